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
                || !(IsOfSite(tokens, first) || IsFarOff(tokens, end) || IsIntroduced(tokens, first, end)))
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

    /// <summary>
    /// "Alma, a village of 2,100 inhabitants,", "Boro, with 2,700 people,", "the hamlet of Cade": what the name is of
    /// stands beside it.
    /// </summary>
    static bool IsIntroduced(Token[] tokens, int first, int end)
    {
        if (first > 1 && tokens[first - 1].Is("of") && Settlements.Contains(tokens[first - 2].Lower)) return true;
        // "Alma crossing", "Boro border crossing".
        if (end < tokens.Length && (tokens[end].Is("crossing")
            || (tokens[end].Is("border") && end + 1 < tokens.Length && tokens[end + 1].Is("crossing"))))
        {
            return true;
        }
        if (end + 3 >= tokens.Length || !tokens[end].Is(",")) return false;
        if (tokens[end + 1].Is("with") || (tokens[end + 1].Is("which") && tokens[end + 2].Is("has")))
        {
            var number = tokens[end + 1].Is("with") ? end + 2 : end + 3;
            while (number < tokens.Length && tokens[number].Lower is "its" or "about" or "some" or "around") number++;
            return number + 1 < tokens.Length && tokens[number].IsNumber
                && tokens[number + 1].Lower is "people" or "inhabitants" or "residents" or "households" or "families";
        }
        if (tokens[end + 1].Lower is not ("a" or "the" or "another")) return false;
        for (var at = end + 2; at < Math.Min(tokens.Length - 1, end + Reach); at++)
        {
            // "Cade, a village elder," is a person.
            if (Settlements.Contains(tokens[at].Lower))
            {
                return tokens[at + 1].Lower is "," or "of" or "in" or "on" or "where" or "near" or "." or "with" or "that"
                    or "which" or "outside" or "at" or "about" or "some";
            }
            if (!tokens[at].IsWord || tokens[at].Capital) return false;
        }

        return false;
    }

    static readonly FrozenSet<string> Settlements =
        Units.Words("village town hamlet settlement locality neighbourhood neighborhood island");

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
