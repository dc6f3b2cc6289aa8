using System.Collections.Frozen;
using Refuge.Needs;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>
/// Words that Refuge brings itself: those of the folder contract, of the shipped standards and actions, and of the
/// alerts.
/// </summary>
/// <remarks>
/// A cell that holds one of them tells nothing that somebody typed; a cell that holds another word may.
/// </remarks>
static class OwnWords
{
    /// <summary>Whether the text is one of them, in any letter case.</summary>
    internal static bool Contains(string text) => All.Contains(text);

    // Before the set: static members begin in the order in which they stand.
    /// <summary>
    /// Words of aspects and values in <c>situation.csv</c>, states of a facility, sectors, and units in which relief is
    /// counted.
    /// </summary>
    static readonly string[] OfTheContract =
    [
        "facility", "service", "health", "hazard", "site", "capacity", "population", "observation", "count", "series",
        "feedback", "response", "hazard_status",
        "stated", "computed", "expected", "planned", "unreviewed", "redefined", "here", "deaths", "intensity",
        "failing", "met", "full", "overcrowded", "suspect", "unknown",
        "plots", "tents", "families", "households", "people", "persons", "toilets", "latrines", "blocks", "kits",
        "litres", "m3", "m3/day", "m2", "rations", "trucks", "days",
        "months", "sets", "tests", "beds", "teams", "units", "pieces", "sites", "points", "wells", "boreholes",
        "tonnes", "kg", "places",
        "under five", "women of 15 to 49", "pregnant", "older people", "with a disability",
        "water_illness", "other", "control_day", "money", "distance", "duration", "number", "people_at_a_place",
        "claims",
    ];

    /// <summary>Roles in which people sign; the first is that of the web application.</summary>
    static readonly string[] RolesOfSigners =
        ["approver", "fund manager", "pooled fund manager", "humanitarian coordinator", "camp coordinator"];

    static readonly FrozenSet<string> All =
        Gather().Where(word => word.Length > 0).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static IEnumerable<string> Gather() =>
    [
        .. StandardSet.ShippedIds.Select(id => StandardSet.Find(id)!).SelectMany(set => set.Indicators)
            .SelectMany(line => new[] { line.Item, line.Sector, line.Phase, line.AmountUnit, line.Unit }),
        .. ReferenceTable.Read("reference-actions.csv")
            .SelectMany(row => new[] { row["id"], row["item"], row["kind"], row["unit"], row["country"] }),
        .. Funding.ChannelChooser.Roles, .. RolesOfSigners,
        .. AlertRules.Words, .. AlertRules.Diseases,
        .. FirstSteps.All,
        .. OfTheContract,
        .. Both<Bound>(), .. Both<Caseload>(), .. Both<ServiceKind>(), .. Both<ServiceStatus>(), .. Both<PlacePart>(),
            .. Both<HealthCondition>(),
        .. Both<PopulationGroup>(), .. Both<HazardKind>(), .. Both<HazardStatus>(), .. Both<SiteKind>(),
            .. Both<Funding.MoneyState>(),
        .. Both<ResponseStatus>(), .. Both<Verdict>(), .. Both<ReviewState>(), .. Both<Funding.ActionKind>(),
        .. Both<Funding.ChannelKind>(), .. Both<Funding.Procurement>(), .. Both<Funding.InTime>(),
    ];

    /// <summary>The word of the contract and the name in the code, by which keys are made.</summary>
    static IEnumerable<string> Both<T>()
        where T : struct, Enum => Words.All<T>().Concat(Enum.GetNames<T>());
}
