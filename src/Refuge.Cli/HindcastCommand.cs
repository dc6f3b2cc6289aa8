using System.CommandLine;
using System.Globalization;
using Refuge.Cycle;
using Refuge.Formats.Publishing;
using Refuge.Formats.Reports;

namespace Refuge.Cli;

/// <summary><c>refuge hindcast FOLDER --every 30 --horizon 90</c>: forecasts as of earlier days, beside what was
/// counted afterwards.</summary>
static class HindcastCommand
{
    internal static Command Create()
    {
        var folder = PathInputs.Folder("folder", "The crisis folder.");
        var from = ValueOptions.Day("--from",
            "The first day to forecast from. Default: 30 days after the crisis's first day.");
        var to = ValueOptions.Day("--to", "The last day to forecast from. Default: the folder's last day but one.");
        var every = ValueOptions.Number("--every", "Days from one forecast to the next.", 30, 1, 3_660);
        var horizon = ValueOptions.Number("--horizon", "How many days ahead counts are scored.", 90, 1, 3_660);
        var fighting = Word("--fighting",
            "forecast: nothing that was not known by then. known: the fighting that came is told.", "forecast",
                "known");
        var start = Word(
            "--start", "counts: forecasts start from what was counted. nothing: from the movement rules alone.",
            "counts", "nothing");
        var output = PathInputs.FolderOption("--out", "Where to write. Default: out/<crisis>/hindcast.");
        var command = new Command("hindcast",
            "Forecasts as of earlier days, scored beside the honest rivals. Always restricted.")
        {
            folder, from, to, every, horizon, fighting, start, output,
        };
        command.SetAction((arguments, cancellation) => RunAsync(
            new(
                arguments.GetRequiredValue(folder), arguments.GetValue(from), arguments.GetValue(to),
                    arguments.GetValue(every), arguments.GetValue(horizon),
                arguments.GetValue(fighting)!, arguments.GetValue(start)!, arguments.GetValue(output)),
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellation));
        return command;
    }

    static async Task<int> RunAsync(HindcastArguments asked, TextWriter output, TextWriter errors,
        CancellationToken cancellation)
    {
        if (asked.Fighting == "known" && asked.Start != "nothing")
        {
            await errors.WriteLineAsync(
                "Forecasts from counts follow their trend, which does not look at fighting: --fighting known "
                + "changes nothing "
                + "here. Add --start nothing to tell it to the movement rules.");
        }

        if (await CrisisInput.ReadAsync(asked.Folder, errors, cancellation) is not { } crisis)
        {
            return ExitCode.InputStopsTheWork;
        }

        var request = new HindcastRequest
        {
            From = asked.From,
            To = asked.To,
            EveryDays = asked.Every,
            HorizonDays = asked.Horizon,
            IsToldFighting = asked.Fighting == "known",
            Start = asked.Start == "nothing" ? HindcastStart.Nothing : HindcastStart.Counts,
            Version = RunArguments.Version,
            Command = asked.Command,
            Flee = FleeOracle.Find(asked.Folder, errors, cancellation),
        };
        var result = HindcastCycle.Run(crisis, request, new(ShippedReader.Knowledge), cancellation);
        var target = asked.Output?.ToString() ?? OutputFolder.Standard(crisis.Identity.Id, "hindcast");
        var written = OutputFolder.Write(target, crisis.Identity.Id, result.Documents, cancellation);
        await output.WriteAsync(result.Summary);
        await output.WriteLineAsync(written);
        return ExitCode.Good;
    }

    static Option<string> Word(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    /// <summary>What the user asked for.</summary>
    sealed record HindcastArguments(
        DirectoryInfo Folder, DateOnly? From, DateOnly? To, int Every, int Horizon, string Fighting, string Start,
            DirectoryInfo? Output)
    {
        internal string Command => string.Create(
            CultureInfo.InvariantCulture,
            $"refuge hindcast {Folder.Name}{Day("--from", From)}{Day("--to", To)} --every {Every} --horizon "
            + $"{Horizon} --start {Start}{(Fighting == "known" ? " --fighting known" : "")}");

        static string Day(string name, DateOnly? day) => day is { } known
            ? string.Create(CultureInfo.InvariantCulture, $" {name} {known:yyyy-MM-dd}") : "";
    }
}
