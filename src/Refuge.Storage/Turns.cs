using System.Collections.Concurrent;

namespace Refuge.Storage;

/// <summary>
/// Lets the writers of one crisis in this process in one after the other, before they take a connection: those who wait
/// for the lock of the database would otherwise hold the connections that readers need.
/// </summary>
sealed class Turns
{
    readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn of a crisis.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>What ends the turn when it is disposed of.</returns>
    internal async Task<IDisposable> TakeAsync(string crisis, CancellationToken cancellation)
    {
        var turn = turns.GetOrAdd(crisis, static _ => new(1));
        await turn.WaitAsync(cancellation);
        return new Taken(turn);
    }

    sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

/// <summary>What all who write through one process share.</summary>
/// <param name="Turns">Lets them in one after the other.</param>
/// <param name="Around">What rows may refer to.</param>
sealed record SharedByWriters(Turns Turns, Surroundings Around);
