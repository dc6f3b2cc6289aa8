namespace Refuge.Needs;

/// <summary>
/// What a group of people needs of one thing on one day, against one standard: one row of <c>needs.csv</c>.
/// </summary>
/// <remarks>
/// gap = need − have; uncovered = gap − what others bring by then. Unknown travels: an unknown <see cref="Have"/>
/// leaves the gap unknown.
/// </remarks>
sealed record Need
{
    /// <summary>The day. The as-of date for what is stated, a later one for what is forecast.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The place.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>Which people.</summary>
    public required Caseload Caseload { get; init; }

    /// <summary>The sector, such as <c>WASH</c>.</summary>
    public required string Sector { get; init; }

    /// <summary>What is needed: a code of the standard set, such as <c>toilet</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>The standard it is measured against.</summary>
    public required StandardEvidence Standard { get; init; }

    /// <summary>The phase of the standard: <c>emergency</c>, <c>stabilised</c> or <c>any</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>The people who need it. Null when unknown.</summary>
    public Band? People { get; init; }

    /// <summary>What they need, in <see cref="Unit"/>; facilities rounded up. Null when unknown.</summary>
    public Band? Amount { get; init; }

    /// <summary>In which sense <see cref="Amount"/> is bounded.</summary>
    public Bound AmountBound { get; init; }

    /// <summary>What stands, in <see cref="Unit"/>. Null when unknown: never zero for unknown.</summary>
    public Stated? Have { get; init; }

    /// <summary>The day of the count of what stands: how old it is. Null when none is dated.</summary>
    public DateOnly? HaveOn { get; init; }

    /// <summary>What others bring by then, median, in <see cref="Unit"/>. Null when nobody said.</summary>
    public double? Coming { get; init; }

    /// <summary>need − have, never below zero. Null when unknown.</summary>
    public Band? Gap { get; init; }

    /// <summary>In which sense <see cref="Gap"/> is bounded.</summary>
    public Bound GapBound { get; init; }

    /// <summary>The median gap that nobody covers. Null when unknown.</summary>
    public double? Uncovered { get; init; }

    /// <summary>The unit, such as <c>toilets</c> or <c>m3/day</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Who is responsible for closing the gap. Null when nobody is named.</summary>
    public string? Responsible { get; init; }

    /// <summary>A state that is no number, such as <c>failing</c> for water quality. Null otherwise.</summary>
    public string? Condition { get; init; }

    /// <summary>What it rests on. Never empty.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Whether anything it rests on was published after the as-of date (†).</summary>
    public bool LearnedLater { get; init; }
}

/// <summary>The five groups of people whose needs differ, never summed without saying so.</summary>
public enum Caseload
{
    /// <summary>Displaced people in camps and sites.</summary>
    DisplacedInSites,

    /// <summary>Displaced people outside sites: hosted, in unfinished buildings.</summary>
    DisplacedOutsideSites,

    /// <summary>Residents of retaken places.</summary>
    ResidentsOfRetaken,

    /// <summary>People who came back.</summary>
    Returnees,

    /// <summary>People beyond reach: a contingency, never a gap to be built today.</summary>
    BeyondReach,
}
