using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Situations;
using Refuge.Web.Pages;
using Refuge.Web.Pages.Inbox;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Claims in the words that an analyst reads.</summary>
public class ClaimWordsTests
{
    const string Denial = "it did not happen";

    [Theory]
    [InlineData("The camp at Dalen has no safe water.", "water quality: unsafe", false)]
    [InlineData("The army failed to retake Velmo.", "", true)]
    public void Of_an_act_it_is_said_that_it_did_not_happen_and_of_a_state_that_it_is_so(
        string text, string says, bool isDenied)
    {
        var folder = new DirectoryInfo(Path.Combine(Tests.Shared.Repository.Root, "examples", "small-valley"));
        var crisis = CrisisFolder.Read(folder, null, TestContext.Current.CancellationToken).Crisis!;
        var day = new DateOnly(2021, 6, 30);
        var report = new Report("a", "a.txt", text, ReportFormat.Text, null, day, "en", null);
        var words = new ClaimWords(
            PageWords.Of("en"), SituationBuilder.AsOf(crisis.Situation, ReportedClaims.None, day));

        var claim = Assert.Single(
            ShippedReader.Of(crisis)(report).Claims,
            claim => words.Says(claim).Contains(says, StringComparison.Ordinal));

        Assert.False(claim.Happened);
        Assert.Equal(isDenied, words.Whose(claim).Contains(Denial, StringComparison.Ordinal));
    }
}
