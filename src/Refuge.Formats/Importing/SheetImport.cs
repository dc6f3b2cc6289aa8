using System.Globalization;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>What all rows of a sheet share while they are imported.</summary>
sealed class SheetImport
{
    internal SheetImport(SheetRows sheet, SheetHeader header, ImportMap map, ImportContext context)
    {
        (Sheet, Header, Map, Context) = (sheet, header, map, context);
        Learn();
    }

    internal SheetRows Sheet { get; }

    internal SheetHeader Header { get; }

    internal ImportMap Map { get; }

    internal ImportContext Context { get; }

    /// <summary>The last day that a row is of; null when none has one.</summary>
    internal DateOnly? LastDay { get; private set; }

    /// <summary>Rows that add others up.</summary>
    internal int Totals { get; private set; }

    readonly Dictionary<int, char> thousands = [];
    readonly Dictionary<int, bool> dayFirst = [];

    /// <summary>The rows below the headings, without empty rows and totals.</summary>
    internal IEnumerable<SheetRow> Rows()
    {
        Totals = 0;
        foreach (var row in Sheet.Read())
        {
            Context.Cancellation.ThrowIfCancellationRequested();
            if (row.Line <= Header.LastLine || row.Cells.All(static cell => string.IsNullOrWhiteSpace(cell))) continue;
            if (IsTotal(row))
            {
                Totals++;
                continue;
            }

            Context.Advance();
            yield return row;
        }
    }

    /// <summary>The cell that has a use; null when it is empty or no column has the use.</summary>
    internal string? Cell(SheetRow row, ColumnUse use) => row.Cell(Map.Find(use));

    /// <summary>A setting of the map; null when it says nothing of it.</summary>
    internal string? Setting(string name) => Map.Settings.GetValueOrDefault(name);

    /// <summary>The number that has a use; null when the cell is empty or cannot be read, which is told.</summary>
    internal FieldNumber? Number(SheetRow row, ColumnUse use)
    {
        var column = Map.Find(use);
        if (row.Cell(column) is not { } text) return null;
        if (FieldNumber.Find(text, thousands.TryGetValue(column, out var mark) ? mark : null) is { } number)
        {
            return number;
        }
        if (Numerals.FindReadings(text) is var (whole, fraction))
        {
            Tell(
                row, column,
                    FormattableString.Invariant(
                        $"{Quoted.Of(text)} may mean {whole:#,0} or {fraction}, and no other cell of the column shows ")
                    + "which.",
                "Write it without a dot or comma.");
        }
        else
        {
            Tell(row, column, $"{Quoted.Of(text)} is not a number that can be read.", "Write digits alone.");
        }

        return null;
    }

    /// <summary>The day of a use; null when the cell is empty or cannot be read, which is told.</summary>
    internal DateOnly? Day(SheetRow row, ColumnUse use)
    {
        var column = Map.Find(use);
        if (row.Cell(column) is not { } text) return null;
        if (FieldDay.Find(text, dayFirst.TryGetValue(column, out var first) ? first : null) is { } day) return day;
        Tell(row, column, $"{Quoted.Of(text)} is not a day that can be read; day and month may stand in either order.",
            "Write it as 2016-08-28.");
        return null;
    }

    /// <summary>Tells that a cell, or the row for want of it, was not taken over.</summary>
    internal void Tell(SheetRow row, int column, string what, string remedy) =>
        Context.Problems.Add(
            Severity.RowLeftOut, new(Sheet.Name, row.Line, column >= 0 && column < Header.Headings.Count
                ? Quoted.Short(Header.Headings[column]) : null), what, remedy);

    /// <summary>What the columns show of how numbers and days are written in them, and the last day.</summary>
    void Learn()
    {
        var numbers =
            ((ColumnUse[])[ColumnUse.Individuals, ColumnUse.Households, ColumnUse.Population, ColumnUse.Quantity,
                ColumnUse.Amount, ColumnUse.AmountUsd, ColumnUse.Requested]).Select(Map.Find)
                    .Where(static column => column >= 0).ToList();
        var days = ((ColumnUse[])[ColumnUse.Date, ColumnUse.From, ColumnUse.To]).Select(Map.Find)
            .Where(static column => column >= 0).ToList();
        var (marks, orders) = (new Dictionary<int, HashSet<char>>(), new Dictionary<int, HashSet<bool>>());
        foreach (var row in Sheet.Read().Where(row => row.Line > Header.LastLine))
        {
            Context.Cancellation.ThrowIfCancellationRequested();
            foreach (var column in numbers.Where(column => row.Cell(column) is not null))
            {
                if (FieldNumber.ThousandsShownBy(row.Cell(column)!) is { } mark) Of(marks, column).Add(mark);
            }

            foreach (var column in days.Where(column => row.Cell(column) is not null))
            {
                if (FieldDay.DayFirstShownBy(row.Cell(column)!) is { } first) Of(orders, column).Add(first);
            }
        }

        ShowByHouseholds(marks);
        // A column whose cells show both is written by two hands: nothing is known of its other cells.
        foreach (var (column, shown) in marks.Where(static pair => pair.Value.Count == 1))
        {
            thousands[column] = shown.First();
        }
        foreach (var (column, shown) in orders.Where(static pair => pair.Value.Count == 1))
        {
            dayFirst[column] = shown.First();
        }
        FindLastDay(days);
    }

    /// <summary>
    /// What people and households of one row show of each other: nobody counts fewer people than households, nor fifty
    /// to a household, so <c>4,300</c> beside 860 households is four thousand three hundred.
    /// </summary>
    void ShowByHouseholds(Dictionary<int, HashSet<char>> marks)
    {
        var (people, households) = (Map.Find(ColumnUse.Individuals), Map.Find(ColumnUse.Households));
        if (people < 0 || households < 0) return;
        foreach (var row in Sheet.Read().Where(row => row.Line > Header.LastLine))
        {
            if (row.Cell(people) is not { } persons || row.Cell(households) is not { } homes) continue;
            var (one, other) = (Readings(persons), Readings(homes));
            var possible = one.SelectMany(person => other.Select(home => (person, home)))
                .Where(static pair =>
                    pair.person.Value >= pair.home.Value && pair.person.Value <= pair.home.Value * MostInHousehold)
                .ToList();
            if (possible is not [var (person, home)]) continue;
            if (person.Mark is { } personMark) Of(marks, people).Add(personMark);
            if (home.Mark is { } homeMark) Of(marks, households).Add(homeMark);
        }
    }

    const double MostInHousehold = 50;

    /// <summary>The numbers that a cell may be, with the mark that would part thousands in it.</summary>
    static List<(double Value, char? Mark)> Readings(string text)
    {
        if (FieldNumber.Find(text, null) is { } number) return [(number.Value, null)];
        return Numerals.FindReadings(text) is var (whole, fraction)
            ? [(whole, text.Contains(',', StringComparison.Ordinal) ? ',' : '.'), (fraction, null)]
            : [];
    }

    void FindLastDay(List<int> days)
    {
        if (Setting(ImportSettings.Date) is { } set && PartialDate.Find(set) is { } fixedDay) LastDay = fixedDay.Last;
        foreach (var row in Sheet.Read().Where(row => row.Line > Header.LastLine))
        {
            foreach (var column in days)
            {
                if (row.Cell(column) is { } text && FieldDay.Find(
                    text, dayFirst.TryGetValue(column, out var first) ? first : null) is { } day && !(day <= LastDay))
                {
                    LastDay = day;
                }
            }

            if (Map.Has(ColumnUse.Year) && MonthOf(row) is { } month && !(month <= LastDay)) LastDay = month;
        }
    }

    /// <summary>
    /// Takes the day in the name of the file, such as <c>dtm_2017-10-31.csv</c>, for the day of all rows.
    /// </summary>
    internal void TakeDayOfName()
    {
        var name = Path.GetFileNameWithoutExtension(Sheet.File);
        for (var at = 0; at + 10 <= name.Length; at++)
        {
            if (FieldDay.Find(name.Substring(at, 10).Replace('_', '-'), null) is { } day) LastDay = day;
        }
    }

    /// <summary>The last day of the month that a row states in two columns; null when it states none.</summary>
    internal DateOnly? MonthOf(SheetRow row)
    {
        if (Cell(row, ColumnUse.Year) is not { } year || Cell(row, ColumnUse.Month) is not { } month) return null;
        return FieldDay.Find($"{month} {year}", null) ?? PartialDate.Find($"{year}-{month.PadLeft(2, '0')}")?.Last;
    }

    bool IsTotal(SheetRow row)
    {
        for (var column = 0; column < Math.Min(row.Cells.Length, Map.Columns.Count); column++)
        {
            if (Map.Columns[column]
                is not (null or ColumnUse.PlaceName or ColumnUse.PlaceCode or ColumnUse.Country or ColumnUse.Admin1Name
                    or ColumnUse.Admin2Name or ColumnUse.Admin3Name or ColumnUse.Donor or ColumnUse.Organisation))
            {
                continue;
            }
            if (IsTotalWord(row.Cells[column])) return true;
        }

        return false;
    }

    static bool IsTotalWord(string cell)
    {
        var text = cell.Trim().TrimEnd(':').ToLowerInvariant();
        return text is "total" or "totals" or "grand total" or "sum" or "overall total" or "overall" or "total général"
            or "total general" or "sous-total" or "subtotal" or "sub-total" or "sub total" or "المجموع" or "الإجمالي"
            || text.StartsWith("total ", StringComparison.Ordinal) || text.EndsWith(" total", StringComparison.Ordinal);
    }

    static HashSet<T> Of<T>(Dictionary<int, HashSet<T>> sets, int column)
    {
        if (!sets.TryGetValue(column, out var set)) sets.Add(column, set = []);
        return set;
    }
}

/// <summary>What the files of one import share.</summary>
sealed class ImportContext(FolderRows rows, PlaceMatching places, ProblemList problems, double householdSize,
    Action<int> advance, CancellationToken cancellation)
{
    const int Step = 1_000;

    int done;

    internal FolderRows Rows => rows;

    internal PlaceMatching Places => places;

    internal ProblemList Problems => problems;

    /// <summary>People in a household of the crisis.</summary>
    internal double HouseholdSize => householdSize;

    internal CancellationToken Cancellation => cancellation;

    /// <summary>The source that new rows cite.</summary>
    internal string Source { get; set; } = "";

    /// <summary>What was taken for what.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>A row without a number says nothing; how many there were is told once.</summary>
    internal void Empty(string sheet) => empty[sheet] = empty.GetValueOrDefault(sheet) + 1;

    /// <summary>How many rows of each sheet hold no number.</summary>
    internal IEnumerable<(string Sheet, int Rows)> EmptyRows => empty.Select(static pair => (pair.Key, pair.Value));

    readonly Dictionary<string, int> empty = new(StringComparer.Ordinal);

    /// <summary>One more row was read.</summary>
    internal void Advance()
    {
        if (++done % Step == 0) advance(done);
    }

    /// <summary>Adds a row with the source of the import.</summary>
    internal RowOutcome Add(TableSchema schema, IReadOnlyList<string> about,
        params IReadOnlyList<(string Column, string? Cell)> cells) => rows.Add(
        schema,
        cells.Append(("source", Source)).Where(static pair => !string.IsNullOrEmpty(pair.Item2))
            .ToDictionary(static pair => pair.Item1, static pair => pair.Item2!, StringComparer.Ordinal),
        about);

    /// <summary>How many there are of something.</summary>
    internal static string Counted(int count, string noun) =>
        FormattableString.Invariant($"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A number as the tables have it.</summary>
    internal static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A day as the tables have it.</summary>
    internal static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The place that a row is about, a new one where the folder has none; null when the row names none.
    /// </summary>
    internal string? PlaceOf(SheetImport sheet, SheetRow row)
    {
        var (name, code, level) = Deepest(sheet, row);
        if (name is null && code is null) return null;
        var district = level == PlaceLevel.Site ? sheet.Cell(row, ColumnUse.Admin2Name) : level == PlaceLevel.Third
            ? sheet.Cell(row, ColumnUse.Admin2Name) : null;
        var named = new ProviderPlace(name, code, district);
        if (places.Find(named) is { } match) return match.Place;

        var id = places.NewId(named);
        var kind = sheet.Setting(ImportSettings.PlaceKind) ?? (
            level == PlaceLevel.Site ? KindOf(sheet.Cell(row, ColumnUse.PlaceKind)) : "district");
        var (latitude, longitude) = level == PlaceLevel.Site || !sheet.Map.Has(ColumnUse.PlaceName)
            ? Position(sheet, row) : (null, null);
        Add(
            CrisisTables.Places, ["id"], ("id", id), ("name", name ?? code), ("kind", kind), ("lat", latitude),
                ("lon", longitude),
            ("country", sheet.Cell(row, ColumnUse.Country)), ("admin1", sheet.Cell(row, ColumnUse.Admin1Name)),
            ("admin2", sheet.Cell(row, ColumnUse.Admin2Name)), ("pcode", code));
        places.Add(id, name is null ? [] : [name], code, sheet.Cell(row, ColumnUse.Admin2Name));
        places.Keep(named, new(id, 1, "new place"));
        return id;
    }

    static (string? Name, string? Code, PlaceLevel Level) Deepest(SheetImport sheet, SheetRow row)
    {
        foreach (var (name, code, level) in Levels)
        {
            if (!sheet.Map.Has(name) && !sheet.Map.Has(code)) continue;
            if (sheet.Cell(row, name) is var named && sheet.Cell(row, code) is var coded
                && (named ?? coded) is not null)
            {
                return (named, coded, level);
            }
        }

        return (null, null, PlaceLevel.Site);
    }

    static readonly (ColumnUse Name, ColumnUse Code, PlaceLevel Level)[] Levels =
    [
        (ColumnUse.PlaceName, ColumnUse.PlaceCode, PlaceLevel.Site),
        (ColumnUse.Admin3Name, ColumnUse.Admin3Code, PlaceLevel.Third),
        (ColumnUse.Admin2Name, ColumnUse.Admin2Code, PlaceLevel.Second),
        (ColumnUse.Admin1Name, ColumnUse.Admin1Code, PlaceLevel.First),
    ];

    /// <summary>Where displaced people live among residents the place is a town; else it is a site.</summary>
    static string KindOf(string? type) => type is not null
        && HostWords.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase)) ? "town" : "site";

    static readonly string[] HostWords =
        ["host", "village", "town", "urban", "rented", "famille", "quartier", "dispersed"];

    static (string? Latitude, string? Longitude) Position(SheetImport sheet, SheetRow row)
    {
        if (sheet.Cell(row, ColumnUse.Latitude) is not { } north
            || sheet.Cell(row, ColumnUse.Longitude) is not { } east)
        {
            return (null, null);
        }
        if (Degrees(north) is { } latitude && Degrees(east) is { } longitude)
        {
            if (Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && (latitude, longitude) != (0, 0))
            {
                return (Text(latitude), Text(longitude));
            }
            sheet.Tell(
                row, sheet.Map.Find(ColumnUse.Latitude),
                    FormattableString.Invariant(
                        $"The point {latitude}, {longitude} lies on no map; the place was taken over without it."),
                            "Latitude and longitude may be swapped, or one is missing.");
        }
        else
        {
            sheet.Tell(
                row, sheet.Map.Find(ColumnUse.Latitude),
                    $"{Quoted.Of($"{north}, {east}")} is no point; the place was taken over without it.",
                        "Write degrees with a decimal point.");
        }

        return (null, null);
    }

    static double? Degrees(string text) => Numerals.FindNumber(text.Count(static letter => letter == ',') == 1
        && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text);
}

/// <summary>How deep a place lies in the levels of a country.</summary>
enum PlaceLevel
{
    Site,
    Third,
    Second,
    First,
}
