using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Reports;

namespace Refuge.Cluster;

/// <summary>
/// What was found in the reports of a crisis before, taken from its store, so that a text is read once for all
/// machines.
/// </summary>
static class KeptExtractions
{
    /// <summary>The extractions that the store keeps of the reports of a crisis.</summary>
    /// <param name="store">The store.</param>
    /// <param name="crisis">The crisis.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static Task<Extractions> ReadAsync(ICrisisStore store, Crisis crisis, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return ReadAsync(store, crisis.Reports.Rows, cancellation);
    }

    /// <summary>The extractions that the store keeps of some reports.</summary>
    /// <param name="store">The store.</param>
    /// <param name="reports">The reports.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal static async Task<Extractions> ReadAsync(
        ICrisisStore store, IEnumerable<Recorded<Report>> reports, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        var extractions = new Extractions(ShippedReader.Knowledge);
        var keys = reports.Select(report => extractions.KeyOf(report.Value)).ToHashSet();
        foreach (var each in await store.FindExtractionsAsync(keys, cancellation)) extractions.Keep(each);
        return extractions;
    }

    /// <summary>Keeps what was read since.</summary>
    /// <param name="store">The store.</param>
    /// <param name="extractions">The extractions.</param>
    /// <param name="cancellation">Stops the keeping; nothing is then kept.</param>
    public static async Task WriteAsync(ICrisisStore store, Extractions extractions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(extractions);
        if (extractions.TakeAdded() is { Count: > 0 } added) await store.KeepExtractionsAsync(added, cancellation);
    }
}
