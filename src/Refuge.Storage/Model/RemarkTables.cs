namespace Refuge.Storage.Model;

/// <summary>
/// What a reader said about a public bulletin, or a page that links to it. Not evidence: it may be erased.
/// </summary>
sealed class RemarkEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>Its number among the remarks of the crisis, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The public bulletin that it is about.</summary>
    public required int Bulletin { get; init; }

    /// <summary>What it is: <c>thought</c>, <c>link</c> or <c>copy</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>Where it stands: <c>asked</c>, <c>waiting</c>, <c>shown</c> or <c>refused</c>.</summary>
    public required string State { get; set; }

    /// <summary>Whether the page that links is to be looked at, for the first time or again.</summary>
    public required bool IsAsked { get; set; }

    /// <summary>The account of whoever wrote it. Null for a page, and once it was refused.</summary>
    public string? Author { get; set; }

    /// <summary>The name that they chose to be shown by. Empty where they chose none.</summary>
    public required string Name { get; set; }

    /// <summary>What they wrote; the title of a page. Empty once it was refused.</summary>
    public required string Text { get; set; }

    /// <summary>The address of the page that links. Null for what somebody wrote here.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// The address that it links to, as whoever told of it wrote it. Null for what somebody wrote here.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>The page, while somebody may want it in the inbox as a copy of a report. Null otherwise.</summary>
    public byte[]? Page { get; set; }

    /// <summary>When it came (UTC).</summary>
    public required DateTime SentAt { get; init; }
}
