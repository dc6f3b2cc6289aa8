namespace Refuge.Displacement.Scoring;

/// <summary>How good a forecast was over a window of days.</summary>
/// <param name="HorizonDays">The window: counts up to so many days after the origin.</param>
/// <param name="Counts">How many counts it was scored against.</param>
/// <param name="Ard">Averaged relative difference: Σ |median − observed| / Σ observed. Null without a count above
/// zero.</param>
/// <param name="Crps">Mean CRPS, in people.</param>
/// <param name="Coverage50">The part of the counts inside the 25–75 % interval.</param>
/// <param name="Coverage80">The part inside the 10–90 % interval.</param>
/// <param name="Coverage95">The part inside the 2.5–97.5 % interval.</param>
/// <param name="Pit">[levels + 1] How many counts fell between one printed quantile and the next, from below the first
/// to above the last.</param>
sealed record Scores(
    int HorizonDays, int Counts, double? Ard, double Crps, double Coverage50, double Coverage80, double Coverage95,
        IReadOnlyList<int> Pit)
{
    /// <summary>Mean Brier scores of the chance that a count exceeds each of <see cref="Thresholds"/> times the last
    /// count. Null without a last count.</summary>
    public IReadOnlyList<double>? Brier { get; init; }

    /// <summary>The multiples of the last count whose exceeding is scored (folder contract, "Scores").</summary>
    public static IReadOnlyList<double> Thresholds { get; } = [1.1, 1.25, 1.5];

    /// <summary>Scores the counts within <paramref name="horizonDays"/>; null when there is none.</summary>
    public static Scores? Within(int horizonDays, IReadOnlyList<Scored> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var counted = all.Where(scored => scored.LeadDays <= horizonDays).ToList();
        if (counted.Count == 0) return null;

        var observed = counted.Sum(scored => scored.Observed);
        var off = counted.Sum(scored => Math.Abs(scored.Spread.At(0.5) - scored.Observed));
        return new(
            horizonDays,
            counted.Count,
            observed > 0 ? off / observed : null,
            counted.Average(scored => Scoring.Crps.OfQuantiles([.. Quantiles.Printed], [.. scored.Spread.Values],
                scored.Observed)),
            Coverage(counted, 0.25, 0.75),
            Coverage(counted, 0.10, 0.90),
            Coverage(counted, 0.025, 0.975),
            [.. Enumerable.Range(0, Quantiles.Printed.Count + 1)
                .Select(bin => counted.Count(scored => Bin(scored) == bin))])
        {
            Brier = BrierOf([.. counted.Where(scored => scored.LastCount is not null)]),
        };
    }

    static double[]? BrierOf(List<Scored> counted) => counted.Count == 0
        ? null
        : [.. Thresholds.Select(multiple => counted.Average(scored =>
            Exceedance.Brier([.. Quantiles.Printed], [.. scored.Spread.Values], multiple * scored.LastCount!.Value,
                scored.Observed)))];

    static double Coverage(List<Scored> counted, double low, double high) =>
        counted.Average(scored => scored.Spread.At(low) <= scored.Observed && scored.Observed <= scored.Spread.At(high)
            ? 1.0 : 0.0);

    static int Bin(Scored scored) => scored.Spread.Values.Count(quantile => quantile < scored.Observed);
}
