using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Tests.Displacement.Trends;

public class TotalPaceTests
{
    static readonly int First = new DateOnly(2030, 1, 1).DayNumber;
    static readonly CountKey Whole = new(new("s"), null);
    static readonly CountKey Camp = new(new("s"), new("camp"));

    static SeriesTrends Of(CountKey key, bool neverFalls, params (int Day, double Count)[] counts)
    {
        var history = CountHistory.Of(counts.Select(static one => new CountReport(First + one.Day, one.Count)))!;
        return new(
            new Dictionary<CountKey, CountHistory> { [key] = history }, DateOnly.FromDayNumber(history.Last.Day),
            _ => neverFalls);
    }

    static MemberSpread On(SeriesTrends trends, CountKey key, int day) =>
        trends.FindOn(key, DateOnly.FromDayNumber(First + day))!;

    static (int, double)[] Steady(int days) =>
        [.. Enumerable.Range(1, days).Select(static day => (day, 1_000.0 * day))];

    [Fact]
    public void A_total_is_promised_no_more_people_a_day_than_came_so_far()
    {
        // 1,000 people a day for ten days: in relative terms the growth of the past is far above that of today.
        var total = On(Of(Whole, true, Steady(10)), Whole, 38);

        Assert.InRange(total.At(0.5), 17_000, 22_000);
        Assert.InRange(On(Of(Camp, true, Steady(10)), Camp, 38).At(0.5), 35_000, 40_000);
    }

    [Fact]
    public void A_total_that_has_just_doubled_is_not_told_to_fall_and_a_camp_keeps_its_trend()
    {
        (int, double)[] counts = [(1, 110_000), (30, 90_000), (37, 210_000)];

        Assert.InRange(On(Of(Whole, false, counts), Whole, 65).At(0.5), 210_000, 300_000);
        Assert.InRange(On(Of(Camp, false, counts), Camp, 65).At(0.5), 150_000, 209_000);
        Assert.InRange(On(Of(Whole, false, [(1, 110_000), (30, 90_000)]), Whole, 58).At(0.5), 60_000, 89_999);
    }

    [Fact]
    public void What_has_gone_on_for_long_goes_on_for_long_and_a_young_pace_as_long_again()
    {
        // As much again as came so far, in all: 1,000 a day for 19 days, and for 49.
        Assert.Equal(19_000, Gains(days: 20, later: 10_000), 1.0);
        Assert.Equal(49_000, Gains(days: 50, later: 10_000), 1.0);
        // Beyond two months nobody is promised more: whoever could flee is fewer each day.
        Assert.Equal(60_000, Gains(days: 200, later: 10_000), 1.0);
        // And the first week is a week: two counts a day apart say nothing of how long it lasts.
        Assert.Equal(7_000, Gains(days: 3, later: 10_000), 1.0);
        Assert.InRange(Gains(days: 200, later: 28), 0.75 * 28_000, 28_000);

        static double Gains(int days, int later)
        {
            var counts = Steady(days).Select(static one => new CountReport(First + one.Item1, one.Item2));
            var history = CountHistory.Of(counts)!;
            return TotalPace.Of(history).Bound(1e9, history.Last.Count, later) - history.Last.Count;
        }
    }

    [Fact]
    public void A_total_that_gains_faster_each_day_may_go_on_as_in_its_last_fortnight()
    {
        // 100 people a day for a month, then 2,100 a day.
        var history = CountHistory.Of(Enumerable.Range(1, 44).Select(static day =>
            new CountReport(First + day, (100.0 * day) + (2_000.0 * Math.Max(0, day - 30)))))!;

        var most = TotalPace.Of(history).Bound(1_000_000, history.Last.Count, days: 14);

        Assert.InRange(most - history.Last.Count, 11.5 * 2_100, 14 * 2_100);
    }

    [Fact]
    public void A_young_total_strays_upwards_and_a_young_camp_both_ways()
    {
        (int, double)[] counts = [(0, 30_000), (9, 43_000), (12, 44_000)];
        var total = On(Of(Whole, false, counts), Whole, 42);
        var camp = On(Of(Camp, false, counts), Camp, 42);

        Assert.InRange(Below(total), 0.01, 0.7 * Below(camp));
        Assert.True(total.At(0.9) / total.At(0.5) > 1.3);
        static double Below(MemberSpread spread) => 1 - (spread.At(0.1) / spread.At(0.5));
    }

    [Fact]
    public void No_quantile_of_a_running_total_falls_with_the_days() =>
        Gen.Int[0, 20_000].List[2, 30].Sample(static gains =>
        {
            var sum = 0.0;
            var trends = Of(Whole, true, [.. gains.Select((gain, at) => (3 * at, sum += gain + 1))]);
            var last = 3 * (gains.Count - 1);
            var before = On(trends, Whole, last);
            for (var day = last + 1; day < last + 60; day++)
            {
                var now = On(trends, Whole, day);
                foreach (var level in (double[])[0.025, 0.1, 0.5, 0.9]) Assert.True(now.At(level) >= before.At(level));
                before = now;
            }
        }, iter: 50);
}
