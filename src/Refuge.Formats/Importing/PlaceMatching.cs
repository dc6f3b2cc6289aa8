using System.Globalization;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>A place as a provider names it.</summary>
/// <param name="Name">Its name; null when the table has none.</param>
/// <param name="Code">Its P-code or the provider's own code, zeros kept; null when the table has none.</param>
/// <param name="Admin2">The district it lies in; null when not said.</param>
readonly record struct ProviderPlace(string? Name, string? Code, string? Admin2);

/// <summary>The place of the folder that a provider means.</summary>
/// <param name="Place">Its identity in the folder.</param>
/// <param name="Confidence">
/// How sure that is, from 0 to 1 (judgement: 1 a code or a person's word, 0.9 a name, 0.7 a spelling of it).
/// </param>
/// <param name="How">By what it was found.</param>
readonly record struct PlaceMatch(string Place, double Confidence, string How);

/// <summary>Finds places of the folder by code and by name, and remembers what was found.</summary>
sealed class PlaceMatching
{
    readonly Dictionary<string, List<string>> byCode = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<string>> byCodeWithoutZeros = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> coded = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<(string Id, string? Admin2)>> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<(string Id, string? Admin2)>> bySound = new(StringComparer.Ordinal);
    readonly HashSet<string> ids = new(StringComparer.Ordinal);
    readonly Dictionary<ProviderPlace, PlaceMatch> found = [];

    /// <summary>What providers named and what was taken for it, in the order in which it was met.</summary>
    internal List<(ProviderPlace Named, PlaceMatch Match)> Matches { get; } = [];

    /// <summary>Remembers what somebody matched by hand, or an earlier import.</summary>
    internal void Remember(ProviderPlace named, string place) => found[named] = new(place, 1, "matched before");

    /// <summary>Remembers a place of the folder.</summary>
    internal void Add(string id, IEnumerable<string> names, string? code, string? admin2)
    {
        ids.Add(id);
        if (code is not null)
        {
            coded.Add(id);
            Put(byCode, code, id);
            Put(byCodeWithoutZeros, WithoutZeros(code), id);
        }

        foreach (var name in names.Append(id).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            Put(byName, name.Trim(), id, admin2);
            var sound = PlaceNames.NameKey(name);
            if (sound.Length > 2) Put(bySound, sound, id, admin2);
        }
    }

    /// <summary>The place that is meant; null when the folder has none, or several that it may be.</summary>
    /// <param name="named">What the provider names.</param>
    /// <param name="worth">What its code is worth beside its name.</param>
    internal PlaceMatch? Find(ProviderPlace named, CodeWorth worth)
    {
        if (found.TryGetValue(named, out var known))
        {
            return known;
        }

        if (Search(named, worth) is not { } match) return null;
        Keep(named, match);
        return match;
    }

    /// <summary>Takes a new place for what the provider names.</summary>
    internal void Keep(ProviderPlace named, PlaceMatch match)
    {
        found[named] = match;
        Matches.Add((named, match));
    }

    /// <summary>
    /// An identity for a new place: the name in small letters and digits, with a number where it is taken.
    /// </summary>
    internal string NewId(ProviderPlace named)
    {
        var wanted = Slug(named.Name ?? "") is { Length: > 0 } name ? name : Slug(named.Code ?? "");
        if (wanted.Length == 0) wanted = "place";
        var id = wanted;
        for (var number = 2; !ids.Add(id); number++) id = FormattableString.Invariant($"{wanted}_{number}");
        return id;
    }

    /// <summary>Letters and digits of English, the rest as underscores; a name in another script has none.</summary>
    internal static string Slug(string text)
    {
        var slug = new System.Text.StringBuilder(text.Length);
        foreach (var letter in text.Select(LatinLetters.WithoutMark))
        {
            var isMark = CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(char.ToLowerInvariant(letter));
            else if (!isMark && slug.Length > 0 && slug[^1] != '_') slug.Append('_');
        }

        var plain = slug.ToString().Trim('_');
        return plain.Length <= LongestId ? plain : plain[..LongestId].Trim('_');
    }

    const int LongestId = 60;

    PlaceMatch? Search(ProviderPlace named, CodeWorth worth)
    {
        if (named.Code is { } code)
        {
            if (byCode.TryGetValue(code, out var exact)) return Coded(exact, named, worth, 1, "code");
            if (byCodeWithoutZeros.TryGetValue(WithoutZeros(code), out var bare))
            {
                return Coded(bare, named, worth, 0.8, "code, leading zeros lost");
            }
            if (worth != CodeWorth.OfArea) return OfAnotherCode(named, worth);
        }

        if (named.Name is not { } name) return null;
        if (One(byName, name.Trim(), named.Admin2) is { } same) return new(same, 0.9, "name");
        return PlaceNames.NameKey(name) is { Length: > 2 } sound && One(bySound, sound, named.Admin2) is { } like
            ? new(like, 0.7, "spelling of the name") : null;
    }

    /// <summary>
    /// The place of an exact name where the folder does not have the code: providers have codes of their own for the
    /// same places. Where the table has several sites of the name, another code is another place.
    /// </summary>
    PlaceMatch? OfAnotherCode(ProviderPlace named, CodeWorth worth)
    {
        if (named.Name is not { } name || One(byName, name.Trim(), named.Admin2) is not { } place) return null;
        if (!coded.Contains(place)) return new(place, 0.9, "name");
        return worth == CodeWorth.BelowName ? new(place, 0.8, "name, though its code is another") : null;
    }

    /// <summary>
    /// Of the places with a code the one that is named: a crossing, a camp and the town they lie in may carry the code
    /// of one district. A code whose only place has another name than the one stated is doubtful.
    /// </summary>
    PlaceMatch? Coded(List<string> places, ProviderPlace named, CodeWorth worth, double confidence, string how)
    {
        if (named.Name is not { } name) return places is [var single] ? new(single, confidence, how) : null;
        var same = Among(byName, name.Trim(), places);
        if (worth != CodeWorth.AboveName && same.Count == 0
            && One(byName, name.Trim(), named.Admin2) is { } elsewhere)
        {
            return new(elsewhere, Math.Min(confidence, 0.8), "name, though another place has the code");
        }
        if (same.Count == 0 && PlaceNames.NameKey(name) is { Length: > 2 } sound) same = Among(bySound, sound, places);
        return (same, places) switch
        {
            ([var one], _) => new(one, confidence, places.Count == 1 ? how : $"{how} and name"),
            _ when worth == CodeWorth.OfArea => null,
            ([], [var only]) when !byName.ContainsKey(name.Trim()) => new(only, confidence, how),
            ([], [var only]) => new(only, Math.Min(confidence, 0.6), $"{how}, though another place has the name"),
            _ => null,
        };
    }

    static List<string> Among(
        Dictionary<string, List<(string Id, string? Admin2)>> names, string name, List<string> places) =>
        names.TryGetValue(name, out var found)
            ? [.. found.Select(static place => place.Id).Where(places.Contains)] : [];

    static void Put(Dictionary<string, List<string>> codes, string code, string id)
    {
        if (!codes.TryGetValue(code, out var places)) codes.Add(code, places = []);
        places.Add(id);
    }

    /// <summary>The one place of a name; of several the one in the stated district.</summary>
    static string? One(Dictionary<string, List<(string Id, string? Admin2)>> names, string name, string? admin2)
    {
        if (!names.TryGetValue(name, out var places)) return null;
        if (places is [var only])
        {
            return only.Admin2 is null || admin2 is null
                || only.Admin2.Equals(admin2, StringComparison.OrdinalIgnoreCase) ? only.Id : null;
        }
        return places.Where(place => admin2 is not null && admin2.Equals(
            place.Admin2, StringComparison.OrdinalIgnoreCase)).ToList() is [var there] ? there.Id : null;
    }

    static void Put(Dictionary<string, List<(string Id, string? Admin2)>> names, string name, string id, string? admin2)
    {
        if (!names.TryGetValue(name, out var places)) names.Add(name, places = []);
        if (!places.Exists(place => place.Id == id)) places.Add((id, admin2));
    }

    /// <summary>A code as a spreadsheet would leave it that took it for a number.</summary>
    static string WithoutZeros(string code) => code.All(char.IsAsciiDigit) ? code.TrimStart('0') : code;
}
