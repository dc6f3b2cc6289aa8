using System.CommandLine;
using System.Data.Common;
using Refuge.Formats.Crises;
using Refuge.Storage.Backups;
using Refuge.Web;

namespace Refuge.Cli;

/// <summary>
/// <c>refuge backup --out FILE</c>, <c>refuge restore FILE</c>, <c>refuge audit verify</c>: for the store behind
/// <c>serve</c>, which the environment names.
/// </summary>
static class StoreCommands
{
    internal static Command Backup()
    {
        var crisis = new Option<string?>("--crisis")
        {
            Description = "One crisis alone, as a folder that every other command reads. By default all of the store.",
        };
        var output = PathInputs.FileOption("--out", "The file, or folder, to write, which must not exist yet.");
        output.Required = true;
        var command = new Command(
            "backup",
            "Writes everything that the store behind serve keeps into one file, and checks the file; or one crisis as "
            + "a folder.")
        {
            crisis, output,
        };
        command.SetAction((arguments, cancellation) => RunAsync(
            arguments,
            async store => arguments.GetValue(crisis) is { } one
                ? await TakeOutAsync(store, one, new(arguments.GetRequiredValue(output)!.FullName), cancellation)
                : Told(await store.Database.BackUpAsync(arguments.GetRequiredValue(output)!, cancellation)),
            cancellation));
        return command;
    }

    static async Task<(int Code, string Text)> TakeOutAsync(
        ServeDatabase store, string crisis, DirectoryInfo folder, CancellationToken cancellation)
    {
        if (await store.Database.ExportAsync(crisis, folder, cancellation))
        {
            return (
                ExitCode.Good,
                $"{folder.FullName}\nrefuge check looks it through; refuge serve takes it over into another store.");
        }

        var kept = await store.Database.ListAsync(cancellation);
        return (
            ExitCode.InputStopsTheWork,
            $"No crisis {Quoted.Of(crisis)} is kept here. "
            + (kept.Count == 0 ? "None is." : $"Name one of {string.Join(", ", kept)}."));
    }

    internal static Command Restore()
    {
        var file = PathInputs.ExistingFile("file", "The file that backup wrote.");
        var command = new Command(
            "restore", "Fills an empty store from a backup, of either database, all of it or nothing.")
        {
            file,
        };
        command.SetAction((arguments, cancellation) => RunAsync(
            arguments,
            async store => Told(await store.Database.RestoreAsync(arguments.GetRequiredValue(file), cancellation)),
            cancellation));
        return command;
    }

    internal static Command Audit()
    {
        var head = new Option<string?>("--head")
        {
            Description = "A hash that an earlier verify printed: shows that nothing was cut off since.",
        };
        var verify = new Command("verify", "Looks through the audit log and the facts that it tells of.") { head };
        verify.SetAction((arguments, cancellation) => RunAsync(
            arguments,
            async store =>
            {
                var verdict = await store.Database.Audit.VerifyAsync(arguments.GetValue(head), cancellation);
                return verdict.Faults.Count > 0
                    ? (ExitCode.InputStopsTheWork, string.Join('\n', verdict.Faults))
                    : (ExitCode.Good, FormattableString.Invariant($"{verdict.Lines} lines hold. Head {verdict.Head}"));
            },
            cancellation));
        return new("audit", "The log of who did what.") { verify };
    }

    static (int Code, string Text) Told(BackupManifest manifest) => (
        ExitCode.Good,
        string.Join('\n', manifest.Tables.Select(
            static table => FormattableString.Invariant($"{table.Name,-20} {table.Rows,10} rows  {table.Sha256[..16]}"))
            .Append($"Audit head {manifest.AuditHead}")));

    static async Task<int> RunAsync(
        ParseResult arguments, Func<ServeDatabase, Task<(int Code, string Text)>> work, CancellationToken cancellation)
    {
        var (output, errors) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        try
        {
            var (data, connection) = (Setting("REFUGE_DATA"), Setting("REFUGE_DATABASE"));
            // What serve keeps where nothing is set; nothing is made there by looking.
            data = string.IsNullOrEmpty(data) && File.Exists(OwnStore) ? ServeDatabase.StandardFolder : data;
            using var store = await ServeDatabase.OpenAsync(data, connection, cancellation);
            if (store is null)
            {
                await errors.WriteLineAsync(
                    "Set REFUGE_DATA or REFUGE_DATABASE: they name the store. Nothing is kept for this user.");
                return ExitCode.WrongUsage;
            }

            var (code, text) = await work(store);
            await (code == ExitCode.Good ? output : errors).WriteLineAsync(text);
            return code;
        }
        catch (Exception refused)
            when (refused is DbException or IOException or InvalidDataException or UnauthorizedAccessException
                or ArgumentException)
        {
            await errors.WriteLineAsync(refused.Message);
            return ExitCode.InputStopsTheWork;
        }
    }

    static string OwnStore => Path.Combine(ServeDatabase.StandardFolder ?? "", ServeDatabase.FileName);

    static string? Setting(string name) => Environment.GetEnvironmentVariable(name);
}
