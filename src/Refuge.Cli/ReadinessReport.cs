using Refuge.Formats.Crises.Checks;

namespace Refuge.Cli;

/// <summary>Prints what a folder holds and lacks for each purpose, for a terminal of 80 columns.</summary>
static class ReadinessReport
{
    /// <summary>Prints the purposes in the order given.</summary>
    internal static void Write(IReadOnlyList<PurposeReadiness> purposes, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("What there is (+), and what is missing (?) and costs the reader:");
        foreach (var purpose in purposes)
        {
            output.WriteLine();
            output.WriteLine(HeadingOf(purpose.Purpose));
            foreach (var there in purpose.There) ProblemReport.Wrap($"+ {there}", output);
            foreach (var missing in purpose.Missing) ProblemReport.Wrap($"? {missing}", output);
            if (purpose.There.Count + purpose.Missing.Count == 0) output.WriteLine("  Nothing.");
        }
    }

    static string HeadingOf(FolderPurpose purpose) => purpose switch
    {
        FolderPurpose.Forecast => "for a forecast",
        FolderPurpose.Gaps => "for gaps and alerts",
        FolderPurpose.Money => "for money",
        _ => "for the bulletin",
    };
}
