using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>
/// What a list of sites says of each beside its people: how many it is built for into <c>sites.csv</c>, and what stands
/// there into <c>facilities.csv</c>.
/// </summary>
sealed class SiteImport(SheetImport sheet)
{
    readonly List<(string Item, int[] Columns)> items =
    [
        .. Enumerable.Range(0, sheet.Map.Columns.Count)
            .Where(column => sheet.Map.Columns[column] == ColumnUse.Stands && sheet.Map.Items.ContainsKey(column))
            .GroupBy(column => sheet.Map.Items[column], StringComparer.Ordinal)
            .Select(static item => (item.Key, item.ToArray())),
    ];

    /// <summary>Adds every row of a list that counts nobody.</summary>
    internal void Run()
    {
        foreach (var row in sheet.Rows())
        {
            if (sheet.Context.PlaceOf(sheet, row) is not { } place)
            {
                sheet.Tell(row, -1, "The row names no place.", "Fill the name or the code of the place.");
            }
            else if ((sheet.Day(row, ColumnUse.Date) ?? sheet.LastDay) is { } day)
            {
                Add(row, place, day);
            }
        }
    }

    /// <summary>Adds what a row says of its site.</summary>
    internal void Add(SheetRow row, string place, DateOnly day)
    {
        if (sheet.Number(row, ColumnUse.Capacity) is { } capacity)
        {
            var outcome = sheet.Context.Add(
                CrisisTables.Sites, ["place"], ("place", place),
                ("capacity_people", ImportContext.Text(capacity.Value)));
            if (outcome == RowOutcome.Differs)
            {
                sheet.Tell(
                    row, sheet.Map.Find(ColumnUse.Capacity),
                    "sites.csv has a row for the site; this capacity was not taken over.",
                    "Write it into that row if it is the newer one.", "another site");
            }
        }

        foreach (var (item, columns) in items) Stand(row, place, day, item, columns);
    }

    /// <summary>
    /// Toilets for women and for men are toilets: columns of one item are added, and none is guessed.
    /// </summary>
    void Stand(SheetRow row, string place, DateOnly day, string item, int[] columns)
    {
        var numbers = columns.Select(column => sheet.Number(row, column, ColumnUse.Stands)).ToList();
        if (numbers.Contains(null))
        {
            if (numbers.Any(static number => number is not null))
            {
                sheet.Tell(
                    row, columns[numbers.IndexOf(null)],
                    $"One part of {item} is not known, and so not how many stand there.",
                    "Fill all columns of the item, or none.", "a part is missing");
            }
            return;
        }

        var outcome = sheet.Context.Add(
            CrisisTables.Facilities, ["place", "date", "item"], ("place", place),
            ("date", ImportContext.Text((DateOnly?)day)), ("item", item),
            ("quantity", ImportContext.Text(numbers.Sum(static number => number!.Value.Value))), ("bound", "exact"));
        if (outcome == RowOutcome.Differs)
        {
            sheet.Tell(
                row, columns[0],
                $"facilities.csv states another number of {item} there on that day; this one was not taken over.",
                "Keep the one that is right.", "another number");
        }
    }
}
