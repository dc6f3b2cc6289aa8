using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;

namespace Refuge.Reports.Times;

/// <summary>
/// Days that share one month: "12 to 15 March", "12, 13 and 14 March", "March 12-15", "April 24 and 25".
/// </summary>
static class DayRuns
{
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader) =>
        Before(tokens, at, reader) ?? After(tokens, at, reader);

    /// <summary>
    /// The year behind a run of days, as of "March 12-15, 2030". Null when no year, or no run, stands there.
    /// </summary>
    internal static int? YearBehind(ReadOnlySpan<Token> tokens, int next)
    {
        while (IsJoint(tokens, next) && TimeReader.DayNumber(tokens, next + 1) is { } day)
        {
            if (TimeReader.YearAfter(tokens, day.Next) is { } year) return year.Year;
            next = day.Next;
        }

        return null;
    }

    /// <summary>A day before others whose month stands behind the last.</summary>
    static TimeReader.Found? Before(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (TimeReader.DayNumber(tokens, at) is not { } day || !IsJoint(tokens, day.Next)
            || !(TimeReader.DayNumber(tokens, day.Next + 1)?.Day > day.Day))
        {
            return null;
        }
        return reader.AtAny(tokens, day.Next + 1) is { Type: TimeType.Date, Value.Length: 10 } last
            && (last.Next > day.Next + 2 || IsJoint(tokens, last.Next))
            ? new(
                day.Next, TimeType.Date,
                string.Create(CultureInfo.InvariantCulture, $"{last.Value.AsSpan(0, 8)}{day.Day:00}"))
            : null;
    }

    /// <summary>
    /// A day behind others whose month stands before the first; a noun after it would make it a count.
    /// </summary>
    static TimeReader.Found? After(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (at < 3 || !IsJoint(tokens, at - 1) || reader.Latest is not { } latest
            || TimeReader.DayNumber(tokens, at) is not { } day)
        {
            return null;
        }
        var first = at - 2;
        while (first >= 2 && tokens[first].IsNumber && IsJoint(tokens, first - 1)) first -= 2;
        if (!tokens[first].IsNumber || !IsMonth(tokens, first - 1) || day.Day <= latest.Day
            || day.Day > CalendarSystem.Iso.GetDaysInMonth(latest.Year, latest.Month))
        {
            return null;
        }
        var year = TimeReader.YearAfter(tokens, day.Next);
        var isClosed = year is not null || day.Next >= tokens.Length || tokens[day.Next].Kind == TokenKind.Mark ||
            tokens[day.Next].Lower
                is "in" or "at" or "for" or "to" or "and" or "when" or "as" or "with" or "by" or "after" or "before" or "the" or "was" or "were";
        return isClosed
            ? new(year?.Next ?? day.Next, TimeType.Date, Calendar.Day(new(latest.Year, latest.Month, day.Day)))
            : null;
    }

    static bool IsMonth(ReadOnlySpan<Token> tokens, int at)
    {
        if (at > 0 && tokens[at].Is(".")) at--;
        return at >= 0 && Calendar.Month(tokens[at]) is not null;
    }

    static bool IsJoint(ReadOnlySpan<Token> tokens, int at) =>
        at >= 0 && at < tokens.Length && tokens[at].Lower is "-" or "–" or "to" or "and" or "or" or "until" or ",";
}
