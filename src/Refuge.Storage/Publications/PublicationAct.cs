using Refuge.Publishing;

namespace Refuge.Storage.Publications;

/// <summary>What an act of publication does.</summary>
enum PublicationAct
{
    /// <summary>Gives out a bulletin.</summary>
    Publish,

    /// <summary>Gives out a bulletin in the place of one that was wrong.</summary>
    Correct,

    /// <summary>Takes a bulletin back.</summary>
    Withdraw,
}

/// <summary>What is to be signed.</summary>
/// <param name="Crisis">The crisis.</param>
/// <param name="Tier">For whom.</param>
/// <param name="Act">What it does.</param>
sealed record NewPublication(string Crisis, Audience Tier, PublicationAct Act)
{
    /// <summary>The bulletin that it corrects or withdraws. Null where it does neither.</summary>
    internal int? About { get; init; }

    /// <summary>Why. Null where it is about no other bulletin.</summary>
    internal string? Reason { get; init; }

    /// <summary>The day at whose end it was known. Null where it withdraws.</summary>
    internal DateOnly? AsOf { get; init; }

    /// <summary>The run. Null where it withdraws.</summary>
    internal string? Run { get; init; }

    /// <summary>What a person tells before the figures.</summary>
    internal Story Story { get; init; } = Story.Empty;

    /// <summary>The number of the last act of the tier that whoever signs has seen; 0 where there was none.</summary>
    internal required int Seen { get; init; }
}

/// <summary>An act of publication as it stands.</summary>
/// <param name="Number">Its number among the acts for the tier, from 1.</param>
/// <param name="Signed">What was signed.</param>
/// <param name="SignedBy">The role of whoever signed.</param>
/// <param name="SignedAt">When.</param>
sealed record KeptPublication(int Number, NewPublication Signed, string SignedBy, DateTimeOffset SignedAt)
{
    /// <summary>The act that took it back. Null where none did.</summary>
    internal KeptPublication? Withdrawal { get; init; }

    /// <summary>The bulletin that stands in its place. Null where none does.</summary>
    internal KeptPublication? Correction { get; init; }

    /// <summary>Whether readers may have it: a bulletin that nobody took back.</summary>
    internal bool Stands => Signed.Act != PublicationAct.Withdraw && Withdrawal is null;
}

/// <summary>What a person tells beside the figures of a bulletin. Each part may be empty.</summary>
/// <param name="Headline">The headline.</param>
/// <param name="Dateline">Where and when it was written, such as "Erbil, 28 August".</param>
/// <param name="Byline">Who wrote it: an organisation, a role, or a person who wants to be named.</param>
/// <param name="Text">The text, its paragraphs on lines of their own; <c>[3]</c> cites the evidence with that number
/// on the page of the bulletin.</param>
sealed record Story(string Headline, string Dateline, string Byline, string Text)
{
    /// <summary>Nothing is told.</summary>
    internal static Story Empty { get; } = new("", "", "", "");
}
