using Refuge.Displacement;
using Refuge.Publishing;
using Refuge.Situations;
using Refuge.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Publishing;

/// <summary>The table of the tiers in the folder contract, rule by rule.</summary>
public class TierTests
{
    static readonly Dictionary<string, string> Restricted = Opened.All(PublishedCrisis.Findings, Audience.Restricted);
    static readonly Dictionary<string, string> Partner = Opened.All(PublishedCrisis.Findings, Audience.Partner);
    static readonly Dictionary<string, string> Public = Opened.All(PublishedCrisis.Findings, Audience.Public);

    static List<Dictionary<string, string>> Rows(Dictionary<string, string> publication, string file) =>
        CsvText.Rows(publication[file]);

    static DateOnly Day(Dictionary<string, string> row) =>
        DateOnly.Parse(row["date"], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void The_own_folder_has_every_day_and_departures() =>
        Assert.Equal(
            PublishedCrisis.Days + 1,
            Rows(Restricted, "forecast.csv").Count(row => row["place"] == "talmar" && row["measure"] == "departures"));

    [Fact]
    public void Partners_see_the_as_of_day_and_every_seventh_after() =>
        Assert.All(
            Rows(Partner, "forecast.csv"),
            row => Assert.Equal(0, (Day(row).DayNumber - PublishedCrisis.AsOf.DayNumber) % 7));

    [Fact]
    public void Arrivals_of_a_week_are_summed_in_each_member_before_any_quantile_is_taken()
    {
        var arrivals = PublishedCrisis.Findings.Forecast.Arrivals;
        var weeks = new int[PublishedCrisis.Members];
        for (var day = 36; day <= 42; day++)
        {
            for (var member = 0; member < weeks.Length; member++)
            {
                weeks[member] += arrivals.On(PublishedCrisis.OrchardCamp, day)[member];
            }
        }

        var row = Rows(Partner, "forecast.csv").Single(row =>
            row["place"] == "orchard-camp" && row["measure"] == "arrivals"
            && Day(row) == PublishedCrisis.AsOf.AddDays(42));

        Assert.Equal(Figures.Full(Quantiles.Of(weeks).At(0.9)), row["p90"]);
        Assert.NotEqual("0", row["p90"]);
    }

    [Theory, InlineData(Audience.Partner), InlineData(Audience.Public)]
    public void Departures_stay_in_the_own_folder(Audience audience) =>
        Assert.DoesNotContain(
            CsvText.Rows(Opened.All(PublishedCrisis.Findings, audience)["forecast.csv"]),
            row => row["measure"] == "departures");

    [Fact]
    public void Nothing_of_a_held_or_contested_place_is_forecast_for_partners() =>
        Assert.DoesNotContain(Rows(Partner, "forecast.csv"), row => row["place"] is "talmar" or "dersin");

    [Fact]
    public void A_town_that_no_row_names_as_a_host_is_not_forecast_for_partners_for_its_control_may_be_unknown()
    {
        var findings = PublishedCrisis.WithControls(
            new Control(PublishedCrisis.Talmar, PlacePart.Whole, new(2029, 6, 1), ControlStatus.Held, null));

        var rows = CsvText.Rows(Opened.All(findings, Audience.Partner)["forecast.csv"]);

        Assert.Equal(
            ["*", "brick-kiln", "hasira", "orchard-camp", "unnamed-camp", "velin"],
            rows.Select(row => row["place"]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_town_whose_centre_is_taken_and_whose_outskirts_are_contested_counts_as_contested()
    {
        var tier = new Tier(PublishedCrisis.Findings, Audience.Partner);

        Assert.True(tier.IsClosed(PublishedCrisis.Dersin));
    }

    [Fact]
    public void A_town_taken_part_by_part_is_open_again()
    {
        var findings = PublishedCrisis.WithControls(
            new(PublishedCrisis.Dersin, PlacePart.Whole, new(2029, 6, 1), ControlStatus.Held, null),
            new(PublishedCrisis.Dersin, PlacePart.Centre, new(2031, 4, 1), ControlStatus.Taken, null),
            new(PublishedCrisis.Dersin, PlacePart.Outskirts, new(2031, 4, 2), ControlStatus.Taken, null));

        Assert.False(new Tier(findings, Audience.Partner).IsClosed(PublishedCrisis.Dersin));
    }

    [Fact]
    public void A_town_of_which_only_the_centre_is_taken_is_still_held()
    {
        var findings = PublishedCrisis.WithControls(
            new(PublishedCrisis.Dersin, PlacePart.Whole, new(2029, 6, 1), ControlStatus.Held, null),
            new(PublishedCrisis.Dersin, PlacePart.Centre, new(2031, 4, 1), ControlStatus.Taken, null));

        Assert.True(new Tier(findings, Audience.Partner).IsClosed(PublishedCrisis.Dersin));
    }

    [Fact]
    public void Partners_see_the_passing_day_of_sites_only_and_as_the_Monday_of_its_week()
    {
        var rows = Rows(Partner, "forecast.csv")
            .Where(row => row["measure"].StartsWith("day_passing", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            ["brick-kiln", "orchard-camp", "orchard-camp", "orchard-camp"],
            rows.Select(row => row["place"]).Order(StringComparer.Ordinal));
        Assert.All(rows.SelectMany(row => row.Where(cell => cell.Key[0] == 'p' && char.IsDigit(cell.Key[1]))), cell =>
            Assert.True(
                cell.Value == "never"
                || DateOnly.ParseExact(cell.Value, "yyyy-MM-dd", null).DayOfWeek == DayOfWeek.Monday, cell.Value));
    }

    [Fact]
    public void The_own_folder_has_the_passing_day_of_every_threshold_to_the_day() =>
        Assert.Equal(
            ["*/day_passing:50000", "brick-kiln/day_passing:capacity", "orchard-camp/day_passing:2400",
            "orchard-camp/day_passing:4000", "orchard-camp/day_passing:capacity", "talmar/day_passing:1000"],
            Rows(Restricted, "forecast.csv")
                .Where(row => row["measure"].StartsWith("day_passing", StringComparison.Ordinal))
                .Select(row => $"{row["place"]}/{row["measure"]}").Order(StringComparer.Ordinal));

    [Theory, InlineData(Audience.Partner), InlineData(Audience.Public)]
    public void What_members_drew_stays_in_the_own_folder(Audience audience) =>
        Assert.DoesNotContain("drivers.csv", Opened.All(PublishedCrisis.Findings, audience).Keys);

    [Fact]
    public void Partners_see_neither_control_nor_routes_nor_how_far_the_front_is() =>
        Assert.Equal(
            ["facility:toilet", "hazard:explosive", "service:all", "site:capacity"],
            Rows(Partner, "situation.csv").Select(row => row["aspect"]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_row_that_calls_itself_sensitive_stays_in_the_own_folder()
    {
        Assert.Contains(Rows(Restricted, "situation.csv"), row => row["aspect"] == "facility:radio");
        Assert.DoesNotContain(Rows(Partner, "situation.csv"), row => row["aspect"] == "facility:radio");
    }

    [Fact]
    public void Partners_see_the_claims_that_a_review_released_and_no_others() =>
        Assert.Equal(
            ["camp.water", "displacement.arrivals"],
            Rows(Partner, "claims.csv").Select(row => row["type"]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_released_claim_on_weapons_stays_in_the_own_folder()
    {
        var claim = PublishedCrisis.Findings.Situation.Claims[3] with
        {
            ReleasedTo = Refuge.Reports.Claims.Release.Public,
        };

        Assert.False(new Tier(PublishedCrisis.Findings, Audience.Partner).Shows(claim));
    }

    [Fact]
    public void A_claim_released_to_partners_is_not_released_to_the_public()
    {
        var claim = PublishedCrisis.Findings.Situation.Claims[1];

        Assert.True(new Tier(PublishedCrisis.Findings, Audience.Partner).Shows(claim));
        Assert.False(new Tier(PublishedCrisis.Findings, Audience.Public).Shows(claim));
    }

    [Fact]
    public void A_quote_that_nobody_released_is_withheld_from_partners()
    {
        Assert.DoesNotContain(Rows(Partner, "claims.csv"), row => row["id"] == "c3");
        Assert.Contains(
            "Karim", Rows(Restricted, "claims.csv").Single(row => row["id"] == "c3")["quote"],
            StringComparison.Ordinal);
        Assert.All(Partner, file => Assert.DoesNotContain("Karim", file.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Evidence_of_a_higher_class_reads_restricted()
    {
        var row = Rows(Partner, "needs.csv").Single(row => row["place"] == "talmar");
        var line = Rows(Partner, "funding.csv").First(row => row["action"] == "plots");

        Assert.Equal("restricted", row["evidence"]);
        Assert.Equal("actions.csv#plots@2031-04-08 (S2) | restricted", line["evidence"]);
    }

    [Fact]
    public void A_contradiction_about_control_keeps_its_place_in_the_list_and_loses_its_words() =>
        Assert.Equal(
            ["restricted", "restricted", "control_day", "compatible", "restricted"],
            Rows(Partner, "contradictions.csv").Single(row => row["kind"] == "control_day").Values);

    [Fact]
    public void Partners_see_needs_by_week_and_of_people_beyond_reach_only_what_is_stated_today()
    {
        var rows = Rows(Partner, "needs.csv");

        Assert.DoesNotContain(rows, row => Day(row) == PublishedCrisis.AsOf.AddDays(10));
        Assert.Equal(PublishedCrisis.AsOf, Day(rows.Single(row => row["caseload"] == "beyond_reach")));
        Assert.Contains(Rows(Restricted, "needs.csv"), row => Day(row) == PublishedCrisis.AsOf.AddDays(10));
    }

    [Fact]
    public void Alerts_of_the_week_are_dated_by_its_end_for_partners()
    {
        Assert.Equal(
            "2031-04-06", Rows(Restricted, "alerts.csv").Single(row => row["alert"] == "suspected_measles")["date"]);
        Assert.Equal(
            "2031-04-09", Rows(Partner, "alerts.csv").Single(row => row["alert"] == "suspected_measles")["date"]);
    }

    [Fact]
    public void Partners_get_one_row_for_each_scenario_with_days_counted_from_D()
    {
        var rows = Rows(Partner, "funding.csv").Where(row => row["action"] == "plots").ToList();

        Assert.Equal(["D+30", "D+60", "D+90"], rows.Select(row => row["scenario"]));
        Assert.All(rows, row => Assert.Equal(("D+8", "D-60"), (row["needed_by_p50"], row["release_by"])));
    }

    [Fact]
    public void What_is_short_today_is_one_row_that_reads_now_whatever_scenario_stands_beside_it()
    {
        var row = Assert.Single(Rows(Partner, "funding.csv"), row => row["scenario"] == "now");

        Assert.Equal(("18", "now", "now"), (row["quantity"], row["needed_by_p50"], row["release_by"]));
    }

    [Fact]
    public void Chances_are_told_to_partners_in_five_steps() =>
        Assert.All(
            Rows(Partner, "funding.csv").Where(row => row["chance_late_if_released_today"].Length > 0),
            row => Assert.Contains(row["chance_late_if_released_today"], FiveSteps));

    static readonly string[] FiveSteps = ["0.05", "0.25", "0.5", "0.75", "0.95"];

    [Fact]
    public void Where_no_offensive_is_to_come_partners_see_the_plan_by_calendar_week()
    {
        var peaceful = PublishedCrisis.Findings with
        {
            Funding = PublishedCrisis.Findings.Funding with { ScenarioLines = null },
        };

        var rows =
            Rows(Opened.All(peaceful, Audience.Partner), "funding.csv").Where(row => row["scenario"] != "now").ToList();

        // Needed on Friday, 6 June and Saturday, 31 May 2031; the first decision was due before the as-of date.
        Assert.Contains(
            rows,
            row =>
                (row["action"], row["scenario"], row["needed_by_p50"], row["release_by"]) == (
                    "plots", "2031-W23", "2031-06-02", "now"));
        Assert.Contains(
            rows,
            row =>
                (row["action"], row["scenario"], row["needed_by_p50"], row["release_by"]) == (
                    "toilet_blocks", "2031-W22", "2031-05-26", "2031-04-28"));
        Assert.DoesNotContain(rows, row => row["scenario"].StartsWith('D'));
    }

    [Fact]
    public void Where_no_offensive_is_to_come_no_decision_speaks_of_one()
    {
        var peaceful = PublishedCrisis.Findings with
        {
            Funding = PublishedCrisis.Findings.Funding with { ScenarioLines = null, Axes = [] },
        };
        var files = Opened.All(peaceful, Audience.Partner);

        Assert.DoesNotContain("offensive", files["bulletin.html"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("offensive", files["bulletin.md"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_own_folder_has_dates_and_the_chance_over_all_members()
    {
        var row = Rows(Restricted, "funding.csv").Single(row => row["action"] == "plots");

        Assert.Equal(
            ("2031-06-06", "2031-04-07", "0.34", ""),
            (row["needed_by_p50"], row["release_by"], row["chance_late_if_released_today"], row["scenario"]));
    }

    [Fact]
    public void The_public_gets_forecast_funding_run_and_bulletin_alone() =>
        Assert.Equal(
            ["bulletin.html", "bulletin.md", "forecast.csv", "funding.csv", "run.json"],
            Public.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_public_sees_districts_and_two_figures_and_no_count_below_five()
    {
        var rows = Rows(Public, "forecast.csv");

        Assert.Equal(
            ["*", "Upper Valley (other districts)"],
            rows.Select(row => row["place"]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            rows.SelectMany(
                row => row.Where(cell => cell.Key == "mean" || (cell.Key[0] == 'p' && char.IsDigit(cell.Key[1])))),
            cell =>
            Assert.True(
                cell.Value.Length == 0
                || (
                    double.Parse(cell.Value, null) is >= 5 and var value
                    && Math.Abs(value - Figures.TwoDigits(value)) < 1e-9), cell.Value));
    }

    [Fact]
    public void The_public_sees_sums_of_money_by_sector_without_place_or_day()
    {
        var row = Rows(Public, "funding.csv").Single(row => row["action"] == "WASH");

        Assert.Equal(
            ("*", "68000", "yes", "", ""),
            (row["place"], row["cost"], row["cost_is_lower_bound"], row["needed_by_p50"], row["release_by"]));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void An_address_names_no_later_day_on_a_machine_of_another_calendar(string culture)
    {
        var was = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new(culture);
        try
        {
            var partner = new Tier(PublishedCrisis.Findings, Audience.Partner);

            Assert.DoesNotContain(
                "2031-05-02", Shown.Address(partner, PublishedCrisis.Row("closures.csv", "dersin/2031-05-02")).Raw,
                StringComparison.Ordinal);
            Assert.Contains(
                "2031-04-02", Shown.Address(partner, PublishedCrisis.Row("closures.csv", "dersin/2031-04-02")).Raw,
                StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = was;
        }
    }
}
