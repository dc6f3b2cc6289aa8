using NodaTime;
using Refuge.Reports.Language;

namespace Refuge.Reports.Times;

/// <summary>
/// Holidays whose day follows from the calendar: Christmas, New Year, Easter, Thanksgiving, the two feasts of Islam.
/// </summary>
/// <remarks>
/// Easter by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, 1991, chapter 8). The feasts of Islam by the
/// calendar of Umm al-Qura, from which a country that waits to see the moon may differ by a day.
/// </remarks>
static class Holidays
{
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (reader.Today is not { } today) return null;
        var start = tokens[at].Lower is "last" or "next" or "this" ? at + 1 : at;
        if (start >= tokens.Length || !tokens[start].Capital || Named(tokens, start) is not { } holiday) return null;
        var year = TimeReader.YearAfter(tokens, holiday.Next);
        var next = year?.Next ?? holiday.Next;
        var isWeek = Word(tokens, next) is "week";
        var day = year is { } given ? holiday.In(given.Year)
            : isWeek && Calendar.WeekOf(holiday.In(today.Year).PlusDays(-7)) == Calendar.WeekOf(today)
                ? holiday.In(today.Year)
            : Nearest(holiday.In, today, tokens[at].Lower, Tenses.At(tokens, at, next));
        return isWeek
            ? new(next + 1, TimeType.Date, Calendar.WeekOf(day))
            : new(next, TimeType.Date, Calendar.Day(day));
    }

    /// <summary>The last one, unless what is told of it lies ahead.</summary>
    static LocalDate Nearest(Func<int, LocalDate> holiday, LocalDate today, string word, bool? future)
    {
        var here = holiday(today.Year);
        var isAhead = word is "next" || (word is not "last" && future == true);
        if (isAhead) return here < today || (here == today && word is "next") ? holiday(today.Year + 1) : here;
        return here > today || (here == today && word is "last") ? holiday(today.Year - 1) : here;
    }

    static (int Next, Func<int, LocalDate> In)? Named(ReadOnlySpan<Token> tokens, int at)
    {
        switch (tokens[at].Lower)
        {
            case "christmas":
                return Word(tokens, at + 1) is "eve"
                    ? (at + 2, static year => new(year, 12, 24))
                    : (Past(tokens, at + 1, "day"), static year => new(year, 12, 25));
            case "thanksgiving":
                return (
                    Past(tokens, at + 1, "day"),
                    static year => new LocalDate(year, 11, 21).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Thursday))
                    .PlusDays(new LocalDate(year, 11, 21).DayOfWeek == IsoDayOfWeek.Thursday ? 7 : 0));
            case "easter":
                return (Past(tokens, at + 1, "sunday"), Easter);
            case "good" when Word(tokens, at + 1) is "friday":
                return (at + 2, static year => Easter(year).PlusDays(-2));
            case "new" when Word(tokens, at + 1) is "year" && Word(tokens, at + 2) is "'s":
                return Word(tokens, at + 3) switch
                {
                    "eve" => (at + 4, static year => new(year, 12, 31)),
                    "day" => (at + 4, static year => new(year, 1, 1)),
                    _ => null,
                };
            case "eid":
                return Eid(tokens, at + 1);
            default:
                return null;
        }
    }

    /// <summary>"Eid al-Fitr", "Eid ul-Adha": the first of Shawwal, the tenth of Dhu al-Hijja.</summary>
    static (int Next, Func<int, LocalDate> In)? Eid(ReadOnlySpan<Token> tokens, int at)
    {
        if (Word(tokens, at) is not ("al" or "ul" or "el")) return null;
        var name = Word(tokens, at + 1) is "-" ? at + 2 : at + 1;
        return Word(tokens, name) switch
        {
            "fitr" => (name + 1, static year => Islamic(year, 10, 1)),
            "adha" => (name + 1, static year => Islamic(year, 12, 10)),
            _ => null,
        };
    }

    /// <summary>
    /// The first day of a Gregorian year with this day and month of Umm al-Qura; for years it does not reach, the
    /// nearest it does.
    /// </summary>
    static LocalDate Islamic(int year, int month, int day)
    {
        var calendar = CalendarSystem.UmAlQura;
        var first = new LocalDate(Math.Clamp(year, 1901, 2076), 1, 1).WithCalendar(calendar);
        var feast = new LocalDate(first.Year, month, day, calendar);
        return (feast < first ? new LocalDate(first.Year + 1, month, day, calendar) : feast)
            .WithCalendar(CalendarSystem.Iso);
    }

    static LocalDate Easter(int year)
    {
        var (golden, century, ofCentury) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * correction) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }

    static string Word(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length ? tokens[at].Lower : "";

    static int Past(ReadOnlySpan<Token> tokens, int at, string word) => Word(tokens, at) == word ? at + 1 : at;
}
