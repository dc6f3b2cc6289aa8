using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refuge.Storage;

namespace Refuge.Web;

/// <summary>Lets go once an hour of what has been kept for as long as its class is kept.</summary>
/// <param name="database">The database.</param>
/// <param name="settings">How long each class is kept.</param>
/// <param name="clock">Tells the hours.</param>
/// <param name="log">Where it is told.</param>
sealed partial class RetentionRounds(
    CrisisDatabase database, ServeSettings settings, TimeProvider clock, ILogger<RetentionRounds> log)
    : BackgroundService
{
    static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var rounds = new PeriodicTimer(Round, clock);
        do
        {
            try
            {
                var gone = await database.Retention.LetGoAsync(settings.Environment.Keeps, stoppingToken);
                foreach (var (name, count) in gone.Where(static each => each.Value > 0)) Went(log, count, name);
            }
            catch (Exception fault) when (StoreFaults.FindWords(fault) is not null)
            {
                NotNow(log, fault);
            }
        }
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "{Count} {Name} went: their time was over.")]
    static partial void Went(ILogger log, int count, string name);

    [LoggerMessage(LogLevel.Warning, "What is kept could not be looked through; the next round looks again.")]
    static partial void NotNow(ILogger log, Exception fault);
}
