using Refuge.Funding;

namespace Refuge.Publishing;

/// <summary>
/// A line of the plan on its way to an audience: dates may have become days from the offensive, lines may have become
/// sums by sector.
/// </summary>
/// <param name="Line">The line; of a sum, a line that carries the sum.</param>
/// <param name="Action">The action, or the sector of a sum.</param>
/// <param name="Place">The place, or <c>*</c> of a sum.</param>
/// <param name="NeededBy">The day it is needed, as shown. Empty when unknown.</param>
/// <param name="ReleaseBy">The last day for a decision, as shown. Empty when unknown.</param>
/// <param name="Chance">The chance of being late if money is released today. Null when unknown or not shown.</param>
/// <param name="Scenario">
/// The scenario, such as <c>D+30</c>; <c>now</c> for what is short today; a calendar week to partners where no
/// offensive is to come. Empty for a line over all members.
/// </param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Order">What the lines are sorted by: days from the as-of date to the last day for a decision.</param>
sealed record FundingRow(
    FundingLine Line, string Action, string Place, string NeededBy, string ReleaseBy, Share? Chance, string Scenario,
    IReadOnlyList<Reference> Evidence, int Order);

/// <summary>A line of the plan as shown.</summary>
/// <param name="Line">Its figures.</param>
/// <param name="Action">The action, or the sector of a sum.</param>
/// <param name="Place">The place, or <c>*</c> of a sum.</param>
/// <param name="NeededBy">The day it is needed. Empty when unknown.</param>
/// <param name="ReleaseBy">The last day for a decision. Empty when unknown.</param>
/// <param name="Chance">The chance of being late if money is released today. Null when unknown or not shown.</param>
/// <param name="Scenario">The scenario. Empty for a line over all members.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Order">What the lines are sorted by.</param>
sealed record PlanRow(
    PlanCells Line, Shown Action, Shown Place, PlanDay NeededBy, PlanDay ReleaseBy, Chance? Chance, PlanDay Scenario,
    IReadOnlyList<Reference> Evidence, int Order)
{
    /// <summary>Whether it is an order where nobody said, in part or at all, what stands: it is in no sum of the
    /// plan.</summary>
    internal bool IsOpen => Line.QuantityBound is Bound.AtMost;

    /// <summary>The cells by which the row is found again in <c>funding.csv</c>.</summary>
    internal string Key => $"funding.csv#{Action}/{Place}/{Scenario}";

    /// <summary>
    /// The table of the bulletin it stands in: that of its scenario; lines by day or week stand in one table.
    /// </summary>
    internal PlanDay Table => Line.ScenarioDay is not null || Scenario.IsNow ? Scenario : PlanDay.None;
}

/// <summary>
/// The figures of a line of the plan as shown; they mean what those of <see cref="FundingLine"/> mean.
/// </summary>
sealed record PlanCells
{
    internal required double? Quantity { get; init; }
    internal required Bound QuantityBound { get; init; }
    internal required double? NeededToday { get; init; }
    internal required DateOnly? MostNeededOn { get; init; }
    internal IReadOnlyList<Standing> Standing { get; init; } = [];
    internal bool IsOfNothingKnown { get; init; }
    internal required double? NeededIfNothingStands { get; init; }
    internal required decimal? CostIfNothingStands { get; init; }
    internal double? People { get; init; }
    internal Shown? Item { get; init; }
    internal required Shown Unit { get; init; }
    internal required decimal? Cost { get; init; }
    internal required Shown? Currency { get; init; }
    internal required bool CostIsLowerBound { get; init; }
    internal required DateOnly? NeededBy { get; init; }
    internal required double? LeadDays { get; init; }
    internal required DateOnly? ReleaseBy { get; init; }
    internal required int? ScenarioDay { get; init; }
    internal required bool IsShortToday { get; init; }
    internal DateOnly? HaveOn { get; init; }
    internal required MeansCells? Means { get; init; }
    internal required PriceCells? Price { get; init; }

    /// <summary>What is lost if the line turns out to be in vain, and if it comes late. Null where nothing says
    /// it.</summary>
    internal RegretCells? Regret { get; init; }

    internal required bool LearnedLater { get; init; }
}

/// <summary>The regret of acting in vain beside that of acting late, as shown; in the mean over members.</summary>
/// <param name="UnusedUnits">Units that nobody would need: plots that would stand empty.</param>
/// <param name="UnusedCost">What those units cost. Null when no price is known.</param>
/// <param name="UnitDaysLate">Units times days that people would wait if the decision is taken today. Null when no lead
/// time is known.</param>
sealed record RegretCells(double UnusedUnits, decimal? UnusedCost, double? UnitDaysLate);

/// <summary>By which money and procurement a line is planned, as shown.</summary>
/// <param name="Channel">The money. Null where a reader stated the days and no money is confirmed.</param>
/// <param name="Modality">The procurement. Null where a reader stated the days.</param>
/// <param name="InTime">Whether it is in time.</param>
/// <param name="Ask">Whom to ask whether money, goods and contract exist. Empty where rows say that they do.</param>
/// <param name="Instead">What would still be in time, the cheapest first.</param>
sealed record MeansCells(
    ChannelKind? Channel, Procurement? Modality, InTime InTime, IReadOnlyList<Shown> Ask,
    IReadOnlyList<WayCells> Instead);

/// <summary>Another way that would be in time, as shown.</summary>
/// <param name="Channel">The money.</param>
/// <param name="Modality">The procurement.</param>
/// <param name="Days">Days from the request until it stands, in eight of ten cases.</param>
/// <param name="Ask">Whom to ask whether it exists. Empty where rows say that it does.</param>
sealed record WayCells(ChannelKind Channel, Procurement Modality, int Days, IReadOnlyList<Shown> Ask);

/// <summary>Where and when the price of a line was paid, as shown.</summary>
/// <param name="Country">The country. Null when none was stated.</param>
/// <param name="Year">The year. Null when unknown.</param>
/// <param name="Low">The low end of the unit price. Null when unknown.</param>
/// <param name="High">The high end of the unit price. Null when unknown.</param>
/// <param name="IsJudgement">Whether nobody published it.</param>
/// <param name="IsOfAnother">Whether nobody said that it was paid in the country for which it is planned.</param>
sealed record PriceCells(
    Shown? Country, int? Year, decimal? Low, decimal? High, bool IsJudgement, bool IsOfAnother);
