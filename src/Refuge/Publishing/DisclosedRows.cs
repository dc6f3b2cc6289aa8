using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>A piece of evidence as an audience may see it.</summary>
/// <param name="Citation">What stands in an evidence column; <c>restricted</c> when the audience may not see more.</param>
/// <param name="Sources">The sources behind it, as published.</param>
/// <param name="Quote">The words themselves, where it is a quote that may be shown. Null otherwise.</param>
/// <param name="Standard">Publisher and edition, where it is a standard. Null otherwise.</param>
/// <param name="KnownOn">The day it became known. Null when that cannot be said or be shown.</param>
sealed record Reference(string Citation, IReadOnlyList<Source> Sources, string? Quote, string? Standard, DateOnly? KnownOn)
{
    /// <summary>Evidence of a class above the audience's.</summary>
    internal static Reference Restricted { get; } = new("restricted", [], null, null, null);

    /// <summary>References are the same when they cite the same.</summary>
    public bool Equals(Reference? other) => other is not null && Citation == other.Citation;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Citation);
}

/// <summary>An alert as shown.</summary>
sealed record AlertRow(Alert Alert, DateOnly Date, IReadOnlyList<Reference> Evidence);

/// <summary>A need as shown.</summary>
sealed record NeedRow(Need Need, IReadOnlyList<Reference> Evidence)
{
    /// <summary>People whose need nobody covers: the scale on which gaps of different units are compared. Null when unknown.</summary>
    internal double? PeopleWithout => Need switch
    {
        { People: { } people, Uncovered: { } uncovered, Amount: { Median: > 0 } amount } => people.Median * Math.Min(1, uncovered / amount.Median),
        { People: { } people, Condition: not null } => people.Median,
        _ => null,
    };

    /// <summary>The cells by which the row is found again in <c>needs.csv</c>.</summary>
    internal string Key => FormattableString.Invariant(
        $"needs.csv#{Dates.Iso(Need.Date)}/{Need.Place}/{Tables.Word.Of(Need.Caseload)}/{Need.Indicator}/{Need.Phase}");
}

/// <summary>A line of the plan as shown: dates may have become days from the offensive, lines may have become sums by sector.</summary>
/// <param name="Line">The line; of a sum, a line that carries the sum.</param>
/// <param name="Action">The action, or the sector of a sum.</param>
/// <param name="Place">The place, or <c>*</c> of a sum.</param>
/// <param name="NeededBy">The day it is needed, as shown. Empty when unknown.</param>
/// <param name="ReleaseBy">The last day for a decision, as shown. Empty when unknown.</param>
/// <param name="Chance">The chance of being late if money is released today. Null when unknown or not shown.</param>
/// <param name="Scenario">
/// The scenario, such as <c>D+30</c>; <c>now</c> for what is short today; a calendar week to partners where no offensive is
/// to come. Empty for a line over all members.
/// </param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Order">What the lines are sorted by: days from the as-of date to the last day for a decision.</param>
sealed record FundingRow(
    FundingLine Line, string Action, string Place, string NeededBy, string ReleaseBy, Share? Chance, string Scenario, IReadOnlyList<Reference> Evidence, int Order)
{
    /// <summary>The cells by which the row is found again in <c>funding.csv</c>.</summary>
    internal string Key => $"funding.csv#{Action}/{Place}/{Scenario}";

    /// <summary>The table of the bulletin it stands in: that of its scenario; lines by day or week stand in one table.</summary>
    internal string Table => Line.ScenarioDay is not null || Scenario == PartnerFunding.Now ? Scenario : "";
}

/// <summary>A verdict on a direction of flight as shown.</summary>
sealed record AxisRow(AxisVerdict Verdict, IReadOnlyList<Reference> Evidence);

/// <summary>A rule agreed beforehand as shown, with the cases that may be.</summary>
sealed record TriggerRow(TriggerReading Reading, IReadOnlyList<TriggerCase> Cases, IReadOnlyList<Reference> Evidence);

/// <summary>Money in one state as shown.</summary>
sealed record MoneyRow(MoneyFlow Flow, IReadOnlyList<Reference> Evidence);

/// <summary>A fact of the situation as shown.</summary>
sealed record FactRow(Fact Fact, IReadOnlyList<Reference> Evidence, IReadOnlyList<Reference> Unreviewed);

/// <summary>A claim as shown; its words only where they name nobody.</summary>
sealed record ClaimRow(Claim Claim, bool ShowsWords, Reliability? Reliability);

/// <summary>A contradiction as shown.</summary>
sealed record ContradictionRow(Reference A, Reference B, string Kind, Verdict Verdict, string Detail);

/// <summary>The total of a district for one indicator, printed to the public.</summary>
/// <param name="District">The district.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Indicator">What is needed.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Uncovered">What nobody covers today. Null when suppressed.</param>
/// <param name="IsLowerBound">Whether a part of it is unknown or at least.</param>
sealed record DistrictNeed(string District, string Sector, string Indicator, string Unit, double? Uncovered, bool IsLowerBound);

/// <summary>A place that figures in what is shown.</summary>
/// <param name="Place">The place.</param>
/// <param name="Site">The site there. Null when none.</param>
/// <param name="IsReceiving">Whether displaced people are received there.</param>
/// <param name="Evidence">What its capacity rests on. Empty without a site.</param>
sealed record PlaceCard(Place Place, Site? Site, bool IsReceiving, IReadOnlyList<Reference> Evidence);
