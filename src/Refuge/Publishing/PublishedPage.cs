namespace Refuge.Publishing;

/// <summary>
/// A page for one audience, ready to be put into the frame of a web site: what it may not see is not in it.
/// </summary>
/// <param name="Language">The language, as an IETF tag.</param>
/// <param name="IsRightToLeft">Whether it is written from right to left.</param>
/// <param name="Title">Its title, as plain text.</param>
/// <param name="Main">The element <c>main</c>, as HTML.</param>
sealed record PublishedPage(string Language, bool IsRightToLeft, string Title, string Main)
{
    /// <summary>The title of the crisis, as plain text.</summary>
    public string Crisis { get; init; } = "";

    /// <summary>Sites, gaps and lines of the plan, for pages that are more than reading.</summary>
    public PublishedBoard Board { get; init; } = PublishedBoard.Empty;

    /// <summary>The people of each place over time, for the map that can be moved through time.</summary>
    public PublishedMap Map { get; init; } = PublishedMap.Empty;

    /// <summary>The style sheet of all pages.</summary>
    public static string StyleSheet => Bulletins.Style.Sheet;
}

/// <summary>Where words stand: a slice of a report as received.</summary>
/// <param name="Report">The report's file, relative to the crisis folder.</param>
/// <param name="Start">Where the words begin, in UTF-16 units.</param>
/// <param name="End">Where they end, exclusive.</param>
sealed record Passage(string Report, int Start, int End);
