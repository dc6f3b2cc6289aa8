using Refuge.Displacement;
using Refuge.Displacement.Random;

namespace Refuge.Tests.Displacement;

public class EnsembleTests
{
    [Fact]
    public void Any_number_of_threads_gives_the_same_ensemble()
    {
        var expected = Run(1);

        Assert.Equal(expected, Run(2));
        Assert.Equal(expected, Run(16));
    }

    [Fact]
    public void Progress_ends_with_every_member_done()
    {
        var progress = new Largest();

        Ensemble.Run(250, 3, static () => 0, static (_, _) => { }, progress, TestContext.Current.CancellationToken);

        Assert.Equal(250, progress.Value);
    }

    [Fact]
    public void A_cancelled_ensemble_stops_and_says_so()
    {
        using var source = new CancellationTokenSource();
        var ran = 0;

        Assert.Throws<OperationCanceledException>(() => Ensemble.Run(1_000, 2, static () => 0, (_, _) =>
        {
            var member = Interlocked.Increment(ref ran);
            if (member == 10) source.Cancel();

            // The other thread's member waits for the cancellation, however slowly it comes.
            if (member > 10) source.Token.WaitHandle.WaitOne();
        }, null, source.Token));

        Assert.InRange(ran, 10, 11);
    }

    [Fact]
    public void A_member_that_fails_stops_the_ensemble_with_its_own_exception()
    {
        var failure =
            Assert.Throws<InvalidOperationException>(() => Ensemble.Run(1_000, 2, static () => 0, static (_, member) =>
        {
            if (member == 5) throw new InvalidOperationException("Member 5.");
        }, null, TestContext.Current.CancellationToken));

        Assert.Equal("Member 5.", failure.Message);
    }

    static int[] Run(int threads)
    {
        var results = new int[100];
        Ensemble.Run(results.Length, threads, static () => 0, (_, member) =>
        {
            var stream = new Draws(1, member).On(1, Purpose.Leave, 1);
            results[member] = Binomial.Draw(ref stream, 1_000_000, 0.3);
        }, null, TestContext.Current.CancellationToken);
        return results;
    }

    sealed class Largest : IProgress<int>
    {
        readonly Lock gate = new();
        int value;

        public int Value => value;

        public void Report(int value)
        {
            lock (gate)
            {
                this.value = Math.Max(this.value, value);
            }
        }
    }
}
