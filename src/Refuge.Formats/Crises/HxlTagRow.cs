namespace Refuge.Formats.Crises;

/// <summary>A row of HXL hashtags under the headings of a table (HXL standard 1.1, "Hashtag row").</summary>
static class HxlTagRow
{
    /// <summary>Whether cells are hashtags: at least two, and at least half of those that are filled.</summary>
    /// <remarks>
    /// Published tables hold tags that break the standard, such as <c>#affected+2013</c>, whose attribute begins with a
    /// digit (HXLStandard/libhxl-python, issue 269): what begins as a tag does is taken for one.
    /// </remarks>
    internal static bool Is(IReadOnlyList<string> cells)
    {
        var filled = cells.Count(static cell => !string.IsNullOrWhiteSpace(cell));
        var tags = cells.Count(IsTag);
        return tags > 0 && tags * 2 >= filled && (tags > 1 || filled == 1);
    }

    /// <summary>Whether a cell begins as a hashtag does: a hash, then a letter.</summary>
    internal static bool IsTag(string cell)
    {
        var text = cell.AsSpan().Trim();
        if (text.Length < 2 || text[0] != '#') return false;
        var name = text[1..].TrimStart();
        return name.Length == text.Length - 1 && char.IsAsciiLetter(name[0]);
    }
}
