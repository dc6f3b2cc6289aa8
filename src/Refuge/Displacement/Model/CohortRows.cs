namespace Refuge.Displacement.Model;

/// <summary>Counts of people in rows, of which only those with somebody in them take memory.</summary>
/// <remarks>
/// A crisis of 5,000 places has 25 million pairs of origin and refuge, and nearly all of them are empty in any one
/// member. A row is made when somebody is first put in it, and goes back to the spare rows when the member is done.
/// </remarks>
/// <param name="rows">How many rows.</param>
/// <param name="width">How many counts in a row.</param>
sealed class CohortRows(int rows, int width)
{
    readonly int[]?[] used = new int[]?[rows];
    readonly Stack<int[]> spare = [];

    /// <summary>How many counts in a row.</summary>
    internal int Width => width;

    /// <summary>[width] A row to read, or to take people out of; empty when nobody was ever put in it.</summary>
    internal Span<int> Row(int row) => used[row];

    /// <summary>Puts people in.</summary>
    internal void Add(int row, int column, int people) =>
        (used[row] ??= spare.TryPop(out var cleared) ? cleared : new int[width])[column] += people;

    /// <summary>Nobody anywhere.</summary>
    internal void Clear()
    {
        for (var row = 0; row < used.Length; row++)
        {
            if (used[row] is not { } counts) continue;
            Array.Clear(counts);
            spare.Push(counts);
            used[row] = null;
        }
    }

    /// <summary>Makes this the same as <paramref name="other"/>, which has as many rows of the same width.</summary>
    internal void CopyFrom(CohortRows other)
    {
        Clear();
        for (var row = 0; row < used.Length; row++)
        {
            if (other.used[row] is not { } counts) continue;
            var copy = used[row] = spare.TryPop(out var cleared) ? cleared : new int[width];
            counts.CopyTo(copy, 0);
        }
    }

    /// <summary>Everybody.</summary>
    internal long Total()
    {
        var sum = 0L;
        foreach (var row in used)
        {
            if (row is null) continue;
            foreach (var count in row) sum += count;
        }

        return sum;
    }
}
