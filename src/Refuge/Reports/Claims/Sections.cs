using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells the headings of a digest that say where, and often for which days, the lines below hold: "INDIA", "Burundi —
/// Displacement Report 7 (November 2016)".
/// </summary>
static class Sections
{
    const int LongestHeading = 24;

    /// <summary>The place of which the section that begins here tells. Null when none begins.</summary>
    internal static PlaceMention? Begins(ReadSentence read)
    {
        var tokens = read.Sentence.Tokens;
        if (read.Sentence.Ended || tokens.Length > LongestHeading || read.Places.Count == 0) return null;
        foreach (var quantity in read.Quantities)
        {
            if (quantity.Unit is "people" or "household" or "family" or "death" or "injury") return null;
        }

        var place = read.Places[0];
        if (place.Id is null || PlaceRoles.IsOfMoney(tokens, place)) return null;
        var first = 0;
        while (first < tokens.Length && !tokens[first].IsWord) first++;
        var next = tokens.FirstFrom(place.End);
        var isAtHead = first < tokens.Length && tokens[first].Start == place.Start
            && (next < 0 || tokens[next].Lower is "—" or "–" or "-" or ":" or "(" or "|" or "*");
        // "Alma | Boro flash update": the heading is of the last name in it.
        if (isAtHead && next >= 0 && tokens[next].Is("|") && read.Places.Count > 1 && read.Places[^1].Id is not null)
        {
            return read.Places[^1];
        }
        return isAtHead || (Period(read) is not null && IsTitle(tokens)) ? place : null;
    }

    /// <summary>
    /// A place that stands alone in its line and that no map shows: the lines below tell of it all the same. Null where
    /// the line is none of that kind.
    /// </summary>
    internal static PlaceMention? Unmapped(ReadSentence read) =>
        !read.Sentence.Ended && read.Places is [{ Id: null } only, ..] && IsWholeLine(read.Sentence.Tokens, only)
            ? only
            : null;

    static bool IsWholeLine(Token[] tokens, PlaceMention place)
    {
        foreach (var token in tokens)
        {
            if (token.IsWord && !(place.Start <= token.Start && token.End <= place.End)) return false;
        }

        return true;
    }

    /// <summary>The days that a heading names. Null when it names none.</summary>
    internal static (DateOnly First, DateOnly Last)? Period(ReadSentence read)
    {
        foreach (var time in read.Times)
        {
            if (time is { Type: TimeType.Date, First: { } first, Last: { } last }
                && time.Value.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            {
                return (first, last);
            }
        }

        return null;
    }

    /// <summary>Whether most words of a line begin with a capital, and none is a verb of a sentence.</summary>
    static bool IsTitle(Token[] tokens)
    {
        var (capitals, words) = (0, 0);
        foreach (var token in tokens)
        {
            if (!token.IsWord || token.Length < 3) continue;
            words++;
            if (token.Capital) capitals++;
        }

        return capitals * 3 >= words * 2;
    }
}
