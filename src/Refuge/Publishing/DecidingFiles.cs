namespace Refuge.Publishing;

/// <summary>
/// The files that decide what may be shown: where one of them is broken, nothing leaves the own folder.
/// </summary>
/// <remarks>
/// A held town whose row of <c>control.csv</c> was left out would pass for an open one. So a row or a cell that was
/// left out of these files refuses partner and public (folder contract, "Tiers"); the own folder sees everything and
/// loses nothing by it.
/// </remarks>
static class DecidingFiles
{
    /// <summary>
    /// The files, as the folder contract names them, and the list of reports: a row of it that is left out takes its
    /// sensitivity along, which binds every figure that its report is the source of.
    /// </summary>
    static readonly string[] Names = ["control.csv", "places.csv", "sites.csv", "sources.csv", "reports/index.csv"];

    /// <summary>
    /// The problems for which a publication is refused to an audience. Empty for the own folder, and where nothing was
    /// left out.
    /// </summary>
    /// <param name="audience">For whom the publication would be.</param>
    /// <param name="problems">What was found wrong with the folder.</param>
    public static IReadOnlyList<Problem> Refused(Audience audience, IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return audience == Audience.Restricted
            ? []
            : [.. problems.Where(problem => problem.Severity != Severity.Note && Decides(problem.Where.File))];
    }

    /// <summary>Whether a file, of the folder or of a scenario laid over it, decides what may be shown.</summary>
    internal static bool Decides(string file) =>
        Names.Contains(file, StringComparer.OrdinalIgnoreCase)
        || (
            file.StartsWith("scenarios/", StringComparison.Ordinal)
            && Names.Contains(file[(file.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase));
}
