namespace Refuge.Displacement;

/// <summary>How people move, under the named set <em>Refuge</em>: every number with its unit, range, default and source.</summary>
/// <remarks>Stored with the results. What nobody knows about one crisis is an <see cref="Assumption"/>, not a rule.</remarks>
public sealed record MovementRules
{
    /// <summary>The name of the set.</summary>
    public string Name { get; init; } = "refuge";
}
