using System.Text.Json.Serialization;
using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>One statement about the world, as an analyst would have noted it, tied to its exact words.</summary>
/// <param name="Id">Its identity within its report, such as <c>c12</c>.</param>
/// <param name="Report">The report's file, relative to the crisis folder, or the name it was read under.</param>
/// <param name="Type">What kind of statement it is.</param>
/// <param name="Sector">The humanitarian sector it concerns. Null when it concerns none.</param>
/// <param name="Quote">The words it rests on: a slice of the text as received.</param>
/// <param name="QuoteText">The same words without markup.</param>
/// <param name="Places">The places it is about, in the order of mention. Empty when the text pins none.</param>
/// <param name="Date">The days it is about. Null when the text gives none.</param>
/// <param name="Quantities">The numbers it states.</param>
/// <param name="Actors">Who acts in it, as written.</param>
/// <param name="Attribution">On whose word it rests.</param>
/// <param name="Modality">Whether it is asserted, planned, feared, denied or an opinion.</param>
/// <param name="Happened">False when the stated act did not happen: "failed to destroy", "no clean water".</param>
/// <param name="Passage">The index of the passage it stands in.</param>
/// <param name="Review">What people made of it.</param>
/// <param name="SameAs">The claim that says the same of the same crowd or event first. Null when this one is the
/// first.</param>
sealed record Claim(
    string Id,
    string Report,
    ClaimType Type,
    string? Sector,
    QuoteEvidence Quote,
    string QuoteText,
    IReadOnlyList<PlaceMention> Places,
    ClaimDate? Date,
    IReadOnlyList<Quantity> Quantities,
    IReadOnlyList<string> Actors,
    Attribution Attribution,
    Modality Modality,
    bool Happened,
    int Passage,
    ReviewState Review,
    string? SameAs)
{
    /// <summary>The widest audience outside the own folder that an analyst let read it. Null when none.</summary>
    public Release? ReleasedTo { get; init; }

    /// <summary>
    /// What it states, one by one, as the tables of a crisis put it. Empty when no table has such a thing.
    /// </summary>
    [JsonInclude]
    internal IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>In what sense its first number of people counts. Null when it states no number of people.</summary>
    [JsonInclude]
    internal CountSense? Sense { get; init; }
}

/// <summary>How far an analyst released a claim and its words.</summary>
public enum Release
{
    /// <summary>To partners.</summary>
    Partner,

    /// <summary>To partners and the public.</summary>
    Public,
}

/// <summary>What kind of statement a claim is: a family and a kind within it, such as <c>camp.sanitation</c>.</summary>
/// <param name="Family">The family, such as <c>territory</c>, <c>camp</c> or <c>funding</c>.</param>
/// <param name="Kind">The kind within the family, such as <c>retaken</c>.</param>
readonly record struct ClaimType(string Family, string Kind)
{
    /// <summary>Family and kind, joined by a dot.</summary>
    public override string ToString() => $"{Family}.{Kind}";
}

/// <summary>The days a claim is about.</summary>
/// <param name="First">The first day. Null when open towards the past.</param>
/// <param name="Last">The last day. Null when open towards the future.</param>
sealed record ClaimDate(DateOnly? First, DateOnly? Last);

/// <summary>A number in a text, with what it counts.</summary>
/// <param name="Start">Where its words begin, in UTF-16 units of the text as received.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Quote">The words: exactly that slice.</param>
/// <param name="Value">The number, in <paramref name="Unit"/>. Null when the words give a range or an order of
/// magnitude only.</param>
/// <param name="Low">The least the words allow. Null when they set no lower limit.</param>
/// <param name="High">The most the words allow. Null when they set no upper limit.</param>
/// <param name="Unit">The unit, in a canonical form such as <c>km</c>, <c>people</c>, <c>USD</c>. Null when
/// bare.</param>
/// <param name="Bound">How the words around it bound the truth.</param>
/// <param name="Counted">What is counted, such as <c>toilets</c>. Null when the text does not say.</param>
sealed record Quantity(
    int Start, int End, string Quote, double? Value, double? Low, double? High, string? Unit, Bound Bound,
    string? Counted);

/// <summary>A place as a text mentions it.</summary>
/// <param name="Start">Where its words begin, in UTF-16 units of the text as received.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Quote">The words: exactly that slice.</param>
/// <param name="Reference">What they turned out to mean.</param>
sealed record PlaceMention(int Start, int End, string Quote, PlaceReference Reference)
{
    /// <summary>The folder's place, or <c>geonames:N</c>. Null unless the reference is exact.</summary>
    public string? Id => (Reference as ExactPlace)?.Id;

    /// <summary>The name under which the gazetteer or folder knows it. Null unless the reference is exact.</summary>
    public string? Name => (Reference as ExactPlace)?.Name;

    /// <summary>Degrees north (WGS 84). Null unless the reference is exact.</summary>
    public double? Latitude => (Reference as ExactPlace)?.Latitude;

    /// <summary>Degrees east (WGS 84). Null unless the reference is exact.</summary>
    public double? Longitude => (Reference as ExactPlace)?.Longitude;

    /// <summary>Why it is not one place, in words for people. Null when it is.</summary>
    public string? Reason => PlaceReasons.Of(Reference);
}

/// <summary>On whose word a claim rests.</summary>
/// <param name="Kind">What sort of source spoke.</param>
/// <param name="Source">Who, by office or as written. Null when nobody is named.</param>
sealed record Attribution(AttributionKind Kind, string? Source);

/// <summary>What sort of source spoke.</summary>
public enum AttributionKind
{
    /// <summary>The report itself.</summary>
    Unattributed,

    /// <summary>An official who is named.</summary>
    NamedOfficial,

    /// <summary>An official who is not named.</summary>
    UnnamedOfficial,

    /// <summary>Residents or displaced people.</summary>
    Resident,

    /// <summary>The text leaves it open who spoke.</summary>
    Ambiguous,

    /// <summary>An organisation: an agency, a ministry, a charity.</summary>
    Organisation,

    /// <summary>A newspaper, station or news agency.</summary>
    Media,
}

/// <summary>How a claim is put forward.</summary>
public enum Modality
{
    /// <summary>As a fact.</summary>
    Asserted,

    /// <summary>As something intended.</summary>
    Planned,

    /// <summary>As something feared or expected.</summary>
    Feared,

    /// <summary>As something that somebody denies.</summary>
    Denied,

    /// <summary>As somebody's view.</summary>
    Opinion,

    /// <summary>As something that somebody alleges and the text does not vouch for.</summary>
    Alleged,
}

/// <summary>What people made of a claim.</summary>
public enum ReviewState
{
    /// <summary>Nobody looked: it stands beside a figure and moves none.</summary>
    Unreviewed,

    /// <summary>An analyst accepted it.</summary>
    Accepted,

    /// <summary>An analyst rejected it.</summary>
    Rejected,
}
