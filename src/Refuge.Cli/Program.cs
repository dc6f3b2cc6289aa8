using System.CommandLine;
using Refuge.Cli;

var root = new RootCommand("Anticipates where people displaced by a crisis will need help, of what, and by which day.");
root.Add(PlanCommand.Create());
root.Add(ForecastCommand.Create());
root.Add(CheckCommand.Create());
root.Add(ReadCommand.Create());
root.Add(SweepCommand.Create());
root.Add(FleeCommand.Create());
root.Add(ImportFleeCommand.Create());
root.Add(ScoreCommand.Create());
root.Add(ScoreReadingCommand.Create());

var parsed = root.Parse(args);
try
{
    var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped. Nothing was written.");
    return ExitCode.InputStopsTheWork;
}
catch (Exception outside) when (outside is IOException or UnauthorizedAccessException)
{
    // The disk, a right, a vanished file: the one place where what fails outside becomes an exit code.
    await Console.Error.WriteLineAsync(outside.Message);
    return ExitCode.InputStopsTheWork;
}
