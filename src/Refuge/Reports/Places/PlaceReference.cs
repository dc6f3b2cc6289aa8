using System.Text.Json.Serialization;

namespace Refuge.Reports.Places;

/// <summary>
/// What the words for a place turned out to mean: one place, something near a place, or nothing that is known.
/// </summary>
abstract record PlaceReference
{
    private protected PlaceReference()
    {
    }
}

/// <summary>One place of the folder or the gazetteer.</summary>
/// <param name="Id">The folder's identity, or <c>geonames:N</c>.</param>
/// <param name="Name">The name under which the folder or the gazetteer knows it.</param>
/// <param name="Latitude">Degrees north (WGS 84). Null when no map shows it.</param>
/// <param name="Longitude">Degrees east (WGS 84). Null when no map shows it.</param>
/// <param name="IsSite">Whether the folder calls it a site: a camp, a transit or a screening site.</param>
sealed record ExactPlace(string Id, string Name, double? Latitude, double? Longitude, bool IsSite)
    : PlaceReference
{
    /// <summary>Whether the folder calls it a city, town, village or district.</summary>
    [JsonInclude]
    internal bool IsInhabited { get; init; }

    /// <summary>Whether it is a region, province or district: wider than a town and less than a country.</summary>
    [JsonInclude]
    internal bool IsLand { get; init; }

    /// <summary>Whether it is a country.</summary>
    [JsonInclude]
    internal bool IsCountry { get; init; }

    /// <summary>Its country, as ISO 3166-1 alpha-2. Null when unknown.</summary>
    [JsonInclude]
    internal string? Country { get; init; }

    /// <summary>Whether only a part of it is meant: "north-western Alma".</summary>
    [JsonInclude]
    internal bool IsPart { get; init; }
}

/// <summary>Something that the text does not pin, but of which it says near what it lies.</summary>
/// <param name="Anchor">The place it lies near, itself exact or unresolved.</param>
/// <param name="AnchorName">The name of the anchor, as known or else as written.</param>
/// <param name="What">What lies there.</param>
sealed record NearPlace(PlaceReference Anchor, string AnchorName, NearbyThing What) : PlaceReference;

/// <summary>
/// A camp, school or other site that bears a name of its own and that neither the folder nor a gazetteer shows.
/// </summary>
/// <param name="Name">Its name in full, as first written: "Alma camp".</param>
/// <param name="Near">The town that its name or the text gives it. Null when no map shows that either.</param>
sealed record NamedSite(string Name, ExactPlace? Near) : PlaceReference;

/// <summary>Words for a place of which nothing is known.</summary>
/// <param name="Reason">Why.</param>
sealed record UnresolvedPlace(UnresolvedReason Reason) : PlaceReference;

/// <summary>Why a place stayed unresolved.</summary>
enum UnresolvedReason
{
    /// <summary>Neither the folder nor the gazetteer has a place of this name.</summary>
    NoSuchName,
}

/// <summary>What lies near a place.</summary>
enum NearbyThing
{
    /// <summary>A camp that the text describes and does not name.</summary>
    Camp,

    /// <summary>Camps beside the one described: "other nearby camps".</summary>
    OtherCamps,

    /// <summary>An airbase, airfield or airport that bears the name of the place.</summary>
    Airfield,

    /// <summary>A refinery that bears the name of the place.</summary>
    Refinery,

    /// <summary>A military base that bears the name of the place.</summary>
    Base,

    /// <summary>A town, village or camp that no gazetteer shows, and that the text puts near one.</summary>
    Settlement,
}

/// <summary>Words for people about a place that stayed open; nothing reads them again.</summary>
static class PlaceReasons
{
    /// <summary>Why <paramref name="reference"/> is not one place. Null when it is.</summary>
    internal static string? Of(PlaceReference reference) => reference switch
    {
        NearPlace { What: NearbyThing.Camp } near => $"near {near.AnchorName}; the text does not pin it",
        NearPlace { What: NearbyThing.OtherCamps } near =>
            $"other camps near {near.AnchorName}; the text does not pin them",
        NearPlace { What: NearbyThing.Settlement } near => $"near {near.AnchorName}; no gazetteer shows it",
        NearPlace near => $"{Word(near.What)} at or near {near.AnchorName}; no gazetteer shows it",
        NamedSite { Near: { } near } site => $"{site.Name}, near {near.Name}; no gazetteer shows it",
        NamedSite site => $"{site.Name}; no gazetteer shows it",
        UnresolvedPlace => "no place of this name is known",
        _ => null,
    };

    static string Word(NearbyThing what) => what switch
    {
        NearbyThing.Airfield => "airfield",
        NearbyThing.Refinery => "refinery",
        _ => "base",
    };
}
