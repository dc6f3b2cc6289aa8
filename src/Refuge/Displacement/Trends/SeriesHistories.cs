using Refuge.Situations;

namespace Refuge.Displacement.Trends;

/// <summary>The counts that a situation knows, as histories of people.</summary>
static class SeriesHistories
{
    /// <summary>
    /// The histories of every series and place with a count above zero, in people: families times the publisher's
    /// factor, of a range its middle. A flow has the history of its running total: the sum of its rows up to each.
    /// </summary>
    internal static SortedDictionary<CountKey, CountHistory> Of(Situation situation)
    {
        var series = situation.Series.ToDictionary(static row => row.Value.Id);
        var histories = new SortedDictionary<CountKey, CountHistory>();
        foreach (var rows in situation.Observations.GroupBy(
            static row => new CountKey(row.Value.Series, row.Value.Place)))
        {
            if (!series.TryGetValue(rows.Key.Series, out var definition)) continue;
            var reports = definition.Value.What == CountKind.Flow
                ? RunningTotal.Of(definition, rows, situation.AsOf)
                    .Select(static sum => new CountReport(sum.Count.Day.DayNumber, sum.People))
                : rows
                    .Select(row => (Count: LatestCount.From(definition, row, situation.AsOf), row.Value.IsBreak))
                    .Where(static pair => pair.Count is not null)
                    .Select(static pair =>
                        new CountReport(pair.Count!.Day.DayNumber, pair.Count.People.Value, pair.IsBreak))
                    .GroupBy(static report => report.Day).Select(static same => same.Last());
            if (CountHistory.Of(reports) is { } history) histories.Add(rows.Key, history);
        }

        return histories;
    }
}
