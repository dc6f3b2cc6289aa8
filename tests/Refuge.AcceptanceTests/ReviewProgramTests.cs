namespace Refuge.AcceptanceTests;

/// <summary>What waits for a review is a list to read, or rows to copy, and never less than it says.</summary>
public class ReviewProgramTests
{
    static async Task<CrisisCopy> WithReport()
    {
        var copy = new CrisisCopy("small-valley");
        await File.WriteAllTextAsync(
            Path.Combine(copy.Path, "reports/x.md"),
            "# Note\n\nKarsa, 16 April 2021\n\nMore than 2,000 people reached Dalen camp on foot at night on "
            + "Tuesday.\n",
            TestContext.Current.CancellationToken);
        copy.Append("reports/index.csv", "reports/x.md,V2,2021-04-16,en,");
        return copy;
    }

    [Fact]
    public async Task A_list_names_each_claim_with_its_place_its_chance_and_its_quote_and_how_many_there_are()
    {
        using var copy = await WithReport();

        var outcome = await RefugeProgram.RunHereAsync("review", copy.Path, "--as", "list");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("reports/x.md", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"c\d+: .*; chance 0\.\d\d", outcome.Output);
        Assert.Matches(@"\d+ of \d+ claims are listed\.", outcome.Output);
        Assert.Contains("--accept c", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("report_hash", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_town_that_the_crisis_does_not_have_is_named_as_such_and_no_other_stands_for_it()
    {
        using var copy = await WithReport();
        await File.AppendAllTextAsync(
            Path.Combine(copy.Path, "reports/x.md"), "\nSome 4,000 displaced people are staying with families in Kisangani.\n",
            TestContext.Current.CancellationToken);

        var outcome = await RefugeProgram.RunHereAsync("review", copy.Path, "--as", "list");

        Assert.Matches(@"4,000 displaced\s+people;\s+Kisangani \(not\s+a\s+place\s+of\s+this\s+crisis\)", outcome.Output);
    }

    [Fact]
    public async Task Redirected_it_is_rows_alone_and_how_many_there_are_is_told_beside_them()
    {
        using var copy = await WithReport();

        var outcome = await RefugeProgram.RunHereAsync("review", copy.Path);

        Assert.StartsWith("report_hash,start,end,quote,action", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("claims are listed", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d+ of \d+ claims are listed\.", outcome.Errors);
    }
}
