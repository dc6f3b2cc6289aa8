using System.Globalization;
using System.Text;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>
/// A number as the field writes it: <c>4300 IND</c>, <c>1 250</c>, <c>2,500</c> in a column whose other cells say what
/// a comma is.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">What it counts, where the cell says so.</param>
readonly record struct FieldNumber(double Value, FieldUnit Unit)
{
    /// <summary>What the cell says beside the number: about, more than, at least.</summary>
    internal Bound Bound { get; private init; }

    /// <summary>Reads a cell; null when it is no number, or may be two.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="thousands">What parts thousands in this column; null when nothing shows it.</param>
    internal static FieldNumber? Find(string text, char? thousands)
    {
        var (bound, stated) = Bounded(Numerals.ToAscii(text));
        var (digits, unit) = Parted(stated);
        if (digits.Length == 0) return null;
        if (thousands is { } mark && digits.Contains(mark, StringComparison.Ordinal))
        {
            var parts = digits.Split(mark);
            var other = mark == ',' ? '.' : ',';
            var whole = parts[^1].Split(other);
            if (parts[0].Length is 0 or > 3 || parts.Skip(1).SkipLast(1).Any(static part => part.Length != 3)
                || whole[0].Length != 3)
            {
                return null;
            }
            digits = string.Concat(parts).Replace(other, '.');
        }
        else if (Numerals.FindReadings(digits) is not null)
        {
            return null;
        }
        else if (thousands is { } parting)
        {
            // Where a dot parts thousands a comma begins the fraction: 1250,00 beside 2.500,00.
            digits = digits.Replace(parting == ',' ? '.' : ',', '.');
        }

        return Numerals.FindNumber(Numerals.WithoutGroups(digits)) is { } value && value >= 0
            ? new(value, unit) { Bound = bound } : null;
    }

    /// <summary>
    /// What stands before or behind a number, and the rest: <c>~340</c>, <c>over 500</c>, <c>500+</c>.
    /// </summary>
    static (Bound Bound, string Number) Bounded(string text)
    {
        var plain = text.Trim();
        foreach (var (word, bound) in Before)
        {
            if (plain.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return (bound, plain[word.Length..].Trim());
        }

        return plain.EndsWith('+') ? (Bound.AtLeast, plain[..^1].Trim()) : (Bound.Exact, plain);
    }

    static readonly (string Word, Bound Bound)[] Before =
    [
        ("~", Bound.About), ("≈", Bound.About), ("about ", Bound.About), ("approx. ", Bound.About),
        ("approx ", Bound.About), ("approximately ", Bound.About), ("around ", Bound.About), ("ca. ", Bound.About),
        ("environ ", Bound.About), (">=", Bound.AtLeast), ("≥", Bound.AtLeast), ("at least ", Bound.AtLeast),
        (">", Bound.MoreThan), ("more than ", Bound.MoreThan), ("over ", Bound.MoreThan),
    ];

    /// <summary>Whether a cell is a number in any of the ways.</summary>
    internal static bool IsNumber(string text) => Parted(Numerals.ToAscii(text)).Digits is { Length: > 0 } digits
        && Numerals.FindNumber(digits.Replace(",", "", StringComparison.Ordinal)) is not null;

    /// <summary>
    /// What parts thousands, where a cell shows it: <c>1,234,567</c> or <c>1,234.5</c>. Null where the cell does not.
    /// </summary>
    internal static char? ThousandsShownBy(string text)
    {
        var (digits, _) = Parted(Numerals.ToAscii(text));
        foreach (var (mark, other) in ((char, char)[])[(',', '.'), ('.', ',')])
        {
            var groups = digits.Split(other)[0].Split(mark);
            if (groups.Length < 2 || groups[0].Length is 0 or > 3
                || groups.Skip(1).Any(static group => group.Length != 3 || !group.All(char.IsAsciiDigit)))
            {
                continue;
            }
            if (groups.Length > 2 || digits.Contains(other, StringComparison.Ordinal)) return mark;
        }

        return null;
    }

    /// <summary>The digits with their marks, spaces between digits taken out, and the unit behind them.</summary>
    static (string Digits, FieldUnit Unit) Parted(string text)
    {
        var digits = new StringBuilder(text.Length);
        var at = 0;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsAsciiDigit(letter) || (letter is '.' or ',' && digits.Length > 0)
                || (letter == '-' && digits.Length == 0))
            {
                digits.Append(letter);
            }
            else if (letter is not (' ' or '\u00A0' or '\u202F' or '\u2009' or '\''))
            {
                break;
            }
        }

        var rest = text[at..].Trim().TrimEnd('.').ToUpperInvariant();
        FieldUnit? unit = rest switch
        {
            "" => FieldUnit.NotSaid,
            "IND" or "INDS" or "INDIVIDUALS" or "INDIVIDUAL" or "PEOPLE" or "PERSONS" or "PERS" or "PAX" or "INDIVIDUS"
                or "PERSONNES" or "IDPS" => FieldUnit.People,
            "HH" or "HHS" or "HHDS" or "HOUSEHOLDS" or "HOUSEHOLD" or "FAMILIES" or "FAMILY" or "FAM" or "MÉNAGES"
                or "MENAGES" => FieldUnit.Households,
            _ => null,
        };
        return unit is { } known ? (digits.ToString().TrimEnd('.', ','), known) : ("", FieldUnit.NotSaid);
    }
}

/// <summary>What a number of the field counts.</summary>
enum FieldUnit
{
    /// <summary>The cell does not say.</summary>
    NotSaid,

    /// <summary>People.</summary>
    People,

    /// <summary>Households.</summary>
    Households,
}

/// <summary>Days as the field writes them.</summary>
static class FieldDay
{
    static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december"];

    /// <summary>
    /// Reads a cell: 2016-08-28, 28 Aug 2016, 28/08/2016 where the column shows which comes first, a serial day of a
    /// spreadsheet; the last day of a month that has none.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="dayFirst">
    /// Whether the day stands before the month in this column; null when nothing shows it.
    /// </param>
    internal static DateOnly? Find(string text, bool? dayFirst)
    {
        var plain = Numerals.ToAscii(text.Trim());
        if (plain.Length > 10 && plain[10] is 'T' or ' ' && PartialDate.Find(plain[..10]) is { } dated)
        {
            return dated.Last;
        }
        if (PartialDate.Find(plain) is { } date && plain.Length >= 7) return date.Last;
        if (Workbooks.SerialDay.FindUnmarked(plain) is { } serial) return serial;
        return Numbers(plain) switch
        {
            [> 31 and var year, var month, var day] => Day(year, month, day),
            [> 12 and var day, <= 12 and var month, > 31 and var year] => Day(year, month, day),
            [<= 12 and var month, > 12 and var day, > 31 and var year] => Day(year, month, day),
            [var one, var two, > 31 and var year] when one == two => Day(year, one, two),
            [var day, var month, > 31 and var year] when dayFirst == true => Day(year, month, day),
            [var month, var day, > 31 and var year] when dayFirst == false => Day(year, month, day),
            _ => Worded(plain),
        };
    }

    /// <summary>Whether a cell shows that the day stands first; null when it does not.</summary>
    internal static bool? DayFirstShownBy(string text) => Numbers(Numerals.ToAscii(text.Trim())) switch
    {
        [> 12 and <= 31, <= 12, > 31] => true,
        [<= 12, > 12 and <= 31, > 31] => false,
        _ => null,
    };

    static int[] Numbers(string text)
    {
        var parts = text.Split(' ')[0].Split('/', '.', '-');
        return parts.Length == 3 && parts.All(static part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit))
            ? [.. parts.Select(static part => int.Parse(part, CultureInfo.InvariantCulture))]
            : [];
    }

    /// <summary>28 August 2016, Aug-16, August 2016, 28-Aug-16.</summary>
    static DateOnly? Worded(string text)
    {
        var parts = text.Split((char[])[' ', '-', '/', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        var named = Array.FindIndex(parts, static part => part.Length >= 3 && Month(part) > 0);
        if (named < 0) return null;
        var month = Month(parts[named]);
        var numbers = parts.Where((_, index) => index != named).ToArray();
        if (!numbers.All(static part => part.Length <= 4 && part.All(char.IsAsciiDigit))) return null;
        return numbers switch
        {
            [var year] when Year(year) is { } known => Day(known, month, DateTime.DaysInMonth(known, month)),
            [var day, var year] when Year(year) is { } known =>
                Day(known, month, int.Parse(day, CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    static int Month(string word) =>
        1 + Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            || (word.Length == 4 && month.StartsWith(word[..3], StringComparison.OrdinalIgnoreCase)));

    static int? Year(string text) => text.Length switch
    {
        4 when int.Parse(text, CultureInfo.InvariantCulture) is >= Refuge.Files.FileLimits.FirstYear
            and <= Refuge.Files.FileLimits.LastYear and var year => year,
        2 => 2000 + int.Parse(text, CultureInfo.InvariantCulture),
        _ => null,
    };

    static DateOnly? Day(int year, int month, int day) =>
        year is >= Refuge.Files.FileLimits.FirstYear and <= Refuge.Files.FileLimits.LastYear && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
}
