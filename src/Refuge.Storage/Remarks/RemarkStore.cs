using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Refuge.Storage.Audit;
using Refuge.Storage.Model;

namespace Refuge.Storage.Remarks;

/// <summary>
/// What readers say about public bulletins. Nothing is shown before somebody has decided so; what is refused is erased,
/// the name and the account of whoever wrote it included.
/// </summary>
sealed class RemarkStore
{
    /// <summary>So many of one account may wait in a crisis at a time.</summary>
    internal const int MostWaitingOfOne = 5;

    /// <summary>So many may wait in a crisis at a time, pages that were not looked at yet among them.</summary>
    internal const int MostWaiting = 500;

    static readonly string Asked = Words.Of(RemarkState.Asked), Waiting = Words.Of(RemarkState.Waiting),
        Shown = Words.Of(RemarkState.Shown), Refused = Words.Of(RemarkState.Refused);

    readonly Func<StoreContext> open;
    readonly TimeProvider clock;
    readonly Turns turns;

    internal RemarkStore(Func<StoreContext> open, TimeProvider clock, Turns turns) =>
        (this.open, this.clock, this.turns) = (open, clock, turns);

    /// <summary>The remarks of a crisis that stand somewhere, in the order in which they came.</summary>
    internal async Task<IReadOnlyList<Remark>> ListAsync(
        string crisis, RemarkState state, CancellationToken cancellation)
    {
        await using var context = open();
        var word = Words.Of(state);
        var rows = await context.Remarks.AsNoTracking().Where(each => each.Crisis == crisis && each.State == word)
            .OrderBy(static each => each.Number).Select(static each => new RemarkEntity
            {
                Crisis = each.Crisis,
                Number = each.Number,
                Bulletin = each.Bulletin,
                Kind = each.Kind,
                State = each.State,
                IsAsked = each.IsAsked,
                Author = each.Author,
                Name = each.Name,
                Text = each.Text,
                Source = each.Source,
                Target = each.Target,
                SentAt = each.SentAt,
            }).ToListAsync(cancellation);
        return [.. rows.Select(RemarkOf)];
    }

    /// <summary>The page of a remark, as it came. Null where none is kept.</summary>
    internal async Task<byte[]?> FindPageAsync(string crisis, int number, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.Remarks.AsNoTracking().Where(each => each.Crisis == crisis && each.Number == number)
            .Select(static each => each.Page).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Keeps what somebody wrote, until it is decided about.</summary>
    /// <returns>Whether it was kept; not where too much of theirs, or of everybody's, waits already.</returns>
    internal Task<bool> AddThoughtAsync(
        string crisis, int bulletin, string author, string name, string text, CancellationToken cancellation) =>
        AddAsync(
            crisis,
            async context =>
            {
                var waiting = await context.Remarks.CountAsync(
                    each => each.Crisis == crisis && each.Author == author && each.State == Waiting, cancellation);
                if (waiting >= MostWaitingOfOne) return null;
                return New(crisis, bulletin, RemarkKind.Thought, RemarkState.Waiting) with
                {
                    Author = author,
                    Name = name,
                    Text = text,
                };
            },
            cancellation);

    /// <summary>Keeps that a page is said to link to a bulletin, until somebody looks at it.</summary>
    /// <returns>Whether it was kept; not where too much waits already.</returns>
    /// <remarks>A page that is known is looked at again: it may have changed, or be gone (Webmention, W3C 2017,
    /// 3.2.4). One that was refused stays refused.</remarks>
    internal async Task<bool> AskAsync(
        string crisis, int bulletin, Uri source, Uri target, CancellationToken cancellation)
    {
        var address = source.AbsoluteUri;
        var isKnown = false;
        var isAdded = await AddAsync(
            crisis,
            async context =>
            {
                var known = await context.Remarks.FirstOrDefaultAsync(
                    each => each.Crisis == crisis && each.Bulletin == bulletin && each.Source == address, cancellation);
                isKnown = known is not null;
                if (known is not null && known.State != Refused) known.IsAsked = true;
                return known is not null ? null : New(crisis, bulletin, RemarkKind.Link, RemarkState.Asked) with
                {
                    Source = source,
                    Target = target,
                };
            },
            cancellation);
        return isAdded || isKnown;
    }

    /// <summary>The page that has waited longest to be looked at. Null when none waits.</summary>
    internal async Task<Remark?> FindAskedAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var next = await context.Remarks.AsNoTracking().Where(static each => each.IsAsked)
            .OrderBy(static each => each.SentAt).ThenBy(static each => each.Crisis).ThenBy(static each => each.Number)
            .FirstOrDefaultAsync(cancellation);
        return next is null ? null : RemarkOf(next);
    }

    /// <summary>Keeps what a look at a page found; where it found no link, the remark is taken away.</summary>
    internal Task AnswerAsync(Remark asked, FoundLink? found, CancellationToken cancellation) => ChangeAsync(
        asked.Crisis, asked.Number,
        (context, kept) =>
        {
            kept.IsAsked = false;
            if (kept.State == Refused) return null;
            if (found is null)
            {
                context.Remarks.Remove(kept);
                return null;
            }

            // What is shown stays as somebody saw it: a page that says something else since waits anew.
            var isAsItWas = kept.Text == found.Title && kept.State != Asked;
            kept.State = isAsItWas ? kept.State : Waiting;
            (kept.Kind, kept.Text, kept.Page) = (Words.Of(found.Kind), found.Title, found.Page);
            return null;
        },
        cancellation);

    /// <summary>Shows a remark to everybody.</summary>
    /// <returns>Whether it waited.</returns>
    internal Task<bool> ShowAsync(
        string crisis, int number, string actor, CancellationToken cancellation) => ChangeAsync(
        crisis, number,
        (_, kept) =>
        {
            if (kept.State != Waiting) return null;
            (kept.State, kept.Page) = (Shown, null);
            return new(actor, "remark.show", crisis, Subject(kept));
        },
        cancellation);

    /// <summary>Refuses a remark, or takes back one that was shown, and erases it.</summary>
    /// <returns>Whether there was one to refuse.</returns>
    internal Task<bool> RefuseAsync(string crisis, int number, string actor, CancellationToken cancellation) =>
        ChangeAsync(crisis, number, (_, kept) => Erase(kept, actor, "remark.refuse"), cancellation);

    /// <summary>Takes back what somebody wrote themselves, and erases it.</summary>
    /// <returns>Whether it was theirs.</returns>
    internal Task<bool> TakeBackAsync(string crisis, int number, string author, CancellationToken cancellation) =>
        ChangeAsync(
            crisis, number,
            (_, kept) => kept.Author == author ? Erase(kept, author, "remark.take-back") : null, cancellation);

    static AuditEntry? Erase(RemarkEntity kept, string actor, string action)
    {
        if (kept.State == Refused) return null;
        (kept.State, kept.IsAsked, kept.Author, kept.Name, kept.Text, kept.Page) = (Refused, false, null, "", "", null);
        return new(actor, action, kept.Crisis, Subject(kept));
    }

    static string Subject(RemarkEntity kept) =>
        string.Create(CultureInfo.InvariantCulture, $"public/{kept.Bulletin}#{kept.Number}");

    async Task<bool> AddAsync(
        string crisis, Func<StoreContext, Task<Remark?>> make, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        var waiting = await context.Remarks.CountAsync(
            each => each.Crisis == crisis && (each.State == Waiting || each.State == Asked), cancellation);
        var made = waiting >= MostWaiting ? null : await make(context);
        if (made is not null)
        {
            var last = await context.Remarks.Where(each => each.Crisis == crisis)
                .MaxAsync(static each => (int?)each.Number, cancellation);
            context.Remarks.Add(EntityOf(made with { Number = (last ?? 0) + 1 }));
        }

        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return made is not null;
    }

    async Task<bool> ChangeAsync(
        string crisis, int number, Func<StoreContext, RemarkEntity, AuditEntry?> change, CancellationToken cancellation)
    {
        using var turn = await turns.TakeAsync(crisis, cancellation);
        await using var context = open();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.LockAsync(crisis, cancellation);
        var kept = await context.Remarks.FirstOrDefaultAsync(
            each => each.Crisis == crisis && each.Number == number, cancellation);
        var told = kept is null ? null : change(context, kept);
        await context.SaveChangesAsync(cancellation);
        if (told is not null) await AuditLog.AddAsync(context, told, Now(), cancellation);
        await transaction.CommitAsync(cancellation);
        return told is not null;
    }

    Remark New(string crisis, int bulletin, RemarkKind kind, RemarkState state) =>
        new(crisis, 0, bulletin, kind, state, "", new(Now()));

    /// <summary>Moments are kept by both engines to the microsecond.</summary>
    DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new(now.Ticks - (now.Ticks % 10), DateTimeKind.Utc);
    }

    static Remark RemarkOf(RemarkEntity row) => new(
        row.Crisis, row.Number, row.Bulletin, Words.Find<RemarkKind>(row.Kind)!.Value,
        Words.Find<RemarkState>(row.State)!.Value, row.Text, new(DateTime.SpecifyKind(row.SentAt, DateTimeKind.Utc)))
    {
        Author = row.Author,
        Name = row.Name,
        Source = row.Source is null ? null : new(row.Source),
        Target = row.Target is null ? null : new(row.Target),
    };

    static RemarkEntity EntityOf(Remark remark) => new()
    {
        Crisis = remark.Crisis,
        Number = remark.Number,
        Bulletin = remark.Bulletin,
        Kind = Words.Of(remark.Kind),
        State = Words.Of(remark.State),
        IsAsked = remark.State == RemarkState.Asked,
        Author = remark.Author,
        Name = remark.Name,
        Text = remark.Text,
        Source = remark.Source?.AbsoluteUri,
        Target = remark.Target?.AbsoluteUri,
        SentAt = remark.SentAt.UtcDateTime,
    };
}
