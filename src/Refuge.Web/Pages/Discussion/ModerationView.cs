using Microsoft.AspNetCore.Http;
using Refuge.Publishing;
using Refuge.Storage.Remarks;

namespace Refuge.Web.Pages.Discussion;

/// <summary>The page on which remarks are shown or refused.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Inbox">The crisis as the own team knows it.</param>
/// <param name="Visit">Who looks.</param>
sealed record ModerationView(string Crisis, Cycle.Inbox Inbox, Visit Visit)
{
    /// <summary>What nobody has decided about.</summary>
    internal required IReadOnlyList<Remark> Waiting { get; init; }

    /// <summary>What everybody sees.</summary>
    internal required IReadOnlyList<Remark> Shown { get; init; }

    /// <summary>Why nothing was changed. Null when nothing went wrong.</summary>
    internal string? Fault { get; init; }

    PageWords Words => Visit.Words;

    /// <summary>The page.</summary>
    internal IResult Page()
    {
        var title = Words["Discussion"];
        return Frame.Page(
            Visit, new(Crisis, Inbox.Crisis.Identity.Title, Tab.Bulletins), title,
            Html.Of(
                $"""
                <main class="narrow"><p class="back"><a href="{Links.Bulletins(Crisis, Words.Language)}">{Words["All bulletins"]}</a></p>
                <h1>{title}</h1>
                <p class="known">{Words["What readers say about public bulletins, and pages that link to them. Nothing is shown before you decide. What you refuse is erased."]}</p>
                {Html.When(Fault is not null, $"<p class=\"told fault\" role=\"alert\">{Fault}</p>")}
                {Done()}
                <h2>{Words.Say("Waiting: {0}", Waiting.Count)}</h2>
                {Html.When(Waiting.Count == 0, $"<p>{Words["Nothing waits."]}</p>")}
                <ul class="stories">{Waiting.Select(remark => Entry(remark, isWaiting: true))}</ul>
                {Html.When(Shown.Count > 0, $"<h2>{Words.Say("Shown: {0}", Shown.Count)}</h2><ul class=\"stories\">{Shown.Select(remark => Entry(remark, isWaiting: false))}</ul>")}</main>
                """),
            Fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    Html Done() => Visit.Done switch
    {
        "show" => Html.Of($"<p class=\"told\" role=\"status\">{Words["It is shown to everybody."]}</p>"),
        "refuse" => Html.Of($"<p class=\"told\" role=\"status\">{Words["Refused and erased."]}</p>"),
        "inbox" => Html.Of($"<p class=\"told\" role=\"status\">{Words["The page is in the inbox."]}</p>"),
        _ => Html.None,
    };

    Html Entry(Remark remark, bool isWaiting)
    {
        var (holds, looks) = isWaiting ? Unsayable.Of(Inbox, remark) : ([], []);
        var isHidden = !isWaiting && Unsayable.Sayable(Inbox, [remark]).Count == 0;
        return Html.Of(
            $"""
            <li id="remark-{remark.Number}"><p class="small">{KindOf(remark)}{Words[" · "]}<a href="{Links.Bulletin(Crisis, Audience.Public, remark.Bulletin, Words.Language)}">{Words.Say("Bulletin {0}", remark.Bulletin)}</a>{Words[" · "]}{Words.Day(DiscussionView.DayOf(remark))}</p>
            {Content(remark)}
            {Html.When(holds.Count > 0, $"<p class=\"told fault\">{Words.Say("Held: it gives away where people are: {0}", Named(holds))}</p>")}
            {Html.When(isHidden, $"<p class=\"told fault\">{Words["Readers see it no more: it names a place that is held back by now."]}</p>")}
            {Html.When(looks.Count > 0, $"<p class=\"told\">{Words.Say("Look closely; it may name a person or a day to come: {0}", Named(looks))}</p>")}
            <form method="post" action="{Links.Discussion(Crisis, Words.Language)}">{Visit.Token}<input type="hidden" name="number" value="{remark.Number}"><p class="buttons">{Html.When(isWaiting && holds.Count == 0, $"<button name=\"decision\" value=\"show\">{Words["Show it"]}</button>")}<button name="decision" value="refuse" class="second">{(isWaiting ? Words["Refuse and erase it"] : Words["Take it down and erase it"])}</button>{Html.When(isWaiting && remark.Kind == RemarkKind.Copy, $"<button name=\"decision\" value=\"inbox\" class=\"second\">{Words["Take the page into the inbox"]}</button>")}</p></form></li>
            """);
    }

    Html Content(Remark remark) => remark.Source is { } source
        ? Html.Of(
            $"<p><a href=\"{source.AbsoluteUri}\" rel=\"nofollow ugc noopener noreferrer\"><bdi>{remark.Text}</bdi></a> <span class=\"small\" dir=\"ltr\">{source.Host}</span></p>")
        : Html.Of(
            $"<p><b><bdi>{DiscussionView.NameOf(remark, Words)}</bdi></b></p><div dir=\"auto\">{DiscussionView.Paragraphs(remark.Text)}</div>");

    string KindOf(Remark remark) => remark.Kind switch
    {
        RemarkKind.Link => Words["A page that links"],
        RemarkKind.Copy => Words["A page that links and copies a report"],
        _ => Words["A thought"],
    };

    string Named(IReadOnlyList<string> names) => string.Join(Words[", "], names.Select(Words.Quoted));
}
