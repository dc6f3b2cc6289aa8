using System.Diagnostics;
using System.Text;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Storage.Jobs;
using Refuge.Tests.Shared;

namespace Refuge.Storage.Tests.Building;

/// <summary>Plans made as jobs: taken over, waited for, printed, and made by one program to compare.</summary>
static class Plans
{
    /// <summary>No job of these tests takes so long; whoever waits longer waits for a job that stands still.</summary>
    static readonly TimeSpan Hang = TimeSpan.FromMinutes(4);

    /// <summary>The database of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="where">A file, or how to reach a server.</param>
    internal static CrisisDatabase Open(KeptIn engine, string where) => engine == KeptIn.Sqlite
        ? CrisisDatabase.OfSqlite(new(where), TimeProvider.System)
        : CrisisDatabase.OfPostgres(where, TimeProvider.System);

    /// <summary>Takes an example over into an empty database.</summary>
    internal static async Task<Crisis> TakeOverAsync(CrisisDatabase database, string example)
    {
        await database.MigrateAsync(Cancellation);
        var folder = new DirectoryInfo(Path.Combine(Repository.Root, "examples", example));
        var (store, _) = await database.ImportAsync(folder, "analyst", Cancellation);
        return (await store!.LoadAsync(CrisisView.Whole, Cancellation)).Crisis!;
    }

    /// <summary>The plan as one program makes it, printed.</summary>
    internal static string OfOneProgram(Crisis crisis, PlanOrder order) => Printed(
        JobNode.Publish(
            ForecastCycle.Run(
                crisis, order.RequestFor(crisis), new Extractions(ShippedReader.Knowledge), null, Cancellation),
            order));

    /// <summary>The plan that a job published, printed.</summary>
    internal static async Task<string> OfJobAsync(CrisisDatabase database, string job) =>
        Printed(await database.Jobs.ReadOutputsAsync(job, Cancellation));

    /// <summary>Waits until a job runs no longer.</summary>
    internal static Task<KeptJob> UntilEndedAsync(CrisisDatabase database, string id) =>
        UntilAsync(database, id, static job => job.State != JobState.Running);

    /// <summary>Waits until something is so of a job.</summary>
    internal static async Task<KeptJob> UntilAsync(CrisisDatabase database, string id, Func<KeptJob, bool> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var job = (await database.Jobs.FindAsync(id, Cancellation))!;
            if (isSo(job)) return job;
            // Only against a hang: nothing here is said of speed.
            Assert.True(
                patience.Elapsed < Hang,
                $"{job.State}: {job.MembersDone} of {job.Members} members of {job.Order}. {job.Problem}");
            await Task.Delay(50, Cancellation);
        }
    }

    /// <summary>Documents, one after the other; a letter for each byte, since not every document is text.</summary>
    internal static string Printed(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> outputs) => string.Join(
        '\n',
        outputs.OrderBy(output => output.Key, StringComparer.Ordinal)
            .Select(output => $"{output.Key}\n{Encoding.Latin1.GetString(output.Value.Span)}"));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
