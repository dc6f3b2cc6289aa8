namespace Refuge.Displacement.Flee;

/// <summary>Groups that come to the end of a link today, last in first out.</summary>
sealed class FleeArrivalQueue
{
    FleeTraveller[] items = new FleeTraveller[64];
    int length;

    /// <summary>[groups] Those waiting, in the order in which they came.</summary>
    internal ReadOnlySpan<FleeTraveller> Items => items.AsSpan(0, length);

    /// <summary>Adds a group.</summary>
    internal void Push(FleeTraveller traveller)
    {
        if (length == items.Length) Array.Resize(ref items, length * 2);
        items[length++] = traveller;
    }

    /// <summary>Takes the group that came last.</summary>
    internal bool TryPop(out FleeTraveller traveller)
    {
        traveller = length > 0 ? items[--length] : default;
        return traveller.Count > 0;
    }

    /// <summary>Forgets all.</summary>
    internal void Clear() => length = 0;
}
