using System.Diagnostics;
using System.Text.RegularExpressions;
using Refuge.AcceptanceTests.Hostile;
using Refuge.Flee.Tests.Building;

namespace Refuge.AcceptanceTests;

/// <summary>
/// Ctrl-C and SIGTERM: each command is stopped when it has shown by its own doing that it is in the midst of its work,
/// and the work is so long that it cannot have come to its end. That it ends soon is told by its words, not by a clock:
/// a command that runs to its end says other ones.
/// </summary>
public sealed partial class InterruptedTests : IDisposable
{
    /// <summary>Far longer than the second that is promised, far shorter than the work.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly CrisisCopy copy = new("small-valley");

    public InterruptedTests() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Another process cannot be sent such signals there.");

    public void Dispose() => copy.Dispose();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData("INT", 1), InlineData("INT", 2), InlineData("TERM", 1), InlineData("TERM", 3)]
    public async Task A_plan_that_is_stopped_among_its_members_leaves_the_plan_before_it_whole(string signal, int times)
    {
        var folder = copy.Out("out");
        Assert.Equal(
            0,
            (await RefugeProgram.RunHereAsync(
                "plan", copy.Path, "--members", "5", "--audience", "restricted", "--out", folder)).ExitCode);
        var before = Files(folder);
        SpoilARow();

        // The spoilt row is named when the folder has been read; the members come next, and there are too many of them.
        var stopped = await StopAsync(
            LineOfErrors, signal, times, "plan", copy.Path, "--members", "20000", "--days", "365", "--audience",
            "restricted", "--out", folder);

        AssertStopped(stopped);
        Assert.Equal(before, Files(folder));
        AssertNothingBeside("out");
    }

    [Theory, InlineData("INT"), InlineData("TERM")]
    public async Task A_sweep_that_is_stopped_twice_keeps_its_points(string signal)
    {
        var parts = Path.Combine(copy.Out("out"), "parts");

        var stopped = await StopAsync(
            _ => Until(() => Directory.Exists(parts) && Directory.EnumerateFiles(parts, "point-*").Any()), signal, 2,
            "sweep", copy.Path, "--members", "50", "--points", "100000", "--vary", "leave_share", "--out",
            copy.Out("out"));

        AssertStopped(stopped);
        Assert.DoesNotContain(Directory.EnumerateFiles(parts), file => Path.GetFileName(file).StartsWith('.'));
        Assert.False(File.Exists(Path.Combine(copy.Out("out"), "sweep.parquet")));
    }

    [Theory, InlineData("INT", 1), InlineData("TERM", 2)]
    public async Task A_single_member_of_a_flee_folder_is_stopped_among_its_people(string signal, int times)
    {
        const int Days = 3_000;
        using var folder = new FleeFolderOnDisk();
        folder.Write("input_csv/sim_period.csv", $"StartDate,2030-01-01\nLength,{Days}\n");
        folder.Write(
            "input_csv/conflicts.csv",
            "#Day, Alpha\n" + string.Concat(Enumerable.Range(0, Days).Select(day => $"{day},1\n")));
        // The counts are out of order, which is named when the folder has been read; the days of the one member come
        // next, and half a million people act on each of them.
        folder.Write(
            "source_data/total.csv", "Date,Count\n2030-01-01,500000\n2030-01-05,500100\n2030-01-03,500050\n");
        folder.Write("source_data/camp.csv", "#Date,Count\n2030-01-01,500000\n2030-01-05,500100\n");

        var stopped = await StopAsync(
            LineOfErrors, signal, times, "flee", folder.Input, folder.Source, "--members", "1", "--engine", "people",
            "--out", folder.At("run/out.csv"));

        AssertStopped(stopped);
        Assert.False(File.Exists(folder.At("run/out.csv")));
    }

    [Theory, InlineData("INT"), InlineData("TERM")]
    public async Task A_reading_that_is_stopped_twice_in_a_report_of_fifty_megabytes_ends(string signal)
    {
        var sentence = "On 3 May 2021 some 400 people fled from Alma to Boro, officials said. ";
        var report = Path.Combine(copy.Path, "long.txt");
        await File.WriteAllTextAsync(
            report, string.Concat(Enumerable.Repeat(sentence, 50_000_000 / sentence.Length)), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(copy.Path, "broken.jsonl"), "{\n", Cancellation);

        // The broken line is named first; the long report comes after it.
        var stopped = await StopAsync(LineOfErrors, signal, 2, "read", Path.Combine(copy.Path, "broken.jsonl"), report);

        AssertStopped(stopped);
        Assert.Empty(stopped.Output);
    }

    [Theory, InlineData("INT"), InlineData("TERM")]
    public async Task A_check_that_is_stopped_among_the_rows_of_a_long_table_ends(string signal)
    {
        Assert.SkipUnless(File.Exists("/proc/self/io"), "How much a process has read cannot be seen here.");
        await using (var table = File.AppendText(Path.Combine(copy.Path, "observations.csv")))
        {
            for (var row = 0; row < 900_000; row++)
            {
                await table.WriteAsync($"2021-04-01,,dalen_camp,camps,{row},,,,,V{row % 2},\n");
            }
        }

        // Twice the table: its hash is made, and its rows are being read.
        var length = new FileInfo(Path.Combine(copy.Path, "observations.csv")).Length;
        var stopped =
            await StopAsync(process => Until(() => HasRead(process) > length * 5 / 4), signal, 2, "check", copy.Path);

        AssertStopped(stopped);
        Assert.Empty(stopped.Output);
    }

    [Fact]
    public Task A_signal_at_any_moment_leaves_the_former_folder_or_the_new_one() => SignalAtAnyMomentAsync(11, 4);

    [Fact, Trait("Length", "long")]
    public Task Sixty_signals_at_any_moment_leave_the_former_folder_or_the_new_one() => SignalAtAnyMomentAsync(13, 60);

    async Task SignalAtAnyMomentAsync(int seed, int turns)
    {
        var folder = copy.Out("out");
        string[] plan =
            ["plan", copy.Path, "--days", "30", "--members", "60", "--audience", "restricted", "--out", folder];
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await RefugeProgram.RunAsync(plan)).ExitCode);
        var whole = watch.Elapsed;
        var (chance, wasKilled) = (new Chance(seed), false);

        for (var turn = 0; turn < turns; turn++)
        {
            var signal = chance.OneOf("INT", "TERM", "KILL");
            // No matter when it comes; that it comes at different moments of the run is all that the clock is for.
            var stopped = await StopAsync(_ => Task.Delay(whole * chance.Fraction(), Cancellation), signal, 1, plan);

            Assert.DoesNotMatch(Trace(), stopped.Errors + stopped.Output);
            Assert.Null(Refuge.Files.OutputReplacement.WhyNot(folder, Refuge.Files.OutputManifest.Of("small-valley")));
            Assert.Contains("bulletin.html", Files(folder).Keys);
            wasKilled |= signal == "KILL";
            AssertNothingBeside("out", allowHidden: wasKilled);
        }
    }

    static void AssertStopped(Outcome stopped)
    {
        Assert.Equal(1, stopped.ExitCode);
        Assert.Contains("Stopped", stopped.Errors, StringComparison.Ordinal);
        Assert.DoesNotMatch(Trace(), stopped.Errors + stopped.Output);
    }

    void AssertNothingBeside(string output, bool allowHidden = false) => Assert.Equal(
        ["out", "small-valley"],
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(copy.Out(output))!)
        .Select(entry => Path.GetFileName(entry))
            .Where(name => !allowHidden || !name.StartsWith('.')).Order(StringComparer.Ordinal));

    void SpoilARow() =>
        File.AppendAllText(Path.Combine(copy.Path, "control.csv"), "nowhere,whole,2021-04-05,held,,V1\n");

    /// <summary>Starts a command, waits for a sign of its, sends the signal and waits for the end.</summary>
    static async Task<Outcome> StopAsync(Func<Process, Task> sign, string signal, int times, params string[] arguments)
    {
        using var process = new Process { StartInfo = RefugeProgram.Interruptible(arguments) };
        process.Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            await sign(process).WaitAsync(Patience, Cancellation);
            for (var time = 0; time < times && !process.HasExited; time++)
            {
                await RefugeProgram.SignalAsync(process, signal);
            }
            var errors = process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    static async Task LineOfErrors(Process process) =>
        Assert.NotNull(await process.StandardError.ReadLineAsync(Cancellation));

    static async Task Until(Func<bool> holds)
    {
        while (!holds()) await Task.Delay(5, Cancellation);
    }

    static long HasRead(Process process) =>
        long.Parse(
            File.ReadLines($"/proc/{process.Id}/io").First().Split(' ')[1],
            System.Globalization.CultureInfo.InvariantCulture);

    static SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText),
        StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*at [\w.<>`]+\(", RegexOptions.Multiline)]
    private static partial Regex Trace();
}
