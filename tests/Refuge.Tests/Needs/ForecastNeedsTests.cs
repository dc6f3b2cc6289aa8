using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>
/// The needs of later days: five groups of people, the season in which they come, what stands by then.
/// </summary>
public class ForecastNeedsTests
{
    [Fact]
    public void The_five_groups_stay_apart()
    {
        var basis = Basis(
            A.Situation().WithSite("camp").WithTown("host").WithTown("freed").WithControl("freed", ControlStatus.Taken)
            .WithTown("held").WithControl("held", ControlStatus.Held),
            A.Forecast(1, 1).Present("camp", (_, _) => 1).Present("host", (_, _) => 2)
                .Residents("freed", (_, _) => 30).Returned("freed", (_, _) => 10).Residents("held", (_, _) => 500));

        var people = NeedsAssessor.Assess(basis).Forecast.Where(
            need => need.Indicator == "water_quantity" && need.Phase == "emergency")
            .ToDictionary(need => need.Caseload, need => need.People!.Value.Median);

        Assert.Equal(
            new Dictionary<Caseload, double>
            {
                [Caseload.DisplacedInSites] = 1,
                [Caseload.DisplacedOutsideSites] = 2,
                [Caseload.ResidentsOfRetaken] = 20,
                [Caseload.Returnees] = 10,
                [Caseload.BeyondReach] = 500,
            },
            people);
    }

    [Fact]
    public void People_beyond_reach_are_a_contingency_and_no_gap_to_be_built()
    {
        var basis = Basis(
            A.Situation().WithTown("held", residents: 500).WithControl("held", ControlStatus.Held)
            .WithFacility("held", "water_quantity", new(1)),
            A.Forecast(1, 1).Residents("held", (_, _) => 500));
        var needs = NeedsAssessor.Assess(basis);

        Assert.All(needs.Today.Concat(needs.Forecast), need => Assert.Equal((null, null), (need.Gap, need.Uncovered)));
        Assert.Contains(needs.Today, need => need.Amount is not null);
    }

    [Fact]
    public void A_site_has_room_only_while_it_is_open()
    {
        var basis = Basis(
            A.Situation().WithSite("camp", 1_000, opens: A.Day.AddDays(2)),
            A.Forecast(3, 1).Present("camp", (_, _) => 600));

        var gaps = NeedsAssessor.Assess(basis).Forecast.Where(need => need.Indicator == "capacity")
            .Select(need => need.Gap!.Value.Median);

        Assert.Equal([600, 0, 0], gaps);
    }

    [Fact]
    public void What_others_bring_covers_from_the_day_it_stands()
    {
        var basis = Basis(
            A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(2)),
            A.Forecast(3, 1).Present("camp", (_, _) => 1_000)) with
        {
            Responses = [A.Response("camp", "toilet", 10, ResponseStatus.Funded, A.Day.AddDays(2))],
        };

        var rows = NeedsAssessor.Assess(basis).Forecast.Where(
            need => need.Indicator == "toilet" && need.Phase == "emergency").ToList();

        Assert.Equal([18, 18, 18], rows.Select(need => need.Gap!.Value.Median));
        Assert.Equal([18, 8, 8], rows.Select(need => need.Uncovered!.Value));
        Assert.All(rows, need => Assert.Equal("Aid", need.Responsible));
    }

    [Fact]
    public void What_was_delivered_before_the_last_count_is_not_counted_twice()
    {
        var basis = Basis(
            A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(12)),
            A.Forecast(1, 1).Present("camp", (_, _) => 1_000)) with
        {
            Responses = [A.Response("camp", "toilet", 10, ResponseStatus.Delivered, A.Day.AddDays(-5))],
        };

        Assert.Equal(8, NeedsAssessor.Assess(basis).Forecast.First(need => need.Indicator == "toilet").Uncovered);
    }

    [Fact]
    public void Needs_are_those_of_the_season_of_arrival()
    {
        var basis = Basis(A.Situation().WithSite("camp"), A.Forecast(100, 1).Present("camp", (_, _) => 1_000)) with
        {
            Climate = Months(august: 33.7, december: 8.95),
        };
        var needs = NeedsAssessor.Assess(basis).Forecast;

        var summer = needs.Where(need => need.Date == A.Day.AddDays(1)).ToList();
        var winter = needs.Where(need => need.Date == new DateOnly(2016, 12, 2)).ToList();

        Assert.DoesNotContain(summer, need => need.Indicator == "winter_kit");
        Assert.Equal(167, winter.Single(need => need.Indicator == "winter_kit").Amount!.Value.Median);
        Assert.Equal((3_500, 4_500), (Median(summer, "shelter"), Median(winter, "shelter")));
        // 20 − 8.95 °C are three steps of five, the last begun: 300 kcal more (FOO04).
        Assert.Equal((2.1, 2.4), (Median(summer, "food_energy"), Median(winter, "food_energy")));
    }

    [Fact]
    public void Where_nobody_knows_the_season_what_the_cold_asks_for_stays_unknown()
    {
        var kit = NeedsAssessor.Assess(
            Basis(A.Situation().WithSite("camp"), A.Forecast(1, 1).Present("camp", (_, _) => 1_000))).Forecast.Single(
                need => need.Indicator == "winter_kit");

        Assert.NotNull(kit.People);
        Assert.Null(kit.Amount);
    }

    [Fact]
    public void Rows_read_one_by_one_are_those_read_in_order()
    {
        var needs = NeedsAssessor.Assess(Basis(
            A.Situation().WithSite("camp").WithTown("host"),
            A.Forecast(20, 3).Present("camp", (day, member) => day % 5 * member)
            .Present("host", (day, _) => day % 3))).Forecast;

        List<object> inOrder = [];
        foreach (var need in needs) inOrder.Add(Key(need));
        Assert.Equal(inOrder, Enumerable.Range(0, needs.Count).Select(index => Key(needs[index])));
        Assert.Equal(needs.Select(need => need.Date).Order(), needs.Select(need => need.Date));

        static object Key(Need need) => (need.Date, need.Place, need.Caseload, need.Standard.Code, need.Amount);
    }

    [Fact]
    public void Items_that_the_standards_do_not_know_are_listed() =>
        Assert.Equal(
            ["lamp_post"],
            NeedsAssessor.Assess(
                Basis(
                    A.Situation().WithSite("camp")
            .WithFacility("camp", "lamp_post", new(3)), A.Forecast(1, 1))).ListedItems);

    static double Median(List<Need> needs, string item) =>
        Math.Round(needs.Single(need => need.Indicator == item).Amount!.Value.Median, 9);

    static Climate Months(double august, double december) => Climate.Of(
    [
        new(new Assumption("t8", "mean_temperature", "8", august, august, august, "degC", null), A.Day, null, []),
        new(
            new Assumption("t12", "mean_temperature", "12", december, december, december, "degC", null), A.Day, null,
            []),
    ], []);

    static NeedsBasis Basis(InventedSituation situation, ForecastBuilder forecast) =>
        new() { Situation = situation.Build(), Forecast = forecast.Build() };
}
