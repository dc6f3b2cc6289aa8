using Refuge.Situations;

namespace Refuge.Displacement.Trends;

/// <summary>The counts that a situation knows, as histories of people.</summary>
static class SeriesHistories
{
    /// <summary>
    /// The histories of every series and place with a count above zero, in people: families times the publisher's
    /// factor, of a range its middle.
    /// </summary>
    internal static SortedDictionary<CountKey, CountHistory> Of(Situation situation)
    {
        var series = situation.Series.ToDictionary(static row => row.Value.Id);
        var histories = new SortedDictionary<CountKey, CountHistory>();
        foreach (var rows in situation.Observations.GroupBy(
            static row => new CountKey(row.Value.Series, row.Value.Place)))
        {
            if (!series.TryGetValue(rows.Key.Series, out var definition)) continue;
            var reports = rows
                .Select(row => (LatestCount.From(definition, row, situation.AsOf), row.Value.IsBreak))
                .Where(static pair => pair.Item1 is not null)
                .Select(
                    static pair => new CountReport(pair.Item1!.Day.DayNumber, pair.Item1.People.Value, pair.IsBreak))
                .GroupBy(static report => report.Day).Select(static same => same.Last());
            if (CountHistory.Of(reports) is { } history) histories.Add(rows.Key, history);
        }

        return histories;
    }
}
