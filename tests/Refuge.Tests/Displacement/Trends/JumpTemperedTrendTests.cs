using CsCheck;
using Refuge.Displacement.Trends;

namespace Refuge.Tests.Displacement.Trends;

public class JumpTemperedTrendTests
{
    static readonly Gen<CountHistory> Histories = Gen.Select(Gen.Int[1, 60], Gen.Int[1, 500_000]).List[1, 12]
        .Select(static steps =>
    {
        var day = 0;
        return CountHistory.Of(steps.Select(step => new CountReport(day += step.Item1, step.Item2)))!;
    });

    // Values of the reference implementation in plain Python that the constants were fitted with, on invented counts.
    [Theory]
    [InlineData(95, 125, 0.0004305918871166461, 2274.504821628476, 2545.929854361371, 2679.111147323566,
        3045.943831447507, 3911.81694519441)]
    [InlineData(95, 185, 0.0004305918871166461, 1718.7003069363575, 2386.9992357855795, 2714.916357258225,
        3618.1266742969156, 5750.067374865418)]
    [InlineData(130, 160, 0.00028291903006815626, 1928.756887946008, 2435.8750493887055, 2684.7049076575754,
        3370.0783769244636, 4987.836242014618)]
    public void A_trend_equals_its_reference_implementation(int origin, int day, double growth, double p025, double p10,
        double p50, double p90, double p975)
    {
        var trend = new JumpTemperedTrend(History((0, 1_000), (20, 1_300), (45, 1_500), (50, 2_600), (80, 2_700),
            (95, 2_650)), origin);

        var spread = trend.On(day, TrendCalibration.None);

        Assert.Equal(growth, trend.Growth, growth * 1e-9);
        double[] expected = [p025, p10, p50, p90, p975];
        double[] levels = [0.025, 0.10, 0.50, 0.90, 0.975];
        foreach (var (level, value) in levels.Zip(expected)) Assert.Equal(value, spread.At(level), value * 1e-9);
    }

    [Fact]
    public void A_registration_that_doubles_a_camp_in_a_day_adds_less_to_its_slope_than_steady_growth()
    {
        var steady = new JumpTemperedTrend(History((0, 10_000), (30, 10_600), (60, 11_200), (90, 11_800)), 90);
        var jumped = new JumpTemperedTrend(History((0, 10_000), (30, 10_000), (60, 10_000), (61, 20_000), (90, 20_000)),
            90);

        Assert.True(steady.Growth > 0);
        Assert.True(jumped.Growth < steady.Growth / 10);
    }

    [Fact]
    public void A_place_that_was_counted_once_is_expected_to_stay_as_it_is()
    {
        var trend = new JumpTemperedTrend(History((0, 4_000)), 10);

        Assert.Equal(0, trend.Growth);
        Assert.Equal(4_000, trend.On(100, TrendCalibration.None).At(0.5));
    }

    [Fact]
    public void Bands_are_wider_the_fewer_reports_there_are_and_the_fewer_days_they_cover()
    {
        double After(int reports, int everyDays) => YoungCounts.Of(
            History([.. Enumerable.Range(0, reports).Select(at => (everyDays * at, 4_000d))])).Spread;
        var once = new JumpTemperedTrend(History((0, 4_000)), 0).On(29, TrendCalibration.None);

        Assert.Equal([1, Math.Exp(-1 / 3.0), Math.Exp(-2 / 3.0), Math.Exp(-1), Math.Exp(-28 / 20.0)],
            ((int[])[1, 2, 3, 4, 5]).Select(reports => After(reports, 7)), Near);
        Assert.Equal(0, After(5, 20));
        Assert.Equal(Math.Exp(-1), After(4, 30), 1e-12);
        Assert.InRange(once.At(0.90), 4_000 * (1 + (0.8 * 1.884)), 4_000 * (1 + (0.8 * 1.884 * 1.005)));
    }

    [Fact]
    public void In_the_first_weeks_what_many_reports_show_is_a_flow_and_later_the_same_step_is_a_registration()
    {
        (int Day, double Count)[] influx =
            [(0, 2_000), (3, 4_000), (6, 6_500), (9, 8_000), (12, 10_500), (15, 20_000)];
        var old = influx.Select(report => (report.Day + 300, report.Count)).Prepend((200, 2_000d)).Prepend((0, 2_000));

        var young = new JumpTemperedTrend(History(influx), 15);
        var settled = new JumpTemperedTrend(History([.. old]), 315);

        Assert.True(young.Growth > 3 * settled.Growth);
        Assert.True(young.On(22, TrendCalibration.None).At(0.9) > 30_000);
    }

    [Fact]
    public void Two_reports_cannot_tell_a_flow_from_a_registration()
    {
        var history = History((0, 2_000), (5, 9_000));

        Assert.Equal(
            new JumpTemperedTrend(history, 5, YoungCounts.HabitAlone).Growth, new JumpTemperedTrend(history, 5).Growth);
    }

    [Fact]
    public void A_count_may_be_restated_for_a_smaller_one_and_not_for_a_larger_one()
    {
        var trend = new JumpTemperedTrend(
            History([.. Enumerable.Range(0, 20).Select(static at => (at * 10, 5_000d + (at % 2)))]), 190);

        var plain = trend.On(191, TrendCalibration.None);
        var restated = trend.On(191, TrendCalibration.None with { Restated = 0.03 });

        Assert.InRange(restated.At(0.1), 5_000 * (1 - (0.03 * 1.3)), 5_000 * (1 - (0.03 * 1.28)));
        Assert.Equal(plain.At(0.9), restated.At(0.9));
        Assert.Equal(5_001, trend.On(191, TrendCalibration.None with { Restated = 0.03 }, neverFalls: true).At(0.1), 1);
    }

    static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;

    [Fact]
    public void A_count_that_is_long_past_grows_less_than_a_fresh_one()
    {
        var history = History((0, 1_000), (30, 1_400), (60, 1_800));

        Assert.True(new JumpTemperedTrend(history, 150).Median(180) < new JumpTemperedTrend(history, 60).Median(180));
    }

    [Fact]
    public void Zeros_before_the_first_count_are_placeholders_and_a_zero_after_it_is_a_count()
    {
        var history = CountHistory.Of([new(0, 0), new(10, 0), new(20, 500), new(30, 0), new(40, 700)])!;

        Assert.Equal([500d, 0, 700], history.Reports.Select(static report => report.Count));
    }

    [Fact]
    public void A_redefinition_begins_a_new_history() => Assert.Equal(
        [9_000d, 9_100],
        CountHistory.Of([new(0, 500), new(10, 600), new(20, 9_000, true), new(30, 9_100)])!.Reports
            .Select(static report => report.Count));

    [Fact]
    public void A_place_where_only_zeros_were_counted_has_no_history() =>
        Assert.Null(CountHistory.Of([new(0, 0), new(9, 0)]));

    [Fact]
    public void Quantiles_do_not_cross_and_are_never_below_zero() => Gen
        .Select(Histories, Gen.Int[0, 400], Gen.Int[0, 400], Gen.Double[0, 2], Gen.Double[0.1, 3]).Sample(
        (history, stale, ahead, growth, wide) =>
        {
            var origin = history.Last.Day + stale;

            var spread = new JumpTemperedTrend(history, origin).On(origin + ahead, new(growth, wide));

            Assert.Equal(spread.Values.Order(), spread.Values);
            Assert.True(spread.Values[0] >= 0 && double.IsFinite(spread.Values[^1]));
            Assert.InRange(spread.Mean, spread.Values[0], spread.Values[^1]);
        });

    [Fact]
    public void Ten_times_as_many_people_are_forecast_ten_times_as_many() => Histories
        .Where(static history => history.Reports.All(static report => report.Count > 100)).Sample(history =>
    {
        var larger = CountHistory.Of(history.Reports
            .Select(static report => report with { Count = 10 * report.Count }))!;
        var (origin, day) = (history.Last.Day + 5, history.Last.Day + 60);

        var (one, ten) = (new JumpTemperedTrend(history, origin).On(day, TrendCalibration.None),
            new JumpTemperedTrend(larger, origin).On(day, TrendCalibration.None));

        foreach (var (small, large) in one.Values.Zip(ten.Values)) Assert.Equal(10 * small, large, 1e-6 * (1 + large));
    });

    [Fact]
    public void Where_what_grew_always_fell_back_less_growth_is_expected_than_trends_say()
    {
        // Rises for two months and falls back in one, again and again.
        double[] wave = [1, 1.1, 1.2, 1.3, 1.4, 1.2];
        CountHistory Camp(int size) =>
            CountHistory.Of(Enumerable.Range(0, 24)
                .Select(step => new CountReport(step * 15, size * wave[step % wave.Length])))!;

        var calibration = TrendCalibration.Learn([Camp(1_000), Camp(5_000), Camp(20_000)], 345);

        Assert.InRange(calibration.GrowthFactor, 0, 0.9);
    }

    [Fact]
    public void Where_counts_never_left_their_trend_bands_are_narrower()
    {
        CountHistory Camp(int size) =>
            CountHistory.Of(Enumerable.Range(0, 24).Select(step => new CountReport(step * 15, size + (step % 2))))!;

        Assert.InRange(TrendCalibration.Learn([Camp(1_000), Camp(5_000), Camp(20_000)], 345).SpreadFactor, 0.1, 0.9);
    }

    [Fact]
    public void Nothing_is_learned_where_nothing_could_have_been_forecast_yet() =>
        Assert.Equal(
            TrendCalibration.None,
            TrendCalibration.Learn([History((0, 1_000), (20, 1_300))], 25) with { Restated = 0 });

    [Fact]
    public void What_is_counted_later_changes_nothing_that_was_learned()
    {
        var until = History((0, 1_000), (20, 1_300), (45, 1_500), (80, 2_700));
        var more = History((0, 1_000), (20, 1_300), (45, 1_500), (80, 2_700), (120, 99_000)).Until(100)!;

        Assert.Equal(TrendCalibration.Learn([until], 100), TrendCalibration.Learn([more], 100));
    }

    static CountHistory History(params (int Day, double Count)[] reports) =>
        CountHistory.Of(reports.Select(static report => new CountReport(report.Day, report.Count)))!;
}
