namespace Refuge.Needs;

/// <summary>The part of what stands at a place that one of the groups who share it counts on.</summary>
/// <remarks>
/// Several groups at one place drink from one well. Were each group measured against the whole well, its water would be
/// counted once for each of them. So the supply is parted in proportion to what the groups need on that day, and the
/// gaps of the groups add up to the gap of the place. How the groups share in truth nobody has measured: equal access
/// is our judgement, and it moves water between the rows of one place only, never into or out of the place.
/// </remarks>
/// <param name="Own">What this group needs, in the unit of the supply. Zero or more.</param>
/// <param name="All">What all groups who share the supply need, in the same unit. At least
/// <paramref name="Own"/>.</param>
/// <param name="OthersAreUnknown">Whether another group shares it whose people nobody counted: then the gap is a lower
/// bound.</param>
readonly record struct SupplyPart(double Own, double All, bool OthersAreUnknown = false)
{
    /// <summary>The whole, for a group that shares with nobody.</summary>
    internal static SupplyPart Whole { get; } = new(1, 1);

    /// <summary>
    /// The part of a group among others, by the medians of what they need; by the 90 % quantiles where every median is
    /// zero.
    /// </summary>
    /// <param name="own">What the group needs.</param>
    /// <param name="others">What the others need.</param>
    internal static SupplyPart Between(Band own, ReadOnlySpan<Band> others)
    {
        var (median, high) = (own.Median, own.High);
        foreach (var other in others)
        {
            median += other.Median;
            high += other.High;
        }

        return median > 0 ? new(own.Median, median) : high > 0 ? new(own.High, high) : Whole;
    }

    /// <summary>This group's part of <paramref name="amount"/>.</summary>
    internal double Of(double amount) => amount * (Own / All);

    /// <summary>This group's part of a stated amount; the words that bound the whole bound the part.</summary>
    internal Stated Of(Stated amount) => new(Of(amount.Value), amount.Bound);
}
