using System.CommandLine;
using Refuge.Cycle;
using Refuge.Formats.Publishing;
using Refuge.Formats.Reports;
using Refuge.Publishing;

namespace Refuge.Cli;

/// <summary>
/// <c>refuge forecast FOLDER --as-of 2016-08-28 --days 90</c>: displacement alone, for the own folder.
/// </summary>
static class ForecastCommand
{
    /// <summary>What is left of a plan when needs and money are left out.</summary>
    static readonly string[] Documents = ["forecast.csv", "drivers.csv", "run.json"];

    internal static Command Create()
    {
        var run = new RunOptions();
        var output = PathInputs.FolderOption("--out", "Where to write. Default: out/<crisis>/<as-of>/forecast.");
        var command = new Command(
            "forecast",
            "Where people will be, day by day, with how much doubt. Always restricted: it shows departures.")
        {
            output,
        };
        run.AddTo(command);
        command.SetAction(
            (arguments, cancellation) =>
                RunAsync(
                    run.Read(arguments), arguments.GetValue(output), arguments.InvocationConfiguration, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        RunArguments run, DirectoryInfo? output, InvocationConfiguration streams, CancellationToken cancellation)
    {
        if (await CrisisInput.ReadAsync(run, streams.Error, cancellation) is not { } crisis)
        {
            return ExitCode.InputStopsTheWork;
        }

        var asOf = run.AsOf ?? crisis.LastKnownOn ?? crisis.Identity.FirstDay;
        var request = run.ToRequest("forecast", asOf, "");
        var findings = MemberProgress.Watch(
            streams.Output, "Members", run.Members,
            progress => ForecastCycle.Run(crisis, request, ShippedReader.Knowledge, progress, cancellation));
        var folder = output?.ToString() ?? OutputFolder.Standard(crisis.Identity.Id, $"{asOf:yyyy-MM-dd}", "forecast");
        var written = OutputFolder.Write(
            folder, crisis.Identity.Id,
            [.. Publication.Compose(findings, Audience.Restricted)
            .Where(document => Documents.Contains(document.Name))], cancellation);
        await streams.Output.WriteLineAsync(written);
        return ExitCode.Good;
    }
}
