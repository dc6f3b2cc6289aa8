using Refuge.Displacement.Scoring;

namespace Refuge.Displacement.Model;

/// <summary>One share that was forecast from the operations over before it.</summary>
/// <param name="Operation">Which operation.</param>
/// <param name="Day">Days after its start.</param>
/// <param name="Cases">How many operations it was forecast from.</param>
/// <param name="Class">The CRPS of the class, in people.</param>
/// <param name="Pooled">The CRPS of the empirical quantiles of the same operations, in people.</param>
/// <param name="IsHeld">Whether the 80 % band of the class held it.</param>
sealed record OperationScore(
    PastOperation Operation, int Day, int Cases, double Class, double Pooled, bool IsHeld);

/// <summary>How good a class of past operations was, each forecast from those that had ended before it began.</summary>
static class OperationScores
{
    static readonly double[] Levels = [.. Quantiles.Printed];

    /// <summary>The scores of every operation and day with enough operations before it.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="makeClass">The class of the operations over before a day.</param>
    internal static IReadOnlyList<OperationScore> Of(
        IReadOnlyList<PastOperation> operations, Func<DateOnly, int, OperationClass?> makeClass) =>
    [
        .. from operation in operations
           from day in PastOperation.Days
           where operation.Shares.ContainsKey(day)
           let known = makeClass(operation.Start, day)
           where known is not null
           select Of(operation, day, known),
    ];

    /// <summary>
    /// Whether the class of a day scores better than a judgement on the operations that had ended by then: only then it
    /// may stand for the judgement.
    /// </summary>
    /// <param name="asOf">The day at whose end one looks.</param>
    /// <param name="day">Days after the start.</param>
    /// <param name="judgement">The judgement.</param>
    internal static bool IsBetterThan(Prior judgement, DateOnly asOf, int day)
    {
        double[] judged = [.. Levels.Select(judgement.At)];
        var (ours, theirs, tested) = (0.0, 0.0, 0);
        foreach (var operation in PastOperation.All.Where(one => one.End < asOf && one.Shares.ContainsKey(day)))
        {
            if (OperationClass.AsOf(operation.Start, day) is not { } known) continue;
            ours += Crps.OfQuantiles(Levels, SpreadOf(known, operation), operation.Shares[day]);
            theirs += Crps.OfQuantiles(Levels, judged, operation.Shares[day]);
            tested++;
        }

        return tested >= FewestTested && ours < theirs;
    }

    static OperationScore Of(PastOperation operation, int day, OperationClass known)
    {
        var (share, spread) = (operation.Shares[day], SpreadOf(known, operation));
        return new(
            operation, day, known.Cases.Count,
            operation.Present * Crps.OfQuantiles(Levels, spread, share),
            operation.Present * Crps.OfQuantiles(
                Levels, Pooled([.. known.Cases.Select(one => one.Shares[day]).Order()]), share),
            spread[Quantile10] <= share && share <= spread[Quantile90]);
    }

    static double[] SpreadOf(OperationClass known, PastOperation operation)
    {
        var prior = known.ShareOf(operation.Present);
        return [.. Levels.Select(prior.At)];
    }

    /// <summary>Quantiles of what was seen, linear between order statistics.</summary>
    static double[] Pooled(double[] ordered) =>
    [
        .. Levels.Select(level =>
        {
            var at = level * (ordered.Length - 1);
            var below = (int)at;
            return ordered[below]
                + ((at - below) * (ordered[Math.Min(below + 1, ordered.Length - 1)] - ordered[below]));
        }),
    ];

    /// <summary>Four forecasts at least must have been tested before a class is believed over a judgement.</summary>
    const int FewestTested = 4;

    const int Quantile10 = 2, Quantile90 = 6;
}
