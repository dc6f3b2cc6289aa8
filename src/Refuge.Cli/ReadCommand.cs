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
            arguments.GetValue(json), arguments.InvocationConfiguration, cancellation)));
        return command;
    }

    static int Run(
        FileInfo[] files, DateOnly? published, DirectoryInfo? folder, bool asJson,
        InvocationConfiguration streams, CancellationToken cancellation)
    {
        var crisis = folder is null ? null : CrisisFolder.Read(folder, null, cancellation).Crisis;
        if (folder is not null && crisis is null)
        {
            streams.Error.WriteLine($"The folder {folder.Name} cannot be read; run refuge check on it.");
            return ExitCode.InputStopsTheWork;
        }

        if (Documents(files, published, streams, cancellation) is not { Count: > 0 and var count } documents)
        {
            return ExitCode.InputStopsTheWork;
        }
        var readings = (IProgress<int>? progress) => Read(documents, crisis, progress, cancellation);
        if (asJson && count > 1)
        {
            using var packed = MemberProgress.Watch(
                streams.Output, "Reports", count, progress => Packed(readings(progress)));
            using var stream = new JsonText(streams.Output);
            packed.WriteTo(stream);
        }
        else
        {
            var read = MemberProgress.Watch(
                streams.Output, "Reports", count, progress => readings(progress).ToList());
            if (asJson) WriteJson(read[0], streams.Output);
            else WriteForPeople(read, streams.Output);
        }

        return ExitCode.Good;
    }

    /// <summary>The documents of all files. Null where a file cannot be read.</summary>
    static Queue<Document>? Documents(
        FileInfo[] files, DateOnly? published, InvocationConfiguration streams, CancellationToken cancellation)
    {
        var documents = new Queue<Document>();
        foreach (var file in files)
        {
            var (found, problems) = ReportDocuments.Read(file, published, cancellation);
            foreach (var (id, report) in found) documents.Enqueue(new(id, report));
            foreach (var problem in problems) streams.Error.WriteLine(problem);
            if (problems.Any(static problem => problem.Severity == Severity.Fatal)) return null;
        }

        return documents;
    }

    /// <summary>
    /// Reads one document after the other. The queue alone holds those to come: each is let go as it is read.
    /// </summary>
    static IEnumerable<ReadDocument> Read(
        Queue<Document> documents, Crisis? crisis, IProgress<int>? progress, CancellationToken cancellation)
    {
        var reader = crisis is null ? ShippedReader.Read : ShippedReader.Of(crisis);
        var reviews = crisis is null ? [] : crisis.Reviews.Rows.Select(static review => review.Value).ToList();
        for (var read = 1; documents.TryDequeue(out var document); read++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (id, report) = document;
            var reading = reader(report);
            yield return new(
                id,
                reviews.Count == 0
                    ? reading
                    : reading with { Claims = Reviewing.Apply(report, reading.Claims, reviews) });
            progress?.Report(read);
        }
    }

    static PackedReadings Packed(IEnumerable<ReadDocument> readings)
    {
        var packed = new PackedReadings();
        foreach (var (id, reading) in readings) packed.Add(id, reading);
        return packed;
    }

    /// <summary>Writes the only reading, which is nobody's copy and need not be packed.</summary>
    static void WriteJson(ReadDocument document, TextWriter output)
    {
        var (id, reading) = document;
        using var stream = new JsonText(output);
        ReadingJson.Write(stream, id, reading, Copies.Origins([reading])[0]);
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
