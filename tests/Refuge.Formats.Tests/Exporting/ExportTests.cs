using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Exporting;
using Refuge.Formats.Importing;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Formats.Workbooks;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Exporting;

/// <summary>
/// What leaves for other tools has passed the gate of its audience, and what comes back gives the same plan.
/// </summary>
public partial class ExportTests
{
    static DirectoryInfo Valley => new(Path.Combine(Repository.Root, "examples/small-valley"));

    static Findings Run(DirectoryInfo folder, Audience audience)
    {
        var crisis = CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;
        var day = Delay.AsOf(audience, null, crisis.LastKnownOn, crisis.Identity.FirstDay);
        var request =
            new CycleRequest(day, new(28, 8, 1), null, null, 1, "1.0.0", "refuge export") { Audience = audience };
        return ForecastCycle.Run(crisis, request, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
    }

    static Task<IReadOnlyList<ExportedFile>> ExportAsync(Audience audience, ExportFormat format) =>
        ExportAsync(Valley, audience, format);

    static Task<IReadOnlyList<ExportedFile>> ExportAsync(
        DirectoryInfo folder, Audience audience, ExportFormat format) =>
        FolderExport.OfAsync(Run(folder, audience), audience, format, folder, TestContext.Current.CancellationToken);

    static string Text(Document document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        document.Write(writer);
        return writer.ToString();
    }

    [Theory, InlineData("small-valley"), InlineData("rohingya-2017")]
    public async Task A_folder_exported_with_hashtags_and_imported_again_gives_the_same_plan(string example)
    {
        var folder = new DirectoryInfo(Path.Combine(Repository.Root, "examples", example));
        using var place = new TemporaryFolder();
        var (files, again) = (place.Place.CreateSubdirectory("files"), place.Place.CreateSubdirectory(example));
        foreach (var file in await ExportAsync(folder, Audience.Restricted, ExportFormat.Hxl))
        {
            await File.WriteAllBytesAsync(
                Path.Combine(files.FullName, file.Name), file.Bytes, TestContext.Current.CancellationToken);
        }

        // What is no table has no hashtags: the folder's own words, and its reports.
        foreach (var name in folder.GetFiles("*.yml").Select(file => file.Name))
        {
            File.Copy(Path.Combine(folder.FullName, name), Path.Combine(again.FullName, name));
        }
        again.CreateSubdirectory("reports");
        foreach (var report in folder.GetFiles("reports/*.md"))
        {
            File.Copy(report.FullName, Path.Combine(again.FullName, "reports", report.Name));
        }

        var outcome = FolderImport.Run(
            new(ImportKind.Hxl, files.GetFiles("*.csv"), again, new Dictionary<string, ImportMap>(), null), static _ =>
                { },
            TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Problems);
        var before = Publication.Compose(Run(folder, Audience.Restricted), Audience.Restricted);
        var after = Publication.Compose(Run(again, Audience.Restricted), Audience.Restricted)
            .ToDictionary(document => document.Name);
        // The record of the run and the bulletin name the hashes of the input files.
        foreach (var document in before.Where(document => document.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            Assert.Equal(Text(document), Text(after[document.Name]));
        }
    }

    [Theory, InlineData(Audience.Partner), InlineData(Audience.Public)]
    public async Task Outside_the_own_folder_an_export_holds_the_tables_of_the_publication_and_no_other(
        Audience audience)
    {
        var published = Publication.Compose(Run(Valley, audience), audience)
            .ToDictionary(document => $"plan_{document.Name}", Text);

        foreach (var file in await ExportAsync(audience, ExportFormat.Hxl))
        {
            var lines = Encoding.UTF8.GetString(file.Bytes.Span).Split('\n').ToList();
            lines.RemoveAt(1);
            Assert.Equal(published[file.Name], string.Join('\n', lines));
        }
    }

    [Fact]
    public async Task Every_hashtag_is_of_the_dictionary_well_formed_and_alone_in_its_table()
    {
        foreach (var file in await ExportAsync(Audience.Restricted, ExportFormat.Hxl))
        {
            var lines = Encoding.UTF8.GetString(file.Bytes.Span).Split('\n');
            var tags = lines[1].Split(',');

            Assert.Equal(lines[0].Split(',').Length, tags.Length);
            Assert.All(tags, tag => Assert.Matches(Tag(), tag));
            Assert.All(tags, tag => Assert.Contains(tag.Split('+')[0], HxlTags.Core));
            Assert.Distinct(tags);
        }
    }

    [Fact]
    public void A_hashtag_of_a_table_means_its_column_again() => Assert.All(
        CrisisTables.All,
        table => Assert.All(
            table.Columns, column => Assert.Equal(column, HxlTags.FindColumn(table, HxlTags.Of(table.File, column)))));

    [Theory, InlineData(Audience.Restricted), InlineData(Audience.Partner), InlineData(Audience.Public)]
    public async Task Features_of_the_map_are_valid_and_those_of_others_lie_on_the_grid(Audience audience)
    {
        var file = Assert.Single(await ExportAsync(audience, ExportFormat.Geojson));

        using var json = JsonDocument.Parse(file.Bytes);
        Assert.Equal("FeatureCollection", json.RootElement.GetProperty("type").GetString());
        var points = json.RootElement.GetProperty("features").EnumerateArray()
            .Select(feature => feature.GetProperty("geometry"))
                .Where(geometry => geometry.ValueKind == JsonValueKind.Object)
            .SelectMany(geometry =>
                geometry.GetProperty("coordinates").EnumerateArray().Select(number => number.GetDouble())).ToList();
        if (audience == Audience.Public) Assert.Empty(points);
        else Assert.NotEmpty(points);
        if (audience == Audience.Partner) Assert.All(points, degrees => Assert.Equal(0.05, degrees % 0.1, 6));
    }

    [Fact]
    public async Task The_sums_of_the_workbook_are_formulas_that_come_to_the_sums_of_the_tables()
    {
        var file = Assert.Single(await ExportAsync(Audience.Restricted, ExportFormat.Xlsx));

        using var workbook =
            Workbook.Open(new MemoryStream(file.Bytes.ToArray()), TestContext.Current.CancellationToken);
        var sheets = workbook.Sheets.ToDictionary(sheet => sheet.Name);
        var sums = workbook.Rows(sheets["sums"]).Skip(1).Select(row => row.Cells.Select(cell => cell.Text).ToList())
            .ToList();
        var needs = workbook.Rows(sheets["plan_needs"]).Select(row => row.Cells.Select(cell => cell.Text).ToList())
            .ToList();
        var (date, item, phase, uncovered) = (needs[0].IndexOf("date"), needs[0].IndexOf("indicator"),
            needs[0].IndexOf("phase"), needs[0].IndexOf("uncovered_p50"));
        var toilets = sums.Single(row => row[1] == "toilet" && row[2] == "emergency");
        var today = needs[1][date];

        var expected = needs.Skip(1).Where(row =>
            row[date] == today && row[item] == "toilet" && row[phase] == "emergency" && row[uncovered].Length > 0)
            .Sum(row => double.Parse(row[uncovered], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, double.Parse(toilets[4], System.Globalization.CultureInfo.InvariantCulture), 6);
        Assert.Contains("places", sheets.Keys);
    }

    [Theory, InlineData(Audience.Restricted), InlineData(Audience.Partner), InlineData(Audience.Public)]
    public async Task The_cover_of_the_workbook_says_for_whom_it_is_and_names_every_sheet_behind_it(Audience audience)
    {
        var file = Assert.Single(await ExportAsync(audience, ExportFormat.Xlsx));

        using var workbook =
            Workbook.Open(new MemoryStream(file.Bytes.ToArray()), TestContext.Current.CancellationToken);
        Assert.Equal("about", workbook.Sheets[0].Name);
        var cover = workbook.Rows(workbook.Sheets[0])
            .Select(row => row.Cells.Select(cell => cell.Text).ToList()).ToList();
        var listed = cover.SkipWhile(row => row[0] != "sheet").Skip(1).ToList();
        Assert.Equal("Small valley", cover[0][0]);
        Assert.Contains(cover, row => row[0].StartsWith(
            audience switch { Audience.Restricted => "RESTRICTED", Audience.Partner => "FOR PARTNERS", _ => "PUBLIC" },
            StringComparison.Ordinal));
        Assert.Contains(cover, row => row[0].StartsWith("As known on", StringComparison.Ordinal));
        Assert.Equal(workbook.Sheets.Skip(1).Select(sheet => sheet.Name), listed.Select(row => row[0]));
        Assert.All(
            listed.Where(row => row[0].StartsWith("plan_", StringComparison.Ordinal)),
            row => Assert.DoesNotContain("of the folder", row[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_for_analysis_hold_numbers_as_numbers_and_codes_as_texts()
    {
        var files = await ExportAsync(Audience.Restricted, ExportFormat.Parquet);
        var counts = files.Single(file => file.Name == "observations.parquet");

        using var stream = new MemoryStream(counts.Bytes.ToArray());
        await using var reader =
            await Parquet.ParquetReader.CreateAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        var fields = reader.Schema.DataFields.ToDictionary(field => field.Name, field => field.ClrType);

        Assert.Equal(typeof(double), fields["value"]);
        Assert.NotEqual(typeof(double), fields["place"]);
    }

    [GeneratedRegex(@"^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$")]
    private static partial Regex Tag();
}
