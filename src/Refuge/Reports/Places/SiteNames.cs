using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>
/// Finds the names of places that stand with a site or a distance, where neither the tagger nor a gazetteer sees them:
/// "a camp near Alma", "the school compound at Boro", "Cade, 60 km to the east".
/// </summary>
sealed class SiteNames(PlaceNames names)
{
    /// <summary>A name has so many words at most.</summary>
    const int Longest = 3;

    /// <summary>So many words at most stand between the site and the name.</summary>
    const int Reach = 6;

    static readonly FrozenSet<string> Sites = Units.Words("""
        camp camps site sites settlement settlements compound compounds centre centres center centers school schools clinic clinics hospital hospitals shelter shelters
        village villages crossing encampment encampments families residents households villagers
        """);

    static readonly FrozenSet<string> Governing = Units.Words("near at in outside around beside");

    static readonly FrozenSet<string> Between = Units.Words("the river border crossing town village of old new main a");

    static readonly FrozenSet<string> Lengths = Units.Words(
        "km kms kilometres kilometers kilometre kilometer miles mile");

    /// <summary>Adds the names of a sentence that nothing has found.</summary>
    /// <param name="text">The readable text.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="named">The names found so far.</param>
    internal void Add(string text, Token[] tokens, List<PlaceReader.Named> named)
    {
        var count = named.Count;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].Capital || !tokens[at].IsWord) continue;
            var end = End(tokens, at);
            var first = at;
            at = end - 1;
            if (tokens[first].Length < 3 && end - first == 1
                || PlaceReader.CommonWords.Contains(tokens[end - 1].Lower)
                || named.Exists(name => name.First < end && first < name.Next)
                || !(IsOfSite(tokens, first) || IsFarOff(tokens, end)))
            {
                continue;
            }
            var written = text[tokens[first].Start..tokens[end - 1].End];
            if (written.Length > Longest && !written.AsSpan().ContainsAnyInRange('a', 'z')) continue;
            named.Add(new(first, end, names.Find(written)));
        }

        if (named.Count > count) named.Sort(static (one, other) => one.First.CompareTo(other.First));
    }

    /// <summary>The token after a run of words that begin with a capital.</summary>
    static int End(Token[] tokens, int first)
    {
        var end = first + 1;
        while (end < tokens.Length && end - first < Longest && tokens[end] is { IsWord: true, Capital: true }) end++;
        return end;
    }

    /// <summary>
    /// Whether a word such as "near" stands before, and a site before that: "a camp on high ground near".
    /// </summary>
    static bool IsOfSite(Token[] tokens, int first)
    {
        var at = first - 1;
        while (at > 0 && first - at < Reach && Between.Contains(tokens[at].Lower)) at--;
        if (at < 1 || !Governing.Contains(tokens[at].Lower)) return false;
        for (var back = at - 1; back >= Math.Max(0, at - Reach); back--)
        {
            if (Sites.Contains(tokens[back].Lower)) return true;
            if (tokens[back].Kind == TokenKind.Mark || tokens[back].Capital) return false;
        }

        return false;
    }

    /// <summary>Whether a distance and a direction stand behind: ", 60 km to the east".</summary>
    static bool IsFarOff(Token[] tokens, int end)
    {
        if (end + 3 >= tokens.Length || tokens[end].Lower is not ("," or "(")) return false;
        var at = end + 1;
        while (at < end + 4 && at < tokens.Length && tokens[at].Lower is "about" or "some" or "around" or "roughly")
        {
            at++;
        }
        if (at + 2 >= tokens.Length || !tokens[at].IsNumber || !Lengths.Contains(tokens[at + 1].Lower)) return false;
        for (var next = at + 2; next < Math.Min(tokens.Length, at + Reach); next++)
        {
            if (IsDirection(tokens[next].Lower) || tokens[next].Lower is "away" or "from") return true;
        }

        return false;
    }

    static bool IsDirection(string word) =>
        word.StartsWith("north", StringComparison.Ordinal) || word.StartsWith("south", StringComparison.Ordinal)
            || word is "east" or "west" or "upstream" or "downstream";
}
