using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Times;

/// <summary>Finds the words that name times, and the times they name, in a report with a day of reference.</summary>
/// <remarks>
/// Rules after the TIMEX3 guidelines (Saurí and others, TimeML 1.2.1, 2006) and the conventions of HeidelTime for news
/// (Strötgen and Gertz, 2013): a past-tense weekday is the last one not after the day of reference. One pass over the
/// tokens.
/// </remarks>
sealed class TimeReader(DateOnly? reference)
{
    /// <summary>Verbs in a past form that say how long something went on.</summary>
    readonly LocalDate? today = reference is { } day ? LocalDate.FromDateOnly(day) : null;
    LocalDate? lastDay;
    (LocalDate? Day, int Length) spoken;
    string? lastQuarter;
    int quarterAge;

    /// <summary>A reading of tokens from where it began up to <paramref name="Next"/>.</summary>
    internal readonly record struct Found(int Next, TimeType Type, string Value)
    {
        /// <summary>
        /// For a duration that ends (negative) or begins (positive) at the day of reference: its length in days.
        /// </summary>
        internal int AnchoredDays { get; init; }

        /// <summary>
        /// Whether it lies a year before what is spoken of, so that later words do not count from it.
        /// </summary>
        internal bool IsShifted { get; init; }
    }

    /// <summary>The times of <paramref name="sentence"/>, with places in the readable text.</summary>
    internal List<TimeExpression> Read(string text, Sentence sentence)
    {
        var times = new List<TimeExpression>();
        var tokens = sentence.Tokens.AsSpan();
        quarterAge++;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (At(tokens, at) is not { } found || IsTitle(tokens, at, found.Next)) continue;
            var (start, end) = (tokens[at].Start, tokens[found.Next - 1].End);
            times.Add(Expression(text, start, end, found));
            Remember(found);
            at = found.Next - 1;
        }

        return times;
    }

    TimeExpression Expression(string text, int start, int end, Found found)
    {
        var (first, last) = Calendar.Days(found.Value);
        if (found.AnchoredDays != 0 && reference is { } day)
        {
            (first, last) = found.AnchoredDays < 0
                ? (found.Value is "P1M" ? day.AddMonths(-1) : day.AddDays(found.AnchoredDays), day)
                : (day, day.AddDays(found.AnchoredDays));
        }
        else if (found.Value == "PRESENT_REF")
        {
            (first, last) = (reference, reference);
        }

        return new(start, end, text[start..end], found.Type, found.Value, first, last);
    }

    /// <summary>
    /// "This Week", "60 Minutes", "the March of the Mothers": words of time with capitals within a sentence make a
    /// name.
    /// </summary>
    static bool IsTitle(ReadOnlySpan<Token> tokens, int at, int next)
    {
        var last = tokens[next - 1];
        if (next == at + 2 && last.Capital
            && last.Lower is "week" or "month" or "year" or "minutes" or "hours" or "days" or "night")
        {
            return tokens[at].IsNumber || tokens[at].Capital;
        }
        return next == at + 1 && last.Is("march") && at > 0
            && tokens[at - 1].Lower is not ("in" or "since" or "by" or "of" or "until" or "from")
            && next < tokens.Length && tokens[next].Lower is "for" or "of"
            && !(next + 1 < tokens.Length && IsYear(tokens[next + 1]));
    }

    void Remember(Found found)
    {
        if (!found.IsShifted && found.Value.Contains("-Q", StringComparison.Ordinal))
        {
            (lastQuarter, quarterAge) = (found.Value, 0);
        }
        if (Calendar.Days(found.Value) is not ({ } first, { } last)) return;
        spoken = (LocalDate.FromDateOnly(first), last.DayNumber - first.DayNumber + 1);
        if (first == last) lastDay = spoken.Day;
    }

    Found? At(ReadOnlySpan<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.IsNumber) return NumberTimes.At(tokens, at, this);
        if (!token.IsWord)
        {
            return token.Is("'") && at + 1 < tokens.Length && tokens[at + 1].IsNumber
                && tokens[at + 1].Lower.Length == 2 ? ShortDecade(tokens, at) : null;
        }
        return ArabicTimes.At(tokens, at, this) ?? ClockTimes.At(tokens, at, this) ?? Named(tokens, at)
            ?? Holidays.At(tokens, at, this) ?? SpokenTimes.At(tokens, at, this) ??
            Centuries.At(tokens, at) ?? RelativeTimes.At(tokens, at, this);
    }

    static Found? ShortDecade(ReadOnlySpan<Token> tokens, int at) =>
        at + 2 < tokens.Length && tokens[at + 2].Is("s") && tokens[at + 1].Lower is [>= '2' and <= '9', '0']
            ? new(at + 3, TimeType.Date, $"19{tokens[at + 1].Lower[0]}")
            : null;

    /// <summary>Months and weekdays, with what stands around them.</summary>
    Found? Named(ReadOnlySpan<Token> tokens, int at)
    {
        var start = at;
        var modifier = tokens[at].Lower
            is "early" or "late" or "mid" or "earlier" or "later" or "last" or "this" or "next" or "coming" or "past" or "previous" ? tokens[at].Lower : "";
        if (modifier.Length > 0) start++;
        if (start < tokens.Length && tokens[start].Is("-")) start++;
        if (modifier is "this" or "next" && start < tokens.Length && tokens[start].Lower is "past" or "coming")
        {
            modifier = tokens[start].Is("past") ? "last" : "next";
            start++;
        }

        if (start >= tokens.Length || !tokens[start].IsWord) return null;
        if (Calendar.Weekday(tokens[start]) is { } weekday) return OfWeekday(tokens, at, start, weekday, modifier);
        if (Calendar.Month(tokens[start]) is { } month && !IsGivenName(tokens, start))
        {
            return OfMonth(tokens, at, start, month, modifier);
        }
        return null;
    }

    Found? OfWeekday(ReadOnlySpan<Token> tokens, int at, int start, IsoDayOfWeek weekday, string modifier)
    {
        var next = SkipDot(tokens, start + 1);
        // "Saturday, April 9": the date decides.
        var month = next < tokens.Length && tokens[next].Is(",") ? next + 1 : next;
        if (month < tokens.Length && (Calendar.Month(tokens[month]) is not null || tokens[month].IsNumber)
            && At(tokens, month) is { Type: TimeType.Date } dated && dated.Value.Length == 10)
        {
            return dated;
        }
        if (today is not { } reference) return new(next, TimeType.Date, "XXXX-XX-XX");
        var isSince = at > 0 && tokens[at - 1].Is("since");
        var future = !isSince && modifier is "next" or "coming" or "this" && Tenses.At(tokens, at, next) != false
            || (modifier.Length == 0 && !isSince
                && (AwaitedDays.IsAwaited(tokens, at) || Tenses.At(tokens, at, next) == true));
        var day = modifier == "previous" ? (lastDay ?? reference).Previous(weekday)
            : modifier == "last" ? reference.Previous(weekday)
            : reference.DayOfWeek == weekday && modifier != "next" ? reference
            : future ? reference.Next(weekday)
            : reference.Previous(weekday);
        return WithPart(tokens, next, day);
    }

    /// <summary>"Jan Kavan" is no January: a short form takes a full stop or a number.</summary>
    static bool IsGivenName(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Length == 3 && !tokens[at].Is("may")
            && !(at + 1 < tokens.Length && (tokens[at + 1].Lower is "." or "'" || tokens[at + 1].IsNumber));

    Found? OfMonth(ReadOnlySpan<Token> tokens, int at, int start, int month, string modifier)
    {
        var next = SkipDot(tokens, start + 1);
        if (DayNumber(tokens, next) is { } numbered)
        {
            var year = YearAfter(tokens, numbered.Next);
            var resolved = year?.Year ?? DayRuns.YearBehind(tokens, numbered.Next)
                ?? YearOf(
                    month, numbered.Day, modifier, IsDeadline(tokens, at)
                ? true
                : Tenses.At(tokens, at, numbered.Next));
            if (resolved is null)
            {
                return new(
                    numbered.Next, TimeType.Date,
                    string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{numbered.Day:00}"));
            }
            if (numbered.Day <= CalendarSystem.Iso.GetDaysInMonth(resolved.Value, month))
            {
                return new(
                    year?.Next ?? numbered.Next, TimeType.Date,
                    string.Create(CultureInfo.InvariantCulture, $"{resolved:0000}-{month:00}-{numbered.Day:00}"));
            }
        }

        var after = YearAfter(tokens, next);
        if (after is null && next + 1 < tokens.Length && tokens[next].Lower is "last" or "this" or "next"
            && tokens[next + 1].Is("year") && today is { } reference)
        {
            after = (next + 2, reference.Year + (tokens[next].Is("last") ? -1 : tokens[next].Is("next") ? 1 : 0));
        }

        var of =
            after?.Year ?? YearOf(month, null, modifier, IsDeadline(tokens, at) ? true : Tenses.At(tokens, at, next));
        return new(
            after?.Next ?? next, TimeType.Date,
            of is null
            ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{of:0000}-{month:00}"));
    }

    /// <summary>The year of a month, or a day of it, that is given without one.</summary>
    internal int? YearOf(int month, int? day, string modifier, bool? future)
    {
        if (today is not { } reference) return null;
        var last = CalendarSystem.Iso.GetDaysInMonth(reference.Year, month);
        var candidate = new LocalDate(reference.Year, month, Math.Min(day ?? 1, last));
        var isLater = day is null ? month > reference.Month : candidate > reference;
        var isEarlier = day is null ? month < reference.Month : candidate < reference;
        if (modifier == "last")
        {
            return isLater || (day is null && month == reference.Month) ? reference.Year - 1 : reference.Year;
        }
        if (modifier == "next") return isEarlier ? reference.Year + 1 : reference.Year;
        if (modifier == "this") return isEarlier && reference.Month - month > 6 ? reference.Year + 1 : reference.Year;
        // Nothing tells: the nearer one, the past being told more often than the future.
        var months = (month - reference.Month + 12) % 12;
        if (isLater && ((future == false && months > (day is null ? 1 : 2)) || (future is null && months > 5)))
        {
            return reference.Year - 1;
        }
        return isEarlier && future == true && months > 0 && 12 - months > 1
            ? reference.Year + (12 - months > 6 ? 1 : 0)
            : reference.Year;
    }

    /// <summary>"by Dec. 15", "until February": what is told so lies ahead.</summary>
    static bool IsDeadline(ReadOnlySpan<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].Lower is "by" or "until" or "till" or "effective";

    /// <summary>A day of the month right here: "9", "9th", "ninth".</summary>
    internal static (int Day, int Next)? DayNumber(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return null;
        if (tokens[at].IsWord)
        {
            if (Calendar.Ordinal(tokens[at].Lower) is { } ordinal)
            {
                return at + 1 < tokens.Length && tokens[at + 1].Is("quarter") ? null : (ordinal, at + 1);
            }
            return null;
        }

        if (!tokens[at].IsNumber || tokens[at].Lower.Length > 2
            || NumberReader.Parse(tokens[at].Lower) is not (>= 1 and <= 31 and var day))
        {
            return null;
        }
        var next = at + 1;
        if (next < tokens.Length && tokens[next].Start == tokens[at].End
            && tokens[next].Lower is "st" or "nd" or "rd" or "th")
        {
            next++;
        }
        if (next < tokens.Length && tokens[next].Lower is "%" or "percent" or "people") return null;
        return ((int)day, next);
    }

    /// <summary>A year right here, after a comma or "of" at most.</summary>
    internal static (int Next, int Year)? YearAfter(ReadOnlySpan<Token> tokens, int at)
    {
        if (at < tokens.Length && tokens[at].Lower is "," or "of") at++;
        if (at < tokens.Length && tokens[at].Is("'") && at + 1 < tokens.Length && tokens[at + 1].IsNumber
            && tokens[at + 1].Lower.Length == 2)
        {
            return (at + 2, 1900 + Century(tokens[at + 1].Lower));
        }
        return at < tokens.Length && IsYear(tokens[at])
            ? (at + 1, int.Parse(tokens[at].Lower, CultureInfo.InvariantCulture))
            : SpelledYear(tokens, at);
    }

    static int Century(string digits) =>
        int.Parse(digits, CultureInfo.InvariantCulture) is var year && year < 40 ? year + 100 : year;

    /// <summary>Whether a token is a year between 1800 and 2100 in digits.</summary>
    internal static bool IsYear(in Token token) =>
        token.IsNumber && token.Lower.Length == 4 && token.Lower.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            && token.Lower[0] is '1' or '2' &&
        int.Parse(token.Lower, CultureInfo.InvariantCulture) is >= 1800 and <= 2100;

    /// <summary>Whether a year in words may begin with a token.</summary>
    internal static bool BeginsYear(in Token token) => token.Lower is "nineteen" or "eighteen" or "twenty";

    /// <summary>"nineteen ninety-seven", "the year two thousand".</summary>
    internal static (int Next, int Year)? SpelledYear(ReadOnlySpan<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Length || !BeginsYear(tokens[at])) return null;
        if (NumberReader.At(tokens, at + 1) is not { InWords: true, Value: >= 10 and < 100 and var rest } number)
        {
            return null;
        }
        var century = tokens[at].Lower switch { "nineteen" => 1900, "eighteen" => 1800, _ => 2000 };
        return (number.Next, century + (int)rest);
    }

    /// <summary>The day, or the part of it that the next words name.</summary>
    internal static Found WithPart(ReadOnlySpan<Token> tokens, int next, LocalDate day)
    {
        if (next < tokens.Length && Calendar.PartOfDay(tokens[next].Lower) is { } part)
        {
            return new(next + 1, TimeType.Time, $"{Calendar.Day(day)}T{part}");
        }
        return new(next, TimeType.Date, Calendar.Day(day));
    }

    static int SkipDot(ReadOnlySpan<Token> tokens, int next) =>
        next < tokens.Length && tokens[next].Is(".") && tokens[next].Start == tokens[next - 1].End
            && tokens[next - 1].Length <= 5 && next + 1 < tokens.Length ? next + 1 : next;

    /// <summary>The month or weekday that stands at a word.</summary>
    internal Found? AtWord(ReadOnlySpan<Token> tokens, int at) => Named(tokens, at);

    /// <summary>The time that stands at a token, whatever it is.</summary>
    internal Found? AtAny(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length ? At(tokens, at) : null;

    /// <summary>The day of reference. Null when the report is undated.</summary>
    internal LocalDate? Today => today;

    /// <summary>The day last mentioned, else the day of reference.</summary>
    internal LocalDate? Latest => lastDay ?? today;

    /// <summary>
    /// The first day of the time last mentioned, if that was no longer than <paramref name="days"/>. Null otherwise.
    /// </summary>
    internal LocalDate? SpokenOf(int days) => spoken.Length <= days ? spoken.Day : null;

    /// <summary>The quarter mentioned in the last few sentences. Null when none was.</summary>
    internal string? Quarter => quarterAge < 6 ? lastQuarter : null;

    /// <summary>Whether the report speaks of quarters at all: then "the quarter" is the one it is about.</summary>
    internal bool IsFinancial => lastQuarter is not null;
}
