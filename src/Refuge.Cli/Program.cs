using System.CommandLine;

var root = new RootCommand("Anticipates where people displaced by a crisis will need help, of what, and by which day.");

return await root.Parse(args).InvokeAsync();
