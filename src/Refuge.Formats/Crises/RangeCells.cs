namespace Refuge.Formats.Crises;

/// <summary>A range that somebody wrote into one cell, parted into the columns of its two ends.</summary>
static class RangeCells
{
    /// <summary>Columns of which a table has the two ends in columns of their own.</summary>
    static readonly (string Column, string Low, string High)[] Ranges =
    [
        ("value", "low", "high"), ("cases", "low", "high"), ("central", "low", "high"),
        ("population", "population_low", "population_high"),
    ];

    /// <summary>
    /// Whether the cell holds a range that is parted into the columns of its ends, which is told: both are empty, and
    /// so nothing is overwritten.
    /// </summary>
    internal static bool IsParted(TableRow row, string column, string text)
    {
        if (FindColumns(row, column) is not var (low, high) || Numerals.FindRange(text) is not var (from, to))
        {
            return false;
        }
        row.Note(
            column, FormattableString.Invariant(
                $"{Quoted.Of(text)} was parted into {low} {from:0.######} and {high} {to:0.######}."),
            $"Nothing needs to be done. If it is no range, correct {column}.", $"{row.Schema.File}#range#{column}");
        return true;
    }

    /// <summary>The end of a range that stands in one cell; null where none does.</summary>
    internal static double? FindEnd(TableRow row, string column)
    {
        foreach (var range in Ranges)
        {
            if ((column != range.Low && column != range.High) || FindColumns(row, range.Column) is null
                || row.Own(range.Column) is not { } text || Numerals.FindNumber(text) is not null
                || Numerals.FindRange(text) is not var (from, to))
            {
                continue;
            }
            return column == range.Low ? from : to;
        }

        return null;
    }

    /// <summary>The columns of the two ends of a column; null where the table has none or one is filled.</summary>
    static (string Low, string High)? FindColumns(TableRow row, string column)
    {
        foreach (var range in Ranges)
        {
            if (range.Column == column && row.Schema.Knows(column) && row.Schema.Knows(range.Low)
                && row.Schema.Knows(range.High) && row.Own(range.Low) is null && row.Own(range.High) is null)
            {
                return (range.Low, range.High);
            }
        }

        return null;
    }
}
