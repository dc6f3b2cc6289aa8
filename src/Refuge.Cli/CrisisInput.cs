using Refuge.Cycle;
using Refuge.Formats.Crises;

namespace Refuge.Cli;

/// <summary>Reads the crisis folder that a command was given, and tells what is wrong with it.</summary>
static class CrisisInput
{
    const int MostProblems = 5;

    /// <summary>The crisis without the scenario, its problems untold: the reading with it has told them. Null without a scenario, or where only the scenario makes the folder whole.</summary>
    internal static Crisis? FindBase(RunArguments run, CancellationToken cancellation) =>
        run.Scenario is null ? null : CrisisFolder.Read(run.Folder, null, cancellation).Crisis;

    /// <summary>The crisis, or null when the folder stops the work; what is wrong has then been said.</summary>
    internal static async Task<Crisis?> ReadAsync(RunArguments run, TextWriter errors, CancellationToken cancellation)
    {
        var reading = CrisisFolder.Read(run.Folder, run.Scenario, cancellation);
        var grave = reading.Problems.Where(problem => reading.Crisis is null ? problem.Severity == Severity.Fatal : problem.Severity == Severity.RowLeftOut).ToList();
        foreach (var problem in grave.Take(MostProblems)) await errors.WriteLineAsync(problem.ToString());
        if (grave.Count > MostProblems) await errors.WriteLineAsync($"and {grave.Count - MostProblems} more: refuge check {run.Folder.Name} lists them all.");
        return reading.Crisis;
    }
}
