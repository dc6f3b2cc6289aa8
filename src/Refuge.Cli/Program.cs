using System.CommandLine;
using Refuge.Cli;

var root = new RootCommand("Anticipates where people displaced by a crisis will need help, of what, and by which day.");
root.Add(CheckCommand.Create());
root.Add(ReadCommand.Create());

var parsed = root.Parse(args);
// The contract's exit codes: 0 good, 1 the input stops the work, 2 wrong usage.
const int WrongUsage = 2;
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? WrongUsage : code;
