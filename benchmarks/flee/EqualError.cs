using Refuge.Flee.Engines;

namespace Refuge.Flee.Benchmarks;

/// <summary>What it costs to know the camp totals as well as runs of Flee do.</summary>
/// <remarks>
/// The error of a mean over n independent runs is √(variance / n), so that one run of Flee is worth as many members as
/// the variance of a member is larger than that of a run. Flee is stood in for by the engine that takes people one by
/// one, which agrees with Flee's own output (three seeds of it are too few for a variance). A variance is summed over
/// camps and days, at the size of Flee's run; at full size as many members are taken to have the error of one run.
/// </remarks>
/// <param name="Members">How many members have the error of one run.</param>
/// <param name="FleeSeconds">CPU seconds of a run of Flee at the size of its run.</param>
/// <param name="FleeSecondsAtFullSize">The same at full size.</param>
/// <param name="Milliseconds">CPU milliseconds of a member at that size.</param>
/// <param name="MillisecondsAtFullSize">The same at full size.</param>
/// <param name="WorstMean">The largest difference of means between the engines on any camp and day, as a part of the
/// largest total counted.</param>
/// <param name="WorstErrors">The largest of these differences in standard errors.</param>
sealed record EqualError(
    double Members, double FleeSeconds, double FleeSecondsAtFullSize, double Milliseconds,
    double MillisecondsAtFullSize, double WorstMean, double WorstErrors)
{
    /// <summary>How much less CPU time the same error costs.</summary>
    internal double Ratio => FleeSeconds * 1_000 / (Members * Milliseconds);

    /// <summary>The same at full size.</summary>
    internal double RatioAtFullSize => FleeSecondsAtFullSize * 1_000 / (Members * MillisecondsAtFullSize);

    /// <summary>Runs both engines.</summary>
    internal static EqualError Of(FleeCase one, int seeds)
    {
        var people = Camps(one.Scenario(1, null), FleeEngine.People, 1_000_000, seeds);
        var cohorts = Camps(one.Scenario(1, null), FleeEngine.Cohort, 1, seeds);
        var (worst, worstErrors) = (0.0, 0.0);
        foreach (var (first, second) in people.Zip(cohorts))
        {
            var difference = Math.Abs(first.Average() - second.Average());
            var error = Math.Sqrt((Agreement.Variance(first) + Agreement.Variance(second)) / seeds);
            worst = Math.Max(worst, difference);
            // Where hardly anybody ever is, chance is not a bell.
            if (error > 0 && first.Average() >= 10) worstErrors = Math.Max(worstErrors, difference / error);
        }

        return new(
            cohorts.Sum(Agreement.Variance) / people.Sum(Agreement.Variance),
            one.PersonSteps(one.Hasten) / FleeCase.StepsPerSecond, one.PersonSteps(1) / FleeCase.StepsPerSecond,
            FleeCase.Milliseconds(one.Scenario(1, null)), FleeCase.Milliseconds(one.Scenario(1, 1)), worst / one.Peak,
            worstErrors);
    }

    /// <summary>[camps × days][seeds] People in each camp.</summary>
    static List<double[]> Camps(FleeScenario scenario, FleeEngine engine, long firstSeed, int seeds)
    {
        var course = FleeCourse.Of(scenario);
        var (cohorts, camps) = (new FleeCohorts(course), course.CampPlaces.Length);
        var values = Enumerable.Range(0, course.Days * camps).Select(_ => new double[seeds]).ToList();
        for (var seed = 0; seed < seeds; seed++)
        {
            var track = new FleeTrack(course);
            if (engine == FleeEngine.Cohort) cohorts.Run(firstSeed + seed, 0, track);
            else track = FleePeople.Run(course, firstSeed + seed, 0, FleeWatch.Nobody);
            for (var cell = 0; cell < values.Count; cell++) values[cell][seed] = track.Present[cell];
        }

        return values;
    }
}
