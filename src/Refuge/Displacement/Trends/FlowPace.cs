using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>How many people go on passing a place, after the pace at which they were counted.</summary>
/// <remarks>
/// <para>
/// A flow that was counted once has no trend, but it has a pace. What comes in the weeks after is a multiple of the
/// pace of the last fortnight: eight tenths of it in the middle, an eighth to three times as many with a chance of one
/// in ten each. It ebbs with 90 days, as a total does that ebbs (<see cref="TotalPace"/>).
/// </para>
/// <para>
/// Source: what came within 7, 14 and 28 days over the pace of the fortnight before, in the running totals of 20 past
/// operations (<c>operation-counts.csv</c>) and in the first 150 days of the totals of five crises; each weighs the
/// same, and within each paces weigh as many people as they brought (decision 0108).
/// </para>
/// </remarks>
/// <param name="PerDay">People a day in the last fortnight that was counted, zero or more.</param>
/// <param name="LastDay">The last day of that count, as <see cref="DateOnly.DayNumber"/>.</param>
readonly record struct FlowPace(double PerDay, int LastDay)
{
    /// <summary>
    /// [quantiles] How many people come after one day and up to another, at <see cref="Quantiles.Printed"/>.
    /// </summary>
    /// <param name="from">A day not before the last count.</param>
    /// <param name="until">A day not before <paramref name="from"/>.</param>
    internal double[] Between(int from, int until)
    {
        var days = EbbDays * (Elementary.Exp((LastDay - from) / EbbDays) - Elementary.Exp((LastDay - until) / EbbDays));
        var people = PerDay * days;
        return [.. Multiples.Select(multiple => multiple * people)];
    }

    /// <summary>[quantiles] What comes over what the last fortnight brought, before it ebbs.</summary>
    static readonly double[] Multiples = [0, 0, 0.12, 0.38, 0.81, 1.67, 2.91, 5.4, 8.73];

    const double EbbDays = 90;

    /// <summary>A count that is more days old says nothing of today's pace: no longer stretch was measured.</summary>
    internal const int OldestDays = 60;
}
