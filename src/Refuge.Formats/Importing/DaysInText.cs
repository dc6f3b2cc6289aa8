using System.Text.RegularExpressions;

namespace Refuge.Formats.Importing;

/// <summary>
/// The days that a title or a file name names: <c>1 October 2023</c>, <c>Oct 1, 2023</c>, <c>2023-10-01</c>.
/// </summary>
static partial class DaysInText
{
    /// <summary>The days in a text, each once, in the order of the calendar; one of two readings is none.</summary>
    internal static IReadOnlyList<DateOnly> Of(string text) =>
    [
        .. Written().Matches(text).Select(static match => FieldDay.Find(Plain(match.Value), null)).OfType<DateOnly>()
            .Distinct().Order(),
    ];

    /// <summary>"1st October, 2023" as "1 October 2023"; "October 1, 2023" likewise.</summary>
    static string Plain(string day) => Ordinal().Replace(day, "$1").Replace(",", " ", StringComparison.Ordinal);

    [GeneratedRegex(
        @"(?<![\d\p{L}])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}"
        + @"|\d{1,2}(?:st|nd|rd|th)?[ -]?\p{L}{3,9}[ ,-]{0,2}\d{4}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Written();

    [GeneratedRegex(@"(\d)(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Ordinal();
}
