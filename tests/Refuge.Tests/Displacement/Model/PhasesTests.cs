using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Blocks;
using Refuge.Displacement.Model;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement.Model;

public class PhasesTests
{
    [Fact]
    public void Whoever_waits_for_screening_is_let_through_in_proportion_and_not_by_the_alphabet()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 10_000).WithTown("Zeta", 10_000).WithTown("Boro", 5_000)
            .WithSite("Gate", kind: SiteKind.Screening, throughput: 100)
            .WithRoute("Alma", "Gate", 10).WithRoute("Zeta", "Gate", 10).WithRoute("Gate", "Boro", 10).Build();
        var world = Model(situation).Network;
        var today = new MemberDay(world, new(), new Priors([], new()).All.Count)
        {
            Draws = new(1, 0),
            Day = InventedSituation.AsOf.DayNumber,
        };
        var (gate, alma, zeta) =
            (IndexOf(world, "Gate"), today.OriginOf[IndexOf(world, "Alma")], today.OriginOf[IndexOf(world, "Zeta")]);
        today.Scenario.WalkKmPerDay = 20;
        today.Paths.Renew(today.Day);
        today.State.Waiting.Add(gate, alma, 600);
        today.State.Waiting.Add(gate, zeta, 200);
        today.State.Sheltered[gate] = 800;

        Screening.LetThrough(today);

        Assert.Equal(525, today.State.Waiting.Row(gate)[alma]);
        Assert.Equal(175, today.State.Waiting.Row(gate)[zeta]);
        Assert.Equal(100, today.State.Road.Total());
    }

    [Fact]
    public void Those_who_flee_again_are_a_fair_sample_of_all_at_home() =>
        Gen.Select(Gen.Int[1, 1_000_000_000], Gen.Int[0, 1_000], Gen.Int[0, 1_000])
            .Sample((home, returnedPart, leavingPart) =>
        {
            var (returned, leaving) =
                ((int)((long)home * returnedPart / 1_000), (int)((long)home * leavingPart / 1_000));

            var still = Departures.StillAmong(returned, home, leaving);

            // Within half a person, in whole numbers: a division would round a half up.
            Assert.InRange(
                2 * (((Int128)still * home) - ((Int128)returned * (home - leaving))), -(Int128)home, (Int128)home);
            Assert.InRange(still, 0, home - leaving);
        });

    [Fact]
    public void A_journey_may_take_longer_than_a_month()
    {
        var situation = new InventedSituation().WithTown("Alma", 50_000, eastKm: 0).WithTown("Boro", 5_000, eastKm: 200)
            .WithRoute("Alma", "Boro", 200)
            .WithControl("Alma", ControlStatus.Contested, 0).WithControl("Boro", ControlStatus.Calm).Build();
        var slow = new MovementRules { RoadPerDay = new(5) };

        var forecast = Run(situation, 60, 5, slow, Assumed("fight_days_town", 50, 50, 50, "days"));

        for (var day = 1; day <= 40; day++)
        {
            Assert.All(forecast.Present.On(new("Boro"), day).ToArray(), static people => Assert.Equal(0, people));
        }
        Assert.All(forecast.Present.On(new("Boro"), 41).ToArray(), static people => Assert.True(people > 0));
    }

    [Fact]
    public void Screened_people_go_to_the_site_that_authorities_chose_though_no_map_shows_it()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 50_000).WithSite("Gate", kind: SiteKind.Screening, throughput: 500)
            .WithTown("Boro", 5_000).WithSiteNear("Camp", "Boro")
            .WithRoute("Alma", "Gate", 10).WithRoute("Gate", "Boro", 10).WithControl("Alma", ControlStatus.Contested, 0)
                .WithControl("Boro", ControlStatus.Calm).Build();
        var toCamp = new Allocation(new("Gate"), new("Camp"), new Share(1), null, null, null, null);
        var roomy = Assumed("site_ceiling", 1_000_000, 1_000_000, 1_000_000, "people");
        var input = new ForecastInput(
            situation, [Assumed("fight_days_town", 9, 10, 11, "days"), roomy],
            [new(toCamp, InventedSituation.AsOf, null, [])], new());

        var forecast = Forecaster.Run(input, new(30, 10, 1), 1, null, TestContext.Current.CancellationToken);

        Assert.All(forecast.Present.On(new("Camp"), 30).ToArray(), static people => Assert.True(people > 1_000));
        Assert.All(forecast.Present.On(new("Boro"), 30).ToArray(), static people => Assert.Equal(0, people));
    }

    [Fact]
    public void Who_heads_for_a_camp_near_a_screening_site_is_screened_there()
    {
        var situation = new InventedSituation().WithTown("Alma", 50_000)
            .WithSite("Gate", kind: SiteKind.Screening, throughput: 20).WithSiteNear("Camp", "Gate")
            .WithRoute("Alma", "Gate", 10).WithControl("Alma", ControlStatus.Contested, 0).Build();

        var forecast = Run(situation, 30, 10, new(), Assumed("fight_days_town", 9, 10, 11, "days"));

        for (var day = 1; day <= 30; day++)
        {
            Assert.All(
                forecast.Arrivals.On(new("Camp"), day).ToArray(), static people => Assert.InRange(people, 0, 20));
        }
        Assert.All(forecast.Present.On(new("Gate"), 30).ToArray(), static people => Assert.True(people > 1_000));
    }

    [Fact]
    public void A_full_camp_that_no_map_shows_overflows_in_place()
    {
        var situation = new InventedSituation().WithTown("Alma", 50_000).WithTown("Boro", 5_000)
            .WithSiteNear("Camp", "Boro").WithRoute("Alma", "Boro", 10)
            .WithControl("Alma", ControlStatus.Contested, 0).WithControl("Boro", ControlStatus.Calm).Build();

        var forecast = Run(
            situation, 30, 20, new(), Assumed("fight_days_town", 9, 10, 11, "days"),
            Assumed("site_ceiling", 300, 300, 300, "people"), Assumed("camp_share", 0.9, 0.9, 0.9, "share"));

        Assert.All(forecast.Present.On(new("Camp"), 30).ToArray(), static people => Assert.True(people > 300));
    }

    [Fact]
    public void Room_that_comes_to_a_full_camp_draws_people_from_its_day_on_and_not_before()
    {
        var situation = new InventedSituation().WithTown("Alma", 50_000).WithTown("Boro", 5_000)
            .WithSite("Full", capacity: 100).WithSite("Other").WithRoute("Alma", "Boro", 10)
            .WithRoute("Boro", "Full", 5).WithRoute("Boro", "Other", 5)
            .WithControl("Alma", ControlStatus.Contested, 0).WithControl("Boro", ControlStatus.Calm).Build();
        var input = new ForecastInput(
            situation,
            [Assumed("fight_days_town", 40, 41, 42, "days"), Assumed("site_ceiling", 90_000, 90_001, 90_002, "people")],
            [], new());

        var (before, after) = (Run(input, 30), Run(
            input with { AddedRoom = [new(new("Full"), InventedSituation.AsOf.AddDays(15), 50_000)] }, 30));

        Assert.Equal(before.Present.On(new("Full"), 14).ToArray(), after.Present.On(new("Full"), 14).ToArray());
        Assert.True(Mean(after) > 1.2 * Mean(before), $"{Mean(before)} people in the camp, {Mean(after)} with room.");

        static double Mean(Forecast forecast) => forecast.Present.On(new("Full"), 30).ToArray().Average();
    }

    static Forecast Run(ForecastInput input, int days) =>
        Forecaster.Run(input, new(days, 40, 7), 1, null, TestContext.Current.CancellationToken);

    [Fact]
    public void How_far_one_count_is_off_says_nothing_of_the_next()
    {
        var builder = new InventedSituation();
        for (var camp = 0; camp < 2; camp++)
        {
            builder.WithSite($"Camp{camp}").WithPresent($"Camp{camp}", new(1_000, Bound.MoreThan));
        }

        var forecast = Run(builder.Build(), 1, 2_000, new());

        var (one, other) =
            (forecast.Present.On(new("Camp0"), 0).ToArray(), forecast.Present.On(new("Camp1"), 0).ToArray());
        // The correlation of 2,000 independent pairs is below 5/√2000 with a chance of a millionth.
        Assert.InRange(Correlation(one, other), -0.11, 0.11);
    }

    [Theory]
    [InlineData(2e9)]
    [InlineData(2.2e9)]
    [InlineData(1e300)]
    public void A_fight_that_outlasts_every_calendar_still_drives_people_out(double days)
    {
        var situation =
            new InventedSituation().WithTown("Alma", 1_000_000_000).WithTown("Boro", 5_000)
                .WithRoute("Alma", "Boro", 12)
            .WithControl("Alma", ControlStatus.Held).WithControl("Boro", ControlStatus.Calm).Build();

        var forecast = Run(
            situation, 60, 5, new(), Assumed("fight_days_town", days, days, days, "days"),
            Assumed("return_delay_days", days, days, days, "days"),
            Assumed("leave_share", 0.99, 0.99, 0.99, "share"),
            Assumed("siege_leak_per_day", 0.001, 0.001, 0.001, "share per day"));

        Assert.All(forecast.DisplacedTotal.On(60).ToArray(), static people => Assert.True(people > 0));
        Assert.All(forecast.Returned.On(new("Alma"), 60).ToArray(), static people => Assert.Equal(0, people));
    }

    [Fact]
    public void A_crisis_of_more_people_than_a_count_holds_does_not_wrap_around()
    {
        var builder = new InventedSituation().WithTown("Zola", 1_000);
        for (var town = 0; town < 5; town++)
        {
            builder.WithTown($"Held{town}", 1_000_000_000).WithRoute($"Held{town}", "Zola", 20)
                .WithControl($"Held{town}", ControlStatus.Contested, 0);
        }

        var forecast = Run(
            builder.WithControl("Zola", ControlStatus.Calm).Build(), 90, 5, new(),
            Assumed("leave_share", 0.999, 0.999, 0.999, "share"),
            Assumed("fight_days_town", 20, 20, 20, "days"), Assumed("return_delay_days", 200, 200, 200, "days"));

        for (var day = 0; day <= 90; day++)
        {
            Assert.All(forecast.DisplacedNow.On(day).ToArray(), static people => Assert.True(people >= 0));
        }
        Assert.All(
            forecast.Present.On(new("Zola"), 90).ToArray(), static people => Assert.True(people > 1_000_000_000));
    }

    static double Correlation(int[] one, int[] other)
    {
        var (meanOne, meanOther) = (one.Average(), other.Average());
        var (both, squareOne, squareOther) = (0.0, 0.0, 0.0);
        for (var member = 0; member < one.Length; member++)
        {
            both += (one[member] - meanOne) * (other[member] - meanOther);
            squareOne += (one[member] - meanOne) * (one[member] - meanOne);
            squareOther += (other[member] - meanOther) * (other[member] - meanOther);
        }

        return both / Math.Sqrt(squareOne * squareOther);
    }

    static int IndexOf(DisplacementNetwork world, string place) => Array.IndexOf(world.Places, new PlaceId(place));

    static ForecastModel Model(Situation situation) =>
        new(new(situation, [], [], new()), TestContext.Current.CancellationToken);

    static Forecast Run(
        Situation situation, int days, int members, MovementRules rules, params Recorded<Assumption>[] assumptions) =>
        Forecaster.Run(
            new ForecastInput(situation, assumptions, [], rules), new(days, members, 7), 1, null,
            TestContext.Current.CancellationToken);

    static Recorded<Assumption> Assumed(string what, double low, double best, double high, string unit) => new(
        new(what, what, null, low, best, high, unit, "judgement"), InventedSituation.AsOf, null,
        [new RowEvidence("assumptions.csv", what, InventedSituation.AsOf, [])]);
}
