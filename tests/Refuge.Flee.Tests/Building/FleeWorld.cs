using Refuge.Flee.Engines;

namespace Refuge.Flee.Tests.Building;

/// <summary>A small world under Flee's rules. A test states only what it is about; every place is counted.</summary>
sealed class FleeWorld
{
    readonly List<FleePlace> places = [];
    readonly List<FleeRoad> roads = [];
    readonly List<FleeClosure> closures = [];
    readonly List<FleeFighting> fighting = [];
    readonly List<FleeChange> changes = [];
    readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    /// <summary>The settings: everybody leaves a town at once, unless the test says otherwise.</summary>
    public FleeSettings Settings { get; set; } = new() { DefaultMoveChance = 1, MaxMoveSpeed = 200 };

    public int Days { get; set; } = 1;

    public FleeFaults Faults { get; set; } = FleeFaults.Kept;

    public FleeDemographics Demographics { get; set; } = new([], []);

    public List<IReadOnlyList<string>> MajorRoutes { get; } = [];

    public FleeWorld With(
        string name, FleePlaceKind kind = FleePlaceKind.Town, int start = 0, int population = 1_000, int capacity = -1,
        string country = "Home", double capacityPerDay = 0, double deactivation = 0)
    {
        places.Add(
            new(
                name, "", country, kind, 0, places.Count,
                kind is FleePlaceKind.Camp or FleePlaceKind.IdpCamp ? 0 : population, capacity)
            {
                InitialIdps = start,
                CapacityPerDay = capacityPerDay,
                DeactivationChance = deactivation,
            });
        return this;
    }

    public FleeWorld Road(string first, string second, double km, int forced = 0)
    {
        roads.Add(new(first, second, km, forced));
        return this;
    }

    public FleeWorld Closed(FleeClosureKind kind, string first, string second, int start, int end)
    {
        closures.Add(new(kind, first, second, start, end));
        return this;
    }

    public FleeWorld Fighting(string place, params double[] byDay)
    {
        fighting.Add(new(place, byDay));
        return this;
    }

    public FleeWorld Turning(string place, FleePlaceKind kind, int day)
    {
        changes.Add(new(place, kind, day));
        return this;
    }

    /// <summary>Counts of a camp; the last holds on.</summary>
    public FleeWorld Counted(string camp, params int[] byDay)
    {
        counts[camp] = byDay;
        return this;
    }

    public FleeScenario Scenario() => new()
    {
        StartDate = new(2030, 1, 1),
        Days = Days,
        Settings = Settings,
        Faults = Faults,
        Places = places,
        Roads = roads,
        Closures = closures,
        Fighting = fighting,
        Changes = changes,
        MajorRoutes = MajorRoutes,
        Demographics = Demographics,
        CampCounts =
            [.. places.Select(place => new FleeCounts(place.Name, ByDay(counts.GetValueOrDefault(place.Name, [0]))))],
    };

    internal FleeCourse Course() => FleeCourse.Of(Scenario());

    /// <summary>People at a place after the last day, in one member.</summary>
    public int After(FleeEngine engine, string place, long seed = 1, int? day = null)
    {
        var simulation = new FleeSimulation(Scenario());
        return simulation.RunMember(engine, seed, 0)
            .Present(places.FindIndex(other => other.Name == place), (day ?? Days) - 1);
    }

    /// <summary>All displaced after the last day, in one member.</summary>
    public int DisplacedAfter(FleeEngine engine) =>
        new FleeSimulation(Scenario()).RunMember(engine, 1, 0).Displaced(Days - 1);

    int[] ByDay(int[] stated) =>
        [.. Enumerable.Range(0, Days + 1).Select(day => stated[Math.Min(day, stated.Length - 1)])];
}
