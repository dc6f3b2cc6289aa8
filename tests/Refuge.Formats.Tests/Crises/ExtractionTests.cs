using System.Text.Json;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Crises;

/// <summary>Reports are read once; what was found is resolved to a day.</summary>
public class ExtractionTests
{
    const string Story =
        "Oruna, 5 January 2030 - About 600 people fled from Alma to Boro on Friday. The camp near Boro has two "
        + "toilets.";

    [Fact]
    public void A_report_is_read_once_for_all_as_of_days_and_for_a_run_beside_it()
    {
        using var folder = Valley();
        var extractions = new Extractions(ShippedReader.Knowledge);

        foreach (var day in (int[])[12, 20, 27]) Plan(folder.Read().Crisis!, new(2030, 1, day), extractions);

        Assert.Equal(1, extractions.TextsRead);
    }

    [Fact]
    public void A_report_is_read_again_when_a_place_that_it_names_becomes_visible()
    {
        using var folder = Valley().With("places.csv", """
            id,name,aliases,kind,lat,lon,population,source,reported
            alma,Alma,,town,35.0,43.0,12000,S1,
            boro,Boro,,site,35.1,43.1,,,2030-01-15
            """);
        var crisis = folder.Read().Crisis!;
        var extractions = new Extractions(ShippedReader.Knowledge);
        Plan(crisis, new(2030, 1, 12), extractions);

        var kept = Plan(crisis, new(2030, 1, 20), extractions);

        Assert.Equal(Plan(crisis, new(2030, 1, 20), new(ShippedReader.Knowledge)), kept);
        Assert.Equal(2, extractions.TextsRead);
    }

    [Fact]
    public void A_report_is_not_read_again_when_a_place_that_it_does_not_name_becomes_visible()
    {
        using var folder = Valley().With("places.csv", """
            id,name,aliases,kind,lat,lon,population,source,reported
            alma,Alma,,town,35.0,43.0,12000,S1,
            boro,Boro,,village,35.1,43.1,900,,
            zab,Zab camp,,site,35.2,43.2,,,2030-01-15
            """);
        var crisis = folder.Read().Crisis!;
        var extractions = new Extractions(ShippedReader.Knowledge);
        Plan(crisis, new(2030, 1, 12), extractions);

        var kept = Plan(crisis, new(2030, 1, 20), extractions);

        Assert.Equal(Plan(crisis, new(2030, 1, 20), new(ShippedReader.Knowledge)), kept);
        Assert.Equal(1, extractions.TextsRead);
    }

    [Fact]
    public void A_report_is_read_again_when_the_index_says_something_else_of_it()
    {
        using var folder = Valley();
        var extractions = new Extractions(ShippedReader.Knowledge);
        Plan(folder.Read().Crisis!, new(2030, 1, 12), extractions);
        folder.With("reports/index.csv", "file,source,published,language\nstory.txt,S1,2030-01-05,en\n");

        Plan(folder.Read().Crisis!, new(2030, 1, 12), extractions);

        Assert.Equal(2, extractions.TextsRead);
    }

    [Theory]
    [InlineData("mosul-2016")]
    [InlineData("small-valley")]
    public void An_extraction_comes_back_from_its_bytes_as_it_was(string example)
    {
        var crisis = CrisisFolder.Read(
            new(Path.Combine(Repository.Root, "examples", example)), null,
            TestContext.Current.CancellationToken).Crisis!;
        var first = new Extractions(ShippedReader.Knowledge);
        var fresh = Plan(crisis, crisis.LastKnownOn!.Value, first);
        var second = new Extractions(ShippedReader.Knowledge);
        var made = first.TakeAdded();
        Assert.NotEmpty(made);

        foreach (var extraction in made) second.Keep(ExtractionJson.Read(ExtractionJson.Write(extraction)));
        var kept = Plan(crisis, crisis.LastKnownOn!.Value, second);

        Assert.Equal(0, second.TextsRead);
        Assert.Equal(fresh, kept);
        Assert.All(made, static extraction => Assert.Equal(
            extraction.Reading.Claims.SelectMany(static claim => claim.Statements),
            ExtractionJson.Read(
                ExtractionJson.Write(extraction)).Reading.Claims.SelectMany(static claim => claim.Statements)));
        Assert.All(
            made,
            extraction => Assert.Equal(Json(extraction), Json(ExtractionJson.Read(ExtractionJson.Write(extraction)))));
    }

    static FolderOnDisk Valley() => FolderOnDisk.Valley()
        .With(
            "places.csv",
            "id,name,aliases,kind,lat,lon,population,source\nalma,Alma,,town,35.0,43.0,12000,S1\nboro,Boro,,village,35.1,43.1,900,\n")
        .With("reports/index.csv", "file,source,published\nstory.txt,S1,2030-01-05\n")
        .With("reports/story.txt", Story);

    /// <summary>Everything that a plan for the owners of the folder prints, its record of inputs apart.</summary>
    static string Plan(Crisis crisis, DateOnly asOf, Extractions extractions)
    {
        var findings = ForecastCycle.Run(
            crisis, new(asOf, new(20, 8, 1), null, null, 1, "1.0.0", "test"), extractions, null,
            TestContext.Current.CancellationToken);
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var document in Publication.Compose(findings, Audience.Restricted)
            .Where(document => document.Name != "run.json"))
        {
            text.WriteLine(document.Name);
            document.Write(text);
        }

        return text.ToString();
    }

    static string Json(Extraction extraction) =>
        JsonSerializer.Serialize(extraction.Reading.Claims) + extraction.Lookups + extraction.Answers;
}
