using Refuge.Formats.Crises;
using Refuge.Formats.Crises.Checks;
using Refuge.Situations;

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

    readonly Dictionary<(string Place, DateOnly? Day, string Item), Standing> standing = [];

    readonly SortedSet<string> buildings = new(StringComparer.Ordinal);

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

        Finish();
    }

    /// <summary>Takes note of what a row says of its site.</summary>
    internal void Add(SheetRow row, string place, DateOnly day)
    {
        var name = ImportContext.NameOf(sheet, row) ?? "";
        if (sheet.Cell(row, ColumnUse.PlaceKind) is { } type && FieldWords.Meant<SiteKind>(type) == CollectiveCentre)
        {
            buildings.Add(place);
        }

        if (sheet.Map.Find(ColumnUse.Capacity) is >= 0 and var built)
        {
            Stand((place, null, ""), sheet.Number(row, ColumnUse.Capacity)?.Value, row, built, name);
        }
        foreach (var (item, columns) in items)
        {
            var numbers = columns.Select(column => sheet.Number(row, column, ColumnUse.Stands)).ToList();
            var isPart = numbers.Contains(null) && numbers.Any(static number => number is not null);
            if (isPart)
            {
                sheet.Tell(
                    row, columns[numbers.IndexOf(null)],
                    $"One part of {item} is not known: the others are taken as what stands there at least.",
                    "Fill all columns of the item.", "a part is missing");
            }
            Stand(
                (place, day, item),
                isPart || !numbers.Contains(null) ? numbers.Sum(static number => number?.Value ?? 0) : null, row,
                columns[0], name);
            if (isPart) standing[(place, day, item)].IsLowerBound = true;
        }
    }

    /// <summary>Adds what the rows said together.</summary>
    /// <remarks>
    /// Toilets for women and for men are toilets, and the blocks of one camp are the camp: what stands there is added.
    /// Where one part of it is not known the others stand there at least; how many a camp is built for is then not
    /// said, for people are measured against it.
    /// </remarks>
    internal void Finish()
    {
        foreach (var ((place, day, item), stands) in standing)
        {
            var isCapacity = day is null;
            if (stands.Names.Count > 1 && stands.Unknown > 0 && stands.Unknown < stands.Names.Count)
            {
                sheet.Tell(
                    stands.Row, stands.Column,
                    $"{string.Join(" and ", stands.Names.Select(Quoted.Of))} are one place of places.csv, and of one "
                    + $"of them {(isCapacity ? "the capacity" : item)} is not known"
                    + (isCapacity ? "." : ": the others are taken as what stands there at least."),
                    isCapacity ? "Fill it for each, or none." : "Fill it for each.", "a part of the place is missing");
            }
            if (stands.Unknown == stands.Names.Count || (isCapacity && stands.Unknown > 0)) continue;
            if (isCapacity) AddCapacity(place, stands);
            else AddItem(place, day, item, stands);
        }

        // A school that the folder has no row of takes rooms and no plots.
        foreach (var place in buildings)
        {
            sheet.Context.Add(CrisisTables.Sites, RowSubject.Site, ("place", place), ("kind", CollectiveCentre));
        }
    }

    static readonly string CollectiveCentre = Words.Of(SiteKind.CollectiveCentre);

    void AddCapacity(string place, Standing stands)
    {
        var outcome = sheet.Context.Add(
            CrisisTables.Sites, RowSubject.Capacity, ("place", place),
            ("kind", buildings.Contains(place) ? CollectiveCentre : ""),
            ("capacity_people", ImportContext.Text(stands.Sum)));
        if (outcome == RowOutcome.Differs)
        {
            sheet.Tell(
                stands.Row, stands.Column,
                $"sites.csv has a row for {Quoted.Short(place)} with another capacity or none; "
                + $"{ImportContext.Text(stands.Sum)} was not taken over.",
                "Write it into that row if it is the newer one.", "another site");
        }
    }

    void AddItem(string place, DateOnly? day, string item, Standing stands)
    {
        var outcome = sheet.Context.Add(
            CrisisTables.Facilities, RowSubject.Facility, ("place", place), ("date", ImportContext.Text(day)),
            ("item", item), ("quantity", ImportContext.Text(stands.Sum)),
            ("bound", stands.IsLowerBound || stands.Unknown > 0 ? "at_least" : "exact"));
        if (outcome == RowOutcome.Differs)
        {
            sheet.Tell(
                stands.Row, stands.Column,
                $"facilities.csv states another number of {item} at {Quoted.Short(place)} on that day; "
                + $"{ImportContext.Text(stands.Sum)} was not taken over.",
                "Keep the one that is right.", "another number");
        }
    }

    void Stand((string Place, DateOnly? Day, string Item) key, double? value, SheetRow row, int column, string name)
    {
        if (!standing.TryGetValue(key, out var stands)) standing.Add(key, stands = new(row, column));
        if (stands.Stated.TryAdd(name, value) || value is null || stands.Stated[name] == value) return;
        var what = key.Item.Length > 0 ? $"number of {key.Item}" : "capacity";
        sheet.Tell(
            row, column,
            $"A second {what} of {Quoted.Short(key.Place)}; that of line "
            + FormattableString.Invariant($"{stands.Row.Line} was taken."),
            "Keep the row that is right.", "a second number");
    }

    /// <summary>What stands at one place on one day, put together from the rows of its parts.</summary>
    sealed class Standing(SheetRow row, int column)
    {
        internal SheetRow Row { get; } = row;

        internal int Column { get; } = column;

        /// <summary>
        /// The number of each part, by the name that the provider gives it; null where it is not known.
        /// </summary>
        internal Dictionary<string, double?> Stated { get; } = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>Whether a column of a part was empty, so that more may stand there.</summary>
        internal bool IsLowerBound { get; set; }

        internal double Sum => Stated.Values.Sum(static number => number ?? 0);

        internal int Unknown => Stated.Values.Count(static number => number is null);

        internal Dictionary<string, double?>.KeyCollection Names => Stated.Keys;
    }
}
