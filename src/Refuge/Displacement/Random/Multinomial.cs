using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Refuge.Displacement.Random;

/// <summary>Divides people over ways to go, each person choosing alone with the same chances.</summary>
/// <remarks>
/// Exact by successive binomials (Devroye, "Non-Uniform Random Variate Generation", 1986, ch. XI.1.4). The last way
/// with any weight takes whoever is left, so nobody is made or lost to rounding.
/// </remarks>
static class Multinomial
{
    // When what is left has shrunk by this much since it was last summed, it is summed again: errors stay below 2⁻⁴⁰ of
    // it.
    const double ResumBelow = 1e-3;

    // So many people look their way up in the time of one binomial (benchmarks/results).
    const int PeopleForABinomial = 3;

    /// <summary>Divides <paramref name="count"/> people over the ways.</summary>
    /// <param name="stream">The numbers of this decision.</param>
    /// <param name="count">How many people, zero or more.</param>
    /// <param name="weights">[ways] The relative pull of each way, zero or more. At least one is above zero, or nobody
    /// is divided.</param>
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

    /// <summary>Divides <paramref name="count"/> people over ways whose weights were summed before.</summary>
    /// <remarks>
    /// Halves the ways with a binomial, and each half again (Devroye, as above: any order of conditional binomials will
    /// do); where few people are left for many ways, each of them looks their way up. Draws of different halves do not
    /// wait for each other.
    /// </remarks>
    /// <param name="stream">The numbers of this decision.</param>
    /// <param name="count">How many people, zero or more.</param>
    /// <param name="until">[ways + 1] The weight of all ways before each, and of all; the last is above the
    /// first.</param>
    /// <param name="counts">[ways] How many went each way are added to it.</param>
    internal static void AddSummed(ref DrawStream stream, int count, ReadOnlySpan<double> until, Span<int> counts)
    {
        while (count > 0)
        {
            if (counts.Length == 1)
            {
                counts[0] += count;
                return;
            }

            if (count <= PeopleForABinomial * (counts.Length - 1))
            {
                AddOneByOne(ref stream, count, until, counts);
                return;
            }

            var half = counts.Length / 2;
            var first = Binomial.Draw(ref stream, count, (until[half] - until[0]) / (until[^1] - until[0]));
            AddSummed(ref stream, first, until[..(half + 1)], counts[..half]);
            count -= first;
            until = until[half..];
            counts = counts[half..];
        }
    }

    static void AddOneByOne(ref DrawStream stream, int count, ReadOnlySpan<double> until, Span<int> counts)
    {
        var (from, weight) = (until[0], until[^1] - until[0]);
        var most = Math.BitDecrement(until[^1]); // Rounding must send nobody past the last weight.
        var between = until[1..^1];
        for (var person = 0; person < count; person++)
        {
            var at = from + (stream.NextDouble() * weight);
            counts[CountUpTo(between, at < most ? at : most)]++;
        }
    }

    /// <summary>How many numbers are not above a limit.</summary>
    static int CountUpTo(ReadOnlySpan<double> numbers, double limit)
    {
        var (count, most) = (0, Vector256.Create(limit));
        var wide = MemoryMarshal.Cast<double, Vector256<double>>(numbers);
        foreach (var several in wide)
        {
            count += BitOperations.PopCount(Vector256.LessThanOrEqual(several, most).ExtractMostSignificantBits());
        }
        foreach (var number in numbers[(wide.Length * Vector256<double>.Count)..]) count += number <= limit ? 1 : 0;
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
