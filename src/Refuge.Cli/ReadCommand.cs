using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Reports;

namespace Refuge.Cli;

/// <summary><c>refuge read FILE… --published 2016-08-28 --folder FOLDER --json</c></summary>
static class ReadCommand
{
    internal static Command Create()
    {
        var files = new Argument<FileInfo[]>("file") { Description = "Reports: .txt, .md, .html, .eml, or .jsonl with id, text and published.", Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();
        var published = new Option<DateOnly?>("--published") { Description = "The day of publication, where the file does not say." };
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "A crisis folder: its places are known first, its reviews are applied." };
        var json = new Option<bool>("--json") { Description = "One JSON object for each document." };

        var command = new Command("read", "What a report claims: about when, where and how many, on whose word.") { files, published, folder, json };
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(files), arguments.GetValue(published), arguments.GetValue(folder),
            arguments.GetValue(json) ? WriteJson : WriteForPeople, cancellation)));
        return command;
    }

    static int Run(FileInfo[] files, DateOnly? published, DirectoryInfo? folder, Action<IReadOnlyList<(string Id, Reading Reading)>> write, CancellationToken cancellation)
    {
        var crisis = folder is null ? null : CrisisFolder.Read(folder, null, cancellation).Crisis;
        if (folder is not null && crisis is null)
        {
            Console.Error.WriteLine($"The folder {folder.Name} cannot be read; run refuge check on it.");
            return ExitCode.InputStopsTheWork;
        }

        var names = crisis is null ? Gazetteer.Names : FolderNames.Of(crisis).Over(Gazetteer.Names);
        var reviews = crisis is null ? [] : crisis.Reviews.Rows.Select(static review => review.Value).ToList();
        write([.. files.SelectMany(file => Documents(file, published)).Select(document =>
        {
            cancellation.ThrowIfCancellationRequested();
            var reading = ReportReader.Read(document.Report, names, TrainedModels.Shipped);
            return (document.Id, reviews.Count == 0 ? reading : reading with { Claims = Reviewing.Apply(document.Report, reading.Claims, reviews) });
        })]);
        return ExitCode.Good;
    }

    static void WriteJson(IReadOnlyList<(string Id, Reading Reading)> documents)
    {
        var origins = Copies.Origins([.. documents.Select(static document => document.Reading)]);
        using var output = Console.OpenStandardOutput();
        for (var index = 0; index < documents.Count; index++) ReadingJson.Write(output, documents[index].Id, documents[index].Reading, origins[index]);
    }

    static void WriteForPeople(IReadOnlyList<(string Id, Reading Reading)> documents)
    {
        foreach (var (id, reading) in documents) Console.Write(ReadingPage.Of(id, reading, Console.IsOutputRedirected ? ("»", "«") : ("\u001b[1m", "\u001b[0m")));
    }

    static IEnumerable<(string Id, Report Report)> Documents(FileInfo file, DateOnly? published)
    {
        if (!file.Extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            var (report, problems) = ReportFile.Read(file.Name, File.ReadAllBytes(file.FullName), published);
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            yield return (file.Name, report);
            yield break;
        }

        foreach (var line in File.ReadLines(file.FullName).Where(static line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var id = root.GetProperty("id").ToString();
            var day = root.TryGetProperty("published", out var given) && DateOnly.TryParse(given.ToString(), CultureInfo.InvariantCulture, out var stated) ? stated : published;
            yield return (id, ReportFile.OfText(id, root.GetProperty("text").GetString() ?? "", day));
        }
    }
}
