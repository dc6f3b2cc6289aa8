namespace Refuge.Displacement.Model;

/// <summary>Calendar days as <see cref="DateOnly.DayNumber"/>, and the day that never comes.</summary>
static class DayNumbers
{
    /// <summary>A day that never comes.</summary>
    internal const int Never = int.MaxValue;

    /// <summary>A day before every other: when something began that goes on at all times.</summary>
    internal const int Always = int.MinValue;

    /// <summary>
    /// The day that lies <paramref name="days"/> whole days after <paramref name="day"/>; <see cref="Never"/> where no
    /// number holds it.
    /// </summary>
    /// <param name="day">A day, or <see cref="Never"/>.</param>
    /// <param name="days">Days, zero or more; a part of a day is dropped. Infinite: never.</param>
    internal static int After(int day, double days)
    {
        if (day == Never || !(days < Never)) return Never;
        var sum = day + (long)days;
        return sum < Never ? (int)sum : Never;
    }
}
