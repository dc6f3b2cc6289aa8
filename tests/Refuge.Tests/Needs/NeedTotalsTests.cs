using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>What all places together need, summed in each member before any quantile is taken.</summary>
public class NeedTotalsTests
{
    [Fact]
    public void People_who_go_to_one_camp_or_the_other_need_one_camps_toilets_and_not_two()
    {
        var totals = Totals(
            A.Situation().WithSite("alma").WithSite("boro").WithFacility("alma", "toilet", new(5))
            .WithFacility("boro", "toilet", new(15)),
            forecast => forecast
                .Present("alma", (_, member) => member < 5 ? 1_000 : 0)
                .Present("boro", (_, member) => member < 5 ? 0 : 1_000));

        var total = Assert.Single(
            totals, row => row is { Indicator: "toilet", Phase: "emergency" } && row.Date == A.Day.AddDays(14));
        Assert.Equal(Band.Of(20), total.Need);
        Assert.Equal(20, total.Have);
        // Fifteen are short in alma in half of the members, five in boro in the others: a spare toilet serves nobody
        // elsewhere.
        Assert.Equal(5, total.Uncovered);
        Assert.Equal(0, total.PlacesUnknown);
    }

    [Fact]
    public void A_place_where_nobody_said_what_stands_is_counted_as_unknown_and_missed_by_the_sum()
    {
        var totals = Totals(
            A.Situation().WithSite("alma").WithSite("boro").WithFacility("alma", "toilet", new(5)),
            forecast => forecast.Present("alma", (_, _) => 1_000).Present("boro", (_, _) => 500));

        var total = Assert.Single(
            totals, row => row is { Indicator: "toilet", Phase: "emergency" } && row.Date == A.Day.AddDays(7));
        Assert.Equal(
            (Band.Of(30), 5.0, 15.0, 1),
            (total.Need!.Value, total.Have!.Value, total.Uncovered!.Value, total.PlacesUnknown));
    }

    [Fact]
    public void Where_nobody_said_anywhere_what_stands_the_total_is_unknown()
    {
        var totals = Totals(A.Situation().WithSite("alma"), forecast => forecast.Present("alma", (_, _) => 1_000));

        var toilets = totals.Where(row => row.Indicator == "toilet" && row.Date > A.Day).ToList();
        Assert.NotEmpty(toilets);
        Assert.All(toilets, row => Assert.Equal((null, null, 1), (row.Have, row.Uncovered, row.PlacesUnknown)));
    }

    [Fact]
    public void Places_across_a_border_are_in_no_total_of_places_and_their_people_are_in_every_other()
    {
        var totals = Totals(
            A.Situation().WithSite("alma", 700).WithSite("boro", 200)
                .WithCampAbroad("abroad", 9_000, "north").WithPresent("alma", new(1_000))
                .WithPresent("boro", new(100)).WithPresent("abroad", new(5_000)),
            static forecast => forecast.Present("alma", (_, _) => 1_000).Present("boro", (_, _) => 100)
                .Present("abroad", (_, _) => 5_000));

        Assert.All(
            totals.Where(static row => row.Indicator == "capacity"),
            static row => Assert.Equal((Band.Of(1_100), 900.0), (row.Need!.Value, row.Have!.Value)));
        Assert.All(
            totals.Where(static row => row is { Indicator: "toilet", Phase: "emergency" }),
            static row => Assert.Equal(Band.Of(122), row.Need!.Value));
    }

    [Fact]
    public void A_sector_total_is_netted_once_against_all_camps()
    {
        // 10,000 and 5,000 people need 200 and 100 latrines; the sector reports 220 in all, and 30 of them are known
        // in alma.
        var totals = Totals(
            A.Situation().WithSite("alma").WithSite("boro").WithPresent("alma", new(10_000))
                .WithPresent("boro", new(5_000)).WithFacility("alma", "toilet", new(30))
                    .WithTogether("toilet", new(220)),
            forecast => forecast.Present("alma", (_, _) => 10_000).Present("boro", (_, _) => 5_000));

        Assert.All(
            totals.Where(row => row is { Indicator: "toilet", Phase: "emergency" }),
            row => Assert.Equal(
                (Band.Of(300), 220.0, 80.0, 0),
                (row.Need!.Value, row.Have!.Value, row.Uncovered!.Value, row.PlacesUnknown)));
    }

    [Fact]
    public void What_is_stated_of_two_camps_together_says_nothing_of_a_third()
    {
        var totals = Totals(
            A.Situation().WithSite("alma").WithSite("boro").WithSite("cela").WithPresent("alma", new(1_000))
                .WithPresent("boro", new(1_000)).WithPresent("cela", new(1_000))
                .WithTogether("toilet", new(25), "alma", "boro"),
            forecast => forecast);

        var total = totals.Single(row => row is { Indicator: "toilet", Phase: "emergency" } && row.Date == A.Day);
        Assert.Equal(
            (Band.Of(60), 25.0, 15.0, 1),
            (total.Need!.Value, total.Have!.Value, total.Uncovered!.Value, total.PlacesUnknown));
    }

    [Fact]
    public void Todays_total_is_the_sum_of_todays_rows()
    {
        var situation = A.Situation().WithSite("alma").WithSite("boro")
            .WithPresent("alma", new(1_000, Bound.MoreThan)).WithPresent("boro", new(300))
            .WithFacility("alma", "toilet", new(2)).WithFacility("boro", "toilet", new(10));

        var total = Assert.Single(
            Totals(situation, forecast => forecast), row => row is { Indicator: "toilet", Phase: "emergency" });

        Assert.Equal(
            (Band.Of(26), 12.0, 18.0, 0),
            (total.Need!.Value, total.Have!.Value, total.Uncovered!.Value, total.PlacesUnknown));
    }

    [Fact]
    public void People_beyond_reach_are_in_no_total() =>
        Assert.Empty(Totals(
            A.Situation().WithTown("held", 5_000).WithControl("held", ControlStatus.Held),
            forecast => forecast.Residents("held", (_, _) => 5_000)));

    [Fact]
    public void Who_passes_through_a_way_station_is_no_new_person_of_the_totals()
    {
        var needs = Assess(
            A.Situation().WithSite("camp").WithSite("gate", kind: SiteKind.Transit),
            forecast => forecast.Present("camp", (_, _) => 900).Present("gate", (_, _) => 50)
                .Arrivals("camp", (_, _) => 10).Arrivals("gate", (_, _) => 1_000));

        var move = needs.Totals!.Moves(static _ => true).Single(static each => each.Group is Caseload.DisplacedInSites);

        // Ten people a day for three weeks.
        Assert.Equal((210.0, A.Day.AddDays(21)), (move.Arriving, move.Day));
    }

    [Fact]
    public void Totals_are_of_the_as_of_date_and_every_seventh_day_and_of_the_places_asked_for()
    {
        var needs = Assess(
            A.Situation().WithSite("alma").WithSite("boro").WithPresent("alma", new(100)).WithPresent("boro", new(900)),
            forecast => forecast.Present("alma", (_, _) => 100).Present("boro", (_, _) => 900));

        var alma = needs.Totals!.Over(place => place.Code == "alma")
            .Where(row => row is { Indicator: "toilet", Phase: "emergency" }).ToList();

        Assert.Equal([0, 7, 14, 21], alma.Select(row => row.Date.DayNumber - A.Day.DayNumber));
        Assert.All(alma, row => Assert.Equal(2, row.Need!.Value.Median));
    }

    static IReadOnlyList<NeedTotal> Totals(
        InventedSituation situation, Func<ForecastBuilder, ForecastBuilder> people) =>
        [.. Assess(situation, people).Totals!.Over(static _ => true)];

    static NeedsAssessment Assess(InventedSituation situation, Func<ForecastBuilder, ForecastBuilder> people) =>
        NeedsAssessor.Assess(new() { Situation = situation.Build(), Forecast = people(A.Forecast(21, 10)).Build() });
}
