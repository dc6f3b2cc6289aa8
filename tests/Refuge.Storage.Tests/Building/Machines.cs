using System.Diagnostics;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Storage.Jobs;

namespace Refuge.Storage.Tests.Building;

/// <summary>
/// Three machines over one database, each a process of its own. One work after the other is made on them, and one of
/// them is killed over each; another one takes its place.
/// </summary>
/// <param name="server">The server of PostgreSQL.</param>
public sealed class Machines(PostgresServer server) : IAsyncDisposable
{
    const int Count = 3;

    readonly List<Process> processes = [];
    readonly HashSet<string> asked = new(StringComparer.Ordinal);
    readonly Dictionary<string, Crisis> crises = new(StringComparer.Ordinal);
    string connection = "";
    CrisisDatabase database = null!;

    /// <summary>An example, taken over by whoever needs it first.</summary>
    internal async Task<Crisis> CrisisAsync(string example)
    {
        // Made by a test and not with this: where PostgreSQL is not installed, tests are skipped.
        if (connection.Length == 0)
        {
            connection = await server.NewStoreAsync(Cancellation);
            database = CrisisDatabase.OfPostgres(connection, TimeProvider.System);
        }

        if (!crises.TryGetValue(example, out var crisis))
        {
            crises[example] = crisis = await Plans.TakeOverAsync(database, example);
        }

        return crisis;
    }

    /// <summary>Has work made on three machines, kills one of them once something is done, and prints what they
    /// published.</summary>
    internal async Task<string> MakeWithOneKilledAsync(JobOrder order)
    {
        await CrisisAsync(order.Crisis);
        while (processes.Count < Count) processes.Add(JobNode.Start(connection));
        var id = await AskAsync(order);
        await Plans.UntilAsync(database, id, static kept => kept.MembersDone > 0 || kept.State != JobState.Running);
        await EndAsync(processes[0]);
        processes.RemoveAt(0);
        return await MadeAsync(id);
    }

    /// <summary>Has work made on the machines that are left, and prints what they published.</summary>
    internal async Task<string> MakeOnThoseLeftAsync(JobOrder order) => await MadeAsync(await AskAsync(order));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes) await EndAsync(process);
    }

    async Task<string> AskAsync(JobOrder order)
    {
        // The newest machine is never the next that is killed.
        await processes[^1].StandardInput.WriteLineAsync(JobNode.Ask(order).AsMemory(), Cancellation);
        await processes[^1].StandardInput.FlushAsync(Cancellation);
        while (true)
        {
            Assert.DoesNotContain(processes, static process => process.HasExited);
            var jobs = await database.Jobs.ListAsync(null, int.MaxValue, Cancellation);
            if (jobs.FirstOrDefault(job => !asked.Contains(job.Id)) is { } job)
            {
                asked.Add(job.Id);
                return job.Id;
            }

            await Task.Delay(100, Cancellation);
        }
    }

    async Task<string> MadeAsync(string id)
    {
        var job = await Plans.UntilEndedAsync(database, id);
        Assert.True(job.State == JobState.Done, job.Problem);
        return await Plans.OfJobAsync(database, id);
    }

    static async Task EndAsync(Process process)
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync(Cancellation);
        process.Dispose();
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
