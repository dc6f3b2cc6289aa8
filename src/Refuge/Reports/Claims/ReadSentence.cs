using Refuge.Reports.Language;
using Refuge.Reports.Times;

namespace Refuge.Reports.Claims;

/// <summary>What was found in one sentence, before claims are made of it. Places are in the readable text.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Times">Its times.</param>
/// <param name="Quantities">Its quantities.</param>
/// <param name="Places">Its places.</param>
sealed record ReadSentence(
    Sentence Sentence, IReadOnlyList<TimeExpression> Times, IReadOnlyList<Quantity> Quantities,
    IReadOnlyList<PlaceMention> Places)
{
    /// <summary>The day from which its relative times count. Null when it is not known.</summary>
    internal DateOnly? Reference { get; init; }
}
