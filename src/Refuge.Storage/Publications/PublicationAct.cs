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

    /// <summary>The headline. Null where nobody gave one.</summary>
    internal string? Headline { get; init; }

    /// <summary>What is said before the figures. Null where nothing is.</summary>
    internal string? Note { get; init; }

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

/// <summary>What somebody wrote for the next bulletin.</summary>
/// <param name="Headline">The headline; may be empty.</param>
/// <param name="Note">What is to be said before the figures; may be empty.</param>
sealed record PublicationDraft(string Headline, string Note)
{
    /// <summary>Nothing yet.</summary>
    internal static PublicationDraft Empty { get; } = new("", "");
}
