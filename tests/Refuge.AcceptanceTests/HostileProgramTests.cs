namespace Refuge.AcceptanceTests;

/// <summary>
/// What the program does with folders as they come out of the world: it says what is wrong, ends as designed, and
/// leaves no half work.
/// </summary>
public sealed class HostileProgramTests : IDisposable
{
    /// <summary>What is done to the folder, the file that must be named, and whether work can go on.</summary>
    static readonly Dictionary<string, (string File, bool IsFatal, Action<string> Do)> Faults =
        new(StringComparer.Ordinal)
        {
            ["no crisis.yml"] = ("crisis.yml", true, folder => File.Delete(Path.Combine(folder, "crisis.yml"))),
            ["a picture for places"] =
            ("places.csv", true, static folder => File.WriteAllBytes(Path.Combine(folder, "places.csv"), Picture)),
            ["YAML that is none"] =
            ("crisis.yml", true, folder => File.WriteAllText(Path.Combine(folder, "crisis.yml"), "title: [\n  - {\n")),
            ["an empty table of places"] =
            ("places.csv", true, folder => File.WriteAllText(Path.Combine(folder, "places.csv"), "")),
            ["a folder under a table's name"] = ("control.csv", false, PutAFolderForControl),
            ["a cell of a million characters"] = (
            "control.csv", false,
            folder => Append(folder, "control.csv", $"{new string('x', 1_000_000)},whole,2021-04-05,held,,V1")),
            ["a cell that a spreadsheet would run"] = (
            "control.csv", false,
            folder => Append(folder, "control.csv", "=cmd|' /C calc'!A0,whole,2021-04-05,held,,V1")),
            ["a quotation mark that never closes"] =
            ("control.csv", false, folder => Append(folder, "control.csv", "\"alma,whole,2021-04-05,held,,V1")),
            ["bytes of no encoding"] = ("control.csv", false, AppendBytes),
            ["a date that is no day"] =
            ("control.csv", false, folder => Append(folder, "control.csv", "dalen_camp,whole,2021-02-30,held,,V1")),
            ["a place that is none"] =
            ("control.csv", false, folder => Append(folder, "control.csv", "dalen_kamp,whole,2021-04-05,held,,V1")),
        };

    readonly CrisisCopy copy = new("small-valley");

    public static TheoryData<string> EveryFault => [.. Faults.Keys];

    public void Dispose() => copy.Dispose();

    [Theory, MemberData(nameof(EveryFault))]
    public Task A_fault_is_named_and_ends_the_work_only_where_nothing_can_be_done(string fault) =>
        NamedAsync(fault, RefugeProgram.RunHereAsync);

    [Theory]
    [InlineData("a picture for places")]
    [InlineData("bytes of no encoding")]
    public Task So_it_is_in_a_process_of_its_own(string fault) => NamedAsync(fault, RefugeProgram.RunAsync);

    async Task NamedAsync(string fault, Func<string[], Task<Outcome>> runAsync)
    {
        var (file, isFatal, harm) = Faults[fault];
        harm(copy.Path);
        var folder = copy.Out("out");

        var check = await runAsync(["check", copy.Path]);
        var plan = await runAsync(
            ["plan", copy.Path, "--members", "10", "--days", "30", "--audience", "restricted", "--out", folder]);

        foreach (var outcome in (Outcome[])[check, plan])
        {
            Assert.Contains(file, outcome.Output + outcome.Errors, StringComparison.Ordinal);
            AssertNoStackTrace(outcome);
            Assert.All(
                (outcome.Output + outcome.Errors).Split('\n'),
                line => Assert.True(line.Length < 2_000, "A line of a thousand words hides the next problem."));
            Assert.Equal(isFatal ? 1 : 0, outcome.ExitCode);
        }

        Assert.Equal(!isFatal, Directory.Exists(folder));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("plan")]
    [InlineData("forecast")]
    public async Task What_is_no_folder_is_told_so(string command)
    {
        var outcome = await RefugeProgram.RunAsync(command, Path.Combine(copy.Path, "places.csv"));

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("places.csv", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        AssertNoStackTrace(outcome);
    }

    [Fact, Trait("Length", "long")]
    public async Task A_table_that_cannot_be_held_stops_the_work_at_a_line()
    {
        await using (var table = File.AppendText(Path.Combine(copy.Path, "observations.csv")))
        {
            for (var row = 0; row < 1_000_001; row++)
            {
                await table.WriteAsync("2021-04-01,,dalen_camp,camps,900,,,,,V1,\n");
            }
        }

        var outcome = await RefugeProgram.RunAsync("check", copy.Path);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(
            "line 1000002: The table goes on after 1,000,000 rows", outcome.Output, StringComparison.Ordinal);
        AssertNoStackTrace(outcome);
    }

    static void AssertNoStackTrace(Outcome outcome)
    {
        Assert.DoesNotContain(Cli.RefugeCommands.FaultMark, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Refuge.", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at System.", outcome.Output + outcome.Errors, StringComparison.Ordinal);
    }

    static byte[] Picture => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[4_096]];

    static void PutAFolderForControl(string folder)
    {
        File.Delete(Path.Combine(folder, "control.csv"));
        Directory.CreateDirectory(Path.Combine(folder, "control.csv"));
    }

    static void AppendBytes(string folder)
    {
        using var file = File.OpenWrite(Path.Combine(folder, "control.csv"));
        file.Seek(0, SeekOrigin.End);
        for (var value = 128; value < 256; value++) file.WriteByte((byte)value);
    }

    static void Append(string folder, string file, string row) =>
        File.AppendAllText(Path.Combine(folder, file), row + "\n");
}
