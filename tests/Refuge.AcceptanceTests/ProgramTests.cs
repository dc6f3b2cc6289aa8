namespace Refuge.AcceptanceTests;

public class ProgramTests
{
    [Fact]
    public async Task An_unknown_command_is_a_wrong_usage_and_not_a_crash()
    {
        var outcome = await RefugeProgram.RunAsync("fly-away");

        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("small-valley", "restricted", "en")]
    [InlineData("mosul-2016", "partner", "ar")]
    public async Task A_process_of_its_own_writes_and_says_what_the_command_does_within_the_tests(
        string example, string audience, string language)
    {
        using var copy = new CrisisCopy(example);
        string[] plan =
        [
            "plan", copy.Path, "--days", "60", "--members", "20", "--audience", audience, "--language", language,
            "--out", copy.Out("out"),
        ];

        var process = await RefugeProgram.RunAsync(plan);
        var written = Written();
        var here = await RefugeProgram.RunHereAsync(plan);

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(process, here);
        Assert.Equal(written, Written());

        SortedDictionary<string, string> Written() => new(
            Directory.EnumerateFiles(copy.Out("out"))
                .ToDictionary(static file => Path.GetFileName(file), File.ReadAllText),
            StringComparer.Ordinal);
    }
}
