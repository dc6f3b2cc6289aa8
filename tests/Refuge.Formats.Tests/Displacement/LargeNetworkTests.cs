using Refuge.Displacement.Blocks;
using Refuge.Displacement.Random;

namespace Refuge.Formats.Tests.Displacement;

public class LargeNetworkTests
{
    [Fact]
    public void A_network_of_more_than_a_thousand_places_keeps_everybody_and_does_not_depend_on_threads()
    {
        var model = LargeModel.Of(1_200, TestContext.Current.CancellationToken);
        var run = model.NewSimulation();
        run.Begin(new Draws(5, 0));
        var everybody = run.State.Total();
        for (var day = 1; day <= 25; day++)
        {
            run.Step();
            Assert.Equal(everybody, run.State.Total());
        }

        Assert.True(run.State.Displaced > 10_000);

        var job = model.JobOf("large", new(15, 4, 5));
        var one = model.Run(job, 1, null, TestContext.Current.CancellationToken);
        var four = new BlockMerging(job);
        foreach (var part in job.Split(1).Reverse())
        {
            four.Add(model.RunToBytes(part, 4, TestContext.Current.CancellationToken));
        }

        SameBlock.Assert(one, four.Whole());
    }

    [Fact]
    public async Task A_large_run_stops_when_it_is_told_to()
    {
        var model = LargeModel.Of(1_200, TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var firstMember = new TaskCompletionSource();
        var run = Task.Run(
            () => model.Run(model.JobOf("large", new(60, 100, 5)), 2, new FirstMember(firstMember), stop.Token),
            TestContext.Current.CancellationToken);
        await firstMember.Task.WaitAsync(TimeSpan.FromSeconds(100), TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        // The limit only catches a run that does not stop.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => run.WaitAsync(TimeSpan.FromSeconds(100), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Laying_out_a_large_network_stops_when_it_is_told_to() =>
        Assert.Throws<OperationCanceledException>(
            () => LargeModel.Of(1_200, new CancellationToken(canceled: true)));

    [Fact, Trait("Length", "long")]
    public void Five_thousand_places_with_twenty_members_of_ninety_days_are_run()
    {
        var model = LargeModel.Of(5_000, TestContext.Current.CancellationToken);

        var block = model.Run(model.JobOf("large", new(90, 20, 5)), null, null, TestContext.Current.CancellationToken);

        for (var member = 0; member < 20; member++) Assert.True(block.DisplacedNow[90, member] > 0);
    }

    sealed class FirstMember(TaskCompletionSource done) : IProgress<int>
    {
        public void Report(int value) => done.TrySetResult();
    }
}
