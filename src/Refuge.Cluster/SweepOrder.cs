using Refuge.Displacement;

namespace Refuge.Cluster;

/// <summary>A sweep over settings of the movement rules.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Scenario">The scenario to lay over it. Null for the crisis as it stands.</param>
/// <param name="AsOf">The day at whose end one looks. Null for the last known-on day.</param>
/// <param name="Days">How far ahead, in days.</param>
/// <param name="Members">How many runs at each point.</param>
/// <param name="Seed">The same seed gives the same sweep.</param>
/// <param name="Vary">The parameters, each as <c>NAME</c> or <c>NAME=LOW..HIGH</c>. Empty: all that members
/// draw.</param>
/// <param name="Points">How many points of a Latin hypercube.</param>
/// <param name="Version">The version of Refuge, for the record.</param>
sealed record SweepOrder(
    string Crisis, string? Scenario, DateOnly? AsOf, int Days, int Members, long Seed, IReadOnlyList<string> Vary,
    int Points, string Version) : JobOrder
{
    internal const string Word = "sweep";

    /// <inheritdoc/>
    internal override string Kind => Word;

    /// <summary>The size of the ensemble at each point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    internal EnsembleSize Size => new(Days, Members, Seed);
}
