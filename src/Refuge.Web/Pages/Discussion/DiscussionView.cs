using Refuge.Storage.Remarks;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages.Discussion;

/// <summary>What readers say below a public bulletin.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Bulletin">The number of the bulletin.</param>
/// <param name="Visit">Who looks.</param>
sealed record DiscussionView(string Crisis, int Bulletin, Visit Visit)
{
    /// <summary>What everybody sees.</summary>
    internal required IReadOnlyList<Remark> Shown { get; init; }

    /// <summary>What whoever looks wrote and nobody has decided about.</summary>
    internal required IReadOnlyList<Remark> Own { get; init; }

    PageWords Words => Visit.Words;

    bool MayTalk => Visit.Caller.May(Permission.Discuss, Crisis);

    /// <summary>The section of the page.</summary>
    internal Html Section()
    {
        var thoughts = Shown.Where(static each => each.Kind == RemarkKind.Thought).ToList();
        var links = Shown.Where(static each => each.Kind != RemarkKind.Thought).ToList();
        return Html.Of(
            $"""
            <section class="signed discussion" id="discussion" aria-labelledby="talk"><h2 id="talk">{Words["Discussion"]}</h2>
            <p class="known">{Words.Say("Thoughts: {0}", thoughts.Count)}{Words[" · "]}{Words.Say("Links from other pages: {0}", links.Count)}</p>
            {Done()}
            {Html.When(thoughts.Count > 0, $"<ol class=\"remarks\">{thoughts.Select(Thought)}</ol>")}
            {Html.When(links.Count > 0, $"<h3>{Words["Pages that link here"]}</h3><ul class=\"remarks\">{links.Select(Link)}</ul>")}
            {Own.Select(Waiting)}
            {(MayTalk ? Form() : LogIn())}</section>
            """);
    }

    Html Done() => Visit.Done switch
    {
        "said" => Html.Of($"<p class=\"told\" role=\"status\">{Words["Thank you. It is shown once somebody has read it."]}</p>"),
        "full" => Html.Of($"<p class=\"told fault\" role=\"alert\">{Words["Too much waits to be read. Nothing was kept: try again later."]}</p>"),
        "empty" => Html.Of($"<p class=\"told fault\" role=\"alert\">{Words["There was no text. Nothing was kept."]}</p>"),
        "taken-back" => Html.Of($"<p class=\"told\" role=\"status\">{Words["Taken back and erased."]}</p>"),
        _ => Html.None,
    };

    Html Thought(Remark remark) => Html.Of(
        $"""
        <li id="remark-{remark.Number}"><p class="head"><b><bdi>{NameOf(remark, Words)}</bdi></b> <span class="small">{Words.Day(DayOf(remark))}</span></p><div dir="auto">{Paragraphs(remark.Text)}</div>{Html.When(IsOwn(remark), $"{TakeBack(remark)}")}</li>
        """);

    Html Link(Remark remark) => Html.Of(
        $"<li><a href=\"{remark.Source?.AbsoluteUri}\" rel=\"nofollow ugc noopener noreferrer\"><bdi>{remark.Text}</bdi></a> <span class=\"small\" dir=\"ltr\">{remark.Source?.Host}</span></li>");

    Html Waiting(Remark remark) => Html.Of(
        $"""
        <div class="told"><p class="small">{Words["Yours, seen by nobody outside yet:"]}</p><div dir="auto">{Paragraphs(remark.Text)}</div>{TakeBack(remark)}</div>
        """);

    bool IsOwn(Remark remark) => remark.Author is not null && remark.Author == Visit.Caller.Actor;

    Html TakeBack(Remark remark) => Html.Of(
        $"<form method=\"post\" action=\"{Links.TakeBack(Crisis, Bulletin, remark.Number, Words.Language)}\">{Visit.Token}<button class=\"second\">{Words["Take it back and erase it"]}</button></form>");

    Html Form() => Html.Of(
        $"""
        <form method="post" class="talk" data-talk="{Crisis}/{Bulletin}" action="{Links.Remarks(Crisis, Bulletin, Words.Language)}">{Visit.Token}
        {Fields()}
        <p class="buttons"><button>{Words["Send"]}</button></p></form>
        {Html.When(Visit.Caller.Name is not null, $"<div class=\"who small\"><span>{Words.Say("You are logged in as {0}; readers see the name above, or none.", Words.Quoted(Visit.Caller.Name ?? ""))}</span> {LoginPage.ChangeAccount(Visit, Here)}</div>")}
        """);

    string Here => $"{Links.Bulletin(Crisis, Audience, Bulletin, Words.Language)}#discussion";

    /// <summary>
    /// What somebody writes before they log in stays in their browser (the fields have no names, so nothing is sent).
    /// </summary>
    Html LogIn() => Html.Of(
        $"""
        <form method="get" class="talk" data-talk="{Crisis}/{Bulletin}" action="/login"><input type="hidden" name="language" value="{Words.Language}"><input type="hidden" name="back" value="{Here}">
        {Fields()}
        <p class="buttons"><button>{Words["Log in to send it"]}</button></p></form>
        """);

    const Publishing.Audience Audience = Publishing.Audience.Public;

    Html Fields() => Html.Of(
        $"""
        <p><label>{Words["What do you think?"]} <span class="small">{Words["Please no names of people, no ways, no places where anybody hides. Somebody reads it before it is shown."]}</span> <textarea {Named("text")} rows="4" maxlength="{RemarksPage.MostLetters}" dir="auto" required></textarea></label></p>
        <p><label>{Words["Name to show"]} <span class="small">{Words["may stay empty"]}</span> <input {Named("name")} maxlength="{RemarksPage.LongestName}" autocomplete="off" dir="auto"></label></p>
        """);

    Html Named(string name) => MayTalk
        ? Html.Of($"name=\"{name}\" data-kept=\"{name}\"")
        : Html.Of($"data-kept=\"{name}\"");

    /// <summary>The name that a remark is shown by.</summary>
    internal static string NameOf(Remark remark, PageWords words) =>
        remark.Name.Length > 0 ? remark.Name : words["A reader"];

    /// <summary>The day on which a remark came.</summary>
    internal static DateOnly DayOf(Remark remark) => DateOnly.FromDateTime(remark.SentAt.UtcDateTime);

    /// <summary>A text of somebody else, line by line.</summary>
    internal static IEnumerable<Html> Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static paragraph => Html.Of($"<p>{paragraph}</p>"));
}
