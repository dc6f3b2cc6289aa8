using System.Collections.Concurrent;
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

/// <summary>Sorts evidence into classes: by what binds a row, by its table, by the claim a quote belongs to.</summary>
/// <param name="findings">What holds the claims, the hazards and the closures.</param>
sealed class EvidenceClasses(Findings findings)
{
    readonly HashSet<string> hazardsOnRoutes =
    [
        .. findings.Situation.Hazards.Where(hazard => hazard.Value.Route is not null).Select(hazard => hazard.Value.Id),
    ];

    readonly HashSet<string> closuresOfPlaces =
    [
        .. findings.Situation.Closures.Where(closure => closure.Value.Subject.Kind == Situations.ClosureKind.Place)
            .Select(closure => closure.Value.Key),
    ];

    /// <summary>The strictest class of the rows of each table that is cited as a whole, found once.</summary>
    readonly ConcurrentDictionary<TableEvidence, EvidenceClass> tables = [];

    /// <summary>The class of <paramref name="evidence"/>. What is not known to be harmless is restricted.</summary>
    internal EvidenceClass Of(Evidence evidence) => evidence switch
    {
        StandardEvidence => EvidenceClass.Public,
        TableEvidence table => tables.GetOrAdd(table, static (each, all) => each.Rows.Max(all.Of), this),
        RowEvidence row => (EvidenceClass)Math.Max((int)findings.Bindings.Of(row), (int)OfTable(row)),
        QuoteEvidence quote =>
            (EvidenceClass)Math.Max((int)findings.Bindings.OfReport(quote.Report), (int)OfQuote(quote)),
        _ => EvidenceClass.Restricted,
    };

    /// <summary>
    /// The class of a claim: territory, operations, attacks, weapons and assessments stay in the own folder.
    /// </summary>
    internal static EvidenceClass OfClaim(Claim claim) =>
        RestrictedFamilies.Contains(claim.Type.Family) || RestrictedTypes.Contains(claim.Type.ToString())
            ? EvidenceClass.Restricted
            : EvidenceClass.Partner;

    EvidenceClass OfTable(RowEvidence row) => FactTables.Of(row.File) switch
    {
        FactTable.Funding or FactTable.Rates or FactTable.Actions or FactTable.Series => EvidenceClass.Public,
        FactTable.Hazards => hazardsOnRoutes.Contains(row.Key) ? OfWays : EvidenceClass.Partner,
        // A closure that says itself who may read it is shown with its source.
        FactTable.Closures when row.Sensitivity is { Length: > 0 } => EvidenceClass.Public,
        FactTable.Closures => closuresOfPlaces.Contains(row.Key) ? EvidenceClass.Partner : OfWays,
        FactTable.Routes => OfWays,
        FactTable.Places or FactTable.Sites or FactTable.Facilities or FactTable.Responses or FactTable.Services
            or FactTable.Health or FactTable.Observations or FactTable.Plans or FactTable.Decisions
            or FactTable.Triggers or FactTable.Feedback or FactTable.Channels
            or FactTable.Stocks => EvidenceClass.Partner,

        // Control, routes, events, allocations (who is sent along which way), assumptions (of what an army will do),
        // reviews and whatever table is added later.
        _ => EvidenceClass.Restricted,
    };

    /// <summary>The state of ways: partners see it where nobody is told to fight (decision 0099).</summary>
    EvidenceClass OfWays =>
        findings.Situation.IsNaturalDisaster ? EvidenceClass.Partner : EvidenceClass.Restricted;

    EvidenceClass OfQuote(QuoteEvidence quote)
    {
        var touched = findings.Situation.Claims
            .Where(
                claim => claim.Quote.Report == quote.Report && claim.Quote.Start < quote.End
                && quote.Start < claim.Quote.End)
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
    static readonly HashSet<string> RestrictedTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "infrastructure.bridge",
        "infrastructure.road",
        "damage.airfield",
        "damage.bridge",
        "damage.road",
    };
}
