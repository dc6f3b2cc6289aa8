using Refuge.Cli;

var stop = new StopSignals(args);
var code = await RefugeCommands.RunAsync(args, Console.Out, Console.Error, stop.Asked);
GC.KeepAlive(stop);
return code;
