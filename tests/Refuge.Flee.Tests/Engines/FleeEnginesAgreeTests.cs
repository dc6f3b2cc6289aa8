using Refuge.Flee.Engines;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Engines;

/// <summary>
/// The cohort engine has the distribution of the people engine, on small worlds made to show where it might not.
/// </summary>
public class FleeEnginesAgreeTests
{
    const int Capacity = 200;

    public static TheoryData<string> Worlds => [.. Named.Keys];

    static readonly FleeSettings Slow = new() { DefaultMoveChance = 0.5, MaxMoveSpeed = 120 };

    static readonly Dictionary<string, double> Nowhere = [];

    static readonly Dictionary<string, Func<FleeWorld>> Named = new(StringComparer.Ordinal)
    {
        ["a camp fills while people come"] = () =>
            new FleeWorld { Days = 3 }
                .With("Start", start: 500).With("Hub", FleePlaceKind.Forward)
                .With("Camp", FleePlaceKind.Camp, capacity: Capacity).With("Other", FleePlaceKind.Camp)
                .Road("Start", "Hub", 90).Road("Hub", "Camp", 50).Road("Hub", "Other", 90),
        ["two camps fill one after the other"] = () =>
            new FleeWorld { Days = 6, Settings = Slow }
                .With("Start", start: 600).With("Hub").With("Camp", FleePlaceKind.Camp, capacity: Capacity)
                .With("Second", FleePlaceKind.Camp, capacity: Capacity).With("Far", FleePlaceKind.Camp)
                .Road("Start", "Hub", 60).Road("Hub", "Camp", 40).Road("Hub", "Second", 80).Road("Hub", "Far", 200),
        ["a road closes with people on it"] = () =>
            new FleeWorld { Days = 4, Settings = Slow }
                .With("Start", start: 400).With("Camp", FleePlaceKind.Camp, country: "Abroad").With("Town")
                .Road("Start", "Camp", 300).Road("Start", "Town", 100)
                .Closed(FleeClosureKind.Country, "Home", "Abroad", 2, 3),
        ["a loop of towns"] = () =>
            new FleeWorld { Days = 6, Settings = Slow }
                .With("A", start: 400).With("B").With("C")
                .Road("A", "B", 50).Road("B", "C", 70).Road("C", "A", 90),
        ["equal weights"] = () =>
            new FleeWorld { Days = 2 }
                .With("Start", start: 300).With("A", FleePlaceKind.Camp).With("B", FleePlaceKind.Camp)
                .With("C", FleePlaceKind.Camp)
                .Road("Start", "A", 100).Road("Start", "B", 100).Road("Start", "C", 100),
        ["one person"] = () =>
            new FleeWorld { Days = 3, Settings = Slow }
                .With("A", start: 1).With("B").With("C", FleePlaceKind.Camp)
                .Road("A", "B", 50).Road("B", "C", 110),
        ["short stints"] = () =>
            new FleeWorld { Days = 6, Settings = Slow with { AvoidShortStints = true } }
                .With("A", start: 400).With("B").With("C").With("D", FleePlaceKind.Camp)
                .Road("A", "B", 30).Road("B", "C", 70).Road("C", "D", 100).Road("A", "C", 160),
        ["on foot at first"] = () =>
            new FleeWorld
            {
                Days = 6,
                Settings = Slow with { StartOnFoot = true, MaxWalkSpeed = 35, AvoidShortStints = true },
            }
                .With("A", start: 400).With("B").With("C", FleePlaceKind.Camp)
                .Road("A", "B", 80).Road("B", "C", 60),
        ["three hops over a marker"] = () =>
            new FleeWorld { Days = 5, Settings = Slow with { AwarenessLevel = 3 } }
                .With("A", start: 500).With("Bend", FleePlaceKind.Marker).With("B").With("C")
                .With("Camp", FleePlaceKind.Camp, capacity: Capacity)
                .Road("A", "Bend", 40).Road("Bend", "B", 50).Road("B", "C", 60).Road("C", "Camp", 70)
                .Road("A", "C", 150),
        ["children avoid hazards"] = () =>
            new FleeWorld
            {
                Days = 4,
                Settings = Slow with { ChildrenAvoidHazards = true, BoysTakeRisk = true, CampWeight = 3 },
                Demographics = new(
                    [new("10", 0.4, Nowhere), new("16", 0.2, Nowhere), new("40", 0.4, Nowhere)],
                    [new("f", 0.5, Nowhere), new("m", 0.5, Nowhere)]),
            }
                .With("A", start: 400).With("B").With("Camp", FleePlaceKind.Camp, capacity: Capacity)
                .Road("A", "B", 60).Road("A", "Camp", 90).Road("B", "Camp", 90),
        ["a fight that comes and goes"] = () =>
            new FleeWorld { Days = 8, Settings = Slow with { TakeFromPopulation = true } }
                .With("A", population: 300).With("B", population: 900).With("Idp", FleePlaceKind.IdpCamp)
                .With("Camp", FleePlaceKind.Camp, capacity: Capacity)
                .Road("A", "B", 60).Road("B", "Camp", 90).Road("A", "Idp", 50)
                .Fighting("A", 1, 1, 0, 0, 1).Fighting("B", 0, 1, 1, 1, 0)
                .Counted("Camp", 0, 100, 200, 300, 350, 400),
        ["faults mended"] = () =>
            new FleeWorld
            {
                Days = 6,
                Faults = FleeFaults.Mended,
                Settings = Slow with { AvoidShortStints = true, StartOnFoot = true, MaxWalkSpeed = 45 },
            }
                .With("A", start: 500).With("B").With("C").With("Camp", FleePlaceKind.Camp, capacity: Capacity)
                .With("Far", FleePlaceKind.Camp)
                .Road("A", "B", 35).Road("B", "C", 65).Road("C", "Camp", 95).Road("B", "Far", 210),
    };

    [Theory, MemberData(nameof(Worlds))]
    public void Engines_agree_in_mean_spread_and_shape(string name) =>
        Compare(name, seeds: 1_000, standardErrors: 3, varianceRatio: 1.25, significance: 0.01);

    /// <summary>
    /// A known miss, told in docs/flee.md: by default 57.6 people for 53.7 of 500 are at a town on the last day.
    /// </summary>
    const string Missed = "three hops over a marker";

    public static TheoryData<string> WorldsByDefault => [.. Named.Keys.Where(name => name != Missed)];

    /// <summary>
    /// By default people are on the road at every hour of the day; those of one road are drawn together.
    /// </summary>
    [Theory, MemberData(nameof(WorldsByDefault))]
    public void Engines_agree_in_mean_spread_and_shape_by_default(string name) =>
        Compare(name, seeds: 1_000, standardErrors: 4, varianceRatio: 1.25, significance: 0.01, FleeFaults.Mended);

    [Fact]
    public void Ten_million_people_go_where_their_weights_send_them()
    {
        var world = new FleeWorld().With("Start", start: 10_000_000).With("A", FleePlaceKind.Camp)
            .With("B", FleePlaceKind.Camp).Road("Start", "A", 90).Road("Start", "B", 190);

        var there = world.After(FleeEngine.Cohort, "A");

        // 1 / 100 against 1 / 200; five standard deviations of a binomial of ten million.
        Assert.Equal(2e7 / 3, there, 7_500.0);
    }

    static void Compare(
        string name, int seeds, double standardErrors, double varianceRatio, double significance,
        FleeFaults? faults = null)
    {
        var scenario = Named[name]().Scenario();
        var simulation = new FleeSimulation(scenario with { Faults = faults ?? scenario.Faults });
        var (days, places) = (simulation.Scenario.Days, simulation.Scenario.CampCounts.Count);
        FleeMember[] Run(FleeEngine engine, long from) =>
            [.. Enumerable.Range(0, seeds).Select(seed => simulation.RunMember(engine, from + seed, 0))];
        var (people, cohorts) = (Run(FleeEngine.People, 1_000_000), Run(FleeEngine.Cohort, 1));

        var chances = new List<double>();
        foreach (var (day, place) in new[] { 0, days / 2, days - 1 }.Distinct()
            .SelectMany(day => Enumerable.Range(0, places).Select(place => (day, place))))
        {
            double[] expected = [.. people.Select(member => (double)member.Present(place, day))], actual =
                [.. cohorts.Select(member => (double)member.Present(place, day))];
            var (variance, other) = (Variance(expected), Variance(actual));
            var allowed = Math.Max(0.01 * Capacity, standardErrors * Math.Sqrt((variance + other) / seeds));
            Assert.True(
                Math.Abs(expected.Average() - actual.Average()) <= allowed,
                $"{name}, place {place}, day {day}: {actual.Average():0.0} for {expected.Average():0.0} (± "
                + $"{allowed:0.0}).");

            // Spreads of less than a person are all chance.
            if (variance > 1)
            {
                Assert.True(
                    other / variance < varianceRatio && variance / other < varianceRatio,
                    $"{name}, place {place}, day {day}: variance {other:0.0} for {variance:0.0}.");
            }
            chances.Add(KolmogorovSmirnov(expected, actual));
        }

        // Holm: the smallest of n chances against significance / n, the next against significance / (n − 1), …
        var sorted = chances.Order().ToList();
        for (var rank = 0; rank < sorted.Count && sorted[rank] < significance; rank++)
        {
            Assert.True(
                sorted[rank] > significance / (sorted.Count - rank),
                $"{name}: the distributions differ (chance {sorted[rank]:0.0e0}).");
        }
    }

    static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    /// <summary>
    /// The chance of so large a distance if both came from one distribution (Smirnov 1948; conservative for counts).
    /// </summary>
    static double KolmogorovSmirnov(double[] first, double[] second)
    {
        var distance = first.Concat(second).Distinct().Max(value =>
            Math.Abs(
                ((double)first.Count(one => one <= value) / first.Length)
                - ((double)second.Count(one => one <= value) / second.Length)));
        var scaled = distance * Math.Sqrt(first.Length * second.Length / (double)(first.Length + second.Length));
        if (scaled < 0.3) return 1;
        return Math.Clamp(
            2 * Enumerable.Range(1, 100).Sum(k => (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * scaled * scaled)), 0,
            1);
    }
}
