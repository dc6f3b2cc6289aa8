using System.Diagnostics;
using Refuge.Cluster;
using Refuge.Storage.Jobs;

namespace Refuge.Storage.Tests.Building;

/// <summary>Work made by several machines, each a process of its own, some of which are killed over it.</summary>
static class Machines
{
    /// <summary>Has work made, and prints what it published.</summary>
    /// <param name="database">The database.</param>
    /// <param name="connection">How machines reach it.</param>
    /// <param name="order">The work.</param>
    /// <param name="machines">How many machines share it.</param>
    /// <param name="killed">How many of them are killed once something is done.</param>
    internal static async Task<string> MakeAsync(
        CrisisDatabase database, string connection, JobOrder order, int machines, int killed)
    {
        List<Process> processes = [.. Enumerable.Range(0, machines).Select(_ => JobNode.Start(connection))];
        try
        {
            await processes[^1].StandardInput.WriteLineAsync(JobNode.Ask(order).AsMemory(), Cancellation);
            await processes[^1].StandardInput.FlushAsync(Cancellation);
            var id = await UntilAskedAsync(database);
            if (killed > 0)
            {
                await Plans.UntilAsync(
                    database, id, static kept => kept.MembersDone > 0 || kept.State != JobState.Running);
                foreach (var process in processes.Take(killed)) process.Kill();
            }

            var job = await Plans.UntilEndedAsync(database, id);
            Assert.True(job.State == JobState.Done, job.Problem);
            return await Plans.OfJobAsync(database, id);
        }
        finally
        {
            foreach (var process in processes)
            {
                if (!process.HasExited) process.Kill();
                await process.WaitForExitAsync(Cancellation);
                process.Dispose();
            }
        }
    }

    static async Task<string> UntilAskedAsync(CrisisDatabase database)
    {
        while (true)
        {
            if (await database.Jobs.ListAsync(null, 1, Cancellation) is [var job]) return job.Id;
            await Task.Delay(100, Cancellation);
        }
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
