using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Places;

/// <summary>
/// Short forms of places in news: "Alma, Ky.", "Boro, B.C.", "the EU" (whose land is put at Europe). A state or
/// province counts only behind a town and a comma, or behind "in".
/// </summary>
static class PlaceAbbreviations
{
    /// <summary>
    /// Postal codes and the short forms of news agencies (Associated Press Stylebook 2022; Canadian Press Stylebook,
    /// 18th edition).
    /// </summary>
    static readonly FrozenDictionary<string, string> States = WordTable.Words("""
        ala=Alabama ariz=Arizona ark=Arkansas calif=California colo=Colorado conn=Connecticut del=Delaware fla=Florida ga=Georgia ill=Illinois ind=Indiana
        kan=Kansas ky=Kentucky la=Louisiana md=Maryland mass=Massachusetts mich=Michigan minn=Minnesota miss=Mississippi mo=Missouri mont=Montana neb=Nebraska nev=Nevada
        okla=Oklahoma ore=Oregon pa=Pennsylvania tenn=Tennessee tex=Texas vt=Vermont va=Virginia wash=Washington wis=Wisconsin wyo=Wyoming
        n.h.=New_Hampshire n.j.=New_Jersey n.m.=New_Mexico n.y.=New_York n.c.=North_Carolina n.d.=North_Dakota r.i.=Rhode_Island s.c.=South_Carolina s.d.=South_Dakota w.va.=West_Virginia
        alta=Alberta b.c.=British_Columbia man=Manitoba n.b.=New_Brunswick n.s.=Nova_Scotia ont=Ontario que=Quebec sask=Saskatchewan p.e.i.=Prince_Edward_Island nfld=Newfoundland_and_Labrador
        """);

    static readonly FrozenDictionary<string, string> Codes = WordTable.Words("""
        AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware FL=Florida GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa
        KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska NV=Nevada
        NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina
        SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming BC=British_Columbia ON=Ontario QC=Quebec AB=Alberta
        MB=Manitoba SK=Saskatchewan NS=Nova_Scotia NB=New_Brunswick NSW=New_South_Wales
        """);

    /// <summary>
    /// What the short form at <paramref name="at"/> stands for. Null when none stands there, or when it is a word or
    /// initial like any other.
    /// </summary>
    internal static string? At(string text, ReadOnlySpan<Token> tokens, int at)
    {
        var token = tokens[at];
        if (!token.IsWord || !token.Capital) return null;
        if (token.Is("e.u.") || (token.Is("eu") && text[token.End - 1] == 'U'))
        {
            return IsActor(tokens, at) ? null : "Europe";
        }
        if (at < 2 || !tokens[at - 1].Is(",") || !tokens[at - 2].IsWord || !tokens[at - 2].Capital)
        {
            return token.Is("b.c.") && at > 0 && !tokens[at - 1].IsNumber ? "British Columbia" : null;
        }
        if (Codes.TryGetValue(text[token.Start..token.End], out var coded)) return Whole(coded);
        var isDotted = token.Lower.EndsWith('.')
            || (at + 1 < tokens.Length && tokens[at + 1].Is(".") && tokens[at + 1].Start == token.End);
        return isDotted && States.TryGetValue(token.Lower, out var state) ? Whole(state) : null;
    }

    /// <summary>
    /// "EU allocates" at the head of a line, "European Union (EU)": the body that acts, not the land.
    /// </summary>
    static bool IsActor(ReadOnlySpan<Token> tokens, int at) => at == 0 || tokens[at - 1].Is("(");

    /// <summary>
    /// "S. Sudan", "N. Korea": the direction that a capital and a dot before a name stand for. Null when none stand
    /// there.
    /// </summary>
    internal static string? Direction(ReadOnlySpan<Token> tokens, int at)
    {
        if (at < 2 || !tokens[at - 1].Is(".") || !tokens[at - 2].Capital || tokens[at - 2].End != tokens[at - 1].Start)
        {
            return null;
        }

        return tokens[at - 2].Lower switch { "n" => "North", "s" => "South", "e" => "East", "w" => "West", _ => null };
    }

    /// <summary>Whether words are a short form: a few capitals.</summary>
    internal static bool IsShort(string words) =>
        words.Length is > 1 and <= LongestShort && !words.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    const int LongestShort = 4;

    /// <summary>
    /// The places that a short form stands for: those known by exactly these letters. "The CAR region" is no country,
    /// and "EET" is no place at all; in a line of capitals every word looks short.
    /// </summary>
    internal static IReadOnlyList<NamedPlace> Meant(
        string text, Sentence sentence, PlaceReader.Named name, string words)
    {
        var line = text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        if (line.IndexOfAnyInRange('a', 'z') < 0) return name.Candidates;
        var isUnit = name.Next < sentence.Tokens.Length
            && sentence.Tokens[name.Next].Lower is "region" or "province" or "state" or "district";
        return
        [
            .. name.Candidates.Where(
                place => (place.IsOfFolder || string.Equals(place.Name, words, StringComparison.OrdinalIgnoreCase)
                    || place.Aliases.Contains(words, StringComparer.Ordinal))
                && !(isUnit && place.Kind is NamedPlaceKind.Country)),
        ];
    }

    /// <summary>"Emergency Event Tracking (EET)": the initials of the words before the bracket, and no place.</summary>
    internal static bool IsOfName(string text, Token[] tokens, PlaceReader.Named name)
    {
        if (name.Next - name.First != 1 || name.First < 3 || name.Next >= tokens.Length
            || !tokens[name.First - 1].Is("(") || !tokens[name.Next].Is(")")
            || name.Candidates.Any(static place => place.Kind is NamedPlaceKind.Country))
        {
            return false;
        }
        var letters = text.AsSpan(tokens[name.First].Start, tokens[name.First].Length);
        if (letters.ContainsAnyExceptInRange('A', 'Z')) return false;
        var at = name.First - 2;
        for (var letter = letters.Length - 1; letter >= 0; letter--, at--)
        {
            while (at >= 0 && tokens[at].Lower is "of" or "and" or "the" or "for" or "in" or "on") at--;
            if (at < 0 || text[tokens[at].Start] != letters[letter]) return false;
        }

        return true;
    }

    static string Whole(string name) => name.Replace('_', ' ');
}
