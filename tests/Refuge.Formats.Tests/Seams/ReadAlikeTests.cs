using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Reports.Places;

namespace Refuge.Formats.Tests.Seams;

/// <summary>A plan, the inbox and <c>read</c> find the same in a report. What happens is invented.</summary>
public class ReadAlikeTests
{
    const string Story =
        "Oruna, 5 January 2030 - Shelling went on in Alma on Friday. In Kisangani, 4,000 people arrived on Saturday. "
        + "Some 300 displaced people are staying with families in Boro.";

    [Fact]
    public void The_inbox_places_claims_where_read_places_them()
    {
        using var folder = Valley();
        var crisis = folder.Read().Crisis!;
        var read = ShippedReader.Of(crisis)(Assert.Single(crisis.Reports.Rows).Value);

        var inbox = Inbox.Of(crisis, new(2030, 1, 12), new(ShippedReader.Knowledge));

        Assert.NotEmpty(read.Claims);
        var shown = Assert.Single(inbox.Reports).Claims.ToDictionary(static claim => claim.Id);
        Assert.All(
            read.Claims.Where(claim => shown.ContainsKey(claim.Id)),
            claim => Assert.Equal(claim.Places, shown[claim.Id].Places));
        Assert.Contains(shown.Values, static claim => claim.Places is [{ Name: "Kisangani" }]);
        Assert.Contains(shown.Values, static claim => claim.Places is [{ Id: "boro" }]);
    }

    [Fact]
    public void An_extraction_that_was_kept_says_who_is_displaced_and_which_places_are_lived_in()
    {
        using var folder = Valley();
        var crisis = folder.Read().Crisis!;
        var extractions = new Extractions(ShippedReader.Knowledge);
        var reading = Assert.Single(ForecastCycle.Readings(
            crisis, crisis.Reports.AsOf(new(2030, 1, 12)), new(2030, 1, 12), extractions));
        var extraction = Assert.Single(extractions.TakeAdded());

        var kept = ExtractionJson.Read(ExtractionJson.Write(extraction)).Reading;

        Assert.Equal(
            reading.Claims.SelectMany(static claim => claim.Statements),
            kept.Claims.SelectMany(static claim => claim.Statements));
        Assert.Equal(
            reading.Claims.SelectMany(static claim => claim.Places),
            kept.Claims.SelectMany(static claim => claim.Places));
        Assert.Contains(
            kept.Claims.SelectMany(static claim => claim.Statements),
            static said => said is Refuge.Reports.Claims.PeopleStatement { IsDisplaced: true });
        Assert.Contains(
            kept.Claims.SelectMany(static claim => claim.Places),
            static mention => mention.Reference is ExactPlace { IsInhabited: true });
    }

    [Fact]
    public void A_name_behind_a_kind_of_place_is_no_town_that_is_called_like_the_kind()
    {
        using var folder = Valley("Oil City of Boro retaken, army says\n\nThe army took Boro on Friday, 4 January 2030.");
        var crisis = folder.Read().Crisis!;

        var reading = ShippedReader.Of(crisis)(Assert.Single(crisis.Reports.Rows).Value);

        Assert.Equal(["boro"], reading.Claims[0].Places.Select(static place => place.Id));
    }

    static FolderOnDisk Valley(string story = Story) => FolderOnDisk.Valley()
        .With(
            "places.csv",
            "id,name,aliases,kind,lat,lon,population,source\nalma,Alma,,town,35.0,43.0,12000,S1\nboro,Boro,,village,35.1,43.1,900,\n")
        .With("reports/index.csv", "file,source,published\nstory.txt,S1,2030-01-05\n")
        .With("reports/story.txt", story);
}
