using System.ComponentModel;
using System.Diagnostics;

namespace Refuge.Tests.Shared;

/// <summary>Runs a Python script as an independent second opinion.</summary>
static class Python
{
    /// <summary>What the script prints; skips the running test where there is no Python 3.</summary>
    public static async Task<string[]> RunOrSkipAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput =
            true,
            RedirectStandardError = true
        };
        Process? started = null;
        try
        {
            started = Process.Start(start);
        }
        catch (Win32Exception)
        {
            // Told below: a machine without Python is no failure of the project.
        }

        Assert.SkipWhen(started is null, "python3 is absent: the independent computation cannot be run.");
        using var process = started!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
