namespace Refuge.Displacement;

/// <summary>Finds three quantiles of members without sorting them all.</summary>
static class Selection
{
    /// <summary>
    /// The 10 % quantile, median and 90 % quantile of <paramref name="members"/>, as <see cref="Quantiles.OfSorted"/>
    /// defines them.
    /// </summary>
    /// <remarks>
    /// Quickselect (Hoare 1961, Algorithm 65) for the median, then within its two sides: about a third of the work of
    /// sorting.
    /// </remarks>
    /// <param name="members">[members] At least one; on return in another order.</param>
    internal static Band Band(Span<int> members)
    {
        var count = members.Length;
        var (low, median, high) = (Quantiles.Rank(0.1, count), Quantiles.Rank(0.5, count), Quantiles.Rank(0.9, count));
        Place(members, median);
        Place(members[..(median + 1)], low);
        Place(members[median..], high - median);
        return new(members[low], members[median], members[high]);
    }

    /// <summary>
    /// Moves the value of rank <paramref name="rank"/> to its place, smaller ones before it and greater ones behind.
    /// </summary>
    static void Place(Span<int> members, int rank)
    {
        var (first, last) = (0, members.Length - 1);
        while (first < last)
        {
            var pivot = MiddleOfThree(members[first], members[(first + last) / 2], members[last]);
            var (left, right) = (first, last);
            while (left <= right)
            {
                while (members[left] < pivot) left++;
                while (members[right] > pivot) right--;
                if (left > right) break;
                (members[left], members[right]) = (members[right], members[left]);
                left++;
                right--;
            }

            if (rank <= right) last = right;
            else if (rank >= left) first = left;
            else return;
        }
    }

    static int MiddleOfThree(int a, int b, int c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
