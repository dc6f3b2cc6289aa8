using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Times;

/// <summary>
/// Times that begin with digits: <c>2016-08-28</c>, <c>28 August 2016</c>, <c>28/8/2016</c>, <c>10:35 a.m.</c>,
/// <c>1998</c>, <c>the 1990s</c>.
/// </summary>
static class NumberTimes
{
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader) =>
        Clock(tokens, at, reader) ?? Centuries.At(tokens, at) ?? Iso(tokens, at) ?? Slashed(tokens, at)
            ?? ArabicTimes.AfterDay(tokens, at, reader) ?? DayMonth(tokens, at, reader)
            ?? DayRuns.At(tokens, at, reader) ?? Year(tokens, at, reader) ?? CountedTimes.At(tokens, at, at, reader);

    static TimeReader.Found? Iso(ReadOnlySpan<Token> tokens, int at)
    {
        if (at + 4 >= tokens.Length || !TimeReader.IsYear(tokens[at]) || !tokens[at + 1].Is("-")
            || !tokens[at + 3].Is("-"))
        {
            return null;
        }
        var glued = tokens[at + 1].Start == tokens[at].End && tokens[at + 2].Start == tokens[at + 1].End;
        return glued && Day(tokens[at].Lower, tokens[at + 2].Lower, tokens[at + 4].Lower) is { } day
            ? new(at + 5, TimeType.Date, day)
            : null;
    }

    /// <summary>
    /// Day, month, year with slashes or dots; month first only where the second number can be no month.
    /// </summary>
    static TimeReader.Found? Slashed(ReadOnlySpan<Token> tokens, int at)
    {
        if (tokens[at].Lower.Split('.') is [{ Length: <= 2 } dotDay, { Length: <= 2 } dotMonth, { Length: 4 } dotYear]
            && Day(dotYear, dotMonth, dotDay) is { } dotted)
        {
            return new(at + 1, TimeType.Date, dotted);
        }
        if (at + 4 >= tokens.Length || tokens[at + 1].Lower is not ("/" or "-")
            || !tokens[at + 3].Is(tokens[at + 1].Lower) || tokens[at].Lower.Length > 2)
        {
            return null;
        }
        if (tokens[at + 1].Start != tokens[at].End || !tokens[at + 2].IsNumber || !tokens[at + 4].IsNumber) return null;
        var year = tokens[at + 4].Lower.Length switch
        {
            4 => tokens[at + 4].Lower,
            2 => $"{(tokens[at + 4].Lower[0] > '4' ? "19" : "20")}{tokens[at + 4].Lower}",
            _ => null,
        };
        if (year is null) return null;
        var day =
            Day(year, tokens[at + 2].Lower, tokens[at].Lower) ?? Day(year, tokens[at].Lower, tokens[at + 2].Lower);
        return day is null ? null : new(at + 5, TimeType.Date, day);
    }

    static string? Day(string year, string month, string day) =>
        NumberReader.Parse(year) is { } y && NumberReader.Parse(month) is { } m && NumberReader.Parse(day) is { } d
            && m is >= 1 and <= 12 && d >= 1 && y is >= 1 and <= 9999 &&
        d <= CalendarSystem.Iso.GetDaysInMonth((int)y, (int)m)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)y:0000}-{(int)m:00}-{(int)d:00}")
            : null;

    static TimeReader.Found? DayMonth(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (TimeReader.DayNumber(tokens, at) is not { } numbered) return null;
        var next = numbered.Next;
        // "Round 9 - June 2033": a dash between spaces parts two things.
        if (next < tokens.Length
            && (tokens[next].Is("of") || (tokens[next].Is("-") && tokens[next].Start == tokens[next - 1].End)))
        {
            next++;
        }
        if (next >= tokens.Length || Calendar.Month(tokens[next]) is not { } month) return null;
        next++;
        if (next < tokens.Length && tokens[next].Is(".") && tokens[next - 1].Length <= 4 && next + 1 < tokens.Length
            && tokens[next + 1].IsNumber)
        {
            next++;
        }
        var glue = next < tokens.Length && tokens[next].Is("-") && next + 1 < tokens.Length && tokens[next + 1].IsNumber
            ? next + 1
            : next;
        var year = TimeReader.YearAfter(tokens, glue);
        var of = year?.Year ?? reader.YearOf(month, numbered.Day, "", Tenses.At(tokens, at, next));
        if (of is null)
        {
            return new(
                next, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{numbered.Day:00}"));
        }
        return numbered.Day <= CalendarSystem.Iso.GetDaysInMonth(of.Value, month)
            ? new(
                year?.Next ?? next, TimeType.Date,
                string.Create(CultureInfo.InvariantCulture, $"{of:0000}-{month:00}-{numbered.Day:00}"))
            : null;
    }

    static TimeReader.Found? Year(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (!TimeReader.IsYear(tokens[at])) return null;
        var next = at + 1;
        if (next < tokens.Length && tokens[next].Is("quarter") && reader.Quarter is { } quarter)
        {
            return new(next + 1, TimeType.Date, $"{tokens[at].Lower}{quarter.AsSpan(4)}") { IsShifted = true };
        }
        var glued = next < tokens.Length && tokens[next].Start == tokens[at].End;
        if (glued && tokens[next].Is("s"))
        {
            return tokens[at].Lower[3] == '0' ? new(next + 1, TimeType.Date, tokens[at].Lower[..3]) : null;
        }
        if (glued && tokens[next].Is("'") && next + 1 < tokens.Length && tokens[next + 1].Is("s")
            && tokens[next + 1].Start == tokens[next].End)
        {
            return new(next + 2, TimeType.Date, tokens[at].Lower[..3]);
        }
        if (at > 0 && tokens[at - 1].End == tokens[at].Start
            && tokens[at - 1].Lower is "$" or "€" or "£" or "/" or "-" or "#" or "." or ":"
            && !(at > 1 && tokens[at - 2].Lower is "mid" or "post" or "pre" or "early" or "late"))
        {
            return null;
        }
        if (next < tokens.Length
            && (
                tokens[next].Lower is "%" or "percent" or "people" or "points"
                || Units.Measure(tokens[next].Lower) is not null || Units.IsPerson(tokens[next].Lower)
                || Units.IsHome(tokens[next].Lower) || RomanceWords.NounAt(tokens, next) is not null))
        {
            return null;
        }
        var before = at > 0 ? tokens[at - 1].Lower : "";
        if (before is "over" or "than" or "least" or "about" or "around" or "some" or "nearly" or "almost" or "approximately" or "resolution" or "no" or "no.")
        {
            return null;
        }
        // A year stands after a preposition or a mark, or before one; a count stands before its noun.
        var cued = before
            is "" or "in" or "since" or "of" or "by" or "from" or "until" or "till" or "during" or "for" or "fiscal" or "early" or "late" or "mid" or "through" or "before" or "after" or "and" or "to" or "," or "(" or "year" or "as" or "-" or "–" or "the" or "between" or "spring" or "summer" or "autumn" or "fall" or "winter" or "end" or "on" or "with" or "than";
        var closed = next >= tokens.Length || tokens[next].Kind == TokenKind.Mark
            || tokens[next].Lower is "and" or "to" or "the" or "a" or "when" or "after" or "through" or "in" or "with";
        return cued || closed || int.Parse(tokens[at].Lower, CultureInfo.InvariantCulture) is >= 1950 and <= 2030
            ? new(next, TimeType.Date, tokens[at].Lower)
            : null;
    }

    /// <summary>A time of the day, with the day that stands beside it.</summary>
    static TimeReader.Found? Clock(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (NumberReader.Parse(tokens[at].Lower) is not (>= 0 and <= 24 and var hour) || hour != Math.Floor(hour)
            || tokens[at].Lower.Length > 2)
        {
            return null;
        }
        var (next, minute) = (at + 1, -1);
        if (next + 1 < tokens.Length && tokens[next].Is(":") && tokens[next].Start == tokens[at].End
            && tokens[next + 1].IsNumber && tokens[next + 1].Lower.Length == 2 &&
            int.TryParse(tokens[next + 1].Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && minutes < 60)
        {
            (next, minute) = (next + 2, minutes);
        }

        var half = next < tokens.Length ? tokens[next].Lower : "";
        if (half is "a.m." or "am" or "p.m." or "pm")
        {
            hour = half[0] == 'p' && hour < 12 ? hour + 12 : half[0] == 'a' && hour == 12 ? 0 : hour;
            next++;
        }
        else if (next + 2 < tokens.Length && half is "in" && tokens[next + 1].Is("the")
            && Calendar.PartOfDay(tokens[next + 2].Lower) is { } part && hour <= 12)
        {
            hour = part is "MO" ? hour % 12 : (hour % 12) + 12;
            next += 3;
        }
        else if (minute < 0)
        {
            return null;
        }

        return ClockTimes.OnDay(
            tokens, next, string.Create(CultureInfo.InvariantCulture, $"T{(int)hour:00}:{Math.Max(minute, 0):00}"),
            reader);
    }
}
