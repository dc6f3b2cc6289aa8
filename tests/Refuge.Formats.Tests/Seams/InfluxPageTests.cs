using Refuge.Formats.Crises.Checks;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// Within a week most of a region crosses a border: figures that a stranger's first plan of such a crisis got wrong.
/// </summary>
public class InfluxPageTests
{
    static readonly DateOnly Day = new(2030, 2, 20);

    [Fact]
    public void Whoever_is_counted_in_accommodation_of_unknown_place_needs_no_plot()
    {
        using var all = Influx();
        using var housed = Influx("h,Housed,A,stock,present,*,in_camp,2030-02-14,S1\n", "2030-02-18,*,h,32000,S2\n");

        var page = PageOfFolder.Markdown(housed, Audience.Partner, Day);

        // Four to a household: 99,600 people at no place; 400 in the hall are among the 32,000: 68,000 without a roof.
        Assert.Equal(("24900", "17000"), (Plots(all), Plots(housed)));
        Assert.Contains(
            "By other counts about 31,600 of them have a roof in camps, in accommodation or with families.", page,
            StringComparison.Ordinal);
        Assert.Contains("Where do about 68,000 people stay", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_everybody_is_counted_as_housed_no_plot_is_asked_for()
    {
        using var folder = Influx(
            "h,With families,A,stock,present,*,out_of_camp,2030-02-14,S1\n", "2030-02-18,*,h,100000,S2\n");

        Assert.Equal("", Plots(folder));
        Assert.Contains(
            "By another count all of them have a roof", PageOfFolder.Markdown(folder, Audience.Partner, Day),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Those_housed_elsewhere_need_food_and_no_toilets_of_a_site()
    {
        using var all = Influx();
        using var housed = Influx("h,Housed,A,stock,present,*,in_camp,2030-02-14,S1\n", "2030-02-18,*,h,32000,S2\n");

        Assert.Equal(Total(all, "food_energy"), Total(housed, "food_energy"));
        // One toilet for fifty: 632 fewer for 31,600 people.
        Assert.Equal(Total(all, "toilet") - 632, Total(housed, "toilet"), 1.0);
    }

    [Fact]
    public void Nobody_flees_both_from_a_region_and_from_the_towns_in_it()
    {
        using var folder = Influx();
        using var without = Influx();
        without.With("places.csv", Places("", "", "60000"));
        folder.With("places.csv", Places("Highland", "", "120000"));

        // The region holds 120,000, of whom 60,000 live in its town: as where the row of the region says 60,000.
        Assert.Equal(
            Forecast(without, Audience.Restricted), Forecast(folder, Audience.Restricted));
    }

    [Fact]
    public void Nobody_flees_from_the_place_that_a_template_wrote_once_another_stands_beside_it()
    {
        using var folder = Influx();
        using var left = Influx();
        using var changed = Influx();
        folder.With("places.csv", Places("Highland", "", "120000"));
        left.With(
            "places.csv",
            Places("Highland", "", "120000") + "first_place,First place: write its name,town,,,,,,,\n");
        changed.With("places.csv", Places("Highland", "", "120000") + "first_place,Lowtown,town,,,,,,,\n");

        Assert.Equal(Forecast(folder, Audience.Restricted), Forecast(left, Audience.Restricted));
        Assert.NotEqual(Forecast(folder, Audience.Restricted), Forecast(changed, Audience.Restricted));
    }

    [Fact]
    public void A_row_of_which_a_cell_is_missing_is_told_with_where_to_look_for_it()
    {
        using var folder = Influx(counts: "2030-02-19,s_all,100500,S2\n");

        Assert.Contains(folder.Read().Problems, static problem =>
            problem.What.Contains("ends after 4 of 5 cells", StringComparison.Ordinal)
            && problem.Remedy.Contains("the missing cell stands before them", StringComparison.Ordinal));
    }

    [Fact]
    public void The_check_asks_which_towns_lie_in_a_region_whose_people_are_stated_too()
    {
        using var folder = Influx();
        folder.With("places.csv", Places("", "", "120000"));
        using var told = Influx();
        told.With("places.csv", Places("Highland", "", "120000"));

        Assert.Contains(Missing(folder), static line =>
            line.StartsWith("Which of hill_town lie in highland (write \"Highland\"", StringComparison.Ordinal));
        Assert.DoesNotContain(Missing(told), static line => line.StartsWith("Which of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2030-02-14", false)]
    [InlineData("2031-01-01", true)]
    public void The_check_tells_a_first_day_after_all_that_was_counted(string firstDay, bool isTold)
    {
        using var folder = Influx();
        folder.With(
            "crisis.yml",
            $"id: valley\ntitle: The valley\nfirst_day: {firstDay}\ncurrency: USD\nhousehold_size: 4\n");

        Assert.Equal(
            isTold, Missing(folder).Any(static line =>
                line.StartsWith("The first day of the crisis (crisis.yml says", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_number_that_is_worked_out_is_put_into_nobodys_mouth()
    {
        using var folder = Influx();
        folder.With("places.csv", Places("Highland", "", "150000"))
            .With("control.csv", "place,date,status,source\nhill_town,2030-02-14,taken,S1\n");

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.Contains(
            "Residents by Agency, 10 Feb 2030, 10 days old, less who left.", page,
            StringComparison.Ordinal);
        Assert.DoesNotContain(". By Agency, 10 Feb 2030", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Residents_whom_somebody_counted_are_told_with_whose_word_it_is()
    {
        using var folder = Influx("p,Present,A,stock,present,hill_town,all,,S1\n", "2030-02-18,hill_town,p,700,S2\n");
        folder.With("control.csv", "place,date,status,source\nhill_town,2030-02-14,taken,S1\n");

        Assert.Contains(
            "**Hill Town: 700.** By Other, 19 Feb 2030, 1 day old.",
            PageOfFolder.Markdown(folder, Audience.Partner, Day), StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_in_five_days_is_told_as_that_and_not_stretched_to_a_week()
    {
        using var folder = Influx();

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);

        Assert.Contains("Counted in 4 days: +99,000.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Last week as counted", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_growth_of_the_whole_count_is_held_against_its_own_forecast()
    {
        using var folder = Influx();

        var page = PageOfFolder.Markdown(folder, Audience.Partner, Day);
        var whole = PageOfFolder.Of(folder, Audience.Partner, Day, "forecast.csv").Split('\n')
            .Select(static line => line.Split(','))
            .Where(static cells => cells.Contains("s_all") && cells.Contains("2030-02-27")).ToList();

        // Whoever is at the one site of the page is a handful; the count of all rises by tens of thousands.
        Assert.NotEmpty(whole);
        Assert.DoesNotContain("First week of this forecast: +0", page, StringComparison.Ordinal);
        Assert.Contains("Where most of the new people will stay is not known.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_that_last_for_hours_do_not_last_for_zero_weeks()
    {
        using var folder = Influx();

        Assert.Contains(
            "less than a day at the pace of last week", PageOfFolder.Markdown(folder, Audience.Partner, Day),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("food_energy,16000,people", "Overdue: 16,000 people (food energy), due 1 day ago.")]
    [InlineData("toilet,60,toilets", "Overdue: 60 toilets, due 1 day ago.")]
    [InlineData("core_relief_kit,100,kits", "Overdue: 100 kits (core relief kit), due 1 day ago.")]
    public void What_is_overdue_is_named(string brought, string told)
    {
        using var folder = Influx();
        folder.With(
            "responses.csv",
            "id,organisation,sector,activity,place,item,quantity,unit,status,from,source\n"
            + $"r,A,x,y,hall,{brought},funded,2030-02-19,S2\n");

        Assert.Contains(told, PageOfFolder.Markdown(folder, Audience.Partner, Day), StringComparison.Ordinal);
    }

    [Fact]
    public void A_room_in_a_building_has_a_price_and_a_pace_at_which_rooms_are_fitted()
    {
        using var few = Full(1_100);
        using var many = Full(61_000);

        var (one, all) = (Rooms(few), Rooms(many));
        Assert.Equal(("100", "32000"), (one.Quantity, one.Cost));
        Assert.Equal(("60000", "19200000"), (all.Quantity, all.Cost));
        // Four agencies side by side at 150 places a day fit 60,000 in 100 days; a hundred places are a day's work.
        Assert.InRange(all.Days, 60, 300);
        Assert.InRange(one.Days, 1, 30);
    }

    [Fact]
    public void Those_who_went_home_nobody_knows_where_are_fed_and_need_no_toilets_of_a_site()
    {
        const string Home = "b,Went home,A,cumulative,returned,*,all,2030-02-19,S1\n";
        using var all = Influx();
        using var home = Influx(Home, "2030-02-19,*,b,20000,S2\n");
        using var known = Influx(
            Home + "c,Home by town,A,cumulative,returned,hill_town,all,2030-02-19,S1\n",
            "2030-02-19,*,b,20000,S2\n2030-02-19,hill_town,c,20000,S2\n");

        Assert.Equal(Total(all, "food_energy"), Total(home, "food_energy"), 0.5);
        Assert.Equal(Total(all, "toilet") - 400, Total(home, "toilet"), 1.0);
        Assert.True(Total(known, "food_energy") < Total(home, "food_energy") - 40);
    }

    /// <summary>A hall that is full.</summary>
    static FolderOnDisk Full(int people)
    {
        var folder = Influx();
        return folder
            .With("sites.csv", "place,kind,capacity_people,source\nhall,collective_centre,1000,S1\n")
            .With(
                "series.csv", SeriesHead + "s,In sites,A,stock,present,hall,in_camp,,S1\n")
            .With("observations.csv", $"date,place,series,value,source\n2030-02-18,hall,s,{people},S2\n");
    }

    static (string Quantity, string Cost, double Days) Rooms(FolderOnDisk folder)
    {
        var rows = PageOfFolder.Of(folder, Audience.Partner, Day, "funding.csv").Split('\n')
            .Select(static line => line.Split(',')).ToList();
        var row = rows.First(static cells => cells[0] == "room-in-a-building");
        string Cell(string column) => row[rows[0].IndexOf(column)];
        return (Cell("quantity"), Cell("cost"),
            double.Parse(Cell("lead_days_p80"), System.Globalization.CultureInfo.InvariantCulture));
    }

    static string Plots(FolderOnDisk folder) => PageOfFolder.Of(folder, Audience.Partner, Day, "funding.csv")
        .Split('\n').Where(static line => line.StartsWith("site-plot,*,", StringComparison.Ordinal))
        .Select(static line => line.Split(',')[2]).FirstOrDefault("");

    static double Total(FolderOnDisk folder, string item)
    {
        var rows = PageOfFolder.Of(folder, Audience.Partner, Day, "needs_total.csv").Split('\n')
            .Select(static line => line.Split(',')).ToList();
        return double.Parse(
            rows.First(cells => cells[0] == "2030-02-20" && cells.Contains(item))[rows[0].IndexOf("need_p50")],
            System.Globalization.CultureInfo.InvariantCulture);
    }

    static string Forecast(FolderOnDisk folder, Audience audience) =>
        PageOfFolder.Of(folder, audience, Day, "forecast.csv");

    static IEnumerable<string> Missing(FolderOnDisk folder) =>
        FolderReadiness.Of(folder.Read().Crisis!).SelectMany(static purpose => purpose.Missing);

    static string Places(string admin1, string admin2, string region) =>
        "id,name,kind,lat,lon,population,country,admin1,admin2,source\n"
        + $"highland,Highland,district,35.0,43.0,{region},AA,,,S1\n"
        + $"hill_town,Hill Town,town,35.0,43.0,60000,AA,{admin1},{admin2},S1\n"
        + "hall,Hall,site,35.1,43.1,,BB,,,S1\n";

    const string SeriesHead = "id,title,publisher,what,of,area,population,counts_from,source\n";

    /// <summary>A hundred thousand came within days; one small hall was counted.</summary>
    static FolderOnDisk Influx(string series = "", string counts = "") => FolderOnDisk.Valley()
        .With("crisis.yml", "id: valley\ntitle: The valley\nfirst_day: 2030-02-14\ncurrency: USD\nhousehold_size: 4\n")
        .With(
            "sources.csv",
            "id,title,publisher,published,url,reliability,licence\nS1,First,Agency,2030-02-10,,A,\n"
            + "S2,Second,Other,2030-02-19,,B,\n")
        .With("places.csv", Places("", "", ""))
        .With("sites.csv", "place,kind,capacity_people,source\nhall,collective_centre,1000,S1\n")
        .With(
            "series.csv",
            SeriesHead + "s_all,Entered,A,cumulative,arrivals,*,all,2030-02-14,S1\n"
            + "s,In sites,A,stock,present,hall,in_camp,2030-02-14,S1\n" + series)
        .With(
            "observations.csv",
            "date,place,series,value,source\n2030-02-14,*,s_all,1000,S2\n2030-02-16,*,s_all,50000,S2\n"
            + "2030-02-18,*,s_all,100000,S2\n2030-02-18,hall,s,400,S2\n" + counts);
}
