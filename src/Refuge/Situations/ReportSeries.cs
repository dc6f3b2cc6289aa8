using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>
/// Gives a definition to counts that stand in a report alone: each claim counts under a series of its own.
/// </summary>
static class ReportSeries
{
    internal static IEnumerable<Recorded<Series>> Of(
        IReadOnlyList<Recorded<Observation>> observations, IReadOnlyList<Recorded<Series>> known,
        ReportedClaims testimony)
    {
        var defined = known.Select(row => row.Value.Id).ToHashSet();
        var counted = observations.Where(row => !defined.Contains(row.Value.Series))
            .OrderBy(row => row.Value.Series.Code, StringComparer.Ordinal).ToList();
        if (counted.Count == 0) return [];
        var claims = testimony.Claims
            .Where(static claim => ClaimedTotals.IsOne(claim) || ClaimedRows.CountOf(claim) is not null)
            .ToLookup(ClaimedRows.SeriesOf);
        return
            from row in counted
            from claim in claims[row.Value.Series].Take(1)
            select new Recorded<Series>(Definition(row.Value, claim), row.KnownOn, null, row.Evidence);
    }

    static Series Definition(Observation count, Claim claim) => count.Place is { } place
        ? new(count.Series, claim.Report, null, CountKind.Stock, Counted.Present, [place],
            claim.Type.Family == "camp" ? CountedPopulation.InCamp : CountedPopulation.OutOfCamp, null, null, null)
        : Whole(count.Series, ClaimedTotals.KindOf(claim));

    static Series Whole(SeriesId id, (CountKind What, Counted Of) kind) => new(
        id, "Displaced people", null, kind.What, kind.Of, [], CountedPopulation.All, null, null, null);
}
