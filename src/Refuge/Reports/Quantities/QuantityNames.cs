using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;
using Refuge.Reports.Times;

namespace Refuge.Reports.Quantities;

/// <summary>
/// Numbers that name rather than count: dates, clock times, list numbers, rooms, pages, telephones, "one" as a pronoun.
/// </summary>
static class QuantityNames
{
    static readonly FrozenSet<string> Labels = Units.Words("""
        resolution flight article no no. chapter page pages route highway interstate figure table section annex phase ipc covid channel number op psalm verse apartment
        room block box sector junction gate unit paragraph grade camp bulletin round issue sitrep week update note zone ward level site
        """);

    static readonly FrozenSet<string> SmallLabels =
        Units.Words("no no. ipc page pages article chapter section paragraph room junction annex");

    // "one thing", "one day", "on the one hand": turns of phrase that count nothing.
    static readonly FrozenSet<string> Idle = Units.Words("""
        thing things side hand point reason way word sense kind sort part matter level respect day time moment more another man's who which that by such last final
        place example case final single only main major of or and
        """);

    /// <summary>Whether the number at <paramref name="at"/> names something rather than counts it.</summary>
    internal static bool Is(ReadOnlySpan<Token> tokens, int at, NumberReader.Number number)
    {
        var before = at > 0 ? tokens[at - 1] : Token.None;
        if (tokens[at].IsNumber) return IsDigits(tokens, at, before, number);
        if (tokens[at].Is("one") && number.Next == at + 1) return IsPronoun(tokens, at, number);
        if (tokens[at].Is("several") || (tokens[at].Is("a") && number.IsVague) || tokens[at].Is("few"))
        {
            return Counting.NounPhrase(tokens, number.Next).Length == 0;
        }
        return before.Lower is "no" && tokens[at].Is("one");
    }

    static bool IsDigits(ReadOnlySpan<Token> tokens, int at, in Token before, NumberReader.Number number)
    {
        var after = number.Next < tokens.Length ? tokens[number.Next] : Token.None;
        var digits = tokens[at].Lower;
        // Letters glued on: "28th", "A320", "COVID-19", "10:35", "1)" and "1." at the head of a line.
        if (after.IsWord && after.Start == tokens[number.Next - 1].End && after.Lower is "st" or "nd" or "rd" or "th")
        {
            return true;
        }
        if (before.IsWord && before.End == tokens[at].Start && Units.Currency(before.Lower) is null) return true;
        if (at >= 2 && before.Lower is "-" or "–" && before.End == tokens[at].Start && tokens[at - 2].IsWord
            && tokens[at - 2].End == before.Start)
        {
            return true;
        }
        if (before.Is(":") && before.End == tokens[at].Start && at >= 2 && tokens[at - 2].IsNumber) return true;
        if (after.Is(":") && after.Start == tokens[at].End && number.Next + 1 < tokens.Length
            && tokens[number.Next + 1].IsNumber)
        {
            return true;
        }
        if (after.Lower is "a.m." or "p.m.") return true;
        if (at == 0 && after.Lower is "." or ")" && number.Value < 100) return true;
        if (before.Lower is "#" or "@" || (before.Is("/") && before.End == tokens[at].Start)
            || (before.Is("+") && before.End == tokens[at].Start)
            || (after.Is("/") && after.Start == tokens[at].End))
        {
            return true;
        }
        if (before.IsWord && Labels.Contains(before.Lower) && (before.Capital || SmallLabels.Contains(before.Lower)))
        {
            return true;
        }
        return IsOfName(tokens, at, after) || IsTelephone(tokens, at) || IsCoordinate(digits)
            || LeadsWithNought(digits);
    }

    /// <summary>
    /// "Bilad 2" where a site has a number: before a word for a site, beside its sister ("Bilad 1 and Bilad 2"), or
    /// behind a preposition or a bracket and before a mark ("in Bilad 2, 12 latrines").
    /// </summary>
    static bool IsOfName(ReadOnlySpan<Token> tokens, int at, in Token after)
    {
        if (at == 0 || tokens[at].Length > LongestSiteNumber || !IsName(tokens[at - 1])) return false;
        if (SiteWords.Contains(after.Lower)) return true;
        for (var other = 1; other < tokens.Length; other++)
        {
            if (other != at && tokens[other].IsNumber && tokens[other].Length <= LongestSiteNumber
                && tokens[other - 1] is { Capital: true } && tokens[other - 1].Lower == tokens[at - 1].Lower
                && tokens[other].Lower != tokens[at].Lower)
            {
                return true;
            }
        }

        var isEnd = !after.IsWord && !after.IsNumber;
        var before = at > 1 ? tokens[at - 2].Lower : "";
        return isEnd && (before is "in" or "at" or "from" or "to" or "of" or "near" or "inside" or "population"
            || (before is "(" && after.Is(")")));
    }

    static bool IsName(in Token token) =>
        token is { IsWord: true, Capital: true, Length: > 2 } && !NoNames.Contains(token.Lower)
            && !Units.IsPerson(token.Lower) && Calendar.Month(token) is null && Calendar.Weekday(token) is null;

    const int LongestSiteNumber = 2;

    static readonly FrozenSet<string> SiteWords =
        Units.Words("camp site block zone settlement centre center extension section sector");

    static readonly FrozenSet<string> NoNames = Units.Words("""
        about around some nearly almost over roughly approximately least most up more fewer less than close another only just many an estimated the these those all both
        other others further additional and but in at on of to from by with total deaths killed injured wounded missing dead cases population men women boys girls
        """);

    /// <summary>Digits beside digits that lead with a nought: "0800 555 0199".</summary>
    static bool IsTelephone(ReadOnlySpan<Token> tokens, int at)
    {
        for (var start = at - 1; start >= 0 && at - start <= 4 && tokens[start].IsNumber; start--)
        {
            if (LeadsWithNought(tokens[start].Lower)) return true;
        }

        return false;
    }

    /// <summary>Four decimals or more: a place on the map, not a measure of people or goods.</summary>
    static bool IsCoordinate(string digits) => digits.LastIndexOf('.') is > 0 and var dot && digits.Length - dot > 4;

    static bool LeadsWithNought(string digits) => digits.Length > 1 && digits[0] == '0' && char.IsDigit(digits[1]);

    static bool IsPronoun(ReadOnlySpan<Token> tokens, int at, NumberReader.Number number)
    {
        if (number.Next >= tokens.Length) return true;
        if (at > 0
            && tokens[at - 1].Lower
            is "no" or "every" or "any" or "each" or "this" or "that" or "the" or "another" or "which" or "some")
        {
            return true;
        }
        var noun = Counting.NounPhrase(tokens, number.Next);
        if (noun.Length == 0 || Idle.Contains(tokens[number.Next].Lower)) return true;
        var word = tokens[noun.End - 1].Lower;
        if (Units.IsPerson(word) || Units.IsHome(word) || Units.Measure(word) is not null || word is "percent" or "%")
        {
            return false;
        }
        // "one latrine", "one ambulance"; but "one says", "one remained", "one quickly".
        var isOnItsOwn = Idle.Contains(word) && !(noun.Length > 1 && word is "point");
        return word.Length < 3 || word.EndsWith('s') || isOnItsOwn || tokens[noun.End - 1].Capital
            || Clauses.IsVerb(tokens[noun.End - 1]) || word.EndsWith("ly", StringComparison.Ordinal);
    }
}
