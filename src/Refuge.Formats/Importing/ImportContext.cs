using System.Globalization;
using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

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

    /// <summary>What is imported, and how.</summary>
    internal required ImportRequest Request { private get; init; }

    /// <summary>What to do so that a map says what a file leaves open, as the second half of a sentence.</summary>
    /// <param name="sheet">The sheet that leaves it open.</param>
    /// <param name="setting">The row of the map.</param>
    /// <param name="value">What may be written there.</param>
    internal string MapRemedy(SheetRows sheet, string setting, string value)
    {
        var name = sheet.Sheet is { } title && (title.AsSpan().ContainsAny(',', '"'))
            ? $"\"{title.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : sheet.Sheet;
        var line = $"{name},,{setting},{value}";
        return Request.MapFile is { } given
            ? $"write the row {line} into {given} and run the same line again"
            : $"run {Request.MapCommand(sheet.File)}, write the row {line} into the map that it makes and run the same "
            + "line again";
    }

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
    /// <param name="schema">The table.</param>
    /// <param name="about">What the row is about, and the columns in which it states something.</param>
    /// <param name="cells">The cells of the row.</param>
    internal RowOutcome Add(
        TableSchema schema, RowSubject about, params IReadOnlyList<(string Column, string? Cell)> cells)
    {
        var outcome = rows.Add(
            schema,
            cells.Append(("source", Source)).Where(static pair => !string.IsNullOrEmpty(pair.Item2))
                .ToDictionary(static pair => pair.Item1, static pair => pair.Item2!, StringComparer.Ordinal),
            about);
        if (outcome != RowOutcome.Added || whenFirstAdded is not { } first) return outcome;
        whenFirstAdded = null;
        first();
        return outcome;
    }

    /// <summary>Done once, when the next row is added; it is forgotten when none is.</summary>
    internal void WhenFirstAdded(Action first) => whenFirstAdded = first;

    Action? whenFirstAdded;

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
        var worth = level == PlaceLevel.Site
            ? sheet.Codes.Worth(name, code, sheet.Cell(row, ColumnUse.Admin2Name)) : CodeWorth.AboveName;
        if (places.Find(named, worth) is { } match) return match.Place;

        var id = places.NewId(named);
        var kind = sheet.Setting(ImportSettings.PlaceKind) ?? (
            level == PlaceLevel.Site ? KindOf(sheet.Cell(row, ColumnUse.PlaceKind)) : "district");
        var (latitude, longitude) = level == PlaceLevel.Site || !sheet.Map.Has(ColumnUse.PlaceName)
            ? Position(sheet, row) : (null, null);
        var own = worth == CodeWorth.OfArea ? null : code;
        var admin2 = sheet.Cell(row, ColumnUse.Admin2Name) ?? (own is null ? code : null);
        Add(
            CrisisTables.Places, RowSubject.Id, ("id", id), ("name", name ?? code), ("kind", kind), ("lat", latitude),
                ("lon", longitude),
            ("country", sheet.Cell(row, ColumnUse.Country)), ("admin1", sheet.Cell(row, ColumnUse.Admin1Name)),
            ("admin2", admin2), ("pcode", own));
        places.Add(id, name is null ? [] : [name], own, admin2);
        places.Keep(named, new(id, 1, "new place"));
        return id;
    }

    /// <summary>The name, else the code, by which the provider knows the place of a row.</summary>
    internal static string? NameOf(SheetImport sheet, SheetRow row) =>
        Levels.Where(level => sheet.Map.Has(level.Name) || sheet.Map.Has(level.Code))
            .Select(level => sheet.Cell(row, level.Name) ?? sheet.Cell(row, level.Code))
            .FirstOrDefault(static name => name is not null);

    static (string? Name, string? Code, PlaceLevel Level) Deepest(SheetImport sheet, SheetRow row)
    {
        foreach (var (name, code, level) in Levels)
        {
            if (!sheet.Map.Has(name) && !sheet.Map.Has(code)) continue;
            if (sheet.Cell(row, name) is var named && CodeOf(sheet, row, code) is var coded
                && (named ?? coded) is not null)
            {
                return (named, coded, level);
            }
        }

        return (null, null, PlaceLevel.Site);
    }

    /// <summary>The code in a cell; null where a spreadsheet took it for a number and lost its digits.</summary>
    static string? CodeOf(SheetImport sheet, SheetRow row, ColumnUse code)
    {
        if (sheet.Cell(row, code) is not { } text || !IsPower(text)) return sheet.Cell(row, code);
        sheet.Tell(
            row, sheet.Map.Find(code), $"{Quoted.Of(text)} is no code: a spreadsheet took it for a number.",
            "Format the column as text where the file was made; the row was taken over by its name.", "no code");
        return null;
    }

    /// <summary>Digits, a point, E+ and a power: no P-code is written so.</summary>
    static bool IsPower(string text) => text.IndexOf("E+", StringComparison.OrdinalIgnoreCase) is > 0 and var at
        && text[..at].All(static letter => char.IsAsciiDigit(letter) || letter is '.' or ',')
        && text[(at + 2)..].All(char.IsAsciiDigit);

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
