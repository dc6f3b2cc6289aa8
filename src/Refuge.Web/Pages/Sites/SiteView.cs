using Microsoft.AspNetCore.Http;
using Refuge.Publishing;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Sites;

/// <summary>The page of a site.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Plan">The plan in the tier of whoever looks.</param>
/// <param name="Site">The site.</param>
/// <param name="Visit">Who looks.</param>
sealed record SiteView(string Crisis, PublishedPlan Plan, PublishedSite Site, Visit Visit)
{
    /// <summary>The day of the form.</summary>
    internal required DateOnly Day { get; init; }

    /// <summary>The last day that it may be of.</summary>
    internal required DateOnly LastDay { get; init; }

    /// <summary>
    /// Whether the form is of today, which is another day where the device is than where the service counts days.
    /// </summary>
    internal bool IsToday { get; init; }

    /// <summary>Where the tables ended when the form was drawn.</summary>
    internal required string Seen { get; init; }

    /// <summary>How many figures were just kept.</summary>
    internal int Kept { get; init; }

    /// <summary>A form that was not kept whole. Null otherwise.</summary>
    internal DailyForm? Filled { get; init; }

    /// <summary>What was answered in it. Null otherwise.</summary>
    internal IFormCollection? Answers { get; init; }

    /// <summary>Why nothing was kept.</summary>
    internal IReadOnlyList<string> Told { get; init; } = [];

    PageWords Words => Visit.Words;

    /// <summary>The page.</summary>
    internal IResult Page(int status = StatusCodes.Status200OK)
    {
        var name = SitesPage.NameOf(Site, Words);
        return Frame.Page(
            Visit, new(Crisis, Plan.Page.Crisis, Tab.Sites), name,
            Html.Of(
                $"""
                <main class="narrow site"><p class="back"><a href="{Links.Sites(Crisis, Words.Language)}">{Words["Sites"]}</a></p>
                <h1><bdi>{name}</bdi></h1>
                <p class="known">{SitesPage.Counted(Site, Words)}{(Site.Capacity is { } room ? Words[" · "] + Words.Say("room for {0}", Words.Number(new(room, Bound.Exact))) : "")}</p>
                {SitesPage.Waiting(Words)}
                {Messages()}
                <form method="post" class="daily" data-draft="{Crisis}/{Site.Code}" action="{Links.Site(Crisis, Site.Code, Words.Language)}">{Visit.Token}<input type="hidden" name="seen" value="{Seen}">
                {DailyField.Groups.Select(Group)}
                <p><label>{Words["Day"]} <input type="date" name="day" value="{Day}" max="{LastDay}"{Html.When(IsToday, $" data-today")}></label></p>
                <p><button>{Words["Send"]}</button></p></form>
                {Sheet()}</main>
                """),
            status);
    }

    Html Messages() => Html.Of(
        $"""
        {Html.When(Kept > 0, $"<p class=\"told\" role=\"status\">{Words.Say("Kept, thank you. Figures: {0}. The plan follows.", Kept)}</p>")}
        {Html.When(Told.Count > 0, $"<div class=\"told fault\" role=\"alert\">{Told.Select(static fault => Html.Of($"<p dir=\"auto\">{fault}</p>"))}</div>")}
        {Html.When(Filled is { Conflicts.Count: > 0 }, $"<div class=\"told fault\" role=\"alert\"><p>{Words["Somebody else filled the same field otherwise meanwhile. Nothing of it was kept: look, and send again what is right."]}</p><ul>{(Filled?.Conflicts ?? []).Select(Conflict)}</ul></div>")}
        """);

    Html Conflict(DailyConflict conflict) => Html.Of(
        $"<li>{Words[conflict.Field.Label]}: {Words.Say("they said {0}, you said {1}", Words.Term(conflict.Theirs), Words.Term(conflict.Own))}</li>");

    Html Group((string Heading, IReadOnlyList<DailyField> Fields) group) => Html.Of(
        $"""
        <fieldset><legend>{Words[group.Heading]}</legend>{group.Fields.Select(Field)}{Html.When(group.Heading == "Water", $"{Water()}")}</fieldset>
        """);

    Html Field(DailyField field)
    {
        var isWrong = Filled?.Faults.Contains(field.Name) == true;
        // What is kept already needs not be sent again; what is not stays in the form.
        var isKept = Told.Count == 0 && !isWrong && Filled?.Conflicts.Any(each => each.Field == field) != true;
        var answer = isKept ? "" : AnswerOf(field);
        return Html.Of(
            $"""
            <label>{Words[field.Label]} {Html.When(Hint(field) is not null, $"<span class=\"small\">{Hint(field)}</span>")}
            <input name="{field.Name}" inputmode="decimal" pattern="[0-9]+([.][0-9]+)?" maxlength="9" value="{answer}"{Html.When(isWrong, $" aria-invalid=\"true\"")}></label>{Html.When(field.IsTapped, $"<button type=\"button\" class=\"tap second\" data-tap=\"{field.Name}\" hidden aria-label=\"{Words.Say("{0}: one more", Words[field.Label])}\">+1</button>")}
            """);
    }

    Html Water()
    {
        var own = AnswerOf(DailyField.Water);
        return Html.Of(
            $"<fieldset class=\"inner\"><legend>{Words[DailyField.Water.Label]}</legend>{Choice("safe", Words["yes"], own)}{Choice("unsafe", Words["no"], own)}{Choice("", Words["not known"], own)}</fieldset>");
    }

    static Html Choice(string value, string text, string own) => Html.Of(
        $"<label><input type=\"radio\" name=\"{DailyField.Water.Name}\" value=\"{value}\"{Html.When(value == own, $" checked")}> {text}</label>");

    string AnswerOf(DailyField field) => Answers?[field.Name].ToString() ?? "";

    /// <summary>What the plan says of it so far. Null where it says nothing.</summary>
    string? Hint(DailyField field) => Gaps().FirstOrDefault(
        gap => gap.Indicator == field.Name && gap.Have is not null) is { Have: { } have, HaveBound: { } bound } known
            ? known.HaveKnownOn is { } day
                ? Words.Say("Last told: {0}, {1}", Words.Number(new(have, bound)), Words.Day(day))
                : Words.Say("Last told: {0}", Words.Number(new(have, bound)))
            : null;

    IEnumerable<PublishedGap> Gaps() => Plan.Page.Board.Gaps.Where(gap => gap.Place == Site.Code);

    /// <summary>What the wall of the site office shows: what stands, and what the standard asks for.</summary>
    Html Sheet()
    {
        var rows = Gaps().Where(static gap => gap.Need is not null && gap.Phase == "emergency").ToList();
        var told = rows.Select(static gap => gap.Indicator).ToHashSet();
        // What nobody has told yet is a line to be written by hand.
        var empty = DailyField.All.Where(field => field.Table == "facilities.csv" && field != DailyField.Water
            && !told.Contains(field.Name));
        return Html.Of(
            $"""
            <section class="sheet"><h2>{Words["What stands and what is needed"]}</h2>
            <p class="known">{Words.Say("As known on {0}.", Words.Day(Plan.AsOf))} {Words["Print this page for the wall."]}</p>
            <table><thead><tr><th scope="col">{Words["What"]}</th><th scope="col" class="number">{Words["stands"]}</th><th scope="col" class="number">{Words["needed"]}</th><th scope="col">{Words["Unit"]}</th></tr></thead>
            <tbody>{rows.Select(Line)}{empty.Select(Blank)}</tbody></table></section>
            """);
    }

    Html Blank(DailyField field)
    {
        // Of a site where nobody was counted there is no need in figures, but the standard and its unit stand.
        var asked = Gaps().FirstOrDefault(gap => gap.Indicator == field.Name && gap.Phase == "emergency");
        return Html.Of(
            $"<tr><th scope=\"row\">{Words[field.Label]}{Standard(asked)}</th><td class=\"number\">…</td><td class=\"number\">…</td><td>{(asked is null ? "" : Words.Term(asked.Unit))}</td></tr>");
    }

    static Html Standard(PublishedGap? gap) =>
        Html.When(gap is not null, $" <span class=\"small\"><bdi>{gap?.Standard}</bdi></span>");

    Html Line(PublishedGap gap) => Html.Of(
        $"""
        <tr><th scope="row">{Words.Term(gap.Indicator)}{Standard(gap)}</th><td class="number">{(gap is { Have: { } have, HaveBound: { } bound } ? Words.Number(new(have, bound)) : Words["not known"])}</td><td class="number">{Figures.Print(gap.Need ?? 0)}</td><td>{Words.Term(gap.Unit)}</td></tr>
        """);
}
