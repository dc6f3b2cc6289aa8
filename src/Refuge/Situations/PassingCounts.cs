namespace Refuge.Situations;

/// <summary>Who was counted coming to the places that people pass through: screening and transit sites.</summary>
static class PassingCounts
{
    /// <summary>
    /// The last count of arrivals at each such place: of several series that whose last count is the newest, then the
    /// most reliable one, then the first by identity.
    /// </summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="states">How its places stand.</param>
    internal static IReadOnlyDictionary<PlaceId, CrossingPace> Of(Situation situation, PlaceStates states)
    {
        var series = situation.Series.Where(static row => row.Value.Of is Counted.Arrivals)
            .ToDictionary(static row => row.Value.Id);
        var counted =
            from rows in situation.Observations.Where(row => series.ContainsKey(row.Value.Series))
                .GroupBy(static row => (row.Value.Series, row.Value.Place))
            let place = rows.Key.Place ?? (series[rows.Key.Series].Value.Area is [var only] ? only : null)
            where place is not null && states[place].IsPassedThrough
            let pace = CrossingPace.Of(series[rows.Key.Series], rows, situation.AsOf)
            where pace is not null
            select (Place: place, Pace: pace);
        return counted.OrderByDescending(static each => each.Pace.Last.Day)
            .ThenBy(static each => each.Pace.Last.Reliability)
            .ThenBy(static each => each.Pace.Last.Series.Value.Id.Code, StringComparer.Ordinal)
            .DistinctBy(static each => each.Place)
            .ToDictionary(static each => each.Place, static each => each.Pace);
    }
}
