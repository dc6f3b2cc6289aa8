using System.Diagnostics;

namespace Refuge.Displacement.Kernels;

/// <summary>Divides people over ways to go, each person choosing alone with the same chances.</summary>
/// <remarks>
/// Exact by successive binomials (Devroye, "Non-Uniform Random Variate Generation", 1986, ch. XI.1.4). The last way
/// with any weight takes whoever is left, so nobody is made or lost to rounding.
/// </remarks>
static class Multinomial
{
    // When what is left has shrunk by this much since it was last summed, it is summed again: errors stay below 2⁻⁴⁰ of it.
    const double ResumBelow = 1e-3;

    /// <summary>Divides <paramref name="count"/> people over the ways.</summary>
    /// <param name="stream">The numbers of this decision.</param>
    /// <param name="count">How many people, zero or more.</param>
    /// <param name="weights">[ways] The relative pull of each way, zero or more. At least one is above zero, or nobody is divided.</param>
    /// <param name="counts">[ways] On return, how many went each way.</param>
    /// <returns>How many were divided: <paramref name="count"/>, or 0 when every weight is zero.</returns>
    internal static int Draw(ref DrawStream stream, int count, ReadOnlySpan<double> weights, Span<int> counts)
    {
        Debug.Assert(weights.Length == counts.Length, "A count for each weight.");
        counts.Clear();
        var last = weights.Length - 1;
        while (last >= 0 && !(weights[last] > 0)) last--;
        if (last < 0) return 0;

        var left = count;
        var remaining = Sum(weights, 0, last);
        var resumAt = remaining * ResumBelow;
        for (var way = 0; way < last && left > 0; way++)
        {
            if (!(weights[way] > 0)) continue;
            if (remaining < resumAt)
            {
                remaining = Sum(weights, way, last);
                resumAt = remaining * ResumBelow;
            }

            counts[way] = Binomial.Draw(ref stream, left, weights[way] / remaining);
            left -= counts[way];
            remaining -= weights[way];
        }

        counts[last] += left;
        return count;
    }

    /// <summary>The way that one person takes.</summary>
    /// <param name="stream">The numbers of this decision; one is used.</param>
    /// <param name="weights">[ways] The relative pull of each way, zero or more.</param>
    /// <returns>The way, or −1 when every weight is zero.</returns>
    internal static int DrawOne(ref DrawStream stream, ReadOnlySpan<double> weights)
    {
        var total = Sum(weights, 0, weights.Length - 1);
        if (!(total > 0)) return -1;

        var left = stream.NextDouble() * total;
        var chosen = -1;
        for (var way = 0; way < weights.Length; way++)
        {
            if (!(weights[way] > 0)) continue;
            chosen = way;
            if (left < weights[way]) break;
            left -= weights[way];
        }

        return chosen;
    }

    static double Sum(ReadOnlySpan<double> weights, int first, int last)
    {
        var sum = 0.0;
        for (var way = first; way <= last; way++) sum += weights[way];
        return sum;
    }
}
