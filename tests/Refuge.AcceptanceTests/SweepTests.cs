using System.Diagnostics;

namespace Refuge.AcceptanceTests;

/// <summary>
/// Many settings of the rules, from outside: repeatable, and none of the work lost when it is broken off.
/// </summary>
public class SweepTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_thread_and_two_write_the_same_bytes()
    {
        using var copy = new CrisisCopy("small-valley");

        await SweepAsync(copy, "one", "--threads", "1");
        await SweepAsync(copy, "two", "--threads", "2");

        Assert.Equal(Written(copy.Out("one")), Written(copy.Out("two")));
    }

    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("LC_ALL", "ar_IQ.UTF-8")]
    public async Task A_smaller_processor_and_the_language_of_the_machine_change_no_byte(string variable, string value)
    {
        using var copy = new CrisisCopy("small-valley");

        await SweepAsync(copy, "usual");
        var other = await RefugeProgram.RunInAsync([(variable, value)], Arguments(copy, "other"));

        Assert.True(other.ExitCode == 0, other.Errors);
        Assert.Equal(Written(copy.Out("usual")), Written(copy.Out("other")));
    }

    [Theory, InlineData("KILL"), InlineData("INT")]
    public async Task A_sweep_that_was_broken_off_and_taken_up_again_writes_the_bytes_of_an_unbroken_one(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Another process cannot be sent such signals there.");
        using var copy = new CrisisCopy("small-valley");
        await SweepAsync(copy, "whole");
        using var process = new Process { StartInfo = RefugeProgram.Interruptible(Arguments(copy, "broken")) };
        process.Start();
        var (output, errors) =
            (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));

        await UntilAsync(() => Parts(copy.Out("broken")) >= 3);
        await RefugeProgram.SignalAsync(process, signal);
        await process.WaitForExitAsync(Cancellation);
        await Task.WhenAll(output, errors);
        var kept = Parts(copy.Out("broken"));
        var finished = Directory.EnumerateFiles(Path.Combine(copy.Out("broken"), "parts"), "point-*")
            .ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var again = await SweepAsync(copy, "broken");

        Assert.NotEqual(0, process.ExitCode);
        Assert.InRange(kept, 3, Points - 1);
        Assert.Contains($"{kept} of {Points} points are there already", again.Errors, StringComparison.Ordinal);
        Assert.All(finished, part => Assert.Equal(part.Value, File.GetLastWriteTimeUtc(part.Key)));
        Assert.Equal(Written(copy.Out("whole")), Written(copy.Out("broken")));
        if (signal == "INT")
        {
            Assert.Contains($"Stopped after {kept} of {Points} points", await errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_folder_or_another_setting_is_refused_and_nothing_is_touched()
    {
        using var copy = new CrisisCopy("small-valley");
        await SweepAsync(copy, "out");
        var before = Written(copy.Out("out"));

        var setting = await RefugeProgram.RunHereAsync([.. Arguments(copy, "out"), "--seed", "2"]);
        await File.AppendAllTextAsync(
            Path.Combine(copy.Path, "assumptions.csv"),
            "new,walk_km_per_day,karo,8,18,32,km/day,judgement,,2021-04-15\n", Cancellation);
        var inputs = await RefugeProgram.RunHereAsync(Arguments(copy, "out"));

        Assert.Equal((1, 1), (setting.ExitCode, inputs.ExitCode));
        Assert.Contains(
            "holds another sweep: it differs in seed, points_sha256", setting.Errors, StringComparison.Ordinal);
        Assert.Contains("inputs_sha256", inputs.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Written(copy.Out("out")));
    }

    [Fact]
    public async Task A_wrong_name_is_told_with_the_names_that_may_have_been_meant()
    {
        using var copy = new CrisisCopy("small-valley");

        var outcome = await RefugeProgram.RunHereAsync("sweep", copy.Path, "--vary", "leave_shar");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Write one of these if that was meant: leave_share.", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_names_the_points_itself()
    {
        using var copy = new CrisisCopy("small-valley");
        var list = Path.Combine(copy.Path, "..", "points.csv");
        await File.WriteAllTextAsync(list, "leave_share,rule:softening\n0.3,10\n0.6,20\n", Cancellation);

        var outcome = await RefugeProgram.RunHereAsync(
            "sweep", copy.Path, "--as-of", "2021-04-18", "--members", "10", "--list", list, "--out", copy.Out("out"));
        var both = await RefugeProgram.RunHereAsync("sweep", copy.Path, "--list", list, "--points", "5");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal(2, Parts(copy.Out("out")));
        Assert.All(
            outcome.Output.Split('\n').Where(line => !line.StartsWith("Read on", StringComparison.Ordinal)),
            line => Assert.True(line.Length <= 80, line));
        Assert.Equal(2, both.ExitCode);
    }

    const int Points = 40;

    static string[] Arguments(CrisisCopy copy, string folder) =>
        ["sweep", copy.Path, "--as-of", "2021-04-18", "--members", "100", "--points", $"{Points}", "--vary",
            "leave_share", "--vary", "leave_share_city", "--vary", "softening=5..20", "--out", copy.Out(folder)];

    static async Task<Outcome> SweepAsync(CrisisCopy copy, string folder, params string[] more)
    {
        var outcome = await RefugeProgram.RunHereAsync([.. Arguments(copy, folder), .. more]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome;
    }

    static int Parts(string folder) =>
        Directory.Exists(Path.Combine(folder, "parts"))
            ? Directory.EnumerateFiles(Path.Combine(folder, "parts"), "point-*").Count()
            : 0;

    static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds()) await Task.Delay(5, Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
    }

    /// <summary>Every file with its bytes, as text that can be compared.</summary>
    static SortedDictionary<string, string> Written(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(
            file => Path.GetRelativePath(folder, file), file => Convert.ToBase64String(File.ReadAllBytes(file))),
        StringComparer.Ordinal);
}
