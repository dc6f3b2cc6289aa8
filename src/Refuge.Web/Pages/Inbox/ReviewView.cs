using Microsoft.AspNetCore.Http;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages.Inbox;

/// <summary>A report beside its claims.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Inbox">The inbox.</param>
/// <param name="Report">The report.</param>
/// <param name="Visit">Who looks.</param>
sealed record ReviewView(string Crisis, Cycle.Inbox Inbox, InboxReport Report, Visit Visit)
{
    /// <summary>The claim at hand. Null when there is none, or all are reviewed.</summary>
    internal Claim? Current { get; init; }

    /// <summary>The claim that was just reviewed. Null when none was.</summary>
    internal Claim? Done { get; init; }

    /// <summary>An edit that is tried and not kept. Null when none is.</summary>
    internal ReviewForm? Tried { get; init; }

    /// <summary>Why nothing was kept. Null when nothing went wrong.</summary>
    internal string? Fault { get; init; }

    PageWords Words => Visit.Words;

    ClaimWords Say => new(Words, Inbox.Situation);

    /// <summary>What people made of a claim so far: a form says it, so that nobody overwrites what they have not
    /// seen.</summary>
    internal static string StateOf(Claim claim) =>
        $"{Refuge.Words.Of(claim.Review)}/{(claim.ReleasedTo is { } tier ? Refuge.Words.Of(tier) : "")}"
        + (claim.SameAs is { } same ? $"/{same}" : "");

    /// <summary>The page.</summary>
    internal IResult Page(int status = StatusCodes.Status200OK)
    {
        var title = InboxPage.TitleOf(Report);
        return Frame.Page(
            Visit, new(Crisis, Inbox.Crisis.Identity.Title, Tab.Inbox), title,
            Html.Of(
                $"""
                <main class="wide"><p class="back"><a href="{Links.Inbox(Crisis, Words.Language)}">{Words["Inbox"]}</a></p>
                <h1><bdi>{title}</bdi></h1>
                <p class="known">{InboxPage.Origin(Inbox, Report, Words)}{Words[" · "]}{Words["As received. Restricted: for the own team."]}</p>
                {Copies()}{Told()}
                <div class="review">
                <div class="claims">{Hand()}{Listed()}</div>
                <div class="original"><h2 id="original">{Words["The original"]}</h2>
                <pre class="report" tabindex="0" role="region" aria-labelledby="original" dir="auto" lang="{Report.Report.Language ?? "en"}">{OriginalText.Draw(Report, Current, AddressOf)}</pre></div>
                </div></main>
                """),
            status);
    }

    string AddressOf(Claim claim) => Links.Review(Crisis, Report.Report.File, Words.Language, claim.Id);

    Html Copies()
    {
        var copies = Inbox.Reports.Where(other => other.Origin == Report.Origin && other != Report).ToList();
        var links = copies.Select(other => Html.Of(
            $"<li><a href=\"{Links.Review(Crisis, other.Report.File, Words.Language, null)}\"><bdi>{InboxPage.TitleOf(other)}</bdi></a></li>"));
        return Html.When(
            copies.Count > 0,
            $"<p>{Words["The same story in other reports. Together they count as one voice:"]}</p><ul>{links}</ul>");
    }

    Html Told()
    {
        if (Fault is { } fault) return Html.Of($"<p class=\"told fault\" role=\"alert\">{fault}</p>");
        if (Done is not { } done) return Html.None;
        var what = done.Review switch
        {
            ReviewState.Accepted when done.ReleasedTo is null =>
                Words["Accepted. The plan follows. Its words stay with the own team until somebody releases them."],
            ReviewState.Accepted => done.ReleasedTo == Refuge.Reports.Claims.Release.Public
                ? Words["Accepted, and its words are shown to the public."]
                : Words["Accepted, and its words are shown to partners."],
            ReviewState.Rejected when MergedInto(done) is not null =>
                Words["Merged. Figures rest on the claim that stays."],
            ReviewState.Rejected => Words["Rejected. It moves no figure."],
            _ => Words["Kept."],
        };
        return Html.Of(
            $"<p class=\"told\" role=\"status\">{what} <a href=\"{AddressOf(done)}\">{Words["Change your mind"]}</a></p>");
    }

    Html Hand()
    {
        if (Current is not { } claim)
        {
            return Html.Of(
                $"<section class=\"hand\" id=\"claim\" tabindex=\"-1\"><h2>{(Report.Claims.Count == 0 ? Words["No claims found"] : Words["All reviewed"])}</h2><p><a href=\"{Links.Inbox(Crisis, Words.Language)}\">{Words["Inbox"]}</a></p></section>");
        }

        var order = Report.Claims.ToList();
        var at = order.IndexOf(claim);
        return Html.Of(
            $"""
            <section class="hand" id="claim" tabindex="-1" autofocus data-keys aria-labelledby="says">
            <p class="steps"><span>{Words.Say("Claim {0} of {1}", at + 1, order.Count)}</span>{Step(order, at - 1, "prev", "k", Words["Previous"])}{Step(order, at + 1, "next", "j", Words["Next"])}</p>
            <h2 id="says">{Say.Says(claim)}</h2>
            <blockquote dir="auto">{claim.QuoteText}</blockquote>
            <dl>{Row("Where", Say.Where(claim))}{Row("When", Say.When(claim) ?? Words["not known"])}{Row("On whose word", Say.Whose(claim))}{Row("Read rightly", Words.Chance(InboxReport.ChanceOf(claim)))}{Row("Review", State(claim))}</dl>
            {Against(claim)}
            {Effect(claim)}
            {Buttons(claim)}{Edit(claim)}{Merge(claim)}{Release(claim)}
            <p class="small keys">{Words["Keys while this box has the focus: A accept, R reject, E edit, M merge, L release, J next, K previous."]}</p>
            </section>
            """);
    }

    Html Step(List<Claim> order, int at, string rel, string key, string text) => at < 0 || at >= order.Count
        ? Html.None
        : Html.Of($"<a rel=\"{rel}\" data-key=\"{key}\" href=\"{AddressOf(order[at])}\">{text}</a>");

    Html Row(string name, string value) => Html.Of($"<div><dt>{Words[name]}</dt><dd>{value}</dd></div>");

    string State(Claim claim)
    {
        var state = claim.Review switch
        {
            ReviewState.Accepted => Words["accepted"],
            ReviewState.Rejected => Words["rejected"],
            _ => Words["nobody has looked"],
        };
        if (claim.Review == ReviewState.Rejected && MergedInto(claim) is { } same)
        {
            var first = ReviewForm.OthersOf(claim, Report, Inbox).FirstOrDefault(other => other.Key == same)?.Claim
                ?? Report.Claims.FirstOrDefault(other => other.Id == same);
            state = Words.Say("moves no figure: the same as {0}", first is null ? Words["another claim"] : Say.Says(first));
        }

        return claim.ReleasedTo is { } tier
            ? $"{state}{Words[" · "]}{(tier == Refuge.Reports.Claims.Release.Public ? Words["shown to the public"] : Words["shown to partners"])}"
            : state;
    }

    /// <summary>
    /// The claim that a claim was merged into, in this report or in another one. Null where it was merged into none.
    /// </summary>
    string? MergedInto(Claim claim) => claim.SameAs ?? Inbox.Crisis.Reviews.AsOf(Inbox.AsOf)
        .Select(static row => row.Value)
        .LastOrDefault(review => review.Action == ReviewAction.Merge && review.ReportHash == Report.Report.Hash
            && (review.Start, review.End) == (claim.Quote.Start, claim.Quote.End))?.Field;

    Html Against(Claim claim)
    {
        var pairs = Inbox.AgainstOf(claim);
        return Html.When(
            pairs.Count > 0,
            $"<h3>{Words["Does not agree with"]}</h3><ul class=\"items\">{pairs.Select(pair => Pair(pair, claim))}</ul>");
    }

    Html Pair(Contradiction pair, Claim claim)
    {
        var other = pair.A.Citation == claim.Quote.Citation ? pair.B : pair.A;
        var verdict = pair.Verdict switch
        {
            Verdict.Compatible => Words["They agree within their bounds."],
            Verdict.ResolvedBySequence => Words["They follow one another."],
            Verdict.Superseded => Words["The newer one replaces the older."],
            Verdict.DifferentStates => Words["They speak of different states of one thing."],
            _ => Words["Both cannot be true."],
        };
        return Html.Of($"<li><bdi>{pair.Detail}</bdi> {verdict} {Other(other)}</li>");
    }

    /// <summary>The way to the claim that says otherwise; nothing where a table says it.</summary>
    Html Other(Evidence evidence)
    {
        var found = Inbox.Reports.SelectMany(
            static report => report.Claims, static (report, claim) => (Report: report, Claim: claim))
            .FirstOrDefault(each => each.Claim.Quote.Citation == evidence.Citation);
        return Html.When(
            found.Claim is not null,
            $"<a href=\"{Links.Review(Crisis, found.Report?.Report.File ?? "", Words.Language, found.Claim?.Id)}\">{Words["Look at the other claim"]}</a>");
    }

    Html Effect(Claim claim)
    {
        var action = claim.Review == ReviewState.Accepted && Tried is null
            ? ReviewAction.Reject
            : ReviewAction.Accept;
        var effect = Inbox.EffectOf(
            claim,
            Tried is { Reviews.Count: > 0 } tried
                ? tried.Reviews
                : [PendingReviews.Of(Report.Report, claim, action, null, Inbox.AsOf)]);
        var heading = Tried?.Into is not null ? Words["What merging changes"]
            : Tried is not null ? Words["What this edit changes"]
            : claim.Review == ReviewState.Accepted ? Words["What rejecting changes"] : Words["What accepting changes"];
        if (effect.IsNothing)
        {
            return Html.Of($"<h3>{heading}</h3><p>{Words["No figure. Either it is known already, or nobody can tell which place or day is meant: edit says it."]}</p>");
        }

        return Html.Of(
            $"""
            <h3>{heading}</h3><ul class="effect">{effect.Added.Select(line => Change(line, "added", Words["comes"]))}{effect.Removed.Select(line => Change(line, "removed", Words["goes"]))}{effect.Confirmed.Select(line => Change(line, "confirmed", Words["is confirmed"]))}</ul>
            """);
    }

    Html Change(PictureLine line, string kind, string word) =>
        Html.Of($"<li class=\"{kind}\"><b>{word}</b> {Say.Line(line)}</li>");

    Html Opening(Claim claim) => Html.Of(
        $"<form method=\"post\" action=\"{Links.Review(Crisis, Report.Report.File, Words.Language, null)}\">{Visit.Token}<input type=\"hidden\" name=\"claim\" value=\"{claim.Id}\"><input type=\"hidden\" name=\"was\" value=\"{StateOf(claim)}\">");

    bool MayReview => Visit.Caller.May(Permission.EnterFacts, Crisis);

    Html Buttons(Claim claim) => Html.When(
        MayReview,
        $"""
        {Opening(claim)}<p class="buttons"><button name="action" value="accept" data-key="a"{Html.When(claim.Review == ReviewState.Accepted, $" disabled")}>{Words["Accept"]} <kbd>A</kbd></button>
        <button name="action" value="reject" data-key="r" class="second"{Html.When(claim.Review == ReviewState.Rejected, $" disabled")}>{Words["Reject"]} <kbd>R</kbd></button></p></form>
        """);

    Html Edit(Claim claim) => Html.When(
        MayReview,
        $"""
        <details{Html.When(Tried is not null && Tried.Into is null, $" open")}><summary data-key="e">{Words["Edit, then accept"]} <kbd>E</kbd></summary>
        {Opening(claim)}{new EditFields(Words, Inbox.Situation, claim, Tried).Draw()}
        <p class="buttons"><button name="action" value="edit">{Words["Keep and accept"]}</button>
        <button name="action" value="try" class="second">{Words["Show what this changes"]}</button></p></form></details>
        """);

    /// <summary>The form by which a claim is said to be another one, told again.</summary>
    Html Merge(Claim claim)
    {
        var others = ReviewForm.OthersOf(claim, Report, Inbox);
        var here = others.Where(other => other.Report == Report);
        var elsewhere = others.Where(other => other.Report != Report);
        var (own, theirs) = (Options(Words["In this report"], here), Options(Words["In other reports"], elsewhere));
        // What stands first is chosen: the claim of the same kind.
        var isHere = here.FirstOrDefault()?.Claim.Type == claim.Type;
        return Html.When(
            MayReview && others.Count > 0,
            $"""
            <details{Html.When(Tried?.Into is not null, $" open")}><summary data-key="m">{Words["It says the same as another"]} <kbd>M</kbd></summary>
            {Opening(claim)}<p><label>{Words["The claim that stays"]} <select name="into">{(isHere ? Html.Join([own, theirs]) : Html.Join([theirs, own]))}</select></label></p>
            <p class="buttons"><button name="action" value="merge">{Words["Merge"]}</button>
            <button name="action" value="{ReviewForm.TryMerge}" class="second">{Words["Show what this changes"]}</button></p></form></details>
            """);
    }

    Html Options(string heading, IEnumerable<OtherClaim> others)
    {
        var options = others.Select(other => Html.Of(
            $"<option value=\"{other.Key}\"{Html.When(other.Key == Tried?.Into, $" selected")}>{Say.Says(other.Claim)}{Words[" · "]}{Say.Where(other.Claim)}{(other.Report == Report ? "" : Words[" · "] + InboxPage.TitleOf(other.Report))}</option>"))
            .ToList();
        return Html.When(options.Count > 0, $"<optgroup label=\"{heading}\">{options}</optgroup>");
    }

    Html Release(Claim claim)
    {
        var warnings = Inbox.WarningsOf(claim.Quote.Quote);
        return Html.When(
            MayReview,
            $"""
            <details><summary data-key="l">{Words["Release these words to others"]} <kbd>L</kbd></summary>
            {Html.When(warnings.Count > 0, $"<p class=\"warning\">{Words["Look before you release. These words may give away:"]}</p><ul>{warnings.Select(Warning)}</ul>")}
            {Opening(claim)}<fieldset><legend>{Words["Shown to"]}</legend><label><input type="radio" name="tier" value="partner" checked> {Words["Partners"]}</label> <label><input type="radio" name="tier" value="public"> {Words["Public"]}</label></fieldset>
            <p class="buttons"><button name="action" value="release">{Words["Release"]}</button></p></form></details>
            """);
    }

    Html Warning(ReleaseWarning warning)
    {
        var concern = warning.Concern switch
        {
            ReleaseConcern.Person => Words["who somebody is"],
            ReleaseConcern.Coordinate => Words["a point on the map"],
            ReleaseConcern.Way => Words["a way, or where people hide"],
            _ => Words["a day to come"],
        };
        return Html.Of($"<li>{concern}: <bdi>{warning.Words}</bdi></li>");
    }

    Html Listed()
    {
        var items = Report.Claims.Select(claim => Html.Of(
            $"""
            <li class="{Refuge.Words.Of(claim.Review)}"><a href="{AddressOf(claim)}"{Html.When(claim == Current, $" aria-current=\"true\"")}>{Say.Says(claim)}</a> <span class="small">{Say.Where(claim)}{Words[" · "]}{State(claim)}</span></li>
            """));
        return Html.When(
            Report.Claims.Count > 0,
            $"<nav class=\"list\" aria-labelledby=\"all\"><h2 id=\"all\">{Words["All claims, the least certain first"]}</h2><ol>{items}</ol></nav>");
    }
}
