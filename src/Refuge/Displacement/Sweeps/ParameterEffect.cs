namespace Refuge.Displacement.Sweeps;

/// <summary>How far one parameter moves one figure over the points of a sweep.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="RankCorrelation">From −1 to 1: whether the figure rises with it. Null where either never
/// changes.</param>
/// <param name="FirstOrder">The part of the figure's variance that goes with this parameter alone, 0 to 1. Null where
/// it cannot be told: too few points, or a figure that never changes.</param>
/// <param name="AtLow">The mean of the figure over the third of the points where the parameter is lowest.</param>
/// <param name="AtHigh">Likewise where it is highest.</param>
/// <param name="IsBeyondChance">Whether the rank correlation is larger than one in twenty would be without any
/// connection.</param>
sealed record ParameterEffect(
    RuleParameter Parameter, double? RankCorrelation, double? FirstOrder, double AtLow, double AtHigh,
    bool IsBeyondChance)
{
    /// <summary>Points in a bin below which a share of variance is not told.</summary>
    const int LeastInBin = 4;

    /// <summary>The most bins: more would follow the noise.</summary>
    const int MostBins = 10;

    /// <summary>The two-sided 5 % point of the standard normal distribution.</summary>
    const double TwoSided95 = 1.959963984540054;

    /// <summary>The effects of every parameter of a design on one figure, the largest rank correlation first.</summary>
    /// <param name="design">The points.</param>
    /// <param name="figures">[points] The figure at each.</param>
    /// <exception cref="ArgumentException">There are not as many figures as points.</exception>
    public static IReadOnlyList<ParameterEffect> Of(SweepDesign design, IReadOnlyList<double> figures)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (figures.Count != design.Points.Count)
        {
            throw new ArgumentException("There is one figure for each point.", nameof(figures));
        }
        return
        [
            .. design.Parameters
                .Select(
                    (parameter, column) =>
                        Of(parameter, [.. design.Points.Select(point => point[column])], [.. figures]))
                .OrderByDescending(effect => Math.Abs(effect.RankCorrelation ?? 0))
                .ThenBy(effect => effect.Parameter.Name, StringComparer.Ordinal),
        ];
    }

    static ParameterEffect Of(RuleParameter parameter, double[] values, double[] figures)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(point => values[point]).ThenBy(point => point).ToArray();
        var sorted = order.Select(point => figures[point]).ToArray();
        var third = Math.Max(1, sorted.Length / 3);
        var correlation = RankCorrelationOf(values, figures);
        // Without connection the rank correlation is near normal with variance 1 / (n − 1) (Kendall and Stuart, The
        // Advanced Theory of Statistics 2, 1973, section 31.19).
        var isBeyond = correlation is { } rho && values.Length > 2
            && Math.Abs(rho) > TwoSided95 / Math.Sqrt(values.Length - 1);
        return new(
            parameter, correlation, FirstOrderOf(sorted), sorted[..third].Average(), sorted[^third..].Average(),
            isBeyond);
    }

    /// <summary>
    /// The correlation of the ranks, ties sharing their mean rank (Spearman, "The proof and measurement of association
    /// between two things", American Journal of Psychology 15, 1904).
    /// </summary>
    internal static double? RankCorrelationOf(double[] values, double[] figures)
    {
        var (first, second) = (Ranks(values), Ranks(figures));
        var middle = (values.Length - 1) / 2.0;
        var (product, squares, others) = (0.0, 0.0, 0.0);
        for (var point = 0; point < values.Length; point++)
        {
            var (x, y) = (first[point] - middle, second[point] - middle);
            (product, squares, others) = (product + (x * y), squares + (x * x), others + (y * y));
        }

        return squares > 0 && others > 0 ? product / Math.Sqrt(squares * others) : null;
    }

    /// <summary>
    /// The part of the variance that lies between bins of the parameter, less what chance alone would put there.
    /// </summary>
    /// <remarks>
    /// The first-order index is V(E(Y | X)) / V(Y) (Saltelli et al., Global Sensitivity Analysis: The Primer, 2008,
    /// section 4.2; Sobol′ 1993). Its estimate from points in bins of equal number is Pearson's correlation ratio η²
    /// (1905), which chance alone lifts to (bins − 1) / (points − 1); Kelley's ε² takes that off ("An unbiased
    /// correlation ratio measure", PNAS 21, 1935).
    /// </remarks>
    /// <param name="sorted">[points] The figure, in the order of the parameter.</param>
    internal static double? FirstOrderOf(ReadOnlySpan<double> sorted)
    {
        var bins = Math.Min(MostBins, sorted.Length / LeastInBin);
        if (bins < 2) return null;
        var mean = Mean(sorted);
        var (within, all) = (0.0, 0.0);
        for (var bin = 0; bin < bins; bin++)
        {
            var held = sorted[(bin * sorted.Length / bins)..((bin + 1) * sorted.Length / bins)];
            var own = Mean(held);
            foreach (var figure in held)
            {
                within += (figure - own) * (figure - own);
                all += (figure - mean) * (figure - mean);
            }
        }

        if (all <= 0) return null;
        return Math.Clamp(1 - (within / (sorted.Length - bins) / (all / (sorted.Length - 1))), 0, 1);
    }

    static double Mean(ReadOnlySpan<double> figures)
    {
        var sum = 0.0;
        foreach (var figure in figures) sum += figure;
        return sum / figures.Length;
    }

    static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(point => values[point]).ToArray();
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to + 1 < order.Length && values[order[to + 1]] == values[order[from]]) to++;
            for (var tied = from; tied <= to; tied++) ranks[order[tied]] = (from + to) / 2.0;
            from = to + 1;
        }

        return ranks;
    }
}
