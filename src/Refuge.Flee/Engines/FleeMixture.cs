using System.Runtime.InteropServices;

namespace Refuge.Flee.Engines;

/// <summary>
/// All that can become today of people who set out from one place, or come to one, at any of several moments.
/// </summary>
/// <remarks>
/// Each moment has a journey of its own (<see cref="FleeJourneys"/>). Ends of different journeys that lead to one cell
/// are one outcome, with regions for the bins of what people moved lately and for the hours at which they will arrive
/// (<see cref="FleeMixtures"/>). Outcomes are kept in an order of their own, so that it does not matter which moment
/// came first.
/// </remarks>
sealed class FleeMixture
{
    readonly int bins;
    readonly int hours;
    readonly FleeRow?[] rows;
    readonly List<FleeOutcome> outcomes = [];
    readonly List<FleeRegion> regions = [];
    FleeRegion[] inOrder = [];
    readonly Dictionary<(bool IsPlace, int Cell, bool IsTurnedAway), int> outcomeOf = [];

    /// <summary>Begins without any journey.</summary>
    /// <param name="start">The place where people set out, or to which they come.</param>
    /// <param name="moments">How many moments there are.</param>
    /// <param name="bins">Bins of what people moved lately.</param>
    /// <param name="hours">Hours of people on a link.</param>
    internal FleeMixture(int start, int moments, int bins, int hours)
    {
        (Start, this.bins, this.hours) = (start, bins, hours);
        rows = new FleeRow?[moments];
    }

    /// <summary>The place where people set out, or to which they come.</summary>
    internal int Start { get; }

    /// <summary>[outcomes] How the day can end.</summary>
    internal ReadOnlySpan<FleeOutcome> Outcomes => CollectionsMarshal.AsSpan(outcomes);

    /// <summary>[outcomes] The region of each outcome, in the order of their cells.</summary>
    internal ReadOnlySpan<FleeRegion> Regions => inOrder;

    /// <summary>How long all regions are together.</summary>
    internal int Size { get; private set; }

    /// <summary>The journey of a moment, or null when it was not worked out yet.</summary>
    internal FleeRow? Row(int moment) => rows[moment];

    /// <summary>Adds the journey of a moment.</summary>
    internal FleeRow Add(int moment, int journey, FleeJourneys journeys)
    {
        var ends = journeys.Ends(journey);
        var row = new FleeRow(
            journey, new FleeRowEnd[ends.Length], new int[ends.Length],
            [.. Enumerable.Range(0, ends.Length).Where(end => journeys.IsLimited(journey, end))],
            journeys.Camps(journey).ToArray());
        // Where nobody comes at another moment, most outcomes have one hour.
        var manyHours = rows.Length == 1 ? ManyHours(ends) : null;
        for (var end = 0; end < ends.Length; end++)
        {
            var outcome = Find(ends[end], manyHours);
            var region = regions[outcome];
            row.Ends[end] = new(
                outcome, ends[end].Place, region.First + (region.Hours == 1 ? 0 : ends[end].Hour), region.Hours,
                ends[end].Table, (float)ends[end].MovedDays);
            row.Slots[end] = row.Ends[end].Slot;
        }

        if (inOrder.Length < regions.Count)
        {
            inOrder = [.. regions];
            Array.Sort(inOrder, (one, other) => Compare(outcomes[one.Outcome], outcomes[other.Outcome]));
        }

        return rows[moment] = row;
    }

    /// <summary>The cells of people on the way who come to the end of their link at different hours.</summary>
    static HashSet<int> ManyHours(ReadOnlySpan<FleeOutcome> ends)
    {
        var (hourOf, many) = (new Dictionary<int, int>(), new HashSet<int>());
        foreach (ref readonly var end in ends)
        {
            if (end.Place == FleeMap.None && !hourOf.TryAdd(end.Cell, end.Hour) && hourOf[end.Cell] != end.Hour)
            {
                many.Add(end.Cell);
            }
        }

        return many;
    }

    int Find(in FleeOutcome end, HashSet<int>? manyHours)
    {
        var key = (end.Place != FleeMap.None, end.Cell, end.IsTurnedAway);
        if (outcomeOf.TryGetValue(key, out var known)) return known;
        var outcome = outcomeOf[key] = outcomes.Count;
        outcomes.Add(end);
        var hasHours = end.Place == FleeMap.None && (manyHours is null || manyHours.Contains(end.Cell));
        regions.Add(new(outcome, Size, hasHours ? hours : 1));
        Size += bins * regions[outcome].Hours;
        return outcome;
    }

    static int Compare(in FleeOutcome one, in FleeOutcome other)
    {
        var places = (one.Place == FleeMap.None).CompareTo(other.Place == FleeMap.None);
        if (places != 0) return places;
        var cells = one.Cell.CompareTo(other.Cell);
        return cells != 0 ? cells : one.IsTurnedAway.CompareTo(other.IsTurnedAway);
    }
}

/// <summary>Where the people of an outcome are counted.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="First">The number of the first bin and hour.</param>
/// <param name="Hours">How many hours there are; 1 also where all come at the hour of the outcome.</param>
readonly record struct FleeRegion(int Outcome, int First, int Hours);

/// <summary>The journey of one moment.</summary>
/// <param name="Journey">Its number in <see cref="FleeJourneys"/>.</param>
/// <param name="Ends">[ends] To which outcomes its ends lead.</param>
/// <param name="Slots">[ends] The number of the first bin and of the hour of each end.</param>
/// <param name="Camps">The ends at places with a limit.</param>
/// <param name="Watched">The places with a limit that people come to, or look at to decide.</param>
sealed record FleeRow(int Journey, FleeRowEnd[] Ends, int[] Slots, int[] Camps, int[] Watched);

/// <summary>To which outcome an end leads.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Place">Its place, or <see cref="FleeMap.None"/>.</param>
/// <param name="Slot">The number of the first bin and of the end's hour.</param>
/// <param name="Stride">How far it is from one bin to the next.</param>
/// <param name="Table">How a bin is found.</param>
/// <param name="MovedDays">What people have moved today, in days' journeys.</param>
readonly record struct FleeRowEnd(int Outcome, int Place, int Slot, int Stride, int Table, float MovedDays);
