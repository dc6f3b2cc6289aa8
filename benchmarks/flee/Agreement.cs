namespace Refuge.Flee.Benchmarks;

/// <summary>How far runs of ours are from runs of Flee.</summary>
/// <param name="TheirMean">Mean averaged relative difference of Flee's seeds.</param>
/// <param name="TheirDeviation">Its standard deviation over seeds.</param>
/// <param name="TheirSeeds">How many.</param>
/// <param name="OurMean">Mean averaged relative difference of ours.</param>
/// <param name="OurDeviation">Its standard deviation over seeds.</param>
/// <param name="Allowed">The larger of 0.01 and three pooled standard errors.</param>
/// <param name="Within">The part of camp-days whose means differ by at most the larger of 2 % of the peak and four
/// standard errors.</param>
sealed record Agreement(
    double TheirMean, double TheirDeviation, int TheirSeeds, double OurMean, double OurDeviation, double Allowed,
    double Within)
{
    /// <summary>Whether both bars are met.</summary>
    internal bool IsMet => Math.Abs(OurMean - TheirMean) <= Allowed && Within >= 0.99;

    internal static Agreement Of(FleeOutput[] theirs, FleeOutput[] ours)
    {
        double[] first = [.. theirs.Select(run => run.AveragedRelativeDifference())], second =
            [.. ours.Select(run => run.AveragedRelativeDifference())];
        return new(
            first.Average(), Math.Sqrt(Variance(first)), first.Length, second.Average(), Math.Sqrt(Variance(second)),
            Math.Max(0.01, 3 * StandardError(first, second)), PartWithin(theirs, ours));
    }

    static double PartWithin(FleeOutput[] theirs, FleeOutput[] ours)
    {
        var peak = theirs[0].Counted.Max(day => day.Sum());
        var (inside, all) = (0, 0);
        for (var day = 0; day < theirs[0].Simulated.Length; day++)
        {
            for (var camp = 0; camp < theirs[0].Camps.Length; camp++)
            {
                double[] first = [.. theirs.Select(run => run.Simulated[day][camp])], second =
                    [.. ours.Select(run => run.Simulated[day][camp])];
                if (Math.Abs(first.Average() - second.Average()) <= Math.Max(
                    0.02 * peak, 4 * StandardError(first, second)))
                {
                    inside++;
                }
                all++;
            }
        }

        return (double)inside / all;
    }

    static double StandardError(double[] first, double[] second) =>
        Math.Sqrt((Variance(first) / first.Length) + (Variance(second) / second.Length));

    internal static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
