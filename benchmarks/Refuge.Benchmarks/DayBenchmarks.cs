using BenchmarkDotNet.Attributes;
using Refuge.Cycle;
using Refuge.Displacement.Blocks;
using Refuge.Displacement.Model;
using Refuge.Displacement.Random;
using Refuge.Flee.Benchmarks;
using Refuge.Flee.Engines;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Situations;

namespace Refuge.Benchmarks;

/// <summary>One day of one member of each engine, once it is warm.</summary>
[MemoryDiagnoser]
public class DayBenchmarks
{
    const int DaysOfMosul = 90;
    const int DaysOfGrid = 20;

    static readonly DateOnly AsOf = new(2016, 8, 28);

    MemberSimulation mosul = null!;
    FleeCohorts cohorts = null!;
    FleeCourse grid = null!;
    int member;

    /// <summary>
    /// Reads the Mosul folder and lays out the grid of <c>benchmarks/flee --scale</c>, 5 × 10 places of 100 people.
    /// </summary>
    [GlobalSetup]
    public void Prepare()
    {
        var crisis = CrisisFolder.Read(
            new(Path.Combine(Root(), "examples/mosul-2016")), null, CancellationToken.None).Crisis
            ?? throw new InvalidDataException("The Mosul folder cannot be read.");
        var situation = SituationBuilder.AsOf(
            crisis.Situation, ForecastCycle.Read(
                crisis, crisis.Reports.AsOf(AsOf), AsOf, new Extractions(ShippedReader.Knowledge)), AsOf);
        mosul = new ForecastModel(
            new(situation, crisis.Assumptions.AsOf(AsOf), crisis.Allocations.AsOf(AsOf), new()),
            CancellationToken.None).NewSimulation();
        grid = FleeCourse.Of(Scale.Grid(5, 10));
        cohorts = new(grid);
    }

    /// <summary>
    /// A day of the Mosul folder under the rules Refuge: the mean over 90 days of a member, its futures and reaches
    /// included.
    /// </summary>
    [Benchmark(OperationsPerInvoke = DaysOfMosul)]
    public long DayOfMosulUnderRefuge()
    {
        mosul.Begin(new Draws(1, member++ % 1_000));
        for (var day = 1; day <= DaysOfMosul; day++) mosul.Step();
        return mosul.State.Displaced;
    }

    /// <summary>A day of 50 places and 5,000 people under Flee's rules, cohorts.</summary>
    [Benchmark(OperationsPerInvoke = DaysOfGrid)]
    public int DayOfTheGridInCohorts()
    {
        cohorts.Start(1, member++ % 1_000);
        for (var day = 0; day < DaysOfGrid; day++) cohorts.RunDay(day);
        return cohorts.Displaced;
    }

    /// <summary>The same, person by person: all 24 days of a member.</summary>
    [Benchmark(OperationsPerInvoke = Scale.Days)]
    public int DayOfTheGridInPeople() => FleePeople.Run(grid, 1, member++ % 1_000, FleeWatch.Nobody).Total[^1];

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Refuge.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidDataException("Run the benchmarks from a checkout.");
    }
}
