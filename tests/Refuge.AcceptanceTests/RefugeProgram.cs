using System.Diagnostics;

namespace Refuge.AcceptanceTests;

/// <summary>
/// The command-line program as users have it: another process, driven from outside; or its commands within this one.
/// </summary>
static class RefugeProgram
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>refuge</c> with <paramref name="arguments"/> and waits for its end.</summary>
    public static Task<Outcome> RunAsync(params string[] arguments) => RunInAsync([], arguments);

    /// <summary>
    /// The same command within this process, which compiles it once for all tests where a process of its own compiles
    /// it anew: for tests of what a command works out and writes. Folders are named by their full path.
    /// </summary>
    public static async Task<Outcome> RunHereAsync(params string[] arguments)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await using var output = new StringWriter { NewLine = "\n" };
        await using var errors = new StringWriter { NewLine = "\n" };
        var code = await Cli.RefugeCommands.RunAsync(arguments, output, errors, patience.Token);
        return new(code, output.ToString(), errors.ToString());
    }

    /// <summary>The same, with variables of the environment set as stated.</summary>
    public static async Task<Outcome> RunInAsync(
        IReadOnlyList<(string Name, string Value)> environment, params string[] arguments)
    {
        using var process = new Process { StartInfo = Prepare(arguments) };
        foreach (var (name, value) in environment) process.StartInfo.Environment[name] = value;
        process.Start();
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>
    /// Sends a signal to a process that the test started, by the shell's own <c>kill</c>: a small machine has no other.
    /// </summary>
    /// <param name="process">The process.</param>
    /// <param name="signal">Such as <c>INT</c>.</param>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var shell = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        await shell.WaitForExitAsync();
    }

    /// <summary>How <c>refuge</c> is started: the build beside the tests, output piped.</summary>
    public static ProcessStartInfo Prepare(params IEnumerable<string> arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Refuge.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Tests.Shared.Repository.Root,
        };

    /// <summary>
    /// The program with Ctrl-C heard, even where the tests run in the background of a shell, which has its children
    /// ignore it.
    /// </summary>
    public static ProcessStartInfo Interruptible(params IEnumerable<string> arguments)
    {
        var start = Prepare(arguments);
        if (!OperatingSystem.IsLinux()) return start;
        foreach (var (at, word) in ((string[])["--default-signal=INT", start.FileName]).Index())
        {
            start.ArgumentList.Insert(at, word);
        }
        start.FileName = "env";
        return start;
    }
}

/// <summary>How a run of the program ended.</summary>
sealed record Outcome(int ExitCode, string Output, string Errors);
