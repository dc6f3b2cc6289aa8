using System.Runtime.InteropServices;

namespace Refuge.Cluster;

/// <summary>
/// Runs long work on a thread of its own, behind whatever else the machine has to do: who reads a page waits for no
/// plan, and a pool whose threads are all busy would not say in time that this machine lives.
/// </summary>
static class LongWork
{
    /// <summary>
    /// How far it stands back, in steps of nice: beside a thread that does not, it has a tenth of the processor; alone
    /// it has all of it (sched(7), Linux manual: each step is a factor of 1.25).
    /// </summary>
    const int StepsBack = 10;

    /// <summary>PRIO_PROCESS of setpriority(2). With 0 for whom, Linux takes it for the calling thread.</summary>
    const int OfProcess = 0;

    /// <summary>Runs it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Stops it before it begins.</param>
    internal static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation) => Task.Factory.StartNew(
        () =>
        {
            // The thread ends with the work. Where the system refuses, the work runs as any other.
            if (OperatingSystem.IsLinux()) _ = SetPriority(OfProcess, 0, StepsBack);
            return work();
        },
        cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    [DllImport("libc", EntryPoint = "setpriority", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetPriority(int which, uint who, int priority);
}
