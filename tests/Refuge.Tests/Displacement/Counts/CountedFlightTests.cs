using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement.Counts;

/// <summary>A flight from homes of known size is counted as people arrive, and goes on from there.</summary>
public class CountedFlightTests
{
    const int Days = 30;

    /// <summary>A town that was taken eight days ago, and a way to a calm one behind a border.</summary>
    static InventedSituation Border() => A.Situation()
        .WithTown("alma", 120_000).WithTown("pass", kind: PlaceKind.Crossing).WithTown("boro", 20_000)
        .WithRoute("alma", "pass", 60).WithRoute("pass", "boro", 30)
        .WithControl("alma", ControlStatus.Taken, daysAgo: 8).WithControl("boro", ControlStatus.Calm)
        .WithSiteRow("boro", SiteKind.Host);

    static InventedSituation Arrivals(CountKind what, string? place, params double[] counts)
    {
        var situation = Border().WithSeries("arrivals", what, Counted.Arrivals, area: place is null ? [] : [place]);
        for (var at = 0; at < counts.Length; at++)
        {
            situation.WithCount("arrivals", place, counts[at], daysAgo: counts.Length - 1 - at);
        }

        return situation;
    }

    static Forecast Run(InventedSituation situation) => Forecaster.Run(
        situation.Build(), [], [], new(), new(Days, 200, 1), threads: 2, null,
        TestContext.Current.CancellationToken);

    static double Median(MemberSeries series, int day) => Quantiles.Of(series.On(day)).At(0.5);

    static double Median(MemberMatrix matrix, string place, int day) =>
        Quantiles.Of(matrix.On(new(place), day)).At(0.5);

    [Theory]
    [InlineData(null)]
    [InlineData("boro")]
    [InlineData("pass")]
    public void Where_only_arrivals_are_counted_the_flight_goes_on_from_them_and_none_flees_twice(string? place)
    {
        var forecast = Run(Arrivals(CountKind.Cumulative, place, 1_000, 7_000, 28_000));

        Assert.Equal(28_000, Median(forecast.DisplacedNow, 0));
        Assert.InRange(Median(forecast.DisplacedTotal, 7), 15_000, 92_000);
        var atHome = forecast.Residents.On(new("alma"), 0);
        for (var member = 0; member < atHome.Length; member++)
        {
            Assert.InRange(forecast.DisplacedNow[Days, member], 28_000, 28_000 + atHome[member]);
        }
    }

    [Fact]
    public void Daily_arrivals_are_added_up_and_go_on()
    {
        var daily = Run(Arrivals(CountKind.Flow, null, 1_000, 6_000, 21_000));
        var total = Run(Arrivals(CountKind.Cumulative, null, 1_000, 7_000, 28_000));

        Assert.Equal(Median(total.DisplacedNow, 0), Median(daily.DisplacedNow, 0));
        Assert.Equal(Median(total.DisplacedTotal, 14), Median(daily.DisplacedTotal, 14));
    }

    [Fact]
    public void A_series_of_daily_arrivals_goes_on_by_its_running_total()
    {
        var situation = Arrivals(CountKind.Flow, null, 1_000, 6_000, 21_000);

        var series = Assert.Single(new SeriesForecasts(situation.Build(), Run(situation), 5).All()).Count();

        Assert.InRange(Median(series, 1), 2_000, 30_000);
        Assert.InRange(Enumerable.Range(1, 7).Sum(day => Median(series, day)), 15_000, 92_000);
    }

    [Fact]
    public void Who_is_counted_at_no_place_goes_on_to_where_a_way_leads()
    {
        var forecast = Run(Arrivals(CountKind.Cumulative, null, 1_000, 7_000, 28_000));

        Assert.InRange(Median(forecast.Present, "boro", 10), 10_000, 92_000);
        Assert.InRange(
            Median(forecast.Present, "boro", 10) + 28_000, 0.9 * Median(forecast.DisplacedNow, 10),
            Median(forecast.DisplacedNow, 10));
    }

    [Fact]
    public void Who_crosses_a_border_is_not_at_the_crossing() =>
        Assert.Equal(0, Median(Run(Arrivals(CountKind.Cumulative, "pass", 1_000, 7_000, 28_000)).Present, "pass", 0));

    [Fact]
    public void Where_somebody_counts_who_is_present_arrivals_at_one_place_are_not_the_whole_flight()
    {
        var situation = Arrivals(CountKind.Cumulative, "boro", 1_000, 7_000, 28_000)
            .WithSite("camp").WithPresent("camp", new(9_000));

        var forecast = Run(situation);

        Assert.Equal(9_000, Median(forecast.DisplacedNow, 0));
    }
}
