namespace Refuge.Reports.Claims;

/// <summary>
/// Two statements that do not say the same, and what is to be made of it: one row of <c>contradictions.csv</c>.
/// </summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="Kind">What they differ in, such as <c>distance</c> or <c>money</c>.</param>
/// <param name="Verdict">What is to be made of it.</param>
/// <param name="Detail">Both statements side by side, as a sentence.</param>
sealed record Contradiction(Evidence A, Evidence B, string Kind, Verdict Verdict, string Detail);

/// <summary>What is to be made of two statements that differ.</summary>
public enum Verdict
{
    /// <summary>They agree within rounding or their bounds.</summary>
    Compatible,

    /// <summary>They follow one another.</summary>
    ResolvedBySequence,

    /// <summary>The newer one replaces the older.</summary>
    Superseded,

    /// <summary>They cannot both be true.</summary>
    Hard,

    /// <summary>They speak of different states of one thing, such as money asked for and money received.</summary>
    DifferentStates,
}
