using System.Globalization;
using Refuge.Files;

namespace Refuge.Formats.Crises;

/// <summary>A date as far as it is known: a day, a month or a year.</summary>
/// <param name="First">The first day it may be.</param>
/// <param name="Last">The last day it may be; for a known-on day this one counts.</param>
readonly record struct PartialDate(DateOnly First, DateOnly Last)
{
    /// <summary>
    /// Reads <c>2016-08-28</c>, <c>2016-08</c> or <c>2016</c>, in any of the digits that <see cref="Numerals"/> knows;
    /// null for anything else, years before 1800 and after 2200 included.
    /// </summary>
    internal static PartialDate? Find(string text) =>
        FindAny(text) is { First.Year: >= FileLimits.FirstYear, Last.Year: <= FileLimits.LastYear } date ? date : null;

    static PartialDate? FindAny(string text)
    {
        var ascii = Numerals.ToAscii(text);
        if (DateOnly.TryParseExact(ascii, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new(day, day);
        }
        if (DateOnly.TryParseExact(ascii, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return new(month, new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));
        }

        return DateOnly.TryParseExact(ascii, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)
            ? new(year, new(year.Year, 12, 31))
            : null;
    }
}
