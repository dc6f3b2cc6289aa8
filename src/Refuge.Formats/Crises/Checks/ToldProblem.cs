using Refuge.Publishing;

namespace Refuge.Formats.Crises.Checks;

/// <summary>
/// What is wrong with a folder as an audience may read it: outside the own folder its place alone, for the sentence
/// quotes what somebody typed.
/// </summary>
static class ToldProblem
{
    /// <summary>The problem in one line.</summary>
    internal static string Of(Problem problem, Audience audience) =>
        audience == Audience.Restricted || IsNoScenario(problem)
            ? problem.ToString()
            : $"{PlaceOf(problem.Where)}: "
                + $"{(problem.Severity == Severity.Fatal ? "it stops the work" : "something was left out")}. refuge "
                + "check tells what is wrong, and how to mend it.";

    /// <summary>A scenario that is not there: whoever asked for it typed its name just now.</summary>
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
