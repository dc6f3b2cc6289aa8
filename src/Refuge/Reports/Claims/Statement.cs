using System.Text.Json.Serialization;

namespace Refuge.Reports.Claims;

/// <summary>
/// One thing that a claim states, in the terms of the tables of a crisis. A claim may state several: "1,000 people
/// share two toilets".
/// </summary>
/// <remarks>
/// The reader fills it once, from its rules and quantities. Later stages take it from here and never search the words.
/// </remarks>
abstract record Statement
{
    private protected Statement()
    {
    }
}

/// <summary>A number of people or households.</summary>
/// <param name="Count">How many.</param>
/// <param name="IsHouseholds">Whether households are counted, and not people.</param>
/// <param name="Sense">In what sense they are counted.</param>
/// <param name="IsInSite">Whether they are in a camp or another site.</param>
sealed record PeopleStatement(Stated Count, bool IsHouseholds, CountSense Sense, bool IsInSite) : Statement
{
    /// <summary>Whether the words say that they are displaced, and not merely that they are there.</summary>
    [JsonInclude]
    internal bool IsDisplaced { get; init; }
}

/// <summary>People who cannot leave a place.</summary>
/// <param name="Count">How many people. Null when the text gives no number.</param>
/// <param name="IsBesieged">Whether the place is surrounded; otherwise it is held by those who keep them there.</param>
/// <param name="Holder">Who holds the place, as written. Null when nobody is named.</param>
sealed record TrappedStatement(Stated? Count, bool IsBesieged, string? Holder) : Statement;

/// <summary>A camp or another site that the text describes.</summary>
/// <param name="IsMakeshift">Whether it is called makeshift, informal or spontaneous.</param>
/// <param name="IsOvercrowded">Whether it is called overcrowded or full.</param>
sealed record SiteStatement(bool IsMakeshift, bool IsOvercrowded) : Statement;

/// <summary>Something that stands at a place, or its state.</summary>
/// <param name="Item">The indicator code of the folder contract, such as <c>toilet</c>.</param>
/// <param name="Quantity">How many stand. Null when the text gives no number.</param>
/// <param name="PeoplePerItem">How many people share one of them. Null when the text gives no ratio. A ratio is never a
/// count.</param>
/// <param name="Condition">Its condition, in a word of the folder contract such as <c>unsafe</c>. Null when not
/// stated.</param>
sealed record FacilityStatement(string Item, Stated? Quantity, Stated? PeoplePerItem, string? Condition) : Statement;

/// <summary>What people eat.</summary>
/// <param name="TimesPerDay">How often a day they eat. Null when not stated.</param>
sealed record FoodStatement(int? TimesPerDay) : Statement;

/// <summary>A bridge or ferry.</summary>
/// <param name="Item">What it is: <c>bridge</c>, <c>pontoon_bridge</c> or <c>ferry</c>.</param>
/// <param name="Stands">Whether it stands; false when it was destroyed.</param>
sealed record CrossingStatement(string Item, bool Stands) : Statement;

/// <summary>Who holds a place or a part of it.</summary>
/// <param name="Part">The part.</param>
/// <param name="Status">Its state.</param>
/// <param name="Holder">Who holds it, as written. Null when nobody is named.</param>
sealed record ControlStatement(PlacePart Part, ControlStatus Status, string? Holder) : Statement;

/// <summary>A danger on the ground.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Status">How far it is known and cleared.</param>
sealed record HazardStatement(HazardKind Kind, HazardStatus Status) : Statement;

/// <summary>The state of a public service.</summary>
/// <param name="Kind">The service.</param>
/// <param name="Status">Its state.</param>
sealed record ServiceStatement(ServiceKind Kind, ServiceStatus Status) : Statement;

/// <summary>Illness or death.</summary>
/// <param name="Condition">What people suffer from.</param>
/// <param name="Group">Who suffers.</param>
/// <param name="Cases">How many. Null when the text gives no number.</param>
sealed record HealthStatement(HealthCondition Condition, PopulationGroup Group, Stated? Cases) : Statement;

/// <summary>Something that happened, such as fighting.</summary>
/// <param name="Kind">What: a word of <c>events.csv</c>.</param>
sealed record EventStatement(string Kind) : Statement;

/// <summary>Something that is announced and has not happened.</summary>
/// <param name="Kind">What: a word of <c>events.csv</c>, such as <c>offensive_start</c>.</param>
/// <param name="Last">The last day by which it is announced. Null when no day is given.</param>
sealed record AnnouncedStatement(string Kind, DateOnly? Last) : Statement;

/// <summary>People who leave a place now.</summary>
/// <param name="Count">How many. Null when the text gives no number.</param>
sealed record DepartureStatement(Stated? Count) : Statement;

/// <summary>A sum of money in one of its states.</summary>
/// <param name="Stage">Its state, as the text says it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Currency">The currency, by its ISO 4217 code.</param>
sealed record MoneyStatement(MoneyStage Stage, Stated Amount, string Currency) : Statement;

/// <summary>The state of a sum of money, as a text says it.</summary>
enum MoneyStage
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>Set aside for the purpose.</summary>
    Allocated,

    /// <summary>Promised in public.</summary>
    Pledged,

    /// <summary>Promised in writing.</summary>
    Committed,

    /// <summary>Received.</summary>
    Received,
}

/// <summary>In what sense a number of people counts (folder contract, <c>read --json</c>).</summary>
enum CountSense
{
    /// <summary>The text does not tell.</summary>
    Unknown,

    /// <summary>People who are there at a moment.</summary>
    Stock,

    /// <summary>All since a start.</summary>
    Cumulative,

    /// <summary>People who came or were displaced within a period.</summary>
    New,

    /// <summary>People who left.</summary>
    Outflow,

    /// <summary>People whom a plan is made for.</summary>
    Planned,

    /// <summary>People whom somebody fears or expects.</summary>
    Feared,

    /// <summary>People for whom there is room.</summary>
    Capacity,

    /// <summary>People touched by an event, displaced or not.</summary>
    Affected,

    /// <summary>The difference between two counts.</summary>
    Change,

    /// <summary>A part of another number of the same sentence.</summary>
    PartOf,

    /// <summary>The same people told a second time, such as households in brackets.</summary>
    SameCrowd,
}
