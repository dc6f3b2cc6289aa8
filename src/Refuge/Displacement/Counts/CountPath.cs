using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Counts;

/// <summary>How one count goes on: the spread of its trend on each day, of which every member takes one path.</summary>
/// <remarks>A member keeps its rank in the spread over all days (decision 0045).</remarks>
sealed class CountPath
{
    readonly SeriesTrends trends;
    readonly CountKey key;
    readonly int asOf;

    /// <summary>[days] What was worked out so far. Threads may work a day out twice, and find the same.</summary>
    readonly MemberSpread?[] spreads = new MemberSpread?[EnsembleSize.MostDays + 2];

    /// <summary>The path of a count.</summary>
    /// <param name="trends">The trends of all series.</param>
    /// <param name="key">Which count.</param>
    /// <param name="asOf">The day at whose end one looks.</param>
    internal CountPath(SeriesTrends trends, CountKey key, DateOnly asOf) =>
        (this.trends, this.key, this.asOf) = (trends, key, asOf.DayNumber);

    /// <summary>The people counted on a day at a rank.</summary>
    /// <param name="day">The as-of date or a later day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="rank">The normal score of the member's rank.</param>
    internal double At(int day, double rank) => TrendRanks.ValueAt(On(day), rank);

    /// <summary>The spread on a day.</summary>
    /// <param name="day">The as-of date or a later day, as <see cref="DateOnly.DayNumber"/>.</param>
    internal MemberSpread On(int day)
    {
        ref var spread = ref spreads[day - asOf];
        return Volatile.Read(ref spread) is { } known ? known : Find(day, ref spread);
    }

    MemberSpread Find(int day, ref MemberSpread? spread)
    {
        var found = trends.FindOn(key, DateOnly.FromDayNumber(day))!;
        Volatile.Write(ref spread, found);
        return found;
    }
}
