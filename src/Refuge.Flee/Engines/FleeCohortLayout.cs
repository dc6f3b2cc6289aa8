namespace Refuge.Flee.Engines;

/// <summary>Numbers the cells of a scenario: the kinds of groups that its cohorts can fall into.</summary>
/// <remarks>
/// A cell at a place is (place, or path that is planned from there; whether the first link still lies ahead; class;
/// bin). A cell on the way is (path being travelled; on the first link or not; days to go; with faults mended, the part
/// of the day in which its end is reached; class; bin). The bin is of what was moved lately and exists only where short
/// stints are avoided (<see cref="FleeStintBins"/>). Within a bin the mean is kept.
/// </remarks>
sealed class FleeCohortLayout
{
    readonly FleeCourse course;
    readonly int places;
    readonly int classes;
    readonly int bins;
    readonly FleeStintBins stints;
    readonly int[] wayOffset; // [2 × paths]
    readonly int[] wayTables; // [ways]

    internal FleeCohortLayout(FleeCourse course)
    {
        this.course = course;
        var settings = course.Scenario.Settings;
        (places, classes) = (course.Places, course.Classes);
        stints = new(course);
        bins = stints.Most;
        FirstMatters = settings.StartOnFoot;
        var paths = course.Map.Paths;
        PlaceCells = (places + paths.Length) * Variants;
        PlaceOf = [.. Enumerable.Range(0, places), .. paths.Select(path => path.From)];

        wayOffset = new int[2 * paths.Length];
        var of = new List<FleeWay>();
        foreach (var isFirst in FirstMatters ? new[] { false, true } : [false])
        {
            for (var path = 0; path < paths.Length; path++)
            {
                wayOffset[(isFirst ? paths.Length : 0) + path] = of.Count * classes * bins;
                var km = course.Map.Links[paths[path].FirstLink].Km;
                var mostDays = (int)Math.Floor(km / course.SpeedOn(paths[path].FirstLink, isFirst)) + 1;
                for (var days = 1; days <= mostDays; days++)
                {
                    of.AddRange(Enumerable.Repeat(new FleeWay(path, isFirst, days), course.ArrivalParts));
                }
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

        WayCells = of.Count * classes * bins;
    }

    /// <summary>Whether the first link is travelled at another speed.</summary>
    internal bool FirstMatters { get; }

    /// <summary>How many cells there are at places.</summary>
    internal int PlaceCells { get; }

    /// <summary>How many cells there are on the way.</summary>
    internal int WayCells { get; }

    /// <summary>[places + paths] The place of each plan index.</summary>
    internal int[] PlaceOf { get; }

    int Variants => (FirstMatters ? 2 : 1) * classes * bins;

    /// <summary>[way cells / (classes × bins)] What a cell on the way stands for.</summary>
    internal FleeWay[] Ways { get; }

    /// <summary>The cell of people at a place.</summary>
    internal int AtPlace(int place, int plan, bool isFirst, int hazard, double recent) =>
        Cell(AtPlace(place, plan, isFirst), stints.AtPlace(place), hazard, recent);

    /// <summary>What a cell at a place stands for.</summary>
    internal FleeStanding AtPlace(int cell)
    {
        var (index, variant) = Math.DivRem(cell, Variants);
        var kind = variant / bins;
        return new(
            PlaceOf[index], index < places ? FleeMap.None : index - places, FirstMatters && kind >= classes,
            kind % classes);
    }

    /// <summary>The cell of people on the way.</summary>
    internal int OnTheWay(int path, bool isFirst, int daysToGo, int hazard, double recent, double alongKm)
    {
        var cell = OnTheWay(path, isFirst, daysToGo, alongKm);
        return Cell(cell, wayTables[cell / (classes * bins)], hazard, recent);
    }

    /// <summary>What a cell on the way stands for.</summary>
    internal (FleeWay Way, int Hazard) OnTheWay(int cell)
    {
        var (way, variant) = Math.DivRem(cell, classes * bins);
        return (Ways[way], variant / bins);
    }

    /// <summary>An end of a day with what never changes about it worked out.</summary>
    internal FleeOutcome Outcome(in FleeEnd end)
    {
        var cell = end.Place == FleeMap.None
            ? OnTheWay(end.Path, end.IsFirst, end.DaysToGo, end.AlongKm)
            : AtPlace(end.Place, end.Plan, isFirst: false);
        var table = end.Place == FleeMap.None ? wayTables[cell / (classes * bins)] : stints.AtPlace(end.Place);
        return new(
            end.Place, end.Path, cell, table, end.MovedKm / course.Scenario.Settings.MaxMoveSpeed, end.AlongKm,
            end.IsTurnedAway);
    }

    /// <summary>The cell of people whose day ends so.</summary>
    internal int Cell(in FleeOutcome outcome, int hazard, double recent) =>
        Cell(outcome.Cell, outcome.Table, hazard, recent);

    int Cell(int first, int table, int hazard, double recent) => first + (hazard * bins) + stints.Find(table, recent);

    // The first class and bin.
    int AtPlace(int place, int plan, bool isFirst) =>
        ((plan == FleeMap.None ? place : places + plan) * Variants) + (isFirst && FirstMatters ? classes * bins : 0);

    int OnTheWay(int path, bool isFirst, int daysToGo, double alongKm) =>
        wayOffset[(isFirst && FirstMatters ? wayOffset.Length / 2 : 0) + path]
            + (
                (((daysToGo - 1) * course.ArrivalParts) + course.ArrivalPart(path, isFirst, daysToGo, alongKm))
                * classes * bins);
}

/// <summary>How somebody's day ends, as cohorts count it.</summary>
/// <param name="Place">The place where they are, or <see cref="FleeMap.None"/> on the way.</param>
/// <param name="Path">On the way: the path whose first link they are on.</param>
/// <param name="Cell">Their cell, if of the first class and bin.</param>
/// <param name="Table">How their bin is found.</param>
/// <param name="MovedDays">What they have moved today, in days' journeys.</param>
/// <param name="AlongKm">On the way: how far along the link they are.</param>
/// <param name="IsTurnedAway">Whether they chose the place in the course of the day and would have been turned away
/// from it when full.</param>
readonly record struct FleeOutcome(
    int Place, int Path, int Cell, int Table, double MovedDays, double AlongKm, bool IsTurnedAway);

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
