using System.Collections.Concurrent;

namespace Refuge.Storage;

/// <summary>
/// Lets those who work on one crisis in this process in one after the other, before they take a connection: writers who
/// wait for the lock of the database would otherwise hold the connections that readers need.
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

/// <summary>What all stores of one database in a process share.</summary>
/// <param name="Turns">Lets those who write in one after the other.</param>
/// <param name="Around">What rows may refer to.</param>
/// <param name="Crises">Crises as they were last read.</param>
sealed record SharedByStores(Turns Turns, Surroundings Around, KeptCrises Crises);
