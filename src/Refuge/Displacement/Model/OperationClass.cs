using Refuge.Displacement.Random;

namespace Refuge.Displacement.Model;

/// <summary>What the operations that were over by a day say of the share of people who leave in another one.</summary>
/// <remarks>
/// <para>
/// The log-odds of shares are normal about a line over the logarithm of the people present. Few cases say little: the
/// slope is drawn to zero as by 40 units of squared distance, the spread to 1.5 as by five cases, and the doubt about
/// the mean is added. Chosen on the operations other than those of Mosul, each forecast from those over before it
/// began:
/// <c>tools/Refuge.Evaluation score-operations</c> repeats it.
/// </para>
/// <para>
/// Source of the form: shrinkage of a mean and a variance towards a prior worth so many cases (Gelman et al.,
/// <em>Bayesian Data Analysis</em>, 3rd edition, 2013, sections 3.3 and 14.8).
/// </para>
/// </remarks>
sealed class OperationClass
{
    readonly double mean, middle, slope, spread;

    OperationClass(IReadOnlyList<PastOperation> cases, int day, double slopePrior, double spreadPrior)
    {
        Cases = cases;
        Names = [.. cases.Select(static one => one.Id)];
        var sizes = cases.Select(static one => Elementary.Log(one.Present)).ToList();
        var odds = cases.Select(one => LogOdds(one.Shares[day])).ToList();
        (middle, mean) = (sizes.Average(), odds.Average());
        slope = sizes.Zip(odds, (size, odd) => (size - middle) * (odd - mean)).Sum()
            / (sizes.Sum(size => (size - middle) * (size - middle)) + slopePrior);
        var squares =
            sizes.Zip(odds, (size, odd) => odd - mean - (slope * (size - middle))).Sum(static off => off * off);
        spread = Math.Sqrt((squares + (SpreadCases * spreadPrior * spreadPrior)) / (cases.Count + SpreadCases)
            * (1 + (1.0 / cases.Count)));
    }

    /// <summary>The operations behind it, in the order of their first days.</summary>
    internal IReadOnlyList<PastOperation> Cases { get; }

    /// <summary>Their identities.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>
    /// The class as of a day. Null where fewer than three operations with a share at that day were over before it.
    /// </summary>
    /// <param name="asOf">Operations that ended before it are used.</param>
    /// <param name="day">Days after the start: 14, 30 or 90.</param>
    internal static OperationClass? AsOf(DateOnly asOf, int day) => Of(PastOperation.All, asOf, day);

    /// <summary>The same from given operations, with other strengths of the priors.</summary>
    internal static OperationClass? Of(
        IReadOnlyList<PastOperation> operations, DateOnly asOf, int day, double slopePrior = SlopePrior,
        double spreadPrior = SpreadPrior)
    {
        var cases = operations.Where(one => one.End < asOf && one.Shares.ContainsKey(day)).ToList();
        return cases.Count < FewestCases ? null : new(cases, day, slopePrior, spreadPrior);
    }

    /// <summary>Whether so many people lie within the sizes of its cases.</summary>
    internal bool Covers(double present) =>
        Cases.Min(static one => one.Present) <= present && present <= Cases.Max(static one => one.Present);

    /// <summary>The share that leaves, as a prior.</summary>
    /// <param name="present">The people there at the start, above zero.</param>
    internal Prior ShareOf(double present)
    {
        var at = mean + (slope * (Elementary.Log(present) - middle));
        return new(Share(at - (Normal90 * spread)), Share(at), Share(at + (Normal90 * spread)), PriorScale.LogOdds);
    }

    static double LogOdds(double share)
    {
        var inside = Math.Clamp(share, Outermost, 1 - Outermost);
        return Elementary.Log(inside / (1 - inside));
    }

    static double Share(double odds) => 1 / (1 + Elementary.Exp(-odds));

    /// <summary>What a class of fewer cases says is not worth saying.</summary>
    const int FewestCases = 3;

    const double SlopePrior = 40;
    const double SpreadPrior = 1.5;
    const double SpreadCases = 5;

    /// <summary>Shares of nobody and of everybody have no odds: counts are no surer than a fiftieth.</summary>
    const double Outermost = 0.02;

    const double Normal90 = 1.2815515655446004;
}
