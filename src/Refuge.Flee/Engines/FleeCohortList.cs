namespace Refuge.Flee.Engines;

/// <summary>
/// Groups of people who are alike, as columns: what they are, how many, and the means of what varies within a group.
/// </summary>
/// <remarks>
/// A group is found by its cell (place, or path and days to go; class; short-stint bin). Two groups of one cell are one
/// group; what they moved lately and how far they are keep their sums, so that merging keeps means exactly. Copying the
/// columns copies the state of a member.
/// </remarks>
sealed class FleeCohortList
{
    readonly int[] slotOf; // Slot + 1 of each cell; 0 when the cell is empty.
    int[] cell = new int[64];
    int[] count = new int[64];
    double[] recent = new double[64];
    double[] km = new double[64];

    internal FleeCohortList(int cells) => slotOf = new int[cells];

    /// <summary>How many groups there are.</summary>
    internal int Length { get; private set; }

    /// <summary>[groups] The cell of each.</summary>
    internal ReadOnlySpan<int> Cell => cell.AsSpan(0, Length);

    /// <summary>[groups] People in each, zero or more.</summary>
    internal Span<int> Count => count.AsSpan(0, Length);

    /// <summary>What a person of the group moved lately, in days' journeys: the mean.</summary>
    internal double Recent(int group) => recent[group];

    /// <summary>How far a person of the group is along the link: the mean.</summary>
    internal double Km(int group) => km[group];

    /// <summary>Adds people to the group of a cell.</summary>
    internal void Add(int toCell, int people, double theirRecent, double theirKm)
    {
        if (people == 0) return;
        var slot = slotOf[toCell] - 1;
        if (slot < 0)
        {
            slot = Length;
            if (slot == cell.Length) Grow();
            Length++;
            slotOf[toCell] = slot + 1;
            (cell[slot], count[slot], recent[slot], km[slot]) = (toCell, people, theirRecent, theirKm);
            return;
        }

        count[slot] += people;
        if (theirRecent == recent[slot] && theirKm == km[slot]) return;
        var share = (double)people / count[slot];
        recent[slot] += share * (theirRecent - recent[slot]);
        km[slot] += share * (theirKm - km[slot]);
    }

    /// <summary>Empties the list.</summary>
    internal void Clear()
    {
        for (var slot = 0; slot < Length; slot++) slotOf[cell[slot]] = 0;
        Length = 0;
    }

    void Grow()
    {
        Array.Resize(ref cell, cell.Length * 2);
        Array.Resize(ref count, cell.Length);
        Array.Resize(ref recent, cell.Length);
        Array.Resize(ref km, cell.Length);
    }
}
