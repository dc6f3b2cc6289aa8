using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement;

/// <summary>A forecast of a series counts what the series counts.</summary>
public class SeriesForecastTests
{
    const int Days = 20;
    const int Household = 6;

    static SituationBuilder Valley() => A.Situation().WithTown("alma", 10_000).WithSite("camp").WithSite("other").WithSite("town", kind: SiteKind.Host);

    static Forecast Growing() => A.Forecast(Days, members: 3)
        .Present("camp", (day, member) => 100 + (day * (member + 1)))
        .Present("other", (day, _) => 10 * day)
        .Present("town", (day, _) => 1_000 * day)
        .Arrivals("camp", (day, _) => day == 0 ? 0 : 5)
        .Arrivals("other", (day, _) => day == 0 ? 0 : 7)
        .Departures("alma", (day, _) => day == 0 ? 0 : 50)
        .Displaced((day, _) => 400 + (3 * day), (day, _) => 90 * day)
        .Build();

    static IReadOnlyList<SeriesForecast> All(SituationBuilder situation) => new SeriesForecasts(situation.Build(), Growing(), Household).All();

    static int[] On(SituationBuilder situation, int day) => Assert.Single(All(situation)).Count().On(day).ToArray();

    [Fact]
    public void A_stock_goes_on_from_its_last_count_by_the_change_of_the_members()
    {
        var situation = Valley().WithSeries("s", CountKind.Stock, Counted.Present).WithCount("s", "camp", 150, daysAgo: 9).WithCount("s", "camp", 160, daysAgo: 2);

        Assert.Equal([160, 160, 160], On(situation, 0));
        Assert.Equal([170, 180, 190], On(situation, 10));
    }

    [Fact]
    public void A_stock_of_the_displaced_of_the_whole_crisis_counts_those_on_the_road_too() =>
        Assert.Equal([730, 730, 730], On(Valley().WithSeries("s", CountKind.Stock, Counted.Displaced).WithCount("s", null, 700), 10));

    [Fact]
    public void A_series_of_camps_counts_no_hosts() =>
        Assert.Equal([510, 520, 530], [.. On(Valley().WithSeries("s", CountKind.Stock, Counted.Displaced, CountedPopulation.InCamp).WithCount("s", null, 400), 10)]);

    [Fact]
    public void A_series_outside_camps_counts_hosts_alone() =>
        Assert.Equal([10_300, 10_300, 10_300], On(Valley().WithSeries("s", CountKind.Stock, Counted.Displaced, CountedPopulation.OutOfCamp).WithCount("s", null, 300), 10));

    [Fact]
    public void A_series_counts_its_own_area() =>
        Assert.Equal([100, 100, 100], On(Valley().WithSeries("s", CountKind.Stock, Counted.Present, area: "other").WithCount("s", null, 0), 10));

    [Fact]
    public void A_running_total_adds_what_comes_after_its_last_count() => Assert.Multiple(
        () => Assert.Equal([1_900, 1_900, 1_900], On(Valley().WithSeries("s", CountKind.Cumulative, Counted.Displaced).WithCount("s", null, 1_000), 10)),
        () => Assert.Equal([120, 120, 120], On(Valley().WithSeries("s", CountKind.Cumulative, Counted.Arrivals).WithCount("s", null, 0), 10)),
        () => Assert.Equal([500, 500, 500], On(Valley().WithSeries("s", CountKind.Cumulative, Counted.Displaced, area: "alma").WithCount("s", null, 0), 10)));

    [Fact]
    public void A_flow_is_what_happens_on_the_day() =>
        Assert.Equal([7, 7, 7], On(Valley().WithSeries("s", CountKind.Flow, Counted.Arrivals).WithCount("s", "other", 4_000), 10));

    [Fact]
    public void Families_under_the_publishers_factor_are_as_many_people_as_the_publisher_says() =>
        Assert.Equal([150, 150, 150], On(Valley().WithSeries("s", CountKind.Stock, Counted.Present, householdFactor: 9).WithCount("s", "other", 0), 10));

    [Fact]
    public void A_series_is_never_negative()
    {
        var situation = Valley().WithSeries("s", CountKind.Stock, Counted.Present).WithCount("s", "camp", 3).Build();
        var shrinking = A.Forecast(Days, members: 1).Present("camp", (day, _) => 100 - day).Build();

        Assert.Equal([0], Assert.Single(new SeriesForecasts(situation, shrinking, Household).All()).Count().On(10).ToArray());
    }

    [Fact]
    public void Without_a_count_there_is_no_level_and_no_forecast() => Assert.Empty(All(Valley().WithSeries("s", CountKind.Stock, Counted.Present)));

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
            .WithSeries("a", CountKind.Stock, Counted.Present).WithCount("a", "camp", 3)).Select(each => (each.Series.Value.Id.Code, each.Place!.Code)));
}
