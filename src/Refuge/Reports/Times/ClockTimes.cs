using Refuge.Reports.Language;

namespace Refuge.Reports.Times;

/// <summary>Times of the day in words: noon, midnight, tonight, this morning, last night.</summary>
static class ClockTimes
{
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        var word = tokens[at].Lower;
        var next = at + 1 < tokens.Length ? tokens[at + 1].Lower : "";
        if (word is "noon" or "midday") return OnDay(tokens, at + 1, "T12:00", reader);
        if (word is "midnight") return OnDay(tokens, at + 1, "T24:00", reader);
        if (reader.Today is not { } today) return null;
        if (word is "mid" or "early" or "late"
            && Calendar.PartOfDay(
                tokens[
                    next is "-" && at + 2 < tokens.Length
            ? at + 2
            : Math.Min(at + 1, tokens.Length - 1)].Lower) is { } middle)
        {
            return OnDay(tokens, next is "-" ? at + 3 : at + 2, $"T{middle}", reader);
        }

        if (word is "tonight") return new(at + 1, TimeType.Time, $"{Calendar.Day(today)}TNI");
        if (word is "this" or "last" && Calendar.PartOfDay(next) is { } part)
        {
            return new(at + 2, TimeType.Time, $"{Calendar.Day(word is "last" ? today.PlusDays(-1) : today)}T{part}");
        }

        return null;
    }

    /// <summary>The time on the day that the next words name, else on the day last mentioned.</summary>
    internal static TimeReader.Found? OnDay(ReadOnlySpan<Token> tokens, int next, string time, TimeReader reader)
    {
        var day = next;
        while (day < tokens.Length && day - next < 3
            && tokens[day].Lower is "on" or "," or "est" or "edt" or "gmt" or "local" or "time")
        {
            day++;
        }
        if (reader.Today is { } today && day < tokens.Length
            && tokens[day].Lower is "today" or "yesterday" or "tomorrow")
        {
            var days = tokens[day].Lower switch { "yesterday" => -1, "tomorrow" => 1, _ => 0 };
            return new(day + 1, TimeType.Time, $"{Calendar.Day(today.PlusDays(days))}{time}");
        }

        if (day < tokens.Length && tokens[day].IsWord
            && (Calendar.Weekday(tokens[day]) is not null || Calendar.Month(tokens[day]) is not null) &&
            reader.AtWord(tokens, day) is { Type: TimeType.Date, Value.Length: 10 } dated)
        {
            return new(dated.Next, TimeType.Time, $"{dated.Value}{time}");
        }

        return new(next, TimeType.Time, reader.Latest is { } latest ? $"{Calendar.Day(latest)}{time}" : time);
    }
}
