using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>What the report of 28 August 2016 told a reader, found again in the tables of the plan.</summary>
public class MosulSituationTests(MosulPlan plan) : IClassFixture<MosulPlan>
{
    const string Camp = "camp_near_qayyarah";

    [Fact]
    public void The_centre_is_taken_and_the_outskirts_were_contested_until_the_27th()
    {
        var control = Situation("qayyarah", "control");

        Assert.Contains(
            control,
            row => row["part"] == "centre" && row["value"].StartsWith("taken", StringComparison.Ordinal)
            && row["valid_from"] == "2016-08-25");
        Assert.Contains(
            control,
            row => row["part"] == "outskirts" && row["value"].StartsWith("contested", StringComparison.Ordinal)
            && row["valid_from"] == "2016-08-25");
        Assert.Contains(
            control,
            row => row["part"] is "outskirts" or "whole" && row["value"].StartsWith("taken", StringComparison.Ordinal)
            && row["valid_from"] == "2016-08-27");
    }

    [Fact]
    public void Explosives_are_being_cleared_and_services_are_down()
    {
        Assert.Contains(
            plan.Read("restricted", "situation.csv"),
            row => row["place"] == "qayyarah" && row["aspect"].Contains("explosive", StringComparison.Ordinal)
            && row["value"].Contains("being_cleared", StringComparison.Ordinal));
        Assert.Contains(
            plan.Read("restricted", "situation.csv"),
            row => row["place"] == "qayyarah" && row["aspect"].StartsWith("service", StringComparison.Ordinal)
            && row["value"].Contains("down", StringComparison.Ordinal));
        Assert.Contains(
            plan.Read("restricted", "situation.csv"),
            row => row["place"] == "qwest" && row["aspect"].Contains("explosive", StringComparison.Ordinal));
    }

    [Fact]
    public void The_pontoon_stands_and_is_attached_to_no_route()
    {
        var rows = plan.Read("restricted", "situation.csv")
            .Where(row => row["aspect"].Contains("pontoon", StringComparison.Ordinal)).ToList();

        var pontoon = Assert.Single(rows);
        Assert.Equal("tigris", pontoon["place"]);
        Assert.Contains("standing", pontoon["value"], StringComparison.Ordinal);
        Assert.Contains("failed", pontoon["value"], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_alerts_stand_for_the_camp()
    {
        var alerts = plan.Read("restricted", "alerts.csv").Where(row => row["place"] == Camp).ToList();

        Assert.Contains(alerts, row => row["alert"].Contains("water", StringComparison.Ordinal));
        Assert.Contains(alerts, row => row["alert"].Contains("dehydrat", StringComparison.Ordinal));
        Assert.Equal(2, alerts.Count);
    }

    [Theory]
    [InlineData("emergency", 20, 18)]
    [InlineData("stabilised", 50, 48)]
    public void The_camp_lacks_toilets(string phase, double need, double gap)
    {
        var row = Assert.Single(Needs("toilet"), row => row["phase"] == phase);

        Assert.Equal(
            (need, "at_least", 2, gap, "at_least"),
            (Number(row["need_p50"]), row["need_bound"], Number(row["have"]), Number(row["gap_p50"]),
            row["gap_bound"]));
        Assert.NotEqual("", row["standard"]);
    }

    [Fact]
    public void How_much_water_the_camp_has_is_unknown_and_its_quality_fails()
    {
        Assert.All(Needs("water_quantity"), row => Assert.Equal(("", ""), (row["have"], row["gap_p50"])));
        Assert.NotEmpty(Needs("water_quantity"));
        Assert.Contains(
            Needs("water_quality"), row => string.Join(' ', row.Values).Contains("fail", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("water_point")]
    [InlineData("washing")]
    [InlineData("site_area")]
    [InlineData("food_energy")]
    public void Every_need_of_the_camp_names_its_standard(string indicator)
    {
        Assert.NotEmpty(Needs(indicator));
        Assert.All(Needs(indicator), row => Assert.NotEqual("", row["standard"]));
    }

    [Fact]
    public void The_sum_allocated_and_the_sum_requested_contradict_each_other() =>
        Assert.Contains(
            plan.Read("restricted", "contradictions.csv"),
            row => row["detail"].Contains("284", StringComparison.Ordinal));

    [Theory]
    [InlineData("restricted")]
    [InlineData("partner")]
    public void Every_page_says_what_it_is(string audience)
    {
        var page = plan.Text(audience, "bulletin.html");

        Assert.Contains("DRAFT", page, StringComparison.Ordinal);
        Assert.Contains("COMPUTED", page, StringComparison.Ordinal);
        Assert.Contains("NOT DECIDED", page, StringComparison.Ordinal);
        Assert.Contains("not verified as safe", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_said_what_stands_a_place_takes_one_line_and_buries_no_decision()
    {
        var tables = EvidenceWalk.Body(plan.Text("restricted", "bulletin.html")).Descendants("section")
            .Single(section => section.Attribute("id")?.Value == "decisions").Descendants("table").ToList();
        var decided = plan.Read("restricted", "funding.csv")
            .Where(row => row["quantity"].Length > 0 && row["quantity_bound"] != "at_most").ToList();
        var open = plan.Read("restricted", "funding.csv").Where(row => row["quantity"].Length == 0).ToList();

        Assert.Equal(2, tables.Count);
        Assert.Equal(
            open.Select(row => row["place"]).Distinct().Count(), tables[0].Element("tbody")!.Elements("tr").Count());
        Assert.Equal(decided.Count, tables[1].Element("tbody")!.Elements("tr").Count());
        Assert.All(tables, table => Assert.Contains(table.Ancestors(), element => element.Name.LocalName == "details"));
    }

    List<Dictionary<string, string>> Situation(string place, string aspect) =>
        [.. plan.Read("restricted", "situation.csv").Where(row => row["place"] == place && row["aspect"] == aspect)];

    List<Dictionary<string, string>> Needs(string indicator) =>
        [.. plan.Read("restricted", "needs.csv")
            .Where(row => row["place"] == Camp && row["indicator"] == indicator && row["date"] == "2016-08-28")];

    static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
