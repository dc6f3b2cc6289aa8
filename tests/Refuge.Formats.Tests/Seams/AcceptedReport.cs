using System.Text;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Publishing;
using Refuge.Reports;

namespace Refuge.Formats.Tests.Seams;

/// <summary>A folder that one report starts, every claim of it accepted, and what all stages find.</summary>
static class AcceptedReport
{
    /// <param name="folder">An empty folder.</param>
    /// <param name="id">The identity of the crisis.</param>
    /// <param name="text">The report.</param>
    /// <param name="day">The day of the report, of the reviews and of the run.</param>
    internal static Findings Run(DirectoryInfo folder, string id, string text, DateOnly day)
    {
        Assert.DoesNotContain(
            CrisisStart.FromReport(folder, id, "report.txt", Encoding.UTF8.GetBytes(text), day),
            static problem => problem.Severity == Severity.Fatal);
        var crisis = Read(folder);
        var report = Assert.Single(crisis.Reports.Rows).Value;
        var pending = PendingReviews.Of(
            report, ShippedReader.Of(crisis)(report).Claims);
        ReviewsFile.Append(
            folder,
            [.. pending.Select(claim => PendingReviews.Of(report, claim, ReviewAction.Accept, null, day))]);
        return ForecastCycle.Run(
            Read(folder), new(day, new(60, 20, 1), null, null, 1, "test", "test"), ShippedReader.Knowledge, null,
            TestContext.Current.CancellationToken);
    }

    static Crisis Read(DirectoryInfo folder) =>
        CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;
}
