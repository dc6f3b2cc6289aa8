using System.CommandLine;
using System.Globalization;
using System.Text.Json;
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
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "A crisis folder whose places are known first." };
        var json = new Option<bool>("--json") { Description = "One JSON object for each document." };

        var command = new Command("read", "What a report claims: about when, where and how many, on whose word.") { files, published, folder, json };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(files), arguments.GetValue(published), arguments.GetValue(folder), arguments.GetValue(json)));
        return command;
    }

    static int Run(FileInfo[] files, DateOnly? published, DirectoryInfo? folder, bool asJson)
    {
        var names = Gazetteer.Names;
        var documents = files.SelectMany(file => Documents(file, published)).ToList();
        using var output = Console.OpenStandardOutput();
        foreach (var (id, report) in documents)
        {
            var reading = ReportReader.Read(report, names, TrainedModels.Shipped);
            ReadingJson.Write(output, id, reading, id);
        }

        return 0;
    }

    static IEnumerable<(string Id, Report Report)> Documents(FileInfo file, DateOnly? published)
    {
        if (!file.Extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            yield return (file.Name, ReportFile.Of(file.Name, File.ReadAllBytes(file.FullName), published));
            yield break;
        }

        foreach (var line in File.ReadLines(file.FullName).Where(static line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var id = root.GetProperty("id").ToString();
            var day = root.TryGetProperty("published", out var given) && DateOnly.TryParse(given.GetString(), CultureInfo.InvariantCulture, out var stated) ? stated : published;
            yield return (id, ReportFile.OfText(id, root.GetProperty("text").GetString() ?? "", day));
        }
    }
}
