using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>
/// What reports claim, with what is needed to weigh it: the reports themselves and who published them.
/// </summary>
/// <param name="Claims">The claims, after review. Only those of <paramref name="Reports"/> are heard.</param>
/// <param name="Contradictions">Claims that do not agree with each other.</param>
/// <param name="Reports">The reports known at the end of the as-of date.</param>
/// <param name="Sources">The sources, by identity.</param>
sealed record ReportedClaims(
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Contradiction> Contradictions,
    IReadOnlyList<Recorded<Report>> Reports,
    IReadOnlyDictionary<SourceId, Source> Sources)
{
    /// <summary>Nobody said anything.</summary>
    public static ReportedClaims None { get; } = new([], [], [], new Dictionary<SourceId, Source>());

    readonly Dictionary<string, Recorded<Report>> byFile = ByFile(Reports);

    /// <summary>The reports known at the end of the as-of date.</summary>
    public IReadOnlyList<Recorded<Report>> Reports
    {
        get;
        init => (field, byFile) = (value, ByFile(value));
    } = Reports;

    /// <summary>The report a claim stands in, or null when it is not known yet.</summary>
    internal Recorded<Report>? FindReport(Claim claim) => byFile.GetValueOrDefault(claim.Report);

    /// <summary>Who speaks: the publisher of the report's source, else the source, else the report alone.</summary>
    internal string Origin(Claim claim) =>
        FindSource(claim) is { } source ? source.Publisher ?? source.Id.Code : claim.Report;

    /// <summary>
    /// Whether the publisher is at least fairly reliable (A to C), so that its word may count beside another's.
    /// </summary>
    internal bool IsFairlyReliable(Claim claim) =>
        FindSource(claim)?.Reliability is Reliability.A or Reliability.B or Reliability.C;

    /// <summary>
    /// Whether two claims come from independent origins: other publishers, and other words. The same words under two
    /// names are one story printed twice.
    /// </summary>
    internal bool AreIndependent(Claim left, Claim right) =>
        Origin(left) != Origin(right) && !string.Equals(Bare(left), Bare(right), StringComparison.OrdinalIgnoreCase);

    Source? FindSource(Claim claim) => FindReport(claim)?.Value.Source is { } id ? Sources.GetValueOrDefault(id) : null;

    static Dictionary<string, Recorded<Report>> ByFile(IReadOnlyList<Recorded<Report>> reports)
    {
        var found = new Dictionary<string, Recorded<Report>>(reports.Count, StringComparer.Ordinal);
        foreach (var report in reports) found.TryAdd(report.Value.File, report);
        return found;
    }

    static string Bare(Claim claim) => string.Concat(claim.QuoteText.Where(char.IsLetterOrDigit));
}
