using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>Finds counts that contradict the definition of their series.</summary>
static class CountChecks
{
    /// <summary>
    /// Names running totals that fall without a break: a difference across the fall would be a redefinition, not
    /// people.
    /// </summary>
    internal static void Check(
        SituationRecord record, IReadOnlyList<Draft<Observation>> drafts, DateOnly? last, ProblemList problems)
    {
        if (last is not { } day) return;

        var cumulative = record.Series.Rows.Where(row => row.Value.What == CountKind.Cumulative)
            .Select(row => row.Value.Id).ToHashSet();
        if (cumulative.Count == 0) return;

        var newest = record.Observations.AsOf(day).Select(row => row.Value)
            .Where(row => cumulative.Contains(row.Series)).ToHashSet();
        var lines = new Dictionary<Observation, RowCitation>();
        foreach (var draft in drafts.Where(draft => newest.Contains(draft.Value))) lines.TryAdd(draft.Value, draft.Row);

        foreach (var counts in newest.GroupBy(row => (row.Series, row.Place)))
        {
            Observation? before = null;
            foreach (var count in counts.OrderBy(row => row.Date))
            {
                if (before is not null && !count.IsBreak && Figure(count) < Figure(before))
                {
                    problems.Add(
                        Severity.Note, new(lines[count].File, lines[count].Line, "value"),
                        FormattableString.Invariant(
                            $"The running total {Quoted.Of(count.Series.Code)} falls from {Figure(before):0.##} on ")
                        + FormattableString.Invariant($"{before.Date:yyyy-MM-dd} to {Figure(count):0.##}."),
                        "Write break = yes if it was redefined, or correct the count; a fall is never taken as "
                        + "people.");
                }

                before = count;
            }
        }
    }

    static double? Figure(Observation count) => count.Value?.Value ?? count.Low ?? count.High;
}
