namespace Refuge;

/// <summary>A run of whole days, from the first to the last, both included.</summary>
public readonly record struct Period
{
    /// <summary>The days from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <exception cref="ArgumentException"><paramref name="last"/> is before <paramref name="first"/>.</exception>
    public Period(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The period ends ({last:O}) before it begins ({first:O})."), nameof(last));
        }
        (First, Last) = (first, last);
    }

    /// <summary>The first day.</summary>
    public DateOnly First { get; }

    /// <summary>The last day.</summary>
    public DateOnly Last { get; }

    /// <summary>How many days; at least 1.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether <paramref name="day"/> falls in the period.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
