using System.Globalization;
using NodaTime;
using Refuge.Reports.Language;

namespace Refuge.Reports.Times;

/// <summary>
/// Quarters of a year: "the third quarter", "third-quarter", "the year-earlier quarter", "the quarter".
/// </summary>
static class Quarters
{
    internal static TimeReader.Found? At(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (reader.Today is not { } today) return null;
        var start = tokens[at].Lower is "the" or "its" or "a" ? at + 1 : at;
        if (YearEarlier(tokens, start, reader) is { } earlier) return earlier;
        if (start < tokens.Length && tokens[start].Is("fiscal")) start++;
        if (start + 1 >= tokens.Length) return null;
        var given = TimeReader.IsYear(tokens[start])
            ? int.Parse(tokens[start].Lower, CultureInfo.InvariantCulture)
            : (int?)null;
        if (given is not null) start++;
        if (start + 1 < tokens.Length && Calendar.Ordinal(tokens[start].Lower) is { } ordinal and <= 4)
        {
            var next = tokens[start + 1].Is("-") ? start + 2 : start + 1;
            if (next >= tokens.Length || !tokens[next].Is("quarter")) return null;
            var year = TimeReader.YearAfter(tokens, next + 1);
            var of = given ?? year?.Year ?? (ordinal * 3 - 2 <= today.Month ? today.Year : today.Year - 1);
            return new(
                year?.Next ?? next + 1, TimeType.Date,
                string.Create(CultureInfo.InvariantCulture, $"{of:0000}-Q{ordinal}"));
        }

        if (start == at || !tokens[at].Is("the")) return null;
        if (tokens[start].Lower is "latest" && tokens[start + 1].Lower is "quarter" or "period")
        {
            return new(start + 2, TimeType.Date, reader.Quarter ?? Calendar.QuarterOf(today.PlusMonths(-3)));
        }
        return tokens[start].Is("quarter") && reader.IsFinancial
            ? new(start + 1, TimeType.Date, reader.Quarter ?? Calendar.QuarterOf(today.PlusMonths(-3)))
            : null;
    }

    /// <summary>The quarter that lies <paramref name="way"/> quarters from a day.</summary>
    internal static TimeReader.Found Shifted(int next, LocalDate day, int way) =>
        new(next, TimeType.Date, Calendar.QuarterOf(day.PlusMonths(3 * way)));

    /// <summary>"'s third quarter" behind "this year": the quarter of that year.</summary>
    internal static TimeReader.Found? OfYear(ReadOnlySpan<Token> tokens, int at, int year) =>
        at + 2 < tokens.Length && tokens[at].Lower is "'s" && tokens[at + 2].Is("quarter")
            && Calendar.Ordinal(tokens[at + 1].Lower) is { } ordinal and <= 4
            ? new(at + 3, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{ordinal}"))
            : null;

    static TimeReader.Found? YearEarlier(ReadOnlySpan<Token> tokens, int at, TimeReader reader)
    {
        if (at + 2 >= tokens.Length || !tokens[at].Is("year") || !tokens[at + 1].Is("-")
            || tokens[at + 2].Lower is not ("earlier" or "ago"))
        {
            return null;
        }
        var next = at + 3 < tokens.Length && tokens[at + 3].Lower is "quarter" or "period" ? at + 4 : at + 3;
        var quarter = reader.Quarter ?? Calendar.QuarterOf(reader.Today!.Value.PlusMonths(-3));
        var year = int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture) - 1;
        return new(next, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year:0000}{quarter.AsSpan(4)}"))
        {
            IsShifted = true,
        };
    }
}
