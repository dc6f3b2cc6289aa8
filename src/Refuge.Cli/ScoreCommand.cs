using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Refuge.Displacement.Scoring;
using Refuge.Formats.Scoring;

namespace Refuge.Cli;

/// <summary><c>refuge score forecast.csv observations.csv --daily</c></summary>
static class ScoreCommand
{
    /// <summary>The windows of the folder contract, in days.</summary>
    static readonly int[] Windows = [7, 14, 30, 90];

    internal static Command Create()
    {
        var forecast = PathInputs.ExistingFile("forecast", "A forecast.csv.");
        var observations = PathInputs.ExistingFile("observations", "Counts, in the form of observations.csv.");
        var daily = new Option<bool>("--daily")
        {
            Description = "Adds Flee's daily score, counts between reports interpolated.",
        };
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("score", "How good a forecast was, against what was counted afterwards.")
        {
            forecast,
            observations,
            daily,
            json,
        };
        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            new(arguments.GetRequiredValue(forecast), arguments.GetRequiredValue(observations), cancellation),
            arguments.GetValue(daily), arguments.GetValue(json), arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error)));
        return command;
    }

    static int Run(ScoringFiles files, bool daily, bool json, TextWriter output, TextWriter errors)
    {
        foreach (var problem in files.Problems) errors.WriteLine(problem);
        if (files.Problems.Any(problem => problem.Severity == Severity.Fatal)) return ExitCode.InputStopsTheWork;

        var pairs = files.Pair();
        var scores = Windows.Select(window => Scores.Within(window, pairs)).OfType<Scores>().ToList();
        var flee = daily ? files.Daily() : null;
        var notScored = files.NotScored();
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { scores, daily = flee, not_scored = notScored }, Json));
            return ExitCode.Good;
        }

        Print(scores, flee, output);
        foreach (var reason in notScored) output.WriteLine(reason);
        return ExitCode.Good;
    }

    static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    static void Print(List<Scores> scores, DailyArd? flee, TextWriter output)
    {
        output.WriteLine("days  counts     ARD        CRPS   in 50 %   in 80 %   in 95 %   Brier 1.1   1.25    1.5");
        foreach (var score in scores)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{score.HorizonDays,4}  {score.Counts,6}  {score.Ard,6:0.000}  {score.Crps,10:0.0}  "
                + $"{score.Coverage50,7:0%}   {score.Coverage80,7:0%}   {score.Coverage95,7:0%}   "
                + $"{score.Brier?[0],9:0.000}  {score.Brier?[1],5:0.000}  {score.Brier?[2],5:0.000}"));
        }

        if (scores.Count == 0)
        {
            output.WriteLine("Nothing to score: no count falls after the origin at a place that was counted before.");
        }
        if (flee is not null)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Flee's daily ARD {flee.Normal:0.0000}, rescaled {flee.Rescaled:0.0000}, over {flee.Days} days"));
        }
    }
}
