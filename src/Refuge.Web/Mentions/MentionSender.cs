using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refuge.Storage;
using Refuge.Web.Fetching;

namespace Refuge.Web.Mentions;

/// <summary>
/// Tells pages that a public bulletin links to them (Webmention, W3C Recommendation of 12 January 2017, 3.1), one after
/// the other. What was told, and to whom, stands in the audit log. What waits when the process ends is not told.
/// </summary>
/// <param name="database">Where the audit log is.</param>
/// <param name="fetcher">Asks for pages, and sends.</param>
/// <param name="log">Where a fault is told.</param>
sealed partial class MentionSender(CrisisDatabase database, PageFetcher fetcher, ILogger<MentionSender> log)
    : BackgroundService
{
    /// <summary>More links of one bulletin are not told.</summary>
    internal const int MostLinks = 20;

    const int MostWaiting = 1_000;

    /// <summary>How often a page that cannot be reached is tried, each time after a longer rest.</summary>
    static readonly TimeSpan[] Rests = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    readonly Channel<Sending> waiting = Channel.CreateBounded<Sending>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Has the pages told that a bulletin links to them, or linked to them until it was taken back.</summary>
    /// <param name="crisis">The crisis.</param>
    /// <param name="bulletin">The number of the bulletin.</param>
    /// <param name="source">Its address, as readers have it.</param>
    /// <param name="targets">The addresses that it links to.</param>
    internal void Tell(string crisis, int bulletin, Uri source, IEnumerable<Uri> targets)
    {
        foreach (var target in targets.Distinct().Where(target => target.Authority != source.Authority).Take(MostLinks))
        {
            waiting.Writer.TryWrite(new(crisis, bulletin, source, target, 0));
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var sending in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(sending, stoppingToken);
            }
#pragma warning disable CA1031 // A page that fails, for whatever reason, may not end the telling of others.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Failed(log, fault);
            }
        }
    }

    async Task SendAsync(Sending sending, CancellationToken cancellation)
    {
        await Task.Delay(Rests[0], cancellation);
        switch (await fetcher.FetchAsync(sending.Target, cancellation))
        {
            case NotFetched { IsGone: false } when sending.Tries + 1 < Rests.Length:
                _ = AgainAsync(sending with { Tries = sending.Tries + 1 }, cancellation);
                return;
            case FetchedPage page when MentionEndpoint.Of(page) is { } endpoint:
                var form = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["source"] = sending.Source.AbsoluteUri,
                    ["target"] = sending.Target.AbsoluteUri,
                };
                var status = await fetcher.SendAsync(endpoint, form, cancellation);
                await NoteAsync(sending, (int?)status is >= 200 and < 300 ? "sent" : "refused", cancellation);
                return;
            default:
                await NoteAsync(sending, "unwanted", cancellation);
                return;
        }
    }

    async Task AgainAsync(Sending sending, CancellationToken cancellation)
    {
        await Task.Delay(Rests[sending.Tries], cancellation);
        waiting.Writer.TryWrite(sending);
    }

    Task NoteAsync(Sending sending, string outcome, CancellationToken cancellation) => database.Audit.AddAsync(
        new(
            "role:service", $"webmention.{outcome}", sending.Crisis,
            string.Create(CultureInfo.InvariantCulture, $"public/{sending.Bulletin} {sending.Target.Host}")),
        cancellation);

    [LoggerMessage(LogLevel.Warning, "A page could not be told of a bulletin.")]
    static partial void Failed(ILogger log, Exception fault);

    sealed record Sending(string Crisis, int Bulletin, Uri Source, Uri Target, int Tries);
}
