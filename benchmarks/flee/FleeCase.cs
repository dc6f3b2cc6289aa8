using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Flee.Engines;
using Refuge.Flee.Folders;

namespace Refuge.Flee.Benchmarks;

/// <summary>One folder of Flee with Flee's own output.</summary>
sealed partial class FleeCase
{
    /// <summary>Person-steps of Flee in a CPU second.</summary>
    internal const double StepsPerSecond = 200_000;

    const int Seeds = 20;
    const int Turns = 5;

    readonly string folder;
    readonly FleeOutput[] theirs;

    internal FleeCase(string name, string folder, FleeFaults faults)
    {
        (Name, this.folder, Faults) = (name, folder, faults);
        theirs = [
            .. Directory.EnumerateFiles(Path.Combine(folder, "flee_run"), "out_seed*.csv").Order(StringComparer.Ordinal)
            .Select(FleeOutput.Read)];
        Hasten = int.Parse(HastenKey().Match(File.ReadAllText(Settings)).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    internal string Name { get; }

    /// <summary>What is done about Flee's faults; Flee's own output has them.</summary>
    internal FleeFaults Faults { get; }

    internal int Hasten { get; }

    /// <summary>The largest total counted in camps, divided as in Flee's run.</summary>
    internal double Peak => theirs[0].Counted.Max(day => day.Sum());

    string Settings => Path.Combine(folder, "flee_run/simsetting.yml");

    /// <summary>How far one engine is from Flee at the settings of Flee's run.</summary>
    internal Agreement Agreement(FleeEngine engine)
    {
        var simulation = new FleeSimulation(Scenario(1, null));
        var camps = simulation.Scenario.CampCounts.Select(camp => camp.Place).ToList();
        int[] order = [.. theirs[0].Camps.Select(camp => camps.IndexOf(camp))];
        var ours = Enumerable.Range(1, Seeds).Select(seed =>
        {
            var member = simulation.RunMember(engine, seed, 0);
            double[][] simulated = [
                .. Enumerable.Range(0, simulation.Scenario.Days)
                .Select(day => order.Select(camp => (double)member.Present(camp, day)).ToArray())];
            return theirs[0] with { Simulated = simulated };
        }).ToArray();
        return Benchmarks.Agreement.Of(theirs, ours);
    }

    /// <summary>People displaced, summed over days, at a size.</summary>
    internal long PersonSteps(int hasten)
    {
        var member = new FleeSimulation(Scenario(1, hasten)).RunMember(FleeEngine.Cohort, 1, 0);
        return Enumerable.Range(0, theirs[0].Simulated.Length).Sum(day => (long)member.Displaced(day));
    }

    /// <summary>
    /// CPU milliseconds of one member of the cohort engine at full size and at a hundred times the people, its
    /// workspace warm: the least of some turns.
    /// </summary>
    internal (double Full, double Hundredfold) Milliseconds()
    {
        var (full, large) = (Warm(Scenario(1, 1)), Warm(Scenario(100, 1)));
        var turns = Enumerable.Range(0, Turns).Select(_ => (Full: full(), Large: large())).ToList();
        return (turns.Min(turn => turn.Full), turns.Min(turn => turn.Large));
    }

    /// <summary>
    /// CPU milliseconds of a member of the cohort engine, its workspace warm: the least of some turns.
    /// </summary>
    internal static double Milliseconds(FleeScenario scenario)
    {
        var measure = Warm(scenario);
        return Enumerable.Range(0, Turns).Min(_ => measure());
    }

    static Func<double> Warm(FleeScenario scenario)
    {
        const int MostMembers = 20;
        const double MostMilliseconds = 2_000;
        var course = FleeCourse.Of(scenario);
        var (engine, track) = (new FleeCohorts(course), new FleeTrack(course));
        double Measure(int members)
        {
            var before = Environment.CpuUsage.UserTime;
            for (var member = 0; member < members; member++) engine.Run(1, member, track);
            return (Environment.CpuUsage.UserTime - before).TotalMilliseconds / members;
        }

        Measure(5); // What days are like is worked out by the first, and compiled for good by the next.
        var most = Math.Clamp((int)(MostMilliseconds / Measure(5)), 2, MostMembers);
        return () => Measure(most);
    }

    /// <summary>
    /// Wall seconds of an ensemble at full size on all cores, and the most memory the process has held, in MiB.
    /// </summary>
    internal (double Seconds, double MiB) Ensemble(int members, int awareness)
    {
        var scenario = Scenario(1, 1);
        var simulation =
            new FleeSimulation(scenario with { Settings = scenario.Settings with { AwarenessLevel = awareness } });
        simulation.Run(FleeEngine.Cohort, 4, 1, null, null, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        simulation.Run(FleeEngine.Cohort, members, 1, null, null, CancellationToken.None);
        return (clock.Elapsed.TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024.0));
    }

    /// <summary>Person-steps in a CPU second of the people engine, at the size of Flee's run.</summary>
    internal double PeopleStepsPerSecond()
    {
        var simulation = new FleeSimulation(Scenario(1, null));
        simulation.RunMember(FleeEngine.People, 1, 0);
        var before = Environment.CpuUsage.UserTime;
        var member = simulation.RunMember(FleeEngine.People, 2, 0);
        var seconds = (Environment.CpuUsage.UserTime - before).TotalSeconds;
        return Enumerable.Range(0, simulation.Scenario.Days).Sum(day => (long)member.Displaced(day)) / seconds;
    }

    /// <summary>The scenario.</summary>
    /// <param name="times">How many times as many people, and as much room.</param>
    /// <param name="hasten">What people and room are divided by; null for what Flee's run has.</param>
    internal FleeScenario Scenario(int times, int? hasten)
    {
        var settings = Settings;
        if (hasten is { } own)
        {
            settings = Path.Combine(Path.GetTempPath(), $"refuge-{Name}-{own}.yml");
            File.WriteAllText(settings, HastenKey().Replace(File.ReadAllText(Settings), $"hasten: {own}"));
        }

        var scenario = FleeFolder.Read(
            new(
                Path.Combine(folder, "input_csv"), Path.Combine(folder, "source_data"), settings, null,
                Faults)).Scenario
            ?? throw new InvalidDataException($"{Name} cannot be read.");
        return times == 1 ? scenario : scenario with
        {
            Places = [
                .. scenario.Places.Select(
                    place => place with { Population = place.Population * times, Capacity = place.Capacity * times })],
            CampCounts = [.. scenario.CampCounts.Select(camp => Larger(camp, times))],
            UnplacedCounts = [.. scenario.UnplacedCounts.Select(camp => Larger(camp, times))],
        };
    }

    static FleeCounts Larger(FleeCounts counts, int times) =>
        new(counts.Place, [.. counts.ByDay.Select(count => count * times)]);

    [GeneratedRegex("hasten: *([0-9]+)")]
    private static partial Regex HastenKey();
}
