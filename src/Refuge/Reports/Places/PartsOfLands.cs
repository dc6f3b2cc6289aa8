using Refuge.Reports.Claims;

namespace Refuge.Reports.Places;

/// <summary>
/// Puts a part of a country or province where the places lie that the report names in that part: "north-western Alma"
/// is not the middle of Alma.
/// </summary>
/// <remarks>
/// The point is the median, by latitude and by longitude, of the named places that lie on that side of the middle of
/// the land; its capital is left out, which most often stands for the government. Where the report names none there,
/// the part keeps the point of the whole land.
/// </remarks>
static class PartsOfLands
{
    /// <summary>The longest word for a side, with a space behind it.</summary>
    const int Reach = 14;

    /// <summary>Gives the parts of lands among the places of a report their points.</summary>
    /// <param name="text">The readable text.</param>
    /// <param name="located">[sentences] The places of each sentence.</param>
    /// <param name="names">The gazetteer that they were looked up in.</param>
    internal static void Put(string text, List<List<PlaceMention>> located, PlaceNames names)
    {
        var known = new Dictionary<string, NamedPlace>(StringComparer.Ordinal);
        var hasParts = false;
        foreach (var place in located.SelectMany(static inSentence => inSentence))
        {
            if (place.Id is not { } id) continue;
            hasParts |= SideOf(text, place) is not null;
            if (!known.ContainsKey(id) && names.FindById(id) is { } named) known.Add(id, named);
        }

        if (!hasParts) return;
        foreach (var inSentence in located)
        {
            for (var at = 0; at < inSentence.Count; at++)
            {
                if (inSentence[at].Reference is not ExactPlace land || SideOf(text, inSentence[at]) is not { } side
                    || known.GetValueOrDefault(land.Id) is not { } whole || IsSide(FirstWord(whole.Name)) is not null)
                {
                    continue;
                }
                var point = Middle(whole, side, known.Values);
                inSentence[at] = inSentence[at] with
                {
                    Reference = land with
                    {
                        IsPart = true,
                        Latitude = point?.Latitude ?? land.Latitude,
                        Longitude = point?.Longitude ?? land.Longitude,
                    },
                };
            }
        }
    }

    /// <summary>
    /// Which side of a land a mention is of: signs of the steps north and east. Null where it is of the whole.
    /// </summary>
    static (int North, int East)? SideOf(string text, PlaceMention place)
    {
        var first = FirstWord(place.Quote);
        if (first.Length < place.Quote.Length && IsSide(first) is { } within)
        {
            // "The northeast states of Alma and Boro" names no part of either.
            return place.Quote.Contains(" of ", StringComparison.Ordinal) ? null : within;
        }
        var before = text.AsSpan(Math.Max(0, place.Start - Reach), Math.Min(place.Start, Reach));
        if (before.IsEmpty || before[^1] != ' ') return null;
        before = before[..^1];
        return IsSide(before[(before.LastIndexOfAny(' ', '\n') + 1)..]);
    }

    static ReadOnlySpan<char> FirstWord(string words)
    {
        var space = words.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? words : words.AsSpan(0, space);
    }

    /// <summary>"Northern" in any letters; "north-west" in small ones: "North Alma" is a name of its own.</summary>
    static (int North, int East)? IsSide(ReadOnlySpan<char> word)
    {
        const string Ending = "ern";
        var isAdjective = word.EndsWith(Ending, StringComparison.Ordinal);
        if (word.IsEmpty || word.Length > Reach || (char.IsUpper(word[0]) && !isAdjective)) return null;
        return (isAdjective ? word[..^Ending.Length] : word) switch
        {
            "north" or "North" => (1, 0),
            "south" or "South" => (-1, 0),
            "east" or "East" => (0, 1),
            "west" or "West" => (0, -1),
            "northeast" or "north-east" or "Northeast" or "North-east" => (1, 1),
            "northwest" or "north-west" or "Northwest" or "North-west" => (1, -1),
            "southeast" or "south-east" or "Southeast" or "South-east" => (-1, 1),
            "southwest" or "south-west" or "Southwest" or "South-west" => (-1, -1),
            _ => null,
        };
    }

    static (double Latitude, double Longitude)? Middle(
        NamedPlace land, (int North, int East) side, IEnumerable<NamedPlace> named)
    {
        if (land is not
            {
                Kind: NamedPlaceKind.Country or NamedPlaceKind.Province,
                Latitude: { } south, Longitude: { } west,
            })
        {
            return null;
        }
        var (latitudes, longitudes) = (new List<double>(), new List<double>());
        foreach (var place in named)
        {
            if (place.Id == land.Id || place.Country != land.Country
                || place.Kind is NamedPlaceKind.Country or NamedPlaceKind.Capital
                || (land.Kind is NamedPlaceKind.Province && place.Admin1 != land.Admin1)
                || place is not { Latitude: { } lat, Longitude: { } lon }
                || (lat - south) * side.North < 0 || (lon - west) * side.East < 0)
            {
                continue;
            }
            latitudes.Add(lat);
            longitudes.Add(lon);
        }

        return latitudes.Count == 0 ? null : (Median(latitudes), Median(longitudes));
    }

    static double Median(List<double> values)
    {
        values.Sort();
        return (values[values.Count / 2] + values[(values.Count - 1) / 2]) / 2;
    }
}
