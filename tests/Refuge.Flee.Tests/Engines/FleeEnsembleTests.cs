using Refuge.Flee.Engines;

namespace Refuge.Flee.Tests.Engines;

public class FleeEnsembleTests
{
    [Fact]
    public void Any_number_of_threads_gives_the_same_forecast()
    {
        var simulation = new FleeSimulation(FleeLawTests.Busy(FleeFaults.Kept).Scenario());
        double[] Spread(int threads)
        {
            var forecast =
                simulation.Run(FleeEngine.Cohort, 40, 1, threads, null, TestContext.Current.CancellationToken);
            return [
                .. Enumerable.Range(0, 20)
                .SelectMany(day => Enumerable.Range(0, 5).SelectMany(place => forecast.Present(place, day).Values))];
        }

        Assert.Equal(Spread(1), Spread(2));
        Assert.Equal(Spread(1), Spread(16));
    }
}
