using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Times;

/// <summary>
/// Times told from the day of reference: yesterday, last month, two years ago, over the last four months, the end of
/// the year.
/// </summary>
static class RelativeTimes
{
    // "previously" and "formerly" order what is told (signals) and name no time of their own.
    static readonly FrozenDictionary<string, string> References = WordTable.Words("""
        now=PRESENT_REF currently=PRESENT_REF presently=PRESENT_REF nowadays=PRESENT_REF current=PRESENT_REF
        recently=PAST_REF recent=PAST_REF soon=FUTURE_REF future=FUTURE_REF
        """);

    static readonly FrozenDictionary<string, string> Recurring = WordTable.Words("""
        daily=P1D weekly=P1W monthly=P1M annually=P1Y yearly=P1Y hourly=PT1H
        """);

    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        var word = tokens[at].Lower;
        return Day(tokens, at, reader)
            ?? Edge(tokens, at, reader)
            ?? Directed(tokens, at, reader)
            ?? Quarters.At(tokens, at, reader)
            ?? Recurrence(tokens, at)
            ?? CountedTimes.At(tokens, at, CountedTimes.NumberStart(tokens, at), reader)
            ?? Vague(tokens, at, reader)
            ?? Spelled(tokens, at)
            ?? (References.TryGetValue(word, out var reference) ? Reference(tokens, at, reference) : null);
    }

    static TimeReader.Found? Spelled(ReadOnlySpan<Token> tokens, int at) =>
        TimeReader.SpelledYear(tokens, at) is { } year
            ? new(year.Next, TimeType.Date, year.Year.ToString("0000", CultureInfo.InvariantCulture))
            : null;

    static TimeReader.Found? Day(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (reader.Today is not { } today) return null;
        var start = tokens[at].Lower is "late" or "early" or "earlier" or "later" && at + 1 < tokens.Length
            ? at + 1
            : at;
        return tokens[start].Lower switch
        {
            "today" => TimeReader.WithPart(tokens, start + 1, today),
            "yesterday" => TimeReader.WithPart(tokens, start + 1, today.PlusDays(-1)),
            "tomorrow" => TimeReader.WithPart(tokens, start + 1, today.PlusDays(1)),
            _ => null,
        };
    }

    /// <summary>
    /// "the end of the year", "early 2016", "mid-November", "earlier this month": the value is that of the whole.
    /// </summary>
    static TimeReader.Found? Edge(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        var start = at;
        if (tokens[start].Is("the") && start + 1 < tokens.Length) start++;
        if (start + 2 < tokens.Length && tokens[start].Lower is "end" or "beginning" or "start" or "middle"
            && tokens[start + 1].Is("of"))
        {
            var inner = start + 2;
            if (inner + 1 < tokens.Length && tokens[inner].Is("the")
                && Calendar.Unit(tokens[inner + 1].Lower) is { IsClock: false } && reader.Today is { } today &&
                Whole(tokens[inner + 1].Lower, today, 0) is { } whole)
            {
                return new(inner + 2, TimeType.Date, whole);
            }

            return reader.AtAny(tokens, inner) is { Type: TimeType.Date } dated ? dated : default(TimeReader.Found?);
        }

        if (tokens[at].Lower is not ("early" or "late" or "mid" or "earlier" or "later")) return null;
        var next = at + 1 < tokens.Length && tokens[at + 1].Lower is "-" or "in" ? at + 2 : at + 1;
        if (next < tokens.Length && tokens[next].Is("the") && tokens[next - 1].Lower is not "in") next++;
        return next < tokens.Length
            && (tokens[next].IsNumber || tokens[next].Lower is "this" or "last" or "next" or "on")
            && reader.AtAny(tokens, next) is { Type: TimeType.Date } found && found.Value.Length != 10
            ? found
            : default(TimeReader.Found?);
    }

    /// <summary>"last month", "this week", "next year", "the past four months", "the coming weeks".</summary>
    static TimeReader.Found? Directed(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        var start = at;
        var hasArticle = tokens[start].Is("the") || tokens[start].Lower is "these" or "those";
        if (hasArticle) start++;
        if (start + 1 >= tokens.Length || reader.Today is not { } today) return null;
        int? direction = tokens[start].Lower switch
        {
            "last" or "past" or "previous" or "preceding" => -1,
            "this" or "current" => 0,
            "next" or "coming" or "following" => 1,
            _ => null,
        };
        if (direction is not { } way || (hasArticle && tokens[start].Is("this"))) return null;
        var next = start + 1;
        if (next < tokens.Length
            && tokens[next].Lower is "fiscal" or "calendar" or "current" or "past" or "coming" or "financial")
        {
            next++;
        }
        if (Several(tokens, next, way, today) is { } several) return several;
        if (next >= tokens.Length) return null;
        var word = tokens[next].Lower;
        if (Calendar.Season(word) is { } season) return SeasonOf(tokens, next, season, way, today);
        if (word is "weekend")
        {
            return new(
                next + 1, TimeType.Date,
                $"{Calendar.WeekOf(today.PlusWeeks(way < 0 && today.DayOfWeek == IsoDayOfWeek.Sunday ? 0 : way))}-WE");
        }
        if (word is "quarter") return Quarters.Shifted(next + 1, today, way);
        if (word is "year" && Quarters.OfYear(tokens, next + 1, today.Year + way) is { } quarter) return quarter;
        if (hasArticle && tokens[start].Lower is "last" or "past" && Calendar.Unit(word) is { IsClock: false } single
            && !word.EndsWith('s'))
        {
            return new(next + 1, TimeType.Duration, FormattableString.Invariant($"P{single.Times}{single.Letter}"))
            {
                AnchoredDays = -CountedTimes.Length(single.Letter, single.Times),
            };
        }

        if (word.EndsWith('s') && Calendar.Unit(word) is { } plural)
        {
            return new(
                next + 1, way > 0 ? TimeType.Date : TimeType.Duration,
                way > 0 ? "FUTURE_REF" : CountedTimes.Open(plural, word));
        }
        return Whole(word, tokens[start].Lower is "following" or "previous" ? reader.Latest ?? today : today, way)
            is { } whole ? new(next + 1, TimeType.Date, whole) : null;
    }

    static TimeReader.Found? SeasonOf(ReadOnlySpan<Token> tokens, int at, string season, int way, LocalDate today)
    {
        var month = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
        var year = today.Year + (way < 0 ? today.Month < month + 3 ? -1 : 0 : way > 0 && today.Month >= month ? 1 : 0);
        return new(at + 1, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{season}"));
    }

    /// <summary>"four months", "few days", "several weeks" after "the last" or "the next".</summary>
    static TimeReader.Found? Several(ReadOnlySpan<Token> tokens, int at, int way, LocalDate today)
    {
        if (way == 0 || at + 1 >= tokens.Length) return null;
        if (tokens[at].Lower is "few" or "several" or "many")
        {
            return Calendar.Unit(tokens[at + 1].Lower) is { } open
                ? new(at + 2, TimeType.Duration, CountedTimes.Open(open, tokens[at + 1].Lower))
                : null;
        }

        if (NumberReader.At(tokens, at) is not { Value: > 0 and < 10_000 and var count } number
            || number.Next >= tokens.Length)
        {
            return null;
        }
        if (Calendar.Unit(tokens[number.Next].Lower) is not { } unit) return null;
        return new(number.Next + 1, TimeType.Duration, CountedTimes.Value(unit, count, tokens[number.Next].Lower))
        {
            AnchoredDays =
                way * (unit.IsClock
                    ? Math.Max(1, DaysOf(unit.Letter, count * unit.Times))
                    : CountedTimes.LengthFrom(today, unit.Letter, (int)(count * unit.Times), way)),
        };
    }

    /// <summary>The days begun in so many hours.</summary>
    static int DaysOf(string letter, double count) => letter == "H" ? (int)Math.Min(Math.Ceiling(count / 24), 365) : 1;

    static TimeReader.Found? Recurrence(ReadOnlySpan<Token> tokens, int at)
    {
        if (Recurring.TryGetValue(tokens[at].Lower, out var value)) return new(at + 1, TimeType.Set, value);
        if (tokens[at].Lower is not ("every" or "each") || at + 1 >= tokens.Length) return null;
        if (Calendar.Unit(tokens[at + 1].Lower) is { } unit)
        {
            return new(at + 2, TimeType.Set, CountedTimes.Value(unit, 1, tokens[at + 1].Lower));
        }
        if (Calendar.Month(tokens[at + 1]) is { } month)
        {
            return new(at + 2, TimeType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}"));
        }
        return Calendar.Weekday(tokens[at + 1]) is { } day
            ? new(at + 2, TimeType.Set, FormattableString.Invariant($"XXXX-WXX-{(int)day}"))
            : null;
    }

    /// <summary>"weeks" and "for years": open; "the week": this one; "recent years": open.</summary>
    static TimeReader.Found? Vague(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        var word = tokens[at].Lower;
        if (Calendar.Unit(word) is { } lasting && at + 2 < tokens.Length && tokens[at + 1].Is("-")
            && tokens[at + 2].Is("long"))
        {
            return new(
                at + 3, TimeType.Duration,
                word.EndsWith('s') ? CountedTimes.Open(lasting, word) : CountedTimes.Value(lasting, 1, word));
        }

        if (word is "recent" or "coming" or "past" && at + 1 < tokens.Length && tokens[at + 1].Lower.EndsWith('s')
            && Calendar.Unit(tokens[at + 1].Lower) is { } spread)
        {
            return word is "coming"
                ? new(at + 2, TimeType.Date, "FUTURE_REF")
                : new(at + 2, TimeType.Duration, CountedTimes.Open(spread, tokens[at + 1].Lower));
        }

        if (word is "weeks" or "months" or "years" or "days" or "decades" or "hours" or "centuries"
            && Calendar.Unit(word) is { } open && at > 0
            && tokens[at - 1].Lower is "for" or "in" or "within" or "of" or "the" or "after" or "over" or "many")
        {
            return new(at + 1, TimeType.Duration, CountedTimes.Open(open, word));
        }

        if (word is "the" && at > 0 && tokens[at - 1].Is("in") && at + 1 < tokens.Length && tokens[at + 1].Is("past")
            && (
                at + 2 >= tokens.Length || tokens[at + 2].Kind == TokenKind.Mark
                || tokens[at + 2].Lower is "that" or "have" or "it" or "he"))
        {
            return new(at + 2, TimeType.Date, "PAST_REF");
        }

        if (word is "year" && reader.Today is { } turning && YearEnd(tokens, at + 1) is { } ending)
        {
            return new(ending, TimeType.Date, turning.Year.ToString("0000", CultureInfo.InvariantCulture));
        }
        if (word is "year" && at + 2 < tokens.Length && tokens[at + 1].Is("-") && tokens[at + 2].Is("end")
            && reader.Today is { } day)
        {
            return new(at + 3, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-12-31"));
        }
        if (word is "these" && at + 1 < tokens.Length && tokens[at + 1].Is("days"))
        {
            return new(at + 2, TimeType.Date, "PRESENT_REF");
        }
        if (word is "the" && Ended(tokens, at) is { } ended) return ended;
        if (word is "overnight" && reader.Today is { } today)
        {
            return new(at + 1, TimeType.Time, $"{Calendar.Day(today)}TNI");
        }
        if (word is "the" && at + 1 < tokens.Length && tokens[at + 1].Is("weekend") && reader.Today is { } now)
        {
            // On a working day the weekend is the last one, unless what is told lies ahead.
            var isLast = now.DayOfWeek < IsoDayOfWeek.Saturday && Tenses.At(tokens, at, at + 2) != true;
            return new(at + 2, TimeType.Date, $"{Calendar.WeekOf(isLast ? now.PlusWeeks(-1) : now)}-WE");
        }

        if (Calendar.Season(word) is { } season && TimeReader.YearAfter(tokens, at + 1) is { } year)
        {
            return new(
                year.Next, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year.Year:0000}-{season}"));
        }
        return null;
    }

    /// <summary>"year's end", "year end".</summary>
    static int? YearEnd(ReadOnlySpan<Token> tokens, int at)
    {
        if (at < tokens.Length && tokens[at].Is("'s")) at++;
        return at < tokens.Length && tokens[at].Is("end") ? at + 1 : null;
    }

    /// <summary>"the year ended June 30", "the fiscal year ending": a year's length.</summary>
    static TimeReader.Found? Ended(ReadOnlySpan<Token> tokens, int at)
    {
        var year = at + 1 < tokens.Length && tokens[at + 1].Lower is "fiscal" or "full" ? at + 2 : at + 1;
        return year + 1 < tokens.Length && tokens[year].Is("year") && tokens[year + 1].Lower is "ended" or "ending"
            ? new(year + 1, TimeType.Duration, "P1Y")
            : null;
    }

    static TimeReader.Found? Reference(ReadOnlySpan<Token> tokens, int at, string value)
    {
        // "the future", "in future"; but "future generations", "as soon as" and "as previously planned" name no time of
        // their own.
        if (at > 0 && tokens[at - 1].Is("as")) return null;
        if (tokens[at].Is("soon")
            && (Tenses.At(tokens, at, at + 1) != true || (at + 1 < tokens.Length && tokens[at + 1].Is("after"))))
        {
            return null;
        }
        if (tokens[at].Is("future") && !(at > 0 && tokens[at - 1].Lower is "the" or "near" or "in" or "foreseeable"))
        {
            return null;
        }
        return new(at + 1, TimeType.Date, value);
    }

    /// <summary>The whole week, month or year that lies <paramref name="way"/> units from a day.</summary>
    static string? Whole(string word, LocalDate day, int way) => word switch
    {
        "day" => Calendar.Day(day.PlusDays(way)),
        "week" => Calendar.WeekOf(day.PlusWeeks(way)),
        "month" => Calendar.MonthOf(day.PlusMonths(way)),
        "year" => day.PlusYears(way).Year.ToString("0000", CultureInfo.InvariantCulture),
        "decade" => ((day.Year / 10) + way).ToString("000", CultureInfo.InvariantCulture),
        "century" => ((day.Year / 100) + way).ToString("00", CultureInfo.InvariantCulture),
        _ => null,
    };
}
