using CsCheck;
using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement;

public class ForecasterTests
{
    /// <summary>A fight that is not over tomorrow.</summary>
    static readonly (string, double, double, double, string) Long = ("fight_days_town", 9, 10, 11, "days");

    [Fact]
    public void People_are_neither_made_nor_lost() =>
        Gen.Select(Gen.Long[0, 50_000], Gen.Int[0, 4], Gen.Int[-1, 3_000], Gen.Int[0, 500], Gen.Int[1, 40])
            .Sample((residents, heldPlaces, capacity, throughput, closedDays) =>
        {
            var situation = Front(residents, heldPlaces, capacity, throughput, closedDays);

            var forecast = Run(situation, days: 60, members: 3);

            for (var member = 0; member < 3; member++)
            {
                var atStart = Everybody(forecast, day: 0, member);
                for (var day = 1; day <= 60; day++) Assert.Equal(atStart, Everybody(forecast, day, member));
            }
        }, iter: 60);

    [Fact]
    public void Any_number_of_threads_gives_the_same_forecast()
    {
        var situation = Front(20_000, 2, 1_500, 100, 10);

        var one = Run(situation, days: 50, members: 40, threads: 1);
        var three = Run(situation, days: 50, members: 40, threads: 3);

        foreach (var place in one.Present.Places)
        {
            for (var day = 0; day <= 50; day++) Assert.Equal(one.Present.On(place, day), three.Present.On(place, day));
        }
    }

    [Fact]
    public void Nobody_leaves_a_calm_place()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 10_000).WithTown("Boro", 5_000).WithRoute("Alma", "Boro", 12)
            .WithControl("Alma", ControlStatus.Calm).WithControl("Boro", ControlStatus.Calm).Build();

        var forecast = Run(situation, days: 90, members: 20);

        Assert.All(forecast.DisplacedTotal.On(90).ToArray(), displaced => Assert.Equal(0, displaced));
    }

    [Fact]
    public void Nobody_slips_out_of_a_besieged_place()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 10_000).WithTown("Boro", 5_000).WithRoute("Alma", "Boro", 12)
            .WithControl("Alma", ControlStatus.Besieged).WithControl("Boro", ControlStatus.Calm).Build();

        var forecast =
            Run(situation, days: 2, members: 50, ("local_fighting_per_month", 0.0001, 0.0002, 0.0004, "chance"));

        Assert.All(forecast.DisplacedTotal.On(2).ToArray(), displaced => Assert.Equal(0, displaced));
    }

    [Fact]
    public void The_share_that_leaves_a_fight_is_the_assumed_share()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 100_000).WithTown("Boro", 5_000).WithRoute("Alma", "Boro", 12)
            .WithControl("Alma", ControlStatus.Contested, daysAgo: 0).WithControl("Boro", ControlStatus.Calm).Build();

        var forecast = Run(
            situation, days: 120, members: 60,
            ("leave_share", 0.3999, 0.4, 0.4001, "share"), ("fight_days_town", 9.99, 10, 10.01, "days"),
            ("population", 99_999, 100_000, 100_001, "people"));

        var share = Quantiles.Of(forecast.DisplacedTotal.On(120)).At(0.5) / 100_000;
        // The first day of the fight lies before the run and 10.01 days round up: nine or ten of ten days remain.
        Assert.InRange(share, 1 - Math.Pow(0.6, 0.9), 0.43);
    }

    [Fact]
    public void Beyond_its_assumed_ceiling_a_site_draws_fewer_than_one_with_room()
    {
        var situation = new InventedSituation().WithTown("Alma", 100_000).WithSite("Camp").WithTown("Boro", 5_000)
            .WithSite("Roomy", capacity: 500_000).WithRoute("Alma", "Roomy", 10)
            .WithRoute("Alma", "Camp", 10).WithRoute("Camp", "Boro", 10)
            .WithControl("Alma", ControlStatus.Contested, daysAgo: 0).WithControl("Boro", ControlStatus.Calm)
                .WithControl("Camp", ControlStatus.Calm).Build();

        var forecast = Run(
            situation, days: 60, members: 40, Long, ("site_ceiling", 1_999, 2_000, 2_001, "people"),
            ("camp_share", 0.79, 0.8, 0.81, "share"));

        var full = forecast.Present.On(new("Camp"), 60);
        var roomy = forecast.Present.On(new("Roomy"), 60);
        Assert.InRange(Quantiles.Of(full).At(0.5) / Quantiles.Of(roomy).At(0.5), 0.2, 0.5);
    }

    [Fact]
    public void A_full_site_overflows_in_place_before_people_go_far()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 50_000).WithSite("Camp", capacity: 1_000).WithTown("Boro", 5_000)
            .WithRoute("Alma", "Camp", 10).WithRoute("Camp", "Boro", 130)
            .WithControl("Alma", ControlStatus.Contested, daysAgo: 0).WithControl("Boro", ControlStatus.Calm).Build();

        // Nobody goes home, and most look for a site: the law is of where these go.
        var forecast = Run(
            situation, days: 60, members: 20, Long, ("return_share", 0.001, 0.002, 0.003, "share"),
            ("camp_share", 0.79, 0.8, 0.81, "share"));

        var camp = forecast.Present.On(new("Camp"), 60);
        var far = forecast.Present.On(new("Boro"), 60);
        Assert.InRange(Quantiles.Of(camp).At(0.5), 5_000, 60_000);
        Assert.InRange(Quantiles.Of(far).At(0.5), 0, Quantiles.Of(camp).At(0.5));
    }

    [Fact]
    public void A_lost_pontoon_diverts_people()
    {
        InventedSituation River() => new InventedSituation()
            .WithTown("Alma", 30_000, eastKm: 0).WithTown("Boro", 5_000, eastKm: -60).WithSite("Camp", eastKm: 10)
            .WithRoute("Alma", "Camp", 10, BridgeKind.Pontoon).WithRoute("Alma", "Boro", 60)
            .WithControl("Alma", ControlStatus.Contested, 0).WithControl("Boro", ControlStatus.Calm);

        var standing = Run(River().Build(), days: 7, members: 20, Long);
        var lost = Run(River().WithClosedRoute("Alma", "Camp", 1, 7).Build(), days: 7, members: 20, Long);

        Assert.All(standing.Present.On(new("Camp"), 7).ToArray(), people => Assert.True(people > 0));
        Assert.All(lost.Present.On(new("Camp"), 7).ToArray(), people => Assert.Equal(0, people));
        Assert.True(
            Quantiles.Of(lost.Present.On(new("Boro"), 7)).At(0.5) > Quantiles.Of(standing.Present.On(new("Boro"), 7))
            .At(0.5));
    }

    [Fact]
    public void Screening_lets_through_no_more_than_its_throughput()
    {
        var situation = new InventedSituation().WithTown("Alma", 50_000)
            .WithSite("Gate", kind: SiteKind.Screening, throughput: 200).WithSite("Camp")
            .WithRoute("Alma", "Gate", 10).WithRoute("Gate", "Camp", 10).WithControl("Alma", ControlStatus.Contested, 0)
                .Build();

        var forecast = Run(situation, days: 30, members: 10);

        for (var day = 1; day <= 30; day++)
        {
            Assert.All(forecast.Arrivals.On(new("Camp"), day).ToArray(), arrivals => Assert.InRange(arrivals, 0, 200));
        }
    }

    [Fact]
    public void People_return_after_a_place_is_taken_and_not_before()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 50_000).WithTown("Boro", 5_000).WithRoute("Alma", "Boro", 12)
            .WithControl("Alma", ControlStatus.Contested, 0).WithControl("Boro", ControlStatus.Calm).Build();

        var forecast = Run(
            situation, days: 120, members: 10,
            ("fight_days_town", 19.9, 20, 20.1, "days"), ("return_delay_days", 29.9, 30.1, 30.2, "days"));

        for (var day = 1; day < 49; day++)
        {
            Assert.All(forecast.Returns.On(new("Alma"), day).ToArray(), people => Assert.Equal(0, people));
        }
        Assert.All(forecast.Returned.On(new("Alma"), 120).ToArray(), people => Assert.True(people > 0));
    }

    [Fact]
    public void Who_was_counted_as_more_than_a_thousand_is_a_thousand_and_some()
    {
        var situation = new InventedSituation().WithTown("Alma").WithSiteNear("Camp", "Alma")
            .WithPresent("Camp", new(1_000, Bound.MoreThan)).Build();

        var forecast = Run(situation, days: 1, members: 200);

        Assert.All(forecast.Present.On(new("Camp"), 0).ToArray(), people => Assert.True(people >= 1_000));
        Assert.InRange(Quantiles.Of(forecast.Present.On(new("Camp"), 0)).At(0.9), 1_001, 2_000);
    }

    [Fact]
    public void A_count_that_was_redefined_is_where_the_forecast_begins_and_nobody_arrives_by_it()
    {
        InventedSituation Calm() =>
            new InventedSituation().WithTown("Alma").WithSite("Camp").WithRoute("Alma", "Camp", 10)
            .WithControl("Alma", ControlStatus.Calm).WithPresent("Camp", new(1_000), daysAgo: 7);

        var forecast = Run(Calm().WithPresent("Camp", new(6_000), isBreak: true).Build(), days: 10, members: 5);

        for (var day = 0; day <= 10; day++)
        {
            // Doubt about where the count goes from here is some people a day, and not the 5,000 of the redefinition.
            Assert.All(forecast.Arrivals.On(new("Camp"), day).ToArray(), static people =>
                Assert.InRange(people, 0, 900));
        }

        Assert.All(forecast.Present.On(new("Camp"), 0).ToArray(), static people => Assert.Equal(6_000, people));
    }

    [Fact]
    public void A_run_that_is_cancelled_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Forecaster.Run(
            Front(1_000, 1, 100, 10, 5), [], [], new(), new(10, 10, 1), threads: 1, progress: null, cancelled.Token));
    }

    static Situation Front(long residents, int heldPlaces, long capacity, long throughput, int closedDays)
    {
        var builder = new InventedSituation().WithSite("Camp", capacity < 0 ? null : capacity).WithTown("Haven", 8_000)
            .WithSite("Gate", kind: SiteKind.Screening, throughput: throughput)
            .WithRoute("Camp", "Haven", 10).WithRoute("Gate", "Camp", 15).WithPresent("Camp", new(400))
                .WithControl("Haven", ControlStatus.Calm)
            .WithTown("Front", residents).WithRoute("Front", "Gate", 12)
                .WithControl("Front", ControlStatus.Contested, 2)
            .WithClosedRoute("Gate", "Camp", 3, 3 + closedDays);
        for (var number = 0; number < heldPlaces; number++)
        {
            builder.WithTown($"Held{number}", residents)
                .WithRoute(number == 0 ? "Front" : $"Held{number - 1}", $"Held{number}", 14)
                .WithControl($"Held{number}", ControlStatus.Held);
        }

        return builder.Build();
    }

    static long Everybody(Forecast forecast, int day, int member) =>
        forecast.DisplacedNow[day, member]
            + forecast.Residents.Places.Sum(place => (long)forecast.Residents.On(place, day)[member]);

    [Fact]
    public void Where_the_fighting_that_came_is_told_people_leave_from_that_day_on_and_nobody_leaves_elsewhere()
    {
        var situation =
            new InventedSituation().WithTown("Alma", 10_000).WithTown("Boro", 5_000).WithTown("Cori", 8_000)
            .WithRoute("Alma", "Boro", 12).WithRoute("Cori", "Boro", 12)
            .WithControl("Alma", ControlStatus.Held).WithControl("Boro", ControlStatus.Calm)
            .WithControl("Cori", ControlStatus.Contested).Build();
        var asOf = InventedSituation.AsOf;
        Control Row(string place, int day, ControlStatus status) =>
            new(new(place), PlacePart.Whole, asOf.AddDays(day), status, null);
        var input = new ForecastInput(situation, [], [], new())
        {
            Fighting = ToldFighting.From(
                [
                    Row("Alma", -9, ControlStatus.Held), Row("Alma", 10, ControlStatus.Contested),
                    Row("Alma", 15, ControlStatus.Taken), Row("Cori", -5, ControlStatus.Contested),
                    Row("Cori", 0, ControlStatus.Taken),
                ],
                asOf),
        };

        var forecast = Forecaster.Run(input, new(30, 40, 7), 1, null, CancellationToken.None);

        int Left(string place, int from, int until) => Enumerable.Range(from, until - from)
            .Sum(day => forecast.Departures.On(new(place), day).ToArray().Sum());
        Assert.Equal(0, Left("Cori", 1, 31));
        Assert.True(Left("Alma", 10, 15) > 40 * 500);
        Assert.Equal(0, Left("Alma", 15, 31));
    }

    static Forecast Run(
        Situation situation, int days, int members,
        params (string What, double Low, double Best, double High, string Unit)[] assumptions) =>
        Run(situation, days, members, threads: 1, assumptions);

    static Forecast Run(
        Situation situation, int days, int members, int threads,
        params (string What, double Low, double Best, double High, string Unit)[] assumptions) =>
        Forecaster.Run(
            situation,
            [
                Assumed("offensive_day", 3, 6, 12, "days"),
                .. assumptions.Select(
                    prior =>
                        Assumed(
                            prior.What, prior.Low, prior.Best, prior.High, prior.Unit,
                            prior.What == "population" ? "Alma" : null)),
            ],
            [], new(), new(days, members, 7), threads, progress: null, CancellationToken.None);

    static Recorded<Assumption> Assumed(
        string what, double low, double best, double high, string unit, string? subject = null) => new(
        new(what, what, subject, low, best, high, unit, "judgement"), InventedSituation.AsOf, null,
        [new RowEvidence("assumptions.csv", what, InventedSituation.AsOf, [])]);
}
