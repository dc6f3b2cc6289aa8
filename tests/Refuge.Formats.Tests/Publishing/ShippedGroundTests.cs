using Refuge.Formats.Publishing;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Publishing;

public class ShippedGroundTests
{
    [Fact]
    public void The_ground_holds_lines_of_every_kind_within_the_world()
    {
        var ground = ShippedGround.Read();

        Assert.Equal(Enum.GetValues<GroundKind>(), ground.Lines.Select(line => line.Kind).Distinct().Order());
        Assert.All(
            ground.Lines.SelectMany(line => line.Points),
            point => Assert.True(Math.Abs(point.Longitude) <= 180.01 && Math.Abs(point.Latitude) <= 90.01));
    }

    [Fact]
    public void The_Tigris_flows_through_Mosul() =>
        Assert.Contains(
            ShippedGround.Read().Lines.Where(line => line.Kind == GroundKind.River).SelectMany(line => line.Points),
            point => Math.Abs(point.Longitude - 43.13) < 0.15 && Math.Abs(point.Latitude - 36.34) < 0.15);
}
