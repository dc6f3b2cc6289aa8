using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Tests.Displacement.Hindcasts;

/// <summary>Which counts are scored, against what was known.</summary>
public class HindcastTests
{
    static readonly DateOnly Origin = new(2031, 3, 1);
    static readonly SeriesId Sites = new("sites");

    [Fact]
    public void A_count_after_the_origin_is_scored_against_what_was_known_then()
    {
        var row = Assert.Single(Rows(90, Count("camp", -20, 1_000), Count("camp", -10, 1_100),
            Count("camp", 5, 1_300)));

        Assert.Equal((1_300d, 1_100d, 15, 5), (row.Observed, row.Last, row.DaysSinceCount, row.LeadDays));
        Assert.Equal([1_100, 1_250, 1_175], row.Expected);
    }

    [Fact]
    public void A_count_that_became_known_after_the_origin_is_not_used()
    {
        var row = Assert.Single(Rows(90, Count("camp", -20, 1_000), Count("camp", -10, 5_000, knownAfter: 12),
            Count("camp", 5, 1_300)));

        Assert.Equal(1_000, row.Last);
    }

    [Fact]
    public void A_restated_count_is_scored_once_in_its_newest_version() => Assert.Equal(
        [1_250d],
        Rows(90, Count("camp", -10, 1_100), Count("camp", 5, 1_300), Count("camp", 5, 1_250, knownAfter: 20))
            .Select(static row => row.Observed));

    [Fact]
    public void Nothing_is_scored_from_a_redefinition_on() => Assert.Equal(
        [1_300d],
        Rows(90, Count("camp", -10, 1_100), Count("camp", 5, 1_300), Count("camp", 12, 9_000, isBreak: true),
            Count("camp", 19, 9_100)).Select(static row => row.Observed));

    [Fact]
    public void A_place_that_nobody_had_counted_is_scored_for_nobody() =>
        Assert.Empty(Rows(90, Count("camp", -10, 0), Count("camp", 5, 1_300), Count("other", 6, 70)));

    [Fact]
    public void Counts_beyond_the_horizon_are_not_scored() =>
        Assert.Equal([5, 30], Rows(30, Count("camp", -10, 1_100), Count("camp", 5, 1_200), Count("camp", 30, 1_300),
            Count("camp", 31, 1_400)).Select(static row => row.LeadDays));

    [Fact]
    public void Rivals_are_never_below_zero() =>
        Assert.Equal([100, 0, 0], Assert
            .Single(Rows(90, Count("camp", -11, 2_000), Count("camp", -10, 100), Count("camp", 5, 80))).Expected);

    [Fact]
    public void Told_the_later_total_a_place_is_given_its_share_of_it()
    {
        var rows = Rows(90, Count("a", -10, 1_000), Count("b", -10, 3_000), Count("a", 5, 2_000), Count("b", 5, 6_000));

        Assert.Equal([2_000d, 6_000], rows.Select(static row => row.Oracles.KnownTotalShare!.Value));
    }

    [Fact]
    public void A_rival_is_dressed_with_its_errors_on_other_crises_each_weighing_the_same()
    {
        // One crisis with a single error of +100 %, one with nine of 0: each is half of the spread.
        RivalError Off(double error) => new(Rival.Persistence, RivalError.ClassOf(20), error);
        var errors = new RivalErrors([[Off(1)], [.. Enumerable.Repeat(Off(0), 9)]]);

        var spread = errors.Dress(Rival.Persistence, 1_000, 20)!;

        Assert.Equal([1_000d, 1_000, 1_000, 1_000, 1_000, 2_000, 2_000, 2_000, 2_000], spread);
    }

    [Fact]
    public void A_stretch_that_no_other_crisis_shows_is_dressed_by_the_nearest_shorter_one()
    {
        var errors = new RivalErrors([[new(Rival.Trend, RivalError.ClassOf(30), 0.5)]]);

        Assert.Equal(1_500, errors.Dress(Rival.Trend, 1_000, 200)![4]);
        Assert.Null(errors.Dress(Rival.Trend, 1_000, 7));
    }

    [Fact]
    public void Nothing_learned_from_a_crisis_is_used_on_it()
    {
        var (all, others) = (KnownRivalErrors.OfOtherCrises(new HashSet<string>()),
            KnownRivalErrors.OfOtherCrises(new HashSet<string> { "Burundi" }));

        Assert.NotEqual(all.Dress(Rival.Persistence, 1_000, 20), others.Dress(Rival.Persistence, 1_000, 20));
        Assert.NotNull(all.Dress(Rival.DampedTrend, 1_000, 100));
    }

    [Fact]
    public void A_threshold_that_is_passed_within_the_band_is_inside_it()
    {
        var known = CountHistory.Of([new(Origin.DayNumber - 30, 1_000), new(Origin.DayNumber - 15, 1_200),
            new(Origin.DayNumber, 1_400)])!;
        var trend = new JumpTemperedTrend(known, Origin.DayNumber);
        CountReport[] counted = [new(Origin.DayNumber + 20, 1_450), new(Origin.DayNumber + 40, 1_700),
            new(Origin.DayNumber + 60, 1_800)];

        var passing = PassingForecast.Of(
            Origin, new(Sites, new("camp")), 1_600, known, date => trend.On(date.DayNumber, TrendCalibration.None),
                counted, Origin.DayNumber + 90)!;

        Assert.Equal(Origin.AddDays(40), passing.Observed);
        Assert.True(passing.Early < passing.Median);
        Assert.Equal(passing.Early <= passing.Observed && !(passing.Late < passing.Observed), passing.IsInside);
        Assert.Equal(passing.Median!.Value.DayNumber - passing.Observed!.Value.DayNumber, passing.ErrorDays);
    }

    [Fact]
    public void A_threshold_never_passed_is_inside_a_band_that_reaches_beyond_the_last_report()
    {
        PassingForecast Never(DateOnly? late) =>
            new(Origin, new(Sites, null), 10, Origin.AddDays(5), Origin.AddDays(9), late, null, Origin.AddDays(60));

        Assert.True(Never(null).IsInside);
        Assert.True(Never(Origin.AddDays(61)).IsInside);
        Assert.False(Never(Origin.AddDays(60)).IsInside);
        Assert.Null(Never(null).ErrorDays);
    }

    static IReadOnlyList<HindcastRow> Rows(int horizon, params Recorded<Observation>[] counts) =>
        new Hindcast(new(counts), new([]), new TrendForecaster(static _ => false))
            .Run([Origin], horizon, Origin.AddDays(120),
            TestContext.Current.CancellationToken);

    static Recorded<Observation> Count(string place, int day, double value, int? knownAfter = null, bool isBreak =
        false) => new(
        new(Origin.AddDays(day), null, new(place), Sites, new Stated(value), null, null, isBreak),
        Origin.AddDays(knownAfter ?? day),
        null,
        [new RowEvidence("observations.csv", $"{place}/{day}/{value}", null, [])]);
}
