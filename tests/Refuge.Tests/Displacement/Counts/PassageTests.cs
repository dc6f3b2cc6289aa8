using CsCheck;
using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement.Counts;

public class PassageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(12)]
    public void Who_passes_goes_on_at_the_pace_that_was_counted(int days)
    {
        var forecast = Run(Gate(days, 2_000).Build());

        for (var day = 1; day <= 28; day++)
        {
            var spread = Quantiles.Of(forecast.Arrivals.On(new("Gate"), day));
            Assert.InRange(spread.At(0.5), 600, 2_000);
            Assert.InRange(spread.At(0.9), 1_800, 9_000);
        }
    }

    [Fact]
    public void Nobody_is_displaced_by_passing() =>
        Gen.Select(Gen.Int[1, 30], Gen.Double[1, 200_000], Gen.Int[0, 60]).Sample(
            (days, pace, ago) =>
            {
                Forecast With(int days) => Run(Gate(days, pace, ago).WithPresent("Camp", new(3_000)).Build());

                var (passed, quiet) = (With(days), With(0));

                for (var day = 0; day <= Days; day++)
                {
                    Assert.Equal(quiet.DisplacedNow.On(day).ToArray(), passed.DisplacedNow.On(day).ToArray());
                    Assert.Equal(quiet.DisplacedTotal.On(day).ToArray(), passed.DisplacedTotal.On(day).ToArray());
                    Assert.Equal(
                        quiet.Present.On(new("Camp"), day).ToArray(), passed.Present.On(new("Camp"), day).ToArray());
                }
            },
            iter: 20);

    [Fact]
    public void Twice_as_many_counted_is_twice_as_many_expected() =>
        Gen.Select(Gen.Int[1, 30], Gen.Double[500, 20_000]).Sample(
            (days, pace) =>
            {
                var (one, two) = (Run(Gate(days, pace).Build()), Run(Gate(days, 2 * pace).Build()));

                for (var day = 1; day <= Days; day++)
                {
                    var less = one.Arrivals.On(new("Gate"), day);
                    var more = two.Arrivals.On(new("Gate"), day);
                    for (var member = 0; member < less.Length; member++)
                    {
                        Assert.InRange(more[member] - (2 * less[member]), -3, 3);
                    }
                }
            },
            iter: 20);

    [Fact]
    public void Who_passes_a_transit_site_stays_there_for_a_night()
    {
        var forecast = Run(Gate(7, 1_000).Build());

        for (var day = 1; day <= Days; day++)
        {
            Assert.Equal(
                forecast.Arrivals.On(new("Gate"), day).ToArray(), forecast.Present.On(new("Gate"), day).ToArray());
        }
    }

    [Fact]
    public void Who_is_counted_at_a_screening_site_waits_when_more_come_than_are_let_through()
    {
        var forecast = Run(Gate(7, 3_000, throughput: 500).Build());

        var (waiting, come) = (new int[Members], new int[Members]);
        for (var day = 1; day <= Days; day++)
        {
            forecast.Arrivals.On(new("Gate"), day).CopyTo(come);
            for (var member = 0; member < Members; member++)
            {
                waiting[member] = Math.Max(0, waiting[member] + come[member] - 500);
            }

            Assert.Equal(waiting, forecast.Present.On(new("Gate"), day).ToArray());
        }

        Assert.Contains(waiting, static people => people > 10_000);
    }

    [Fact]
    public void Who_waits_for_screening_on_the_as_of_date_is_let_through()
    {
        var forecast = Run(
            Gate(0, 0, throughput: 200).WithPresent("Gate", new(1_000)).WithControl("Alma", ControlStatus.Taken)
                .WithControl("Boro", ControlStatus.Calm).Build());

        for (var day = 0; day <= Days; day++)
        {
            Assert.All(
                forecast.Present.On(new("Gate"), day).ToArray(),
                people => Assert.Equal(Math.Max(0, 1_000 - (200 * day)), people));
        }

        Assert.Equal(Enumerable.Repeat(1_000, Members), forecast.DisplacedNow.On(Days).ToArray());
    }

    [Fact]
    public void Whoever_the_rules_bring_to_a_transit_site_goes_on_the_next_day()
    {
        var forecast = Run(
            Gate(0, 0).WithControl("Alma", ControlStatus.Contested, 0).WithControl("Boro", ControlStatus.Calm).Build());

        for (var day = 1; day <= Days; day++)
        {
            Assert.Equal(
                forecast.Arrivals.On(new("Gate"), day).ToArray(), forecast.Present.On(new("Gate"), day).ToArray());
        }

        Assert.Contains(forecast.Arrivals.On(new("Gate"), 3).ToArray(), static people => people > 100);
        Assert.True(forecast.Present.On(new("Camp"), Days).ToArray().Average() > 500);
    }

    [Fact]
    public void Nobody_passes_while_every_way_to_the_place_is_closed()
    {
        var forecast = Run(Gate(7, 1_000).WithControl("Alma", ControlStatus.Held)
            .WithClosedRoute("Alma", "Gate", 5, 9).Build());

        for (var day = 1; day <= Days; day++)
        {
            var isShut = day is >= 5 and <= 9;
            Assert.Equal(isShut, Quantiles.Of(forecast.Arrivals.On(new("Gate"), day)).At(0.5) < 100);
        }
    }

    [Fact]
    public void What_the_series_says_is_what_the_members_say()
    {
        var situation = Gate(7, 1_000).Build();
        var forecast = Run(situation);

        var series = new SeriesForecasts(situation, forecast, 5).All()
            .Single(static each => each.Series.Value.Id == new SeriesId("in")).Count();

        for (var day = 1; day <= Days; day++)
        {
            Assert.Equal(forecast.Arrivals.On(new("Gate"), day).ToArray(), series.On(day).ToArray());
        }
    }

    [Fact]
    public void In_all_whoever_passes_one_place_and_comes_to_another_arrives_once()
    {
        var forecast = A.Forecast(days: 1, members: 2)
            .Arrivals("Gate", static (_, member) => member == 0 ? 300 : 900)
            .Arrivals("Camp", static (_, _) => 400).Arrivals("Boro", static (_, _) => 50).Build()
            with
        { PassedThrough = [new("Gate")] };
        var members = new int[2];

        forecast.AddArrivals([new("Gate"), new("Camp"), new("Boro")], 1, members);

        Assert.Equal([450, 450], members);
    }

    [Fact]
    public void Along_a_way_on_which_people_are_only_seen_to_pass_as_many_arrive_as_pass_the_busiest_place()
    {
        var forecast = A.Forecast(days: 1, members: 1).Arrivals("Gate", static (_, _) => 300)
            .Arrivals("Post", static (_, _) => 400).Build() with
        { PassedThrough = [new("Gate"), new("Post")] };
        var members = new int[1];

        forecast.AddArrivals([new("Gate"), new("Post")], 1, members);

        Assert.Equal([400], members);
    }

    [Fact]
    public void A_count_of_the_last_season_says_nothing_of_who_passes_today()
    {
        var forecast = Run(Gate(7, 2_000, ago: 61).WithControl("Alma", ControlStatus.Calm).Build());

        Assert.All(forecast.Arrivals.On(new("Gate"), 1).ToArray(), static people => Assert.Equal(0, people));
    }

    const int Days = 30, Members = 50;

    /// <summary>A way from Alma by a transit or screening site to a camp, with people counted at the site.</summary>
    /// <param name="days">On how many days people were counted.</param>
    /// <param name="pace">How many a day.</param>
    /// <param name="ago">How many days ago the last count is.</param>
    /// <param name="throughput">People a day who are screened. Null: a transit site.</param>
    static InventedSituation Gate(int days, double pace, int ago = 0, long? throughput = null)
    {
        var situation = A.Situation().WithTown("Alma", 40_000).WithTown("Boro", 5_000)
            .WithSite("Gate", kind: throughput is null ? SiteKind.Transit : SiteKind.Screening, throughput: throughput)
            .WithSite("Camp").WithRoute("Alma", "Gate", 10).WithRoute("Gate", "Camp", 10).WithRoute("Camp", "Boro", 9)
            .WithSeries("in", CountKind.Flow, Counted.Arrivals, area: "Gate");
        for (var day = 0; day < days; day++) situation.WithCount("in", "Gate", pace, ago + day);
        return situation;
    }

    static Forecast Run(Situation situation) => Forecaster.Run(
        new(situation, [], [], new()), new(Days, Members, 7), 1, null, TestContext.Current.CancellationToken);
}
