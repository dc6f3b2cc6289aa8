namespace Refuge.Displacement;

/// <summary>
/// Quantiles of more members than one wants to keep: each block of members leaves every so many of its sorted values.
/// </summary>
/// <remarks>
/// Deterministic and mergeable: a block's summary depends on its members alone, and summaries are put side by side.
/// Each value kept stands for the <see cref="Step"/> around it, so its rank within the block is off by at most half
/// a step, and so is every rank in the whole: Step / 2 of a block of <see cref="Block"/> members, or 0.2 %.
/// </remarks>
sealed class QuantileSketch
{
    /// <summary>Up to this many members everything is kept and quantiles are exact.</summary>
    internal const int ExactUpTo = 4_000;

    /// <summary>Members in a block.</summary>
    internal const int Block = 2_048;

    /// <summary>Of how many sorted values one is kept.</summary>
    internal const int Step = 8;

    readonly List<int> values = [];
    readonly List<int> weights = [];

    /// <summary>Adds the values of a block.</summary>
    /// <param name="sorted">[members] Ascending.</param>
    /// <param name="step">Of how many one is kept; 1 keeps all.</param>
    internal void Add(ReadOnlySpan<int> sorted, int step)
    {
        for (var from = 0; from < sorted.Length; from += step)
        {
            var group = Math.Min(step, sorted.Length - from);
            values.Add(sorted[from + ((group - 1) / 2)]);
            weights.Add(group);
        }
    }

    /// <summary>The quantiles at <paramref name="levels"/>, ascending.</summary>
    internal double[] At(IReadOnlyList<double> levels)
    {
        var (ordered, share) = (values.ToArray(), weights.ToArray());
        Array.Sort(ordered, share);
        var total = share.Sum(weight => (long)weight);
        var quantiles = new double[levels.Count];
        var (at, sofar) = (0, (long)share[0]);
        for (var index = 0; index < levels.Count; index++)
        {
            var rank = Quantiles.Rank(levels[index], total);
            while (sofar <= rank) sofar += share[++at];
            quantiles[index] = ordered[at];
        }

        return quantiles;
    }
}
