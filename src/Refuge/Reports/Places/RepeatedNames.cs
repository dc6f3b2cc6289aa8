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
