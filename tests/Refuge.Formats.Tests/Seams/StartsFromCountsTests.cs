using System.Globalization;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Needs;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// A folder with counts, through the real reader and every stage: forecast, needs and plan start from them.
/// </summary>
public class StartsFromCountsTests
{
    static readonly PlaceId Camp = new("camp"), Dene = new("dene"), Both = new("camp;dene");

    /// <summary>
    /// Two camps counted together on 10 February, of which one was counted alone before and the other is known since
    /// then.
    /// </summary>
    static FolderOnDisk TwoCamps() => FolderOnDisk.Valley()
        .With("sources.csv", """
            id,title,publisher,published,url,reliability,licence
            S1,First,Agency,2030-01-10,,A,
            S2,Second,Agency,2030-02-10,,A,
            """)
        .With("places.csv", """
            id,name,kind,lat,lon,source
            camp,Boro camp,site,35.2,43.2,S1
            dene,Dene camp,site,35.2,43.3,S2
            """)
        .With("sites.csv", "place,kind,source\ncamp,camp,S1\ndene,camp,S2\n")
        .With("series.csv",
            "id,title,what,of,area,population,source\np,Both camps,stock,present,camp;dene,in_camp,S1\n")
        .With("observations.csv",
            "date,place,series,value,source\n2030-01-10,camp,p,5000,S1\n2030-02-10,*,p,30000,S2\n")
        .With("facilities.csv", "place,date,item,quantity,bound,source\ncamp,2030-01-10,toilet,40,exact,S1\n");

    [Fact]
    public void A_camp_is_counted_before_the_others_of_its_group_are_known()
    {
        using var folder = TwoCamps();

        var toilets = Toilets(Run(folder, new(2030, 1, 20)));

        Assert.Equal(
            (Camp, 5_000, 100, 60),
                (toilets.Place, toilets.People!.Value.Median, toilets.Amount!.Value.Median, toilets.Gap!.Value.Median));
    }

    [Theory]
    [InlineData(Audience.Restricted)]
    [InlineData(Audience.Partner)]
    public void Camps_counted_together_need_in_one_row_less_what_stands_at_any_of_them(Audience audience)
    {
        using var folder = TwoCamps();

        var findings = Run(folder, new(2030, 2, 10), audience);

        var toilets = Toilets(findings);
        Assert.Equal(
            (Both, 30_000, 600, 40, 560),
            (toilets.Place, toilets.People!.Value.Median, toilets.Amount!.Value.Median, toilets.Have!.Value.Value,
                toilets.Gap!.Value.Median));
        var line = Assert.Single(findings.Funding.Lines, static line => line is { Item: "toilet", IsShortToday: true });
        Assert.Equal((Both, 560), (line.Place, line.Quantity));
        var plan = Publication.Compose(findings, audience, Wording.Find("en")!)
            .First(static document => document.Name == "funding.csv");
        using var text = new StringWriter();
        plan.Write(text);
        Assert.Single(text.ToString().Split('\n'), static row =>
            row.Contains("camp;dene,560,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_camp_without_a_count_of_its_own_starts_from_what_the_group_has_left()
    {
        using var folder = TwoCamps();

        var forecast = Run(folder, new(2030, 2, 10)).Forecast;

        Assert.All(forecast.Present.On(Camp, 0).ToArray(), static people => Assert.Equal(5_000, people));
        Assert.All(forecast.Present.On(Dene, 0).ToArray(), static people => Assert.Equal(25_000, people));
        Assert.All(forecast.DisplacedNow.On(0).ToArray(), static people => Assert.Equal(30_000, people));
        Assert.True(Quantiles.Of(forecast.Present.On(Dene, 14)).At(0.5) > 20_000);
    }

    [Fact]
    public void Arrivals_that_climb_go_on_where_nobody_knows_who_lives_where()
    {
        using var folder = FolderOnDisk.Valley()
            .With("places.csv", "id,name,kind,lat,lon,source\nhome,Home,town,10,10,S1\ncamp,Camp,site,10,10.3,S1\n")
            .With("sites.csv", "place,kind,source\ncamp,camp,S1\n")
            .With("series.csv", "id,title,what,of,area,population,source\na,Arrivals,cumulative,arrivals,*,all,S1\n")
            .With("observations.csv",

                    "date,place,series,value,source,reported\n"
                    + "2030-01-13,*,a,40000,S1,2030-01-13\n"
                    + "2030-01-16,*,a,90000,S1,2030-01-16\n"
                    + "2030-01-19,*,a,130000,S1,2030-01-19\n");

        var forecast = Run(folder, new(2030, 1, 20)).Forecast;

        Assert.All(forecast.DisplacedNow.On(0).ToArray(), static people => Assert.Equal(130_000, people));
        Assert.All(forecast.Present.On(Camp, 0).ToArray(), static people => Assert.Equal(130_000, people));
        Assert.InRange(Quantiles.Of(forecast.DisplacedTotal.On(14)).At(0.5), 10_000, 120_000);
        Assert.True(Quantiles.Of(forecast.Present.On(Camp, 14)).At(0.5) > 140_000);
    }

    /// <summary>A town fought over of whose 50,000 people 45,000 were counted as gone.</summary>
    static FolderOnDisk NearlyEmptied() => FolderOnDisk.Valley()
        .With("places.csv",

                "id,name,kind,lat,lon,population,population_date,source,reported\n"
                + "home,Home,town,10,10,50000,2029-12-31,S1,\n"
                + "camp,Camp,site,10,10.3,,,S1,\n")
        .With("sites.csv", "place,kind,capacity_people,source\ncamp,camp,500000,S1\n")
        .With("routes.csv", "id,from,to,km,mode,source\nh-c,home,camp,33,road,\n")
        .With("control.csv", "place,part,date,status,source\nhome,whole,2030-01-10,contested,S1\n")
        .With("series.csv",

                "id,title,what,of,area,population,counts_from,source\n"
                + "a,Arrivals,cumulative,arrivals,camp,all,2030-01-01,S1\n"
                + "p,Present,stock,present,camp,in_camp,,S1\n")
        .With("observations.csv",

                "date,place,series,value,source,reported\n"
                + "2030-02-20,*,a,45000,S1,2030-02-20\n"
                + "2030-02-20,camp,p,45000,S1,2030-02-20\n");

    [Fact]
    public void Nobody_who_was_counted_as_gone_flees_again()
    {
        using var folder = NearlyEmptied();

        var findings = Run(folder, new(2030, 2, 20), days: 60);

        Assert.All(findings.Forecast.DisplacedTotal.On(60).ToArray(), static people =>
            Assert.InRange(people, 0, 5_000));
        Assert.All(findings.Forecast.DisplacedNow.On(60).ToArray(), static people =>
            Assert.InRange(people, 45_000, 50_000));
        Assert.All(findings.SeriesForecasts, series => Assert.True(series.Count().On(60).ToArray().Max() <= 50_000));
    }

    [Fact]
    public void A_row_that_became_known_after_an_assumption_holds_over_it()
    {
        using var folder = NearlyEmptied()
            .With("places.csv",

                    "id,name,kind,lat,lon,population,population_date,source,reported\n"
                    + "home,Home,town,10,10,50000,2029-12-31,S1,\n"
                    + "home,,,,,5000,2030-02-20,S1,2030-02-20\n"
                    + "camp,Camp,site,10,10.3,,,S1,\n")
            .With("assumptions.csv",

                    "id,what,subject,low,best,high,unit,basis,reported\n"
                    + "p,population,home,40000,50000,60000,people,judgement,2030-01-10\n");

        var findings = Run(folder, new(2030, 2, 20), days: 60);

        Assert.All(findings.Forecast.DisplacedNow.On(60).ToArray(), static people =>
            Assert.InRange(people, 45_000, 50_000));
        Assert.Contains(findings.Situation.Contradictions, static contradiction => contradiction.Kind == "assumption");
    }

    [Fact]
    public void A_home_restated_below_what_the_counts_leave_may_hold_more_than_is_stated_but_never_more_than_is_left()
    {
        using var folder = NearlyEmptied().With(
            "places.csv",
            "id,name,kind,lat,lon,population,population_date,source,reported\n"
            + "home,Home,town,10,10,50000,2029-12-31,S1,\n"
            + "home,,,,,4500,2030-02-20,S1,2030-02-20\n"
            + "camp,Camp,site,10,10.3,,,S1,\n");

        var residents = Run(folder, new(2030, 2, 20)).Forecast.Residents.On(new("home"), 0).ToArray();

        Assert.InRange(residents.Max(), 4_600, 5_000);
        Assert.InRange(residents.Min(), 3_000, 4_400);
    }

    [Fact]
    public void A_home_restated_above_what_the_counts_leave_stands_as_it_was_restated()
    {
        using var folder = NearlyEmptied().With(
            "places.csv",
            "id,name,kind,lat,lon,population,population_date,source,reported\n"
            + "home,Home,town,10,10,50000,2029-12-31,S1,\n"
            + "home,,,,,8000,2030-02-20,S1,2030-02-20\n"
            + "camp,Camp,site,10,10.3,,,S1,\n");

        var residents = Run(folder, new(2030, 2, 20)).Forecast.Residents.On(new("home"), 0).ToArray();

        Assert.InRange(residents.Max(), 7_800, 8_000);
    }

    [Fact]
    public void Where_no_way_is_known_the_counts_go_on()
    {
        using var folder = NearlyEmptied().Without("routes.csv");

        var forecast = Run(folder, new(2030, 2, 20), days: 60).Forecast;

        var later = Quantiles.Of(forecast.Present.On(Camp, 60));
        Assert.InRange(later.At(0.5), 40_000, 50_000);
        Assert.True(later.At(0.9) > later.At(0.1) + 2_000);
    }

    [Fact]
    public void Of_a_site_that_nobody_counted_nobody_says_how_many_are_there()
    {
        using var folder = NearlyEmptied().Without("observations.csv");

        var findings = Run(folder, new(2030, 2, 20));

        var forecast = Publication.Compose(findings, Audience.Restricted, Wording.Find("en")!)
            .First(static document => document.Name == "forecast.csv");
        using var text = new StringWriter();
        forecast.Write(text);
        Assert.DoesNotContain(",camp,,present,", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(",camp,,arrivals,", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2030-03-01", "2030-03-01")]
    [InlineData("", "2030-04-11")]
    public void A_site_on_which_works_are_under_way_takes_people_from_the_day_they_stand(string from, string opens)
    {
        using var folder = NearlyEmptied()
            .With(
                "places.csv",
                "id,name,kind,lat,lon,population,population_date,source,reported\n"
                + "home,Home,town,10,10,50000,2029-12-31,S1,\ncamp,New camp,site,10,10.3,,,S1,\n")
            .With("sites.csv", "place,kind,capacity_people,source\ncamp,candidate,20000,S1\n")
            .With(
                "responses.csv",
                "id,organisation,sector,activity,place,item,quantity,unit,status,from,to,funded_by,source,reported\n"
                + $"w,A,Site,plots,camp,capacity,20000,people,under_way,{from},,,S1,2030-02-10\n")
            .With(
                "assumptions.csv",
                "id,what,subject,low,best,high,unit,basis,reported\n"
                + "d,fight_days_town,,200,210,220,days,judgement,2030-01-10\n")
            .Without("observations.csv");

        var arrivals = Run(folder, new(2030, 2, 20), days: 90).Forecast.Arrivals;

        var day = DateOnly.Parse(opens, CultureInfo.InvariantCulture).DayNumber - new DateOnly(2030, 2, 20).DayNumber;
        for (var before = 1; before < day; before++)
        {
            Assert.All(arrivals.On(Camp, before).ToArray(), static people => Assert.Equal(0, people));
        }
        Assert.True(Enumerable.Range(day, 20).Sum(later => arrivals.On(Camp, later).ToArray().Sum()) > 0);
    }

    static Need Toilets(Findings findings) =>
        Assert.Single(findings.Needs.Today, static need => need is { Indicator: "toilet", Phase: "emergency" });

    static Findings Run(FolderOnDisk folder, DateOnly asOf, Audience audience = Audience.Restricted, int days = 14)
    {
        var reading = folder.Read();
        var size = new EnsembleSize(days, 60, 1);
        var request = new CycleRequest(asOf, size, null, null, 2, "test", "test") { Audience = audience };
        return ForecastCycle.Run(
            reading.Crisis!, request, ShippedReader.Knowledge, null, TestContext.Current.CancellationToken);
    }
}
