namespace Refuge.Displacement.Blocks;

/// <summary>Members of an ensemble that follow each other.</summary>
sealed record MemberRange
{
    /// <summary>The members from <paramref name="first"/> on.</summary>
    /// <param name="first">The first member, zero or more.</param>
    /// <param name="count">How many, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is below its least value.</exception>
    internal MemberRange(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (First, Count) = (first, count);
    }

    /// <summary>The first member.</summary>
    internal int First { get; }

    /// <summary>How many members.</summary>
    internal int Count { get; }

    /// <summary>The member after the last.</summary>
    internal int End => First + Count;
}
