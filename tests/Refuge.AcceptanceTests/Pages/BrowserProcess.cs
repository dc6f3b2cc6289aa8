using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>Debian's Chromium without a window, as a process: it opens pages, and takes them away.</summary>
sealed class BrowserProcess : IAsyncDisposable
{
    /// <summary>Draws nothing by WebGL.</summary>
    internal const string Plain = "--disable-gpu";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process process;
    readonly DirectoryInfo profile;
    readonly Uri door;
    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim turn = new(1);
    bool keepsProfile;
    int number;

    BrowserProcess(Process process, DirectoryInfo profile, Uri door) =>
        (this.process, this.profile, this.door) = (process, profile, door);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts a browser that has kept nothing.</summary>
    internal static Task<BrowserProcess> StartAsync(params string[] drawing) =>
        StartAsync(Directory.CreateTempSubdirectory("refuge-browser-"), drawing);

    /// <summary>Starts a browser on what this one, which was killed, left on the device.</summary>
    internal Task<BrowserProcess> StartAgainAsync()
    {
        // Whoever died left its sign that the profile is in use.
        foreach (var sign in profile.EnumerateFileSystemInfos("Singleton*")) sign.Delete();
        return StartAsync(profile, [Plain]);
    }

    static async Task<BrowserProcess> StartAsync(DirectoryInfo profile, string[] drawing)
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium is absent: tools/test-dependencies installs it.");
        var process = Process.Start(
            new ProcessStartInfo(
                Chromium.Program!,
                [
                    "--headless", "--no-sandbox", .. drawing, "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--remote-debugging-port=0", "--lang=en",
                    $"--user-data-dir={profile.FullName}", "about:blank",
                ])
            {
                RedirectStandardError = true,
            })!;
        var words = await DoorAsync(process);
        var browser = new BrowserProcess(process, profile, new($"http://{words.Authority}"));
        await browser.socket.ConnectAsync(words, Cancellation);
        return browser;
    }

    /// <summary>Something that shares no cookie, no cache and no worker with what there is.</summary>
    internal async Task<string> NewContextAsync() =>
        (await AskAsync("Target.createBrowserContext", new { })).GetProperty("browserContextId").GetString()!;

    /// <summary>Takes it away with its pages.</summary>
    internal Task EndContextAsync(string context) =>
        AskAsync("Target.disposeBrowserContext", new { browserContextId = context });

    /// <summary>Opens an empty page; gives where it takes orders.</summary>
    /// <param name="context">Null for that of the profile.</param>
    internal async Task<Uri> NewPageAsync(string? context)
    {
        var page = await AskAsync(
            "Target.createTarget",
            context is null
                ? (object)new { url = "about:blank" }
                : new { url = "about:blank", browserContextId = context });
        return new($"ws://{door.Authority}/devtools/page/{page.GetProperty("targetId").GetString()}");
    }

    /// <summary>Kills it at once; what it has kept stays.</summary>
    internal async Task KillAsync()
    {
        keepsProfile = true;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancellation);
    }

    /// <summary>Where the browser takes orders, as it says when it is ready.</summary>
    static async Task<Uri> DoorAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            const string Says = "DevTools listening on ";
            if (!line.StartsWith(Says, StringComparison.Ordinal)) continue;
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return new(line[Says.Length..]);
        }

        throw new InvalidOperationException("Chromium ended before it could be driven.");
    }

    /// <summary>Asks for one thing after the other, also where pages of several tests come and go.</summary>
    async Task<JsonElement> AskAsync(string method, object parameters)
    {
        using var patience = new CancellationTokenSource(Patience);
        await turn.WaitAsync(patience.Token);
        try
        {
            var id = ++number;
            await socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }),
                WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            while (true)
            {
                var answer = await ReceiveAsync(patience.Token);
                if (!answer.TryGetProperty("id", out var of) || of.GetInt32() != id) continue;
                return answer.TryGetProperty("result", out var result)
                    ? result
                    : throw new InvalidOperationException(answer.ToString());
            }
        }
        finally
        {
            turn.Release();
        }
    }

    async Task<JsonElement> ReceiveAsync(CancellationToken cancellation)
    {
        var buffer = new byte[1 << 14];
        using var message = new MemoryStream();
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, cancellation);
            await message.WriteAsync(buffer.AsMemory(0, part.Count), cancellation);
        }
        while (!part.EndOfMessage);
        return JsonDocument.Parse(message.ToArray()).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        turn.Dispose();
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        for (var attempt = 0; attempt < 20 && profile.Exists && !keepsProfile; attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
                return;
            }
            catch (IOException)
            {
                // A helper of the browser is writing still.
                await Task.Delay(100, CancellationToken.None);
                profile.Refresh();
            }
        }
    }
}
