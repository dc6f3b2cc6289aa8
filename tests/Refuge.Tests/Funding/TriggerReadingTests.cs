using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Funding.BackTests;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>What a forecast says of a rule agreed beforehand.</summary>
public class TriggerReadingTests
{
    const int Members = 10;

    static readonly Watch CampWithin30Days = new(WatchedMeasure.Present, new WatchedPlace(new("camp")), 30);

    static Trigger ATrigger(Watch watch, params ActIf[] conditions) => new("overflow", "Open plots", watch, conditions);

    static TriggerReading Read(
        Trigger trigger, Forecast forecast, Situation? situation = null, params Decision[] decisions) =>
        Assert.Single(
            new TriggerReadings(
                situation ?? Valley(), forecast, [.. decisions.Select(Known)], new(new Dictionary<string, int>()),
                "valley").Of([Known(trigger)]));

    static Recorded<T> Known<T>(T value)
        where T : notnull => new(value, A.Day, null, []);

    static Situation Valley(long? capacity = 3_000) =>
        A.Situation().WithSite("camp", capacity: capacity, axis: "south").Build();

    /// <summary>Member m holds 1,000 people more than the member before, from day 20 on.</summary>
    static Forecast Rising(int days = 60) =>
        A.Forecast(days, Members).Present("camp", (day, member) => day < 20 ? 500 : 1_000 * (member + 1)).Build();

    [Fact]
    public void The_chance_is_the_part_of_the_members_that_reach_the_number()
    {
        var reading = Read(ATrigger(CampWithin30Days, ActIf.AtLeast(7_000, new(0.4))), Rising());

        Assert.Equal(0.4, Assert.Single(reading.Cases).Chance!.Value.Value, 12);
        Assert.Equal(TriggerState.Met, reading.State);
    }

    [Fact]
    public void A_chance_just_below_what_was_agreed_is_not_met() =>
        Assert.Equal(
            TriggerState.NotMet, Read(ATrigger(CampWithin30Days, ActIf.AtLeast(7_001, new(0.4))), Rising()).State);

    [Fact]
    public void What_is_true_already_is_no_change_to_act_on()
    {
        var reading = Read(ATrigger(CampWithin30Days, ActIf.AtLeast(400, new(0.9))), Rising());

        Assert.Equal(TriggerState.AlreadyTrue, reading.State);
    }

    [Fact]
    public void Who_looks_less_far_than_the_works_take_looks_as_far_as_they_take()
    {
        var trigger = new Trigger("overflow", "Open plots", CampWithin30Days with { Days = 10 },
            [ActIf.AtLeast(7_000, new(0.4))])
        {
            Actions = ["plots"],
        };

        var reading = Assert.Single(
            new TriggerReadings(Valley(), Rising(), [], new(new Dictionary<string, int> { ["plots"] = 45 }), "valley")
                .Of([Known(trigger)]));

        Assert.Equal((TriggerState.Met, 45, 45), (reading.State, reading.DaysWatched, reading.DaysOfWorks));
    }

    [Fact]
    public void Works_are_found_however_the_words_of_their_name_are_joined()
    {
        var trigger = new Trigger("overflow", "Open plots", CampWithin30Days with { Days = 10 },
            [ActIf.AtLeast(7_000, new(0.4))])
        {
            Actions = ["Site_plot"],
        };

        var reading = Assert.Single(
            new TriggerReadings(
                Valley(), Rising(), [], new(new Dictionary<string, int> { ["site-plot"] = 45 }), "valley")
                .Of([Known(trigger)]));

        Assert.Equal((45, 45), (reading.DaysWatched, reading.DaysOfWorks));
    }

    [Fact]
    public void A_rule_is_told_with_the_record_of_rules_like_it_in_other_crises()
    {
        var past = PastTriggers.Find(1.3, 35, "valley");

        Assert.Equal((1.25, 30, 6, 98, 42, 28), (
            past!.Multiple, past.Days, past.Crises, past.Record.Activations, past.Record.Hits, past.Record.Misses));
        Assert.Equal(5, PastTriggers.Find(1.3, 35, "mosul-2016")!.Crises);
        Assert.NotNull(PastTriggers.Find(1.1, 35, "valley"));
        Assert.NotNull(PastTriggers.Find(3, 15, "valley"));
        Assert.Null(PastTriggers.Find(1.02, 35, "valley"));
        Assert.Null(PastTriggers.Find(9, 35, "valley"));
    }

    [Fact]
    public void Each_case_has_the_record_for_the_growth_that_it_asks_for()
    {
        var counted = new InventedSituation().WithSite("camp").WithPresent("camp", new(2_000)).Build();

        var reading = Read(
            ATrigger(CampWithin30Days, ActIf.AtLeast(4_000, new(0.4)), ActIf.AtLeast(100_000, new(0.4))), Rising(),
            counted);

        Assert.Equal([2.0, null], reading.Cases.Select(static each => each.Past?.Multiple));
        Assert.All(Read(ATrigger(CampWithin30Days, ActIf.AtLeast(4_000, new(0.4))), Rising()).Cases,
            static each => Assert.Null(each.Past));
    }

    [Fact]
    public void One_cell_of_the_matrix_is_enough() => Assert.Equal(
        TriggerState.Met,
        Read(
            ATrigger(CampWithin30Days, ActIf.AtLeast(3_000, new(0.9)), ActIf.AtLeast(9_000, new(0.2))),
        Rising()).State);

    [Fact]
    public void What_comes_after_the_days_watched_does_not_count() =>
        Assert.Equal(
            TriggerState.NotMet,
            Read(ATrigger(CampWithin30Days with { Days = 19 }, ActIf.AtLeast(1_000, new(0.1))), Rising()).State);

    [Fact]
    public void A_part_of_the_capacity_needs_a_capacity()
    {
        var trigger = ATrigger(CampWithin30Days, ActIf.AtLeastOfCapacity(1, new(0.5)));

        Assert.Equal(TriggerState.Met, Read(trigger, Rising()).State);
        Assert.Equal(TriggerState.NotKnown, Read(trigger, Rising(), Valley(capacity: null)).State);
    }

    [Fact]
    public void A_run_that_ends_before_the_days_watched_cannot_say() =>
        Assert.Equal(
            TriggerState.NotKnown,
            Read(ATrigger(CampWithin30Days, ActIf.AtLeast(1, new(0.1))), Rising(days: 29)).State);

    [Fact]
    public void Any_site_is_watched_by_itself_and_a_host_place_is_none()
    {
        var situation = A.Situation()
            .WithSite("camp", capacity: 3_000)
            .WithSite("other", capacity: 100_000)
            .WithSite("town", kind: SiteKind.Host, capacity: 1)
            .Build();

        var reading = Read(
            ATrigger(new(WatchedMeasure.Present, new WatchedSites(), 30), ActIf.AtLeastOfCapacity(1, new(0.5))),
            Rising(), situation);

        Assert.Equal(["camp", "other"], reading.Cases.Select(each => each.Place!.Code));
        Assert.Equal([true, false], reading.Cases.Select(each => each.IsMet));
    }

    [Fact]
    public void Arrivals_are_summed_over_the_places_of_an_axis_and_the_days_watched()
    {
        var situation = A.Situation()
            .WithSite("camp", axis: "south")
            .WithSite("other", axis: "south")
            .WithSite("north", axis: "north")
            .Build();
        var forecast = A.Forecast(60, Members).Arrivals("camp", (_, _) => 10).Arrivals("other", (_, _) => 5)
            .Arrivals("north", (_, _) => 1_000).Build();

        var reading = Read(
            ATrigger(
                new(WatchedMeasure.Arrivals, new WatchedAxis("south"), 30), ActIf.AtLeast(450, new(1)),
                ActIf.AtLeast(451, new(0.01))), forecast, situation);

        Assert.Equal([1.0, 0.0], reading.Cases.Select(each => each.Chance!.Value.Value));
    }

    [Fact]
    public void One_run_is_not_enough_where_two_were_agreed() => Assert.Equal(
        TriggerState.MetInThisRun,
        Read(
            ATrigger(CampWithin30Days, ActIf.AtLeast(1_000, new(0.5))) with
            {
                Persistence = new(2, 3),
            }, Rising()).State);

    [Fact]
    public void After_a_yes_it_is_quiet_for_the_days_agreed()
    {
        var trigger = ATrigger(CampWithin30Days, ActIf.AtLeast(1_000, new(0.5))) with { MuteDays = 10 };
        Decision On(int daysBefore, DecisionOutcome outcome) =>
            new(
                A.Day.AddDays(-daysBefore), "run", "overflow", null, null, null, outcome, "camp coordinator", null,
                null);

        Assert.Multiple(
            () => Assert.Equal(TriggerState.Quiet, Read(trigger, Rising(), null, On(10, DecisionOutcome.Yes)).State),
            () => Assert.Equal(A.Day, Read(trigger, Rising(), null, On(10, DecisionOutcome.Yes)).QuietUntil),
            () => Assert.Equal(TriggerState.Met, Read(trigger, Rising(), null, On(11, DecisionOutcome.Yes)).State),
            () => Assert.Equal(TriggerState.Met, Read(trigger, Rising(), null, On(1, DecisionOutcome.No)).State));
    }

    [Fact]
    public void Its_last_day_is_a_day_on_which_it_holds()
    {
        var trigger = ATrigger(CampWithin30Days, ActIf.AtLeast(1_000, new(0.5)));

        Assert.Equal(TriggerState.Met, Read(trigger with { Expires = A.Day }, Rising()).State);
        Assert.Equal(TriggerState.Expired, Read(trigger with { Expires = A.Day.AddDays(-1) }, Rising()).State);
    }
}
