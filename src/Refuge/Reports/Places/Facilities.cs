using Refuge.Reports.Claims;
using Refuge.Reports.Language;

namespace Refuge.Reports.Places;

/// <summary>
/// Tells a town from the airbase or refinery that bears its name: gazetteers do not have those, and they are not where
/// the town is.
/// </summary>
static class Facilities
{
    /// <summary>
    /// The name with its facility, where the crisis folder has a place of that whole name ("Qayyarah airbase", "the
    /// refinery at Qayyarah", "Debaga camp"); else the name.
    /// </summary>
    internal static PlaceReader.Named Whole(string text, Token[] tokens, PlaceReader.Named name, PlaceNames names)
    {
        for (var end = name.Next + 2; end > name.Next; end--)
        {
            if (end > tokens.Length || !(IsFacility(tokens[end - 1].Lower) || IsSite(tokens[end - 1].Lower))) continue;
            if (OfFolder(text[tokens[name.First].Start..tokens[end - 1].End], names) is { Count: > 0 } known)
            {
                return new(name.First, end, known);
            }
        }

        var facility = name.First - 2;
        return facility >= 0 && IsFacility(tokens[facility].Lower)
            && (tokens[facility + 1].Lower is "at" or "of" or "in" or "near") &&
            OfFolder($"{text[tokens[name.First].Start..tokens[name.Next - 1].End]} {tokens[facility].Lower}", names)
                is { Count: > 0 } there
            ? new(facility, name.Next, there)
            : name;
    }

    static List<NamedPlace> OfFolder(string name, PlaceNames names) =>
        [.. names.Find(name).Where(static place => place.IsOfFolder)];

    /// <summary>The mention; near its place when the words after it make it a facility.</summary>
    internal static PlaceMention Around(Token[] tokens, int next, PlaceMention place)
    {
        if (place.Reference is not ExactPlace town) return place;
        var facility = next < tokens.Length && tokens[next].Lower is "oil" or "air" or "military"
            && next + 1 < tokens.Length ? tokens[next + 1].Lower
            : next < tokens.Length ? tokens[next].Lower : "";
        var isOil = place.Quote.EndsWith(" oil", StringComparison.OrdinalIgnoreCase) && facility is "refinery";
        return IsFacility(facility) || isOil
            ? place with { Reference = new NearPlace(town, town.Name, Thing(facility)) }
            : place;
    }

    static NearbyThing Thing(string facility) => facility switch
    {
        "refinery" => NearbyThing.Refinery,
        "base" => NearbyThing.Base,
        _ => NearbyThing.Airfield,
    };

    /// <summary>Whether a mention is of a facility rather than of a town.</summary>
    internal static bool IsOne(string quote) => Array.Exists(quote.ToLowerInvariant().Split(' '), IsFacility);

    /// <summary>
    /// Whether a name is of water, a height or a way: "Shabelle river", "Lake Alma", "Boro road". Nobody lives there,
    /// and no camp lies near it by its name alone.
    /// </summary>
    internal static bool IsNoSettlement(string quote)
    {
        var words = quote.ToLowerInvariant().Split(' ');
        return words.Length > 1 && (IsLandform(words[0]) || IsLandform(words[^1]));
    }

    /// <summary>Whether a name is of a road: "Boro road". What is told next lies at neither of its ends.</summary>
    internal static bool IsWay(string quote) =>
        quote[(quote.LastIndexOf(' ') + 1)..].ToLowerInvariant() is "road" or "highway" or "street" or "avenue";

    static bool IsLandform(string word) =>
        word is "river" or "rivers" or "lake" or "dam" or "creek" or "canal" or "sea" or "ocean" or "bay" or "gulf"
            or "mountain" or "mountains" or "hills" or "valley" or "desert" or "forest" or "road" or "highway"
            or "street" or "avenue" or "bridge" or "basin" or "stream";

    static bool IsSite(string word) => word is "camp" or "site" or "settlement" or "centre" or "center";

    static bool IsFacility(string word) => word is "airbase" or "airfield" or "airport" or "refinery" or "base";
}
