using Refuge.Displacement;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Scoring;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>What one crisis scores within a window, all rivals beside it.</summary>
sealed record CrisisScore(
    string Case, double Ard, double OverHonest, double OverDamped, double OverBestInHindsight, double Crps,
        double CrpsOverDressed, double Held80, double BrierOverDressed);

/// <summary>Scores each crisis beside the rivals that were best on the others (folder contract, "Scores").</summary>
static class LeaveOneOut
{
    static readonly double[] Levels = [.. Quantiles.Printed];

    /// <summary>The scores of all crises on one grid within one window.</summary>
    internal static IReadOnlyList<CrisisScore> Score(IReadOnlyList<(CrisisCase Case,
        IReadOnlyList<HindcastRow> Rows)> cases, int window)
    {
        var scored = cases.Select(each => Measure(each.Case, each.Rows, cases, window)).ToList();
        return [.. scored.Select(one => Compare(one, [.. scored.Where(other => other.Crisis != one.Crisis)]))];
    }

    static Measured Measure(CrisisCase crisis, IReadOnlyList<HindcastRow> all,
        IReadOnlyList<(CrisisCase Case, IReadOnlyList<HindcastRow> Rows)> cases, int window)
    {
        var errors = new RivalErrors(cases.Where(other => other.Case.Crisis != crisis.Crisis)
            .GroupBy(static other => other.Case.Crisis)
                .Select(static same => (IReadOnlyList<RivalError>)[.. same.SelectMany(static other => other.Rows)
                    .SelectMany(static row => row.Errors())]));
        var rows = all.Where(row => row.LeadDays <= window).ToList();
        var observed = rows.Sum(static row => row.Observed);
        double[] Dressed(HindcastRow row, Rival rival) =>
            [.. errors.Dress(rival, row.Expected[(int)rival], row.DaysSinceCount)!];
        return new(
            crisis.Name,
            crisis.Crisis,
            rows.Sum(static row => Math.Abs(row.Forecast!.At(0.5) - row.Observed)) / observed,
            [.. Rivals.All.Select(rival => rows.Sum(row => Math.Abs(row.Expected[(int)rival] - row.Observed))
                / observed)],
            rows.Average(static row => Crps.OfQuantiles(Levels, [.. row.Forecast!.Values], row.Observed)),
            [.. Rivals.All.Select(rival => rows
                .Average(row => Crps.OfQuantiles(Levels, Dressed(row, rival), row.Observed)))],
            rows.Average(static row => row.Forecast!.At(0.1) <= row.Observed && row.Observed <= row.Forecast.At(0.9)
                ? 1.0 : 0),
            [.. Scores.Thresholds.Select(multiple =>
                rows.Average(row => Exceedance.Brier(Levels, [.. row.Forecast!.Values], multiple * row.Last,
                    row.Observed))
                / rows.Average(row => Exceedance.Brier(Levels, Dressed(row, Rival.DampedTrend), multiple * row.Last,
                    row.Observed)))]);
    }

    static CrisisScore Compare(Measured one, List<Measured> others)
    {
        var honest = Rivals.All.MinBy(rival => GeometricMean(others.Select(other => other.RivalArd[(int)rival])));
        var dressed = Rivals.All.MinBy(rival => GeometricMean(others.Select(other => other.DressedCrps[(int)rival])));
        return new(
            one.Case, one.Ard, one.Ard / one.RivalArd[(int)honest], one.Ard / one.RivalArd[(int)Rival.DampedTrend],
                one.Ard / one.RivalArd.Min(),
            one.Crps, one.Crps / one.DressedCrps[(int)dressed], one.Held80, GeometricMean(one.BrierRatios));
    }

    /// <summary>The geometric mean of ratios.</summary>
    internal static double GeometricMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));

    sealed record Measured(
        string Case, string Crisis, double Ard, double[] RivalArd, double Crps, double[] DressedCrps, double Held80,
            double[] BrierRatios);
}
