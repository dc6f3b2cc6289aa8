using Refuge.Cycle;
using Refuge.Formats.Crises;
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
    internal static async Task<Crisis?> ReadAsync(
        RunArguments run, Audience audience, TextWriter errors, CancellationToken cancellation)
    {
        if (Directory.Exists(Path.Combine(run.Folder.FullName, "reports"))) ShippedReader.Knowledge.Fetch();
        var reading = CrisisFolder.Read(run.Folder, run.Scenario, cancellation);
        var refused = reading.Crisis is null ? [] : DecidingFiles.Refused(audience, reading.Problems);
        var grave = reading.Problems.Where(
            problem => reading.Crisis is null
            ? problem.Severity == Severity.Fatal
            : problem.Severity == Severity.RowLeftOut).ToList();
        foreach (var problem in grave.OrderBy(problem => !refused.Contains(problem)).Take(MostProblems))
        {
            await errors.WriteLineAsync(Told(problem, audience));
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

    /// <summary>
    /// The problem. Outside the own folder its place alone: the sentence quotes what somebody typed. A scenario that is
    /// not there was typed just now.
    /// </summary>
    static string Told(Problem problem, Audience audience) => audience == Audience.Restricted || IsNoScenario(problem)
        ? problem.ToString()
        : $"{PlaceOf(problem.Where)}: "
            + $"{(problem.Severity == Severity.Fatal ? "it stops the work" : "something was left out")}. refuge "
            + "check tells what is wrong, and how to mend it.";

    static bool IsNoScenario(Problem problem) =>
        problem is { Severity: Severity.Fatal, Where.Line: null }
            && problem.Where.File.StartsWith("scenarios/", StringComparison.Ordinal);

    /// <summary>
    /// File, line and column where their names are of the contract; the name of a report or of a stranger is somebody's
    /// words.
    /// </summary>
    static string PlaceOf(Location where) => where.File switch
    {
        var file when file == "crisis.yml" || CrisisTables.All.Any(table => table.File == file) => new Location(
            file, where.Line, where.Column is { } column && IsOfTheContract(file, column) ? column : null).ToString(),
        var file when file.StartsWith("reports/", StringComparison.Ordinal) => "a file in reports/",
        var file when file.StartsWith("scenarios/", StringComparison.Ordinal) =>
            CrisisTables.All.Any(table => file.EndsWith($"/{table.File}", StringComparison.Ordinal))
            ? $"{Path.GetFileName(file)} of the scenario"
            : "the scenario",
        _ => "a file of the folder",
    };

    static bool IsOfTheContract(string file, string column) =>
        CrisisTables.All.FirstOrDefault(table => table.File == file) is { } table
            && (table.Columns.Contains(column) || TableSchema.Everywhere.Contains(column));
}
