using Refuge.Funding;
using Refuge.Funding.BackTests;
using Refuge.Needs;
using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>A piece of evidence as an audience may see it.</summary>
/// <param name="Citation">What stands in an evidence column; <c>restricted</c> when the audience may not see
/// more.</param>
/// <param name="Sources">The sources behind it, as published.</param>
/// <param name="Quote">The words themselves, where it is a quote that may be shown. Null otherwise.</param>
/// <param name="Standard">Publisher and edition, where it is a standard. Null otherwise.</param>
/// <param name="KnownOn">The day it became known. Null when that cannot be said or be shown.</param>
sealed record Reference(
    Shown Citation, IReadOnlyList<SourceRow> Sources, Shown? Quote, Shown? Standard, DateOnly? KnownOn)
{
    /// <summary>Evidence of a class above the audience's.</summary>
    internal static Reference Restricted { get; } = new(Shown.Restricted, [], null, null, null);

    /// <summary>
    /// Where the words stand that it quotes. Null where it is no quote, and outside the own folder: a report is shown
    /// to nobody else.
    /// </summary>
    internal PassageCells? Passage { get; init; }

    /// <summary>References are the same when they cite the same.</summary>
    public bool Equals(Reference? other) => other is not null && Citation == other.Citation;

    /// <inheritdoc/>
    public override int GetHashCode() => Citation.GetHashCode();
}

/// <summary>Where quoted words stand in their report, as shown.</summary>
sealed record PassageCells(Shown Report, int Start, int End);

/// <summary>A source as shown: its publisher, and its title and address where its own row releases them.</summary>
sealed record SourceRow(
    Shown? Id, Shown? Title, Shown? Publisher, DateOnly? Published, Reliability? Reliability, Shown? Url);

/// <summary>An alert as shown.</summary>
/// <param name="Date">The day of the newest report: how old the alert is.</param>
/// <param name="Place">The place, the places with semicolons between, or <c>*</c>.</param>
/// <param name="Code">The cell of <c>alerts.csv</c>: the kind, and behind a colon the disease.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Disease">The disease. Null where none is named or the name is not released.</param>
/// <param name="Standard">The standard. Null where no threshold is crossed.</param>
/// <param name="FirstStep">What to do first.</param>
/// <param name="Sector">Who acts.</param>
/// <param name="Cases">How many. Null when not counted.</param>
/// <param name="PeriodDays">Over how many days. Null when unknown.</param>
/// <param name="PerTenThousandAndDay">Cases for each 10,000 people and day. Null when unknown.</param>
/// <param name="LearnedLater">Whether the standard was published later.</param>
/// <param name="Evidence">What it rests on.</param>
sealed record AlertRow(
    DateOnly Date, Shown Place, Shown Code, Shown Kind, Shown? Disease, Shown? Standard, Shown FirstStep, Shown Sector,
    Stated? Cases, int? PeriodDays, double? PerTenThousandAndDay, bool LearnedLater, IReadOnlyList<Reference> Evidence)
{
    /// <summary>Whether those counted died of it.</summary>
    internal bool AreDeaths { get; init; }
}

/// <summary>A need as shown.</summary>
sealed record NeedRow(NeedCells Need, IReadOnlyList<Reference> Evidence)
{
    /// <summary>What the number of people rests on. Empty where nobody counted them.</summary>
    internal IReadOnlyList<Reference> PeopleEvidence { get; init; } = [];

    /// <summary>
    /// People whose need nobody covers: the scale on which gaps of different units are compared. Null when unknown.
    /// </summary>
    internal double? PeopleWithout => Need switch
    {
        { People: { } people, Uncovered: { } uncovered, Amount: { Median: > 0 } amount } =>
            people.Median * Math.Min(1, uncovered / amount.Median),
        { People: { } people, Condition: not null } => people.Median,
        _ => null,
    };

    /// <summary>The cells by which the row is found again in <c>needs.csv</c>.</summary>
    internal string Key => FormattableString.Invariant(
        $"needs.csv#{Dates.Iso(Need.Date)}/{Need.Place}/{Tables.Word.Of(Need.Caseload)}/{Need.Indicator}/{Need.Phase}");
}

/// <summary>The cells of a need as shown; they mean what those of <see cref="Needs.Need"/> mean.</summary>
sealed record NeedCells
{
    internal required DateOnly Date { get; init; }
    internal required Shown Place { get; init; }
    internal required Caseload Caseload { get; init; }
    internal required Shown Sector { get; init; }
    internal required Shown Indicator { get; init; }
    internal required Shown Standard { get; init; }
    internal required Shown Edition { get; init; }
    internal required Shown Phase { get; init; }
    internal required Band? People { get; init; }
    internal required Band? Amount { get; init; }
    internal required Bound AmountBound { get; init; }
    internal required Stated? Have { get; init; }
    internal required DateOnly? HaveOn { get; init; }
    internal required double? Coming { get; init; }
    internal required Band? Gap { get; init; }
    internal required Bound GapBound { get; init; }
    internal required double? Uncovered { get; init; }
    internal required Shown Unit { get; init; }
    internal required Shown? Responsible { get; init; }
    internal required Shown? Condition { get; init; }
    internal required bool LearnedLater { get; init; }

    /// <summary>Whether the standard is that of the stabilised phase.</summary>
    internal bool IsStabilised => Phase.Raw == "stabilised";
}

/// <summary>The need of all places together as shown.</summary>
sealed record TotalRow(
    DateOnly Date, Shown Sector, Shown Indicator, Shown Standard, Shown Phase, Shown Unit, Band? Need, double? Have,
    double? Coming, double? Uncovered, int PlacesUnknown)
{
    internal DateOnly? HaveOn { get; init; }
}

/// <summary>A group of people with needs of their own, as a part of all.</summary>
/// <param name="Group">The group.</param>
/// <param name="Low">The part at the least.</param>
/// <param name="High">The part at the most.</param>
/// <param name="IsConfirmed">Whether the figure was seen where it is published, or stated by the folder.</param>
/// <param name="Evidence">What it rests on.</param>
sealed record GroupRow(
    Shown Group, double Low, double High, bool IsConfirmed, IReadOnlyList<Reference> Evidence);

/// <summary>What somebody pays for that should stand by now and that no row says was delivered.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Quantity">How much. Null when not stated.</param>
/// <param name="Unit">Its unit. Null when not stated.</param>
/// <param name="Place">Where. Null where no place was stated.</param>
/// <param name="Due">The day from which it should stand.</param>
/// <param name="Evidence">The row.</param>
sealed record OverdueRow(
    Shown Item, double? Quantity, Shown? Unit, Shown? Place, DateOnly Due, IReadOnlyList<Reference> Evidence);

/// <summary>Those whom the count of the whole crisis holds and no count of a place.</summary>
/// <param name="People">How many.</param>
/// <param name="IsWithoutSites">Whether no site is named that could hold them.</param>
/// <param name="IsInTotals">Whether the totals hold them.</param>
/// <param name="Evidence">The counts.</param>
sealed record HomelessRow(
    Stated People, bool IsWithoutSites, bool IsInTotals, IReadOnlyList<Reference> Evidence)
{
    /// <summary>
    /// Those of them of whom a count says that they have a roof in camps, in accommodation or with families, though not
    /// where. Zero where nobody counted such.
    /// </summary>
    internal double Housed { get; init; }

    /// <summary>Those who went home since, and are taken off already. Null where nobody counted them.</summary>
    internal double? Returned { get; init; }
}

/// <summary>
/// A row of the ledger of places as shown; the cells mean what those of <see cref="LedgerRow"/> mean. The place is
/// <c>*</c> in a total, and null of a statement that names no site.
/// </summary>
sealed record LedgerCells(
    DateOnly Date, Shown? Axis, Shown? Place, SiteKind? Kind, double? Standing, double? Free, double? UnderWay,
    DateOnly? UnderWayFrom, double? Planned, double? PeopleInSites, double? Short, bool? IsAbroad, Shown Unit,
    IReadOnlyList<Reference> Evidence);

/// <summary>A verdict on a direction of flight as shown.</summary>
sealed record AxisRow(
    Shown Axis, Timeliness Timeliness, Band PlacesNeeded, double? PlacesStanding, double? NeededBeforeWorks,
    DateOnly? LateFrom, Chance? ChanceLate,
    int? BreakEvenDays, IReadOnlyList<Reference> Evidence);

/// <summary>A rule agreed beforehand as shown.</summary>
/// <param name="Title">Its title where its own row releases it, else its code.</param>
/// <param name="State">What follows.</param>
/// <param name="QuietUntil">The last day on which it is quiet.</param>
/// <param name="Persistence">In how many of how many runs it must be met.</param>
/// <param name="Conditions">Each condition with what was agreed and what this run says.</param>
/// <param name="Terms">What is paid, who decides, how long it holds.</param>
/// <param name="Evidence">What it rests on.</param>
sealed record TriggerRow(
    Shown Title, TriggerState State, DateOnly? QuietUntil, Persistence Persistence,
    IReadOnlyList<ConditionRow> Conditions, TermsRow Terms, IReadOnlyList<Reference> Evidence);

/// <summary>A condition of a rule as shown.</summary>
/// <param name="Measure">What is watched.</param>
/// <param name="Place">The one place. Null where several are watched.</param>
/// <param name="Axis">The direction. Null where none is watched.</param>
/// <param name="AnySite">Whether sites are watched one by one.</param>
/// <param name="Days">Within how many days.</param>
/// <param name="People">The people. Null where a share of the capacity was agreed.</param>
/// <param name="ShareOfCapacity">The share of the capacity. Null where people were agreed.</param>
/// <param name="Agreed">The chance that was agreed.</param>
/// <param name="InThisRun">The chance in this run; of places watched one by one, the likeliest. Null when it cannot
/// say.</param>
/// <param name="At">The likeliest place. Null where one is named already.</param>
sealed record ConditionRow(
    WatchedMeasure Measure, Shown? Place, Shown? Axis, bool AnySite, int Days, double? People, double? ShareOfCapacity,
    Share Agreed, Chance? InThisRun, Shown? At)
{
    /// <summary>
    /// Days ahead that this run looks: those of the rule, or as many as the works take where that is longer.
    /// </summary>
    internal required int DaysWatched { get; init; }

    /// <summary>What rules like it would have done in past crises. Null where none like it was tried.</summary>
    internal PastTrigger? Past { get; init; }
}

/// <summary>What is paid under a rule, who decides, and how long it holds, as shown.</summary>
sealed record TermsRow(
    IReadOnlyList<Shown> Actions, decimal? Envelope, Shown? Currency, DecisionKind? Decision,
    IReadOnlyList<Shown> Roles, int NumberOfRoles, int? AtLeast,
    int? WaiverHours, int MuteDays, DateOnly? Expires);

/// <summary>What a scenario changes at a place as shown.</summary>
/// <param name="Place">The place. Null for everybody displaced, which the own folder alone sees.</param>
/// <param name="Day">Days from the as-of date.</param>
/// <param name="MeanWithout">The mean without the scenario.</param>
/// <param name="Mean">The mean change.</param>
/// <param name="StandardError">Its Monte-Carlo standard error. Null when unknown.</param>
sealed record DifferenceRow(Shown? Place, int Day, double MeanWithout, double Mean, double? StandardError);

/// <summary>Money in one state as shown.</summary>
sealed record MoneyRow(
    DateOnly Date, Shown Appeal, MoneyState State, Stated Amount, Shown Currency, IReadOnlyList<Reference> Evidence);

/// <summary>A fact of the situation as shown.</summary>
sealed record FactRow(
    Shown? Place, Shown? Part, Shown Aspect, Shown Value, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly? KnownOn,
    IReadOnlyList<Reference> Evidence,
    IReadOnlyList<Reference> Unreviewed);

/// <summary>A claim as shown: all of it in the own folder, elsewhere what a review released.</summary>
sealed record ClaimRow(
    Shown Id, Shown Report, int Start, int End, Shown? Quote, Shown Type, IReadOnlyList<Shown> Places, MapPoint? Point,
    DateOnly? From, DateOnly? To,
    IReadOnlyList<QuantityRow> Quantities, AttributionKind Attribution, Modality Modality, bool Happened,
    Reliability? Reliability, ReviewState Review, Shown? SameAs);

/// <summary>A number of a claim as shown.</summary>
sealed record QuantityRow(double? Value, double? Low, double? High, Shown? Unit, Bound Bound);

/// <summary>A contradiction as shown.</summary>
sealed record ContradictionRow(Reference A, Reference B, Shown Kind, Verdict Verdict, Shown Detail);

/// <summary>The total of a district for one indicator, printed to the public.</summary>
/// <param name="District">The district.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Indicator">What is needed.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Uncovered">What nobody covers today. Null when suppressed.</param>
/// <param name="IsLowerBound">Whether a part of it is unknown or at least.</param>
sealed record DistrictNeed(
    Shown District, Shown Sector, Shown Indicator, Shown Unit, double? Uncovered, bool IsLowerBound);

/// <summary>A place that figures in what is shown.</summary>
/// <param name="Code">Its identity.</param>
/// <param name="Name">Its name.</param>
/// <param name="ArabicName">Its name in Arabic script. Null when unknown.</param>
/// <param name="Kind">What kind of place.</param>
/// <param name="Point">Where it is drawn. Null where nobody stated where it lies.</param>
/// <param name="Near">The place it lies near. Null when none was stated or may be named.</param>
/// <param name="NearKm">How far from that. Null when not stated.</param>
/// <param name="HasSite">Whether a site stands there.</param>
/// <param name="Capacity">How many people it has room for. Null when unknown.</param>
/// <param name="CapacityIsComputed">Whether that was computed from households.</param>
/// <param name="IsReceiving">Whether displaced people are received there.</param>
/// <param name="Site">What the site does. Null when unknown, and without a site.</param>
/// <param name="Axis">The direction of flight it lies along. Null when none was stated.</param>
/// <param name="Evidence">What its capacity rests on. Empty without a site.</param>
sealed record PlaceCard(
    Shown Code, Shown Name, Shown? ArabicName, PlaceKind Kind, MapPoint? Point, Shown? Near, double? NearKm,
    bool HasSite, double? Capacity, bool CapacityIsComputed,
    bool IsReceiving, SiteKind? Site, Shown? Axis, IReadOnlyList<Reference> Evidence)
{
    /// <summary>Whether it lies in another country than most sites, so that another plan is for it.</summary>
    internal bool IsAbroad { get; init; }

    /// <summary>Whether it is a site that has closed: no place in it is free.</summary>
    internal bool IsClosed { get; init; }
}

/// <summary>The last count of some people as shown, with the counts of the same series before it.</summary>
/// <param name="Series">Its code.</param>
/// <param name="Title">What it counts, in its publisher's words.</param>
/// <param name="Publisher">Who counts. Null when not stated.</param>
/// <param name="What">Whether it counts a stock, a flow or a running total.</param>
/// <param name="Of">What it counts.</param>
/// <param name="Population">Which people it counts.</param>
/// <param name="Place">The place. Null for the whole crisis.</param>
/// <param name="Day">The day at whose end they were counted.</param>
/// <param name="AgeDays">Days from then to the as-of date.</param>
/// <param name="People">How many.</param>
/// <param name="Earlier">The count of about a week before the as-of date, where the last one is newer and
/// nothing was redefined between them. Null otherwise.</param>
/// <param name="History">The counts by day, the last of them last.</param>
/// <param name="Evidence">What the last count rests on.</param>
sealed record CountRow(
    Shown Series, Shown Title, Shown? Publisher, CountKind What, Counted Of, CountedPopulation Population, Shown? Place,
    DateOnly Day, int AgeDays, Stated People, EarlierCount? Earlier, IReadOnlyList<CountPoint> History,
    IReadOnlyList<Reference> Evidence)
{
    /// <summary>The least and the most, where the source gave no one number: the page prints both. Null else.</summary>
    internal (double Low, double High)? Range { get; init; }
}

/// <summary>A site that people have left, as shown.</summary>
/// <param name="Place">The site.</param>
/// <param name="Closed">The day on which it closed. Null when not stated.</param>
/// <param name="CountedEmpty">The day on which nobody was counted there. Null where nobody has looked since.</param>
/// <param name="Before">How many were counted there before.</param>
/// <param name="BeforeOn">When.</param>
/// <param name="Evidence">The rows that say so.</param>
/// <param name="Word">Of these the one that says that it is empty, or closed.</param>
sealed record EmptiedRow(
    Shown Place, DateOnly? Closed, DateOnly? CountedEmpty, Stated Before, DateOnly BeforeOn,
    IReadOnlyList<Reference> Evidence, IReadOnlyList<Reference> Word)
{
    /// <summary>From when on it counts as left.</summary>
    internal DateOnly On => Closed ?? CountedEmpty!.Value;
}

/// <summary>An earlier count.</summary>
sealed record EarlierCount(DateOnly Day, Stated People);

/// <summary>People counted on a day.</summary>
readonly record struct CountPoint(DateOnly Day, double People);

/// <summary>A way between two places that are drawn. Of the own folder alone.</summary>
sealed record WayLine(MapPoint From, MapPoint To, RouteMode Mode);

/// <summary>A threshold that nothing can be said of.</summary>
sealed record UnknownThreshold(double Count, Shown? Series);
