using Refuge.Reports.Claims;
using Refuge.Situations;
using static Refuge.Tests.Situations.ClaimBuilder;

namespace Refuge.Tests.Situations;

/// <summary>What can be seen of the world at the end of a day.</summary>
public class PictureTests
{
    static readonly PlaceId Alma = new("alma");

    [Fact]
    public void A_route_to_a_site_that_is_not_known_yet_is_not_visible()
    {
        var record = Valley() with
        {
            Places = new(
                [Row(Place("alma", "Alma", PlaceKind.Town, null), "places.csv"),
                Row(Place("camp", "Camp", PlaceKind.Site, null), "places.csv", knownOn: Day.AddDays(1))]),
            Routes = new(
                [Row(new Route(new("r"), Alma, Camp, new(5), null, RouteMode.Road, null, null, true), "routes.csv")]),
            Closures =
                new([Row(new Closure(new ClosedRoute(new("r")), ClosedTo.All, Day, null, null, null), "closures.csv")]),
        };

        Assert.Empty(SituationBuilder.AsOf(record, Refuge.Situations.ReportedClaims.None, Day).Routes);
        Assert.Empty(SituationBuilder.AsOf(record, Refuge.Situations.ReportedClaims.None, Day).Closures);
        Assert.Single(SituationBuilder.AsOf(record, Refuge.Situations.ReportedClaims.None, Day.AddDays(1)).Routes);
    }

    [Fact]
    public void A_state_of_control_lasts_until_the_day_another_takes_its_place()
    {
        var record = Valley() with
        {
            Controls = new(
                [Held(PlacePart.Outskirts, -5, ControlStatus.Contested), Held(PlacePart.Whole, -2, ControlStatus.Taken),
                Held(PlacePart.Centre, -4, ControlStatus.Taken)]),
        };

        var facts = SituationBuilder.AsOf(
            record, Refuge.Situations.ReportedClaims.None, Day).Facts.Where(
                fact => fact.Aspect == "control").ToDictionary(fact => fact.Part ?? "whole");

        Assert.Equal(Day.AddDays(-2), facts["outskirts"].ValidTo);
        Assert.Null(facts["centre"].ValidTo);
        Assert.Null(facts["whole"].ValidTo);
    }

    [Fact]
    public void A_count_that_was_corrected_shows_its_newest_version_and_the_correction_is_told()
    {
        var record = Valley() with
        {
            Series = new(
                [Row(
                    new Series(
                        new("s"), "s", null, CountKind.Stock, Counted.Present, [], CountedPopulation.All, null, null,
                        null), "series.csv")]),
            Observations = new([Count(100, -5), Count(80, -1)]),
        };

        var situation = SituationBuilder.AsOf(record, Refuge.Situations.ReportedClaims.None, Day);

        Assert.Equal(80, Assert.Single(situation.Observations).Value.Value?.Value);
        Assert.Equal(Verdict.Superseded, Assert.Single(situation.Contradictions).Verdict);
        Assert.Equal(
            100,
            Assert.Single(
                SituationBuilder.AsOf(
                    record, Refuge.Situations.ReportedClaims.None, Day.AddDays(-3)).Observations).Value.Value?.Value);
    }

    [Fact]
    public void A_planned_row_is_visible_and_marked()
    {
        var planned = Held(PlacePart.Whole, 30, ControlStatus.Contested) with { IsPlanned = true, KnownOn = null };

        var fact = Assert.Single(
            SituationBuilder.AsOf(
                Valley() with { Controls = new([planned]) }, Refuge.Situations.ReportedClaims.None, Day).Facts);

        Assert.Equal("planned: expected: contested", fact.Value);
    }

    static Recorded<Control> Held(PlacePart part, int day, ControlStatus status) =>
        Row(new Control(Alma, part, Day.AddDays(day), status, null), "control.csv");

    static Recorded<Observation> Count(double people, int known) =>
        Row(
            new Observation(Day.AddDays(-6), null, Alma, new("s"), new Stated(people), null, null, false),
            "observations.csv", knownOn: Day.AddDays(known));
}
