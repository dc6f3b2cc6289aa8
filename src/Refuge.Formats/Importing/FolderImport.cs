using Refuge.Files;
using Refuge.Formats.Crises;
using Refuge.Formats.Exporting;
using Refuge.Formats.Workbooks;

namespace Refuge.Formats.Importing;

/// <summary>
/// Brings files of other programs into a crisis folder: rows are added, none is changed, and what was not understood is
/// listed.
/// </summary>
sealed class FolderImport
{
    /// <summary>Where the folder keeps what providers named and what was taken for it.</summary>
    internal const string MatchesFile = "imports/matches.csv";

    static readonly string[] MatchColumns =
        ["provider_name", "provider_code", "district", "place", "confidence", "how", "file"];

    readonly ImportRequest request;
    readonly ProblemList problems = new();
    readonly List<string> notes = [];
    readonly CancellationToken cancellation;

    FolderImport(ImportRequest request, CancellationToken cancellation) =>
        (this.request, this.cancellation) = (request, cancellation);

    /// <summary>Imports files.</summary>
    /// <param name="request">What to import, and where to.</param>
    /// <param name="advance">Told how many rows were read.</param>
    /// <param name="cancellation">Stops it; the folder is then as it was.</param>
    /// <exception cref="IOException">
    /// A file cannot be read, or a table of the folder cannot be added to; the folder is then as it was.
    /// </exception>
    internal static ImportOutcome Run(ImportRequest request, Action<int> advance, CancellationToken cancellation) =>
        new FolderImport(request, cancellation).Run(advance);

    /// <summary>How the columns of files would be used, as a file to be edited.</summary>
    internal static (byte[] Map, IReadOnlyList<Problem> Problems) Propose(
        ImportRequest request, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var open = new List<Workbook>();
        try
        {
            var sheets = request.Files.SelectMany(file => SheetsOf(file, problems, open, cancellation)).ToList();
            var maps = sheets.Select(sheet => (sheet, header: SheetHeader.Find(sheet)))
                .Where(static pair => pair.header is not null)
                    .Select(static pair => (ImportMap.Propose(pair.sheet, pair.header!), pair.header!));
            return (ImportMap.ToBytes(maps), problems.InOrder());
        }
        finally
        {
            foreach (var workbook in open) workbook.Dispose();
        }
    }

    /// <summary>The map that a file holds.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static (IReadOnlyDictionary<string, ImportMap> Maps, IReadOnlyList<Problem> Problems) ReadMap(
        FileInfo file, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var open = new List<Workbook>();
        try
        {
            var sheets = SheetsOf(file, problems, open, cancellation);
            var maps = sheets.Count > 0 ? ImportMap.Read(sheets[0], problems) : new Dictionary<string, ImportMap>();
            return (maps, [.. problems.InOrder().Where(static problem => problem.Severity > Severity.Note)]);
        }
        finally
        {
            foreach (var workbook in open) workbook.Dispose();
        }
    }

    /// <summary>Writes a proposed map where no file stands.</summary>
    internal static void WriteMap(string path, byte[] map, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        WholeFile.Write(path, map);
    }

    static IReadOnlyList<SheetRows> SheetsOf(
        FileInfo file, ProblemList problems, List<Workbook> open, CancellationToken cancellation)
    {
        if (InputFiles.FindObstacle(file.FullName, file.Name, FileLimits.TableBytes) is { } obstacle)
        {
            throw new IOException(obstacle.ToString());
        }
        return SheetRows.Of(file.FullName, problems, open, cancellation);
    }

    ImportOutcome Run(Action<int> advance)
    {
        var open = new List<Workbook>();
        using var rows = new FolderRows(request.Folder, problems, cancellation);
        try
        {
            var context = new ImportContext(
                rows, PlacesOf(rows), problems, HouseholdSize() ?? UsualHousehold, advance, cancellation)
            {
                Request = request,
            };
            foreach (var file in request.Files)
            {
                foreach (var sheet in SheetsOf(file, problems, open, cancellation)) Import(sheet, context);
            }

            foreach (var (sheet, empty) in context.EmptyRows)
            {
                notes.Add(FormattableString.Invariant(
                    $"{sheet}: {ImportContext.Counted(empty, "row")} without a number (N/A, a dash, nothing), left ")
                + "out.");
            }
            KeepMatches(rows, context);
            rows.Commit();
            return new([.. rows.Counts.Where(static table => table.File != MatchesFile)], [.. notes, .. context.Notes],
                problems.InOrder());
        }
        finally
        {
            foreach (var workbook in open) workbook.Dispose();
        }
    }

    /// <summary>People in a household as crisis.yml has them; null where it does not say.</summary>
    double? HouseholdSize()
    {
        const string File = "crisis.yml";
        var path = Path.Combine(request.Folder.FullName, File);
        if (InputFiles.FindObstacleWithin(path, File, FileLimits.SettingsBytes) is not null) return null;
        return new CrisisYaml(request.Folder.Name, new()).Read(InputFile.Inspect(path, cancellation))?.HouseholdSize;
    }

    /// <summary>UNHCR Emergency Handbook, site planning: an average household of five.</summary>
    const double UsualHousehold = 5;

    void Import(SheetRows sheet, ImportContext context)
    {
        request.Maps.TryGetValue(sheet.Sheet ?? "", out var given);
        if (given?.Settings.GetValueOrDefault(ImportSettings.Table) is "none") return;
        if (sheet.IsHidden && given is null)
        {
            notes.Add($"{sheet.Name} is hidden in the workbook and was left out; a map that names it takes it in.");
            return;
        }

        if (Path.GetFileName(sheet.File).StartsWith(ExportedTable.PlanPrefix, StringComparison.Ordinal))
        {
            notes.Add($"{sheet.Name} is of a plan and no statement of the world; it was left out.");
            return;
        }

        if (SheetHeader.Find(sheet) is not { } header)
        {
            if (sheet.Read().Any())
            {
                problems.Add(
                    Severity.RowLeftOut, new(sheet.Name),
                        "No headings were found in the first rows; nothing was taken over.",
                            "Put the headings in one row above the rows.");
            }
            return;
        }

        if (given is null && TableImport.Find(sheet, header) is var (schema, columns))
        {
            new TableImport(new(sheet, header, new("", [], new Dictionary<string, string>()), context), schema, columns)
                .Run();
            return;
        }

        var map = given ?? ImportMap.Propose(sheet, header);
        notes.AddRange(ColumnNotes.OfUses(sheet, header, map));
        if (request.Kind == ImportKind.Hxl && !header.IsTagged && given is null)
        {
            problems.Add(
                Severity.RowLeftOut, new(sheet.Name), "The table has no row of HXL hashtags; nothing was taken over.",
                    "Take import xlsx or import dtm for a table without tags, or add the tags.");
            return;
        }

        Import(new SheetImport(sheet, header, map, context), given);
    }

    void Import(SheetImport sheet, ImportMap? given)
    {
        var table = given?.Settings.GetValueOrDefault(ImportSettings.Table) ?? TableOf(sheet.Map);
        if (table is null)
        {
            problems.Add(
                Severity.RowLeftOut, new(sheet.Sheet.Name),
                    "It is not clear what the rows state; nothing was taken over.",
                request.MapFile is { } wrong
                    ? $"Correct the column use of {wrong} and run the same line again."
                    : $"Run {request.MapCommand(sheet.Sheet.File)}: the program writes there how it reads the columns; "
                    + "correct the column use and run the same line again.");
            return;
        }

        DateTheFile(sheet);
        if (sheet.LastDay is null && !sheet.Map.Has(ColumnUse.Date)
            && table is ("observations" or "facilities" or "sites"))
        {
            problems.Add(
                Severity.RowLeftOut, new(sheet.Sheet.Name),
                    "Nothing says of which day the rows are; nothing was taken over.",
                        $"Write the day into the title or the name of the file, or "
                        + $"{sheet.Context.MapRemedy(sheet.Sheet, ImportSettings.Date, "2016-08-28")}.");
            return;
        }

        sheet.Context.Source = SourceOf(sheet);
        switch (table)
        {
            case "observations":
                new CountImport(sheet, sheet.Setting(ImportSettings.Series) ?? (
                    request.Kind == ImportKind.Dtm ? "dtm" : "idps"), Publisher ?? "").Run();
                break;
            case "funding":
                new MoneyImport(sheet).Run();
                break;
            case "responses":
                new ResponseImport(sheet).Run();
                break;
            case "facilities":
                new FacilityImport(sheet).Run();
                break;
            case "places":
                new PlaceImport(sheet).Run();
                break;
            case "sites":
                new SiteImport(sheet).Run();
                break;
            default:
                problems.Add(
                    Severity.RowLeftOut, new(sheet.Sheet.Name),
                        $"{Quoted.Of(table)} is no table that is imported into; nothing was taken over.",
                            "Write observations, places, sites, funding, responses, facilities or none.");
                return;
        }

        notes.AddRange(ColumnNotes.OfCodes(sheet));
        if (sheet.Totals > 0)
        {
            notes.Add(FormattableString.Invariant(
                $"{sheet.Sheet.Name}: {ImportContext.Counted(sheet.Totals, "row")} that adds others up, left out."));
        }
    }

    /// <summary>The day in the file's name, where neither the rows nor the map have one.</summary>
    void DateTheFile(SheetImport sheet)
    {
        if (sheet.LastDay is not null || sheet.Map.Has(ColumnUse.Date)) return;
        if (sheet.TakeDayAround() is { } where)
        {
            notes.Add(FormattableString.Invariant(
                $"{sheet.Sheet.Name}: no row has a day; {sheet.LastDay:yyyy-MM-dd} was taken from {where}."));
        }
    }

    /// <summary>The table that the columns belong to; null when they do not show it.</summary>
    static string? TableOf(ImportMap map)
    {
        var hasPlace = map.Has(ColumnUse.PlaceName) || map.Has(ColumnUse.PlaceCode) || map.Has(ColumnUse.Admin1Name)
            || map.Has(ColumnUse.Admin1Code)
            || map.Has(ColumnUse.Admin2Name) || map.Has(ColumnUse.Admin2Code) || map.Has(ColumnUse.Admin3Name)
                || map.Has(ColumnUse.Admin3Code);
        if (map.Has(ColumnUse.Requested) || map.Has(ColumnUse.AmountUsd)
            || (map.Has(ColumnUse.Amount) && map.Has(ColumnUse.Currency)))
        {
            return "funding";
        }
        if (hasPlace && (map.Has(ColumnUse.Individuals) || map.Has(ColumnUse.Households))) return "observations";
        if (map.Has(ColumnUse.Organisation)
            && (map.Has(ColumnUse.Activity) || map.Has(ColumnUse.Sector) || map.Has(ColumnUse.Item)))
        {
            return "responses";
        }
        if (hasPlace && map.Has(ColumnUse.Item) && map.Has(ColumnUse.Quantity)) return "facilities";
        if (hasPlace && (map.Has(ColumnUse.Capacity) || map.Has(ColumnUse.Stands))) return "sites";
        return hasPlace && map.Has(ColumnUse.Latitude) && map.Has(ColumnUse.Longitude) ? "places" : null;
    }

    string? Publisher => request.Kind switch
    {
        ImportKind.Dtm => "IOM DTM",
        ImportKind.Fts => "OCHA FTS",
        _ => null,
    };

    /// <summary>
    /// A row of sources.csv for the file, which new rows cite: published on the day that is given, else on the last day
    /// that the file speaks of.
    /// </summary>
    string SourceOf(SheetImport sheet)
    {
        var id = PlaceMatching.Slug(Path.GetFileNameWithoutExtension(sheet.Sheet.File)) is { Length: > 0 } slug ? slug
            : "import";
        var published = request.Published ?? sheet.LastDay;
        sheet.Context.WhenFirstAdded(() => State(sheet.Context, id, sheet.Sheet.File, published));
        return id;
    }

    /// <summary>A file of which nothing is taken over is no source.</summary>
    void State(ImportContext context, string id, string file, DateOnly? published)
    {
        context.Source = "";
        var outcome = context.Add(
            CrisisTables.Sources, RowSubject.Id, ("id", id), ("title", file), ("publisher", Publisher),
                ("published", ImportContext.Text(published)));
        context.Source = id;
        if (outcome == RowOutcome.Added && request.Published is null && published is { } day)
        {
            notes.Add(
                FormattableString.Invariant(
                    $"{file}: taken as published on {day:yyyy-MM-dd}, the last day that it speaks of. ")
                + "Correct published in sources.csv, or import with --published.");
        }
    }

    static PlaceMatching PlacesOf(FolderRows rows)
    {
        var places = new PlaceMatching();
        foreach (var place in rows.Read(CrisisTables.Places))
        {
            if (!place.TryGetValue("id", out var id)) continue;
            var names =
                ((string?[])[place.GetValueOrDefault("name"), place.GetValueOrDefault("name_ar"),
                    .. place.GetValueOrDefault("aliases", "").Split(
                        ';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]).OfType<string>();
            places.Add(id, names, place.GetValueOrDefault("pcode"), place.GetValueOrDefault("admin2"));
        }

        foreach (var match in rows.Read(Matches).Where(static match => match.ContainsKey("place")))
        {
            places.Remember(new(match.GetValueOrDefault("provider_name"), match.GetValueOrDefault("provider_code"),
                match.GetValueOrDefault("district")), match["place"]);
        }

        return places;
    }

    /// <summary>
    /// Writes what providers named beside the place it was taken for: a person corrects it, and the next import
    /// follows.
    /// </summary>
    static void KeepMatches(FolderRows rows, ImportContext context)
    {
        foreach (var (named, match) in context.Places.Matches)
        {
            string?[] cells = [named.Name, named.Code, named.Admin2, match.Place, ImportContext.Text(match.Confidence),
                match.How, context.Source];
            rows.Add(
                Matches, MatchColumns.Zip(cells).Where(static pair => !string.IsNullOrEmpty(pair.Second))
                    .ToDictionary(static pair => pair.First, static pair => pair.Second!, StringComparer.Ordinal),
                new(["provider_name", "provider_code", "district"], []));
        }

        var doubtful = context.Places.Matches.Count(static pair => pair.Match.Confidence < 1);
        var made = context.Places.Matches.Count(static pair => pair.Match.How == "new place");
        if (made > 0)
        {
            context.Notes.Add(
                FormattableString.Invariant($"places.csv has {ImportContext.Counted(made, "new place")}."));
        }
        if (doubtful > 0)
        {
            context.Notes.Add(
                FormattableString.Invariant(
                    $"{ImportContext.Counted(doubtful, "place")} found by name or spelling: look at {MatchesFile}, ")
                + "and "
                + "correct its column place where one is wrong.");
        }
    }

    static TableSchema Matches { get; } = new(MatchesFile, MatchColumns, ["place"], []);
}
