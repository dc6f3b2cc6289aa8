using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Postgresql;

namespace Refuge.Cluster;

/// <summary>Joins this process to the machines that share the jobs of a database of PostgreSQL.</summary>
static class SharedJobs
{
    const string Schema = "jobs_queue", Queue = "blocks";

    /// <summary>
    /// How often a machine that has nothing to do looks for work by itself. It is told when there is some; this is for
    /// when it was not.
    /// </summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a machine says that it lives. Each time costs it some five statements: at 2 s a machine that waited
    /// spent 15 to 19 ms of processor a second (benchmarks/results/amd-epyc/queue.md).
    /// </summary>
    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A machine that was not heard of for so long is taken for dead, and others take its messages over.
    /// </summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Jobs that have not got on for so long are announced again: a block is about a second of work.</summary>
    static readonly TimeSpan Stalled = TimeSpan.FromMinutes(1);

    /// <summary>How often a machine looks for messages that others left behind.</summary>
    static readonly TimeSpan Rounds = TimeSpan.FromSeconds(5);

    /// <summary>
    /// No part of a job takes longer: to lay out and to publish a crisis of thousands of places takes minutes, and a
    /// message that is stopped before its end would be done again and again, and never.
    /// </summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>
    /// Connections of the queue at a time, beside those of the store: a machine that has no time for its work opens
    /// more and more of them otherwise, until the server refuses everybody.
    /// </summary>
    const int MostConnections = 16;

    static string Bounded(string connection)
    {
        var words = new NpgsqlConnectionStringBuilder(connection);
        if (!words.ShouldSerialize("Maximum Pool Size")) words.MaxPoolSize = MostConnections;
        return words.ToString();
    }

    /// <summary>Adds the shared queue, and this process as one that does what is in it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="connection">How to reach the database, in the words of Npgsql.</param>
    /// <param name="patience">After how long without any progress jobs are announced again. Null for a minute.</param>
    public static void Add(IHostApplicationBuilder builder, string connection, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IJobSender, WolverineQueue>();
        builder.Services.AddSingleton<IWolverineExtension, JobHandlers>();
        var waits = patience ?? Stalled;
        builder.Services.AddHostedService(
            services => ActivatorUtilities.CreateInstance<StalledJobs>(services, waits));
        builder.UseWolverine(options =>
        {
            options.ServiceName = "refuge";
            options.DefaultExecutionTimeout = Longest;
            // Handlers are registered as they are: nothing is compiled, and there is nothing to look for.
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            options.Discovery.DisableConventionalDiscovery();
            options.PersistMessagesWithPostgresql(Bounded(connection), Schema)
                .EnableMessageTransport(
                    transport => transport.TransportSchemaName(Schema).AutoProvision().EnableQueueNotifications());
            var durability = options.Durability;
            (durability.HealthCheckPollingTime, durability.FirstHealthCheckExecution) = (Heartbeat, Heartbeat);
            (durability.StaleNodeTimeout, durability.CheckAssignmentPeriod) = (Silence, Rounds);
            (durability.NodeReassignmentPollingTime, durability.ScheduledJobPollingTime) = (Rounds, Rounds);
            // Counts of what lies in the queue, asked for every five seconds and read by nobody.
            durability.DurabilityMetricsEnabled = false;
            foreach (var type in (Type[])[typeof(StartJob), typeof(RunBlock), typeof(FinishJob)])
            {
                options.Publish(rule => rule.Message(type).ToPostgresqlQueue(Queue));
            }

            // A machine takes as many blocks at a time as it has cores, each on one thread.
            options.ListenToPostgresqlQueue(Queue).UseDurableInbox().PollingInterval(Look)
                .MaximumMessagesToReceive(Environment.ProcessorCount)
                .MaximumParallelMessages(Environment.ProcessorCount);
            options.Policies.OnAnyException().RetryWithCooldown(
                TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
        });
    }
}
