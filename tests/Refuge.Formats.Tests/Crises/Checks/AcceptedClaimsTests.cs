using System.Text;
using Refuge.Cycle;
using Refuge.Formats.Crises;
using Refuge.Formats.Crises.Checks;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Reports;

namespace Refuge.Formats.Tests.Crises.Checks;

/// <summary>What an analyst accepted of a report is a count, and the check of the folder counts it.</summary>
public class AcceptedClaimsTests
{
    const string Report = """
        Tawira, North Darfur, 6 May 2025

        About 7,500 people who fled last month are now living in the open at a makeshift camp near Tawira.
        """;

    static readonly DateOnly Day = new(2025, 5, 6);

    [Fact]
    public void A_report_that_nobody_reviewed_counts_nobody_and_an_accepted_claim_does()
    {
        using var temporary = new TemporaryFolder();
        Assert.DoesNotContain(
            CrisisStart.FromReport(temporary.Place, "made", "report.txt", Encoding.UTF8.GetBytes(Report), Day),
            static problem => problem.Severity == Severity.Fatal);
        var crisis = Read(temporary.Place);
        var before = Forecast(crisis);
        var report = Assert.Single(crisis.Reports.Rows).Value;
        var pending = PendingReviews.Of(report, ShippedReader.Of(crisis)(report).Claims);

        ReviewsFile.Append(
            temporary.Place,
            [.. pending.Select(claim => PendingReviews.Of(report, claim, ReviewAction.Accept, null, Day))]);
        var after = Forecast(Read(temporary.Place));

        Assert.Contains(before.Missing, line => line.StartsWith("Counts (series.csv", StringComparison.Ordinal));
        Assert.DoesNotContain(after.Missing, line => line.StartsWith("Counts (series.csv", StringComparison.Ordinal));
        Assert.DoesNotContain(before.There, line => line.Contains("accepted", StringComparison.Ordinal));
        Assert.Contains(
            after.There, line => line.StartsWith("A count of a report, accepted: c", StringComparison.Ordinal)
                && line.Contains("7,500 people", StringComparison.Ordinal));
    }

    [Fact]
    public void Room_and_money_that_an_accepted_claim_states_are_not_called_missing()
    {
        using var temporary = new TemporaryFolder();
        CrisisStart.FromReport(temporary.Place, "made", "report.txt", Encoding.UTF8.GetBytes(RoomAndMoney), Day);
        var before = Read(temporary.Place);
        var report = Assert.Single(before.Reports.Rows).Value;
        ReviewsFile.Append(
            temporary.Place,
            [
                .. PendingReviews.Of(report, ShippedReader.Of(before)(report).Claims)
                    .Select(claim => PendingReviews.Of(report, claim, ReviewAction.Accept, null, Day)),
            ]);
        var after = Read(temporary.Place);

        Assert.Contains(Of(before, FolderPurpose.Money).Missing, SaysNoMoney);
        Assert.DoesNotContain(Of(after, FolderPurpose.Money).Missing, SaysNoMoney);
        Assert.Contains("1 sum of money in accepted claims.", Of(after, FolderPurpose.Money).There);
        Assert.DoesNotContain(Of(after, FolderPurpose.Gaps).Missing, line =>
            line.StartsWith("The capacity of", StringComparison.Ordinal));
    }

    const string RoomAndMoney = """
        Tawira, North Darfur, 6 May 2025

        7,500 people are in the Lokwa transit centre, built for 3,000 people.
        A flash appeal for 27.5 million US dollars was launched on 5 May.
        """;

    static bool SaysNoMoney(string line) => line.StartsWith("Appeals and payments", StringComparison.Ordinal);

    static PurposeReadiness Forecast(Crisis crisis) => Of(crisis, FolderPurpose.Forecast);

    static PurposeReadiness Of(Crisis crisis, FolderPurpose wanted) =>
        FolderReadiness.Of(crisis).Single(purpose => purpose.Purpose == wanted);

    static Crisis Read(DirectoryInfo folder) =>
        CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;
}
