using System.CommandLine;
using System.Data.Common;
using Refuge.Displacement;
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
        var folders = PathInputs.Folders(
            "folder",
            "The crisis folders to serve. With REFUGE_DATA or REFUGE_DATABASE set they are taken over into that "
            + "database.");
        folders.Arity = ArgumentArity.ZeroOrMore;
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
            arguments.GetValue(folders) ?? [], arguments.GetRequiredValue(urls),
            new(arguments.GetValue(days), arguments.GetValue(members), 1),
            arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        DirectoryInfo[] folders, string urls, EnsembleSize size, TextWriter output, TextWriter errors,
        CancellationToken cancellation)
    {
        ServeDatabase? database;
        try
        {
            database = await ServeDatabase.OpenAsync(Setting("REFUGE_DATA"), Setting("REFUGE_DATABASE"), cancellation);
        }
        catch (Exception refused) when (refused is DbException or ArgumentException)
        {
            // What the driver says may name the host and the user, never the password.
            await errors.WriteLineAsync($"The database cannot be reached: {refused.Message}");
            return ExitCode.InputStopsTheWork;
        }

        if (database is null && folders.Length == 0)
        {
            await errors.WriteLineAsync("Name a crisis folder, or set REFUGE_DATA or REFUGE_DATABASE.");
            return ExitCode.WrongUsage;
        }

        var (crises, problem) = database is null
            ? ServedCrises.OfFolders(folders, cancellation)
            : await ServedCrises.OfDatabaseAsync(database.Database, folders, cancellation);
        if (problem is not null)
        {
            await errors.WriteLineAsync(problem);
            return ExitCode.InputStopsTheWork;
        }

        ServeSettings settings;
        try
        {
            settings = new(urls, size, RunArguments.Version, ServeEnvironment.Read(Setting));
        }
        catch (ArgumentException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return ExitCode.WrongUsage;
        }

        await using var server = RefugeServer.Build(settings, crises, database);
        await server.StartAsync(cancellation);
        foreach (var url in server.Urls) await output.WriteLineAsync($"Refuge listens on {url}");
        if (await RefugeServer.FindSetupAsync(server, cancellation) is { } setup)
        {
            await output.WriteLineAsync(
                $"Nobody has an account yet. The first administrator is made at {server.Urls.First()}{setup}");
        }

        await output.FlushAsync(cancellation);
        var stopped = new TaskCompletionSource();
        await using var registration = cancellation.Register(stopped.SetResult);
        await stopped.Task;
        await server.StopAsync(CancellationToken.None);
        return ExitCode.Good;
    }

    static string? Setting(string name) => Environment.GetEnvironmentVariable(name);
}
