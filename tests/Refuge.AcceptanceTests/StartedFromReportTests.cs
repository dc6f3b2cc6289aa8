using System.Text.RegularExpressions;

namespace Refuge.AcceptanceTests;

public sealed partial class StartedFromReportTests
{
    /// <summary>The commands alone lead from a report to needs: begun, every claim accepted, planned.</summary>
    [Fact]
    public async Task Who_is_displaced_in_a_town_stands_under_today_and_in_the_needs()
    {
        var place = Directory.CreateTempSubdirectory("refuge-start-");
        try
        {
            var (report, folder) = (Path.Combine(place.FullName, "report.txt"), Path.Combine(place.FullName, "crisis"));
            await File.WriteAllTextAsync(
                report,
                "Flood in Mokwa, Niger State, Nigeria\n\n6 June 2025. Heavy rain flooded Mokwa town in Niger State. At "
                + "least 153 people died.\n\nThe state emergency agency said on 4 June that 3,018 people are displaced in "
                + "Mokwa town.\n",
                TestContext.Current.CancellationToken);
            var init = await RefugeProgram.RunHereAsync("init", folder, "--from", report, "--published", "2025-06-06");
            Assert.True(init.ExitCode == 0, init.Errors);
            var listed = await RefugeProgram.RunHereAsync("review", folder, "--as", "list");
            var claims = ClaimNumber().Matches(listed.Output).Select(static match => match.Value).Distinct().ToList();
            Assert.NotEmpty(claims);
            foreach (var claim in claims)
            {
                var accepted = await RefugeProgram.RunHereAsync("review", folder, "--accept", claim);
                Assert.True(accepted.ExitCode == 0, accepted.Errors);
            }

            var plan = await RefugeProgram.RunHereAsync(
                "plan", folder, "--members", "5", "--audience", "restricted", "--out",
                Path.Combine(place.FullName, "out"));

            Assert.True(plan.ExitCode == 0, plan.Errors);
            Assert.Contains("3,018 in Mokwa", plan.Output, StringComparison.Ordinal);
            Assert.Matches(@"rations a month \(people\) +3,000", plan.Output);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"\bc\d+(?=:)")]
    private static partial Regex ClaimNumber();

    [Theory, InlineData("restricted"), InlineData("partner")]
    public async Task A_crisis_of_one_report_says_that_arrivals_are_not_known_and_never_that_there_are_none(
        string audience)
    {
        var place = Directory.CreateTempSubdirectory("refuge-start-");
        try
        {
            var (report, folder) = (Path.Combine(place.FullName, "report.txt"), Path.Combine(place.FullName, "crisis"));
            await File.WriteAllTextAsync(
                report,
                "Iraqi officials said on Monday that people had begun to leave the city of Mosul in Iraq. Roads "
                + "from Mosul to Erbil are open.\n",
                TestContext.Current.CancellationToken);
            var init = await RefugeProgram.RunHereAsync("init", folder, "--from", report, "--published", "2016-08-29");
            Assert.True(init.ExitCode == 0, init.Errors);

            var plan = await RefugeProgram.RunHereAsync(
                "plan", folder, "--members", "5", "--audience", audience, "--out", Path.Combine(place.FullName, "out"));

            Assert.True(plan.ExitCode == 0, plan.Errors);
            Assert.Contains("Not known", plan.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("(0 to 0)", plan.Output, StringComparison.Ordinal);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
