using System.Globalization;
using Refuge.Formats.Crises;
using Refuge.Formats.Workbooks;
using Refuge.Publishing;
using Refuge.Publishing.Tables;

namespace Refuge.Formats.Exporting;

/// <summary>
/// A workbook with a cover, a sheet of sums that follow the tables when they are edited, and a sheet for each table.
/// </summary>
static class WorkbookExport
{
    /// <summary>A sheet has no more rows in a spreadsheet program.</summary>
    const int MostRows = 1_048_575;

    /// <summary>The name of the sheet of sums.</summary>
    internal const string Sums = "sums";

    const string Needs = "plan_needs", Funding = "plan_funding";

    /// <summary>The bytes of the workbook.</summary>
    /// <param name="shown">What the audience may see.</param>
    /// <param name="tables">The tables of the workbook.</param>
    internal static byte[] Of(Disclosure shown, IReadOnlyList<ExportedTable> tables)
    {
        List<WrittenSheet> sheets = [WorkbookCover.Of(shown, tables), new(Sums, [.. SumsOf(tables)])];
        sheets.AddRange(tables.Select(static table => new WrittenSheet(table.Name, Rows(table))));
        using var bytes = new MemoryStream();
        WorkbookWriter.Write(bytes, sheets);
        return bytes.ToArray();
    }

    static IEnumerable<IReadOnlyList<WrittenCell>> Rows(ExportedTable table)
    {
        yield return [.. table.Columns.Select(WrittenCell.Of)];
        foreach (var row in table.Rows.Take(MostRows)) yield return [.. row.Zip(table.Columns, CellOf)];
    }

    /// <summary>Numbers as numbers; codes with leading zeros, and whatever is an identity, as texts.</summary>
    static WrittenCell CellOf(string cell, string column)
    {
        var isCode = column is "id" or "pcode" or "place" or "series" or "name" || cell is ['0', >= '0' and <= '9', ..];
        if (cell.Length == 10 && PartialDate.Find(cell) is { } day && day.First == day.Last && day.First.Year >= 1901)
        {
            return WrittenCell.Of(day.First);
        }

        return !isCode && Numerals.FindNumber(cell) is { } number ? WrittenCell.Of(number)
            : WrittenCell.Of(Csv.Rearm(cell));
    }

    /// <summary>
    /// What is short of each item on the as-of date, and what the decisions cost, as formulas over the tables.
    /// </summary>
    static IEnumerable<IReadOnlyList<WrittenCell>> SumsOf(IReadOnlyList<ExportedTable> tables)
    {
        yield return Texts("sum", "item or currency", "phase", "unit", "value");
        if (tables.FirstOrDefault(static table => table.Name == Needs) is { Rows.Count: > 0 } needs)
        {
            var (date, item, phase, uncovered, unit) = (At(needs, "date"), At(needs, "indicator"), At(needs, "phase"),
                At(needs, "uncovered_p50"), At(needs, "unit"));
            var today = needs.Rows.Select(row => row[date]).Order(StringComparer.Ordinal).First();
            foreach (var group in needs.Rows.Where(row => row[date] == today && row[uncovered].Length > 0)
                .GroupBy(row => (Item: row[item], Phase: row[phase], Unit: row[unit]))
                .OrderBy(group => group.Key.Item, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Phase, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Unit, StringComparer.Ordinal))
            {
                var formula = $"SUMIFS({Range(needs, uncovered)},{Range(needs, date)},{Serial(today)},"
                    + $"{Range(needs, item)},{Text(group.Key.Item)},{Range(needs, phase)},{Text(group.Key.Phase)})";
                yield return
                [
                    WrittenCell.Of($"short on {today}, all places"), WrittenCell.Of(group.Key.Item),
                        WrittenCell.Of(group.Key.Phase), WrittenCell.Of(group.Key.Unit),
                    WrittenCell.Sum(formula, group.Sum(row => Number(row[uncovered]))),
                ];
            }
        }

        if (tables.FirstOrDefault(static table => table.Name == Funding) is not { Rows.Count: > 0 } funding)
        {
            yield break;
        }
        var (cost, currency) = (At(funding, "cost"), At(funding, "currency"));
        foreach (var group in funding.Rows.Where(row => row[cost].Length > 0)
            .GroupBy(row => row[currency], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var formula = $"SUMIFS({Range(funding, cost)},{Range(funding, currency)},{Text(group.Key)})";
            yield return [
                WrittenCell.Of("cost of all lines, scenarios not parted"), WrittenCell.Of(group.Key), WrittenCell.Of(
                    ""), WrittenCell.Of(group.Key), WrittenCell.Sum(formula, group.Sum(row => Number(row[cost])))];
        }
    }

    /// <summary>A text inside a formula.</summary>
    static string Text(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A day as formulas compare it.</summary>
    static string Serial(string day) =>
        FormattableString.Invariant($"{SerialDay.Of(PartialDate.Find(day)!.Value.First)}");

    static WrittenCell[] Texts(params string[] texts) => [.. texts.Select(WrittenCell.Of)];

    static int At(ExportedTable table, string column) => table.Columns.Index().First(each => each.Item == column).Index;

    static string Range(ExportedTable table, int column)
    {
        var letters = CellAddress.Letters(column);
        return FormattableString.Invariant(
            $"{table.Name}!${letters}$2:${letters}${Math.Min(table.Rows.Count, MostRows) + 1}");
    }

    static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
