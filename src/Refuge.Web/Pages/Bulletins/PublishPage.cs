using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Publications;
using Refuge.Storage.Rows;
using Refuge.Web.Doors;
using Refuge.Web.Mentions;
using Refuge.Web.Pages.Discussion;
using Refuge.Web.Pages.Inbox;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>
/// GET and POST /crises/{crisis}/publish: the next bulletin of a tier, what it changes, its headline; an approver signs
/// it, or takes an earlier one back.
/// </summary>
static class PublishPage
{
    const string Address = "/crises/{crisis}/publish";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).Takes(Permission.Prepare).ExcludeFromDescription();
        app.MapPost($"{Address}/draft", SaveAsync).Takes(Permission.Prepare).ExcludeFromDescription();
        app.MapPost(Address, SignAsync).Takes(Permission.Decide).ExcludeFromDescription();
        app.MapPost($"{Address}/withdraw", WithdrawAsync).Takes(Permission.Decide).ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        string crisis, HttpRequest request, PlanDesk desk, CrisisDatabase database, Visit visit,
        CancellationToken cancellation) =>
        TierOf(request.Query["for"].ToString(), crisis, visit) is { } tier
            ? await ViewAsync(crisis, tier, null, desk, database, visit, cancellation)
            : Results.NotFound();

    static async Task<IResult> SaveAsync(
        string crisis, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (TierOf(form["for"].ToString(), crisis, visit) is not { } tier) return Results.NotFound();
        await database.Publications.SaveDraftAsync(crisis, tier, DraftOf(form), cancellation);
        return Results.Redirect($"{Links.Publish(crisis, tier, visit.Words.Language)}&done=draft");
    }

    static async Task<IResult> SignAsync(
        string crisis, PlanDesk desk, InboxDesk inbox, CrisisDatabase database, Visit visit, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (TierOf(form["for"].ToString(), crisis, visit) is not { } tier) return Results.NotFound();
        var words = visit.Words;
        var key = new PlanKey(crisis, null, tier, words.Language);
        if (await desk.AskAsync(key, cancellation) is not { } state) return InboxPage.Missing(visit);
        var draft = DraftOf(form);
        var about = NumberOf(form["corrects"].ToString());
        var reason = form["reason"].ToString().Trim();
        // Nobody signs figures that are being made anew, or that they have not seen.
        var fault = state.Published is not { } published || published.Page.Board.Run != form["run"].ToString()
            ? Stale(words)
            : about is not null && reason.Length == 0
                ? words["Say what was wrong: readers of the earlier bulletin must know."]
                : await FaultOfAsync(crisis, tier, draft, published.Page, inbox, words, cancellation);
        if (fault is not null || state.Published is not { } plan)
        {
            await database.Publications.SaveDraftAsync(crisis, tier, draft, cancellation);
            return await ViewAsync(crisis, tier, fault, desk, database, visit, cancellation);
        }

        var signed = new NewPublication(
            crisis, tier, about is null ? PublicationAct.Publish : PublicationAct.Correct)
        {
            About = about,
            Reason = about is null ? null : Cut(reason),
            AsOf = plan.AsOf,
            Run = plan.Page.Board.Run,
            Story = draft,
            Seen = NumberOf(form["seen"].ToString()) ?? 0,
        };
        var grades =
            CapGrades.Of(form["urgency"].ToString(), form["severity"].ToString(), form["certainty"].ToString());
        var earlier = await FindAsync(database, crisis, tier, about, cancellation);
        var kept = await database.Publications.AddAsync(
            signed,
            act => BulletinFiles.Of(
                plan, act, earlier, grades, visit.AddressOf(Links.Bulletin(crisis, tier, act.Number, words.Language)),
                IsPast(plan.AsOf, clock), cancellation),
            Approver, visit.Caller.Actor, cancellation);
        if (kept is null) return await ViewAsync(crisis, tier, Stale(words), desk, database, visit, cancellation);
        Tell(kept, draft, visit);
        return Results.Redirect(Links.Bulletin(crisis, tier, kept.Number, words.Language));
    }

    static async Task<IResult> WithdrawAsync(
        string crisis, PlanDesk desk, CrisisDatabase database, Visit visit, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (TierOf(form["for"].ToString(), crisis, visit) is not { } tier) return Results.NotFound();
        var words = visit.Words;
        var about = await FindAsync(database, crisis, tier, NumberOf(form["number"].ToString()), cancellation);
        var reason = form["reason"].ToString().Trim();
        if (about is null || reason.Length == 0)
        {
            return await ViewAsync(
                crisis, tier, words["Say which bulletin is withdrawn, and why."], desk, database, visit, cancellation);
        }

        var kept = await database.Publications.AddAsync(
            new(crisis, tier, PublicationAct.Withdraw)
            {
                About = about.Number,
                Reason = Cut(reason),
                Seen = NumberOf(form["seen"].ToString()) ?? 0,
            },
            act => BulletinFiles.OfWithdrawal(
                act, about, visit.AddressOf(Links.Bulletin(crisis, tier, about.Number, words.Language)),
                IsPast(about.Signed.AsOf ?? default, clock)),
            Approver, visit.Caller.Actor, cancellation);
        if (kept is null) return await ViewAsync(crisis, tier, Stale(words), desk, database, visit, cancellation);
        Tell(about, about.Signed.Story, visit);
        return Results.Redirect($"{Links.Publish(crisis, tier, words.Language)}&done=withdrawn");
    }

    /// <summary>Has pages that a public bulletin links to told of it, or that it was taken back.</summary>
    static void Tell(KeptPublication bulletin, Story story, Visit visit)
    {
        if (bulletin.Signed.Tier != Audience.Public) return;
        var address = Links.Bulletin(bulletin.Signed.Crisis, Audience.Public, bulletin.Number, visit.Words.Language);
        visit.Find<MentionSender>()?.Tell(
            bulletin.Signed.Crisis, bulletin.Number, visit.AddressOf(address), StoryView.LinksOf(story));
    }

    static async Task<IResult> ViewAsync(
        string crisis, Audience tier, string? fault, PlanDesk desk, CrisisDatabase database, Visit visit,
        CancellationToken cancellation)
    {
        var key = new PlanKey(crisis, null, tier, visit.Words.Language);
        var state = await desk.AskAsync(key, cancellation);
        if (state?.Published is not { } plan)
        {
            return state switch
            {
                null => InboxPage.Missing(visit),
                { Problems.Count: > 0 } => NowPage.Stopped(key, state, visit),
                _ => NowPage.Waiting(key, state, visit),
            };
        }

        var acts = await database.Publications.ListAsync(crisis, tier, cancellation);
        var last = acts.FirstOrDefault(static act => act.Stands);
        var mail = last is null
            ? null
            : await database.Publications.FindFileAsync(
                crisis, tier, last.Number, BulletinFiles.MailName(visit.Words.Language), cancellation);
        return new PublishView(crisis, tier, plan, visit)
        {
            Acts = acts,
            Last = last,
            Changes = mail is null
                ? null
                : BulletinText.Read(BulletinFiles.MailOf(plan, visit.Words.Language)).Since(
                    BulletinText.Read(System.Text.Encoding.UTF8.GetString(mail))),
            Draft = await database.Publications.DraftAsync(crisis, tier, cancellation),
            Fault = fault,
            Unreleased = await Unreleased.NoteAsync(crisis, tier, visit, cancellation),
        }.Page(fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>What keeps a story from being signed. Null where nothing does.</summary>
    /// <remarks>
    /// Which words give a place away is not told: whoever signs may be of a circle that does not know it.
    /// </remarks>
    static async Task<string?> FaultOfAsync(
        string crisis, Audience tier, Story story, PublishedPage page, InboxDesk inbox, PageWords words,
        CancellationToken cancellation)
    {
        if (StoryView.UnknownIn(story, page.Main) is [var number, ..])
        {
            return words.Say("The story cites evidence {0}, which is not on the page. Nothing was signed.", number);
        }

        var text = string.Join('\n', story.Headline, story.Dateline, story.Byline, story.Text);
        return tier != Audience.Restricted && text.Length > 3
            && await inbox.OpenAsync(crisis, cancellation) is { } opened
                && Unsayable.Of(opened, text, tier).Holds.Count > 0
            ? words["The story names what this circle is not told: a place that is held back, a point on the map, or a way that people take. Nothing was signed; an analyst can say which."]
            : null;
    }

    /// <summary>The role that the store keeps of whoever signs.</summary>
    const string Approver = "approver";

    static string Stale(PageWords words) =>
        words["The figures, or what was signed, have changed since you opened the page. Nothing was signed: look again."];

    static bool IsPast(DateOnly day, TimeProvider clock) =>
        WorkingDay.Of(day, clock) != DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    static async Task<KeptPublication?> FindAsync(
        CrisisDatabase database, string crisis, Audience tier, int? number, CancellationToken cancellation) =>
        number is null
            ? null
            : (await database.Publications.ListAsync(crisis, tier, cancellation))
                .FirstOrDefault(act => act.Number == number && act.Stands);

    /// <summary>The tier that is asked for; the public where none is. Null where the reader is not of it.</summary>
    static Audience? TierOf(string word, string crisis, Visit visit)
    {
        var tier = word.Length == 0 ? Audience.Public : Words.Find<Audience>(word);
        return tier is { } known && visit.TiersIn(crisis).Contains(known) ? known : null;
    }

    static Story DraftOf(IFormCollection form) =>
        new(Line(form, "headline"), Line(form, "dateline"), Line(form, "byline"), Cut(form["story"].ToString().Trim()));

    static string Line(IFormCollection form, string field) => Cut(form[field].ToString().Trim());

    static string Cut(string text) => text.Length > MostLetters ? text[..MostLetters] : text;

    /// <summary>Nobody reads more before the figures.</summary>
    internal const int MostLetters = 4_000;

    static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
