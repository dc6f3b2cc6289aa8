using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Refuge.Publishing;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage.Publications;

/// <summary>
/// Bulletins as they were signed, each with its files; corrections and withdrawals are acts of their own, so that
/// nothing that was public vanishes from the history.
/// </summary>
sealed class PublicationStore
{
    readonly Func<StoreContext> open;
    readonly TimeProvider clock;
    readonly Turns turns;

    internal PublicationStore(Func<StoreContext> open, TimeProvider clock, Turns turns) =>
        (this.open, this.clock, this.turns) = (open, clock, turns);

    /// <summary>The acts for a tier, the newest first.</summary>
    internal async Task<IReadOnlyList<KeptPublication>> ListAsync(
        string crisis, Audience tier, CancellationToken cancellation)
    {
        await using var context = open();
        return await ListAsync(context, crisis, tier, cancellation);
    }

    /// <summary>The names of the files of a bulletin, in their order.</summary>
    internal async Task<IReadOnlyList<string>> ListFilesAsync(
        string crisis, Audience tier, int number, CancellationToken cancellation)
    {
        await using var context = open();
        var names = await FilesOf(context, crisis, tier, number).Select(static file => file.Name)
            .ToListAsync(cancellation);
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>A file of a bulletin. Null when there is none of that name.</summary>
    internal async Task<byte[]?> FindFileAsync(
        string crisis, Audience tier, int number, string name, CancellationToken cancellation)
    {
        await using var context = open();
        return await FilesOf(context, crisis, tier, number).Where(file => file.Name == name)
            .Select(static file => file.Bytes).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>
    /// Keeps an act with its files and its line of the audit log, all or nothing, and forgets the draft of the tier.
    /// </summary>
    /// <param name="signed">What is signed.</param>
    /// <param name="makeFiles">Makes the files of the bulletin, given its number and when it is signed.</param>
    /// <param name="role">The role of whoever signs.</param>
    /// <param name="actor">Who signs, for the audit log.</param>
    /// <param name="cancellation">Stops it; nothing is then kept.</param>
    /// <returns>What was kept. Null where somebody else signed meanwhile, or the bulletin that it is about does not
    /// stand.</returns>
    internal async Task<KeptPublication?> AddAsync(
        NewPublication signed, Func<KeptPublication, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> makeFiles,
        string role, string actor, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(signed.Crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(signed.Crisis, cancellation);
        var before = await ListAsync(context, signed.Crisis, signed.Tier, cancellation);
        var last = before.Count == 0 ? 0 : before[0].Number;
        if (last != signed.Seen) return null;
        if (signed.About is { } about && before.FirstOrDefault(act => act.Number == about) is not { Stands: true })
        {
            return null;
        }

        // Moments are kept by both engines to the microsecond.
        var now = clock.GetUtcNow().UtcDateTime;
        now = new(now.Ticks - (now.Ticks % 10), DateTimeKind.Utc);
        var kept = new KeptPublication(last + 1, signed, role, new(now));
        context.Publications.Add(EntityOf(kept));
        foreach (var (name, bytes) in makeFiles(kept))
        {
            context.PublicationFiles.Add(new()
            {
                Crisis = signed.Crisis,
                Tier = Words.Of(signed.Tier),
                Number = kept.Number,
                Name = name,
                Bytes = bytes.ToArray(),
            });
        }

        if (signed.Act != PublicationAct.Withdraw)
        {
            context.PublicationDrafts.RemoveRange(
                await DraftsOf(context, signed.Crisis, signed.Tier).ToListAsync(cancellation));
        }

        await context.SaveChangesAsync(cancellation);
        var subject = string.Create(CultureInfo.InvariantCulture, $"{Words.Of(signed.Tier)}/{kept.Number}");
        await AuditLog.AddAsync(
            context, new(actor, $"bulletin.{Words.Of(signed.Act)}", signed.Crisis, subject), now, cancellation);
        await transaction.CommitAsync(cancellation);
        return kept;
    }

    /// <summary>What was written for the next bulletin of a tier.</summary>
    internal async Task<Story> DraftAsync(string crisis, Audience tier, CancellationToken cancellation)
    {
        await using var context = open();
        return await DraftsOf(context, crisis, tier).AsNoTracking().FirstOrDefaultAsync(cancellation) is { } draft
            ? new(draft.Headline, draft.Dateline, draft.Byline, draft.Note)
            : Story.Empty;
    }

    /// <summary>Keeps what was written for the next bulletin of a tier.</summary>
    internal async Task SaveDraftAsync(
        string crisis, Audience tier, Story draft, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        var kept = await DraftsOf(context, crisis, tier).FirstOrDefaultAsync(cancellation);
        if (kept is null)
        {
            context.PublicationDrafts.Add(new()
            {
                Crisis = crisis,
                Tier = Words.Of(tier),
                Headline = draft.Headline,
                Dateline = draft.Dateline,
                Byline = draft.Byline,
                Note = draft.Text,
                SavedAt = clock.GetUtcNow().UtcDateTime,
            });
        }
        else
        {
            (kept.Headline, kept.Dateline, kept.Byline, kept.Note) =
                (draft.Headline, draft.Dateline, draft.Byline, draft.Text);
            kept.SavedAt = clock.GetUtcNow().UtcDateTime;
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    static async Task<IReadOnlyList<KeptPublication>> ListAsync(
        StoreContext context, string crisis, Audience tier, CancellationToken cancellation)
    {
        var word = Words.Of(tier);
        var rows = await context.Publications.AsNoTracking().Where(each => each.Crisis == crisis && each.Tier == word)
            .OrderByDescending(each => each.Number).ToListAsync(cancellation);
        var acts = rows.Select(row => KeptOf(row, tier)).ToList();
        return
        [
            .. acts.Select(act => act with
            {
                Withdrawal = acts.FirstOrDefault(
                    other => other.Signed.Act == PublicationAct.Withdraw && other.Signed.About == act.Number),
                Correction = acts.FirstOrDefault(
                    other => other.Signed.Act == PublicationAct.Correct && other.Signed.About == act.Number),
            }),
        ];
    }

    static KeptPublication KeptOf(PublicationEntity row, Audience tier) => new(
        row.Number,
        new(row.Crisis, tier, Words.Find<PublicationAct>(row.Act)!.Value)
        {
            About = row.About,
            Reason = row.Reason,
            AsOf = row.AsOf,
            Run = row.Run,
            Story = new(row.Headline ?? "", row.Dateline ?? "", row.Byline ?? "", row.Note ?? ""),
            Seen = row.Number - 1,
        },
        row.SignedBy, new(DateTime.SpecifyKind(row.SignedAt, DateTimeKind.Utc)));

    static PublicationEntity EntityOf(KeptPublication kept) => new()
    {
        Crisis = kept.Signed.Crisis,
        Tier = Words.Of(kept.Signed.Tier),
        Number = kept.Number,
        Act = Words.Of(kept.Signed.Act),
        About = kept.Signed.About,
        Reason = kept.Signed.Reason,
        AsOf = kept.Signed.AsOf,
        Run = kept.Signed.Run,
        Headline = OrNull(kept.Signed.Story.Headline),
        Dateline = OrNull(kept.Signed.Story.Dateline),
        Byline = OrNull(kept.Signed.Story.Byline),
        Note = OrNull(kept.Signed.Story.Text),
        SignedBy = kept.SignedBy,
        SignedAt = kept.SignedAt.UtcDateTime,
    };

    static string? OrNull(string text) => text.Length == 0 ? null : text;

    static IQueryable<PublicationFileEntity> FilesOf(StoreContext context, string crisis, Audience tier, int number)
    {
        var word = Words.Of(tier);
        return context.PublicationFiles.AsNoTracking().Where(
            file => file.Crisis == crisis && file.Tier == word && file.Number == number);
    }

    static IQueryable<PublicationDraftEntity> DraftsOf(StoreContext context, string crisis, Audience tier)
    {
        var word = Words.Of(tier);
        return context.PublicationDrafts.Where(draft => draft.Crisis == crisis && draft.Tier == word);
    }
}
