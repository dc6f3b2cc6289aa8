using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// From the rows of a folder to what its page says of ways, crossings, sites that people have left, and people in
/// buildings.
/// </summary>
public class WaysAndSitesTests
{
    static readonly DateOnly Day = new(2030, 2, 20);

    [Theory]
    [InlineData(Audience.Restricted)]
    [InlineData(Audience.Partner)]
    public void A_bridge_that_a_flood_took_is_on_the_page_with_its_way_and_whoever_says_so(Audience audience)
    {
        using var folder = Storm()
            .With("hazards.csv", "id,place,kind,status,part,from,source\nh,alma,flood,confirmed,centre,2030-02-12,S1\n")
            .With(
                "closures.csv", "kind,subject,applies_to,from,reason,source\nroute,ab,all,2030-02-12,bridge gone,S2\n");

        var page = PageOfFolder.Markdown(folder, audience, Day);

        Assert.Contains("## Access: ways, crossings, dangers", page, StringComparison.Ordinal);
        Assert.Contains(
            "**Closed: the way from Alma to Boro.** Since 12 Feb 2030. For everybody.", page, StringComparison.Ordinal);
        Assert.Contains("By Relief office, 19 Feb 2030, 1 day old.", page, StringComparison.Ordinal);
        Assert.Contains("Alma to Boro (bridge, closed)", page, StringComparison.Ordinal);
        Assert.Contains("**Danger at Alma:** flood water (confirmed, centre).", page, StringComparison.Ordinal);
        Assert.Contains("Of 1 other way nobody said that they are closed.", page, StringComparison.Ordinal);
        Assert.Equal(audience == Audience.Restricted, page.Contains("Bridge gone.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("partner", true)]
    public void Where_people_fight_partners_are_told_of_a_closed_way_by_a_row_that_releases_itself(
        string sensitivity, bool isTold)
    {
        using var folder = Storm()
            .With("control.csv", "place,part,date,status,source\nalma,whole,2030-02-01,contested,S1\n")
            .With(
                "closures.csv",
                $"kind,subject,applies_to,from,reason,source,sensitivity\nroute,bc,all,2030-02-12,mines,S2,{sensitivity}\n")
            .With("hazards.csv", "id,place,kind,status,from,source\nh,camp,flood,confirmed,2030-02-12,S1\n");

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.Equal(
            isTold, page.Contains("**Closed: the way from Boro to Old camp.**", StringComparison.Ordinal));
        Assert.DoesNotContain("(bridge,", page, StringComparison.Ordinal);
        Assert.Contains("Which ways are open, and most dangers such as mines, are not shown here.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crossing_is_told_by_its_last_day_its_last_week_and_its_pace_with_the_week_before_it()
    {
        using var folder = Storm()
            .With("sites.csv", "place,kind,capacity_people,source\nhall,transit,1000,S1\n")
            .With(
                "series.csv",
                "id,title,publisher,what,of,area,population,source\nin,Came in,UNHCR,flow,arrivals,hall,all,S1\n")
            .With(
                "observations.csv",
                "date,place,series,value,source\n"
                + string.Concat(Enumerable.Range(7, 14).Select(day => FormattableString.Invariant(
                    $"2030-02-{day:00},hall,in,{(day < 14 ? 100 : 200)},S2\n"))));

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.Contains(
            "**Hall:** 200 came on 20 Feb 2030. 1,400 came in the 7 days to 20 Feb 2030: about 200 a day. "
            + "In the 7 days before: 700.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_border_stands_on_the_page_and_when_it_opened_again_too()
    {
        using var folder = Storm()
            .With("places.csv", Places.Replace("lon,", "lon,country,", StringComparison.Ordinal)
                .Replace("43.0,12000", "43.0,AA,12000", StringComparison.Ordinal)
                .Replace("43.1,900", "43.1,BB,900", StringComparison.Ordinal)
                .Replace("43.2,,S1", "43.2,BB,,S1", StringComparison.Ordinal)
                .Replace("43.0,,S1", "43.0,AA,,S1", StringComparison.Ordinal))
            .With(
                "closures.csv",
                "kind,subject,applies_to,from,to,source\nborder,AA|BB,people,2030-02-01,2030-02-10,S2\n");

        Assert.Contains(
            "**Open again: the border between AA and BB.** Closed from 1 Feb 2030 to 10 Feb 2030.",
            PageOfFolder.Markdown(folder, Audience.Restricted, Day), StringComparison.Ordinal);
        Assert.Contains(
            "الوصول: الطرق والمعابر والأخطار",
            PageOfFolder.Markdown(folder, Audience.Restricted, Day, "ar"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_camp_that_was_closed_and_counted_empty_is_told_as_emptied_and_is_no_contradiction()
    {
        using var folder = Storm()
            .With(
                "sites.csv",
                "place,kind,opens,closes,capacity_people,source\ncamp,camp,2030-01-01,2030-02-15,9000,S2\n"
                + "hall,camp,2030-01-01,,1000,S1\n")
            .With(
                "observations.csv",
                "date,place,series,value,source\n2030-02-12,camp,s,8000,S2\n2030-02-16,camp,s,0,S2\n"
                + "2030-02-18,hall,s,400,S2\n");

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.Contains(
            "**Emptied: Old camp,** closed on 15 Feb 2030, nobody counted there on 16 Feb 2030; before that "
            + "8,000 people on 12 Feb 2030. By Relief office", page, StringComparison.Ordinal);
        Assert.Contains("Where the people of these sites went is not known", page, StringComparison.Ordinal);
        Assert.DoesNotContain("do not agree", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "falls by more than half", PageOfFolder.Markdown(folder, Audience.Restricted, Day),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_that_halves_within_a_week_without_a_closed_site_is_still_doubted()
    {
        using var folder = Storm().With(
            "observations.csv",
            "date,place,series,value,source\n2030-02-12,hall,s,8000,S2\n2030-02-16,hall,s,400,S2\n");

        Assert.Contains(
            "falls by more than half", PageOfFolder.Markdown(folder, Audience.Restricted, Day),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collective_centre", "", false)]
    [InlineData("emergency", "school", false)]
    [InlineData("emergency", "private", true)]
    public void Room_in_a_building_is_made_in_its_rooms_and_no_plots_or_wells_are_ordered_for_it(
        string kind, string land, bool takesPlots)
    {
        using var folder = Storm()
            .With("sites.csv", $"place,kind,capacity_people,land,source\nhall,{kind},1000,{land},S1\n")
            .With("observations.csv", "date,place,series,value,source\n2030-02-18,hall,s,4000,S2\n")
            .With(
                "facilities.csv",
                "place,date,item,quantity,bound,source\nhall,2030-02-18,water_point,1,exact,S2\n");

        var plan = PageOfFolder.Of(folder, Audience.Partner, Day, "funding.csv");

        Assert.Equal(takesPlots, plan.Contains("site-plot,hall", StringComparison.Ordinal));
        Assert.Equal(!takesPlots, plan.Contains("room-in-a-building,hall", StringComparison.Ordinal));
        Assert.Equal(takesPlots, plan.Contains("water-point,hall", StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_is_in_a_school_of_a_counted_town_is_counted_once()
    {
        using var folder = Storm()
            .With("places.csv", Places.Replace("lon,", "lon,admin2,", StringComparison.Ordinal)
                .Replace("43.0,12000", "43.0,North,12000", StringComparison.Ordinal)
                .Replace("43.1,900", "43.1,North,900", StringComparison.Ordinal)
                .Replace("43.2,,S1", "43.2,North,,S1", StringComparison.Ordinal)
                .Replace("35.1,43.0,,S1", "35.01,43.0,North,,S1", StringComparison.Ordinal))
            .With("sites.csv", "place,kind,capacity_people,source\nhall,collective_centre,1000,S1\n")
            .With(
                "series.csv",
                "id,title,publisher,what,of,area,population,source\ns,In shelters,A,stock,present,hall,in_camp,S1\n"
                + "d,By town,A,stock,displaced,alma;boro,all,S1\nt,Displaced,A,stock,displaced,*,all,S1\n")
            .With(
                "observations.csv",
                "date,place,series,value,source\n2030-02-18,hall,s,400,S2\n2030-02-18,alma,d,3000,S2\n"
                + "2030-02-18,*,t,5000,S2\n");

        var needs = PageOfFolder.Of(folder, Audience.Restricted, Day, "needs.csv");

        Assert.Contains(
            "No place is known of about 2,000 people", PageOfFolder.Markdown(folder, Audience.Restricted, Day),
            StringComparison.Ordinal);
        Assert.Contains(
            "2030-02-20,alma,displaced_outside_sites,WASH,water_quantity,", needs, StringComparison.Ordinal);
        Assert.Contains(",2600,2600,2600,", needs, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_went_home_since_everybody_was_counted_are_not_asked_for_at_places_unknown()
    {
        using var folder = Storm()
            .With(
                "series.csv",
                "id,title,publisher,what,of,area,population,counts_from,source\n"
                + "s,In sites,A,stock,present,camp;hall,in_camp,,S1\nt,Displaced,A,stock,displaced,*,all,,S1\n"
                + "b,Went home,A,cumulative,returned,*,all,2030-02-11,S1\n")
            .With(
                "observations.csv",
                "date,place,series,value,source\n2030-02-18,hall,s,400,S2\n2030-02-10,*,t,5000,S2\n"
                + "2030-02-19,*,b,1600,S2\n");

        Assert.Contains(
            "No place is known of about 3,000 people who were counted. Those who went home since, 1,600, are taken "
            + "off; the totals hold them as people at home.",
            PageOfFolder.Markdown(folder, Audience.Restricted, Day), StringComparison.Ordinal);
    }

    [Fact]
    public void The_wounded_are_an_alert_of_their_own_that_asks_where_they_can_be_operated_on()
    {
        using var folder = Storm().With(
            "health.csv",
            "place,date,condition,group,cases,period_days,source\nalma,2030-02-18,injured,all,300,7,S2\n");

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.Contains("**Injuries reported (300), Alma.**", page, StringComparison.Ordinal);
        Assert.Contains("Ask today which hospital still operates", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_went_home_are_never_the_count_that_the_page_starts_from()
    {
        using var folder = Storm()
            .With(
                "series.csv",
                "id,title,publisher,what,of,area,population,counts_from,source\n"
                + "t,Displaced,A,stock,displaced,*,all,,S1\n"
                + "b,Went home,A,cumulative,returned,*,all,2030-01-15,S1\n")
            .With(
                "observations.csv",
                "date,place,series,value,source\n2030-01-20,*,t,50000,S1\n2030-02-19,*,b,1600,S2\n");

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.True(
            page.IndexOf("**50,000:** Displaced", StringComparison.Ordinal)
            < page.IndexOf("**1,600:** Went home", StringComparison.Ordinal));
        Assert.Contains("under five 7,500 to 10,000", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Deaths_of_a_disease_are_not_told_as_its_cases()
    {
        using var folder = Storm().With(
            "health.csv",
            "place,date,condition,group,cases,period_days,disease,source\n"
            + "alma,2030-02-18,deaths,all,31,7,cholera,S2\nhall,2030-02-18,suspected_cholera,all,120,7,,S2\n");

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.Contains("**Suspected cholera (31 deaths), Alma.**", page, StringComparison.Ordinal);
        Assert.Contains("**Suspected cholera (120), Hall.**", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transit_site_that_holds_more_than_it_has_room_for_is_told_with_the_pace_at_which_people_come()
    {
        using var folder = Storm()
            .With("sites.csv", "place,kind,capacity_people,source\nhall,transit,1000,S1\n")
            .With(
                "series.csv",
                "id,title,publisher,what,of,area,population,source\ns,In sites,A,stock,present,camp;hall,in_camp,S1\n"
                + "in,Came in,UNHCR,flow,arrivals,hall,all,S1\n")
            .With(
                "observations.csv",
                "date,from,place,series,value,source\n2030-02-18,,hall,s,4000,S2\n"
                + "2030-02-19,2030-02-13,hall,in,2100,S2\n");

        Assert.Contains(
            "**Passing through Hall:** too full by 3,000 people (4,000 there, room for 1,000, counted 2 days ago). As "
            + "counted about 300 a day in the 7 days to 19 Feb 2030.",
            PageOfFolder.Markdown(folder, Audience.Partner, Day), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flow", "2030-02-19,2030-02-13,hall,in,2100,S2\n")]
    [InlineData("flow", "2030-02-18,2030-02-18,hall,in,310,S2\n2030-02-19,2030-02-19,hall,in,290,S2\n")]
    [InlineData("cumulative", "2030-02-12,,hall,in,900,S2\n2030-02-19,,hall,in,3000,S2\n")]
    [InlineData("cumulative", "2030-02-05,,hall,in,0,S2\n2030-02-12,,hall,in,900,S2\n2030-02-15,,hall,in,1800,S2\n"
        + "2030-02-19,,hall,in,3000,S2\n")]
    public void A_transit_site_is_forecast_at_about_the_pace_that_was_counted(string what, string rows)
    {
        using var folder = Storm()
            .With("sites.csv", "place,kind,capacity_people,source\nhall,transit,1000,S1\n")
            .With(
                "series.csv",
                "id,title,publisher,what,of,area,population,source\ns,In sites,A,stock,present,camp,in_camp,S1\n"
                + $"in,Came in,UNHCR,{what},arrivals,hall,all,S1\n")
            .With("observations.csv", "date,from,place,series,value,source\n2030-02-18,,camp,s,4000,S2\n" + rows);

        var page = PageOfFolder.Markdown(folder, Audience.Restricted, Day);
        var told = Regex.Match(page, @"By the forecast ([0-9,]+) people on the busiest day").Groups[1].Value;
        var needs = PageOfFolder.Of(folder, Audience.Restricted, Day, "needs.csv").Split('\n');

        Assert.InRange(
            double.Parse(told, NumberStyles.AllowThousands, CultureInfo.InvariantCulture), 100, 450);
        var water = needs.First(static row =>
            row.StartsWith("2030-02-27,hall,displaced_in_sites,WASH,water_quantity,", StringComparison.Ordinal));
        Assert.InRange(double.Parse(water.Split(',')[8], CultureInfo.InvariantCulture), 100, 450);
    }

    [Theory]
    [InlineData("hall,2030-02-18,tap,4,exact,S2\n", false)]
    [InlineData("hall,2030-02-18,tap,4,exact,S2\nhall,2030-02-18,water_point,1,exact,S2\n", true)]
    [InlineData("hall,2030-02-18,toilet,4,exact,S2\n", true)]
    public void No_wells_are_asked_for_where_taps_stand_and_nobody_told_of_a_well(string facilities, bool areAsked)
    {
        using var folder = Storm()
            .With("observations.csv", "date,place,series,value,source\n2030-02-18,hall,s,4000,S2\n")
            .With("facilities.csv", $"place,date,item,quantity,bound,source\n{facilities}");

        var needs = PageOfFolder.Of(folder, Audience.Restricted, Day, "needs.csv");

        Assert.Equal(areAsked, needs.Contains("hall,displaced_in_sites,WASH,water_point,", StringComparison.Ordinal));
        Assert.Contains("hall,displaced_in_sites,WASH,tap,", needs, StringComparison.Ordinal);
    }

    const string Places = "id,name,kind,lat,lon,population,source\nalma,Alma,town,35.0,43.0,12000,S1\n"
        + "boro,Boro,village,35.1,43.1,900,S1\ncamp,Old camp,site,35.2,43.2,,S1\nhall,Hall,site,35.1,43.0,,S1\n";

    /// <summary>A town under water, a village behind a bridge, a camp and a hall.</summary>
    static FolderOnDisk Storm() => FolderOnDisk.Valley()
        .With(
            "sources.csv",
            "id,title,publisher,published,url,reliability,licence\nS1,First,Agency,2030-01-10,,A,\n"
            + "S2,Second,Relief office,2030-02-19,,B,\n")
        .With("places.csv", Places)
        .With(
            "routes.csv",
            "id,from,to,km,km_basis,mode,bridge_kind,both_ways,source\nab,alma,boro,12,measured,road,fixed,yes,S1\n"
            + "bc,boro,camp,9,measured,road,,yes,S1\n")
        .With("sites.csv", "place,kind,capacity_people,source\nhall,camp,1000,S1\n")
        .With(
            "series.csv",
            "id,title,publisher,what,of,area,population,source\ns,In sites,A,stock,present,camp;hall,in_camp,S1\n"
            + "t,Displaced,A,stock,displaced,*,all,S1\n")
        .With("observations.csv", "date,place,series,value,source\n2030-02-18,hall,s,400,S2\n");
}
