namespace Refuge.Displacement;

/// <summary>The people of one member: counts over cohort keys, as columns that can be copied whole.</summary>
/// <remarks>
/// A cohort is people alike in all that the rules look at: where they are (at home, at a place of refuge, waiting at a
/// screening site, or on the road to a place with a day of arrival) and where they come from. Origin 0 is "unknown": the
/// displaced who were there before the run. People only ever move from one column to another.
/// </remarks>
sealed class Cohorts
{
    /// <summary>Days that a journey can last at most.</summary>
    internal const int LongestJourney = 31;

    /// <summary>Days of arrival kept apart: today, the longest journey, and one that begins tomorrow.</summary>
    const int Slots = LongestJourney + 2;

    internal Cohorts(int places, int origins)
    {
        (Places, Origins) = (places, origins);
        Home = new int[places];
        Returned = new int[places];
        Sheltered = new int[origins * places];
        Waiting = new int[origins * places];
        Road = new int[Slots * origins * places];
        RoadTotal = new int[Slots * places];
    }

    /// <summary>How many places.</summary>
    internal int Places { get; }

    /// <summary>How many origins, the unknown one included.</summary>
    internal int Origins { get; }

    /// <summary>[places] People at home.</summary>
    internal int[] Home { get; }

    /// <summary>[places] Of those at home, people who had fled and returned.</summary>
    internal int[] Returned { get; }

    /// <summary>[origins × places] Displaced people at each place.</summary>
    internal int[] Sheltered { get; }

    /// <summary>[origins × places] Displaced people waiting at a screening site.</summary>
    internal int[] Waiting { get; }

    /// <summary>[slots × origins × places] People on the road, by day of arrival modulo the number of slots.</summary>
    internal int[] Road { get; }

    /// <summary>[slots × places] The same over all origins.</summary>
    internal int[] RoadTotal { get; }

    /// <summary>The part of <see cref="Road"/> that arrives on <paramref name="day"/>: [origins × places].</summary>
    internal Span<int> ArrivingOn(int day) => Road.AsSpan(day % Slots * Origins * Places, Origins * Places);

    /// <summary>The part of <see cref="RoadTotal"/> that arrives on <paramref name="day"/>: [places].</summary>
    internal Span<int> TotalArrivingOn(int day) => RoadTotal.AsSpan(day % Slots * Places, Places);

    /// <summary>Puts people of one origin on the road, to arrive at a place on a day at most the longest journey after tomorrow.</summary>
    internal void SetOut(int origin, int to, int arrivalDay, int people)
    {
        ArrivingOn(arrivalDay)[(origin * Places) + to] += people;
        TotalArrivingOn(arrivalDay)[to] += people;
    }

    /// <summary>Makes this the same as <paramref name="other"/>.</summary>
    internal void CopyFrom(Cohorts other)
    {
        other.Home.CopyTo(Home, 0);
        other.Returned.CopyTo(Returned, 0);
        other.Sheltered.CopyTo(Sheltered, 0);
        other.Waiting.CopyTo(Waiting, 0);
        other.Road.CopyTo(Road, 0);
        other.RoadTotal.CopyTo(RoadTotal, 0);
    }

    /// <summary>Nobody anywhere.</summary>
    internal void Clear()
    {
        Array.Clear(Home);
        Array.Clear(Returned);
        Array.Clear(Sheltered);
        Array.Clear(Waiting);
        Array.Clear(Road);
        Array.Clear(RoadTotal);
    }

    /// <summary>Everybody: the same at the end of every day.</summary>
    internal long Total() => Sum(Home) + Sum(Sheltered) + Sum(Waiting) + Sum(Road);

    static long Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0L;
        foreach (var count in counts) sum += count;
        return sum;
    }
}
