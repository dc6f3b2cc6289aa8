using Refuge.Reports.Claims;
using Refuge.Reports.Documents;

namespace Refuge.Reports.Predicates;

/// <summary>A predicate of the table that was met in a clause.</summary>
/// <param name="Type">The type of the claim it makes.</param>
/// <param name="Clause">The tokens an analyst would quote.</param>
/// <param name="Trigger">The token of the predicate.</param>
/// <param name="Of">The clause it stands in.</param>
/// <param name="IsNoun">Whether a noun tells it.</param>
readonly record struct Found(ClaimType Type, Stretch Clause, int Trigger, int Of, bool IsNoun)
{
    /// <summary>Whether the denial in its clause is what it tells: "the village has no road".</summary>
    internal bool IsOfLack { get; init; }
}
