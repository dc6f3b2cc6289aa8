using System.Globalization;

namespace Refuge;

/// <summary>A count of people. Never negative.</summary>
public readonly record struct People : IComparable<People>
{
    /// <summary>Counts <paramref name="count"/> people.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public People(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
    }

    /// <summary>Nobody.</summary>
    public static People None => default;

    /// <summary>How many.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public int CompareTo(People other) => Count.CompareTo(other.Count);

    /// <summary>The count with thousands separators, such as <c>12,400</c>.</summary>
    public override string ToString() => Count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Both groups together.</summary>
    public static People operator +(People left, People right) => new(checked(left.Count + right.Count));

    /// <inheritdoc cref="op_Addition"/>
    public static People Add(People left, People right) => left + right;

    /// <summary>Whether <paramref name="left"/> is the smaller group.</summary>
    public static bool operator <(People left, People right) => left.Count < right.Count;

    /// <summary>Whether <paramref name="left"/> is the larger group.</summary>
    public static bool operator >(People left, People right) => left.Count > right.Count;

    /// <summary>Whether <paramref name="left"/> is not the larger group.</summary>
    public static bool operator <=(People left, People right) => left.Count <= right.Count;

    /// <summary>Whether <paramref name="left"/> is not the smaller group.</summary>
    public static bool operator >=(People left, People right) => left.Count >= right.Count;
}
