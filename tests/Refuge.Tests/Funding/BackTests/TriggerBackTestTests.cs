using Refuge.Displacement;
using Refuge.Displacement.Hindcasts;
using Refuge.Funding.BackTests;
using Refuge.Situations;

namespace Refuge.Tests.Funding.BackTests;

/// <summary>A rule tried on a past that is written by hand.</summary>
public class TriggerBackTestTests
{
    static readonly DateOnly Start = new(2016, 9, 1);
    static readonly PastRule Rule = new(1.5, 30, 0.5);

    [Fact]
    public void A_rule_that_acts_before_the_count_is_reached_is_a_hit_and_gains_the_days_between()
    {
        var record = TriggerBackTest.Of([Row(0, 10, 120, 130), Row(0, 20, 160, 155)], Rule);

        Assert.Equal((1, 0, 0), (record.Hits, record.FalseAlarms, record.Misses));
        Assert.Equal([20], record.DaysGained);
    }

    [Fact]
    public void A_rule_that_acts_in_vain_is_a_false_alarm_and_is_quiet_for_the_days_watched()
    {
        var record = TriggerBackTest.Of([Row(0, 20, 200, 110), Row(7, 20, 200, 110), Row(35, 50, 200, 110)], Rule);

        Assert.Equal((0, 2, 0), (record.Hits, record.FalseAlarms, record.Misses));
    }

    [Fact]
    public void On_the_day_on_which_its_quiet_ends_it_may_act_again() => Assert.Equal(
        2, TriggerBackTest.Of([Row(0, 20, 200, 110), Row(30, 50, 200, 110)], Rule).FalseAlarms);

    [Fact]
    public void A_count_that_is_reached_before_the_rule_acts_is_a_miss_once()
    {
        var record = TriggerBackTest.Of([Row(0, 20, 110, 160), Row(7, 20, 110, 160)], Rule);

        Assert.Equal((0, 0, 1), (record.Hits, record.FalseAlarms, record.Misses));
    }

    [Fact]
    public void A_rule_that_acts_on_a_later_day_that_is_still_in_time_did_not_miss()
    {
        var record = TriggerBackTest.Of([Row(0, 20, 110, 160), Row(7, 20, 180, 160)], Rule);

        Assert.Equal((1, 0, 0), (record.Hits, record.FalseAlarms, record.Misses));
        Assert.Equal([13], record.DaysGained);
    }

    [Fact]
    public void What_lies_beyond_the_days_watched_is_not_looked_at() =>
        Assert.Equal(0, TriggerBackTest.Of([Row(0, 40, 300, 300)], Rule).Activations);

    [Fact]
    public void The_chance_proposed_is_the_one_that_was_right_most_often_elsewhere()
    {
        // At one in five it would have acted twice in vain; at one half once, and rightly.
        IReadOnlyList<HindcastRow> elsewhere =
        [
            Row(0, 20, 160, 160), Row(40, 60, 130, 110), Row(80, 100, 130, 110),
        ];

        Assert.InRange(TriggerBackTest.Proposed([elsewhere], 1.5, 30).Chance, 0.4, 0.7);
    }

    [Fact]
    public void Fewer_than_ten_events_are_too_few_to_conclude_anything()
    {
        Assert.True(TriggerBackTest.Of([Row(0, 20, 160, 160)], Rule).IsTooFew);
        Assert.Equal((true, false), (Record(6, 9, 3).IsTooFew, Record(6, 9, 4).IsTooFew));
    }

    [Fact]
    public void Success_is_the_part_of_all_events_and_alarms_that_was_right()
    {
        Assert.Equal((15, 10, 6 / 19.0), (
            Record(6, 9, 4).Activations, Record(6, 9, 4).Events, Record(6, 9, 4).Success!.Value));
        Assert.Equal(0, Record(0, 2, 0).Success);
        Assert.Null(Record(0, 0, 0).Success);
    }

    [Fact]
    public void Nobody_counted_is_no_number_that_can_grow() => Assert.Equal(
        0, TriggerBackTest.Of([Row(0, 20, 160, 160) with { Last = 0 }], Rule).Events);

    static TriggerRecord Record(int hits, int alarms, int misses) => new(hits, alarms, misses, []);

    /// <summary>From a last count of 100, a forecast whose middle is given, spread by a third to each side.</summary>
    static HindcastRow Row(int origin, int day, double median, double observed)
    {
        double[] values = [.. Quantiles.Printed.Select(level => median * (1 + ((level - 0.5) * 0.7)))];
        return new(
            Start.AddDays(origin), Start.AddDays(day), new(new SeriesId("sites"), new PlaceId("camp")), observed, 100,
            day,
            new MemberSpread(median, values), [], new(null, null, null));
    }
}
