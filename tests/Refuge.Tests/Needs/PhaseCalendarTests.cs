using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>Which standard counts when: of the emergency, or of a longer stay.</summary>
public class PhaseCalendarTests
{
    [Fact]
    public void The_standards_of_a_longer_stay_count_once_most_people_have_been_there_for_half_a_year()
    {
        var camp = Counted((300, 900), (200, 1_000), (0, 1_050));

        Assert.Equal(A.Day.AddDays(-300 + 180), From(camp));
        Assert.Equal([20.0], Toilets(camp, 1_050));
    }

    [Fact]
    public void A_camp_that_has_grown_is_an_emergency_again() =>
        Assert.Equal(A.Day.AddDays(180), From(Counted((300, 900), (200, 1_000), (0, 1_500))));

    [Fact]
    public void People_who_left_and_came_back_begin_anew() =>
        Assert.Equal(A.Day.AddDays(-100 + 180), From(Counted((300, 1_000), (200, 300), (100, 1_000), (0, 1_000))));

    [Fact]
    public void Where_nobody_counted_so_long_ago_it_is_an_emergency()
    {
        Assert.Equal([50.0], Toilets(Counted((20, 1_000), (0, 1_000)), 1_000));
        Assert.Null(From(A.Situation().WithSite("camp")));
    }

    [Fact]
    public void The_day_may_lie_within_the_run_and_then_both_count_in_turn() =>
        Assert.Equal([50.0, 20.0], Toilets(Counted((170, 1_000), (0, 1_000)), 1_000));

    [Fact]
    public void Four_fifths_are_most_people_and_a_count_below_is_not()
    {
        Assert.Equal(A.Day.AddDays(-300 + 180), From(Counted((300, 800), (0, 1_000))));
        Assert.Equal(A.Day.AddDays(180), From(Counted((300, 799), (0, 1_000))));
    }

    [Fact]
    public void On_every_day_one_line_counts_and_no_two()
    {
        var basis = Basis(Counted((170, 1_000), (0, 1_000)), 1_000);
        var toilets = basis.Yardstick.Measured.Where(static line => line.Item == "toilet").ToList();

        // Half a year is over on the tenth day from now.
        double On(int day) => Assert.Single(
            toilets, line => basis.Phases.Counts(line, new("camp"), A.Day.AddDays(day))).Value!.Value;
        Assert.Equal([50.0, 50, 20, 20], ((int[])[0, 9, 10, 11]).Select(On));
    }

    [Fact]
    public void A_folder_states_its_own_days() => Assert.Equal(
        A.Day.AddDays(-300 + 30), From(Counted((300, 900), (0, 1_000)), days: 30));

    [Fact]
    public void The_plan_follows_the_line_that_counts()
    {
        var basis = Basis(Counted((300, 1_000), (0, 1_000)).WithFacility("camp", "toilet", new(0)), 1_000);

        var line = Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new()).Lines
            .Single(static line => line.Item == "toilet");
        Assert.Equal(50, line.Quantity);
    }

    [Fact]
    public void A_site_is_measured_against_the_set_that_it_names()
    {
        var situation = A.Situation().WithSite("camp").WithSite("other").WithPresent("camp", new(1_000))
            .WithPresent("other", new(1_000)).WithStandardSet("camp", "unhcr-2020");

        var water = NeedsAssessor.Assess(new() { Situation = situation.Build(), Forecast = A.Forecast(7, 2).Build() })
            .Today.Where(static need => need is { Indicator: "water_quantity", Phase: "emergency" })
            .ToDictionary(static need => need.Place.Code, static need => need.Amount!.Value.Median);
        // UNHCR asks for 15 litres from the first day, Sphere for at least 7.5.
        Assert.Equal((15.0, 7.5), (water["camp"], water["other"]));
    }

    static InventedSituation Counted(params (int DaysAgo, int People)[] counts) => counts.Aggregate(
        A.Situation().WithSite("camp"), static (situation, count) =>
            situation.WithPresent("camp", new(count.People), count.DaysAgo));

    static DateOnly? From(InventedSituation situation, int? days = null) => new PhaseCalendar(
        situation.Build(), StandardSet.Default,
        days is { } own
            ? [new(new Assumption("a", "emergency_days", null, own, own, own, "days", null), A.Day, null, [])]
            : []).LongerStayFrom(new("camp"));

    /// <summary>People at one toilet by the lines that a plan of ninety days follows.</summary>
    static double[] Toilets(InventedSituation situation, int people)
    {
        var basis = Basis(situation, people);
        return
        [
            .. basis.Yardstick.Measured.Where(static line => line.Item == "toilet")
                .Where(line => Enumerable.Range(0, 91).Any(day =>
                    basis.Phases.Counts(line, new("camp"), A.Day.AddDays(day))))
                .Select(static line => line.Value!.Value),
        ];
    }

    static NeedsBasis Basis(InventedSituation situation, int people) => new()
    {
        Situation = situation.Build(),
        Forecast = A.Forecast(90, 3).Present("camp", (_, _) => people).Build(),
    };
}
