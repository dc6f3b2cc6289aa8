namespace Refuge.Reports;

/// <summary>A report as received, with what the folder says of it: one row of <c>reports/index.csv</c>.</summary>
/// <param name="File">Its file, relative to the crisis folder, such as <c>reports/2016-08-28-qayyarah.md</c>.</param>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Text">Its decoded text, byte-order mark not counted, line ends as received.</param>
/// <param name="Format">How the text is marked up.</param>
/// <param name="Source">The source it is. Null when the index names none.</param>
/// <param name="Published">The day it was published. Null when unknown.</param>
/// <param name="Language">Its language as an IETF tag, such as <c>en</c>. Null when unknown.</param>
/// <param name="Url">Where it was published. Null when unknown.</param>
sealed record Report(
    string File,
    string Hash,
    string Text,
    ReportFormat Format,
    SourceId? Source,
    DateOnly? Published,
    string? Language,
    string? Url) : IVersioned<Report>
{
    /// <inheritdoc/>
    public string Key => File;
}

/// <summary>How the text of a report is marked up.</summary>
public enum ReportFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>An e-mail message (RFC 5322).</summary>
    Email,
}
