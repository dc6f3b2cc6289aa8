using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>
/// Finds counts that can hardly both be true: a fall within days, and a ratio that the counts do not bear out.
/// </summary>
static class CountContradictions
{
    /// <summary>Within how many days a fall is doubted.</summary>
    const int Days = 7;

    /// <summary>Below which part of the count before it a count is doubted.</summary>
    const double Part = 0.5;

    /// <summary>
    /// A count of people who are there that falls by more than half within a week, in one series or in a report beside
    /// it.
    /// </summary>
    /// <remarks>
    /// People do leave camps, but half of a camp in a week without anybody saying so is more often another definition
    /// or an error. A count of nobody says so itself, and so does a site that a row says was closed by then.
    /// </remarks>
    internal static IEnumerable<Contradiction> Falls(
        IReadOnlyList<Recorded<Observation>> counts, IReadOnlyList<Recorded<Series>> series,
        IReadOnlyList<Recorded<Site>> sites)
    {
        var definitions = series.ToDictionary(row => row.Value.Id, row => row.Value);
        var closed = sites.Where(static row => row.Value.Closes is not null)
            .ToDictionary(static row => row.Value.Place, static row => row.Value.Closes!.Value);
        var stocks = counts
            .Where(
                row => row.Value.Place is not null
                && (!definitions.TryGetValue(row.Value.Series, out var counted) || counted.What == CountKind.Stock))
            .ToLookup(row => row.Value.Place!);
        foreach (var place in stocks.OrderBy(rows => rows.Key))
        {
            foreach (var later in place.OrderBy(row => row.Value.Date)
                .ThenBy(row => row.Value.Key, StringComparer.Ordinal))
            {
                var before = place
                    .Where(
                        row => row.Value.Date < later.Value.Date && row.Value.Date >= later.Value.Date.AddDays(-Days)
                        && AreAlike(row.Value, later.Value, definitions))
                    .OrderBy(row => row.Value.Date).ThenBy(row => row.Value.Key, StringComparer.Ordinal)
                        .LastOrDefault();
                if (IsEmptied(later.Value, closed)) continue;
                if (before is null || later.Value.IsBreak || Most(later.Value) is not { } most
                    || Least(before.Value) is not { } least || !(most < Part * least))
                {
                    continue;
                }
                yield return new(
                    before.Evidence[0], later.Evidence[0], "count", Verdict.Hard,
                    $"The count at {later.Value.Place} falls by more than half in "
                    + $"{FactWords.Of(later.Value.Date.DayNumber - before.Value.Date.DayNumber)} days: "
                    + $"{FactWords.Of(least)} on {FactWords.Of(before.Value.Date)}, {FactWords.Of(most)} on "
                    + $"{FactWords.Of(later.Value.Date)}.");
            }
        }
    }

    /// <summary>
    /// A ratio that the newest counts of people and of the thing they share do not bear out, ten percent either way.
    /// </summary>
    internal static IEnumerable<Contradiction> OfRatios(
        IReadOnlyList<Recorded<Facility>> ratios, IReadOnlyList<Recorded<Facility>> standing,
        IReadOnlyList<Recorded<Observation>> counts, IReadOnlyList<Recorded<Series>> series)
    {
        var present = series.Where(row => row.Value is { What: CountKind.Stock, Of: Counted.Present })
            .Select(row => row.Value.Id).ToHashSet();
        foreach (var ratio in ratios)
        {
            var items = standing.Where(
                row => row.Value.Place == ratio.Value.Place && row.Value.Item == ratio.Value.Item
                && row.Value.Quantity is { Value: > 0 }).MaxBy(row => row.Value.Date);
            var people = counts.Where(
                row => row.Value.Place == ratio.Value.Place && present.Contains(row.Value.Series)
                && row.Value.Value is not null).MaxBy(row => row.Value.Date);
            if (items?.Value.Quantity is not { } number || people?.Value.Value is not { } crowd
                || ratio.Value.PeoplePerItem is not { } stated)
            {
                continue;
            }
            var counted = crowd.Value / number.Value;
            var (low, high) = (counted * (1 - Stated.AboutShare), counted * (1 + Stated.AboutShare));
            if (ClaimMatching.Overlap(stated.Low, stated.High, low, high)) continue;
            yield return new(
                items.Evidence[0], ratio.Evidence[0], "ratio", Verdict.Hard,
                $"{FactWords.Of(stated)} people for one {ratio.Value.Item} at {ratio.Value.Place} is stated; "
                + $"{FactWords.Of(crowd)} people and {FactWords.Of(number)} counted make "
                + $"{FactWords.Of(Math.Round(counted))}.");
        }
    }

    /// <summary>
    /// Whether two counts may be of the same people: one series, or one of them stands in a report alone.
    /// </summary>
    static bool AreAlike(Observation one, Observation other, Dictionary<SeriesId, Series> definitions)
    {
        if (one.Series == other.Series) return true;
        var (isDefined, isOtherDefined) =
            (definitions.TryGetValue(one.Series, out var first), definitions.TryGetValue(other.Series, out var second));
        if (isDefined && isOtherDefined) return false;
        var known = first ?? second;
        return known is null || known is { Of: Counted.Present, Population: not CountedPopulation.OutOfCamp };
    }

    /// <summary>Whether nobody was left, or the site was closed by the day of the count.</summary>
    static bool IsEmptied(Observation count, Dictionary<PlaceId, DateOnly> closed) =>
        count.Value is { Value: 0, Bound: Bound.Exact or Bound.About }
        || (closed.TryGetValue(count.Place!, out var day) && day <= count.Date);

    static double? Most(Observation count) =>
        count.Value is { } value ? (double.IsInfinity(value.High) ? null : value.High) : count.High;

    static double? Least(Observation count) =>
        count.Value is { } value ? (double.IsInfinity(value.Low) ? null : value.Low) : count.Low;
}
