namespace Refuge.Situations;

/// <summary>
/// The last count of some people, in people: what one row of <c>observations.csv</c> says of them on the as-of date.
/// </summary>
/// <remarks>
/// A series with a household factor counts families, so its numbers are multiplied by the factor
/// (<c>docs/decisions/0027-one-last-count.md</c>); the row of the series is then evidence too.
/// </remarks>
sealed record LatestCount
{
    LatestCount(
        Recorded<Series> series, Recorded<Observation> row, DateOnly asOf, Stated people, double low, double high)
    {
        (Series, Row, AgeDays) = (series, row, asOf.DayNumber - row.Value.Date.DayNumber);
        var factor = series.Value.HouseholdFactor ?? 1;
        People = people with { Value = people.Value * factor };
        (Low, High) = (Math.Min(low, people.Value) * factor, Math.Max(high, people.Value) * factor);
        Evidence = series.Value.HouseholdFactor is null
            ? row.Evidence
            : [.. row.Evidence.Concat(series.Evidence).Distinct()];
    }

    /// <summary>The series that counted them.</summary>
    internal Recorded<Series> Series { get; }

    /// <summary>The row as recorded, in what the series counts.</summary>
    internal Recorded<Observation> Row { get; }

    /// <summary>
    /// How many people, and in which sense the words bound the truth. Of a range without a value, its middle.
    /// </summary>
    internal Stated People { get; private init; }

    /// <summary>
    /// The least number of people that was stated. Of a one-sided bound the number itself: the bound says the rest.
    /// </summary>
    internal double Low { get; private init; }

    /// <summary>The greatest number of people that was stated. Of a one-sided bound the number itself.</summary>
    internal double High { get; private init; }

    /// <summary>The day at whose end they were counted.</summary>
    internal DateOnly Day => Row.Value.Date;

    /// <summary>Days from the count to the as-of date, zero or more.</summary>
    internal int AgeDays { get; }

    /// <summary>How far the series can be trusted; F when nobody judged it.</summary>
    internal Reliability Reliability => Series.Value.Reliability ?? Reliability.F;

    /// <summary>The row it rests on, and the row of the series where its household factor was applied.</summary>
    internal IReadOnlyList<Evidence> Evidence { get; private init; }

    /// <summary>Whether it is the sum of several rows of a flow.</summary>
    internal bool IsSum { get; private init; }

    /// <summary>
    /// What <paramref name="row"/> says, or null when it states no number or is dated after <paramref name="asOf"/>.
    /// </summary>
    internal static LatestCount? From(Recorded<Series> series, Recorded<Observation> row, DateOnly asOf)
    {
        if (row.Value.Date > asOf) return null;

        var (value, low, high) = (row.Value.Value, row.Value.Low, row.Value.High);
        return (value, low, high) switch
        {
            ({ Bound: Bound.About } about, null, null) => new(series, row, asOf, about, about.Low, about.High),
            ({ } stated, _, _) => new(series, row, asOf, stated, low ?? stated.Value, high ?? stated.Value),
            (null, { } least, { } most) => new(series, row, asOf, new((least + most) / 2, Bound.About), least, most),
            (null, { } least, null) => new(series, row, asOf, new(least, Bound.AtLeast), least, least),
            (null, null, { } most) => new(series, row, asOf, new(most, Bound.AtMost), most, most),
            _ => null,
        };
    }

    /// <summary>Whether a least and a most were stated and no number between them.</summary>
    internal bool IsRange => !IsSum && Row.Value is { Value: null, Low: not null, High: not null };

    /// <summary>All who were counted by rows of a flow up to this one.</summary>
    /// <param name="people">The sum, in people.</param>
    /// <param name="rows">The counts that were added.</param>
    internal LatestCount SummedTo(double people, IEnumerable<LatestCount> rows) => this with
    {
        IsSum = true,
        People = new(people),
        Low = people,
        High = people,
        Evidence = [.. rows.SelectMany(static row => row.Evidence).Distinct()],
    };
}
