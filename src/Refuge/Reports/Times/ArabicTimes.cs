using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Times;

/// <summary>
/// Times in Arabic: month names of the Levant and of Egypt, weekdays, "yesterday", "last month", "two days ago".
/// </summary>
static class ArabicTimes
{
    static readonly FrozenDictionary<string, double> Months = WordTable.Numbers("""
        يناير=1 فبراير=2 مارس=3 أبريل=4 ابريل=4 إبريل=4 مايو=5 يونيو=6 يوليو=7 أغسطس=8 اغسطس=8 سبتمبر=9 أكتوبر=10
        اكتوبر=10 نوفمبر=11 ديسمبر=12 شباط=2 آذار=3 اذار=3 نيسان=4 أيار=5 ايار=5 حزيران=6 تموز=7 آب=8 أيلول=9 ايلول=9
        """);

    static readonly FrozenDictionary<string, IsoDayOfWeek> Weekdays = WordTable.Enums<IsoDayOfWeek>("""
        الاثنين=Monday الإثنين=Monday الثلاثاء=Tuesday الأربعاء=Wednesday الاربعاء=Wednesday الخميس=Thursday
        الجمعة=Friday السبت=Saturday الأحد=Sunday الاحد=Sunday
        """);

    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (tokens[at].Lower[0] is < '\u0600' or > '\u06ff') return null;
        var word = Bare(tokens[at].Lower);
        if (Weekdays.TryGetValue(word, out var weekday)) return OfWeekday(tokens, at, weekday, reader);
        if (word is "يوم" && at + 1 < tokens.Length && Weekdays.TryGetValue(tokens[at + 1].Lower, out var named))
        {
            return OfWeekday(tokens, at + 1, named, reader);
        }
        if (MonthAt(tokens, at) is { } month) return OfMonth(tokens, month.Next, month.Month, null, reader);
        if (reader.Today is not { } today) return null;
        if (word is "اليوم") return new(at + 1, TimeType.Date, Calendar.Day(today));
        if (word is "أمس" or "امس") return new(at + 1, TimeType.Date, Calendar.Day(today.PlusDays(-1)));
        if (word is "غدا" or "غداً") return new(at + 1, TimeType.Date, Calendar.Day(today.PlusDays(1)));
        if (word is "قبل" or "منذ") return Since(tokens, at, word is "قبل", today);
        return Relative(tokens, at, word, today);
    }

    /// <summary>A month, of one word or two, that follows the digits of a day.</summary>
    internal static TimeReader.Found? AfterDay(ReadOnlySpan<Token> tokens, int at, TimeReader reader) =>
        at + 1 < tokens.Length && NumberReader.Parse(tokens[at].Lower) is >= 1 and <= 31 and var day
            && day == Math.Floor(day) && MonthAt(tokens, at + 1) is { } month
            ? OfMonth(tokens, month.Next, month.Month, (int)day, reader)
            : null;

    static TimeReader.Found? OfWeekday(ReadOnlySpan<Token> tokens, int at, IsoDayOfWeek weekday, TimeReader reader)
    {
        if (reader.Today is not { } today) return null;
        var next = at + 1;
        var future = next < tokens.Length && tokens[next].Lower is "المقبل" or "القادم";
        if (future || (next < tokens.Length && tokens[next].Lower is "الماضي")) next++;
        var day = future
            ? today.Next(weekday)
            : today.DayOfWeek == weekday && next == at + 1 ? today : today.Previous(weekday);
        return new(next, TimeType.Date, Calendar.Day(day));
    }

    static (int Month, int Next)? MonthAt(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return null;
        var word = Bare(tokens[at].Lower);
        if (Months.TryGetValue(word, out var month)) return ((int)month, AfterTwin(tokens, at + 1));
        if (at + 1 >= tokens.Length || word is not ("كانون" or "تشرين")) return null;
        var first = tokens[at + 1].Lower is "الأول" or "الاول";
        if (!first && tokens[at + 1].Lower is not "الثاني") return null;
        return (word is "كانون" ? first ? 12 : 1 : first ? 10 : 11, AfterTwin(tokens, at + 2));
    }

    /// <summary>Steps over the same month under its other name: "آب/أغسطس".</summary>
    static int AfterTwin(ReadOnlySpan<Token> tokens, int next) =>
        next + 1 < tokens.Length && tokens[next].Lower is "/" or "(" or "-"
            && Months.ContainsKey(tokens[next + 1].Lower)
            ? next + 2 < tokens.Length && tokens[next + 2].Is(")") ? next + 3 : next + 2
            : next;

    static TimeReader.Found OfMonth(ReadOnlySpan<Token> tokens, int next, int month, int? day, TimeReader reader)
    {
        if (next < tokens.Length && tokens[next].Lower is "من" or "عام" or "سنة" && next + 1 < tokens.Length
            && TimeReader.IsYear(Western(tokens[next + 1])))
        {
            next++;
        }
        int? year = next < tokens.Length && TimeReader.IsYear(Western(tokens[next]))
            ? (int)NumberReader.Parse(tokens[next].Lower)!
            : null;
        if (year is not null) next++;
        var of =
            year ?? reader.YearOf(month, day, next < tokens.Length && tokens[next].Is("الماضي") ? "last" : "", null);
        if (year is null && next < tokens.Length && tokens[next].Lower is "الماضي" or "المقبل" or "الجاري") next++;
        var text = of?.ToString("0000", CultureInfo.InvariantCulture) ?? "XXXX";
        var suffix = day is { } number && number <= CalendarSystem.Iso.GetDaysInMonth(of ?? 2000, month)
            ? string.Create(CultureInfo.InvariantCulture, $"-{number:00}")
            : "";
        return new(next, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{text}-{month:00}{suffix}"));
    }

    static Token Western(Token token) =>
        token.IsNumber && NumberReader.Parse(token.Lower) is { } value
            ? token with { Lower = value.ToString("0", CultureInfo.InvariantCulture) }
            : token;

    /// <summary>"الشهر الماضي": last month; "العام المقبل": next year; "هذا الأسبوع": this week; "عام 2014".</summary>
    static TimeReader.Found? Relative(ReadOnlySpan<Token> tokens, int at, string word, LocalDate today)
    {
        if (word is "عام" or "سنة" or "العام" && at + 1 < tokens.Length && TimeReader.IsYear(Western(tokens[at + 1])))
        {
            return new(at + 2, TimeType.Date, Western(tokens[at + 1]).Lower);
        }
        var (start, way) = word is "هذا" or "هذه" ? (at + 1, (int?)0) : (at, null);
        if (start >= tokens.Length) return null;
        var unit = Bare(tokens[start].Lower);
        var next = start + 1;
        if (way is null)
        {
            way = next < tokens.Length
                ? tokens[next].Lower switch
                {
                    "الماضي" or "الماضية" => -1,
                    "المقبل" or "القادم" or "المقبلة" or "القادمة" => 1,
                    "الجاري" or "الحالي" => 0,
                    _ => null,
                }
                : null;
            next++;
        }

        if (way is not { } shift) return null;
        return unit switch
        {
            "الأسبوع" or "الاسبوع" => new(next, TimeType.Date, Calendar.WeekOf(today.PlusWeeks(shift))),
            "الشهر" => new(next, TimeType.Date, Calendar.MonthOf(today.PlusMonths(shift))),
            "العام" or "السنة" =>
                new(next, TimeType.Date, today.PlusYears(shift).Year.ToString("0000", CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    /// <summary>"قبل يومين": two days ago; "منذ ثلاثة أشهر": for three months.</summary>
    static TimeReader.Found? Since(ReadOnlySpan<Token> tokens, int at, bool isAgo, LocalDate today)
    {
        if (at + 1 >= tokens.Length) return null;
        var (count, unit, next) = Dual(tokens[at + 1].Lower) is { } dual ? (dual.Count, dual.Unit, at + 2) : (0, "", 0);
        if (unit.Length == 0)
        {
            if (ArabicNumbers.At(tokens, at + 1) is not { Value: >= 1 and < 1_000 and var value } number
                || number.Next >= tokens.Length || Dual(tokens[number.Next].Lower) is not { } plural)
            {
                return null;
            }
            (count, unit, next) = ((int)value, plural.Unit, number.Next + 1);
        }

        if (!isAgo) return new(next, TimeType.Duration, FormattableString.Invariant($"P{count}{unit}"));
        return unit switch
        {
            "D" => new(next, TimeType.Date, Calendar.Day(today.PlusDays(-count))),
            "W" => new(next, TimeType.Date, Calendar.WeekOf(today.PlusWeeks(-count))),
            "M" => new(next, TimeType.Date, Calendar.MonthOf(today.PlusMonths(-count))),
            _ => new(next, TimeType.Date, today.PlusYears(-count).Year.ToString("0000", CultureInfo.InvariantCulture)),
        };
    }

    static (int Count, string Unit)? Dual(string word) => word switch
    {
        "يوم" or "أيام" or "ايام" or "يوما" or "يوماً" => (1, "D"),
        "يومين" => (2, "D"),
        "أسبوع" or "أسابيع" or "اسبوع" or "اسابيع" or "أسبوعا" => (1, "W"),
        "أسبوعين" or "اسبوعين" => (2, "W"),
        "شهر" or "أشهر" or "اشهر" or "شهور" or "شهرا" or "شهراً" => (1, "M"),
        "شهرين" => (2, "M"),
        "عام" or "أعوام" or "اعوام" or "سنوات" or "سنة" or "عاما" or "عاماً" => (1, "Y"),
        "عامين" or "سنتين" => (2, "Y"),
        _ => null,
    };

    /// <summary>The word without "and", "in" or "for" written onto it.</summary>
    static string Bare(string word) =>
        word.Length > 4 && word[0] is 'و' or 'ف' && !Months.ContainsKey(word) ? word[1..] : word;
}
