using System.Globalization;
using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>
/// Days that are counted from another day of the text, and parts of a month: "two days later", "the night before",
/// "three days after the floods of 5 June", "the week to 7 December", "the first week of June".
/// </summary>
static class CountedDays
{
    const int DaysOfWeek = 7;
    const int DaysOfFortnight = 14;
    const int Middle = 15;

    /// <summary>Longer than this nobody counts in days.</summary>
    const int Longest = 400;

    /// <summary>"Two days later": the day so long after or before the one last spoken of. Null where none is.</summary>
    internal static TimeExpression? FromSpoken(TimeExpression time, DateOnly? spoken)
    {
        if (spoken is not { } day || time.Type != TimeType.Duration || Length(time.Value) is not { } days) return null;
        var way = time.Quote.EndsWith("later", StringComparison.OrdinalIgnoreCase) ? 1
            : time.Quote.EndsWith("earlier", StringComparison.OrdinalIgnoreCase)
                || time.Quote.EndsWith("before", StringComparison.OrdinalIgnoreCase) ? -1
            : 0;
        return way == 0 ? null : On(time, day.AddDays(way * days));
    }

    /// <summary>"The night before", with nothing behind it: the day before the one last spoken of.</summary>
    internal static TimeExpression? NightBefore(Token[] tokens, DateOnly? spoken)
    {
        if (spoken is not { } day) return null;
        for (var at = 2; at < tokens.Length; at++)
        {
            if (!tokens[at].Is("before") || tokens[at - 1].Lower is not ("night" or "evening" or "day")
                || !tokens[at - 2].Is("the") || (at + 1 < tokens.Length && tokens[at + 1].Kind != TokenKind.Mark))
            {
                continue;
            }
            return On(
                new(tokens[at - 2].Start, tokens[at].End, "the night before", TimeType.Date, "", null, null),
                day.AddDays(-1));
        }

        return null;
    }

    /// <summary>The days that the words before a time make of it. The time itself where they say nothing.</summary>
    internal static TimeExpression Of(Token[] tokens, TimeExpression time)
    {
        if (time.Type != TimeType.Date || time is not { First: { } first, Last: { } last }) return time;
        var before = tokens.LastUntil(time.Start);
        return before < 1 ? time
            : first == last ? Ending(tokens, before, time, last) ?? After(tokens, before, time, last) ?? time
            : time.Value.Length == 7 && tokens[before].Is("of") ? PartOf(tokens, before - 1, time, first, last)
            : time;
    }

    /// <summary>"The week to 7 December", "in the three days ending 3 December".</summary>
    static TimeExpression? Ending(Token[] tokens, int before, TimeExpression time, DateOnly last)
    {
        var unit = before - 1;
        if (tokens[before].Lower is not ("to" or "ending" or "ended" or "until" or "through")) return null;
        if (tokens[unit].Is(",")) unit--;
        return unit > 0 && Count(tokens, unit, out _) is { } days
            ? time with { First = last.AddDays(1 - days) }
            : null;
    }

    /// <summary>"Three days after the floods of 5 June", "a day after Monday's attack".</summary>
    static TimeExpression? After(Token[] tokens, int before, TimeExpression time, DateOnly day)
    {
        const int Reach = 7;
        for (var at = before; at > 0 && at > before - Reach && tokens[at].IsWord; at--)
        {
            if (tokens[at].Lower is not ("after" or "before")) continue;
            return Count(tokens, at - 1, out var start) is { } days
                ? On(time with { Start = tokens[start].Start }, day.AddDays(tokens[at].Is("after") ? days : -days))
                : null;
        }

        return null;
    }

    /// <summary>The days of "three days" or "a week" that ends at a word.</summary>
    static int? Count(Token[] tokens, int unit, out int start)
    {
        start = unit;
        int? length = unit < 0 ? null : tokens[unit].Lower switch
        {
            "day" or "days" => 1,
            "week" or "weeks" => DaysOfWeek,
            "fortnight" => DaysOfFortnight,
            _ => null,
        };
        if (length is null || unit < 1) return null;
        start = unit - 1;
        return tokens[start].Lower switch
        {
            "a" or "one" or "the" or "last" or "reporting" => length,
            var word => Number(word) * length,
        };
    }

    static int? Number(string word) => word switch
    {
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 60
            ? count
            : null,
    };

    /// <summary>"The first week of June", "the last two weeks of May", "the second half of July".</summary>
    static TimeExpression PartOf(Token[] tokens, int unit, TimeExpression time, DateOnly first, DateOnly last)
    {
        if (tokens[unit].Is("half") && unit > 0)
        {
            return tokens[unit - 1].Lower switch
            {
                "first" => time with { Last = first.AddDays(Middle - 1) },
                "second" => time with { First = first.AddDays(Middle) },
                _ => time,
            };
        }
        int? length = tokens[unit].Lower switch
        {
            "week" or "weeks" => DaysOfWeek,
            "day" or "days" => 1,
            "fortnight" => DaysOfFortnight,
            _ => null,
        };
        if (length is not { } days || unit < 1) return time;
        var which = unit - 1;
        if (Number(tokens[which].Lower) is { } count && which > 0) (days, which) = (days * count, which - 1);
        var skipped = tokens[which].Lower switch { "first" => 0, "second" => 1, "third" => 2, "fourth" => 3, _ => -1 };
        return tokens[which].Is("last") ? time with { First = last.AddDays(1 - days) }
            : skipped >= 0 && first.AddDays(((skipped + 1) * days) - 1) <= last
                ? time with { First = first.AddDays(skipped * days), Last = first.AddDays(((skipped + 1) * days) - 1) }
            : time;
    }

    static TimeExpression On(TimeExpression time, DateOnly day) => time with
    {
        Type = TimeType.Date,
        Value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        First = day,
        Last = day,
    };

    static int? Length(string value)
    {
        if (value.Length < 3 || value[0] != 'P' || value[^1] is not ('D' or 'W')
            || !int.TryParse(
                value.AsSpan(1, value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }
        var days = value[^1] == 'W' ? count * DaysOfWeek : count;
        return days <= Longest ? days : null;
    }
}
