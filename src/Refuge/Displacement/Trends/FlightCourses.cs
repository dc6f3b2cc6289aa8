namespace Refuge.Displacement.Trends;

/// <summary>
/// Which counts are of a flight from homes of known size, and what past operations say of how it goes on.
/// </summary>
/// <param name="Counts">The counts, with the people at home when the flight began whose flight each counts.</param>
/// <param name="Shares">[levels] What share of all of them leaves, at <see cref="FlightCourse.Levels"/>.</param>
/// <param name="Begins">The first day of the flight. Null where nobody says.</param>
/// <param name="Cases">The operations behind it, in the order of their first days.</param>
/// <remarks>
/// A running total of people who fled goes on by a mean of its trend and of a flight course in the first weeks: seven
/// tenths course, since together they score better than each alone (decision 0075). From the thirtieth day on the
/// course counts less each day, and from the sixtieth no longer: then the count has a habit of its own.
/// </remarks>
sealed record FlightCourses(
    IReadOnlyDictionary<CountKey, double> Counts, IReadOnlyList<double> Shares, DateOnly? Begins,
    IReadOnlyList<string> Cases)
{
    /// <summary>The course of a count. Null where past operations say nothing of it.</summary>
    /// <param name="key">Which count.</param>
    /// <param name="history">Its reports.</param>
    internal FlightCourse? Find(CountKey key, CountHistory history)
    {
        if (!Counts.TryGetValue(key, out var people) || history.Last.Count >= MostGone * people) return null;
        if (WeightOf(history) == 0) return null;

        // Of one report of a flight that began nobody knows when it cannot be said how fast it is.
        if (Begins is null && history.Reports.Count == 1) return null;
        return new(history, people, Shares, DayBefore(history));
    }

    /// <summary>How much the course counts beside the trend, 0 to <see cref="CourseWeight"/>.</summary>
    internal double WeightOf(CountHistory history) =>
        CourseWeight * Math.Clamp((double)(OldDays - AgeOf(history)) / (OldDays - YoungDays), 0, 1);

    /// <summary>The spread of a trend and a course together: quantile by quantile, their weighted mean.</summary>
    internal static MemberSpread Join(MemberSpread trend, double[] course, double weight)
    {
        double[] values = [.. trend.Values.Zip(course, (one, other) => (weight * other) + ((1 - weight) * one))];
        return new(JumpTemperedTrend.MeanOf(values), values);
    }

    int AgeOf(CountHistory history) => history.Last.Day - Math.Min(DayBefore(history), history.Reports[0].Day);

    /// <summary>The end of the day before the flight, before the first report.</summary>
    int DayBefore(CountHistory history) =>
        Math.Min((Begins?.DayNumber ?? int.MaxValue) - 1, history.Reports[0].Day - 1);

    /// <summary>The part that the course has in the first weeks.</summary>
    internal const double CourseWeight = 0.7;

    /// <summary>Where nearly everybody was counted, the people at home were more, or nobody is left.</summary>
    const double MostGone = 0.98;

    const int YoungDays = 30, OldDays = 60;
}
