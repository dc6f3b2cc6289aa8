using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Crises.Checks;
using Refuge.Formats.Reports;
using Refuge.Publishing;

namespace Refuge.Cli;

/// <summary>Reads the crisis folder that a command was given, and tells what is wrong with it.</summary>
static class CrisisInput
{
    const int MostProblems = 5;

    /// <summary>
    /// The crisis without the scenario, its problems untold: the reading with it has told them. Null without a
    /// scenario, or where only the scenario makes the folder whole.
    /// </summary>
    internal static Crisis? FindBase(RunArguments run, CancellationToken cancellation) =>
        run.Scenario is null ? null : CrisisFolder.Read(run.Folder, null, cancellation).Crisis;

    /// <summary>
    /// The crisis for the own folder, or null when the folder stops the work; what is wrong has then been said.
    /// </summary>
    internal static Task<Crisis?> ReadAsync(RunArguments run, TextWriter errors, CancellationToken cancellation) =>
        ReadAsync(run, Audience.Restricted, errors, cancellation);

    /// <summary>
    /// The crisis, or null when the folder stops the work, or when what was left out of it decides what an audience may
    /// see.
    /// </summary>
    internal static Task<Crisis?> ReadAsync(
        RunArguments run, Audience audience, TextWriter errors, CancellationToken cancellation)
    {
        if (Directory.Exists(Path.Combine(run.Folder.FullName, "reports"))) ShippedReader.Knowledge.Fetch();
        return ReadAsync(run.Folder, run.Scenario, audience, errors, cancellation);
    }

    /// <summary>The same for the own folder, of a command that runs no members over it.</summary>
    internal static Task<Crisis?> ReadAsync(
        DirectoryInfo folder, TextWriter errors, CancellationToken cancellation) =>
        ReadAsync(folder, null, Audience.Restricted, errors, cancellation);

    static async Task<Crisis?> ReadAsync(
        DirectoryInfo folder, string? scenario, Audience audience, TextWriter errors, CancellationToken cancellation)
    {
        var reading = CrisisFolder.Read(folder, scenario, cancellation);
        var refused = reading.Crisis is null ? [] : DecidingFiles.Refused(audience, reading.Problems);
        var grave = reading.Problems.Where(
            problem => reading.Crisis is null
            ? problem.Severity == Severity.Fatal
            : problem.Severity == Severity.RowLeftOut).ToList();
        foreach (var problem in grave.OrderBy(problem => !refused.Contains(problem)).Take(MostProblems))
        {
            await errors.WriteLineAsync(ToldProblem.Of(problem, audience));
        }
        if (grave.Count > MostProblems)
        {
            await errors.WriteLineAsync($"and {grave.Count - MostProblems} more: refuge check lists them all.");
        }
        if (refused.Count == 0) return reading.Crisis;

        var files = string.Join(", ", refused.Select(problem => Path.GetFileName(problem.Where.File)).Distinct());
        await errors.WriteLineAsync(
            $"Nothing is published for {Words.Of(audience)}: what may be shown hangs on {files}, and something was "
            + "left out there. Mend it, or use --audience restricted.");
        return null;
    }
}
