namespace Refuge.Storage.Remarks;

/// <summary>What a remark is.</summary>
enum RemarkKind
{
    /// <summary>Somebody wrote it here.</summary>
    Thought,

    /// <summary>A page elsewhere links to the bulletin.</summary>
    Link,

    /// <summary>A page elsewhere links to the bulletin and tells a report of the crisis over again.</summary>
    Copy,
}

/// <summary>Where a remark stands.</summary>
enum RemarkState
{
    /// <summary>The page that is said to link was not looked at yet.</summary>
    Asked,

    /// <summary>Nobody has decided about it; nobody outside sees it.</summary>
    Waiting,

    /// <summary>Everybody sees it.</summary>
    Shown,

    /// <summary>It was refused, and what it said is erased.</summary>
    Refused,
}

/// <summary>What a reader said about a public bulletin, or a page that links to it.</summary>
/// <param name="Crisis">The crisis.</param>
/// <param name="Number">Its number among the remarks of the crisis, from 1.</param>
/// <param name="Bulletin">The bulletin.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Text">What was written; the title of a page.</param>
/// <param name="SentAt">When it came.</param>
sealed record Remark(
    string Crisis, int Number, int Bulletin, RemarkKind Kind, RemarkState State, string Text, DateTimeOffset SentAt)
{
    /// <summary>The account of whoever wrote it. Null for a page.</summary>
    internal string? Author { get; init; }

    /// <summary>The name they chose to be shown by; may be empty.</summary>
    internal string Name { get; init; } = "";

    /// <summary>The page that links. Null for what somebody wrote here.</summary>
    internal Uri? Source { get; init; }

    /// <summary>The address that it links to. Null for what somebody wrote here.</summary>
    internal Uri? Target { get; init; }
}

/// <summary>What a look at a page found that is said to link to a bulletin.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Page">The page as it came, where somebody may want it in the inbox. Null otherwise.</param>
sealed record FoundLink(RemarkKind Kind, string Title, byte[]? Page);
