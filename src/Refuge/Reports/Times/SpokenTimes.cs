using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Times;

/// <summary>
/// Times told from the time last spoken of: that day, later that year, the next morning; and "the year", "the summer"
/// of the report.
/// </summary>
static class SpokenTimes
{
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        var start = tokens[at].Lower is "earlier" or "later" or "early" or "late" ? at + 1 : at;
        if (start + 1 >= tokens.Length) return null;
        return tokens[start].Lower switch
        {
            "that" => Same(tokens, Word(tokens, start + 1) is "same" ? start + 2 : start + 1, reader),
            "the" when Word(tokens, start + 1) is "same" => Same(tokens, start + 2, reader),
            "the" when Word(tokens, start + 1) is "next" or "following" => NextPart(tokens, start + 2, reader),
            "the" => Definite(tokens, at, start + 1, reader),
            "in" when start > at && Word(tokens, start + 1) is "the" => Definite(tokens, start, start + 2, reader),
            _ => null,
        };
    }

    /// <summary>"that day", "the same month", "that night": the one last mentioned.</summary>
    static TimeReader.Found? Same(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (at >= tokens.Length) return null;
        if (Calendar.PartOfDay(tokens[at].Lower) is { } part)
        {
            return reader.SpokenOf(1) is { } named ? new(at + 1, TimeType.Time, $"{Calendar.Day(named)}T{part}") : null;
        }
        if (tokens[at].Is("quarter") && reader.Quarter is { } quarter) return new(at + 1, TimeType.Date, quarter);
        var longest = tokens[at].Lower switch { "day" => 1, "week" => 7, "month" => 31, "year" => 366, _ => 0 };
        return longest > 0 && reader.SpokenOf(longest) is { } day
            ? new(at + 1, TimeType.Date, Whole(tokens[at].Lower, day)!)
            : null;
    }

    /// <summary>"the next morning", "the following night", "the next day": after the day last mentioned.</summary>
    static TimeReader.Found? NextPart(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (at >= tokens.Length || reader.SpokenOf(1) is not { } day) return null;
        var next = day.PlusDays(1);
        if (Calendar.PartOfDay(tokens[at].Lower) is { } part)
        {
            return new(at + 1, TimeType.Time, $"{Calendar.Day(next)}T{part}");
        }
        return tokens[at].Is("day") ? new(at + 1, TimeType.Date, Calendar.Day(next)) : null;
    }

    /// <summary>"for the year", "the full year", "over the summer", "the week of 6 March", "in the morning".</summary>
    static TimeReader.Found? Definite(ReadOnlySpan<Token> tokens, int article, int at, TimeReader reader)
    {
        if (reader.Today is not { } today) return null;
        var before = article > 0 ? tokens[article - 1].Lower : "";
        var word = at;
        if (Word(tokens, word) is "full" or "fiscal" or "whole" or "entire" or "early" or "late") word++;
        if (word >= tokens.Length) return null;
        if (tokens[word].Is("week") && Word(tokens, word + 1) is "of"
            && reader.AtAny(tokens, word + 2) is { Type: TimeType.Date, Value.Length: 10 } dated
            && Calendar.Days(dated.Value).First is { } first)
        {
            return new(dated.Next, TimeType.Date, Calendar.WeekOf(LocalDate.FromDateOnly(first)));
        }

        if (Calendar.Season(tokens[word].Lower) is { } season)
        {
            return Season(tokens, article, word, season, before, today);
        }
        if (Calendar.PartOfDay(tokens[word].Lower) is { } part && word == at && before is "in" or "during"
            && reader.Latest is { } day)
        {
            return new(word + 1, TimeType.Time, $"{Calendar.Day(day)}T{part}");
        }
        if (tokens[word].Is("year")
            && NumberReader.At(tokens, word + 1)
            is { InWords: true, Value: >= 1800 and <= 2100 and var spelled } number)
        {
            return new(number.Next, TimeType.Date, spelled.ToString("0000", CultureInfo.InvariantCulture));
        }
        if (word == at
            && !(
                before is "for" or "of" or "during" or "in" or "throughout" or "over"
                && Word(tokens, word + 1)
                is not ("that" or "when" or "to" or "before" or "after" or "of" or "-" or "since")))
        {
            return null;
        }
        if (Word(tokens, word + 1) is "ended" or "ending" || tokens[word].Is("day")
            || (word + 1 < tokens.Length && tokens[word + 1].IsNumber))
        {
            return null;
        }
        return Whole(tokens[word].Lower, today) is { } value ? new(word + 1, TimeType.Date, value) : null;
    }

    /// <summary>A season that has come by the day of reference, unless what is told of it lies ahead.</summary>
    static TimeReader.Found? Season(
        ReadOnlySpan<Token> tokens, int article, int at, string season, string before, LocalDate today)
    {
        if (tokens[at].Is("fall") && before is not ("in" or "during" or "over" or "since" or "by")) return null;
        if (TimeReader.YearAfter(tokens, at + 1) is { } year)
        {
            return new(
                year.Next, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year.Year:0000}-{season}"));
        }
        var month = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
        var isAhead = today.Month < month && Tenses.At(tokens, article, at + 1) != true;
        return new(
            at + 1, TimeType.Date,
            string.Create(CultureInfo.InvariantCulture, $"{today.Year - (isAhead ? 1 : 0):0000}-{season}"));
    }

    static string? Whole(string word, LocalDate day) => word switch
    {
        "day" => Calendar.Day(day),
        "week" => Calendar.WeekOf(day),
        "month" => Calendar.MonthOf(day),
        "year" => day.Year.ToString("0000", CultureInfo.InvariantCulture),
        _ => null,
    };

    static string Word(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length ? tokens[at].Lower : "";
}
