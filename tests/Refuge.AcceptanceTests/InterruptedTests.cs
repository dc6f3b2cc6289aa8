using System.Diagnostics;

namespace Refuge.AcceptanceTests;

/// <summary>Ctrl-C at any moment: no half file, no stack trace.</summary>
public class InterruptedTests
{
    /// <summary>Milliseconds after the start: before the folder is read, among the members, while the tables are written, and between.</summary>
    public static TheoryData<int> Moments => [120, 350, 600, 900, 1_300, 1_800];

    [Theory, MemberData(nameof(Moments))]
    public async Task A_plan_that_is_interrupted_leaves_no_half_file(int afterMilliseconds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Another process cannot be sent Ctrl-C there.");
        using var copy = new CrisisCopy("mosul-2016");
        var folder = copy.Out("out");
        using var process = new Process { StartInfo = RefugeProgram.Interruptible("plan", copy.Path, "--as-of", "2016-08-28", "--days", "365", "--members", "4000", "--audience", "restricted", "--out", folder) };
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));

        await Task.Delay(afterMilliseconds, TestContext.Current.CancellationToken);
        await RefugeProgram.SignalAsync(process, "INT");

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("   at ", await errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await output, StringComparison.Ordinal);
        Assert.NotEqual(0, process.ExitCode);
        Assert.False(Directory.Exists(folder), "An interrupted run moved its folder into place.");
        Assert.Equal([copy.Path], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(copy.Path)!));
    }

    [Fact]
    public async Task An_interrupted_run_leaves_the_plan_before_it_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Another process cannot be sent Ctrl-C there.");
        using var copy = new CrisisCopy("small-valley");
        var folder = copy.Out("out");
        var first = await RefugeProgram.RunAsync("plan", copy.Path, "--members", "20", "--out", folder);
        Assert.Equal(0, first.ExitCode);
        var before = Directory.EnumerateFiles(folder).ToDictionary(file => file, File.ReadAllText);
        using var process = new Process { StartInfo = RefugeProgram.Interruptible("plan", copy.Path, "--members", "100000", "--out", folder) };
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));

        await Task.Delay(700, TestContext.Current.CancellationToken);
        await RefugeProgram.SignalAsync(process, "INT");

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Task.WhenAll(output, errors);
        Assert.Equal(before, Directory.EnumerateFiles(folder).ToDictionary(file => file, File.ReadAllText));
    }
}
