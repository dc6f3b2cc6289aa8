using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Remarks;
using Refuge.Web.Fetching;
using Refuge.Web.Pages.Discussion;

namespace Refuge.Web.Mentions;

/// <summary>
/// Takes word of pages that link to a public bulletin, and looks at each later, one after the other, with a pause
/// between: whoever asks makes this service ask nobody often.
/// </summary>
/// <param name="database">Where they are kept, so that none is lost when the process ends.</param>
/// <param name="crises">The crises, whose reports a page may copy.</param>
/// <param name="fetcher">Asks for pages.</param>
/// <param name="log">Where a fault is told.</param>
sealed partial class MentionDesk(
    CrisisDatabase database, IReadOnlyDictionary<string, ICrisisStore> crises, PageFetcher fetcher,
    ILogger<MentionDesk> log) : BackgroundService
{
    /// <summary>The name by which one machine of several does it.</summary>
    const string Turn = "mentions";

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long after a fault, or after another machine, it looks again.</summary>
    static readonly TimeSpan Later = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim told = new(0);

    /// <summary>What comes of word of a link.</summary>
    internal enum Taken
    {
        /// <summary>It is looked at later.</summary>
        Queued,

        /// <summary>The page that links has no address that can be asked for, or is the target itself.</summary>
        NoSource,

        /// <summary>The target is no public bulletin of this service.</summary>
        NoTarget,

        /// <summary>Too much waits.</summary>
        Full,
    }

    /// <summary>Takes word that a page links to a bulletin.</summary>
    /// <param name="source">The address of the page.</param>
    /// <param name="target">The address that it links to.</param>
    /// <param name="host">The host of this service, as whoever tells reaches it.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<Taken> TakeAsync(
        string source, string target, string host, CancellationToken cancellation)
    {
        if (AddressOf(target) is not { } goal || goal.Authority != host
            || BulletinPath().Match(goal.AbsolutePath) is not { Success: true } found
            || !int.TryParse(
                found.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Taken.NoTarget;
        }

        var crisis = Uri.UnescapeDataString(found.Groups["crisis"].Value);
        if (!crises.ContainsKey(crisis) || !await RemarksPage.StandsAsync(database, crisis, number, cancellation))
        {
            return Taken.NoTarget;
        }

        if (AddressOf(source) is not { UserInfo.Length: 0 } page || page.Authority == host) return Taken.NoSource;
        if (!await database.Remarks.AskAsync(crisis, number, page, goal, cancellation)) return Taken.Full;
        told.Release();
        return Taken.Queued;
    }

    /// <summary>Addresses are kept, and shown: longer ones are nobody's.</summary>
    const int LongestAddress = 2_000;

    static Uri? AddressOf(string text) => text.Length <= LongestAddress
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        ? address
        : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A page that fails, for whatever reason, may not end the looking at others.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Failed(log, fault);
            }

            await told.WaitAsync(Later, stoppingToken);
        }
    }

    async Task LookAsync(CancellationToken cancellation)
    {
        await using var holding = database.Open();
        if (!await holding.TryHoldAsync(Turn, cancellation)) return;
        while (await database.Remarks.FindAskedAsync(cancellation) is { } asked)
        {
            await LookAtAsync(asked, cancellation);
            await Task.Delay(Pause, cancellation);
        }
    }

    async Task LookAtAsync(Remark asked, CancellationToken cancellation)
    {
        var answer = await fetcher.FetchAsync(asked.Source!, cancellation);
        if (answer is NotFetched { Why: var why }) NotRead(log, asked.Source!.Host, why);
        // A page that cannot be reached today may be there tomorrow: what is shown of it stays.
        var isKnown = asked.State != RemarkState.Asked;
        var found = answer switch
        {
            NotFetched { IsGone: false } when isKnown => new(asked.Kind, asked.Text, null),
            FetchedPage page => await ReadAsync(asked, page, cancellation),
            _ => null,
        };
        await database.Remarks.AnswerAsync(asked, found, cancellation);
    }

    /// <summary>What a page is. Null where it does not link to the bulletin.</summary>
    async Task<FoundLink?> ReadAsync(Remark asked, FetchedPage page, CancellationToken cancellation)
    {
        var read = LinkedPage.Read(page, asked.Target!);
        if (!read.LinksTo) return null;
        var crisis = crises.TryGetValue(asked.Crisis, out var store)
            ? (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis
            : null;
        return crisis is not null && CopyOfReport.Is(crisis, page)
            ? new(RemarkKind.Copy, read.Title, page.Html)
            : new(RemarkKind.Link, read.Title, null);
    }

    /// <summary>The path of a public bulletin; the tier is spelled as <see cref="Audience.Public"/> is.</summary>
    [GeneratedRegex("^/crises/(?<crisis>[^/]+)/bulletins/public/(?<number>[0-9]{1,9})$")]
    private static partial Regex BulletinPath();

    [LoggerMessage(LogLevel.Warning, "A page that links could not be looked at.")]
    static partial void Failed(ILogger log, Exception fault);

    [LoggerMessage(LogLevel.Information, "A page at {Host} was not read: {Why}.")]
    static partial void NotRead(ILogger log, string host, string why);

    /// <inheritdoc/>
    public override void Dispose()
    {
        told.Dispose();
        base.Dispose();
    }
}
