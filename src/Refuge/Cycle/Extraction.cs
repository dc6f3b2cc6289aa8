using System.Security.Cryptography;
using System.Text;
using Refuge.Reports;

namespace Refuge.Cycle;

/// <summary>What one build of the reader found in one report.</summary>
/// <param name="Key">Which report, and which reader.</param>
/// <param name="Lookups">The place names that the text made the reader look up, one on each line.</param>
/// <param name="Answers">A fingerprint of the answers that the places of the crisis give, in lower-case hexadecimal.
/// With other answers the text has to be read again.</param>
/// <param name="Reading">What was found, before any review.</param>
sealed record Extraction(ExtractionKey Key, string Lookups, string Answers, Reading Reading);

/// <summary>Under what an extraction is kept.</summary>
/// <param name="ReportHash">SHA-256 of the report as received, in lower-case hexadecimal.</param>
/// <param name="Reader">The build of the reader and what it knows (<see cref="ReaderKnowledge.Reader"/>), so that a
/// changed reader reads again.</param>
/// <param name="Given">A fingerprint of what the index says of the report: file, format, source, day, language,
/// address.</param>
sealed record ExtractionKey(string ReportHash, string Reader, string Given)
{
    /// <summary>The key of a report under one build of the reader.</summary>
    /// <param name="report">The report.</param>
    /// <param name="reader">The reader.</param>
    public static ExtractionKey Of(Report report, string reader)
    {
        ArgumentNullException.ThrowIfNull(report);
        var given = FormattableString.Invariant(
            $"{report.File}\n{report.Format}\n{report.Source}\n{report.Published:yyyy-MM-dd}\n{report.Language}\n{report.Url}");
        return new(
            report.Hash, reader,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(given)).AsSpan(0, 16)));
    }
}
