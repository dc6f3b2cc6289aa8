using System.Globalization;
using System.Text;
using System.Text.Json;
using Refuge.Files;
using Refuge.Reports;

namespace Refuge.Formats.Reports;

/// <summary>The documents of a file that somebody named: one report, or one on each line of a <c>.jsonl</c>.</summary>
static class ReportDocuments
{
    /// <summary>
    /// A file with more broken lines than this is another file; telling each costs time and helps nobody.
    /// </summary>
    const int MostBroken = 10_000;

    const string Remedy = "Write an object with id, text and published on each line.";

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file. A link that the user named is followed; a pipe or a device is refused
    /// unopened.</param>
    /// <param name="published">The day of publication where the file does not say.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The documents, and what could not be read. A fatal problem means that the file was not read at
    /// all.</returns>
    internal static (IReadOnlyList<(string Id, Report Report)> Documents, IReadOnlyList<Problem> Problems) Read(
        FileInfo file, DateOnly? published, CancellationToken cancellation)
    {
        var isList = file.Extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase);
        var most = isList ? FileLimits.DocumentsBytes : FileLimits.ReportBytes;
        if (InputFiles.FindObstacle(file.FullName, file.Name, most) is { } obstacle) return ([], [obstacle]);
        if (isList) return ReadLines(file, published, cancellation);

        var (report, problems) =
            ReportFile.Read(file.Name, InputFiles.ReadAll(file.FullName, most, cancellation), published);
        return ([(file.Name, report)], problems);
    }

    static (IReadOnlyList<(string Id, Report Report)> Documents, IReadOnlyList<Problem> Problems) ReadLines(
        FileInfo file, DateOnly? published, CancellationToken cancellation)
    {
        var (documents, problems) = (new List<(string, Report)>(), new Crises.ProblemList());
        var broken = 0;
        using var text = new StreamReader(InputFiles.Open(file.FullName), Encoding.UTF8);
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (ReadLine(line, new(file.Name, number), published, problems) is { } document)
            {
                documents.Add(document);
            }
            else if (++broken == MostBroken)
            {
                problems.Add(
                    Severity.Fatal, new(file.Name, number),
                    FormattableString.Invariant($"{MostBroken:#,0} lines are no documents; the rest was not read."),
                    Remedy, sort: "end");
                break;
            }
        }

        return (documents, problems.InOrder());
    }

    static (string Id, Report Report)? ReadLine(
        string line, Location where, DateOnly? published, Crises.ProblemList problems)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            problems.Add(Severity.RowLeftOut, where, "The line is no JSON and was left out.", Remedy);
            return null;
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "text") is not { } text)
            {
                problems.Add(Severity.RowLeftOut, where, "The line is no object with a text and was left out.", Remedy);
                return null;
            }

            if (Identity(root) is not { } id)
            {
                problems.Add(Severity.RowLeftOut, where, "The line has no id and was left out.", Remedy);
                return null;
            }

            return (id, ReportFile.OfText(id, text, Published(root, where, problems) ?? published));
        }
    }

    static DateOnly? Published(JsonElement root, Location where, Crises.ProblemList problems)
    {
        if (!root.TryGetProperty("published", out var given) || given.ValueKind == JsonValueKind.Null) return null;
        if (given.ValueKind == JsonValueKind.String && Day(Text(root, "published") ?? "") is { } day) return day;
        problems.Add(
            Severity.Note, where with { Column = "published" }, "The day of publication is not a date.",
            "Write it as 2016-08-28.");
        return null;
    }

    /// <summary>
    /// A date, or the date of a moment such as <c>2016-08-28T09:00:00Z</c>, within the years that dates of a folder may
    /// have.
    /// </summary>
    static DateOnly? Day(string text) =>
        Crises.PartialDate.Find(text)?.Last
        ?? (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment.Year is >= FileLimits.FirstYear and <= FileLimits.LastYear
            ? DateOnly.FromDateTime(moment.DateTime)
            : null);

    static string? Identity(JsonElement root) => !root.TryGetProperty("id", out var id) ? null : id.ValueKind switch
    {
        JsonValueKind.String => Text(root, "id"),
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    /// <summary>A string; null when there is none, or when it holds half of a letter pair, which no text can.</summary>
    static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
