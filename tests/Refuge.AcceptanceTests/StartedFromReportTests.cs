namespace Refuge.AcceptanceTests;

public sealed class StartedFromReportTests
{
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
            var init = await RefugeProgram.RunAsync("init", folder, "--from", report, "--published", "2016-08-29");
            Assert.True(init.ExitCode == 0, init.Errors);

            var plan = await RefugeProgram.RunAsync(
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
