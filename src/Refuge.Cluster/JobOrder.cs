using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refuge.Cluster;

/// <summary>
/// What long work is asked for: with the files of the crisis, all that a machine needs to do any part of it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = KindOfOrder)]
[JsonDerivedType(typeof(HindcastOrder), HindcastOrder.Word)]
[JsonDerivedType(typeof(SweepOrder), SweepOrder.Word)]
[JsonDerivedType(typeof(ReadOrder), ReadOrder.Word)]
abstract record JobOrder
{
    const string KindOfOrder = "kind";

    static readonly JsonSerializerOptions Written = new() { Converters = { new JsonStringEnumConverter() } };

    private protected JobOrder()
    {
    }

    /// <summary>The identity of the crisis.</summary>
    public abstract string Crisis { get; init; }

    /// <summary>What is made: <c>plan</c>, <c>hindcast</c>, <c>sweep</c> or <c>read</c>.</summary>
    [JsonIgnore]
    internal abstract string Kind { get; }

    /// <summary>The order in JSON, equal for equal orders.</summary>
    internal string ToJson() => this is PlanOrder plan
        // As plans were kept before there was anything else.
        ? JsonSerializer.Serialize(plan, Written)
        : JsonSerializer.Serialize(this, Written);

    /// <summary>The order that was written as JSON.</summary>
    /// <exception cref="JsonException">It is no order of this version.</exception>
    internal static JobOrder Parse(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return (parsed.RootElement.TryGetProperty(KindOfOrder, out _)
            ? parsed.Deserialize<JobOrder>(Written)
            : parsed.Deserialize<PlanOrder>(Written)) ?? throw new JsonException("The order is empty.");
    }
}
