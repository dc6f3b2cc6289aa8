using System.Diagnostics;
using System.Net;

namespace Refuge.AcceptanceTests;

/// <summary>
/// The web application as users have it: <c>refuge serve</c> in a process of its own, on a free port of this machine.
/// </summary>
sealed class RefugeService : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly Process process;

    RefugeService(Process process, Uri address)
    {
        this.process = process;
        Client = new() { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Asks the service.</summary>
    internal HttpClient Client { get; }

    /// <summary>Where it listens.</summary>
    internal Uri Address => Client.BaseAddress!;

    /// <summary>The memory that it has taken, in bytes.</summary>
    internal long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts the service and waits until it says where it listens.</summary>
    internal static Task<RefugeService> StartAsync(string listen, params string[] arguments) =>
        StartAsync(listen, [], arguments);

    /// <summary>The same, with settings in its environment.</summary>
    internal static async Task<RefugeService> StartAsync(
        string listen, IReadOnlyList<(string Name, string Value)> settings, params string[] arguments)
    {
        var start = RefugeProgram.Interruptible(["serve", .. arguments, "--urls", listen]);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            const string Says = "Refuge listens on ";
            if (!line.StartsWith(Says, StringComparison.Ordinal)) continue;

            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var port = new Uri(line[Says.Length..].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
            return new(process, port);
        }

        throw new InvalidOperationException(
            $"The service ended: {await process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    /// <summary>Asks until the plan is made.</summary>
    internal async Task WaitForPlanAsync(string crisis, string audience)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await Client.GetAsync(
                new Uri($"/api/crises/{crisis}/plan?for={audience}", UriKind.Relative), patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK) return;
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>The answer's status to a GET.</summary>
    internal async Task<HttpStatusCode> StatusOfAsync(string address)
    {
        using var answer = await Client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Asks the service to stop as systemd does, and waits until it has; gives its exit code.</summary>
    internal async Task<int> StopAsync()
    {
        await RefugeProgram.SignalAsync(process, "TERM");
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited) await RefugeProgram.SignalAsync(process, "INT");
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
    }
}
