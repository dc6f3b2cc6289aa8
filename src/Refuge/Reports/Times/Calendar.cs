using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using Refuge.Reports.Language;

namespace Refuge.Reports.Times;

/// <summary>The names of months, weekdays and seasons, and the days that a TIMEX3 value covers.</summary>
static class Calendar
{
    static readonly FrozenDictionary<string, double> Months = WordTable.Numbers("""
        january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11
        december=12 jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12
        """);

    static readonly FrozenDictionary<string, IsoDayOfWeek> Weekdays = WordTable.Enums<IsoDayOfWeek>("""
        monday=Monday tuesday=Tuesday wednesday=Wednesday thursday=Thursday friday=Friday saturday=Saturday
        sunday=Sunday mon=Monday tue=Tuesday tues=Tuesday wed=Wednesday thu=Thursday thurs=Thursday fri=Friday sat=Saturday sun=Sunday
        """);

    static readonly FrozenDictionary<string, double> Ordinals = WordTable.Numbers("""
        first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
        thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20
        """);

    /// <summary>
    /// The month that a token names, 1 to 12. Null when it names none: "may" and "march" must begin with a capital.
    /// </summary>
    internal static int? Month(in Token token)
    {
        if (!Months.TryGetValue(token.Lower, out var month)) return null;
        return token.Capital || token.Lower is not ("may" or "march" or "mar" or "jan" or "dec" or "sep" or "jun")
            ? (int)month
            : null;
    }

    /// <summary>The weekday that a token names. Null when it names none.</summary>
    internal static IsoDayOfWeek? Weekday(in Token token) =>
        Weekdays.TryGetValue(token.Lower, out var weekday) && (token.Capital || token.Length > 5)
            && !(token.Length <= 3 && !token.Capital) ? weekday : null;

    /// <summary>The code of a season (TIMEX3: SP, SU, FA, WI). Null for other words.</summary>
    internal static string? Season(string word) =>
        word switch { "spring" => "SP", "summer" => "SU", "autumn" or "fall" => "FA", "winter" => "WI", _ => null };

    /// <summary>The code of a part of the day (TIMEX3: MO, AF, EV, NI). Null for other words.</summary>
    internal static string? PartOfDay(string word) => word switch
    {
        "morning" or "dawn" => "MO",
        "afternoon" => "AF",
        "evening" => "EV",
        "night" or "nightfall" => "NI",
        _ => null,
    };

    /// <summary>The number of a spelled ordinal, such as 8 for "eighth". Null for other words.</summary>
    internal static int? Ordinal(string word) => Ordinals.TryGetValue(word, out var number) ? (int)number : null;

    /// <summary>
    /// The letter of a unit of time in TIMEX3, with the multiple it stands for. Null for other words.
    /// </summary>
    internal static (string Letter, int Times, bool IsClock)? Unit(string word) => word switch
    {
        "second" or "seconds" => ("S", 1, true),
        "minute" or "minutes" => ("M", 1, true),
        "hour" or "hours" => ("H", 1, true),
        "day" or "days" => ("D", 1, false),
        "week" or "weeks" => ("W", 1, false),
        "fortnight" => ("W", 2, false),
        "month" or "months" => ("M", 1, false),
        "quarter" or "quarters" => ("M", 3, false),
        "year" or "years" => ("Y", 1, false),
        "decade" or "decades" => ("Y", 10, false),
        "century" or "centuries" => ("Y", 100, false),
        _ => null,
    };

    /// <summary>The value of a day.</summary>
    internal static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The value of a month.</summary>
    internal static string MonthOf(LocalDate day) => day.ToString("uuuu-MM", CultureInfo.InvariantCulture);

    /// <summary>The value of a week (ISO 8601).</summary>
    internal static string WeekOf(LocalDate day)
    {
        var rule = WeekYearRules.Iso;
        return string.Create(
            CultureInfo.InvariantCulture, $"{rule.GetWeekYear(day):0000}-W{rule.GetWeekOfWeekYear(day):00}");
    }

    /// <summary>The value of a quarter.</summary>
    internal static string QuarterOf(LocalDate day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-Q{(day.Month + 2) / 3}");

    /// <summary>The days that <paramref name="value"/> covers. Nulls when it is no stretch of days.</summary>
    internal static (DateOnly? First, DateOnly? Last) Days(string value)
    {
        if (value.Length >= 10
            && DateOnly.TryParseExact(
                value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, day);
        }
        if (value.Length < 4
            || !int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1 or > 9998)
        {
            return (null, null);
        }
        if (value.Length == 4) return (new(year, 1, 1), new(year, 12, 31));
        var rest = value.AsSpan(5);
        if (rest.Length == 2 && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && month is >= 1 and <= 12)
        {
            var first = new DateOnly(year, month, 1);
            return (first, first.AddMonths(1).AddDays(-1));
        }

        if (rest[0] == 'Q' && rest.Length == 2 && rest[1] is >= '1' and <= '4')
        {
            var first = new DateOnly(year, 3 * (rest[1] - '1') + 1, 1);
            return (first, first.AddMonths(3).AddDays(-1));
        }

        if (rest[0] == 'W' && rest.Length >= 3
            && int.TryParse(rest[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            && week is >= 1 and <= 53)
        {
            var monday = DateOnly.FromDateTime(
                ISOWeek.ToDateTime(year, Math.Min(week, ISOWeek.GetWeeksInYear(year)), DayOfWeek.Monday));
            return rest.Length > 3 ? (monday.AddDays(5), monday.AddDays(6)) : (monday, monday.AddDays(6));
        }

        return rest switch
        {
            "SP" => (new(year, 3, 1), new(year, 5, 31)),
            "SU" => (new(year, 6, 1), new(year, 8, 31)),
            "FA" => (new(year, 9, 1), new(year, 11, 30)),
            "WI" => (new(year, 12, 1), new DateOnly(year, 12, 1).AddMonths(3).AddDays(-1)),
            _ => (null, null),
        };
    }
}
