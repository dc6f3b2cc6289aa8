using Refuge.Reports.Claims;

namespace Refuge.Publishing;

/// <summary>The widest audience that may see a piece of evidence.</summary>
enum EvidenceClass
{
    /// <summary>Anybody.</summary>
    Public,

    /// <summary>Partners.</summary>
    Partner,

    /// <summary>The own folder only.</summary>
    Restricted,
}

/// <summary>Sorts evidence into classes: by what a row says of itself, by its table, by the claim a quote belongs to.</summary>
/// <param name="findings">What holds the claims and the hazards.</param>
sealed class EvidenceClasses(Findings findings)
{
    readonly HashSet<string> hazardsOnRoutes =
    [
        .. findings.Situation.Hazards.Where(hazard => hazard.Value.Route is not null).Select(hazard => hazard.Value.Id),
    ];

    /// <summary>The class of <paramref name="evidence"/>. What is not known to be harmless is restricted.</summary>
    internal EvidenceClass Of(Evidence evidence) => evidence switch
    {
        StandardEvidence => EvidenceClass.Public,
        RowEvidence row => (EvidenceClass)Math.Max((int)OfSensitivity(row.Sensitivity), (int)OfTable(row)),
        QuoteEvidence quote => OfQuote(quote),
        _ => EvidenceClass.Restricted,
    };

    /// <summary>The class of a claim: territory, operations, attacks, weapons and assessments stay in the own folder.</summary>
    internal static EvidenceClass OfClaim(Claim claim) =>
        RestrictedFamilies.Contains(claim.Type.Family) || RestrictedTypes.Contains(claim.Type.ToString()) ? EvidenceClass.Restricted : EvidenceClass.Partner;

    /// <summary>The class that a row's own <c>sensitivity</c> cell asks for; an unknown word asks for the strictest.</summary>
    internal static EvidenceClass OfSensitivity(string? sensitivity) => sensitivity?.Trim() switch
    {
        null or "" or "public" or "low" => EvidenceClass.Public,
        "partner" or "moderate" => EvidenceClass.Partner,
        _ => EvidenceClass.Restricted,
    };

    EvidenceClass OfTable(RowEvidence row) => row.File switch
    {
        "funding.csv" or "rates.csv" or "actions.csv" or "series.csv" => EvidenceClass.Public,
        "hazards.csv" when hazardsOnRoutes.Contains(row.Key) => EvidenceClass.Restricted,
        "closures.csv" when row.Key.StartsWith("Route/", StringComparison.OrdinalIgnoreCase) => EvidenceClass.Restricted,
        "places.csv" or "sites.csv" or "facilities.csv" or "responses.csv" or "hazards.csv" or "services.csv" or "health.csv"
            or "closures.csv" or "observations.csv" or "plans.csv" or "decisions.csv" or "triggers.yml" or "feedback.csv" => EvidenceClass.Partner,

        // control, routes, events, allocations (who is sent along which way), assumptions (of what an army will do), reviews
        // and whatever table is added later.
        _ => EvidenceClass.Restricted,
    };

    EvidenceClass OfQuote(QuoteEvidence quote)
    {
        var touched = findings.Situation.Claims
            .Where(claim => claim.Quote.Report == quote.Report && claim.Quote.Start < quote.End && quote.Start < claim.Quote.End)
            .ToList();
        return touched.Count > 0 && touched.TrueForAll(claim => OfClaim(claim) <= EvidenceClass.Partner)
            ? EvidenceClass.Partner
            : EvidenceClass.Restricted;
    }

    /// <summary>Families of claims that never leave the own folder (folder contract, table of the tiers).</summary>
    static readonly HashSet<string> RestrictedFamilies = new(StringComparer.OrdinalIgnoreCase)
    {
        "territory", "operation", "operations", "attack", "attacks", "weapon", "weapons", "assessment", "conflict",
    };

    /// <summary>Claims of other families that tell the state of a way or of a military installation.</summary>
    static readonly HashSet<string> RestrictedTypes = new(StringComparer.OrdinalIgnoreCase) { "infrastructure.bridge", "infrastructure.road", "damage.airfield", "damage.bridge", "damage.road" };
}
