using Refuge.Flee.Engines;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Engines;

/// <summary>How people are told apart by what they moved lately.</summary>
public class FleeStintBinsTests
{
    static FleeStintBins Bins(bool avoid = true) =>
        new(new FleeWorld { Settings = new() { AvoidShortStints = avoid, MaxMoveSpeed = 200 } }
        .With("A").With("B").With("C").Road("A", "B", 90).Road("B", "C", 450).Course());

    [Theory]
    [InlineData(0.55)] // Who comes from A to B goes on from there below 1 − 90 / 200.
    [InlineData(0.125)]
    [InlineData(1.25)]
    public void An_edge_belongs_to_the_bin_above_it(double edge)
    {
        var bins = Bins();

        Assert.Equal(bins.Find(0, Math.BitDecrement(edge)) + 1, bins.Find(0, edge));
        Assert.Equal(bins.Find(0, edge), bins.Find(0, Math.BitIncrement(edge)));
    }

    [Fact]
    public void Who_moved_more_is_never_in_a_lower_bin()
    {
        var bins = Bins();
        var last = 0;
        for (var recent = 0.0; recent < 3; recent += 1.0 / 512)
        {
            var bin = bins.Find(0, recent);
            Assert.InRange(bin, last, bins.Most - 1);
            last = bin;
        }
    }

    [Fact]
    public void On_the_way_it_counts_what_they_will_have_moved_lately_on_the_day_they_come()
    {
        var bins = Bins();
        // After two whole days 50 km of the 450 are left: who has moved less than 1 − 50 / 200 lately goes on.
        var (soon, later) = (
            bins.AddOnTheWay(link: 2, isFirst: false, daysToGo: 1),
            bins.AddOnTheWay(link: 2, isFirst: false, daysToGo: 2));

        for (var recent = 0.0; recent <= 1; recent += 1.0 / 64)
        {
            Assert.Equal(bins.Find(soon, (recent + 1) / 2), bins.Find(later, recent));
        }
    }

    [Fact]
    public void Where_short_stints_are_not_avoided_all_are_alike()
    {
        var bins = Bins(avoid: false);

        Assert.Equal((1, 0), (bins.Most, bins.Find(bins.AtPlace(1), 0.7)));
    }
}
