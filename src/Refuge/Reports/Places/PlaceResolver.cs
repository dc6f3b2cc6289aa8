namespace Refuge.Reports.Places;

/// <summary>
/// Decides which place each name of a report means: by folder, neighbours in the text, where the story plays, and size.
/// </summary>
/// <remarks>
/// One sense in a document (Gale, Church and Yarowsky, 1992): every name is weighed once, by what kind of place it may
/// be, how many live there, and how much of the other names' likely places lies in the same country, province and patch
/// of the map. Names beside a wider place decide for themselves. The weights are round numbers; a search on labelled
/// sets gained nothing on a set that it had not seen (decision 0015).
/// </remarks>
sealed class PlaceResolver(string text)
{
    const double FolderWeight = 100;
    const double BesideWeight = 6;
    const double SpellingWeight = 2;
    const double CountryWeight = 4;
    const double ProvinceWeight = 2;
    const double NearWeight = 1;
    const double CloseWeight = .75;
    const double HeldBeforeWeight = 1;

    /// <summary>What a large town gains on the province of its name: a bare name means the town.</summary>
    const double TownBeforeUnit = 3;
    const long LargeTown = 30_000;

    /// <summary>What every town gains on a district or province of its name where the report calls it a town.</summary>
    const double TownByWord = 8;
    const double NearBeforeWeight = .5;

    /// <summary>How sharply chances follow from weights.</summary>
    const double Sharpness = 2;

    /// <summary>People that a place without a count is taken to have: parts of towns and seats mostly.</summary>
    const long UncountedPeople = 100;

    const double NearKm = 250;
    const int MostCandidates = 400;
    const int MostNames = 100_000;
    const int Rounds = 2;

    readonly Dictionary<string, PlaceSense> senses = new(StringComparer.Ordinal);
    readonly HashSet<string> towns = new(StringComparer.Ordinal);

    /// <summary>A name in a report that waits for its place.</summary>
    /// <param name="Start">Where it begins in the readable text.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Words">The name.</param>
    /// <param name="Candidates">The places of that name.</param>
    internal readonly record struct Mention(int Start, int End, string Words, IReadOnlyList<NamedPlace> Candidates);

    /// <summary>The place of each mention. Null where the text pins none.</summary>
    internal NamedPlace?[] Resolve(IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (TownOf(mention) is { } town) towns.Add(town);
        }

        // "Alma province" and "Alma city" in one report: the bare name stays open.
        foreach (var mention in mentions)
        {
            if (UnitOf(mention) is { } unit) towns.Remove(unit);
        }
        var named = new PlaceSense?[mentions.Count];
        for (var index = 0; index < mentions.Count; index++) named[index] = Of(mentions[index]);
        Pin(mentions, named);
        WeighTogether();
        var places = new NamedPlace?[mentions.Count];
        for (var index = 0; index < mentions.Count; index++)
        {
            if (named[index] is not { } sense) continue;
            var wider = index + 1 < mentions.Count && IsBeside(mentions[index], mentions[index + 1])
                ? named[index + 1]
                : null;
            places[index] = Best(sense, wider, index == 0 ? null : places[index - 1]);
        }

        WithoutStrangers(mentions, places);
        return places;
    }

    /// <summary>Leaves a name open whose place lies in no country that the report is about.</summary>
    void WithoutStrangers(IReadOnlyList<Mention> mentions, NamedPlace?[] places)
    {
        // "Alma in northern Boro": no Alma elsewhere is meant, here or further down.
        var elsewhere = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index + 1 < places.Length; index++)
        {
            if (places[index] is { IsOfFolder: false, Country: { } country, Kind: not NamedPlaceKind.Country }
                && places[index + 1] is { Kind: NamedPlaceKind.Country, Country: { } said } && said != country
                && IsIn(mentions[index], mentions[index + 1]))
            {
                elsewhere.Add(mentions[index].Words);
            }
        }

        for (var index = 0; index < places.Length; index++)
        {
            if (places[index] is { IsOfFolder: false } && elsewhere.Contains(mentions[index].Words))
            {
                places[index] = null;
            }
        }

        var countries = new StoryCountries();
        for (var index = 0; index < places.Length; index++)
        {
            if (places[index] is { } place)
            {
                countries.Note(mentions[index].Words, place, Spells(place, mentions[index].Words));
            }
        }

        for (var index = 0; index < places.Length; index++)
        {
            if (places[index] is { } place
                && !countries.Fit(mentions[index].Words, place, Spells(place, mentions[index].Words)))
            {
                places[index] = null;
            }
        }
    }

    PlaceSense? Of(Mention mention)
    {
        if (mention.Candidates.Count == 0 || IsOtherAbbreviation(mention)) return null;
        var isSpelt = mention.Candidates.Any(place => Spells(place, mention.Words));
        // Kept under the words themselves where a place is spelled so, else under their folded key: China is no
        // Cheyenne.
        var key = isSpelt ? mention.Words : PlaceKey.Of(mention.Words);
        if (senses.TryGetValue(key, out var known))
        {
            known.Count++;
            return known;
        }

        if (senses.Count >= MostNames) return null;
        var isCountry =
            mention.Candidates.Any(place => place.Kind == NamedPlaceKind.Country && Spells(place, mention.Words));
        // Countries are known by all their names: one that only sounds like the words is another place, and so is a
        // town that sounds like a country.
        NamedPlace[] places = [
            .. mention.Candidates.Take(MostCandidates)
            .Where(
                place => Spells(place, mention.Words)
                || !(isCountry || (isSpelt && place.Kind == NamedPlaceKind.Country)
                    || ((FixedSpellings.Has(place.Country) || place.Kind == NamedPlaceKind.Country)
                        && !FixedSpellings.AreOf(place, mention.Words))))];
        // "Alma province" is not Alma City.
        if (UnitOf(mention) is not null)
        {
            places = Array.FindAll(places, static place => !place.Name.EndsWith(" City", StringComparison.Ordinal));
        }
        var isTown = TownOf(mention) is not null || towns.Contains(PlaceKey.Of(mention.Words));
        var isUnit = !isTown && IsUnit(mention);
        var sense = new PlaceSense(
            places,
            [
                .. places.Select(
                    place => Prior(place) + (Spells(place, mention.Words) ? SpellingWeight : 0)
                        + (!isUnit && IsSeatOf(place, places) ? TownBeforeUnit : 0)
                        + (isTown && place.Kind is NamedPlaceKind.Settlement or NamedPlaceKind.Seat
                            ? TownByWord : 0)),
            ]);
        senses.Add(key, sense);
        return sense;
    }

    /// <summary>
    /// "Regions I, II and CAR": the Cordillera Administrative Region, unless the report also writes the country out.
    /// </summary>
    bool IsOtherAbbreviation(Mention mention) =>
        text.AsSpan(mention.Start, mention.End - mention.Start) is "CAR"
            && !text.Contains("Central Africa", StringComparison.Ordinal)
            && !text.Contains("Bangui", StringComparison.Ordinal);

    /// <summary>
    /// The name that a report once calls a town, folded: "Alma city", "the town of Alma". Null where it does not.
    /// </summary>
    string? TownOf(Mention mention)
    {
        var whole = text[mention.Start..mention.End];
        var bare = WithoutKind(whole);
        var isTown = bare.Length < whole.Length
            ? IsTownWord(whole.AsSpan(bare.Length + 1))
            : IsTownWord(Behind(mention));
        return isTown ? PlaceKey.Of(bare) : null;
    }

    /// <summary>The name that a report once calls a province or district, folded. Null where it does not.</summary>
    string? UnitOf(Mention mention)
    {
        var whole = text[mention.Start..mention.End];
        var space = whole.LastIndexOf(' ');
        if (space > 0 && IsUnitWord(whole.AsSpan(space + 1))) return PlaceKey.Of(whole[..space]);
        return IsUnitWord(Behind(mention)) ? PlaceKey.Of(whole) : null;
    }

    /// <summary>The word right behind a name; nothing where a mark or a line's end stands there.</summary>
    ReadOnlySpan<char> Behind(Mention mention)
    {
        var rest = text.AsSpan(mention.End);
        if (rest.IsEmpty || rest[0] != ' ') return [];
        var end = 1;
        while (end < rest.Length && char.IsLetter(rest[end])) end++;
        return rest[1..end];
    }

    static bool IsUnitWord(ReadOnlySpan<char> word) =>
        word is "province" or "governorate" or "state" or "region" or "district" or "oblast" or "department";

    /// <summary>A name without the word for a town behind it.</summary>
    static string WithoutKind(string words)
    {
        var space = words.LastIndexOf(' ');
        return space > 0 && IsTownWord(words.AsSpan(space + 1)) ? words[..space] : words;
    }

    static bool IsTownWord(ReadOnlySpan<char> word) => word is "city" or "town" or "village";

    /// <summary>"Alma province", "the governorate of Alma": the unit, and not the town of that name.</summary>
    bool IsUnit(Mention mention)
    {
        const int Reach = 24;
        var around = text.AsSpan(
            Math.Max(0, mention.Start - Reach),
            Math.Min(text.Length, mention.End + Reach) - Math.Max(0, mention.Start - Reach));
        foreach (var kind in (string[])[
            "province", "governorate", "state", "region", "district", "oblast", "department"])
        {
            if (around.Contains(kind, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Whether a large town bears the name of the province that it lies in.</summary>
    static bool IsSeatOf(NamedPlace place, NamedPlace[] places) =>
        place.Kind is NamedPlaceKind.Seat or NamedPlaceKind.Settlement && place.Population >= LargeTown
            && Array.Exists(
                places,
                other => other.Kind == NamedPlaceKind.Province && other.Country == place.Country
                && other.Admin1 == place.Admin1);

    /// <summary>
    /// A name that stands once beside its province or country means that place wherever the report names it: "Alma,
    /// Ky." in the headline's stead.
    /// </summary>
    void Pin(IReadOnlyList<Mention> mentions, PlaceSense?[] named)
    {
        for (var index = 0; index + 1 < mentions.Count; index++)
        {
            if (named[index] is not { IsPinned: false, Places.Length: > 1 } sense || named[index + 1] is not { } wider
                || !IsBeside(mentions[index], mentions[index + 1]))
            {
                continue;
            }
            for (var place = 0; place < sense.Places.Length; place++)
            {
                if (!HoldsAny(wider, sense.Places[place])) continue;
                sense.Priors[place] += BesideWeight;
                sense.IsPinned = true;
            }
        }
    }

    /// <summary>Every name by itself, then again in the light of all others.</summary>
    void WeighTogether()
    {
        var support = new PlaceSupport();
        foreach (var sense in senses.Values)
        {
            sense.Weigh(static _ => 0, Sharpness);
            support.Add(sense, 1);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var sense in senses.Values)
            {
                support.Add(sense, -1);
                sense.Weigh(
                    place =>
                        (CountryWeight * support.Country(place)) + (ProvinceWeight * support.Province(place))
                            + (NearWeight * support.Near(place)) + (CloseWeight * support.Close(place)), Sharpness);
                support.Add(sense, 1);
            }
        }
    }

    static NamedPlace? Best(PlaceSense sense, PlaceSense? wider, NamedPlace? before)
    {
        NamedPlace? best = null;
        var highest = double.NegativeInfinity;
        for (var index = 0; index < sense.Places.Length; index++)
        {
            var (place, score) = (sense.Places[index], sense.Scores[index]);
            if (wider is not null && HoldsAny(wider, place)) score += BesideWeight;
            if (before is not null && !ReferenceEquals(before, place))
            {
                if (Holds(before, place)) score += HeldBeforeWeight;
                if (place.KilometresTo(before) < NearKm) score += NearBeforeWeight;
            }

            if (score > highest) (highest, best) = (score, place);
        }

        return best;
    }

    /// <summary>
    /// Whether the second name stands right behind the first, as its province or country does: "Alma, Ky.", "Alma in
    /// Ontario", "Alma (Ontario)".
    /// </summary>
    bool IsBeside(Mention one, Mention other) =>
        other.Start - one.End is > 0 and <= 4
            && text.AsSpan(one.End, other.Start - one.End).Trim(' ') is "," or "(" or "in" or ""
            || IsIn(one, other);

    /// <summary>"Alma in Boro", "Alma in northern Boro", "Alma, in the far north of Boro".</summary>
    bool IsIn(Mention one, Mention other)
    {
        const int Longest = 32;
        var length = other.Start - one.End;
        if (length is <= 0 or > Longest) return false;
        var words = text.Substring(one.End, length).Split(
            (char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words is ["in", .. var rest] && rest.All(static word => word is "the" or "far" or "of" or "central"
            || word.StartsWith("north", StringComparison.Ordinal) || word.StartsWith("south", StringComparison.Ordinal)
            || word.StartsWith("east", StringComparison.Ordinal) || word.StartsWith("west", StringComparison.Ordinal));
    }

    static double Prior(NamedPlace place)
    {
        var people = Math.Log10(place.Population + UncountedPeople);
        return (place.IsOfFolder ? FolderWeight : 0) + place.Kind switch
        {
            NamedPlaceKind.Country or NamedPlaceKind.Region => 12,
            NamedPlaceKind.Province => 8,
            NamedPlaceKind.Capital => 3 + people,
            NamedPlaceKind.Seat => 1 + people,
            _ => people,
        };
    }

    static bool Spells(NamedPlace place, string words) =>
        string.Equals(place.Name, words, StringComparison.OrdinalIgnoreCase)
            || place.Aliases.Contains(words, StringComparer.OrdinalIgnoreCase);

    static bool HoldsAny(PlaceSense wider, NamedPlace place) =>
        Array.Exists(wider.Places, other => Holds(other, place));

    /// <summary>
    /// Whether <paramref name="wider"/> is the country or the first level in which <paramref name="place"/> lies.
    /// </summary>
    static bool Holds(NamedPlace wider, NamedPlace place) =>
        wider.Country is not null && wider.Country == place.Country && !ReferenceEquals(wider, place) &&
        (wider.Kind == NamedPlaceKind.Country
            || (wider.Kind == NamedPlaceKind.Province && wider.Admin1 == place.Admin1));
}
