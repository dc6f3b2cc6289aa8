namespace Refuge.Storage.Model;

/// <summary>An act of publication: a bulletin, its correction, or its withdrawal. Only ever added.</summary>
sealed class PublicationEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The tier it is for: <c>restricted</c>, <c>partner</c> or <c>public</c>.</summary>
    public required string Tier { get; init; }

    /// <summary>Its number among the acts of the crisis for the tier, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it does: <c>publish</c>, <c>correct</c> or <c>withdraw</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The number of the bulletin that it corrects or withdraws. Null where it does neither.</summary>
    public int? About { get; init; }

    /// <summary>Why. Null where it is about no other bulletin.</summary>
    public string? Reason { get; init; }

    /// <summary>The day at whose end it was known. Null where it withdraws.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The run it was made from. Null where it withdraws.</summary>
    public string? Run { get; init; }

    /// <summary>The headline that somebody gave it. Null where nobody did.</summary>
    public string? Headline { get; init; }

    /// <summary>Where and when its story was written. Null where nobody says.</summary>
    public string? Dateline { get; init; }

    /// <summary>Who wrote its story. Null where nobody says.</summary>
    public string? Byline { get; init; }

    /// <summary>The text of its story. Null where nobody wrote one.</summary>
    public string? Note { get; init; }

    /// <summary>The role of whoever signed; never the name of a person.</summary>
    public required string SignedBy { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime SignedAt { get; init; }
}

/// <summary>A file of a bulletin, as it was signed. Only ever added.</summary>
sealed class PublicationFileEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The tier.</summary>
    public required string Tier { get; init; }

    /// <summary>The number of the bulletin.</summary>
    public required int Number { get; init; }

    /// <summary>The name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>What somebody wrote for the next bulletin of a tier; nothing of it is public.</summary>
sealed class PublicationDraftEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The tier.</summary>
    public required string Tier { get; init; }

    /// <summary>The headline. Empty where nobody gave one.</summary>
    public required string Headline { get; set; }

    /// <summary>Where and when its story was written. Empty where nobody says.</summary>
    public required string Dateline { get; set; }

    /// <summary>Who wrote its story. Empty where nobody says.</summary>
    public required string Byline { get; set; }

    /// <summary>The text of its story. Empty where nobody wrote one.</summary>
    public required string Note { get; set; }

    /// <summary>When it was saved (UTC).</summary>
    public required DateTime SavedAt { get; set; }
}
