using CsCheck;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>Families wait for something: so many are missing, whoever knows how many stand.</summary>
public class BacklogTests
{
    [Fact]
    public void So_many_as_wait_are_missing_and_nobody_says_how_many_stand()
    {
        var toilets = Toilets(Camp().WithFacility("camp", "toilet", new(30), "thirty are missing"));

        Assert.All(toilets, static need => Assert.Equal((null, 30.0, 30.0),
            ((double?)need.Have?.Value, need.Gap!.Value.Median, need.Uncovered)));
    }

    [Fact]
    public void The_plan_orders_so_many_as_wait_and_then_for_those_who_come()
    {
        var situation = Camp().WithFacility("camp", "toilet", new(30), "waiting list");
        var basis = new NeedsBasis
        {
            Situation = situation.Build(),
            Forecast = A.Forecast(28, 3).Present("camp", static (day, _) => day == 0 ? 2_000 : 3_000).Build(),
        };

        var lines = Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new()).Lines
            .Where(static line => line.Item == "toilet").ToList();

        // Forty are needed for 2,000 and sixty for 3,000: thirty wait, ten stand.
        Assert.Equal([30.0, 20], lines.Select(static line => line.Quantity));
    }

    [Fact]
    public void A_list_of_those_who_wait_is_void_once_somebody_counted_the_people_again() => Assert.All(
        Toilets(A.Situation().WithSite("camp")
            .WithFacility("camp", "toilet", new(30), "waiting", daysAgo: 20).WithPresent("camp", new(2_000))),
        static need => Assert.Null(need.Gap));

    [Fact]
    public void Who_waits_for_a_place_moves_to_free_ones_first()
    {
        var situation = A.Situation().WithSite("full", 100, axis: "south").WithSite("free", 9_000, axis: "south")
            .WithPresent("full", new(14_000)).WithPresent("free", new(8_000))
            .WithFacility("full", "capacity", new(6_600), "1,100 families waiting for a tent");
        var basis = new NeedsBasis { Situation = situation.Build(), Forecast = A.Forecast(3, 2).Build() };

        var plan = Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new());

        Assert.Equal(1_000, Assert.Single(plan.Relocations).People);
        var plots = Assert.Single(plan.Lines, static line => line is { Item: "capacity", IsShortToday: true });
        Assert.Equal(Math.Ceiling(5_600 / 6.0), plots.Quantity);
    }

    [Fact]
    public void More_who_wait_never_lower_what_is_asked() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Int[0, 5_000]).Sample((waiting, more) =>
        {
            double Asked(int count) => Toilets(Camp().WithFacility("camp", "toilet", new(count), "waiting"))
                .Sum(static need => need.Uncovered!.Value);

            Assert.True(Asked(waiting) <= Asked(waiting + more));
        }, iter: Check.Iter / 4);

    static InventedSituation Camp() => A.Situation().WithSite("camp").WithPresent("camp", new(2_000));

    static List<Need> Toilets(InventedSituation situation) =>
    [
        .. NeedsAssessor.Assess(new NeedsBasis { Situation = situation.Build(), Forecast = A.Forecast(3, 2).Build() })
            .Today.Where(static need => need.Indicator == "toilet"),
    ];
}
