using Refuge.Displacement.Random;

namespace Refuge.Flee.Engines;

/// <summary>Where, and under some settings how many, people are displaced on a day.</summary>
static class FleeSpawn
{
    /// <summary>Weighs the places from which the day's newly displaced come.</summary>
    /// <param name="course">What is run.</param>
    /// <param name="day">The day.</param>
    /// <param name="population">[places] People still living in each place.</param>
    /// <param name="weights">[places] On return, the weight of each; all zero when nowhere is fought over.</param>
    internal static void Weigh(FleeCourse course, int day, ReadOnlySpan<int> population, Span<double> weights)
    {
        var ofDay = course.SpawnWeights[day];
        for (var place = 0; place < weights.Length; place++) weights[place] = ofDay[place] * population[place];
    }

    /// <summary>
    /// How many one place's fighting displaces on a day, where fighting and not counts displace people.
    /// </summary>
    internal static int FromFighting(FleeCourse course, int day, int place, int population, Draws draws)
    {
        var intensity = course.Intensity[day][place];
        if (intensity <= 0) return 0;
        var (mode, perDay) = course.Scenario.Settings.Spawning;
        if (mode != FleeSpawnMode.Poisson)
        {
            return (int)(mode == FleeSpawnMode.PopulationRatio ? perDay * population * intensity : perDay * intensity);
        }

        var stream =
            draws.On(course.Scenario.StartDate.DayNumber + day, Purpose.SpawnCount, course.Map.PlaceHash[place]);
        return Poisson.Draw(ref stream, perDay * intensity);
    }
}
