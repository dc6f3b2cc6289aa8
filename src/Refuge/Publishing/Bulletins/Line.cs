namespace Refuge.Publishing.Bulletins;

/// <summary>A statement of the page: the words that stand out, the words after them, and what both rest on.</summary>
/// <param name="Lead">The words that stand out. Empty where none do.</param>
/// <param name="Text">The words after them. Empty where the lead says it all.</param>
/// <param name="Evidence">What it rests on. Empty where the run alone says it.</param>
sealed record Line(string Lead, string Text, IReadOnlyList<Reference> Evidence)
{
    /// <summary>Where its figures come from: rows of a table beside the page, or the run.</summary>
    internal string From { get; init; } = Run;

    /// <summary>A plain statement.</summary>
    internal static Line Of(string text) => new("", text, []);

    /// <summary>A plain statement that rests on <paramref name="evidence"/>.</summary>
    internal static Line Of(string text, IReadOnlyList<Reference> evidence) => new("", text, evidence);

    /// <summary>A statement that stands out as a whole.</summary>
    internal static Line Strong(string lead) => new(lead, "", []);

    /// <summary>The record of the run, from which everything computed comes.</summary>
    internal const string Run = "run.json";
}
