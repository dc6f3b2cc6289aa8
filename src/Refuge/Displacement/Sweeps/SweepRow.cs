namespace Refuge.Displacement.Sweeps;

/// <summary>What came of one point of a sweep, in one measure.</summary>
/// <param name="Place">The place. Null for everybody.</param>
/// <param name="Measure">What is measured.</param>
/// <param name="Day">Days from the as-of date. Null where the measure is itself a day, or of the whole run.</param>
/// <param name="Mean">The mean over members, in people or as a chance. Null where not every member has a
/// number.</param>
/// <param name="P10">The 10 % quantile over members. Null where it is not reached within the run.</param>
/// <param name="P50">The median, likewise.</param>
/// <param name="P90">The 90 % quantile, likewise.</param>
sealed record SweepRow(
    PlaceId? Place, SweepMeasure Measure, int? Day, double? Mean, double? P10, double? P50, double? P90);

/// <summary>What a sweep measures. The words are those of <c>forecast.csv</c> where it has them.</summary>
public enum SweepMeasure
{
    /// <summary>People displaced at the end of the day.</summary>
    DisplacedNow,

    /// <summary>People who have left home since the as-of date, by the end of the day.</summary>
    DisplacedTotal,

    /// <summary>Displaced people at a site at the end of the day.</summary>
    Present,

    /// <summary>People who came to a site since the as-of date, by the end of the day.</summary>
    Arrivals,

    /// <summary>The first day on which as many are at a site as it is built for, counted from the as-of date.</summary>
    OverflowDay,

    /// <summary>The chance of that within the run, 0 to 1.</summary>
    OverflowChance,
}
