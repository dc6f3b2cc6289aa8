using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>Those whom a count of all holds and no count of a place: nobody said where they stay.</summary>
public class PeopleAtNoPlaceTests
{
    [Fact]
    public void Where_no_site_is_named_the_totals_hold_everybody_who_was_counted()
    {
        var needs = Assess(Arrived(50_243), forecast => forecast);

        var totals = needs.Totals!.Over(static _ => false).ToList();
        var places = totals.Where(static row => row.Indicator == "capacity").ToList();
        Assert.Equal([0, 7, 14, 21], places.Select(static row => row.Date.DayNumber - A.Day.DayNumber));
        Assert.All(places, static row => Assert.Equal((Band.Of(50_243), null, 1),
            (row.Need!.Value, row.Have, row.PlacesUnknown)));
        // One toilet for fifty (SAN01).
        Assert.Equal(
            1_005, totals.First(static row => row is { Indicator: "toilet", Phase: "emergency" }).Need!.Value.Median);
    }

    [Fact]
    public void The_ledger_says_how_many_places_are_short_at_no_known_place()
    {
        var rows = Assess(Arrived(50_243), forecast => forecast).Ledger!.Over(static _ => false)
            .Where(static row => row.Date == A.Day).ToList();

        Assert.Equal(
            [(false, 50_243.0), (true, 50_243.0)], rows.Select(static row => (row.IsTotal, row.Short!.Value)));
        Assert.All(rows, static row => Assert.Null(row.Standing));
    }

    [Fact]
    public void Places_are_asked_for_them_at_most_and_before_anything_is_ordered()
    {
        var order = Assert.Single(
            Plan(Arrived(50_243)).Open!.Over(static _ => false), static line => line.Item == "capacity");

        // Six to a household: 8,373.8 plots.
        Assert.Equal(
            ("*", 8_374.0, Bound.AtMost, InTime.NotKnown),
            (order.Place.Code, order.Quantity!.Value, order.QuantityBound, order.Means!.InTime));
        Assert.Empty(Plan(Arrived(50_243)).Lines);
    }

    [Fact]
    public void Whoever_was_counted_at_a_place_is_not_at_none()
    {
        var people = PeopleAtNoPlace.Of(
            Arrived(50_000).WithTown("hosts").WithSeries("there", CountKind.Stock, Counted.Displaced)
                .WithCount("there", "hosts", 12_000).Build());

        Assert.Equal(38_000, people!.People.Value);
        Assert.True(people.IsWithoutSites);
    }

    [Fact]
    public void Where_a_site_is_named_that_may_hold_them_no_place_is_asked_for_them()
    {
        var situation = Arrived(50_000).WithSite("camp", 9_000);

        Assert.False(PeopleAtNoPlace.Of(situation.Build())!.IsWithoutSites);
        Assert.DoesNotContain(
            Plan(situation).Open!.Over(static _ => true), static line => line is { Item: "capacity", Place.Code: "*" });
    }

    [Fact]
    public void Where_every_site_was_counted_the_totals_hold_the_others_as_people_outside_sites()
    {
        var needs = Assess(
            Arrived(50_000).WithSite("camp").WithPresent("camp", new(9_000)),
            forecast => forecast.Present("camp", (_, _) => 9_000));

        // Food for everybody, 2,100 kcal each; places and toilets for those in the camp alone.
        Assert.Equal((105.0, 9_000.0, 180.0), (Today("food_energy"), Today("capacity"), Today("toilet")));

        double Today(string item) => needs.Totals!.Over(static _ => true).First(row => row.Date == A.Day
            && row.Indicator == item && row.Phase is "any" or "emergency" && row.Indicator == item).Need!.Value.Median;
    }

    [Fact]
    public void An_uncounted_site_may_hold_them_and_no_total_guesses_who_is_outside() => Assert.Equal(
        9_000 * 0.0021, Assess(
            Arrived(50_000).WithSite("camp").WithPresent("camp", new(9_000)).WithSite("other"),
            forecast => forecast.Present("camp", (_, _) => 9_000)).Totals!.Over(static _ => true)
            .First(static row => row.Indicator == "food_energy").Need!.Value.Median, 6);

    [Fact]
    public void A_small_camp_is_no_place_for_fifty_thousand() =>
        Assert.True(PeopleAtNoPlace.Of(Arrived(50_000).WithSite("camp", 900).Build())!.IsWithoutSites);

    [Fact]
    public void A_camp_of_unknown_room_holds_those_who_were_counted_in_it_and_no_others()
    {
        Assert.False(PeopleAtNoPlace.Of(Arrived(50_000).WithSite("camp").Build())!.IsWithoutSites);
        Assert.True(PeopleAtNoPlace.Of(
            Arrived(50_000).WithSite("camp").WithPresent("camp", new(900)).Build())!.IsWithoutSites);
    }

    [Fact]
    public void Without_a_count_of_the_whole_crisis_nobody_is_at_no_place() =>
        Assert.Null(PeopleAtNoPlace.Of(A.Situation().WithSite("camp").WithPresent("camp", new(400)).Build()));

    static InventedSituation Arrived(int people) => A.Situation()
        .WithSeries("arrived", CountKind.Cumulative, Counted.Arrivals).WithCount("arrived", null, people);

    static NeedsAssessment Assess(InventedSituation situation, Func<ForecastBuilder, ForecastBuilder> people) =>
        NeedsAssessor.Assess(new() { Situation = situation.Build(), Forecast = people(A.Forecast(21, 10)).Build() });

    static FundingPlan Plan(InventedSituation situation)
    {
        var basis = new NeedsBasis { Situation = situation.Build(), Forecast = A.Forecast(28, 3).Build() };
        return Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new());
    }
}
