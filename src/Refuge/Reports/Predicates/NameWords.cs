using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Keeps words that name something from telling something: the toll of "Toll Bridge", the dead of "Dead Sea Road", the
/// battle of "Sarah Battle".
/// </summary>
/// <remarks>
/// Such a word keeps its capital letter in <see cref="Token.Lower"/>, so that no table, all of which are in small
/// letters, meets it. What it is called at the end of a name still tells ("the Thomas Fire", "the Siege of Alma"), and
/// so does a storm or a camp before its name ("Cyclone Dora", "Camp Alma").
/// </remarks>
sealed class NameWords(PredicateTable table)
{
    /// <summary>A name has so many words at most.</summary>
    const int Longest = 7;

    /// <summary>Of a heading so many of its words at least begin with a capital.</summary>
    const double TitleShare = .75;

    /// <summary>What streets, waters, buildings and bodies are: the last word of their names.</summary>
    static readonly FrozenSet<string> Kinds = Units.Words("""
        street road avenue lane highway drive boulevard bridge sea lake lakes river creek brook stream bay strait island islands hill hills mountain mountains mount valley canyon gorge pass peak forest
        wood woods park garden gardens square market station school college university academy hospital clinic church mosque temple cathedral hall house hotel inn farm village town city district county
        parish ward estate tower castle fort port harbour harbor beach point cape spring springs wells ridge plain plains field fields ground grounds airport airfield dam reservoir canal bank club
        building block museum cemetery memorial reserve ranch junction crossing corner court centre center camp stadium terminal gate
        committee agency authority commission council service department ministry office fund society institute party league union unit brigade corps regiment command association foundation scouts
        programme program project network cluster company limited ltd inc times post herald trust
        """);

    static readonly FrozenSet<string> Titles = Units.Words("""
        mr mrs ms dr prof sir gen col maj capt lt sgt captain general colonel major sergeant minister governor mayor president secretary director judge bishop sheikh imam doctor professor sister brother
        """);

    static readonly FrozenSet<string> Speech = Units.Words(
        "said says told tells added adds explained explains warned warns wrote tweeted recalled noted insisted "
        + "stressed");

    /// <summary>Compounds in small letters whose first word tells nothing of people.</summary>
    static readonly FrozenDictionary<string, FrozenSet<string>> Compounds = new Dictionary<string, FrozenSet<string>>
    {
        ["toll"] = Units.Words("bridge road roads gate booth booths plaza free station highway collector collectors"),
        ["dead"] =
            Units.Words("end heat wood line lock season trees tree fish cattle livestock animals leaves battery"),
        ["fire"] =
            Units.Words("station engine engines brigade truck trucks department service services drill exit wood"),
        ["mine"] = Units.Words("worker workers shaft owner owners operator"),
        ["killing"] = Units.Words("time frost"),
        ["storm"] = Units.Words("drain drains sewer"),
        ["flood"] = Units.Words("light lights gate gates plain plains plan wall walls"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The tokens of a sentence in which words within names tell nothing; the same array where there are none.
    /// </summary>
    internal Token[] Without(Token[] tokens, ReadOnlySpan<WordTag> tags)
    {
        Token[]? without = null;
        bool? isTitle = null;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsWord) continue;
            if (!tokens[at].Capital)
            {
                if (!IsCompound(tokens, at)) continue;
            }
            else if (Armed(tokens, at))
            {
                without ??= [.. tokens];
                without[at] = tokens[at] with { Lower = "rebels" };
                continue;
            }
            else if (!IsCharity(tokens, at) && !IsPortOf(tokens, at)
                && (!Tells(tokens[at].Lower) || !IsInName(tokens, tags, at) || (isTitle ??= IsTitle(tokens))))
            {
                continue;
            }
            without ??= [.. tokens];
            without[at] = tokens[at] with { Lower = Marked(tokens[at].Lower) };
        }

        return without ?? tokens;
    }

    /// <summary>"Save the Children": a name that is a sentence.</summary>
    static bool IsCharity(Token[] tokens, int at) =>
        at + 2 < tokens.Length && tokens[at].Is("save") && tokens[at + 1].Is("the") && tokens[at + 2].Is("children")
            && tokens[at + 2].Capital;

    /// <summary>Whether a word ends the name of an armed group that calls itself an army or forces.</summary>
    static bool Armed(Token[] tokens, int at) =>
        at > 0 && tokens[at].Lower is "army" or "forces" or "front" && tokens[at - 1].Capital
            && (tokens[at - 1].Lower is "liberation" or "resistance" or "independence" or "arakan"
                or "people's" or "separatist" or "salvation"
                || (at > 1 && tokens[at - 1].Is("support") && tokens[at - 2].Is("rapid"))
                || (at > 1 && tokens[at - 1].Is("democratic") && tokens[at - 2].Lower is "allied" or "syrian")
                || (at > 1 && tokens[at - 1].Is("syrian") && tokens[at - 2].Is("free")));

    /// <summary>"Port Alma": a town whose name begins with what it has.</summary>
    static bool IsPortOf(Token[] tokens, int at) =>
        tokens[at].Is("port") && at > 0 && at + 1 < tokens.Length && tokens[at + 1] is { IsWord: true, Capital: true }
            && !Kinds.Contains(tokens[at + 1].Lower);

    /// <summary>A word that no table meets.</summary>
    internal static string Marked(string word) => string.Concat(word[..1].ToUpperInvariant(), word.AsSpan(1));

    static bool IsCompound(Token[] tokens, int at) =>
        at + 1 < tokens.Length && Compounds.TryGetValue(tokens[at].Lower, out var seconds)
            && seconds.Contains(tokens[at + 1].Lower);

    /// <summary>Whether a table knows a word as a trigger.</summary>
    bool Tells(string word) =>
        !table.OfNoun(word).IsEmpty || !table.OfAdjective(word).IsEmpty || !table.OfVerb(word).IsEmpty
            || CountedFacts.IsFate(word) || table.People.Contains(word)
                || ClaimRules.MarksOf(word).Rules != UInt128.Zero;

    bool IsInName(Token[] tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        var end = at + 1;
        while (end < tokens.Length && end - at < Longest && Follows(tokens, end)) end++;
        if (end > at + 1 && Kinds.Contains(tokens[end - 1].Lower)
            && !(tokens[end - 1].Is("camp") && table.People.Contains(tokens[at].Lower)))
        {
            return true;
        }
        // "Bay of Death".
        if (at > 1 && tokens[at - 1].Is("of") && tokens[at - 2].Capital && Kinds.Contains(tokens[at - 2].Lower))
        {
            return true;
        }
        return IsPerson(tokens, at, end) || (end == at + 1 && IsTown(tokens, tags, at));
    }

    static bool Follows(Token[] tokens, int at) =>
        tokens[at] is { IsWord: true, Capital: true } && tokens[at].Start <= tokens[at - 1].End + 1;

    /// <summary>"Mr Slaughter", "Sarah Battle said".</summary>
    static bool IsPerson(Token[] tokens, int at, int end)
    {
        var title = at - 1;
        if (title > 0 && tokens[title].Is(".")) title--;
        if (title >= 0 && Titles.Contains(tokens[title].Lower)) return true;
        return end < tokens.Length && Speech.Contains(tokens[end].Lower)
            && (end > at + 1 || at == 0 || (tokens[at - 1] is { IsWord: true, Capital: true }));
    }

    /// <summary>"Fighting in Battle": a capital behind a preposition, where nothing else asks for one.</summary>
    bool IsTown(Token[] tokens, ReadOnlySpan<WordTag> tags, int at) =>
        at > 1 && tags[at] is WordTag.Name && tokens[at].Length > 3
            && tokens[at - 1].Lower is "in" or "at" or "near" or "from" or "outside"
            && (table.OfNoun(tokens[at].Lower) is not { IsEmpty: false } nouns || nouns[0].Type.Family is not "health");

    static bool IsTitle(Token[] tokens)
    {
        var (words, capitals) = (0, 0);
        foreach (var token in tokens)
        {
            if (!token.IsWord || token.Length < 4) continue;
            words++;
            if (token.Capital) capitals++;
        }

        return words > 2 && capitals >= words * TitleShare;
    }
}
