using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Situations;

/// <summary>
/// Finds the claims of reports that count everybody displaced: of no place, or of a land and no town ("41,000 people
/// have been displaced in the province").
/// </summary>
/// <remarks>
/// Of several such claims of one report and one kind speaks the largest of the first paragraph that has any: smaller
/// ones are parts, and what is told later is often of the whole country (decision 0107). What says that it is of the
/// whole country, and what follows it, speaks only where nothing stands before.
/// </remarks>
static class ClaimedTotals
{
    /// <summary>The claims with what they state.</summary>
    /// <param name="people">Claims that count people.</param>
    /// <param name="isAbroad">Whether a country is none of those in which the crisis has places.</param>
    internal static IEnumerable<(Claim Claim, PeopleStatement Said)> Of(
        IEnumerable<(Claim Claim, PeopleStatement Said)> people, Func<string, bool> isAbroad) =>
        people.Where(each => !each.Said.IsHouseholds && IsOne(each.Claim)
                && !(each.Claim.Places is [{ Reference: ExactPlace { Country: { } country } }, ..]
                    && isAbroad(country)))
            .DistinctBy(static each => (each.Claim.Report, each.Claim.Id))
            .GroupBy(static each => each.Claim.Report)
            .SelectMany(static report =>
                OfTheCrisis([.. report.GroupBy(static each => each.Claim.Passage).MinBy(static each => each.Key)!]))
            .GroupBy(static each => (each.Claim.Report, KindOf(each.Claim)))
            .Select(static alike => alike.OrderByDescending(static each => each.Said.Count.Value)
                .ThenBy(static each => each.Claim.Quote.Start).First());

    static IEnumerable<(Claim Claim, PeopleStatement Said)> OfTheCrisis(
        IReadOnlyCollection<(Claim Claim, PeopleStatement Said)> totals)
    {
        var wider = totals.Where(static each => IsOfWholeCountry(each.Claim))
            .Select(static each => each.Claim.Quote.Start).DefaultIfEmpty(int.MaxValue).Min();
        var before = totals.Where(each => each.Claim.Quote.Start < wider).ToList();
        return before.Count > 0 ? before : totals;
    }

    /// <summary>"In the whole country 1.8 million people are displaced": more than the crisis that is told.</summary>
    static bool IsOfWholeCountry(Claim claim) =>
        claim.QuoteText.Contains("whole country", StringComparison.OrdinalIgnoreCase)
        || claim.QuoteText.Contains("nationwide", StringComparison.OrdinalIgnoreCase)
        || claim.QuoteText.Contains("countrywide", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a claim counts everybody displaced now, or ever since the crisis began.</summary>
    internal static bool IsOne(Claim claim) =>
        claim.Type is { Family: "displacement", Kind: "departure" or "ongoing" or "evacuation" or "arrival" }
        && claim.Sense is CountSense.Stock or CountSense.Cumulative
        && claim.Statements.Any(static said => said is PeopleStatement { IsInSite: false })
        && (claim.Places.Count == 0 || claim.Places is [var only] && IsLand(only, claim) || IsInflux(claim));

    /// <summary>"63,400 people have crossed from West Darfur into Chad": who came into a country, and out of what.</summary>
    static bool IsInflux(Claim claim) =>
        claim is { Type.Kind: "arrival", Places: [{ Reference: ExactPlace { IsCountry: true } }, ..] }
        && claim.Places.Skip(1).All(static from =>
            from.Reference is ExactPlace { IsCountry: true } or ExactPlace { IsLand: true } or UnresolvedPlace);

    /// <summary>The definition under which such a claim counts.</summary>
    internal static (CountKind What, Counted Of) KindOf(Claim claim) => claim switch
    {
        { Sense: CountSense.Stock } => (CountKind.Stock, Counted.Displaced),
        { Type.Kind: "arrival" } => (CountKind.Cumulative, Counted.Arrivals),
        _ => (CountKind.Cumulative, Counted.Displaced),
    };

    /// <summary>
    /// Whether a mention is of a land in which a crisis may lie whole. A country is one where a report is headed by it;
    /// where the claim itself names it, it speaks of the country and not of the crisis.
    /// </summary>
    static bool IsLand(PlaceMention mention, Claim claim) => mention.Reference switch
    {
        ExactPlace { IsCountry: true } => mention.Start < claim.Quote.Start || mention.Start >= claim.Quote.End,
        ExactPlace place => place.IsLand || IsNamedAsLand(place.Name),
        UnresolvedPlace => IsNamedAsLand(mention.Quote),
        _ => false,
    };

    static bool IsNamedAsLand(string name) => LandWords.IsDistrict(name) || LandWords.IsProvince(name);
}
