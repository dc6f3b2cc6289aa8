using Refuge.Displacement.Trends;

namespace Refuge.Displacement.Counts;

/// <summary>A place that people pass through, at which somebody counts how many come.</summary>
/// <remarks>
/// Who passes is counted where they go, or by nobody: a passage adds nobody to the displaced. They are at the place for
/// the night, or until they were let through.
/// </remarks>
sealed class Passage
{
    readonly FlowPace pace;
    readonly Func<int, MemberSpread>? trend;
    readonly int asOf;

    /// <summary>[days] What was worked out so far. Threads may work a day out twice, and find the same.</summary>
    readonly MemberSpread?[] spreads = new MemberSpread?[EnsembleSize.MostDays + 2];

    /// <summary>A passage that goes on from its count.</summary>
    /// <param name="key">Which count.</param>
    /// <param name="place">The place, as an index.</param>
    /// <param name="hash">The stable hash by which its rank is drawn.</param>
    /// <param name="pace">The pace that was counted.</param>
    /// <param name="trend">The spread of the running total on a later day. Null where too few counts show one.</param>
    /// <param name="asOf">The day at whose end one looks, as <see cref="DateOnly.DayNumber"/>.</param>
    internal Passage(
        CountKey key, int place, ulong hash, FlowPace pace, Func<int, MemberSpread>? trend, int asOf)
    {
        (Key, Places, Hash) = (key, [place], hash);
        (this.pace, this.trend, this.asOf) = (pace, trend, asOf);
    }

    /// <summary>Which count it goes on from.</summary>
    internal CountKey Key { get; }

    /// <summary>The place, as an index: the only one.</summary>
    internal int[] Places { get; }

    /// <summary>The stable hash by which the rank of a member is drawn.</summary>
    internal ulong Hash { get; }

    /// <summary>
    /// How many come on a day at a rank: whole people, so that the days up to any day add up to those who came by it.
    /// </summary>
    /// <param name="day">A day after the as-of date, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="rank">The normal score of the member's rank.</param>
    internal int On(int day, double rank) => (int)(Whole(Since(day, rank)) - Whole(Since(day - 1, rank)));

    /// <summary>How many come after the as-of date and up to a day at a rank.</summary>
    /// <param name="day">The as-of date or a later day.</param>
    /// <param name="rank">The normal score of the member's rank.</param>
    internal double Since(int day, double rank) => TrendRanks.ValueAt(SpreadOn(day), rank);

    static double Whole(double people) => Math.Floor(Math.Min(int.MaxValue / 4, people) + 0.5);

    MemberSpread SpreadOn(int day)
    {
        ref var spread = ref spreads[day - asOf];
        if (Volatile.Read(ref spread) is { } known) return known;
        var found = Find(day);
        Volatile.Write(ref spread, found);
        return found;
    }

    /// <summary>
    /// Half of what the pace says and half of what the trend of the running total says, quantile by quantile; the pace
    /// alone where there is no trend.
    /// </summary>
    MemberSpread Find(int day)
    {
        var values = pace.Between(asOf, day);
        if (trend is not null)
        {
            // A trend's doubt opens within a day, and people do not come within one: a week's people come evenly.
            var (week, within) = Math.DivRem(day - asOf, DaysOfWeek);
            var (start, before) = (trend(asOf).Values, trend(asOf + (DaysOfWeek * week)).Values);
            var after = trend(asOf + (DaysOfWeek * (week + 1))).Values;
            for (var index = 0; index < values.Length; index++)
            {
                var reached = before[index] + ((after[index] - before[index]) * within / DaysOfWeek);
                values[index] = (values[index] + Math.Max(0, reached - start[index])) / 2;
            }
        }

        return new(JumpTemperedTrend.MeanOf(values), values);
    }

    const int DaysOfWeek = 7;
}
