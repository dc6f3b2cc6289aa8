using CsCheck;
using Refuge.Flee.Engines;
using Refuge.Flee.Folders;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Folders;

/// <summary>What holds of any folder of Flee, run by either engine, with its faults mended or kept.</summary>
public class GeneratedFleeTests
{
    /// <summary>
    /// Folders whose means are compared. In the last a full camp is closed, so that it draws nobody but turns nobody
    /// away.
    /// </summary>
    public static IEnumerable<int> Few => [.. Enumerable.Range(0, 40), 1041];

    static readonly Gen<(int Folder, FleeFaults Faults, int Member)> Any =
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Enum<FleeFaults>(), Gen.Int[0, 1_000]);

    [Fact]
    public void Nobody_is_lost_or_made_and_no_camp_holds_fewer_than_nobody() => Any.Sample(
        (seed, faults, member) =>
        {
            var simulation = Read(seed, faults);
            var counted = Counted(simulation.Scenario);

            foreach (var engine in Enum.GetValues<FleeEngine>())
            {
                var run = simulation.RunMember(engine, seed, member);
                Assert.Equal(0, run.Unplaced);
                for (var day = 0; day < simulation.Scenario.Days; day++)
                {
                    // Flee displaces as many as the counts rise above all before, and takes nobody away.
                    Assert.Equal(counted[..(day + 1)].Max(), run.Displaced(day));
                    var inCamps = Enumerable.Range(0, simulation.Scenario.CampCounts.Count)
                        .Select(camp => run.Present(camp, day)).ToList();
                    Assert.All(inCamps, people => Assert.True(people >= 0));
                    Assert.InRange(inCamps.Sum(), 0, run.Displaced(day));
                }
            }
        }, iter: 150);

    [Fact]
    public void Any_number_of_threads_writes_the_same_bytes() => Any.Sample(
        (seed, faults, _) =>
        {
            var simulation = Read(seed, faults);

            foreach (var engine in Enum.GetValues<FleeEngine>())
            {
                var one = Written(simulation, engine, seed, threads: 1);
                Assert.Equal(one, Written(simulation, engine, seed, threads: 2));
                Assert.Equal(one, Written(simulation, engine, seed, threads: 7));
            }
        }, iter: 20);

    [Fact]
    public void The_engines_have_the_same_means()
    {
        foreach (var seed in Few) Compare(seed, seeds: 60);
    }

    /// <summary>
    /// Means over seeds differ by at most 2 % of those displaced (the bar that the agreement with Flee is held to) or
    /// five standard errors, which one of three million chances exceeds.
    /// </summary>
    static void Compare(int seed, int seeds)
    {
        var simulation = Read(seed, seed % 2 == 0 ? FleeFaults.Mended : FleeFaults.Kept);
        var scenario = simulation.Scenario;
        FleeMember[] Run(FleeEngine engine, int from) =>
            [.. Enumerable.Range(from, seeds).Select(number => simulation.RunMember(engine, number, 0))];
        var (people, cohorts) = (Run(FleeEngine.People, 1_000_000), Run(FleeEngine.Cohort, 1));

        foreach (var day in new[] { scenario.Days / 2, scenario.Days - 1 })
        {
            for (var camp = 0; camp < scenario.CampCounts.Count; camp++)
            {
                double[] expected = [.. people.Select(member => (double)member.Present(camp, day))], actual =
                    [.. cohorts.Select(member => (double)member.Present(camp, day))];
                var allowed = Math.Max(
                    0.02 * people[0].Displaced(day), 5 * Math.Sqrt((Variance(expected) + Variance(actual)) / seeds));
                Assert.True(
                    Math.Abs(expected.Average() - actual.Average()) <= allowed,
                    FormattableString.Invariant(
                        $"Folder {seed} ({scenario.Faults}), {scenario.CampCounts[camp].Place}, day {day}: ")
                    + FormattableString.Invariant(
                        $"{actual.Average():0.0} for {expected.Average():0.0} (± {allowed:0.0})."));
            }
        }
    }

    static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    static FleeSimulation Read(int seed, FleeFaults faults)
    {
        using var folder = new GeneratedFlee(seed);
        var reading = FleeFolder.Read(new(folder.Input, folder.Source, Faults: faults));
        Assert.DoesNotContain(reading.Problems, problem => problem.Severity != Severity.Note);
        return new(reading.Scenario!);
    }

    /// <summary>
    /// [days] The sum of the counts; without people put in camps on the first day, and with them alike.
    /// </summary>
    static int[] Counted(FleeScenario scenario) =>
        [.. Enumerable.Range(0, scenario.Days).Select(day => scenario.CampCounts.Sum(camp => camp.ByDay[day]))];

    static string Written(FleeSimulation simulation, FleeEngine engine, long seed, int threads)
    {
        using var text = new StringWriter();
        var forecast = simulation.Run(engine, 11, seed, threads, null, CancellationToken.None);
        FleeForecastFile.Write(text, simulation.Scenario, forecast);
        FleeOutputFile.Write(text, simulation, forecast.First);
        return text.ToString();
    }
}
