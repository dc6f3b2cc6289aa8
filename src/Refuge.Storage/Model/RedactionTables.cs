namespace Refuge.Storage.Model;

/// <summary>
/// That something was taken out of what is kept, and what stands in its place. Only ever added: it keeps the hash of
/// what was there, by which the audit log still verifies.
/// </summary>
sealed class RedactionEntity
{
    /// <summary>Its number among all redactions, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The file of the table, or of the report.</summary>
    public required string File { get; init; }

    /// <summary>The place of the row in its table, from 0. -1 for a report.</summary>
    public required int Row { get; init; }

    /// <summary>SHA-256 of what was there: of the cells of the row, or of the bytes of the report.</summary>
    public required string Original { get; init; }

    /// <summary>What stands there now: the cells of the row, or the text in place of the report.</summary>
    public required string Tombstone { get; init; }

    /// <summary>Why, in the words of whoever did it.</summary>
    public required string Reason { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}
