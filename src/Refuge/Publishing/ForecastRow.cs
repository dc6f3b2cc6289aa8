namespace Refuge.Publishing;

/// <summary>A count as <c>forecast.csv</c> prints it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Place">The place, the district, or <c>*</c>.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Mean">The mean. Null when suppressed.</param>
/// <param name="Values">The quantiles at the printed levels. Null where suppressed.</param>
sealed record ForecastRow(DateOnly Date, Shown Place, Measure Measure, double? Mean, IReadOnlyList<double?> Values)
{
    /// <summary>The series whose count it is. Null for the model's own account.</summary>
    internal Shown? Series { get; init; }

    /// <summary>The quantile in the middle of the printed levels.</summary>
    internal double? Median => Values[4];

    /// <summary>The 10 % quantile.</summary>
    internal double? Low => Values[2];

    /// <summary>The 90 % quantile.</summary>
    internal double? High => Values[6];
}

/// <summary>A day as <c>forecast.csv</c> prints it: when a count is first passed.</summary>
/// <param name="AsOf">The as-of date.</param>
/// <param name="Place">The place, or <c>*</c>.</param>
/// <param name="Threshold">The count. Null when it is the site's own capacity.</param>
/// <param name="Days">The quantiles at the printed levels. Null: not within the run.</param>
/// <param name="ChanceWithin">The part of the members that pass it within the run.</param>
sealed record PassingRow(
    DateOnly AsOf, Shown Place, double? Threshold, IReadOnlyList<DateOnly?> Days, Chance ChanceWithin)
{
    /// <summary>The series whose count passes. Null for the model's own account.</summary>
    internal Shown? Series { get; init; }

    /// <summary>Whether any member passes it within the run.</summary>
    internal required bool Passes { get; init; }

    /// <summary>The median day.</summary>
    internal DateOnly? Median => Days[4];

    /// <summary>The 10 % quantile.</summary>
    internal DateOnly? Early => Days[2];

    /// <summary>The 90 % quantile.</summary>
    internal DateOnly? Late => Days[6];
}
