using Refuge.Displacement;
using Refuge.Displacement.Sweeps;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>The first three stages alone, ready to be run under many settings of the rules.</summary>
static class SweepCycle
{
    /// <summary>The sweep about a crisis as known on the as-of date.</summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="asOf">The day at whose end one looks.</param>
    /// <param name="size">Days, members and seed, the same at every point.</param>
    /// <param name="extractions">What was found in reports before; what is read is added.</param>
    internal static RuleSweep Prepare(Crisis crisis, DateOnly asOf, EnsembleSize size, Extractions extractions)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        var testimony = ForecastCycle.Read(crisis, crisis.Reports.AsOf(asOf), asOf, extractions);
        return new(
            SituationBuilder.AsOf(crisis.Situation, testimony, asOf), crisis.Assumptions.AsOf(asOf),
            crisis.Allocations.AsOf(asOf), new MovementRules(), size);
    }
}
