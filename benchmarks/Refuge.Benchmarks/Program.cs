using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Refuge.Formats.Tests.Displacement;

// A folder of thousands of places, for benchmarks/large: large-folder FOLDER PLACES
if (args is ["large-folder", var folder, var places])
{
    LargeFolder.Write(Directory.CreateDirectory(folder), int.Parse(places, CultureInfo.InvariantCulture));
    return;
}

// In this process, so that nothing has to be built anew beside the checkout:
//   dotnet run -c Release --project benchmarks/Refuge.Benchmarks -- --filter '*'
var config = DefaultConfig.Instance.AddJob(
    Job.ShortRun.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false)));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
