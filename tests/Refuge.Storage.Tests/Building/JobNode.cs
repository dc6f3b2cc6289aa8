using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refuge.Cluster;
using Refuge.Publishing;

namespace Refuge.Storage.Tests.Building;

/// <summary>A machine that does jobs: a process of its own over PostgreSQL, or this process over SQLite.</summary>
static class JobNode
{
    /// <summary>Members of a block, so few that the small example has several of them to share.</summary>
    const int SmallBlock = 100;

    /// <summary>What a child process is told: how to reach the database.</summary>
    internal const string Where = "REFUGE_TEST_NODE_DATABASE";

    /// <summary>
    /// What a child process is told that is to stand still once it has kept the last block of a job: the file to make
    /// then.
    /// </summary>
    internal const string Held = "REFUGE_TEST_NODE_HELD";

    /// <summary>The documents of a plan as the jobs of these tests publish them.</summary>
    internal static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Publish(Findings findings, PlanOrder order)
    {
        string Text(Document document)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            document.Write(text);
            return text.ToString();
        }

        return Publication.Compose(findings, order.Audience)
            .ToDictionary(document => document.Name, document => Kept.Bytes(Text(document)));
    }

    /// <summary>The line by which such a process is told to ask for work.</summary>
    internal static string Ask(JobOrder order) => order.ToJson();

    /// <summary>Starts a process that does jobs until it is killed, or until this one ends.</summary>
    /// <param name="database">How to reach the database.</param>
    /// <param name="held">The file that it makes when it stands still with the last block of a job. Null: it does
    /// not.</param>
    internal static Process Start(string database, string? held = null)
    {
        var method = $"{typeof(SharedJobTests).FullName}.{nameof(SharedJobTests.Do_jobs_until_ended)}";
        var process = Process.Start(StartOf(method, (Where, database), (Held, held ?? "")))!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    /// <summary>How a process is started that runs one of these tests alone.</summary>
    internal static ProcessStartInfo StartOf(string method, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-explicit", "only", "-method", method])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    /// <summary>A host that shares the jobs of a database of PostgreSQL.</summary>
    /// <param name="connection">How to reach the database.</param>
    /// <param name="most">How many members a block has at most. Null: as the service does.</param>
    /// <param name="patience">After how long without progress jobs are announced again. Null: after four seconds, where
    /// the service waits a minute.</param>
    /// <param name="reached">Called when the machine stands still with the last block of a job. Null: it does
    /// not.</param>
    internal static IHost Shared(
        string connection, int? most = SmallBlock, TimeSpan? patience = null, Action? reached = null)
    {
        var builder = Empty(CrisisDatabase.OfPostgres(connection, TimeProvider.System), threads: 1, most, reached);
        SharedJobs.Add(builder, connection, patience ?? TimeSpan.FromSeconds(4));
        return builder.Build();
    }

    /// <summary>A host that does the jobs of a database by itself.</summary>
    internal static IHost Alone(CrisisDatabase database)
    {
        var builder = Empty(database, threads: null, SmallBlock, null);
        builder.Services.AddSingleton<JobsInProcess>();
        builder.Services.AddSingleton<IJobSender>(services => services.GetRequiredService<JobsInProcess>());
        builder.Services.AddHostedService(services => services.GetRequiredService<JobsInProcess>());
        return builder.Build();
    }

    static HostApplicationBuilder Empty(CrisisDatabase database, int? threads, int? most, Action? reached)
    {
        IJobWork work = new JobWork(database, Publish, threads, most);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(reached is null ? work : new HeldWork(work, reached));
        builder.Services.AddSingleton<JobDesk>();
        return builder;
    }
}
