using System.CommandLine;
using System.Reflection;
using Refuge.Files;

namespace Refuge.Cli;

/// <summary>The program: all commands, and the one place where what went wrong becomes an exit code.</summary>
static class RefugeCommands
{
    /// <summary>Runs a command.</summary>
    /// <param name="arguments">As given; one that begins with an at sign is no file of arguments.</param>
    /// <param name="output">Standard output. What is written there comes through <see cref="VisibleWriter"/>.</param>
    /// <param name="errors">Standard error, likewise.</param>
    /// <param name="cancellation">Stops the command.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        await using var shown = new VisibleWriter(output);
        await using var told = new VisibleWriter(errors);
        try
        {
            var parsed = Commands().Parse(arguments, new() { ResponseFileTokenReplacer = null });
            var code = await parsed.InvokeAsync(
                new()
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = shown,
                    Error = told,
                }, cancellation);
            return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
        }
        catch (OperationCanceledException)
        {
            await told.WriteLineAsync(Stopped);
        }
        catch (Exception outside) when (outside is IOException or UnauthorizedAccessException)
        {
            // The disk, a right, a vanished file.
            await told.WriteLineAsync(outside.Message);
        }
        catch (OutOfMemoryException)
        {
            await told.WriteLineAsync(
                "The memory of this machine is not enough. Take fewer --members or --days, or a smaller folder.");
        }
#pragma warning disable CA1031 // The last place: what nobody foresaw ends in a sentence and an exit code.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await told.WriteLineAsync(FaultOf(fault));
        }

        return ExitCode.InputStopsTheWork;
    }

    /// <summary>What is said when a command was stopped.</summary>
    internal const string Stopped = "Stopped. Nothing was written.";

    /// <summary>How the sentence about a fault of the program begins: a test looks for it.</summary>
    internal const string FaultMark = "This is a fault of Refuge";

    /// <summary>A fault of ours, said so that it can be reported: what and where, no trace.</summary>
    static string FaultOf(Exception fault)
    {
        var method = new System.Diagnostics.StackTrace(fault).GetFrames()
            .Select(static frame => frame.GetMethod()).OfType<MethodBase>()
            .FirstOrDefault(
                static method =>
                    method.DeclaringType?.Namespace?.StartsWith("Refuge", StringComparison.Ordinal) == true);
        return $"{FaultMark}, not of the input: {fault.GetType().Name} in "
            + $"{method?.DeclaringType?.FullName}.{method?.Name}. {fault.Message} Please report it.";
    }

    /// <summary>Every command with its options.</summary>
    internal static RootCommand Commands() =>
        new("Anticipates where people displaced by a crisis will need help, of what, and by which day.")
    {
        PlanCommand.Create(),
        ForecastCommand.Create(),
        CheckCommand.Create(),
        InitCommand.Create(),
        ReviewCommand.Create(),
        ReadCommand.Create(),
        HindcastCommand.Create(),
        SweepCommand.Create(),
        FleeCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
        ScoreCommand.Create(),
        ServeCommand.Create(),
        StoreCommands.Backup(),
        StoreCommands.Restore(),
        StoreCommands.Audit(),
    };
}
