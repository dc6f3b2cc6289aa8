using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>What past operations say of a city, through the real reader, the forecast and the bulletin.</summary>
public class PastOperationsTests
{
    static FolderOnDisk City(int population) => FolderOnDisk.Valley()
        .With(
            "places.csv",
            "id,name,kind,lat,lon,population,population_date,source\n"
            + $"alma,Alma,city,35,43,{population},2029-12-31,S1\nboro,Boro,town,35.3,43,20000,2029-12-31,S1\n")
        .With("routes.csv", "id,from,to,km,mode,source\na-b,alma,boro,33,road,S1\n")
        .With(
            "control.csv",
            "place,part,date,status,source\nalma,whole,2030-01-10,contested,S1\nboro,whole,2030-01-10,calm,S1\n");

    [Fact]
    public void A_city_of_a_size_that_past_operations_cover_follows_them_and_the_page_names_them()
    {
        using var folder = City(400_000);

        var findings = Run(folder);

        var share = Assert.Single(findings.Forecast.Drivers, static driver => driver.Cases.Count > 0);
        Assert.Equal(("class:leave_share_city:alma", new PlaceId("alma")), (share.Id, share.Place));
        Assert.Contains("SIRTE2011", share.Cases);
        Assert.Contains("SIRTE2011", Page(findings, Audience.Restricted), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "SIRTE2011", Page(Run(folder, Audience.Partner), Audience.Partner), StringComparison.Ordinal);
    }

    [Fact]
    public void A_city_larger_than_any_past_case_keeps_the_judgement()
    {
        using var folder = City(9_000_000);

        Assert.DoesNotContain(Run(folder).Forecast.Drivers, static driver => driver.Cases.Count > 0);
    }

    [Fact]
    public void What_the_folder_assumes_holds_over_past_operations()
    {
        using var folder = City(400_000).With(
            "assumptions.csv",
            "id,what,subject,low,best,high,unit,basis,reported\n"
            + "l,leave_share_city,,0.1,0.2,0.3,share,judgement,2030-01-10\n");

        Assert.DoesNotContain(Run(folder).Forecast.Drivers, static driver => driver.Cases.Count > 0);
    }

    static FolderOnDisk WithPlan(FolderOnDisk folder, string figures) => folder
        .With(
            "series.csv",
            "id,title,publisher,what,of,area,population,source\n"
            + "fled,People displaced,UN,cumulative,displaced,*,all,S1\n")
        .With("observations.csv", "date,place,series,value,source\n2030-01-10,*,fled,90000,S1\n")
        .With("plans.csv", $"made_on,made_by,place,series,low,central,high,source\n2030-01-05,UN,,{figures},S1\n");

    [Fact]
    public void For_a_city_larger_than_any_past_case_a_planners_upper_bound_speaks_less_who_is_counted()
    {
        using var folder = WithPlan(City(9_000_000), "fled,,,990000");

        var share = Run(folder).Forecast.Drivers.Single(static driver => driver.Id == "plan:leave_share_city:alma");

        Assert.Equal(0.015, share.PriorLow, 9);
        Assert.Equal(0.05, share.PriorMedian, 9);
        Assert.Equal(0.09, share.PriorHigh, 9);
        Assert.Equal(new("alma"), share.Place);
    }

    [Theory]
    [InlineData("fled,,500000,900000")]
    [InlineData("fled,100000,,900000")]
    [InlineData(",,,900000")]
    [InlineData("fled,,,95000")]
    public void What_is_no_upper_bound_of_people_who_flee_or_is_nearly_reached_does_not_speak(string figures)
    {
        using var folder = WithPlan(City(9_000_000), figures);

        Assert.DoesNotContain(
            Run(folder).Forecast.Drivers,
            static driver => driver.Id.StartsWith("plan:", StringComparison.Ordinal));
    }

    [Fact]
    public void Past_operations_that_cover_a_city_speak_before_planners()
    {
        using var folder = WithPlan(City(400_000), "fled,,,300000");

        Assert.Contains(Run(folder).Forecast.Drivers, static driver => driver.Id == "class:leave_share_city:alma");
        Assert.DoesNotContain(
            Run(folder).Forecast.Drivers,
            static driver => driver.Id.StartsWith("plan:", StringComparison.Ordinal));
    }

    static string Page(Findings findings, Audience audience)
    {
        using var text = new StringWriter();
        Publication.Compose(findings, audience, Wording.Find("en")!)
            .First(static document => document.Name == "bulletin.md").Write(text);
        return text.ToString();
    }

    static Findings Run(FolderOnDisk folder, Audience audience = Audience.Restricted) => ForecastCycle.Run(
        folder.Read().Crisis!,
        new CycleRequest(new(2030, 1, 20), new EnsembleSize(14, 40, 1), null, null, 2, "test", "test")
        {
            Audience = audience,
        }, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
}
