using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Refuge.Cluster;

/// <summary>
/// What is told of jobs to whoever watches the service: spans and counts, without a word of a crisis.
/// </summary>
static class JobTelemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    internal const string Name = "Refuge.Jobs";

    internal const string Job = "refuge.job", Parts = "refuge.parts";

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);
    static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>(
        "refuge.job.step.duration", "s", "How long steps of jobs took: to lay one out, a block, to finish it.");

    static readonly Counter<long> Done = Meter.CreateCounter<long>(
        "refuge.job.parts", "{part}", "Members, origins, points or reports that were done on this machine.");

    /// <summary>Does a step of a job, and tells how long it took.</summary>
    internal static async Task<T> TellAsync<T>(JobMessage message, Func<Task<T>> step)
    {
        var (name, parts) = message switch
        {
            StartJob => ("start", 0),
            RunBlock block => ("block", block.Count),
            _ => ("finish", 0),
        };
        using var span = Source.StartActivity($"job {name}");
        span?.SetTag(Job, message.Job).SetTag(Parts, parts);
        var began = Stopwatch.GetTimestamp();
        var made = await step();
        Seconds.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("step", name));
        if (parts > 0) Done.Add(parts);
        return made;
    }
}
