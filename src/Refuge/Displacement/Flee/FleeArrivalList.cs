namespace Refuge.Displacement.Flee;

/// <summary>Groups that come to the end of a link today.</summary>
sealed class FleeArrivalList
{
    FleeTraveller[] items = new FleeTraveller[64];
    int length;

    /// <summary>[groups] All of them, in the order in which they were added.</summary>
    internal ReadOnlySpan<FleeTraveller> Items => items.AsSpan(0, length);

    /// <summary>Adds a group.</summary>
    internal void Add(in FleeTraveller traveller)
    {
        if (length == items.Length) Array.Resize(ref items, length * 2);
        items[length++] = traveller;
    }

    /// <summary>Forgets all.</summary>
    internal void Clear() => length = 0;
}
