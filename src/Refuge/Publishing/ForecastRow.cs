namespace Refuge.Publishing;

/// <summary>A count as <c>forecast.csv</c> prints it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Place">The place, the district, or <c>*</c>.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Mean">The mean. Null when suppressed.</param>
/// <param name="Values">The quantiles at the printed levels. Null where suppressed.</param>
sealed record ForecastRow(DateOnly Date, string Place, string Measure, double? Mean, IReadOnlyList<double?> Values)
{
    /// <summary>The series whose count it is. Empty for the model's own account.</summary>
    internal string Series { get; init; } = "";

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
/// <param name="Threshold">The count, or <c>capacity</c>.</param>
/// <param name="Days">The quantiles at the printed levels. Null: not within the run.</param>
/// <param name="ChanceWithin">The part of the members that pass it within the run.</param>
sealed record PassingRow(DateOnly AsOf, string Place, string Threshold, IReadOnlyList<DateOnly?> Days, double ChanceWithin)
{
    /// <summary>The series whose count passes. Empty for the model's own account.</summary>
    internal string Series { get; init; } = "";

    /// <summary>The median day.</summary>
    internal DateOnly? Median => Days[4];

    /// <summary>The 10 % quantile.</summary>
    internal DateOnly? Early => Days[2];

    /// <summary>The 90 % quantile.</summary>
    internal DateOnly? Late => Days[6];
}
