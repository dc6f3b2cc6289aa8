using System.Globalization;
using System.Text;
using Refuge.Files;
using Refuge.Formats.Reports;
using Refuge.Reports.Places;

namespace Refuge.Formats.Crises;

/// <summary>Writes a crisis folder that holds one report and the places it names, and nothing else.</summary>
static class CrisisStart
{
    /// <summary>
    /// From how many people on a place is a city, and from how many a town (GeoNames: cities1000 and larger; judgement
    /// for the city).
    /// </summary>
    const long City = 100_000, Town = 1_000;

    const string SourceId = "R1";

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">The folder; it is made when it is not there.</param>
    /// <param name="id">The identity of the crisis.</param>
    /// <param name="name">The report's file name.</param>
    /// <param name="bytes">The report as received.</param>
    /// <param name="published">The day of publication. Null: the day that the report itself gives.</param>
    /// <returns>What is wrong; with a fatal problem nothing was written.</returns>
    public static IReadOnlyList<Problem> FromReport(
        DirectoryInfo folder, string id, string name, byte[] bytes, DateOnly? published)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(bytes);
        if (Path.GetExtension(name).ToLowerInvariant() is not (".txt" or ".md" or ".html" or ".htm" or ".eml"))
        {
            return [
                new(
                    Severity.Fatal, new(name), "The file is no report that can be read.",
                    "Save it as .txt, .md, .html or .eml.")];
        }

        if (!PlainName.Fits(name))
        {
            return [
                new(
                    Severity.Fatal, new(name), "The name of the report cannot be the name of a file on every system.",
                    "Rename it: letters, digits, hyphens and underscores.")];
        }

        var (report, problems) = ReportFile.Read(name, bytes, published);
        var reading = ShippedReader.Read(report);
        if (reading.Reference is not { } day)
        {
            return [
                .. problems,
                new(
                    Severity.Fatal, new(name), "Nothing says on which day the report was published.",
                    "Give the day with --published 2016-08-28.")];
        }

        var places = NamedInReport.Of(reading, Gazetteer.Names);
        if (places.Count == 0)
        {
            return [
                .. problems,
                new(
                    Severity.Fatal, new(name),
                    "The report names no town or village that the gazetteer knows, and a crisis needs a place.",
                    "Write places.csv by hand.")];
        }

        Directory.CreateDirectory(Path.Combine(folder.FullName, "reports"));
        Write(folder, "crisis.yml", $"""
            id: "{id}"
            title: "{id}"
            first_day: {Day(day)}
            currency: USD
            # UNHCR Emergency Handbook, site planning: an average household of five. Replace it by the country's own.
            household_size: 5
            standard_set: sphere-2018
            languages: [en]
            movement_rules: refuge

            """);
        Write(
            folder, "sources.csv",
            "id,title,publisher,published,url,reliability,licence\n"
            + $"{SourceId},{ReviewsFile.Cell(name)},"
            + $"{ReviewsFile.Cell(ReportPublisher.Find(name, report.Text) ?? "")},{Day(day)},,,\n");
        Write(
            folder, "reports/index.csv",
            $"file,source,published,language,url\n{ReviewsFile.Cell($"reports/{name}")},{SourceId},{Day(day)},en,\n");
        File.WriteAllBytes(Path.Combine(folder.FullName, "reports", name), bytes);
        Write(folder, "places.csv", Places(places));
        return problems;
    }

    static string Places(IReadOnlyList<ReportedPlace> places)
    {
        // That a site stands is a fact with a day: its row cites the report.
        var hasSites = places.Any(static place => place.Place.IsSite);
        var table = new StringBuilder("id,name,aliases,kind,lat,lon,country,admin1")
            .Append(hasSites ? ",near,source\n" : "\n");
        foreach (var (id, place, spellings, near) in places)
        {
            string[] cells =
            [
                id, place.Name, string.Join(';', spellings), Kind(place), Number(place.Latitude),
                Number(place.Longitude), place.Country ?? "", Province(place),
                .. hasSites ? [near ?? "", place.IsSite ? SourceId : ""] : (string[])[],
            ];
            table.Append(string.Join(',', cells.Select(ReviewsFile.Cell))).Append('\n');
        }

        return table.ToString();
    }

    /// <summary>The name of the first administrative level, for a reader; its code where it has no name.</summary>
    static string Province(NamedPlace place) => place is { Country: { } country, Admin1: { } code }
        ? Gazetteer.FindProvince(country, code) ?? code : place.Admin1 ?? "";

    static string Kind(NamedPlace place) => place switch
    {
        { IsSite: true } => "site",
        { Kind: NamedPlaceKind.District } => "district",
        { Kind: NamedPlaceKind.Capital } or { Population: >= City } => "city",
        { Kind: NamedPlaceKind.Seat } or { Population: >= Town } => "town",
        _ => "village",
    };

    static string Number(double? value) => value?.ToString("0.#####", CultureInfo.InvariantCulture) ?? "";

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static void Write(DirectoryInfo folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder.FullName, name), text.ReplaceLineEndings("\n"));
}
