using System.CommandLine;
using Refuge.Cycle;
using Refuge.Files;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Reports;

namespace Refuge.Cli;

/// <summary><c>refuge read FILE… --published 2016-08-28 --folder FOLDER --json</c></summary>
static class ReadCommand
{
    /// <summary>Marks of the quoted words that no text is spelt with (Unicode, private use).</summary>
    const string Open = "\uE000";

    const string Close = "\uE001";

    /// <summary>Ends bold type.</summary>
    const string Plain = "\u001b[0m";

    internal static Command Create()
    {
        var files =
            PathInputs.ExistingFiles("file", "Reports: .txt, .md, .html, .eml, or .jsonl with id, text and published.");
        var published = ValueOptions.Day("--published", "The day of publication, where the file does not say.");
        var folder = PathInputs.FolderOption(
            "--folder", "A crisis folder: its places are known first, its reviews are applied.");
        var json = new Option<bool>("--json") { Description = "One JSON object for each document." };

        var command = new Command("read", "What a report claims: about when, where and how many, on whose word.")
        {
            files,
            published,
            folder,
            json,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(files), arguments.GetValue(published), arguments.GetValue(folder),
            arguments.GetValue(json) ? WriteJson : WriteForPeople, arguments.InvocationConfiguration, cancellation)));
        return command;
    }

    static int Run(
        FileInfo[] files, DateOnly? published, DirectoryInfo? folder,
        Action<IReadOnlyList<ReadDocument>, TextWriter> write,
        InvocationConfiguration streams, CancellationToken cancellation)
    {
        var crisis = folder is null ? null : CrisisFolder.Read(folder, null, cancellation).Crisis;
        if (folder is not null && crisis is null)
        {
            streams.Error.WriteLine($"The folder {folder.Name} cannot be read; run refuge check on it.");
            return ExitCode.InputStopsTheWork;
        }

        var documents = new List<Document>();
        foreach (var file in files)
        {
            var (found, problems) = ReportDocuments.Read(file, published, cancellation);
            documents.AddRange(found.Select(static each => new Document(each.Id, each.Report)));
            foreach (var problem in problems) streams.Error.WriteLine(problem);
            if (problems.Any(static problem => problem.Severity == Severity.Fatal)) return ExitCode.InputStopsTheWork;
        }

        write(
            MemberProgress.Watch(
                streams.Output, "Reports", documents.Count, progress =>
                    Read(documents, crisis, progress, cancellation)), streams.Output);
        return documents.Count > 0 ? ExitCode.Good : ExitCode.InputStopsTheWork;
    }

    static List<ReadDocument> Read(
        List<Document> documents, Crisis? crisis, IProgress<int>? progress, CancellationToken cancellation)
    {
        var reader = crisis is null ? ShippedReader.Read : ShippedReader.Of(crisis);
        var reviews = crisis is null ? [] : crisis.Reviews.Rows.Select(static review => review.Value).ToList();
        var read = new List<ReadDocument>(documents.Count);
        foreach (var (id, report) in documents)
        {
            cancellation.ThrowIfCancellationRequested();
            var reading = reader(report);
            read.Add(
                new(
                    id,
                    reviews.Count == 0
                    ? reading
                    : reading with { Claims = Reviewing.Apply(report, reading.Claims, reviews) }));
            progress?.Report(read.Count);
        }

        return read;
    }

    static void WriteJson(IReadOnlyList<ReadDocument> documents, TextWriter output)
    {
        var origins = Copies.Origins([.. documents.Select(static document => document.Reading)]);
        using var stream = new JsonText(output);
        for (var index = 0; index < documents.Count; index++)
        {
            ReadingJson.Write(stream, documents[index].Id, documents[index].Reading, origins[index]);
        }
    }

    static void WriteForPeople(IReadOnlyList<ReadDocument> documents, TextWriter output)
    {
        foreach (var (id, reading) in documents)
        {
            if (!Terminal.IsWatched(output))
            {
                output.Write(ReadingPage.Of(id, reading, ("»", "«")));
                continue;
            }

            // The page is made harmless first; only then the program's own bold type takes the place of its marks.
            var page = VisibleText.Of(ReadingPage.Of(id, reading, (Open, Close)));
            ((VisibleWriter)output).Raw.Write(
                page.Replace(Open, "\u001b[1m", StringComparison.Ordinal)
                .Replace(Close, Plain, StringComparison.Ordinal) + Plain);
        }
    }

    sealed record Document(string Id, Report Report);

    sealed record ReadDocument(string Id, Reading Reading);
}
