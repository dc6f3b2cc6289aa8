namespace Refuge.AcceptanceTests;

/// <summary>One need has one figure, whatever table, scenario or audience it is read in.</summary>
public sealed class OnePlanTests(MosulPlan mosul) : IClassFixture<MosulPlan>
{
    [Fact]
    public void What_is_short_now_at_the_camp_is_one_figure_in_every_table_and_tier()
    {
        var toilets = mosul.Read("partner", "funding.csv")
            .Where(row => (row["place"], row["scenario"]) == ("camp_near_qayyarah", "now") && row["unit"] == "toilets")
                .ToList();
        var today = mosul.Read("restricted", "needs.csv").Single(row =>
            (row["date"], row["place"], row["indicator"], row["phase"]) == (
                "2016-08-28", "camp_near_qayyarah", "toilet", "emergency"));
        var dated = mosul.Read("restricted", "funding.csv")
            .First(row => row["place"] == "camp_near_qayyarah" && row["unit"] == "toilets");

        Assert.Equal("18", Assert.Single(toilets)["quantity"]);
        Assert.Equal("18", today["uncovered_p50"]);
        Assert.Equal("18", dated["quantity"]);
    }

    [Fact]
    public void Latrines_for_the_camp_are_a_matter_of_days_and_nobody_has_confirmed_the_money()
    {
        var toilets = mosul.Read("partner", "funding.csv").Single(row =>
            (row["place"], row["scenario"], row["unit"]) == ("camp_near_qayyarah", "now", "toilets"));

        Assert.InRange(Number(toilets["lead_days_p80"]), 5, 30);
        Assert.Equal("2646", toilets["cost"]);
        Assert.Equal(
            ("agency_reserve", "stock", "not_known"), (toilets["channel"], toilets["modality"], toilets["in_time"]));
        Assert.StartsWith("not confirmed: ask ", toilets["instead"], StringComparison.Ordinal);
    }

    [Fact]
    public void Partners_see_what_comes_on_top_counted_from_D_and_chances_in_five_steps()
    {
        var rows = mosul.Read("partner", "funding.csv");

        Assert.Equal(
            ["D+30", "D+60", "D+90", "now"],
            rows.Select(row => row["scenario"]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Contains(row["chance_late_if_released_today"], Steps));
        Assert.All(
            rows.Where(row => row["scenario"] != "now"),
            row => Assert.StartsWith("D", row["needed_by_p50"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_well_that_guests_and_residents_share_is_counted_once()
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Append("series.csv", "hosted,Guests,Valley Coordination Office,stock,displaced,karsa,out_of_camp,,,B,V2");
        copy.Append("observations.csv", "2021-04-15,,karsa,hosted,1000,,,,,V2,");
        copy.Append("facilities.csv", "karsa,2021-04-15,water_quantity,10,exact,,V2");

        await PlanAsync(copy, "restricted");

        var needs = Read(copy, "needs.csv").Where(row =>
            (row["date"], row["place"], row["indicator"], row["phase"]) == (
                "2021-04-15", "karsa", "water_quantity", "emergency")).ToList();
        // 7.5 litres for each of 1,000 guests and 9,000 residents are 75 m³ a day; ten stand.
        Assert.Equal(65, needs.Sum(row => Number(row["uncovered_p50"])), 6);
        var asked = Read(copy, "funding.csv").First(row => row["place"] == "karsa" && row["action"] == "water_lorry");
        Assert.Equal("65", asked["quantity"]);
    }

    [Theory]
    [InlineData("restricted")]
    [InlineData("partner")]
    [InlineData("public")]
    public async Task A_crisis_without_an_offensive_has_decisions_in_every_tier_and_none_speaks_of_one(string audience)
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Remove("assumptions.csv", "offensive_day,");
        copy.Remove("control.csv", "velmo,");
        copy.Remove("places.csv", "velmo,");
        copy.Remove("routes.csv", "velmo");
        copy.Remove("events.csv", "offensive");

        await PlanAsync(copy, audience, "2021-04-22");

        var rows = Read(copy, "funding.csv");
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row["scenario"].StartsWith('D'));
        foreach (var page in (string[])["bulletin.html", "bulletin.md", "funding.csv"])
        {
            var text =
                await File.ReadAllTextAsync(Path.Combine(copy.Out("out"), page), TestContext.Current.CancellationToken);
            Assert.DoesNotContain("offensive", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Totals_of_all_places_are_weekly_and_hold_no_contested_place_for_partners()
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Append("series.csv", "hosted,Guests,Valley Coordination Office,stock,displaced,karsa,out_of_camp,,,B,V2");
        copy.Append("observations.csv", "2021-04-15,,karsa,hosted,1000,,,,,V2,");
        copy.Remove("control.csv", "karsa,outskirts,2021-04-15,taken");
        copy.Remove("control.csv", "karsa,whole,2021-04-15,taken");

        await PlanAsync(copy, "restricted");
        var all = Read(copy, "needs_total.csv");
        await PlanAsync(copy, "partner");
        var partner = Read(copy, "needs_total.csv");

        Assert.All(
            all.Concat(partner),
            row => Assert.Equal(0, (DateOnly.ParseExact(row["date"], "O").DayNumber - AsOf.DayNumber) % 7));
        var toilets =
            all.Single(row => (row["date"], row["indicator"], row["phase"]) == ("2021-04-15", "toilet", "emergency"));
        // 32 at Dalen, 16 at Karsa; 60 and 3 stand. At Oruna, where people are screened, nobody counted them.
        Assert.Equal(
            ("48", "63", "13", "1"),
            (toilets["need_p50"], toilets["have"], toilets["uncovered_p50"], toilets["places_unknown"]));
        // A thousand guests at Karsa, whose outskirts are contested, drink 7.5 m³ a day.
        Assert.True(Water(all) - Water(partner) >= 7.5);

        static double Water(List<Dictionary<string, string>> rows) => Number(
            rows.Single(
                row => (row["date"], row["indicator"], row["phase"]) == ("2021-04-15", "water_quantity", "emergency"))[
                    "need_p50"]);
    }

    [Theory]
    [InlineData("restricted")]
    [InlineData("partner")]
    public async Task A_sector_total_is_netted_against_all_camps_and_planned_as_one_line(string audience)
    {
        using var copy = new CrisisCopy("small-valley");
        copy.Remove("facilities.csv", "dalen_camp,2021-04-10,toilet");
        copy.Remove("facilities.csv", "karsa_camp,2021-04-15,toilet");
        copy.Remove("reviews.csv", "toilet");
        copy.Append("facilities.csv", "*,2021-04-15,toilet,30,exact,,V2");

        await PlanAsync(copy, audience);

        var total = Read(copy, "needs_total.csv").Single(row =>
            (row["date"], row["indicator"], row["phase"]) == ("2021-04-15", "toilet", "emergency"));
        Assert.Equal(("30", Number(total["need_p50"]) - 30), (total["have"], Number(total["uncovered_p50"])));
        var line = Read(copy, "funding.csv").First(row => row["place"] == "*" && row["unit"] == "toilets");
        Assert.Equal(total["uncovered_p50"], line["quantity"]);
    }

    static readonly DateOnly AsOf = new(2021, 4, 15);

    static readonly string[] Steps = ["", "0.05", "0.25", "0.5", "0.75", "0.95"];

    static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    static List<Dictionary<string, string>> Read(CrisisCopy copy, string table) =>
        Table.Read(Path.Combine(copy.Out("out"), table)).Rows;

    static async Task PlanAsync(CrisisCopy copy, string audience, string asOf = "2021-04-15")
    {
        var outcome = await RefugeProgram.RunHereAsync(
            "plan", copy.Path, "--as-of", asOf, "--days", "90", "--members", "60", "--audience", audience, "--out",
            copy.Out("out"));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
    }
}
