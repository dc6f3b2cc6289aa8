using System.Diagnostics;

namespace Refuge.AcceptanceTests;

/// <summary>
/// The browser that users have: Debian's Chromium without a window, which loads a page and hands back what it made of
/// it.
/// </summary>
static class Chromium
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The program, or null where this machine has none.</summary>
    internal static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(
            static folder => (string[])[Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser")])
        .FirstOrDefault(File.Exists);

    /// <summary>The document of a page after it was laid out, as HTML.</summary>
    internal static async Task<string> ReadAsync(Uri page, params string[] options)
    {
        Assert.SkipWhen(Program is null, "Chromium is absent: tools/test-dependencies installs it.");
        var profile = Directory.CreateTempSubdirectory("refuge-chromium-");
        try
        {
            using var process = new Process { StartInfo = Prepare(page, profile, options) };
            process.Start();
            using var patience = new CancellationTokenSource(Patience);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            try
            {
                var document = await process.StandardOutput.ReadToEndAsync(patience.Token);
                await process.WaitForExitAsync(patience.Token);
                Assert.True(process.ExitCode == 0, await errors);
                return document;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    static ProcessStartInfo Prepare(Uri page, DirectoryInfo profile, string[] options) => new(
        Program!,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            $"--user-data-dir={profile.FullName}",
            .. options, "--dump-dom", page.ToString(),
        ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
