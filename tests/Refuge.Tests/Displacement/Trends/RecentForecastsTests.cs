using CsCheck;
using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Tests.Displacement.Trends;

public class RecentForecastsTests
{
    static readonly int First = new DateOnly(2030, 1, 1).DayNumber;

    static CountHistory Daily(int days, Func<int, double> count) =>
        CountHistory.Of(Enumerable.Range(1, days).Select(day => new CountReport(First + day, count(day))))!;

    /// <summary>An influx that ebbs away: most came in the first week, nearly nobody after the third.</summary>
    static CountHistory Ebbing(int days) => Daily(days, static day => 60_000 * (1 - Math.Exp(-day / 7.0)));

    static RecentForecasts Of(CountHistory history) => RecentForecasts.Of([history], history.Last.Day);

    [Fact]
    public void A_total_whose_trend_overshot_for_weeks_goes_on_by_the_damped_trend()
    {
        var history = Ebbing(20);

        var ways = Of(history).Weigh(TrendWays.OfWhole);

        Assert.True(ways.Damped > 0.8, ways.ToString());
        var trend = new JumpTemperedTrend(history, history.Last.Day);
        Assert.True(ways.Median(trend, history.Last.Day + 28, 1) < trend.Median(history.Last.Day + 28));
    }

    [Fact]
    public void A_total_that_grows_by_registrations_keeps_its_trend()
    {
        // Every tenth day thousands are registered at once: half of the last change says nothing of the next days.
        var history = Daily(60, static day => 20_000 + (100 * day) + (4_000 * (day / 10)));

        Assert.True(Of(history).Weigh(TrendWays.OfWhole).Trend > 0.95);
    }

    [Fact]
    public void Two_counts_have_foretold_nothing_and_change_nothing()
    {
        var recent = Of(Ebbing(2));

        Assert.Equal(TrendWays.OfWhole, recent.Weigh(TrendWays.OfWhole));
        Assert.Equal(1, recent.SpreadFactor(TrendCalibration.None));
        Assert.Equal(0.7, recent.WeighCourse(0.7, TrendWays.TrendAlone, static _ => null));
    }

    [Fact]
    public void A_course_that_has_half_a_region_leave_counts_little_once_few_more_came_for_weeks()
    {
        var history = Ebbing(20);
        FlightCourse? CourseOf(CountHistory known) =>
            new(known, 900_000, [.. FlightCourse.Levels.Select(static level => 0.3 + (0.5 * level))], First);

        Assert.True(Of(history).WeighCourse(0.7, TrendWays.OfWhole, CourseOf) < 0.2);
    }

    [Fact]
    public void A_course_that_foretold_its_crisis_keeps_its_part()
    {
        // 60,000 of 90,000 people leave, as the cases say.
        var history = Ebbing(20);
        FlightCourse? CourseOf(CountHistory known) =>
            new(known, 90_000, [.. FlightCourse.Levels.Select(static level => 0.6 + (0.1 * level))], First);

        Assert.True(Of(history).WeighCourse(0.7, TrendWays.TrendAlone, CourseOf) > 0.7);
    }

    [Fact]
    public void A_series_whose_bands_missed_what_came_gets_wider_ones()
    {
        // Three weeks of nothing, then twice as many within days, again and again.
        var history = Daily(60, static day => 5_000 * Math.Pow(2, day / 15));

        Assert.InRange(Of(history).SpreadFactor(TrendCalibration.None), 1.1, 2);
    }

    [Fact]
    public void Parts_add_up_to_one_and_bands_are_never_narrowed() =>
        Gen.Int[0, 90_000].List[2, 40].Sample(static counts =>
        {
            var history = CountHistory.Of(
                counts.Select(static (count, day) => new CountReport(First + (3 * day), count + 1)))!;
            var recent = Of(history);

            var ways = recent.Weigh(TrendWays.OfWhole);

            Assert.Equal(1, ways.Trend + ways.Damped + ways.Ebbing, 1e-9);
            Assert.InRange(ways.Damped, 0, 1);
            Assert.InRange(recent.SpreadFactor(TrendCalibration.None with { Ways = ways }), 1, 2);
        }, iter: 200);

    [Fact]
    public void Counts_of_a_place_go_on_by_the_trend_alone()
    {
        var history = Ebbing(20);
        var origin = DateOnly.FromDayNumber(history.Last.Day);
        double MedianOf(string? place)
        {
            var key = new CountKey(new SeriesId("s"), place is null ? null : new PlaceId(place));
            return new SeriesTrends(
                new Dictionary<CountKey, CountHistory> { [key] = history }, origin, static _ => true)
                .FindOn(key, origin.AddDays(28))!.At(0.5);
        }

        Assert.Equal(new JumpTemperedTrend(history, history.Last.Day).Median(history.Last.Day + 28), MedianOf("camp"));
        Assert.True(MedianOf(null) < MedianOf("camp"));
    }
}
