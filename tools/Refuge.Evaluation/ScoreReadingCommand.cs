using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Refuge.Evaluation.Learning;
using Refuge.Evaluation.Scoring;
using Refuge.Formats.Reports;

namespace Refuge.Evaluation;

/// <summary><c>score-reading dates timex.jsonl --json</c></summary>
static class ScoreReadingCommand
{
    internal static Command Create()
    {
        var task = new Argument<string>("task")
        {
            Description = "What is scored.",
        }.AcceptOnlyFromAmong(
            "dates", "quantities", "displacement", "toponyms", "geocoding", "names", "events", "claims");
        var file = new Argument<FileInfo>("file") { Description = "The labelled set." }.AcceptExistingOnly();
        var folds = new Option<int>("--folds")
        {
            Description = "Parts of the cross-validation, where something is trained.",
            DefaultValueFactory = _ => 5,
        };
        var json = new Option<bool>("--json") { Description = "The measures as JSON." };
        var beside = new Option<FileInfo[]>("--with")
        {
            Description = "Another labelled set to learn from (toponyms, geocoding). May be given several times.",
            DefaultValueFactory = _ => [],
        };
        var train = new Option<FileInfo?>("--train")
        {
            Description = "Learn from the whole set (toponyms, events) and store the weights here, instead of scoring.",
        };
        var errors = new Option<bool>("--errors") { Description = "List what was read wrongly on standard error." };

        var command = new Command("score-reading", "How well labelled text is read.")
        {
            task,
            file,
            folds,
            json,
            errors,
            beside,
            train,
        };
        command.SetAction(arguments =>
        {
            var (name, set) = (arguments.GetRequiredValue(task), arguments.GetRequiredValue(file).FullName);
            string[] others = [.. arguments.GetRequiredValue(beside).Select(static other => other.FullName)];
            return arguments.GetValue(train) is { } weights
                ? Train(name, [set, .. others], weights)
                : Run(
                    name, set, others, Math.Max(2, arguments.GetValue(folds)), arguments.GetValue(json),
                    arguments.GetValue(errors) ? Console.Error.WriteLine : static _ => { });
        });
        return command;
    }

    static int Train(string task, string[] files, FileInfo weights)
    {
        if (task is not ("toponyms" or "events"))
        {
            Console.Error.WriteLine($"Nothing is trained for {task}: it is read by rules.");
            return 2;
        }

        using var stream = weights.Create();
        if (task == "toponyms")
        {
            List<PlaceExample> examples =
                [.. files.SelectMany(static file => PlaceExamples.Read(file, Gazetteer.Names))];
            ModelFiles.WritePlaces(stream, ToponymScore.Train(examples, Gazetteer.Names), examples);
        }
        else
        {
            ModelFiles.WriteEvents(stream, EventTraining.Train(EventScore.Examples(files[0])));
        }

        return 0;
    }

    static int Run(string task, string file, string[] others, int folds, bool asJson, Action<string> note)
    {
        var measures = task switch
        {
            "dates" => ReadingScore.Dates(file, note),
            "quantities" => ReadingScore.Quantities(file, note),
            "displacement" => ReadingScore.Displacement(file, note),
            "geocoding" => GeocodingScore.Of(file, others, folds, Gazetteer.Names, note),
            "names" => NameScore.Of(file, Gazetteer.Names, note),
            "toponyms" => ToponymScore.Of(file, others, folds, Gazetteer.Names, note),
            "events" => EventScore.Of(file, folds),
            _ => ReadingScore.Claims(file, Gazetteer.Names, note),
        };
        if (asJson)
        {
            Console.WriteLine(
                JsonSerializer.Serialize(
                    measures.ToDictionary(
                        static measure => measure.Name,
                        static measure => new { value = Math.Round(measure.Value, 4), of = measure.Of })));
            return 0;
        }

        foreach (var measure in measures)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture, $"{measure.Name,-28}{measure.Value,8:0.000}   of {measure.Of}"));
        }
        return 0;
    }
}
