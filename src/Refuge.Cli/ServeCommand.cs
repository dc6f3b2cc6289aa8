using System.CommandLine;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Formats.Crises;
using Refuge.Web;

namespace Refuge.Cli;

/// <summary>
/// <c>refuge serve examples/mosul-2016</c>: the web application, on this machine alone unless told otherwise.
/// </summary>
static class ServeCommand
{
    const string StandardUrl = "http://127.0.0.1:5080";

    internal static Command Create()
    {
        var folders = PathInputs.Folders("folder", "The crisis folders to serve.");
        var urls = new Option<string>("--urls")
        {
            Description =
                "Where to listen, with semicolons between. Other than this machine's own addresses show what the "
                + "public may see.",
            DefaultValueFactory = _ => StandardUrl,
        };
        var days = ValueOptions.Number("--days", "How far ahead, in days.", 90, 1, 3_660);
        var members = ValueOptions.Number("--members", "How many runs.", 500, 1, 100_000);
        var command = new Command(
            "serve", "The web application: what is known, what is missing, what to decide, and the evidence.")
        {
            folders,
            urls,
            days,
            members,
        };
        command.SetAction((arguments, cancellation) => RunAsync(
            arguments.GetRequiredValue(folders), arguments.GetRequiredValue(urls),
            new(arguments.GetValue(days), arguments.GetValue(members), 1),
            arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        DirectoryInfo[] folders, string urls, EnsembleSize size, TextWriter output, TextWriter errors,
        CancellationToken cancellation)
    {
        var crises = new Dictionary<string, ICrisisStore>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (CrisisFolder.Read(folder, null, cancellation).Crisis is not { } crisis)
            {
                await errors.WriteLineAsync($"{folder.Name} cannot be read: refuge check {folder.Name} says why.");
                return ExitCode.InputStopsTheWork;
            }

            if (!crises.TryAdd(
                crisis.Identity.Id, new FolderStore(folder, new(Path.Combine("out", "runs", crisis.Identity.Id)))))
            {
                await errors.WriteLineAsync(
                    $"Two folders hold a crisis with the id {crisis.Identity.Id}. Give one of them another id in "
                    + "crisis.yml.");
                return ExitCode.InputStopsTheWork;
            }
        }

        ServeSettings settings;
        try
        {
            settings = new(urls, size, RunArguments.Version);
        }
        catch (ArgumentException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUsage;
        }

        await using var server = RefugeServer.Build(settings, crises);
        await server.StartAsync(cancellation);
        foreach (var url in server.Urls) await output.WriteLineAsync($"Refuge listens on {url}");
        await output.FlushAsync(cancellation);
        var stopped = new TaskCompletionSource();
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
        await server.StopAsync(CancellationToken.None);
        return ExitCode.Good;
    }
}
