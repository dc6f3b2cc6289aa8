using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>
/// Finds the people that a report names, so that none of them is taken for a town of that name: "Col. Mustapha Anka",
/// and "Anka said" below.
/// </summary>
/// <remarks>
/// A person is two to four capitalised words behind a title, or beside a verb of speaking. A name that also stands
/// behind "in", "at" or "near" is a place all the same.
/// </remarks>
sealed class PersonNames
{
    const int Longest = 4;

    static readonly FrozenSet<string> Titles = Units.Words("""
        admiral mr mrs ms dr gen col maj capt lt sgt brig prof sheikh imam president minister premier senator governor mayor general colonel captain major lieutenant secretary director
        spokesman spokeswoman spokesperson coordinator commissioner representative ambassador commander chief manager officer resident adviser advisor envoy professor analyst
        activist journalist reporter correspondent doctor leader official survivor teacher farmer villager trader driver nurse midwife volunteer engineer lawyer headmaster pastor priest lawmaker deputy king queen prince princess pope bishop judge
        """);

    static readonly FrozenSet<string> Speech = Units.Words("""
        said says told tells added adds explained explains warned warns tweeted wrote recalled noted insisted argued stressed testified
        """);

    static readonly FrozenSet<string> Byline = Units.Words("by reporting editing writing");

    /// <summary>Words of which none is a person's.</summary>
    static readonly FrozenSet<string> NoNames = Units.Words("""
        the a an of and monday tuesday wednesday thursday friday saturday sunday ministry agency council committee army observatory cross crescent nations union government
        organisation organization network centre center office police court party front forces force state group international national united committee city town province
        residents authorities officials jazeera press reuters post times news february january march april june july august september october november december
        """);

    readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>The people of a report.</summary>
    internal PersonNames(IReadOnlyList<Sentence> story)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in story)
        {
            var tokens = sentence.Tokens;
            for (var at = 0; at < tokens.Length; at++)
            {
                if (at > 0 && tokens[at].Capital && IsWhere(tokens[at - 1].Lower)) places.Add(tokens[at].Lower);
                if (!Begins(tokens, at)) continue;
                var end = at;
                while (end < tokens.Length && end - at < Longest && IsPart(tokens[end])) end++;
                var isTitled = at > 0 && Titles.Contains(Before(tokens, at));
                if (end - at < 2 || !(isTitled || IsSpeaking(tokens, at, end) || IsBehindOffice(tokens, at, end)))
                {
                    continue;
                }
                for (var part = at; part < end; part++) known.Add(tokens[part].Lower);
                at = end;
            }
        }

        known.ExceptWith(places);
    }

    /// <summary>Whether a name is that of a person of the report.</summary>
    internal bool Hold(Token[] tokens, int first, int next)
    {
        if (IsMedium(tokens, first, next)) return true;
        if (known.Count == 0) return false;
        for (var at = first; at < next; at++)
        {
            if (tokens[at].IsWord && !known.Contains(tokens[at].Lower)) return false;
        }

        return true;
    }

    /// <summary>"Al Jazeera", which no province is meant by.</summary>
    internal static bool IsMedium(Token[] tokens, int first, int next) =>
        tokens[next - 1].Is("jazeera") && (next - first == 1 || tokens[first].Is("al"))
            || (next - first == 1 && Agencies.Contains(tokens[first].Lower))
            || (next + 1 < tokens.Length && tokens[next].Is("news") && tokens[next + 1].Is("agency"));

    static readonly FrozenSet<string> Agencies =
        Units.Words("xinhua yonhap bernama antara anadolu interfax tass kyodo");

    /// <summary>"President Awa Sanou": a name behind a title, whether or not it is told again.</summary>
    internal static bool IsTitled(Token[] tokens, int first) =>
        first > 0 && tokens[first].Capital && Titles.Contains(tokens[first - 1].Lower) && tokens[first - 1].Capital;

    static bool Begins(Token[] tokens, int at) =>
        IsPart(tokens[at]) && (at == 0 || !IsPart(tokens[at - 1]) || Titles.Contains(tokens[at - 1].Lower));

    static bool IsPart(in Token token) =>
        token is { IsWord: true, Capital: true } && !NoNames.Contains(token.Lower) && !Titles.Contains(token.Lower);

    static bool IsWhere(string word) => word is "in" or "at" or "near" or "from" or "to" or "around" or "outside";

    /// <summary>The word before a name, past the dot of "Col." and the comma of "the minister, Awa Sanou,".</summary>
    static string Before(Token[] tokens, int at) =>
        tokens[at - 1].Lower is "." or "," && at > 1 ? tokens[at - 2].Lower : tokens[at - 1].Lower;

    /// <summary>"Kulo Sheriff said", "said Jan Egeland", "Shadrack Yanzira, 56, said", "(Reporting by …)".</summary>
    static bool IsSpeaking(Token[] tokens, int at, int end)
    {
        if (at > 0 && (Speech.Contains(tokens[at - 1].Lower) || Byline.Contains(tokens[at - 1].Lower))) return true;
        if (end >= tokens.Length) return false;
        if (Speech.Contains(tokens[end].Lower)) return true;
        // "An officer in the area, Awa Sanou, said".
        if (at > 0 && tokens[at - 1].Is(",") && tokens[end].Is(",") && end + 1 < tokens.Length
            && Speech.Contains(tokens[end + 1].Lower))
        {
            return true;
        }
        // An age or an office between commas.
        return tokens[end].Is(",") && end + 1 < tokens.Length && (tokens[end + 1].IsNumber
            && end + 2 < tokens.Length && tokens[end + 2].Is(",") || IsOffice(tokens, end + 1));
    }

    /// <summary>"The Special Representative for Children and War, Awa Sanou,": a name behind an office.</summary>
    static bool IsBehindOffice(Token[] tokens, int at, int end)
    {
        const int Reach = 12;
        if (at < 2 || !tokens[at - 1].Is(",") || end >= tokens.Length || !tokens[end].Is(",")) return false;
        for (var back = at - 2; back >= Math.Max(0, at - Reach); back--)
        {
            if (Titles.Contains(tokens[back].Lower)) return true;
            if (!tokens[back].Capital
                && !(tokens[back].Lower is "of" or "for" or "and" or "the" or "in" or "to" or "on"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"…, head of the agency", "…, a health officer at": an office of which somebody is told.</summary>
    static bool IsOffice(Token[] tokens, int at)
    {
        const int Reach = 6;
        for (var next = at; next < Math.Min(tokens.Length, at + Reach); next++)
        {
            if (tokens[next].Lower is "," or "." or ";" or "and") return false;
            if (Titles.Contains(tokens[next].Lower) || tokens[next].Lower is "head" or "secretary-general") return true;
        }

        return false;
    }
}
