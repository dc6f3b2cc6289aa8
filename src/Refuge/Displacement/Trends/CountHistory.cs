namespace Refuge.Displacement.Trends;

/// <summary>The counts of one place in one series, as known on a day, from the last redefinition on: what a trend is
/// drawn through.</summary>
/// <remarks>
/// Zeros before the first count above zero are placeholders and are left out; a zero after it is a real count. A count
/// that begins a redefinition (<c>break</c>) begins a new history. Days between reports are never filled in.
/// </remarks>
sealed class CountHistory
{
    CountHistory(IReadOnlyList<CountReport> reports) => Reports = reports;

    /// <summary>The reports, ascending by day. Never empty.</summary>
    internal IReadOnlyList<CountReport> Reports { get; }

    /// <summary>The newest report.</summary>
    internal CountReport Last => Reports[^1];

    /// <summary>The history of these reports; null when nothing above zero was counted.</summary>
    /// <param name="reports">The reports in any order, one a day at most.</param>
    internal static CountHistory? Of(IEnumerable<CountReport> reports)
    {
        var ordered = reports.OrderBy(static report => report.Day).ToList();
        var from = Math.Max(0, ordered.FindLastIndex(static report => report.IsBreak));
        while (from < ordered.Count && ordered[from].Count <= 0) from++;
        return from < ordered.Count ? new(ordered[from..]) : null;
    }

    /// <summary>What of this history was dated up to a day; null when nothing was.</summary>
    /// <param name="day">The last day, as the number of days since 1 January of year 1.</param>
    internal CountHistory? Until(int day)
    {
        var end = Reports.Count;
        while (end > 0 && Reports[end - 1].Day > day) end--;
        return end == 0 ? null : end == Reports.Count ? this : new([.. Reports.Take(end)]);
    }
}

/// <summary>One count.</summary>
/// <param name="Day">Its day, as the number of days since 1 January of year 1.</param>
/// <param name="Count">How many were counted, zero or more, in what the series counts.</param>
/// <param name="IsBreak">Whether the series was redefined with this count.</param>
readonly record struct CountReport(int Day, double Count, bool IsBreak = false);
