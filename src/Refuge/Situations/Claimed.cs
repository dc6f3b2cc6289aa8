using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>A claim put into the words of a table, so that it can be held against the rows of that table.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Row">What it says.</param>
/// <param name="IsPlaced">Whether the place in <paramref name="Row"/> is known; otherwise the text pins none.</param>
sealed record Claimed<T>(Claim Claim, T Row, bool IsPlaced)
    where T : class, IVersioned<T>;

/// <summary>How a claim stands to a row.</summary>
enum Likeness
{
    /// <summary>They speak of different things.</summary>
    Unrelated,

    /// <summary>They say the same of the same thing.</summary>
    Same,

    /// <summary>They say different things of the same thing.</summary>
    Different,
}
