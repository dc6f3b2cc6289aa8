using Wolverine;

namespace Refuge.Cluster;

/// <summary>Tells Wolverine who does each kind of message.</summary>
/// <param name="work">Does what messages say.</param>
sealed class JobHandlers(IJobWork work) : IWolverineExtension
{
    /// <inheritdoc/>
    public void Configure(WolverineOptions options)
    {
        options.AddMessageHandler(new JobHandler<StartJob>(work));
        options.AddMessageHandler(new JobHandler<RunBlock>(work));
        options.AddMessageHandler(new JobHandler<FinishJob>(work));
    }
}
