using System.Text.Json;
using System.Text.Json.Serialization;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Publishing;

namespace Refuge.Cluster;

/// <summary>What a plan is asked for: with the files of the crisis, all that a machine needs to make it.</summary>
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
    string Language, string Version)
{
    static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The size of its ensembles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    internal EnsembleSize Size => new(Days, Members, Seed);

    /// <summary>The order in JSON, equal for equal orders.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, Written);

    /// <summary>The order that was written as JSON.</summary>
    /// <exception cref="JsonException">It is no order of this version.</exception>
    internal static PlanOrder Parse(string json) =>
        JsonSerializer.Deserialize<PlanOrder>(json, Written) ?? throw new JsonException("The order is empty.");

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
