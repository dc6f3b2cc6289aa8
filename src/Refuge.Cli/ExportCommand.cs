using System.CommandLine;
using Refuge.Cycle;
using Refuge.Formats.Exporting;
using Refuge.Formats.Publishing;
using Refuge.Formats.Reports;
using Refuge.Publishing;

namespace Refuge.Cli;

/// <summary><c>refuge export FOLDER --as-of DAY --to hxl|geojson|xlsx|parquet --audience T --out DIR</c></summary>
static class ExportCommand
{
    internal static Command Create()
    {
        var run = new RunOptions();
        var format = ValueOptions.Word(
            "--to", "For which tools: hxl, geojson, xlsx or parquet. Default: hxl.", ExportFormat.Hxl);
        var audience = ValueOptions.Word(
            "--audience", "For whom: restricted, partner or public. It decides what may be shown.", Audience.Partner);
        var output = PathInputs.FolderOption(
            "--out", "Where to write. Default: out/<crisis>/<as-of>/<audience>-<format>.");
        var command = new Command(
            "export",
            "The situation, the needs and the forecast for other tools, as an audience may see them; the own folder "
            + "gets the tables of the folder too.")
        {
            format, audience, output,
        };
        run.AddTo(command);
        command.SetAction((arguments, cancellation) => RunAsync(
            run.Read(arguments), arguments.GetValue(format), arguments.GetValue(audience), arguments.GetValue(output),
            arguments.InvocationConfiguration, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        RunArguments run, ExportFormat format, Audience audience, DirectoryInfo? output,
            InvocationConfiguration streams,
        CancellationToken cancellation)
    {
        if (await CrisisInput.ReadAsync(run, audience, streams.Error, cancellation) is not { } crisis)
        {
            return ExitCode.InputStopsTheWork;
        }

        var asOf = Delay.AsOf(audience, run.AsOf, crisis.LastKnownOn, crisis.Identity.FirstDay);
        var rest = $"--to {Words.Of(format)} --audience {Words.Of(audience)}";
        var request = run.ToRequest("export", asOf, rest) with { Audience = audience };
        var findings = MemberProgress.Watch(
            streams.Output, "Members", run.Members,
            progress => ForecastCycle.Run(crisis, request, ShippedReader.Knowledge, progress, cancellation));
        var files = await FolderExport.OfAsync(findings, audience, format, run.Folder, cancellation);
        var folder = output?.ToString() ?? OutputFolder.Standard(
            crisis.Identity.Id, $"{asOf:yyyy-MM-dd}", $"{Words.Of(audience)}-{Words.Of(format)}");
        var written = OutputFolder.WriteFiles(folder, crisis.Identity.Id, files, cancellation);
        await streams.Output.WriteLineAsync(
            FormattableString.Invariant($"{written}: {files.Count} {(files.Count == 1 ? "file" : "files")}, as known ")
            + FormattableString.Invariant($"on {asOf:yyyy-MM-dd}, for {Words.Of(audience)}."));
        return ExitCode.Good;
    }
}
