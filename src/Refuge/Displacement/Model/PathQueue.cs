namespace Refuge.Displacement.Model;

/// <summary>
/// Places by their distance, nearest first and of equally near ones the lower index: a binary heap that allocates
/// nothing once it is warm.
/// </summary>
sealed class PathQueue
{
    (double Km, int Place)[] heap = new (double, int)[64];
    int count;

    internal void Clear() => count = 0;

    /// <summary>Adds a place. It may stand in the queue several times.</summary>
    internal void Add(int place, double km)
    {
        if (count == heap.Length) Array.Resize(ref heap, 2 * count);
        var at = count++;
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!IsBefore((km, place), heap[parent])) break;
            heap[at] = heap[parent];
            at = parent;
        }

        heap[at] = (km, place);
    }

    /// <summary>Takes the nearest place out.</summary>
    internal bool TryTake(out int place, out double km)
    {
        if (count == 0)
        {
            (place, km) = (0, 0);
            return false;
        }

        (km, place) = heap[0];
        var last = heap[--count];
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            if (child + 1 < count && IsBefore(heap[child + 1], heap[child])) child++;
            if (!IsBefore(heap[child], last)) break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = last;
        return true;
    }

    static bool IsBefore((double Km, int Place) one, (double Km, int Place) other) =>
        one.Km < other.Km || (one.Km == other.Km && one.Place < other.Place);
}
