using Refuge.Reports.Documents;

namespace Refuge.Reports.Claims;

/// <summary>A claim while it is being made. Places are in the readable text.</summary>
sealed record DraftClaim(
    ClaimType Type,
    string? Sector,
    Stretch Where,
    IReadOnlyList<PlaceMention> Places,
    ClaimDate? Date,
    IReadOnlyList<Quantity> Quantities,
    IReadOnlyList<string> Actors,
    Attribution Attribution,
    Modality Modality,
    bool Happened)
{
    /// <summary>What it states, one by one.</summary>
    internal IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>[quantities] In what sense each number of people counts; null where it counts no people.</summary>
    internal IReadOnlyList<CountSense?> Senses { get; init; } = [];
}
