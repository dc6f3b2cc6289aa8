using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In this process, so that nothing has to be built anew beside the checkout:
//   dotnet run -c Release --project benchmarks/Refuge.Benchmarks -- --filter '*'
var config = DefaultConfig.Instance.AddJob(
    Job.ShortRun.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false)));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
