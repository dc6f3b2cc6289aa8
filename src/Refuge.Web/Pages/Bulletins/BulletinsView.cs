using Microsoft.AspNetCore.Http;
using Refuge.Publishing;
using Refuge.Storage.Publications;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>The pages of bulletins that were signed.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visit">Who looks.</param>
sealed record BulletinsView(string Crisis, string Title, Visit Visit)
{
    PageWords Words => Visit.Words;

    /// <summary>The headline of a bulletin; where nobody gave it one, the crisis and the day.</summary>
    internal static string TitleOf(KeptPublication act, string crisis, PageWords words) =>
        act.Withdrawal is not null ? words.Say("Withdrawn: bulletin {0}", act.Number)
        : act.Signed.Story.Headline is { Length: > 0 } headline ? headline
        : act.Signed.AsOf is { } day ? words.Say("{0}, {1}", crisis, words.Day(day))
        : crisis;

    /// <summary>How a bulletin stands today.</summary>
    internal static string StandingOf(KeptPublication act, PageWords words)
    {
        var signed = words.Say("Signed on {0} by a person with the role approver.", words.Day(DayOf(act)));
        return act switch
        {
            { Withdrawal: { } withdrawal } => words.Say(
                "Withdrawn on {0}: {1}", words.Day(DayOf(withdrawal)), words.Quoted(withdrawal.Signed.Reason ?? "")),
            { Correction: { } correction } => words.Say(
                "Bulletin {0} corrects this one: {1}", correction.Number,
                words.Quoted(correction.Signed.Reason ?? "")),
            { Signed: { Act: PublicationAct.Correct, About: { } about } } => words.Say(
                "Corrects bulletin {0}: {1}", about, words.Quoted(act.Signed.Reason ?? "")),
            _ => signed,
        };
    }

    static DateOnly DayOf(KeptPublication act) => DateOnly.FromDateTime(act.SignedAt.UtcDateTime);

    /// <summary>The list of all that the reader may have.</summary>
    internal IResult List(IReadOnlyList<(Audience Tier, IReadOnlyList<KeptPublication> Acts)> tiers)
    {
        var title = Words["Bulletins"];
        var filled = tiers.Where(static tier => tier.Acts.Count > 0).ToList();
        return Frame.Page(
            Visit, new(Crisis, Title, Tab.Bulletins), title,
            Html.Of(
                $"""
                <main class="narrow"><h1>{title}</h1>
                <p class="known">{Words["A bulletin is what a person read and signed. What is computed since stands on the page Now."]}</p>
                {Html.When(Visit.MayPrepare(Crisis), $"<p><a class=\"button\" href=\"{Links.Publish(Crisis, null, Words.Language)}\">{Words["Prepare the next bulletin"]}</a></p>")}
                {Html.When(filled.Count == 0, $"<p>{Words["No bulletin has been signed yet."]}</p>")}
                {filled.Select(tier => Tier(tier.Tier, tier.Acts, tiers.Count > 1))}
                {Html.When(Visit.CanEdit && Visit.Caller.May(Permission.Moderate, Crisis), $"<p><a href=\"{Links.Discussion(Crisis, Words.Language)}\">{Words["What readers say, to be shown or refused"]}</a></p>")}
                <p class="small"><a href="{Links.Feed(Crisis, Words.Language)}">{Words["Feed of the public bulletins (Atom)"]}</a></p></main>
                """));
    }

    Html Tier(Audience tier, IReadOnlyList<KeptPublication> acts, bool isNamed) => Html.Of(
        $"""
        {Html.When(isNamed, $"<h2>{NowPage.NameOf(tier, Words)}</h2>")}
        <ul class="stories">{acts.Where(static act => act.Signed.Act != PublicationAct.Withdraw).Select(Entry)}</ul>
        """);

    Html Entry(KeptPublication act) => Html.Of(
        $"""
        <li{Html.When(!act.Stands || act.Correction is not null, $" class=\"past\"")}><p class="head"><a href="{Links.Bulletin(Crisis, act.Signed.Tier, act.Number, Words.Language)}"><bdi>{TitleOf(act, Title, Words)}</bdi></a></p>
        <p class="small">{Words.Say("Bulletin {0}", act.Number)}{Words[" · "]}{(act.Signed.AsOf is { } day ? Words.Say("As known on {0}.", Words.Day(day)) : "")} {StandingOf(act, Words)}</p></li>
        """);

    /// <summary>A bulletin.</summary>
    internal IResult One(KeptPublication act, PublishedPage page, IReadOnlyList<string> files, Html talk) => Frame.Page(
        Visit, new(Crisis, Title, Tab.Bulletins), TitleOf(act, Title, Words),
        Html.Of(
            $"""
            <section class="signed" aria-label="{Words["About this bulletin"]}">
            <p class="back"><a href="{Links.Bulletins(Crisis, Words.Language)}">{Words["All bulletins"]}</a></p>
            {Html.When(act.Correction is not null, $"<p class=\"told fault\"><a href=\"{Links.Bulletin(Crisis, act.Signed.Tier, act.Correction?.Number ?? 0, Words.Language)}\">{StandingOf(act, Words)}</a></p>")}
            <p class="small">{Words.Say("Bulletin {0}", act.Number)}{Words[" · "]}{StandingOf(act with { Correction = null }, Words)}</p>
            {StoryView.Of(act.Signed.Story, Words)}
            </section>
            {Html.Made(page.Main)}
            <details class="files"><summary>{Words["Take it with you: one file, tables, places, warning"]}</summary><ul dir="ltr">{files.Select(name => Html.Of($"<li><a href=\"{Links.BulletinFile(Crisis, act.Signed.Tier, act.Number, name)}\" download>{name}</a> <bdi class=\"small\">{BulletinFiles.Told(name, Words)}</bdi></li>"))}</ul>
            <p class="small">{Words["For a PDF, print this page and save it as PDF. Tables carry HXL tags; the warning is a CAP 1.2 message."]}</p></details>
            {talk}
            """));

    /// <summary>A bulletin that was taken back: why, and nothing of what it said.</summary>
    internal IResult Withdrawn(KeptPublication act) => Frame.Page(
        Visit, new(Crisis, Title, Tab.Bulletins), Words.Say("Bulletin {0}", act.Number),
        Html.Of(
            $"""
            <main class="narrow"><p class="back"><a href="{Links.Bulletins(Crisis, Words.Language)}">{Words["All bulletins"]}</a></p>
            <h1>{(act.Withdrawal is null ? Words["A bulletin was withdrawn"] : TitleOf(act, Title, Words))}</h1>
            <p class="told fault" role="status">{StandingOf(act, Words)}</p>
            <p>{Words["What it said is not shown any more. Do not use copies of it."]}</p></main>
            """),
        StatusCodes.Status410Gone);
}
