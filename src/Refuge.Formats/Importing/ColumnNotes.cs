using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>What an import tells of the columns of a table.</summary>
static class ColumnNotes
{
    const int MostHeadings = 20;

    /// <summary>What each column was taken for, and those that were not understood.</summary>
    internal static IEnumerable<string> OfUses(SheetRows sheet, SheetHeader header, ImportMap map)
    {
        string Name(int index) => index < header.Headings.Count && header.Headings[index].Length > 0
            ? header.Headings[index] : index < header.Tags.Count ? header.Tags[index] : "";
        var used = Enumerable.Range(0, map.Columns.Count)
            .Where(index => map.Columns[index] is not null and not ColumnUse.Ignore)
            .Select(index => $"{map.UseOf(index)} from {Quoted.Of(Name(index))}").ToList();
        var others = Enumerable.Range(0, map.Columns.Count).Where(index =>
            map.Columns[index] is null && Name(index).Length > 0).Select(index => Quoted.Of(Name(index))).ToList();
        if (used.Count > 0) yield return $"{sheet.Name}: {string.Join(", ", used)}.";
        if (others.Count == 0) yield break;
        var more = others.Count > MostHeadings
            ? FormattableString.Invariant($" and {others.Count - MostHeadings} more columns")
            : "";
        yield return
            $"{sheet.Name}: not understood and left out: {string.Join(", ", others.Take(MostHeadings))}{more}.";
        if (map.Columns.Any(IsUnit) && !map.Columns.Any(IsPlace))
        {
            yield return $"{sheet.Name}: no column was taken for the names of places, and the counts for those of the "
                + "whole unit. If one of the columns left out names places, write place_name beside it in a map "
                + "(--map).";
        }
    }

    static bool IsUnit(ColumnUse? use) =>
        use is ColumnUse.Admin1Name or ColumnUse.Admin2Name or ColumnUse.Admin1Code or ColumnUse.Admin2Code;

    static bool IsPlace(ColumnUse? use) => use is ColumnUse.PlaceName or ColumnUse.PlaceCode or ColumnUse.Admin3Name
        or ColumnUse.Admin3Code;

    /// <summary>Which codes were not taken for those of sites.</summary>
    internal static IEnumerable<string> OfCodes(SheetImport sheet)
    {
        if (sheet.Codes.Shared is not [var first, ..] shared) yield break;
        var heading = sheet.Header.Headings.ElementAtOrDefault(sheet.Map.Find(ColumnUse.PlaceCode)) ?? "";
        var (which, what) = shared.Count == 1
            ? ($"the code {Quoted.Of(first)} in {Quoted.Of(heading)} stands beside several sites", "it is the code")
            : (FormattableString.Invariant(
                $"the code {Quoted.Of(first)} and {shared.Count - 1} more in {Quoted.Of(heading)} stand each beside ")
                + "several sites", "they are codes");
        yield return $"{sheet.Sheet.Name}: {which}: {what} of the area they lie in, and sites were found by their "
            + "names.";
    }
}
