using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>
/// All that a scenario fixes before anybody moves: the map, the conditions of each day, and who is displaced when.
/// </summary>
/// <remarks>Built once and shared by every member, thread and engine; nothing in it changes.</remarks>
sealed class FleeCourse
{
    const double FewGoOn = 0.01; // Where fewer go on in a day, the hour at which people arrive is not kept.

    readonly double[][] capacity;
    readonly double[] speed;
    readonly bool[] isLimited;
    readonly bool[] hourMatters; // [paths] Whether people go on from where they arrive.
    readonly FleeSettings settings;

    FleeCourse(
        FleeScenario scenario, FleeMap map, FleeConditions[] conditions, double[][] spawnWeights, double[][] intensity,
        double[][] capacity)
    {
        (Scenario, Map, Conditions, SpawnWeights, Intensity, this.capacity) =
            (scenario, map, conditions, spawnWeights, intensity, capacity);
        Arrivals = FleeArrivals.Of(scenario);
        Alike = new(conditions, townsMatter: scenario.Settings.AvoidShortStints);
        (KeepsFaults, settings) = (scenario.Faults == FleeFaults.Kept, scenario.Settings);
        speed = [.. map.Links.Select(link => link.SpeedKmPerDay ?? settings.MaxMoveSpeed)];
        HazardShares = [.. map.PlaceNames.Select(name => FleeHazardClasses.Shares(scenario, name))];
        Classes = HazardShares.Any(shares => shares[0] < 1) ? FleeHazardClasses.Count : 1;
        isLimited = [.. Enumerable.Range(0, Places).Select(place => capacity.Any(day => day[place] >= 1))];
        hourMatters = [.. map.Paths.Select(path => GoOnFrom(map.Links[path.FirstLink].To, path.Rest))];
        Hours = new(this);
        CampPlaces = [.. scenario.CampCounts.Select(camp => map.PlaceNumber[camp.Place])];
    }

    /// <summary>What was read.</summary>
    internal FleeScenario Scenario { get; }

    /// <summary>Places, links and paths.</summary>
    internal FleeMap Map { get; }

    /// <summary>How many days.</summary>
    internal int Days => Scenario.Days;

    /// <summary>How many places.</summary>
    internal int Places => Map.PlaceNames.Length;

    /// <summary>[days] What holds on each day; days alike share one object.</summary>
    internal FleeConditions[] Conditions { get; }

    /// <summary>What days have in common.</summary>
    internal FleeDaysAlike Alike { get; }

    /// <summary>
    /// [days][places] Weight of each place among those from which people are displaced, before population.
    /// </summary>
    internal double[][] SpawnWeights { get; }

    /// <summary>[days][places] Intensity of fighting.</summary>
    internal double[][] Intensity { get; }

    /// <summary>Who is displaced when.</summary>
    internal FleeArrivals Arrivals { get; }

    /// <summary>[places][classes] The part of those who come from a place in each hazard class.</summary>
    internal double[][] HazardShares { get; }

    /// <summary>How many hazard classes there are: 1 when no hazard rule is on.</summary>
    internal int Classes { get; }

    /// <summary>[camps] The place of each camp with counts.</summary>
    internal int[] CampPlaces { get; }

    /// <summary>Whether Flee's faults are kept.</summary>
    internal bool KeepsFaults { get; }

    /// <summary>[places] Scaled capacity of each place on a day; below 1 there is no limit.</summary>
    internal double[] Capacity(int day) => capacity[Math.Min(day, capacity.Length - 1)];

    /// <summary>The part of a capacity up to which a place keeps its whole pull.</summary>
    internal double Buffer => settings.CapacityBuffer;

    /// <summary>Whether a place has a limit on some day.</summary>
    internal bool IsLimited(int place) => isLimited[place];

    /// <summary>At which hours people come to the ends of links.</summary>
    internal FleeHours Hours { get; }

    /// <summary>
    /// Whether more than a few people go on, on the same day, from where the first link of a path ends.
    /// </summary>
    internal bool HourMatters(int path) => hourMatters[path];

    /// <summary>Works out the course of <paramref name="scenario"/>.</summary>
    internal static FleeCourse Of(FleeScenario scenario)
    {
        var map = FleeMap.Of(scenario);
        var course = new FleeCourseBuilder(scenario, map);
        var conditions = new FleeConditions[scenario.Days];
        var spawnWeights = new double[scenario.Days][];
        var intensity = new double[scenario.Days][];
        for (var day = 0; day < scenario.Days; day++)
        {
            var isNew = course.Advance(day);
            spawnWeights[day] = course.SpawnWeights;
            intensity[day] = isNew ? course.Intensity() : intensity[day - 1];
            conditions[day] = isNew ? course.Conditions() : conditions[day - 1];
        }

        return new(scenario, map, conditions, spawnWeights, intensity, CapacityByDay(scenario, map));
    }

    /// <summary>
    /// How much of its pull is left to a place with a capacity: 1 with room, 0 when full, falling between.
    /// </summary>
    /// <param name="present">People there now.</param>
    /// <param name="capacity">Its scaled capacity; below 1 there is no limit.</param>
    internal double RoomLeft(int present, double capacity)
    {
        var buffer = settings.CapacityBuffer;
        if (capacity < 1 || present <= buffer * capacity) return 1;
        return present >= capacity ? 0 : 1 - ((present - (buffer * capacity)) / (capacity * (1 - buffer)));
    }

    /// <summary>[places] Chance of leaving today, with population.</summary>
    internal double MoveChance(int day, int place, int population)
    {
        var chance = Conditions[day].MoveChance[place];
        if (settings.MoveChancePopulationScale == 0) return chance;
        var size = Math.Max(population, Capacity(day)[place] / settings.CapacityScaling);
        return Math.Min(
            1,
            chance
            * Elementary.Pow(
                Math.Max(0, size) / settings.MoveChancePopulationBase, settings.MoveChancePopulationScale));
    }

    /// <summary>How fast people get on along a link, in km a day.</summary>
    /// <param name="link">The link.</param>
    /// <param name="isFirst">Whether it is the first they travel.</param>
    internal double SpeedOn(int link, bool isFirst) =>
        settings.StartOnFoot && isFirst ? settings.MaxWalkSpeed : speed[link];

    /// <summary>Whether somebody who arrives today goes on from a town instead of stopping.</summary>
    /// <param name="recent">What they moved lately, in days' journeys, halved each day.</param>
    /// <param name="movedKm">What they moved today.</param>
    internal bool GoesOn(double recent, double movedKm) => movedKm < GoesOnBelowKm(recent);

    /// <summary>
    /// Below how many km moved today somebody who arrives goes on from a town: what is missing to half a day's journey
    /// a day; 0 where short stints are not avoided.
    /// </summary>
    /// <param name="recent">What they moved lately, in days' journeys, halved each day.</param>
    internal double GoesOnBelowKm(double recent) =>
        settings.AvoidShortStints ? (1 - recent) * settings.MaxMoveSpeed : 0;

    /// <summary>Whether more than a few of those who come to a place may go on the same day.</summary>
    bool GoOnFrom(int place, int rest) =>
        rest != FleeMap.None || settings.MoveChancePopulationScale != 0
            || Conditions.Any(
                day => day.MoveChance[place] > FewGoOn || (settings.AvoidShortStints && day.IsTown[place]));

    static double[][] CapacityByDay(FleeScenario scenario, FleeMap map)
    {
        var grows = scenario.Places.Any(place => place.CapacityPerDay != 0);
        var start = scenario.Places.Select(place => (double)place.Capacity).ToArray();
        if (scenario.Faults == FleeFaults.Kept && scenario.Settings.InsertDay0)
        {
            // Flee takes the first day's count off the capacity although it also puts those people in the camp.
            foreach (var camp in scenario.CampCounts)
            {
                var place = map.PlaceNumber[camp.Place];
                if (start[place] > 0) start[place] -= camp.ByDay[0];
            }
        }

        return [.. Enumerable.Range(0, grows ? scenario.Days : 1).Select(day => scenario.Places
            .Select(
                (place, index) =>
                    (start[index] + ((day + 1) * place.CapacityPerDay))
                * scenario.Settings.CapacityScaling).ToArray())];
    }
}
