namespace Refuge.Displacement;

/// <summary>One count in every member of an ensemble on every day: the spread that a forecast is made of.</summary>
/// <remarks>
/// Held by day, so that the members of a day lie side by side and are sorted without a copy of the whole.
/// </remarks>
sealed class MemberSeries
{
    readonly int[] values;

    /// <summary>A count that is zero everywhere.</summary>
    /// <param name="days">Days after the as-of date, zero or more; day 0 is the as-of date itself.</param>
    /// <param name="members">How many members, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is below its least value.</exception>
    public MemberSeries(int days, int members)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(members);
        (Days, Members) = (days, members);
        values = new int[(days + 1) * members];
    }

    /// <summary>The last day, counted from the as-of date.</summary>
    public int Days { get; }

    /// <summary>How many members.</summary>
    public int Members { get; }

    /// <summary>The count on one day in each member: [members].</summary>
    public ReadOnlySpan<int> On(int day) => values.AsSpan(day * Members, Members);

    /// <summary>The same, to write.</summary>
    internal Span<int> Row(int day) => values.AsSpan(day * Members, Members);

    /// <summary>The count in one member on one day.</summary>
    public int this[int day, int member]
    {
        get => values[(day * Members) + member];
        internal set => values[(day * Members) + member] = value;
    }

    /// <summary>Whether it is zero in every member on every day.</summary>
    internal bool IsZero => !values.AsSpan().ContainsAnyExcept(0);
}
