[assembly: AssemblyFixture(typeof(Refuge.AcceptanceTests.Pages.SharedBrowser))]

namespace Refuge.AcceptanceTests.Pages;

/// <summary>
/// One browser for the pages of all tests: to start one takes some three seconds of processor, and a context of its own
/// shares nothing with the others. Started for whoever asks first.
/// </summary>
public sealed class SharedBrowser : IAsyncDisposable
{
    readonly Lazy<Task<BrowserProcess>> process = new(() => BrowserProcess.StartAsync(BrowserProcess.Plain));

    internal Task<BrowserProcess> StartedAsync()
    {
        Assert.SkipWhen(Chromium.Program is null, "Chromium is absent: tools/test-dependencies installs it.");
        return process.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (process.IsValueCreated) await (await process.Value).DisposeAsync();
    }
}
