using System.Text.Json;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Publishing;

namespace Refuge.Cluster;

/// <summary>A plan.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Scenario">The scenario to lay over it. Null for the crisis as it stands.</param>
/// <param name="AsOf">The day at whose end one looks. Null for the last known-on day, or what the audience may see of
/// it.</param>
/// <param name="Days">How far ahead, in days.</param>
/// <param name="Members">How many runs.</param>
/// <param name="Seed">The same seed gives the same plan.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Language">The language of the bulletin, such as <c>en</c>.</param>
/// <param name="Version">The version of Refuge, for the record of the run.</param>
sealed record PlanOrder(
    string Crisis, string? Scenario, DateOnly? AsOf, int Days, int Members, long Seed, Audience Audience,
    string Language, string Version) : JobOrder
{
    /// <inheritdoc/>
    internal override string Kind => "plan";

    /// <summary>The size of its ensembles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    internal EnsembleSize Size => new(Days, Members, Seed);

    /// <summary>The plan that was written as JSON.</summary>
    /// <exception cref="JsonException">It is no plan of this version.</exception>
    internal static new PlanOrder Parse(string json) =>
        JobOrder.Parse(json) as PlanOrder ?? throw new JsonException("It is no order of a plan.");

    /// <summary>What the six stages are run for.</summary>
    /// <param name="crisis">The crisis.</param>
    internal CycleRequest RequestFor(Crisis crisis)
    {
        var asOf = Delay.AsOf(Audience, AsOf, crisis.LastKnownOn, crisis.Identity.FirstDay);
        var scenario = Scenario is null ? "" : $" --scenario {Scenario}";
        var command = FormattableString.Invariant(
            $"refuge plan {Crisis} --as-of {asOf:yyyy-MM-dd} --days {Days} --members {Members} --seed {Seed}{scenario}")
            + $" --audience {Words.Of(Audience)}";
        return new(asOf, Size, Scenario, null, null, Version, command) { Audience = Audience };
    }
}
