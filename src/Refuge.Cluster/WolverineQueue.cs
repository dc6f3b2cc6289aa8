using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Refuge.Cluster;

/// <summary>The queue in PostgreSQL that all machines share.</summary>
/// <param name="scopes">Gives each sending a bus of its own.</param>
sealed class WolverineQueue(IServiceScopeFactory scopes) : IJobSender
{
    /// <inheritdoc/>
    public async Task SendAsync(IReadOnlyList<JobMessage> messages, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var message in messages) await bus.PublishAsync<object>(message);
    }
}
