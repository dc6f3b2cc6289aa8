namespace Refuge.Flee.Engines;

/// <summary>Numbers the cells of a scenario: the kinds of groups that its cohorts can fall into.</summary>
/// <remarks>
/// A cell at a place is (place, or path that is planned from there; whether the first link still lies ahead; class). A
/// cell on the way is (path being travelled; on the first link or not; days to go; class). Within a cell people divide
/// over bins of what they moved lately, where short stints are avoided (<see cref="FleeStintBins"/>), and over hours.
/// </remarks>
sealed class FleeCohortLayout
{
    readonly FleeCourse course;
    readonly int places;
    readonly int classes;
    readonly FleeStintBins stints;
    readonly int[] firstWay; // [2 × paths]
    readonly int[] wayTables; // [ways]

    internal FleeCohortLayout(FleeCourse course)
    {
        this.course = course;
        (places, classes) = (course.Places, course.Classes);
        stints = new(course);
        FirstMatters = course.Scenario.Settings.StartOnFoot;
        var paths = course.Map.Paths;
        PlaceCells = (places + paths.Length) * Variants;
        PlaceOf = [.. Enumerable.Range(0, places), .. paths.Select(path => path.From)];

        firstWay = new int[2 * paths.Length];
        var of = new List<FleeWay>();
        foreach (var isFirst in FirstMatters ? new[] { false, true } : [false])
        {
            for (var path = 0; path < paths.Length; path++)
            {
                firstWay[(isFirst ? paths.Length : 0) + path] = of.Count;
                var km = course.Map.Links[paths[path].FirstLink].Km;
                var mostDays = (int)Math.Floor(km / course.SpeedOn(paths[path].FirstLink, isFirst)) + 1;
                for (var days = 1; days <= mostDays; days++) of.Add(new(path, isFirst, days));
            }
        }

        Ways = [.. of];
        var tables = new Dictionary<(int Link, bool IsFirst, int Days), int>();
        wayTables = new int[Ways.Length];
        for (var way = 0; way < Ways.Length; way++)
        {
            var key = (paths[Ways[way].Path].FirstLink, Ways[way].IsFirst, Ways[way].DaysToGo);
            if (!tables.TryGetValue(key, out wayTables[way]))
            {
                wayTables[way] = tables[key] = stints.AddOnTheWay(key.FirstLink, key.IsFirst, key.DaysToGo);
            }
        }

        WayCells = of.Count * classes;
    }

    /// <summary>Whether the first link is travelled at another speed.</summary>
    internal bool FirstMatters { get; }

    /// <summary>How many cells there are at places.</summary>
    internal int PlaceCells { get; }

    /// <summary>How many cells there are on the way.</summary>
    internal int WayCells { get; }

    /// <summary>Into how many bins people fall by what they moved lately.</summary>
    internal int Bins => stints.Most;

    /// <summary>[places + paths] The place of each plan index.</summary>
    internal int[] PlaceOf { get; }

    int Variants => (FirstMatters ? 2 : 1) * classes;

    /// <summary>[ways] What each stands for.</summary>
    internal FleeWay[] Ways { get; }

    /// <summary>The cell of people at a place.</summary>
    internal int AtPlace(int place, int plan, bool isFirst, int hazard) =>
        ((plan == FleeMap.None ? place : places + plan) * Variants) + (isFirst && FirstMatters ? classes : 0) + hazard;

    /// <summary>What a cell at a place stands for.</summary>
    internal FleeStanding AtPlace(int cell)
    {
        var (index, kind) = Math.DivRem(cell, Variants);
        return new(
            PlaceOf[index], index < places ? FleeMap.None : index - places, FirstMatters && kind >= classes,
            kind % classes);
    }

    /// <summary>The cell of people on the way.</summary>
    internal int OnTheWay(int path, bool isFirst, int daysToGo, int hazard) =>
        (Way(path, isFirst, daysToGo) * classes) + hazard;

    /// <summary>What a cell on the way stands for.</summary>
    internal (FleeWay Way, int Hazard) OnTheWay(int cell)
    {
        var (way, hazard) = Math.DivRem(cell, classes);
        return (Ways[way], hazard);
    }

    /// <summary>The bin of people at a place who have moved so much lately.</summary>
    internal int BinAtPlace(int place, double recent) => stints.Find(stints.AtPlace(place), recent);

    /// <summary>The bin of people on the way who have moved so much lately.</summary>
    internal int BinOnTheWay(int path, bool isFirst, int daysToGo, double recent) =>
        stints.Find(wayTables[Way(path, isFirst, daysToGo)], recent);

    /// <summary>The bins of what people moved lately.</summary>
    internal FleeStintBins Stints => stints;

    /// <summary>An end of a day with what never changes about it worked out.</summary>
    internal FleeOutcome Outcome(in FleeEnd end)
    {
        var moved = end.MovedKm / course.Scenario.Settings.MaxMoveSpeed;
        return end.Place == FleeMap.None
            ? new(
                end.Place, end.Path, OnTheWay(end.Path, end.IsFirst, end.DaysToGo, 0),
                wayTables[Way(end.Path, end.IsFirst, end.DaysToGo)], moved,
                course.Hours.Of(end.Path, end.IsFirst, end.DaysToGo, end.AlongKm), end.IsTurnedAway)
            : new(
                end.Place, end.Path, AtPlace(end.Place, end.Plan, isFirst: false, 0), stints.AtPlace(end.Place), moved,
                0, end.IsTurnedAway);
    }

    int Way(int path, bool isFirst, int daysToGo) =>
        firstWay[(isFirst && FirstMatters ? firstWay.Length / 2 : 0) + path] + daysToGo - 1;
}

/// <summary>How somebody's day ends, as cohorts count it.</summary>
/// <param name="Place">The place where they are, or <see cref="FleeMap.None"/> on the way.</param>
/// <param name="Path">On the way: the path whose first link they are on.</param>
/// <param name="Cell">Their cell, if of the first class.</param>
/// <param name="Table">How their bin is found.</param>
/// <param name="MovedDays">What they have moved today, in days' journeys.</param>
/// <param name="Hour">On the way: the hour at which they will come to the end of the link.</param>
/// <param name="IsTurnedAway">Whether they chose the place in the course of the day and would have been turned away
/// from it when full.</param>
readonly record struct FleeOutcome(
    int Place, int Path, int Cell, int Table, double MovedDays, int Hour, bool IsTurnedAway);

/// <summary>Where people on the way are.</summary>
/// <param name="Path">The path being travelled.</param>
/// <param name="IsFirst">Whether it is at the speed of the first link.</param>
/// <param name="DaysToGo">Days until they arrive, today's end being 0.</param>
readonly record struct FleeWay(int Path, bool IsFirst, int DaysToGo);

/// <summary>What people at a place are.</summary>
/// <param name="Place">The place.</param>
/// <param name="Plan">The path they follow, or <see cref="FleeMap.None"/>.</param>
/// <param name="IsFirst">Whether their first link still lies ahead.</param>
/// <param name="Hazard">Their hazard class.</param>
readonly record struct FleeStanding(int Place, int Plan, bool IsFirst, int Hazard);
