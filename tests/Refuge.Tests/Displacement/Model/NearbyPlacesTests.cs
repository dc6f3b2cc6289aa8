using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Model;
using Refuge.Situations;

namespace Refuge.Tests.Displacement.Model;

public class NearbyPlacesTests
{
    [Fact]
    public void The_nearest_are_those_that_a_look_at_every_place_finds() =>
        Gen.Select(
            Gen.Select(Gen.Double[-89, 89], Gen.Double[-180, 180], Gen.Bool).Array[1, 40],
            Gen.Int[1, 6],
            Gen.Double[1, 20_000]).Sample((points, count, withinKm) =>
        {
            Position?[] positions = [
                .. points.Select(
                    (point, number) => number % 7 == 6 ? null : new Position(point.Item1, point.Item2, null))];
            bool[] isWanted = [.. points.Select(point => point.Item3)];
            var nearby = new NearbyPlaces(positions);

            for (var from = 0; from < positions.Length; from++)
            {
                var expected = positions[from] is not { } here ? [] : Enumerable.Range(0, positions.Length)
                    .Where(place => place != from && isWanted[place] && positions[place] is not null)
                    .Select(place => (Place: place, Km: Geodesy.GreatCircleKm(here, positions[place]!)))
                    .Where(other => other.Km < withinKm)
                    .OrderBy(other => other.Km).ThenBy(other => other.Place).Take(count).ToArray();
                Assert.Equal(expected, nearby.Nearest(from, count, isWanted, withinKm));
            }
        }, iter: 1_000);

    [Fact]
    public void Where_all_that_were_kept_are_blocked_the_next_one_is_found()
    {
        Position?[] positions =
            [.. Enumerable.Range(0, 200).Select(place => new Position(0, 40 + (place * 0.001), null))];
        var reach =
            new WalkingReach(positions, [.. positions.Select(_ => true)], 40, TestContext.Current.CancellationToken);
        bool[] blocked = [.. Enumerable.Range(0, 200).Select(place => place < 150)];

        Assert.Equal(150, reach.NearestOpen(0, blocked).Place);
        Assert.Equal(-1, reach.NearestOpen(0, [.. blocked.Select(_ => true)]).Place);
    }
}
