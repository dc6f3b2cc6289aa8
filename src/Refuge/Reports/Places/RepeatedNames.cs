using Refuge.Reports.Language;

namespace Refuge.Reports.Places;

/// <summary>Finds names again that were seen once as places.</summary>
static class RepeatedNames
{
    /// <summary>Adds the names of a sentence that the report has seen elsewhere.</summary>
    internal static void Add(
        string text, Token[] tokens, List<PlaceReader.Named> named, Dictionary<string, IReadOnlyList<NamedPlace>> seen)
    {
        var count = named.Count;
        var known = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[PlaceKey.LongestKey];
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].Capital && tokens[at].Lower is not ("al" or "el")) continue;
            if (named.Exists(name => name.First <= at && at < name.Next)) continue;
            for (var length = Math.Min(3, tokens.Length - at); length > 0; length--)
            {
                var last = tokens[at + length - 1];
                if (!last.Capital || last.End - tokens[at].Start > 60
                    || (length == 1 && PlaceReader.CommonWords.Contains(last.Lower))
                    || named.Exists(name => name.First < at + length && at < name.Next))
                {
                    continue;
                }
                if (!known.TryGetValue(
                    key[..PlaceKey.Of(text.AsSpan()[tokens[at].Start..last.End], key)], out var candidates))
                {
                    continue;
                }
                named.Add(new(at, at + length, candidates));
                at += length - 1;
                break;
            }
        }

        if (named.Count > count) named.Sort(static (one, other) => one.First.CompareTo(other.First));
    }

    /// <summary>
    /// Adds the headings that are a name and nothing else ("Um Alma") where the report names that place elsewhere,
    /// though no gazetteer knows it. A site that begins with the name ("Um Alma reception centre") is meant itself.
    /// </summary>
    internal static void AddHeadings(
        string text, IReadOnlyList<Sentence> story, IReadOnlyList<List<PlaceReader.Named>> named)
    {
        const int Longest = 4;
        HashSet<string>? unmapped = null;
        for (var index = 0; index < named.Count; index++)
        {
            var tokens = story[index].Tokens;
            if (named[index].Count > 0 || story[index].Ended || tokens.Length is 0 or > Longest) continue;
            var length = tokens[^1].Is(":") ? tokens.Length - 1 : tokens.Length;
            if (length == 0
                || !Array.TrueForAll(tokens[..length], static token => token is { IsWord: true, Capital: true }))
            {
                continue;
            }
            var words = text[tokens[0].Start..tokens[length - 1].End];
            unmapped ??= Unmapped(text, story, named);
            if (SiteCalled(words, named) is { } site) named[index].Add(new(0, length, []) { Site = site });
            else if (unmapped.Contains(PlaceKey.Of(words))) named[index].Add(new(0, length, []));
        }
    }

    /// <summary>The first site of a report whose name begins with some words. Null where there is none.</summary>
    static string? SiteCalled(string words, IReadOnlyList<List<PlaceReader.Named>> named) =>
        named.SelectMany(static names => names).Select(static name => name.Site).FirstOrDefault(
            site => site is not null && site.Length > words.Length && site[words.Length] == ' '
                && site.StartsWith(words, StringComparison.OrdinalIgnoreCase));

    static HashSet<string> Unmapped(
        string text, IReadOnlyList<Sentence> story, IReadOnlyList<List<PlaceReader.Named>> named)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < named.Count; index++)
        {
            var tokens = story[index].Tokens;
            foreach (var name in named[index])
            {
                if (name.Candidates.Count > 0) continue;
                if (PlaceReader.CommonWords.Contains(tokens[name.Next - 1].Lower)) continue;
                names.Add(PlaceKey.Of(text[tokens[name.First].Start..tokens[name.Next - 1].End]));
            }
        }

        return names;
    }

    /// <summary>
    /// Whether a name is known and begins with no common word; "El-Alma" begins with the Arabic article.
    /// </summary>
    internal static bool MayRepeat(Token[] tokens, PlaceReader.Named name) =>
        name.Candidates.Count > 0
            && (!PlaceReader.CommonWords.Contains(tokens[name.First].Lower)
                || (name.Next - name.First > 1 && tokens[name.First].Lower is "al" or "el"));

    /// <summary>Keeps the names that no gazetteer knows and that the text puts near a place.</summary>
    internal static void Note(Token[] tokens, List<PlaceReader.Named> named, HashSet<string> nearby)
    {
        foreach (var name in named)
        {
            if (name.Candidates.Count == 0 && name.Next - name.First == 1 && tokens[name.First].Length > 3)
            {
                nearby.Add(PlaceKey.Of(tokens[name.First].Lower));
            }
        }
    }
}
