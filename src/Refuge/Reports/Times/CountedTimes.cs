using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;
using NodaPeriod = NodaTime.Period;

namespace Refuge.Reports.Times;

/// <summary>
/// Lengths of time, counted or open, and the times that lie so long ago or later: four months, two years ago, several
/// weeks.
/// </summary>
static class CountedTimes
{
    /// <summary>"two years ago", "four months", "40-year", "a week earlier", "several weeks ago".</summary>
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, int from, TimeReader reader)
    {
        if (from < 0 || from >= tokens.Length) return null;
        var open = tokens[from].Lower is "several" or "few" or "many" or "some"
            || (tokens[from].Is("a") && from + 1 < tokens.Length && tokens[from + 1].Is("few"));
        double count = 1;
        int next;
        if (open)
        {
            next = tokens[from].Is("a") ? from + 2 : from + 1;
        }
        else if (NumberReader.At(tokens, from) is { Value: >= 0 and < 100_000 and var value } number)
        {
            (count, next) = (value, number.Next);
        }
        else if (tokens[from].Lower is "a" or "an")
        {
            next = from + 1;
        }
        else
        {
            return null;
        }

        if (next < tokens.Length
            && tokens[next].Lower is "-" or "more" or "full" or "consecutive" or "straight" or "additional" or "or")
        {
            next += tokens[next].Is("or") && next + 1 < tokens.Length && tokens[next + 1].Is("so")
                ? 2
                : tokens[next].Is("or") ? 0 : 1;
        }
        if (next >= tokens.Length || Calendar.Unit(tokens[next].Lower) is not { } unit) return null;
        var word = tokens[next].Lower;
        var isArticle = tokens[from].Lower is "a" or "an" && !open && from + 1 == next;
        if (word is "second" && (isArticle || tokens[from].Lower is "one")) return null;
        if (word is "quarter") return null;
        next++;
        if (isArticle && !IsAgo(tokens, next) && unit.Letter is not ("M" or "Y")
            && (
                from == 0
                || tokens[from - 1].Lower
                is not (
                    "for" or "in" or "within" or "after" or "over" or "about" or "nearly" or "almost" or "than" or "of" or "half" or "around" or "least" or "once")))
        {
            return null;
        }
        // "a 24-year-old", "52 years old": an age is no stretch of the story's time.
        if (next < tokens.Length
            && (
                tokens[next].Is("old")
                || (tokens[next].Is("-") && next + 1 < tokens.Length && tokens[next + 1].Is("old"))))
        {
            return null;
        }
        if (next + 2 < tokens.Length && tokens[next].Is("and") && tokens[next + 1].Is("a")
            && tokens[next + 2].Is("half"))
        {
            (count, next) = (count + .5, next + 3);
        }
        if (next + 2 < tokens.Length && tokens[next].Is("or") && tokens[next + 1].Is("so") && IsAgo(tokens, next + 2))
        {
            next += 2;
        }
        if (IsAgo(tokens, next) && reader.Today is { } today)
        {
            return Ago(next + 1, open, count, unit, tokens[next].Lower, today, reader);
        }
        return new(next, TimeType.Duration, open ? Open(unit, word) : Value(unit, count, word));
    }

    internal static int NumberStart(ReadOnlySpan<Token> tokens, int at)
    {
        var (start, length) = (at, 0);
        while (start < tokens.Length && length < 3
            && tokens[start].Lower
            is "more" or "than" or "at" or "least" or "about" or "around" or "nearly" or "almost" or "over" or "some" or "up" or "to" or "less" or "only" or "another" or "just" or "approximately")
        {
            (start, length) = (start + 1, length + 1);
        }

        return start > at && start < tokens.Length && (tokens[start].IsNumber || tokens[start].IsWord) ? start : at;
    }

    static bool IsAgo(ReadOnlySpan<Token> tokens, int at) =>
        at < tokens.Length
            && (
                tokens[at].Lower is "ago" or "earlier" or "previously"
                || (
                    tokens[at].Is("or") && at + 2 < tokens.Length && tokens[at + 1].Is("so")
                    && tokens[at + 2].Is("ago"))
                || (tokens[at].Is("before") && (at + 1 >= tokens.Length || tokens[at + 1].Kind == TokenKind.Mark)) ||
            (tokens[at].Is("later") && at > 0));

    static TimeReader.Found Ago(
        int next, bool open, double count, (string Letter, int Times, bool IsClock) unit, string how, LocalDate today,
        TimeReader reader)
    {
        if (open) return new(next, TimeType.Date, how is "later" ? "FUTURE_REF" : "PAST_REF");
        if (unit.IsClock && how is "ago") return new(next, TimeType.Time, Calendar.Day(today));
        if ((unit.IsClock || unit.Letter is "D" or "W") && how is not "ago")
        {
            return new(next, TimeType.Duration, Value(unit, count, ""));
        }
        var way = how is "later" ? 1 : -1;
        var start = how is "ago" ? today : reader.Latest ?? today;
        var whole = (int)Math.Round(count) * unit.Times * way;
        if (unit.Letter == "Y" && reader.Quarter is { } quarter && way < 0 && unit.Times == 1)
        {
            var year = int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture) + whole;
            return new(
                next, TimeType.Date,
                string.Create(CultureInfo.InvariantCulture, $"{Math.Max(year, 1):0000}{quarter.AsSpan(4)}"))
            {
                IsShifted = true,
            };
        }

        var value = unit.Letter switch
        {
            "D" => Calendar.Day(Plus(start, unit.Letter, whole)),
            "W" => Calendar.WeekOf(Plus(start, unit.Letter, whole)),
            "M" => Calendar.MonthOf(Plus(start, unit.Letter, whole)),
            _ => Plus(start, unit.Letter, whole).Year.ToString("0000", CultureInfo.InvariantCulture),
        };
        return new(next, TimeType.Date, value);
    }

    /// <summary>The value of a counted length: <c>P4M</c>, <c>PT1H30M</c>.</summary>
    internal static string Value((string Letter, int Times, bool IsClock) unit, double count, string word)
    {
        if (word is "quarter" or "quarters")
        {
            return string.Create(CultureInfo.InvariantCulture, $"P{count * unit.Times:0.##}M");
        }
        var half = (unit.Letter, unit.IsClock) switch
        {
            ("Y", _) when unit.Times == 1 => "6M",
            ("H", _) => "30M",
            ("M", true) => "30S",
            _ => null,
        };
        if (half is not null && count - Math.Floor(count) == .5)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"P{(unit.IsClock ? "T" : "")}{Math.Floor(count):0}{unit.Letter}{half}");
        }
        return string.Create(
            CultureInfo.InvariantCulture, $"P{(unit.IsClock ? "T" : "")}{count * unit.Times:0.##}{unit.Letter}");
    }

    /// <summary>The value of a length that is not counted: <c>PXW</c>.</summary>
    internal static string Open((string Letter, int Times, bool IsClock) unit, string word) => word switch
    {
        "decades" or "decade" => "PXE",
        "centuries" => "PXC",
        "quarters" => "PXQ",
        _ => $"P{(unit.IsClock ? "T" : "")}X{unit.Letter}",
    };

    static LocalDate Plus(LocalDate day, string letter, int count)
    {
        // Beyond the calendar nothing is counted: the day itself stands.
        if (Math.Abs((double)count) > 5_000) return day;
        return letter switch
        {
            "D" => day.PlusDays(count),
            "W" => day.PlusWeeks(count),
            "M" => day.PlusMonths(count),
            _ => day.Year + count is > 1 and < 9_000 ? day.PlusYears(count) : day,
        };
    }

    internal static int Length(string letter, int count) =>
        letter switch { "D" => count, "W" => 7 * count, "M" => 30 * count, _ => 365 * count };

    internal static int LengthFrom(LocalDate today, string letter, int count, int way) =>
        Math.Max(1, Math.Abs(NodaPeriod.DaysBetween(today, Plus(today, letter, Math.Min(count, 1_000) * way))));
}
