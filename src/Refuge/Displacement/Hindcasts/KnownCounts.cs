using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement.Hindcasts;

/// <summary>The counts as they stood at the end of a day: each date in its newest version known by then.</summary>
static class KnownCounts
{
    /// <summary>Every count dated up to a day and known at its end, ascending by day within its key.</summary>
    internal static IReadOnlyDictionary<CountKey, IReadOnlyList<CountReport>> Reports(History<Observation> observations,
        DateOnly asOf) =>
        observations.AsOf(asOf)
            .Where(row => row.Value.Value is not null && row.Value.Date <= asOf)
            .GroupBy(static row => new CountKey(row.Value.Series, row.Value.Place))
            .ToDictionary(
                static rows => rows.Key,
                static rows => (IReadOnlyList<CountReport>)
                [
                    .. rows.Select(static row => new CountReport(row.Value.Date.DayNumber, row.Value.Value!.Value.Value,
                        row.Value.IsBreak))
                        .OrderBy(static report => report.Day),
                ]);

    /// <summary>The histories that a forecast may start from; places where nothing above zero was counted have
    /// none.</summary>
    internal static SortedDictionary<CountKey, CountHistory> Histories(History<Observation> observations, DateOnly asOf)
    {
        var histories = new SortedDictionary<CountKey, CountHistory>();
        foreach (var (key, reports) in Reports(observations, asOf))
        {
            if (CountHistory.Of(reports) is { } history) histories.Add(key, history);
        }

        return histories;
    }
}
