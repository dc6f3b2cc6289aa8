using Microsoft.AspNetCore.Http;
using Refuge.Publishing;
using Refuge.Storage.Publications;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Bulletins;

/// <summary>The page on which the next bulletin of a tier is prepared and signed.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Tier">For whom it is.</param>
/// <param name="Plan">The plan of the tier.</param>
/// <param name="Visit">Who looks.</param>
sealed record PublishView(string Crisis, Audience Tier, PublishedPlan Plan, Visit Visit)
{
    /// <summary>More changed lines of a section are folded away.</summary>
    const int MostOpen = 12;

    /// <summary>What was signed for the tier, the newest first.</summary>
    internal required IReadOnlyList<KeptPublication> Acts { get; init; }

    /// <summary>The newest bulletin that stands. Null when there is none.</summary>
    internal required KeptPublication? Last { get; init; }

    /// <summary>What has changed since it. Null when there is none.</summary>
    internal required IReadOnlyList<SectionChange>? Changes { get; init; }

    /// <summary>What was written for this one.</summary>
    internal required Story Draft { get; init; }

    /// <summary>Why nothing was signed. Null when nothing went wrong.</summary>
    internal string? Fault { get; init; }

    /// <summary>Whose words this circle does not read yet, for whoever may release them.</summary>
    internal Html Unreleased { get; init; }

    PageWords Words => Visit.Words;

    bool MaySign => Visit.Caller.May(Permission.Decide, Crisis);

    int Seen => Acts.Count == 0 ? 0 : Acts[0].Number;

    /// <summary>The page.</summary>
    internal IResult Page(int status)
    {
        var title = Words["Prepare the next bulletin"];
        return Frame.Page(
            Visit, new(Crisis, Plan.Page.Crisis, Tab.Bulletins), title,
            Html.Of(
                $"""
                {Tiers()}
                <main><p class="back"><a href="{Links.Bulletins(Crisis, Words.Language)}">{Words["All bulletins"]}</a></p>
                <h1>{title}</h1>
                <p class="known">{Words.Say("As known on {0}.", Words.Day(Plan.AsOf))} {LastOne()} <a href="{Links.Now(Crisis, Tier, Words.Language)}">{Words["Read the whole page first"]}</a></p>
                {Html.When(Fault is not null, $"<p class=\"told fault\" role=\"alert\">{Fault}</p>")}
                {Done()}{Unreleased}
                {Form()}
                <h2 id="changes">{Words["What has changed since the last bulletin"]}</h2>
                {Difference()}
                {History()}</main>
                """),
            status);
    }

    Html Tiers()
    {
        var tiers = Visit.TiersIn(Crisis).ToList();
        return Html.When(
            tiers.Count > 1,
            $"<nav class=\"circles\" aria-label=\"{Words["For whom"]}\"><span>{Words["For whom"]}</span>{tiers.Select(tier => Frame.Link(Links.Publish(Crisis, tier, Words.Language), NowPage.NameOf(tier, Words), tier == Tier))}</nav>");
    }

    string LastOne() => Last is null
        ? Words["No bulletin has been signed yet."]
        : Words.Say(
            "The last one is bulletin {0}, as known on {1}.", Last.Number, Words.Day(Last.Signed.AsOf ?? default));

    Html Done() => Visit.Done switch
    {
        "draft" => Html.Of($"<p class=\"told\" role=\"status\">{Words["The draft is saved. Nobody outside sees it."]}</p>"),
        "withdrawn" => Html.Of($"<p class=\"told\" role=\"status\">{Words["Withdrawn. Readers are told so in its place."]}</p>"),
        _ => Html.None,
    };

    Html Form()
    {
        var address = Links.Publish(Crisis, Tier, Words.Language);
        return Html.Of(
            $"""
            <form method="post" class="sign" action="{address}">{Visit.Token}<input type="hidden" name="for" value="{Refuge.Words.Of(Tier)}"><input type="hidden" name="run" value="{Plan.Page.Board.Run}"><input type="hidden" name="seen" value="{Seen}">
            <fieldset><legend>{Words["Story before the figures"]}</legend>
            <p class="small">{Words["Every field may stay empty. No names of people who fled, no ways, no places where anybody hides. [3] cites the evidence with this number on the page."]}</p>
            <p><label>{Words["Headline"]}<br><input name="headline" maxlength="200" size="60" dir="auto" value="{Draft.Headline}"></label></p>
            <p class="row"><label>{Words["Place and day of writing"]}<br><input name="dateline" maxlength="200" dir="auto" value="{Draft.Dateline}"></label> <label>{Words["Who writes: an organisation or a role"]}<br><input name="byline" maxlength="200" dir="auto" value="{Draft.Byline}"></label></p>
            <p><label>{Words["Text"]}<br><textarea name="story" rows="6" maxlength="{PublishPage.MostLetters}" dir="auto">{Draft.Text}</textarea></label></p></fieldset>
            {Html.When(MaySign, $"{Correction()}{Grades()}")}
            <p class="buttons">{Html.When(MaySign, $"<button>{Words.Say("Sign and publish: {0}", NowPage.NameOf(Tier, Words))}</button>")}<button class="second" formaction="{Links.Draft(Crisis, Words.Language)}">{Words["Save the draft"]}</button></p>
            {Html.When(!MaySign, $"<p class=\"known\">{Words["A bulletin is signed by somebody with the role approver."]}</p>")}</form>
            """);
    }

    Html Correction()
    {
        var standing = Acts.Where(static act => act is { Stands: true, Correction: null }).ToList();
        return Html.When(
            standing.Count > 0,
            $"""
            <details><summary>{Words["It corrects an earlier bulletin"]}</summary><p><label>{Words["Which one"]} <select name="corrects"><option value="">{Words["none"]}</option>{standing.Select(Option)}</select></label> <label>{Words["What was wrong"]} <input name="reason" maxlength="500" size="50" dir="auto"></label></p></details>
            """);
    }

    Html Option(KeptPublication act) => Html.Of(
        $"<option value=\"{act.Number}\">{Words.Say("Bulletin {0}", act.Number)}: {BulletinsView.TitleOf(act, Plan.Page.Crisis, Words)}</option>");

    Html Grades() => Html.Of(
        $"""
        <details><summary>{Words["Warning message (CAP 1.2)"]}</summary><p>{Grade("urgency", Words["Urgency"], CapGrades.Urgencies)} {Grade("severity", Words["Severity"], CapGrades.Severities)} {Grade("certainty", Words["Certainty"], CapGrades.Certainties)}</p><p class="small">{Words["A person says this; nothing is computed. What nobody says is sent as unknown."]}</p></details>
        """);

    Html Grade(string name, string label, IReadOnlyList<string> words) => Html.Of(
        $"<label>{label} <select name=\"{name}\">{words.Select(word => Html.Of($"<option value=\"{word}\">{Words.Term(word)}</option>"))}</select></label>");

    Html Difference()
    {
        if (Changes is null) return Html.Of($"<p>{Words["It is the first bulletin of this circle: all of it is new."]}</p>");
        return Changes.Count == 0
            ? Html.Of($"<p>{Words["No line differs."]}</p>")
            : Html.Join(Changes.Select(Section));
    }

    Html Section(SectionChange change)
    {
        var lines = change.Lines.Select(static line => line.IsNew
            ? Html.Of($"<li class=\"added\"><ins>{line.Text}</ins></li>")
            : Html.Of($"<li class=\"removed\"><del>{line.Text}</del></li>")).ToList();
        var rest = lines.Skip(MostOpen).ToList();
        return Html.Of(
            $"""
            <h3>{change.Heading}</h3><ul class="effect">{lines.Take(MostOpen)}</ul>
            {Html.When(rest.Count > 0, $"<details><summary>{Words.Say("Further lines: {0}", rest.Count)}</summary><ul class=\"effect\">{rest}</ul></details>")}
            """);
    }

    Html History()
    {
        var bulletins = Acts.Where(static act => act.Signed.Act != PublicationAct.Withdraw).ToList();
        return Html.When(
            bulletins.Count > 0, $"<h2>{Words["Signed before"]}</h2><ul class=\"stories\">{bulletins.Select(Earlier)}</ul>");
    }

    Html Earlier(KeptPublication act) => Html.Of(
        $"""
        <li><p class="head"><a href="{Links.Bulletin(Crisis, Tier, act.Number, Words.Language)}">{Words.Say("Bulletin {0}", act.Number)}: <bdi>{BulletinsView.TitleOf(act, Plan.Page.Crisis, Words)}</bdi></a></p><p class="small">{BulletinsView.StandingOf(act, Words)}</p>
        {Html.When(MaySign && act.Stands, $"<details><summary>{Words["Withdraw it"]}</summary><form method=\"post\" action=\"{Links.Withdraw(Crisis, Words.Language)}\">{Visit.Token}<input type=\"hidden\" name=\"for\" value=\"{Refuge.Words.Of(Tier)}\"><input type=\"hidden\" name=\"seen\" value=\"{Seen}\"><input type=\"hidden\" name=\"number\" value=\"{act.Number}\"><p><label>{Words["Why: readers see it"]} <input name=\"reason\" required maxlength=\"500\" size=\"50\" dir=\"auto\"></label></p><p class=\"buttons\"><button>{Words["Withdraw it"]}</button></p></form></details>")}</li>
        """);
}
