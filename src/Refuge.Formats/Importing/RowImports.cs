using Refuge.Formats.Crises;
using Refuge.Formats.Crises.Checks;
using Refuge.Needs;
using Refuge.Publishing.Tables;

namespace Refuge.Formats.Importing;

/// <summary>Who does what where, into <c>responses.csv</c>.</summary>
sealed class ResponseImport(SheetImport sheet)
{
    static readonly (string Word, ResponseStatus Status)[] States =
    [
        ("plan", ResponseStatus.Planned), ("pipeline", ResponseStatus.Planned), ("fund", ResponseStatus.Funded),
            ("ongoing", ResponseStatus.UnderWay),
        ("on-going", ResponseStatus.UnderWay), ("under", ResponseStatus.UnderWay),
            ("progress", ResponseStatus.UnderWay), ("active", ResponseStatus.UnderWay),
        ("complet", ResponseStatus.Delivered), ("deliver", ResponseStatus.Delivered),
            ("done", ResponseStatus.Delivered), ("finish", ResponseStatus.Delivered),
        ("stop", ResponseStatus.Stopped), ("cancel", ResponseStatus.Stopped), ("suspend", ResponseStatus.Stopped),
    ];

    /// <summary>Adds every row.</summary>
    internal void Run()
    {
        var context = sheet.Context;
        var unstated = 0;
        foreach (var row in sheet.Rows())
        {
            var (organisation, activity, sector) = (sheet.Cell(row, ColumnUse.Organisation),
                sheet.Cell(row, ColumnUse.Activity), sheet.Cell(row, ColumnUse.Sector));
            var stated = sheet.Cell(row, ColumnUse.Status)?.ToLowerInvariant();
            var status = States.Where(state => stated?.Contains(state.Word, StringComparison.Ordinal) == true)
                .Select(static state => (ResponseStatus?)state.Status).FirstOrDefault();
            if (status is null) unstated++;
            var item = sheet.Cell(row, ColumnUse.Item) ?? activity ?? sector;
            if (item is null)
            {
                sheet.Tell(row, -1, "The row says neither what is done nor what is brought.",
                    "Fill the activity or the item.");
                continue;
            }

            var place = context.PlaceOf(sheet, row);
            var words = string.Join('|', organisation, sector, activity, place, item, sheet.Cell(row, ColumnUse.From));
            context.Add(
                CrisisTables.Responses, new(["id"], null), ("id", $"r_{StableHash.Of(words) % 1_000_000_000_000:D12}"),
                    ("organisation", organisation), ("sector", sector), ("activity", activity),
                ("place", place), ("item", Code(item)), ("quantity",
                    sheet.Number(row, ColumnUse.Quantity) is { } number ? ImportContext.Text(number.Value) : null),
                ("status", Words.Of(status ?? ResponseStatus.Planned)), ("from", ImportContext.Text(
                    sheet.Day(row, ColumnUse.From))), ("to", ImportContext.Text(sheet.Day(row, ColumnUse.To))));
        }

        if (unstated > 0)
        {
            context.Notes.Add(
                FormattableString.Invariant(
                    $"{sheet.Sheet.Name}: {unstated:#,0} of the activities without a state that is known, taken as ")
                + "planned, which covers no gap.");
        }
    }

    /// <summary>The code of a standard where the words mean one; else the words.</summary>
    internal static string Code(string item) => ItemNames.Meant(item) is [var one]
        && !one.Equals(item, StringComparison.Ordinal) && ItemNames.IsCertain(item) ? one : item;
}

/// <summary>What stands where, into <c>facilities.csv</c>.</summary>
sealed class FacilityImport(SheetImport sheet)
{
    /// <summary>Adds every row.</summary>
    internal void Run()
    {
        var context = sheet.Context;
        foreach (var row in sheet.Rows())
        {
            if (context.PlaceOf(sheet, row) is not { } place || sheet.Cell(row, ColumnUse.Item) is not { } item
                || (sheet.Day(row, ColumnUse.Date) ?? sheet.LastDay) is not { } day)
            {
                sheet.Tell(row, -1, "The row lacks its place, its item or its day.",
                    "Fill it, or state the day of the file in the map.");
                continue;
            }

            if (sheet.Number(row, ColumnUse.Quantity) is not { } number) continue;
            var outcome = context.Add(
                CrisisTables.Facilities, RowSubject.Facility, ("place", place),
                    ("date", ImportContext.Text((DateOnly?)day)), ("item", ResponseImport.Code(item)),
                ("quantity", ImportContext.Text(number.Value)), ("bound", "exact"));
            if (outcome == RowOutcome.Differs)
            {
                sheet.Tell(
                    row, -1,
                        $"facilities.csv states another number of {Quoted.Of(item)} there on that day; this one was "
                        + "not taken over.", "Keep the one that is right.");
            }
        }
    }
}

/// <summary>Places without counts, into <c>places.csv</c>.</summary>
sealed class PlaceImport(SheetImport sheet)
{
    /// <summary>Adds every row that the folder does not have.</summary>
    internal void Run()
    {
        foreach (var row in sheet.Rows())
        {
            if (sheet.Context.PlaceOf(sheet, row) is null)
            {
                sheet.Tell(row, -1, "The row names no place.", "Fill the name or the code of the place.");
            }
        }
    }
}

/// <summary>
/// A table of the contract, such as one that this program exported: rows go where they came from, as they are.
/// </summary>
sealed class TableImport(SheetImport sheet, TableSchema schema, IReadOnlyList<string?> columns)
{
    /// <summary>Adds every row that does not stand there already.</summary>
    internal void Run()
    {
        foreach (var row in sheet.Rows())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var index = 0; index < Math.Min(columns.Count, row.Cells.Length); index++)
            {
                if (columns[index] is { } column && Csv.Rearm(row.Cells[index].Trim()) is { Length: > 0 } cell)
                {
                    cells.TryAdd(column, cell);
                }
            }

            if (cells.Count > 0) sheet.Context.Rows.Add(schema, cells, RowSubject.Repeated);
        }
    }

    /// <summary>
    /// The table of the contract that a sheet holds, and the column that each of its own goes to; null when it holds
    /// none.
    /// </summary>
    internal static (TableSchema Schema, IReadOnlyList<string?> Columns)? Find(SheetRows sheet, SheetHeader header)
    {
        var name = Path.GetFileNameWithoutExtension(sheet.Sheet ?? sheet.File);
        var schema = CrisisTables.All.FirstOrDefault(
            table => Workbooks.WorkbookTables.NameOf(table).Equals(name, StringComparison.OrdinalIgnoreCase));
        if (schema is null) return null;
        var columns = Enumerable.Range(0, header.Count).Select(index => ColumnOf(schema, index < header.Headings.Count
            ? header.Headings[index] : "", index < header.Tags.Count ? header.Tags[index] : "")).ToList();
        return schema.Required.All(needed => columns.Contains(needed)) ? (schema, columns) : null;
    }

    static string? ColumnOf(TableSchema schema, string heading, string tag)
    {
        var name = heading.Trim().Replace(' ', '_').ToLowerInvariant();
        return schema.Knows(name) ? name : tag.Length > 0 ? HxlTags.FindColumn(schema, tag) : null;
    }
}
