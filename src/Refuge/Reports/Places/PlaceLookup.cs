using Refuge.Reports.Language;

namespace Refuge.Reports.Places;

/// <summary>
/// Places for names that somebody has already found, such as the column of a table: the names stand for the text around
/// them.
/// </summary>
static class PlaceLookup
{
    /// <summary>
    /// The place of each name, chosen in the light of all of them. Null where the gazetteer knows none of that name.
    /// </summary>
    /// <param name="words">The names of one document, in any letter case.</param>
    /// <param name="names">The gazetteer.</param>
    public static IReadOnlyList<NamedPlace?> Of(IReadOnlyList<string> words, PlaceNames names)
    {
        var within = new TaggedNames(names);
        // Parted by a line each, so that none stands beside another.
        var text = string.Join("\n\n", words);
        var (mentions, start) = (new List<PlaceResolver.Mention>(words.Count), 0);
        foreach (var name in words)
        {
            Token[] tokens = [.. Sentences.Of(name).SelectMany(static sentence => sentence.Tokens)];
            mentions.Add(
                new(
                    start, start + name.Length, name,
                    tokens.Length == 0 ? [] : within.Find(name, tokens, 0, tokens.Length)));
            start += name.Length + 2;
        }

        return new PlaceResolver(text).Resolve(mentions);
    }
}
