using System.Globalization;

namespace Refuge.AcceptanceTests;

/// <summary>
/// Small crises of which somebody counts little: what <c>plan</c> makes of the counts, and what it says of the rest.
/// </summary>
public sealed class CountedCrisesTests : IDisposable
{
    const string Sources =
        "id,title,publisher,published,url,reliability,licence\nS,Report,UN,2030-01-01,,A,\n";
    const string Home = "home,Home,town,10,10,80000,2029-12-31,S,\n";
    const string Camp = "camp,Camp,site,10,10.3,,,S,\n";
    const string Fighting = "place,part,date,status,source\nhome,whole,2030-01-01,contested,S\n";
    const string Way = "id,from,to,km,mode,source\nh-c,home,camp,33,road,S\n";
    const string Arrivals = "arr,Arrivals,cumulative,arrivals,camp,all,2030-01-01,S\n";
    const string Present = "pres,Present,stock,present,camp,in_camp,,S\n";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-counted-");

    public CountedCrisesTests()
    {
        Write("crisis.yml", """
            id: counted
            title: "Counted"
            first_day: 2030-01-01
            currency: USD
            household_size: 5
            standard_set: sphere-2018
            languages: [en]
            movement_rules: refuge
            """);
        Write("sources.csv", Sources);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Arrivals_go_on_where_nobody_said_how_many_live_at_home()
    {
        Write("places.csv", Places("home,Home,town,10,10,,,,\n" + Camp));
        Write("sites.csv", "place,kind,source\ncamp,camp,S\n");
        Write("series.csv", Series("arr,Arrivals,cumulative,arrivals,*,all,,S\n"));
        Write(
            "observations.csv", Counts("2030-01-03,*,arr,40000", "2030-01-06,*,arr,90000", "2030-01-09,*,arr,130000"));

        var plan = await PlanAsync();

        Assert.Contains("130,000: Arrivals", plan.Output, StringComparison.Ordinal);
        Assert.InRange(plan.At("*", "arr", "arrivals", "2030-02-06")["p50"], 131_000, 1_000_000);
        Assert.DoesNotContain("0 (0", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_to_no_known_place_is_told_as_new_people()
    {
        Write("places.csv", Places("region,Region,district,10,10,,,,\n"));
        Write("control.csv", "place,part,date,status,source\nregion,whole,2030-01-01,contested,S\n");
        Write("series.csv", Series("dis,Displaced,stock,displaced,*,all,,S\n"));
        Write("observations.csv", Counts("2030-01-05,*,dis,79000", "2030-01-07,*,dis,128000"));

        var plan = await PlanAsync();

        var said = string.Join(' ', plan.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"people in sites \+[\d,]+ \(new people are expected\)", said);
        Assert.DoesNotContain("+0 are new people", said, StringComparison.Ordinal);
        Assert.Contains(
            "how many people live in: Region. Their number would bound how many more", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody is forecast to leave there", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_of_the_whole_goes_on_though_no_flight_is_reckoned()
    {
        Write("places.csv", Places("town,Town,town,10,10,100000,2029-12-31,S,\n"));
        Write("series.csv", Series("dis,Displaced,stock,displaced,*,all,,S\n"));
        Write(
            "observations.csv",
            Counts("2030-01-02,*,dis,110000", "2030-01-28,*,dis,90000", "2030-02-04,*,dis,210000"));

        var plan = await PlanAsync();

        var said = string.Join(' ', plan.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"Displaced: 2\d0,000 \([\d,]+–[\d,]+\) by 4 Mar, if the count goes on as it did", said);
        Assert.Contains("Last week as counted: +120,000.", said, StringComparison.Ordinal);
        Assert.Contains("Last week does not go on in this forecast.", said, StringComparison.Ordinal);
        Assert.Contains("if they do, expect last week's pace", said, StringComparison.Ordinal);
        Assert.DoesNotContain("no count and no residents", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_counted_as_gone_neither_flees_again_nor_is_at_home()
    {
        WriteSiege();

        var plan = await PlanAsync();

        Assert.InRange(plan.At("*", "arr", "arrivals", "2030-04-20")["p975"], 72_000, 80_000);
        Assert.Contains("Home: 8,000.", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Home: 80,000", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_go_on_where_no_way_is_known_and_the_page_says_that_none_is()
    {
        WriteSiege();
        Write("routes.csv", "id,from,to,km,mode,source\n");

        var plan = await PlanAsync();
        var check = await RefugeProgram.RunHereAsync("check", folder.FullName);

        Assert.InRange(plan.At("*", "arr", "arrivals", "2030-04-20")["p50"], 72_001, 80_000);
        Assert.Contains("Not known: by which way people could leave Home", plan.Output, StringComparison.Ordinal);
        Assert.Contains("A route to camp (routes.csv)", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_of_several_sites_together_stands_for_all_of_them()
    {
        Write("places.csv", Places("a,Old camp,site,10,10.3,,,S,\nb,New camp,site,10,10.4,,,T,\n"));
        Write("sources.csv", Sources + "T,Later,UN,2030-01-20,,A,\n");
        Write("sites.csv", "place,kind,source\na,camp,S\nb,camp,T\n");
        Write("series.csv", Series("sites,All sites,stock,present,a;b,in_camp,,S\n"));
        Write(
            "observations.csv",
            "date,place,series,value,source\n2030-01-01,a,sites,30000,S\n2030-01-20,*,sites,210000,T\n");
        Write("facilities.csv", "place,date,item,quantity,bound,source\na,2030-01-01,toilet,90,exact,S\n");

        var (before, after) = (await PlanAsync("2030-01-10"), await PlanAsync("2030-01-20"));

        // 30,000 people at 50 a toilet need 600; 210,000 need 4,200, of which 90 stand.
        Assert.Equal(510, Lacking(before, "2030-01-10"));
        Assert.Equal(4_110, Lacking(after, "2030-01-20"));
    }

    [Fact]
    public async Task A_full_camp_goes_on_growing_and_draws_more_than_a_town_far_away()
    {
        Write("places.csv", Places(
            "home,Home,town,10,10,300000,2029-12-31,S,\n" + Camp + "far,Far town,town,10,11.5,,,S,\n"));
        Write("sites.csv", "place,kind,capacity_people,source\ncamp,camp,12000,S\nfar,host,,S\n");
        Write("routes.csv", Way + "c-f,camp,far,130,road,S\n");
        Write("control.csv", Fighting + "far,whole,2030-01-01,calm,S\ncamp,whole,2030-01-01,calm,S\n");
        Write("series.csv", Series(Present));
        Write("observations.csv", Counts("2030-01-05,camp,pres,18000"));

        var plan = await PlanAsync();

        var camp = plan.At("camp", "", "present", "2030-02-04")["mean"];
        Assert.True(camp > 20_000, $"{camp}");
        Assert.True(camp - 18_000 > plan.At("far", "", "arrivals", null)["mean"], $"{camp}");
    }

    [Fact]
    public async Task A_camp_that_nobody_counted_has_no_curve_that_begins_at_zero()
    {
        WriteSiege();
        Write("series.csv", Series(Present));
        Write("observations.csv", "date,place,series,value,source,reported\n");

        var plan = await PlanAsync();

        Assert.DoesNotContain(plan.Rows, static row => row["place"] == "camp" && row["measure"] == "present");
        Assert.Contains(plan.Rows, static row => row["place"] == "camp" && row["measure"] == "arrivals");
    }

    [Fact]
    public async Task A_forecast_that_came_true_scores_nought_however_often_a_count_was_restated()
    {
        const string Header = "date,place,series,measure,mean,p025,p05,p10,p25,p50,p75,p90,p95,p975\n";
        Write("forecast.csv", Header + Row("2030-01-01,*,,displaced_now", 30) + Row("2030-01-01,*,arr,arrivals", 700)
            + Row("2030-01-08,*,,displaced_now", 60) + Row("2030-01-08,*,arr,arrivals", 1_500));
        Write("counted.csv", Counts("2030-01-01,*,arr,700", "2030-01-08,*,arr,1490")
            + "2030-01-08,*,arr,1500,S,2030-01-10\n");

        var score = await RefugeProgram.RunHereAsync(
            "score", Path.Combine(folder.FullName, "forecast.csv"), Path.Combine(folder.FullName, "counted.csv"));

        Assert.True(score.ExitCode == 0, score.Errors);
        Assert.Matches(@"(?m)^\s+30\s+1\s+0\.000\s+0\.0\s", score.Output);
    }

    void WriteSiege()
    {
        Write("places.csv", Places(Home + Camp));
        Write("sites.csv", "place,kind,capacity_people,source\ncamp,camp,400000,S\n");
        Write("routes.csv", Way);
        Write("control.csv", Fighting);
        Write("series.csv", Series(Arrivals + Present));
        Write("observations.csv", Counts("2030-02-20,*,arr,72000", "2030-02-20,camp,pres,72000"));
    }

    async Task<Planned> PlanAsync(string? asOf = null)
    {
        var target = Path.Combine(folder.FullName, "out", asOf ?? "last");
        var plan = await RefugeProgram.RunHereAsync([
            "plan", folder.FullName, "--members", "100", "--audience", "restricted", "--out", target,
            .. asOf is null ? (string[])[] : ["--as-of", asOf]]);
        Assert.True(plan.ExitCode == 0, plan.Errors + plan.Output);
        return new(plan.Output, Table(Path.Combine(target, "forecast.csv")), Table(Path.Combine(target, "needs.csv")));
    }

    static double Lacking(Planned plan, string date) => plan.Needs
        .Where(row => row["date"] == date && row["indicator"] == "toilet" && row["phase"] == "emergency"
            && row["place"] != "*")
        .Max(static row => Number(row["gap_p50"]));

    void Write(string file, string text) => File.WriteAllText(Path.Combine(folder.FullName, file), text);

    static string Places(string rows) => "id,name,kind,lat,lon,population,population_date,source,reported\n" + rows;

    static string Series(string rows) => "id,title,what,of,area,population,counts_from,source\n" + rows;

    /// <summary>Counts that became known on their day.</summary>
    static string Counts(params string[] rows) => "date,place,series,value,source,reported\n"
        + string.Concat(rows.Select(static row => $"{row},S,{row[..10]}\n"));

    static string Row(string start, int value) =>
        start + string.Concat(Enumerable.Repeat($",{value}", 10)) + "\n";

    static List<Dictionary<string, string>> Table(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        return [
            .. lines.Skip(1).Select(line => header.Zip(line.Split(','))
                .ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal))];
    }

    static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);

    sealed record Planned(
        string Output, List<Dictionary<string, string>> Rows, List<Dictionary<string, string>> Needs)
    {
        /// <summary>The numbers of a row; of all days added up where no day is named.</summary>
        internal Dictionary<string, double> At(string place, string series, string measure, string? date)
        {
            var rows = Rows.Where(row => row["place"] == place && row["series"] == series
                && row["measure"] == measure && (date is null || row["date"] == date)).ToList();
            Assert.NotEmpty(rows);
            return rows[0].Keys.Except(["date", "place", "series", "measure"])
                .ToDictionary(static name => name, name => rows.Sum(row => Number(row[name])), StringComparer.Ordinal);
        }
    }
}
