[assembly: AssemblyFixture(typeof(Refuge.AcceptanceTests.ServedValley))]

namespace Refuge.AcceptanceTests;

/// <summary>
/// The small valley, served out of a database by a process of its own that is started once: for tests that ask, and
/// leave the service and the crisis as they are. Started for whoever asks first.
/// </summary>
public sealed class ServedValley : IAsyncDisposable
{
    readonly CrisisCopy copy = new("small-valley");
    readonly Lazy<Task<RefugeService>> service;

    public ServedValley() => service = new(() => RefugeService.StartAsync(
        "http://127.0.0.1:0", [("REFUGE_DATA", copy.Out("data"))], copy.Path, "--members", "5", "--days", "10"));

    internal Task<RefugeService> StartedAsync() => service.Value;

    public async ValueTask DisposeAsync()
    {
        if (service.IsValueCreated) await (await service.Value).DisposeAsync();
        copy.Dispose();
    }
}
