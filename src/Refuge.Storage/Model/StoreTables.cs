namespace Refuge.Storage.Model;

/// <summary>A crisis.</summary>
sealed class CrisisEntity
{
    /// <summary>Its identity.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the folder it came from.</summary>
    public required string Folder { get; init; }

    /// <summary>The last known-on day of its rows: derived, and worked out anew whenever rows are added.</summary>
    public DateOnly? LastKnownOn { get; set; }
}

/// <summary>A row as somebody stated it. Only ever added: a trigger of the database refuses every change.</summary>
sealed class FactEntity
{
    /// <summary>Its number in the database, in the order in which facts were entered.</summary>
    public long Id { get; init; }

    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The file of its table.</summary>
    public required string File { get; init; }

    /// <summary>Its place in the table, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>The filled cells: a JSON object by column.</summary>
    public required string Cells { get; init; }

    /// <summary>The role of whoever entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime EnteredAt { get; init; }
}

/// <summary>
/// The days of a fact: derived from it and from the sources and places it cites, and made anew when these change.
/// </summary>
sealed class FactDayEntity
{
    /// <summary>The fact.</summary>
    public required long Fact { get; init; }

    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The identity of what the fact states.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// The day at whose end it was known. Null when it waits for the last known-on day of the crisis, or has none.
    /// </summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>
    /// The day from which on anything of it shows. Null when that is the last known-on day of the crisis, or never.
    /// </summary>
    public DateOnly? ShowsOn { get; init; }

    /// <summary>The first day for which it states something.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day for which it states something.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The place it is about.</summary>
    public string? Place { get; init; }
}

/// <summary>The columns of a table, in their order. A newer version only adds columns.</summary>
sealed class ColumnsEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The file of the table.</summary>
    public required string File { get; init; }

    /// <summary>How many versions came before.</summary>
    public required int Version { get; init; }

    /// <summary>The names: a JSON array.</summary>
    public required string Names { get; init; }
}

/// <summary>A file of the crisis that is no table: its settings, its triggers, a report as received.</summary>
sealed class FileEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>Its name relative to the folder.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The role of whoever entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime EnteredAt { get; init; }
}

/// <summary>Bytes by their hash, kept once however often they are named.</summary>
sealed class BlobEntity
{
    /// <summary>SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>
/// What one build of the reader found in one report. Derived: it may be thrown away and is then made again.
/// </summary>
sealed class ExtractionEntity
{
    /// <summary>SHA-256 of the report.</summary>
    public required string ReportHash { get; init; }

    /// <summary>The build of the reader.</summary>
    public required string Reader { get; init; }

    /// <summary>A fingerprint of what the index says of the report.</summary>
    public required string Given { get; init; }

    /// <summary>What was found.</summary>
    public required byte[] Bytes { get; set; }
}

/// <summary>What a run published for one audience.</summary>
sealed class RunEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The identity of the run.</summary>
    public required string Identity { get; init; }

    /// <summary>For whom.</summary>
    public required string Audience { get; init; }

    /// <summary>The day at whose end the run looked.</summary>
    public required DateOnly AsOf { get; init; }
}

/// <summary>One file that a run published.</summary>
sealed class OutputEntity
{
    /// <summary>The crisis.</summary>
    public required string Crisis { get; init; }

    /// <summary>The identity of the run.</summary>
    public required string Identity { get; init; }

    /// <summary>For whom.</summary>
    public required string Audience { get; init; }

    /// <summary>The name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public required string Hash { get; init; }
}
