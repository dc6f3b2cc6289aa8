using System.CommandLine;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
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
            + "database. Without either and without a folder, what is kept for this user.");
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
        var example = new Option<bool>("--example")
        {
            Description = "Takes the example of Mosul in 2016 over into the database, to look around.",
        };
        var command = new Command(
            "serve", "The web application: what is known, what is missing, what to decide, and the evidence.")
        {
            folders,
            urls,
            days,
            members,
            example,
        };
        command.SetAction((arguments, cancellation) => RunAsync(
            [.. arguments.GetValue(folders) ?? [], .. arguments.GetValue(example) ? Examples : []],
            arguments.GetValue(example), arguments.GetRequiredValue(urls),
            new(arguments.GetValue(days), arguments.GetValue(members), 1),
            arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error, cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        DirectoryInfo[] folders, bool isWithExample, string urls, EnsembleSize size, TextWriter output,
        TextWriter errors,
        CancellationToken cancellation)
    {
        ServeDatabase? database;
        try
        {
            var (data, connection) = (Setting("REFUGE_DATA"), Setting("REFUGE_DATABASE"));
            var isOwn = string.IsNullOrEmpty(data) && string.IsNullOrEmpty(connection)
                && (folders.Length == 0 || isWithExample);
            database = await ServeDatabase.OpenAsync(
                isOwn ? ServeDatabase.StandardFolder : data, connection, cancellation);
            if (isOwn && database is not null)
            {
                await output.WriteLineAsync($"Crises are kept in {ServeDatabase.StandardFolder}");
            }
        }
        catch (Exception refused)
            when (refused is DbException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // What the driver says may name the host and the user, never the password.
            await errors.WriteLineAsync($"The database cannot be reached: {refused.Message}");
            return ExitCode.InputStopsTheWork;
        }

        using var opened = database;
        if (database is null && folders.Length == 0)
        {
            await errors.WriteLineAsync("Name a crisis folder, or set REFUGE_DATA or REFUGE_DATABASE.");
            return ExitCode.WrongUsage;
        }

        var (crises, problem) = database is null
            ? ServedCrises.OfFolders(folders, errors, cancellation)
            : await ServedCrises.OfDatabaseAsync(database.Database, folders, errors, cancellation);
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
        if (crises.Count == 0)
        {
            await output.WriteLineAsync(
                "No crisis is kept yet. refuge serve --example takes that of Mosul in 2016 over, to look around;");
            await output.WriteLineAsync("with REFUGE_DATA set, refuge serve FOLDER takes a folder over.");
        }

        if (await RefugeServer.FindSetupAsync(server, cancellation) is { } setup)
        {
            await output.WriteLineAsync(
                $"Nobody has an account yet. The first administrator is made at {server.Urls.First()}{setup}");
        }

        await output.FlushAsync(cancellation);
        await WaitForEndAsync(server, cancellation);
        await server.StopAsync(CancellationToken.None);
        if (cancellation.IsCancellationRequested) return ExitCode.Good;
        await errors.WriteLineAsync("The service ended by itself: a part of it failed. Its log says why.");
        return ExitCode.InputStopsTheWork;
    }

    /// <summary>
    /// Waits until somebody stops the service, or it ends by itself: a process that no longer listens would look alive
    /// to whoever watches over it.
    /// </summary>
    static async Task WaitForEndAsync(WebApplication server, CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource();
        await using var asked = cancellation.Register(() => stopped.TrySetResult());
        await using var ended = server.Lifetime.ApplicationStopping.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }

    /// <summary>The example that comes with the program.</summary>
    static DirectoryInfo[] Examples => [new(Path.Combine(AppContext.BaseDirectory, "examples", "mosul-2016"))];

    static string? Setting(string name) => Environment.GetEnvironmentVariable(name);
}
