using Refuge.Displacement;
using Refuge.Displacement.Trends;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement;

/// <summary>A forecast of a series counts what the series counts.</summary>
public class SeriesForecastTests
{
    const int Days = 20;
    const int Household = 6;

    static InventedSituation Valley() =>
        A.Situation().WithTown("alma", 10_000).WithSite("camp").WithSite("other").WithSite("town", kind: SiteKind.Host);

    static Forecast Growing() => A.Forecast(Days, members: 3)
        .Present("camp", (day, member) => 100 + (day * (member + 1)))
        .Present("other", (day, _) => 10 * day)
        .Present("town", (day, _) => 1_000 * day)
        .Arrivals("camp", (day, _) => day == 0 ? 0 : 5)
        .Arrivals("other", (day, _) => day == 0 ? 0 : 7)
        .Departures("alma", (day, _) => day == 0 ? 0 : 50)
        .Displaced((day, _) => 400 + (3 * day), (day, _) => 90 * day)
        .Build();

    static IReadOnlyList<SeriesForecast> All(InventedSituation situation) =>
        new SeriesForecasts(situation.Build(), Growing(), Household).All();

    static int[] On(InventedSituation situation, int day) => Assert.Single(All(situation)).Count().On(day).ToArray();

    [Fact]
    public void A_stock_goes_on_from_its_last_count_by_its_own_trend_and_not_by_what_goes_on_already()
    {
        var situation = Grown(1_000, 1_060, 1_120, 1_180).Build();
        var forecast = A.Forecast(90, members: 2_000).Present("camp", (day, _) => 5_000 * day).Build();

        var series = Assert.Single(new SeriesForecasts(situation, forecast, Household).All()).Count();

        var trends = new SeriesTrends(SeriesHistories.Of(situation), situation.AsOf, static _ => false);
        foreach (var day in (int[])[1, 30, 90])
        {
            var expected = trends.FindOn(new(new("s"), new("camp")), situation.AsOf.AddDays(day))!;
            var members = Quantiles.Of(series.On(day));
            Assert.Equal(expected.At(0.5), members.At(0.5), 0.02 * expected.At(0.5));
            Assert.Equal(expected.At(0.9), members.At(0.9), 0.05 * expected.At(0.9));
        }

        Assert.All(series.On(0).ToArray(), static people => Assert.Equal(1_180, people));
    }

    [Fact]
    public void An_offensive_to_come_adds_what_members_see_of_it()
    {
        var forecast = A.Forecast(60, members: 200).Present("camp", (day, _) => 10 * day);
        var situation = Grown(1_000, 1_060, 1_120, 1_180).Build();
        var without = Assert.Single(new SeriesForecasts(situation, forecast.Build(), Household).All()).Count();

        var with = Assert.Single(
            new SeriesForecasts(
                situation, forecast.OffensiveOn(static member => member % 2 == 0 ? 21 : null)
            .Build(), Household).All()).Count();

        for (var member = 0; member < 200; member++)
        {
            Assert.Equal(without[20, member], with[20, member]);
            Assert.Equal(without[60, member] + (member % 2 == 0 ? 400 : 0), with[60, member]);
        }
    }

    [Fact]
    public void A_member_keeps_the_rank_of_a_place_over_time()
    {
        var forecast = A.Forecast(90, members: 300).Build();
        var series = Assert.Single(
            new SeriesForecasts(Grown(1_000, 1_060, 1_120, 1_180).Build(), forecast, Household).All()).Count();

        // Whoever is above another on one day is so on every other, but for the rounding to whole people.
        var early = Enumerable.Range(0, 300).OrderBy(member => series[90, member]).Select(member => series[60, member])
            .ToList();
        Assert.True(early.Zip(early.Skip(1)).All(static pair => pair.Second >= pair.First - 1));
        Assert.True(early[^1] > early[0] + 100);
    }

    [Fact]
    public void A_running_total_never_falls_below_its_last_count()
    {
        var situation = Valley().WithSeries("s", CountKind.Cumulative, Counted.Arrivals)
            .WithCount("s", "camp", 900, daysAgo: 20).WithCount("s", "camp", 1_000).Build();

        var series = Assert.Single(
            new SeriesForecasts(situation, A.Forecast(60, members: 300).Build(), Household).All()).Count();

        Assert.True(series.On(60).ToArray().Min() >= 1_000);
    }

    static InventedSituation Grown(params double[] counts)
    {
        var situation = Valley().WithSeries("s", CountKind.Stock, Counted.Present);
        foreach (var (index, count) in counts.Index())
        {
            situation.WithCount("s", "camp", count, daysAgo: 10 * (counts.Length - 1 - index));
        }
        return situation;
    }

    [Fact]
    public void A_stock_of_the_displaced_of_the_whole_crisis_counts_those_on_the_road_too() =>
        Assert.Equal(
            [30, 30, 30], On(Valley().WithSeries("s", CountKind.Stock, Counted.Displaced).WithCount("s", null, 0), 10));

    [Fact]
    public void A_series_of_camps_counts_no_hosts() =>
        Assert.Equal(
            [110, 120, 130],
            [.. On(
                Valley().WithSeries("s", CountKind.Stock, Counted.Displaced, CountedPopulation.InCamp)
                .WithCount("s", null, 0), 10)]);

    [Fact]
    public void A_series_outside_camps_counts_hosts_alone() =>
        Assert.Equal(
            [10_000, 10_000, 10_000],
            On(
                Valley().WithSeries("s", CountKind.Stock, Counted.Displaced, CountedPopulation.OutOfCamp)
                .WithCount("s", null, 0), 10));

    [Fact]
    public void A_series_counts_its_own_area() =>
        Assert.Equal(
            [100, 100, 100],
            On(Valley().WithSeries("s", CountKind.Stock, Counted.Present, area: "other").WithCount("s", null, 0), 10));

    [Fact]
    public void A_running_total_adds_what_comes_after_its_last_count() => Assert.Multiple(
        () =>
            Assert.Equal(
                [900, 900, 900],
                On(Valley().WithSeries("s", CountKind.Cumulative, Counted.Displaced).WithCount("s", null, 0), 10)),
        () =>
            Assert.Equal(
                [120, 120, 120],
                On(Valley().WithSeries("s", CountKind.Cumulative, Counted.Arrivals).WithCount("s", null, 0), 10)),
        () =>
            Assert.Equal(
                [500, 500, 500],
                On(
                    Valley().WithSeries("s", CountKind.Cumulative, Counted.Displaced, area: "alma")
                    .WithCount("s", null, 0), 10)));

    [Fact]
    public void A_flow_is_what_happens_on_the_day() =>
        Assert.Equal(
            [7, 7, 7],
            On(Valley().WithSeries("s", CountKind.Flow, Counted.Arrivals).WithCount("s", "other", 4_000), 10));

    [Fact]
    public void Families_under_the_publishers_factor_are_as_many_people_as_the_publisher_says() =>
        Assert.Equal(
            [150, 150, 150],
            On(
                Valley().WithSeries("s", CountKind.Stock, Counted.Present, householdFactor: 9)
                .WithCount("s", "other", 0), 10));

    [Fact]
    public void A_series_is_never_negative()
    {
        var situation = Valley().WithSeries("s", CountKind.Stock, Counted.Present).WithCount("s", "camp", 0).Build();
        var shrinking = A.Forecast(Days, members: 1).Present("camp", (day, _) => 100 - day).Build();

        Assert.Equal(
            [0], Assert.Single(new SeriesForecasts(situation, shrinking, Household).All()).Count().On(10).ToArray());
    }

    [Fact]
    public void Without_a_count_there_is_no_level_and_no_forecast() =>
        Assert.Empty(All(Valley().WithSeries("s", CountKind.Stock, Counted.Present)));

    [Fact]
    public void Nothing_of_the_model_is_changed_by_asking()
    {
        var situation = Valley().WithSeries("s", CountKind.Stock, Counted.Displaced).WithCount("s", null, 700).Build();
        var forecast = Growing();

        Assert.Single(new SeriesForecasts(situation, forecast, Household).All()).Count();

        Assert.Equal(430, forecast.DisplacedNow[10, 0]);
    }

    [Fact]
    public void Each_series_stands_by_itself() => Assert.Equal(
        [("a", "camp"), ("b", "camp"), ("b", "other")],
        All(Valley()
            .WithSeries("b", CountKind.Stock, Counted.Present).WithCount("b", "other", 1).WithCount("b", "camp", 2)
            .WithSeries("a", CountKind.Stock, Counted.Present).WithCount("a", "camp", 3)).Select(
                each => (each.Series.Value.Id.Code, each.Place!.Code)));
}
