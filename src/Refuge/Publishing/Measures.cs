namespace Refuge.Publishing;

/// <summary>What a row of <c>forecast.csv</c> counts.</summary>
enum Measure
{
    /// <summary>Displaced people at a place at the end of the day.</summary>
    Present,

    /// <summary>People displaced at the end of the day, wherever they are.</summary>
    DisplacedNow,

    /// <summary>People who have left home since the as-of date.</summary>
    DisplacedTotal,

    /// <summary>People who came to a place during the day or week.</summary>
    Arrivals,

    /// <summary>People who left home during the day.</summary>
    Departures,

    /// <summary>People who came home during the day or week.</summary>
    Returns,
}

/// <summary>Words for the measures of <c>forecast.csv</c>.</summary>
static class Measures
{
    /// <summary>The day on which a count is first passed; null for the site's own capacity.</summary>
    internal static string PassingDay(double? threshold) =>
        $"day_passing:{(threshold is { } count ? Figures.Full(count) : "capacity")}";
}
