using Refuge.Displacement.Random;

namespace Refuge.Displacement.Trends;

/// <summary>How many people a day a total has gained: since its first count, and in its last fortnight.</summary>
/// <remarks>
/// <para>
/// A trend goes on by relative growth. A total that begins near nothing and gains as many people each week had a
/// growth in the mean of the past weeks that is far above that of today: by the logarithm of how often it multiplied.
/// So its trend promises more people a day than ever came. A total is therefore promised no more than it has gained a
/// day since its first count, a little less, and less the farther ahead: whoever could flee is fewer each day. How
/// long it goes on so, nobody knows but from how long it has: an influx of a week may be over in another, one of three
/// months goes on for weeks. So the pace ebbs with as many days as it has lasted, no fewer than a week and no more
/// than 60 days (decision 0110).
/// </para>
/// <para>
/// An influx that ebbs gains half of its last pace in the weeks that follow: in the middle of eight influxes .37 to 1.0
/// of the pace of the week before came within 28 days. That is a way of its own, which counts where it foretold better
/// on the very crisis (<see cref="RecentForecasts"/>).
/// </para>
/// <para>
/// Source: form and constants chosen by this project on the published totals of five crises, on past operations and on
/// five influxes (decision 0095); that a pace lasts as long as it has: Gott, Implications of the Copernican principle
/// for our future prospects, Nature 363 (1993). Damping of a trend follows Gardner and McKenzie (1985).
/// </para>
/// </remarks>
/// <param name="SinceFirst">People a day from the first report to the last; null with fewer than three
/// reports.</param>
/// <param name="Fortnight">People a day over the last fortnight, or since the first report where it is younger.</param>
/// <param name="Days">Days from the first report to the last.</param>
readonly record struct TotalPace(double? SinceFirst, double Fortnight, int Days)
{
    /// <summary>The paces of a history.</summary>
    internal static TotalPace Of(CountHistory history)
    {
        var (reports, last) = (history.Reports, history.Last);
        if (reports.Count < FewestReports) return new(null, 0, 0);
        var at = reports.Count - 2;
        while (at > 0 && last.Day - reports[at].Day < FortnightDays) at--;
        return new(Between(reports[0], last), Between(reports[at], last), last.Day - reports[0].Day);
    }

    /// <summary>A median that promises no more than what came a day so far.</summary>
    /// <param name="median">What the trend says, in people.</param>
    /// <param name="last">The last count, in people.</param>
    /// <param name="days">Days after it, zero or more.</param>
    internal double Bound(double median, double last, int days) =>
        SinceFirst is { } pace && median > last
            ? Math.Min(median, last + (Math.Max(0, Math.Max(pace, Fortnight)) * Saturated(days, Memory)))
            : median;

    /// <summary>A median if the influx ebbs now: half the pace of the last fortnight, no more than the trend.</summary>
    /// <param name="bound">What the trend says, bound, in people.</param>
    /// <param name="last">The last count, in people.</param>
    /// <param name="days">Days after it, zero or more.</param>
    internal double Ebb(double bound, double last, int days) =>
        SinceFirst is null
            ? bound
            : Math.Min(bound, last + (EbbPart * Math.Max(0, Fortnight) * Saturated(days, EbbDays)));

    /// <summary>With how many days the pace ebbs.</summary>
    double Memory => Math.Clamp(Days, LeastDays, BoundDays);

    static double Between(CountReport from, CountReport to) =>
        (to.Count - from.Count) / Math.Max(1, to.Day - from.Day);

    static double Saturated(int days, double memory) => memory * (1 - Elementary.Exp(-days / memory));

    const int FewestReports = 3, FortnightDays = 14;
    const double BoundDays = 60, LeastDays = 7, EbbPart = 0.5, EbbDays = 90;
}
