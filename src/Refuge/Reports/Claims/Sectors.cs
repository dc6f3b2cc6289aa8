using System.Collections.Frozen;

namespace Refuge.Reports.Claims;

/// <summary>The humanitarian sector that a type of claim concerns.</summary>
static class Sectors
{
    static readonly FrozenDictionary<ClaimType, string?> OfRules = ClaimRules.All
        .GroupBy(static rule => rule.Type)
            .ToFrozenDictionary(static rules => rules.Key, static rules => rules.First().Sector);

    /// <summary>The sector of a type. Null when it concerns none.</summary>
    internal static string? Of(ClaimType type) => OfRules.TryGetValue(type, out var sector) ? sector : type switch
    {
        { Family: "attack" or "conflict" or "territory" or "operation" } => "conflict",
        { Family: "access" } => "logistics/access",
        { Family: "displacement" } => "displacement",
        { Family: "population" } => "protection/population",
        { Family: "camp" } => "CCCM",
        { Family: "damage" or "recovery" } => "early recovery",
        { Family: "health" } => "health",
        { Family: "needs" or "response" } => "coordination",
        { Family: "protection" or "risk" } => "protection",
        { Family: "casualties" } => "casualties",
        { Family: "funding" } => "funding",
        _ => null,
    };
}
