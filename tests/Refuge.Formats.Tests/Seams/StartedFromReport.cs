using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Publishing;
using Refuge.Reports;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// The report of 28 August 2016 alone: a folder that <c>init --from</c> makes, its claims accepted as an analyst would,
/// every stage run on it.
/// </summary>
public sealed class StartedFromReport : IDisposable
{
    internal const string ReportPath = "seed/000_b5e6eb8b3f4d487c.txt";

    /// <summary>
    /// Where claims begin that an analyst rejects: the caption of a picture, which speaks of cities; "seized two years
    /// ago", which is about the city and not the town; people who leave "along the front lines", which is no town.
    /// </summary>
    static readonly int[] Rejected = [104, 1405, 4201];

    readonly TemporaryFolder temporary = new();
    Findings? findings;

    internal static DateOnly Day { get; } = new(2016, 8, 28);

    internal DirectoryInfo Folder => temporary.Place;

    /// <summary>How many claims were accepted and how many rejected.</summary>
    internal (int Accepted, int Rejected) Reviewed { get; private set; }

    /// <summary>What all stages find.</summary>
    internal Findings Findings => findings ??= Run();

    /// <summary>The same folder with its reviews, as all stages find it for an audience.</summary>
    internal Findings FindingsFor(Audience audience)
    {
        Assert.NotNull(Findings);
        return ForecastCycle.Run(
            Read(), new(Day, new EnsembleSize(150, 40, 1), null, null, 1, "test", "test") { Audience = audience },
            ShippedReader.Knowledge, null,
            TestContext.Current.CancellationToken);
    }

    public void Dispose() => temporary.Dispose();

    Findings Run()
    {
        var path = SharedData.PathOrSkip(ReportPath);
        Assert.Empty(CrisisStart.FromReport(Folder, "alone", Path.GetFileName(path), File.ReadAllBytes(path), Day));
        Assert.Equal(
            ["crisis.yml", "places.csv", "reports", "sources.csv"],
            Folder.EnumerateFileSystemInfos().Select(static entry => entry.Name).Order(StringComparer.Ordinal));

        var crisis = Read();
        var report = Assert.Single(crisis.Reports.Rows).Value;
        var pending =
            PendingReviews.Of(report, ShippedReader.Of(crisis)(report).Claims);
        List<Review> reviews = [
            .. pending.Select(
                claim =>
                    PendingReviews.Of(
                        report, claim, Rejected.Contains(claim.Quote.Start) ? ReviewAction.Reject : ReviewAction.Accept,
                        null, Day))];
        ReviewsFile.Append(Folder, reviews);
        Reviewed = (
            reviews.Count(static review => review.Action == ReviewAction.Accept),
            reviews.Count(static review => review.Action == ReviewAction.Reject));
        return ForecastCycle.Run(
            Read(), new(Day, new EnsembleSize(150, 40, 1), null, null, 1, "test", "test"),
            ShippedReader.Knowledge, null,
            TestContext.Current.CancellationToken);
    }

    Crisis Read()
    {
        var reading = CrisisFolder.Read(Folder, null, TestContext.Current.CancellationToken);
        Assert.Empty(reading.Problems);
        return reading.Crisis!;
    }
}
