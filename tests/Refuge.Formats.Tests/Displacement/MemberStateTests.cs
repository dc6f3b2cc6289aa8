using System.Globalization;
using Refuge.Displacement.Model;
using Refuge.Displacement.Random;

namespace Refuge.Formats.Tests.Displacement;

public class MemberStateTests
{
    const int Days = 150;
    const long Seed = 11;

    [Theory]
    [InlineData("small-valley")]
    [InlineData("mosul-2016")]
    public void A_member_that_goes_on_from_a_copied_state_lives_the_same_days_as_one_that_never_stopped(string example)
    {
        var model = ExampleModel.Of(example);
        for (var member = 0; member < 6; member++)
        {
            var draws = new Draws(Seed, member);
            var whole = model.NewSimulation();
            whole.Begin(draws);
            var stops = new Dictionary<int, MemberState>();
            var days = new List<string>();
            for (var day = 1; day <= Days; day++)
            {
                whole.Step();
                days.Add(Told(whole));
                if (day is not (1 or 37 or 90)) continue;
                stops[day] = new(model.Network.Count, whole.State.Away.Length);
                stops[day].CopyFrom(whole.State);
            }

            foreach (var (stop, state) in stops)
            {
                // The second half runs where another member was run before, as on a machine that takes one block after
                // the other.
                var second = model.NewSimulation();
                second.Begin(new(Seed, member + 100));
                for (var day = 1; day <= 20; day++) second.Step();

                second.GoOn(draws, whole.Scenario, state);
                for (var day = stop + 1; day <= Days; day++)
                {
                    second.Step();
                    Assert.Equal(days[day - 1], Told(second));
                }
            }
        }
    }

    [Theory]
    [InlineData("small-valley")]
    [InlineData("mosul-2016")]
    public void Nobody_is_made_or_lost_on_any_day(string example)
    {
        var model = ExampleModel.Of(example);
        var run = model.NewSimulation();
        for (var member = 0; member < 10; member++)
        {
            run.Begin(new(Seed, member));
            var everybody = run.State.Total();
            for (var day = 1; day <= Days; day++)
            {
                run.Step();

                Assert.Equal(everybody, run.State.Total());
                Assert.Equal(
                    run.State.Displaced,
                    run.State.Settled.Total() + run.State.Waiting.Total() + run.State.Road.Total(
                        ) + run.State.Elsewhere);
                Assert.Equal(
                    run.State.Sheltered.Sum(people => (long)people),
                    run.State.Settled.Total() + run.State.Waiting.Total());
            }
        }
    }

    [Theory]
    [InlineData("2016-11-07")]
    [InlineData("2016-12-05")]
    [InlineData("2017-01-02")]
    public void Of_the_displaced_no_larger_a_part_is_at_no_known_place_than_was_counted_at_none(string asOf)
    {
        var model = ExampleModel.Of("mosul-2016", DateOnly.Parse(asOf, CultureInfo.InvariantCulture));
        var run = model.NewSimulation();
        for (var member = 0; member < 40; member++)
        {
            run.Begin(new(Seed, member));
            var atNone = run.State.Elsewhere / (double)run.State.Displaced;
            var most = run.State.Displaced;
            for (var day = 1; day <= Days; day++)
            {
                run.Step();

                // Returns are the last phase of a day: who goes home today was displaced when people were counted.
                most = Math.Max(most, run.State.Displaced + run.CameHome.ToArray().Sum());
                Assert.True(run.State.Elsewhere <= 1 + (atNone * most));
            }
        }
    }

    /// <summary>Everything that a day left behind, in words: equal words are equal bytes.</summary>
    static string Told(MemberSimulation run)
    {
        var state = run.State;
        var settled = Enumerable.Range(0, state.Away.Length)
            .SelectMany(
                origin => state.Settled.Row(origin).ToArray().Index().Where(cell => cell.Item > 0)
                .Select(cell => (origin, cell.Index, cell.Item)));
        var waiting = Enumerable.Range(0, state.Home.Length)
            .SelectMany(
                place => state.Waiting.Row(place).ToArray().Index().Where(cell => cell.Item > 0)
                .Select(cell => (place, cell.Index, cell.Item)));
        return string.Join('|',
            state.Day, state.Displaced, state.Elsewhere, state.Outside, state.FollowedNow, state.Road.Total(),
            string.Join(',', state.Home), string.Join(',', state.Returned), string.Join(',', state.Sheltered),
            string.Join(',', state.Away),
            string.Join(',', settled), string.Join(',', waiting),
            string.Join(',', run.Arrived.ToArray()), string.Join(',', run.Departed.ToArray()),
            string.Join(',', run.CameHome.ToArray()));
    }
}
