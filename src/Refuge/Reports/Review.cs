namespace Refuge.Reports;

/// <summary>What an analyst made of a span of a report: one row of <c>reviews.csv</c>.</summary>
/// <remarks>Found again by the report's hash and the words, so that it survives a re-read by a newer reader.</remarks>
/// <param name="ReportHash">SHA-256 of the report as received, in lower-case hexadecimal.</param>
/// <param name="Start">Where the words begin, in UTF-16 units of the decoded text.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Quote">The words.</param>
/// <param name="Action">What was done.</param>
/// <param name="Field">The field that an edit sets, or the claim a merge goes into. Null otherwise.</param>
/// <param name="Value">The value that an edit sets. Null otherwise.</param>
/// <param name="Role">The role of the analyst; never a name.</param>
/// <param name="Date">The day of the review.</param>
sealed record Review(
    string ReportHash,
    int Start,
    int End,
    string Quote,
    ReviewAction Action,
    string? Field,
    string? Value,
    string? Role,
    DateOnly? Date) : IVersioned<Review>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{ReportHash}/{Start}-{End}/{Action}/{Field}");

    /// <summary>
    /// Its place among the rows of its table. Of two reviews of one day the one further down is the later one: nothing
    /// else tells which of them somebody meant in the end.
    /// </summary>
    public int Row { get; init; }
}

/// <summary>What an analyst did with a claim.</summary>
public enum ReviewAction
{
    /// <summary>Accepted it: it may move a figure.</summary>
    Accept,

    /// <summary>Rejected it.</summary>
    Reject,

    /// <summary>Set one of its fields.</summary>
    Edit,

    /// <summary>Declared it the same as another.</summary>
    Merge,

    /// <summary>Let an audience outside the own folder read it: partner or public, as its value says.</summary>
    Release,
}
