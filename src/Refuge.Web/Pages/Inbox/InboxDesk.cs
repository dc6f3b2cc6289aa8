using System.Collections.Concurrent;
using Refuge.Cluster;
using Refuge.Cycle;

namespace Refuge.Web.Pages.Inbox;

/// <summary>Opens the inbox of a crisis, and keeps it until a row or a report of the crisis has changed.</summary>
sealed class InboxDesk(IReadOnlyDictionary<string, ICrisisStore> crises)
{
    readonly ConcurrentDictionary<string, Cycle.Inbox> opened = new(StringComparer.Ordinal);

    /// <summary>The inbox as it stands now. Null when there is no such crisis, or it cannot be read.</summary>
    internal async Task<Cycle.Inbox?> OpenAsync(string crisis, CancellationToken cancellation)
    {
        if (!crises.TryGetValue(crisis, out var store)) return null;
        var loaded = (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis;
        if (loaded is not { LastKnownOn: { } day }) return null;
        if (opened.TryGetValue(crisis, out var kept) && AreSame(kept.Crisis, loaded)) return kept;

        var extractions = await KeptExtractions.ReadAsync(store, loaded, cancellation);
        var inbox = Cycle.Inbox.Of(loaded, day, extractions);
        await KeptExtractions.WriteAsync(store, extractions, cancellation);
        return opened[crisis] = inbox;
    }

    static bool AreSame(Crisis one, Crisis other) => one.InputHashes.Count == other.InputHashes.Count
        && one.InputHashes.All(input => other.InputHashes.GetValueOrDefault(input.Key) == input.Value);
}
