namespace Refuge.Displacement.Scoring;

/// <summary>
/// Flee's own measure: the averaged relative difference over every day, counts between reports interpolated.
/// </summary>
/// <remarks>
/// Definition of Flee's <c>extract-validation-results.py</c>, restated: mean over days of Σ |simulated − counted| ÷
/// max(Σ counted, 1). Interpolated days are no reports: this score is comparable with what Flee's users publish, and
/// with nothing else.
/// </remarks>
/// <param name="Normal">The difference as it stands.</param>
/// <param name="Rescaled">The same with the simulated total of each day scaled to the counted one.</param>
/// <param name="Days">Over how many days.</param>
sealed record DailyArd(double Normal, double Rescaled, int Days)
{
    /// <summary>Scores a daily forecast of several places; null when no day has both.</summary>
    /// <param name="forecast">For each place its median on each day.</param>
    /// <param name="counted">For each place its counts, ascending by day; places of the forecast without counts are
    /// left out.</param>
    public static DailyArd? Of(
        IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, double>> forecast,
        IReadOnlyDictionary<string, IReadOnlyList<(DateOnly Date, double Value)>> counted)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(counted);
        var places = forecast.Keys.Where(counted.ContainsKey).Order(StringComparer.Ordinal).ToArray();
        var days = places.Select(place => forecast[place].Keys.ToHashSet())
            .Aggregate((all, more) => { all.IntersectWith(more); return all; }, () => []);
        var (normal, rescaled) = (0.0, 0.0);
        foreach (var day in days)
        {
            var data = places.Select(place => Interpolate(counted[place], day)).ToArray();
            var simulated = places.Select(place => forecast[place][day]).ToArray();
            var (totalData, totalSimulated) = (data.Sum(), simulated.Sum());
            normal += data.Zip(simulated, (count, run) => Math.Abs(run - count)).Sum() / Math.Max(1, totalData);
            rescaled += totalSimulated == 0
                ? 0
                : data.Zip(simulated, (count, run) => Math.Abs((run * totalData / totalSimulated) - count))
                .Sum() / Math.Max(1, totalData);
        }

        return days.Count == 0 ? null : new(normal / days.Count, rescaled / days.Count, days.Count);
    }

    /// <summary>
    /// Flee's interpolation: linear between reports, cut to whole people; before the first the first, after the last
    /// the last.
    /// </summary>
    static double Interpolate(IReadOnlyList<(DateOnly Date, double Value)> counts, DateOnly day)
    {
        if (day <= counts[0].Date) return Math.Truncate(counts[0].Value);
        for (var index = 1; index < counts.Count; index++)
        {
            var (from, to) = (counts[index - 1], counts[index]);
            if (day > to.Date) continue;
            var share = (double)(day.DayNumber - from.Date.DayNumber) / (to.Date.DayNumber - from.Date.DayNumber);
            return Math.Truncate(from.Value + (share * (to.Value - from.Value)));
        }

        return Math.Truncate(counts[^1].Value);
    }
}

/// <summary>Folds a sequence that may be empty.</summary>
file static class Folding
{
    /// <summary>The fold of all, or <paramref name="nothing"/> when there is none.</summary>
    internal static T Aggregate<T>(this IEnumerable<T> all, Func<T, T, T> fold, Func<T> nothing)
    {
        using var each = all.GetEnumerator();
        if (!each.MoveNext()) return nothing();
        var result = each.Current;
        while (each.MoveNext()) result = fold(result, each.Current);
        return result;
    }
}
