namespace Refuge.Reports.Events;

/// <summary>
/// Texts as an event classifier sees them: features weighted by how rare they are, each group of them of unit length.
/// </summary>
static class EventRows
{
    static readonly (int First, int End)[] Groups = [
        (0, EventFeatures.Grams), (EventFeatures.Grams, EventFeatures.Roles),
        (EventFeatures.Kinds, EventFeatures.Always), (EventFeatures.Roles, EventFeatures.Kinds)];

    /// <summary>
    /// [slots] How rare each feature is among <paramref name="texts"/>: inverse document frequency, smoothed.
    /// </summary>
    internal static float[] Rarities(IReadOnlyList<(int Slot, float Strength)[]> texts)
    {
        var seen = new int[EventClassifier.Slots];
        foreach (var text in texts)
        {
            foreach (var (slot, _) in text) seen[slot]++;
        }

        var rarity = Array.ConvertAll(seen, count => (float)(Math.Log((1.0 + texts.Count) / (1 + count)) + 1));
        // What every text has is left as it is.
        rarity[EventFeatures.Always] = 1;
        return rarity;
    }

    /// <summary>The row of one text.</summary>
    internal static (int Slot, float Weight)[] Of((int Slot, float Strength)[] text, ReadOnlySpan<float> rarity)
    {
        (int Slot, float Weight)[] row = [.. text];
        Weigh(row, rarity);
        return row;
    }

    /// <summary>Makes the features of a text its row, in place.</summary>
    /// <param name="row">The features: a slot and how strongly. On return, a slot and its weight.</param>
    /// <param name="rarity">[slots] How rare each feature is.</param>
    internal static void Weigh(Span<(int Slot, float Weight)> row, ReadOnlySpan<float> rarity)
    {
        Span<double> squares = stackalloc double[4];
        squares.Clear();
        foreach (ref var feature in row)
        {
            feature.Weight *= rarity[feature.Slot];
            if (GroupOf(feature.Slot) is >= 0 and var group)
            {
                squares[group] += (double)feature.Weight * feature.Weight;
            }
        }

        foreach (ref var feature in row)
        {
            if (GroupOf(feature.Slot) is >= 0 and var group) feature.Weight /= (float)Math.Sqrt(squares[group]);
        }
    }

    /// <summary>Words 0, letter n-grams 1, cues 2, roles 3; −1 for what every text has.</summary>
    internal static int GroupOf(int slot) => slot switch
    {
        < EventFeatures.Grams => 0,
        < EventFeatures.Roles => 1,
        < EventFeatures.Kinds => 3,
        < EventFeatures.Always => 2,
        _ => -1,
    };

    /// <summary>[4][rows × rows] How alike each two rows are in each group.</summary>
    internal static double[][] Likeness(IReadOnlyList<(int Slot, float Weight)[]> rows)
    {
        double[][] likeness = [.. Groups.Select(_ => new double[rows.Count * rows.Count])];
        var wide = new float[EventClassifier.Slots];
        for (var one = 0; one < rows.Count; one++)
        {
            foreach (var (slot, weight) in rows[one]) wide[slot] = weight;
            for (var other = 0; other <= one; other++)
            {
                foreach (var (slot, weight) in rows[other])
                {
                    if (wide[slot] != 0 && GroupOf(slot) is >= 0 and var group)
                    {
                        likeness[group][(one * rows.Count) + other] += (double)wide[slot] * weight;
                    }
                }

                foreach (var group in likeness) group[(other * rows.Count) + one] = group[(one * rows.Count) + other];
            }

            foreach (var (slot, _) in rows[one]) wide[slot] = 0;
        }

        return likeness;
    }
}
