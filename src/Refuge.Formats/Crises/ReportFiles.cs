using Refuge.Reports;
using Refuge.Reports.Documents;

namespace Refuge.Formats.Crises;

/// <summary>Reads <c>reports/index.csv</c> and the reports it names.</summary>
sealed class ReportFiles(
    FolderFiles files, TableReader tables, IReadOnlyDictionary<SourceId, Source> sources, ProblemList problems,
    CancellationToken cancellation)
{
    const string Folder = "reports/";

    /// <summary>No report is longer; what is longer is a data set under a wrong name.</summary>
    const long MostBytes = 64 << 20;

    /// <summary>The reports. One that stands in no row of the index has no known-on day and shows on no day.</summary>
    internal IReadOnlyList<Draft<Report>> Read()
    {
        var drafts = tables.Read(CrisisTables.Reports, Indexed);
        var indexed = drafts.Select(draft => draft.Value.File).ToHashSet(StringComparer.Ordinal);
        foreach (var name in files.Names.Where(
            name => name.StartsWith(Folder, StringComparison.Ordinal) && name != CrisisTables.Reports.File
            && !indexed.Contains(name)))
        {
            if (FormatOf(name) is not { } format)
            {
                problems.Add(
                    Severity.Note, new(name), "The file is no report that can be read.",
                    "Save it as .txt, .md, .html or .eml.");
            }
            else if (Load(name, format, null) is { } report)
            {
                problems.Add(
                    Severity.RowLeftOut, new(name),
                    "The report stands in no row of reports/index.csv, so nothing says since when it is known; it "
                    + "is visible on no day.",
                    "Add a row to reports/index.csv with file, source and published.");
                drafts.Add(new(report, new(name, 1, [], null), KnownOn.Never, null, KnownOn.Always, false));
            }
        }

        return drafts;
    }

    Report? Indexed(TableRow row)
    {
        if (!row.TryNeed("file", out var file)) return null;
        var name = file.StartsWith(Folder, StringComparison.Ordinal) ? file : Folder + file;
        if (!files.Has(name))
        {
            var near = NearestWords.Of(
                name, [.. files.Names.Where(other => other.StartsWith(Folder, StringComparison.Ordinal))]);
            row.LeaveOut(
                "file", $"{Quoted.Of(name)} is not in the folder.",
                near is null
                ? "Add the file, or delete the row."
                : $"Add the file, or write {near} if that was meant.");
            return null;
        }

        if (FormatOf(name) is not { } format)
        {
            row.LeaveOut(
                "file", $"{Quoted.Of(name)} is no report that can be read.", "Save it as .txt, .md, .html or .eml.");
            return null;
        }

        return Load(name, format, row);
    }

    Report? Load(string name, ReportFormat format, TableRow? row)
    {
        if (files.Inspect(name, cancellation) is not { } file) return null;
        if (file.Kind is InputKind.Binary or InputKind.Workbook || file.Length > MostBytes)
        {
            problems.Add(
                Severity.RowLeftOut, new(name), "The file is not the text of a report.",
                "Save it as text, Markdown, HTML or e-mail.");
            return null;
        }

        using var text = file.Open();
        var received = text.ReadToEnd();
        if (format == ReportFormat.Email)
        {
            (received, var unread) = EmailMessage.Open(name, received);
            foreach (var problem in unread) problems.Add(problem.Severity, problem.Where, problem.What, problem.Remedy);
        }

        var source = row?.Own("source")?.Split(';')[0].Trim() is { Length: > 0 } code ? new SourceId(code) : null;
        var published =
            row?.Date("published")?.Last ?? (source is null ? null : sources.GetValueOrDefault(source)?.Published);
        return new(name, file.Hash, received, format, source, published, row?.Text("language"), row?.Text("url"));
    }

    static ReportFormat? FormatOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" => ReportFormat.Text,
        ".md" => ReportFormat.Markdown,
        ".html" or ".htm" => ReportFormat.Html,
        ".eml" => ReportFormat.Email,
        _ => null,
    };
}
