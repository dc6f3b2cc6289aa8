using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// The browser that users have, with hands: Debian's Chromium without a window, driven by its own protocol (Chrome
/// DevTools Protocol 1.3). It keeps every address that a page asks for.
/// </summary>
sealed class Browser : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly BrowserProcess process;
    readonly string? context;
    readonly ClientWebSocket socket = new();
    readonly CancellationTokenSource ending = new();
    readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> asked = new();
    readonly ConcurrentQueue<string> requests = new();
    readonly ConcurrentQueue<string> faults = new();
    Task listening = Task.CompletedTask;
    long received;
    int number;

    /// <summary>A page of a browser.</summary>
    /// <param name="process">The browser.</param>
    /// <param name="context">What the page shares with no other: cookies, caches, workers. Null: the page has the
    /// process for itself, and ends it.</param>
    Browser(BrowserProcess process, string? context) => (this.process, this.context) = (process, context);

    /// <summary>Every address that was asked for.</summary>
    internal IReadOnlyCollection<string> Requests => requests;

    /// <summary>What scripts and the policy of the pages complained of.</summary>
    internal IReadOnlyCollection<string> Faults => faults;

    /// <summary>The registration of the worker of the site, once <c>ServiceWorker.enable</c> was asked for.</summary>
    internal string Worker { get; private set; } = "";

    /// <summary>Bytes that came over the line since the last page was opened.</summary>
    internal long Received => Interlocked.Read(ref received);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An empty page with cookies, caches and workers of its own, in the browser of all tests.</summary>
    internal static async Task<Browser> StartAsync()
    {
        var shared = (await TestContext.Current.GetFixture<SharedBrowser>())!;
        var process = await shared.StartedAsync();
        return await OpenPageAsync(process, await process.NewContextAsync());
    }

    /// <summary>Starts a browser for itself, which can be killed.</summary>
    internal static Task<Browser> StartAloneAsync() =>
        StartAloneAsync(static () => BrowserProcess.StartAsync(BrowserProcess.Plain));

    /// <summary>Starts one that draws with WebGL, on the processor (SwiftShader).</summary>
    internal static Task<Browser> StartDrawingAsync() => StartAloneAsync(
        static () => BrowserProcess.StartAsync(
            "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"));

    /// <summary>Kills the browser at once, as a phone that loses its power does, and starts it again.</summary>
    internal async Task<Browser> KillAndStartAsync()
    {
        await process.KillAsync();
        await DisposeAsync();
        return await StartAloneAsync(process.StartAgainAsync);
    }

    static async Task<Browser> StartAloneAsync(Func<Task<BrowserProcess>> start) =>
        await OpenPageAsync(await start(), null);

    static async Task<Browser> OpenPageAsync(BrowserProcess process, string? context)
    {
        var browser = new Browser(process, context);
        await browser.socket.ConnectAsync(await process.NewPageAsync(context), Cancellation);
        browser.listening = browser.ListenAsync();
        foreach (var domain in (string[])["Page", "Runtime", "Network", "DOM", "Log"])
        {
            await browser.AskAsync($"{domain}.enable");
        }

        // Whichever window is in front, this page is used as if it were.
        await browser.AskAsync("Emulation.setFocusEmulationEnabled", new { enabled = true });
        return browser;
    }

    /// <summary>Asks the browser to do something.</summary>
    internal async Task<JsonElement> AskAsync(string method, object? parameters = null)
    {
        var id = Interlocked.Increment(ref number);
        var answer = asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var text = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object?> { ["id"] = id, ["method"] = method, ["params"] = parameters ?? new { } });
        await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, Cancellation);
        return await answer.Task.WaitAsync(Patience, Cancellation);
    }

    /// <summary>Opens an address and waits until the page is loaded.</summary>
    internal async Task OpenAsync(Uri address)
    {
        Interlocked.Exchange(ref received, 0);
        // The page itself says that it is another one: an event that tells of it can be of the page before.
        await EvaluateAsync("window.isOld = true");
        await AskAsync("Page.navigate", new { url = address.ToString() });
        await WaitAsync("!window.isOld");
    }

    /// <summary>What an expression of the page is worth.</summary>
    internal async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await AskAsync(
            "Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out var fault), fault.ToString());
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>The text of the page as a reader sees it.</summary>
    internal async Task<string> TextAsync() => (await EvaluateAsync("document.body.innerText")).GetString()!;

    /// <summary>Waits until the page is loaded and an expression of it is true.</summary>
    internal Task WaitAsync(string condition) => WaitUnloadedAsync($"document.readyState === 'complete' && !!({condition})");

    /// <summary>Waits until an expression of the page is true, whatever of the page is still to come.</summary>
    internal async Task WaitUnloadedAsync(string condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                var isSo = await EvaluateAsync($"!!({condition})");
                if (isSo.ValueKind == JsonValueKind.True) return;
            }
            catch (Exception exchanged) when (exchanged is Xunit.Sdk.FalseException or InvalidOperationException
                && !patience.IsCancellationRequested)
            {
                // The page is being exchanged for the next one.
            }

            if (patience.IsCancellationRequested) Assert.Fail($"{condition} did not come:\n{await TextAsync()}");
            await Task.Delay(40, Cancellation);
        }
    }

    /// <summary>Presses a key: a letter, or one with a name such as Tab.</summary>
    internal async Task PressAsync(string key)
    {
        var code = key switch { "Tab" => 9, "Enter" => 13, " " => 32, _ => char.ToUpperInvariant(key[0]) };
        var text = key switch { "Tab" => "", "Enter" => "\r", _ => key };
        var type = text.Length == 0 ? "rawKeyDown" : "keyDown";
        await AskAsync("Input.dispatchKeyEvent", new { type, key, text, windowsVirtualKeyCode = code });
        await AskAsync("Input.dispatchKeyEvent", new { type = "keyUp", key, windowsVirtualKeyCode = code });
    }

    /// <summary>Clicks what a selector finds, and waits until the next page is there.</summary>
    internal async Task FollowAsync(string selector)
    {
        await EvaluateAsync("window.isOld = true");
        await EvaluateAsync($"document.querySelector({JsonSerializer.Serialize(selector)}).click()");
        await WaitAsync("!window.isOld");
    }

    /// <summary>Puts a file into a field of a form.</summary>
    internal async Task ChooseAsync(string selector, string file)
    {
        var root = await AskAsync("DOM.getDocument");
        var field = await AskAsync(
            "DOM.querySelector",
            new { nodeId = root.GetProperty("root").GetProperty("nodeId").GetInt32(), selector });
        await AskAsync(
            "DOM.setFileInputFiles",
            new { nodeId = field.GetProperty("nodeId").GetInt32(), files = (string[])[file] });
    }

    /// <summary>Makes the window as large as a screen.</summary>
    internal Task ShowOnAsync(int width, int height, bool isPhone) => AskAsync(
        "Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = isPhone });

    /// <summary>Shows the page on paper or on a screen, light or dark.</summary>
    internal Task ShowAsAsync(string medium, bool isDark) => AskAsync(
        "Emulation.setEmulatedMedia",
        new
        {
            media = medium,
            features = new[] { new { name = "prefers-color-scheme", value = isDark ? "dark" : "light" } },
        });

    /// <summary>Cuts the line, or joins it again.</summary>
    internal Task CutAsync(bool isCut) => AskAsync(
        "Network.emulateNetworkConditions",
        new { offline = isCut, latency = 0, downloadThroughput = -1, uploadThroughput = -1 });

    /// <summary>A picture of the whole page.</summary>
    internal async Task<byte[]> PictureAsync()
    {
        var picture = await AskAsync("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true });
        return picture.GetProperty("data").GetBytesFromBase64();
    }

    async Task ListenAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (!ending.IsCancellationRequested)
            {
                using var message = new MemoryStream();
                WebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer, ending.Token);
                    await message.WriteAsync(buffer.AsMemory(0, part.Count), CancellationToken.None);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) return;
                Take(JsonDocument.Parse(message.ToArray()).RootElement);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            foreach (var answer in asked.Values) answer.TrySetCanceled(CancellationToken.None);
        }
    }

    void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (!asked.TryRemove(id.GetInt32(), out var answer)) return;
            if (message.TryGetProperty("result", out var result)) answer.TrySetResult(result);
            else answer.TrySetException(new InvalidOperationException(message.ToString()));
            return;
        }

        var told = message.GetProperty("params");
        switch (message.GetProperty("method").GetString())
        {
            case "Network.requestWillBeSent":
                requests.Enqueue(told.GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Network.loadingFinished":
                Interlocked.Add(ref received, (long)told.GetProperty("encodedDataLength").GetDouble());
                break;
            case "Runtime.exceptionThrown":
                faults.Enqueue(told.ToString());
                break;
            case "ServiceWorker.workerRegistrationUpdated":
                foreach (var each in told.GetProperty("registrations").EnumerateArray())
                {
                    Worker = each.GetProperty("registrationId").GetString()!;
                }

                break;
            case "Log.entryAdded" when told.GetProperty("entry").GetProperty("level").GetString() == "error":
                faults.Enqueue(told.GetProperty("entry").GetProperty("text").GetString()!);
                break;
            default:
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await listening;
        socket.Dispose();
        ending.Dispose();
        if (context is null) await process.DisposeAsync();
        else await process.EndContextAsync(context);
    }
}
