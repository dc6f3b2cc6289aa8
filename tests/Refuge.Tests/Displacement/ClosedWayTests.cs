using CsCheck;
using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement;

/// <summary>
/// Closing a way changes nothing in places that cannot reach it, whatever the network: each draw has an address of its
/// own, so that one person more or less on a way moves no other draw.
/// </summary>
public class ClosedWayTests
{
    const int Days = 25;
    const int Members = 3;

    /// <summary>Farther than anybody goes on foot, and no route leads over.</summary>
    const double KmBetweenValleys = 2_000;

    static readonly Gen<Town> Towns = Gen.Select(
        Gen.Int[0, 40_000], Gen.Int[-1, 4], Gen.Int[-6_000, 3_000], Gen.Double[2, 45],
        static (residents, control, capacity, km) => new Town(residents, control, capacity, km));

    /// <summary>Towns in a row, ways from each to the next, and some across.</summary>
    static readonly Gen<Valley> Valleys = Gen.Select(
        Towns.Array[3, 6], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[0, 3],
        static (towns, across) => new Valley(towns, across));

    static readonly Gen<(Valley[] Valleys, int Way, int From, int Length)> Networks =
        Gen.Select(Valleys.Array[2, 3], Gen.Int[0, 100], Gen.Int[0, 10], Gen.Int[1, 30]);

    [Fact]
    public void A_closed_way_changes_nothing_in_places_that_cannot_reach_it()
    {
        var changed = 0;
        Networks.Sample((valleys, way, from, length) =>
        {
            var (open, ways) = Network(valleys);
            var (closed, _) = Network(valleys);
            var (one, other) = ways[way % ways.Count];
            closed.WithClosedRoute(one, other, from, from + length);

            var (before, after) = (Run(open.Build()), Run(closed.Build()));

            foreach (var place in before.Present.Places.Where(static place => place.Code[0] != 'a'))
            {
                for (var day = 0; day <= Days; day++)
                {
                    Assert.Equal(before.Present.On(place, day), after.Present.On(place, day));
                    Assert.Equal(before.Arrivals.On(place, day), after.Arrivals.On(place, day));
                }
            }

            var moved = before.Present.Places.Any(
                place => !before.Present.On(place, Days).SequenceEqual(after.Present.On(place, Days)));
            if (moved) Interlocked.Increment(ref changed);
        }, iter: 150);

        // In the valley of the closed way people do go elsewhere: the law does not hold because closures do nothing.
        Assert.True(changed >= 25, $"A closed way moved people in {changed} of 150 networks.");
    }

    /// <summary>The valleys side by side; the way that is closed is one of the first.</summary>
    static (InventedSituation Situation, List<(string From, string To)> WaysOfFirst) Network(Valley[] valleys)
    {
        var situation = new InventedSituation();
        var ways = new List<(string From, string To)>();
        for (var valley = 0; valley < valleys.Length; valley++)
        {
            var (towns, east) = (valleys[valley].Towns, valley * KmBetweenValleys);
            string Name(int town) => $"{(char)('a' + valley)}{town}";
            for (var town = 0; town < towns.Length; town++)
            {
                if (towns[town].Capacity > 0) situation.WithSite(Name(town), towns[town].Capacity, east);
                else situation.WithTown(Name(town), towns[town].Residents, east);
                if (towns[town].Control >= 0)
                {
                    situation.WithControl(Name(town), (ControlStatus)towns[town].Control, daysAgo: 0);
                }
                east += towns[town].Km;
            }

            var pairs = Enumerable.Range(1, towns.Length - 1).Select(static town => (From: town - 1, To: town))
                .Concat(valleys[valley].Across
                    .Select(pair => (From: pair.One % towns.Length, To: pair.Other % towns.Length))
                    .Where(static pair => pair.From + 1 < pair.To))
                .Distinct();
            foreach (var (from, to) in pairs)
            {
                situation.WithRoute(Name(from), Name(to), towns[from].Km + (2 * (to - from)));
                if (valley == 0) ways.Add((Name(from), Name(to)));
            }
        }

        return (situation, ways);
    }

    static Forecast Run(Situation situation) => Forecaster.Run(
        situation, [TheOffensive], [], new MovementRules(), new EnsembleSize(Days, Members, 11), 1, progress: null,
        TestContext.Current.CancellationToken);

    /// <summary>It begins within days, so that people flee in most networks.</summary>
    static Recorded<Assumption> TheOffensive => new(
        new("offensive_day", "offensive_day", null, 1, 3, 6, "days", "judgement"), InventedSituation.AsOf, null,
        [new RowEvidence("assumptions.csv", "offensive_day", InventedSituation.AsOf, [])]);

    /// <summary>What is known of one place; a control below zero is no row, a capacity above zero a site.</summary>
    sealed record Town(int Residents, int Control, int Capacity, double Km);

    /// <summary>Towns and the ways across.</summary>
    sealed record Valley(Town[] Towns, (int One, int Other)[] Across);
}
