using System.Globalization;
using Microsoft.AspNetCore.Http;
using Refuge.Cluster;
using Refuge.Publishing;
using Refuge.Storage.Jobs;
using Refuge.Web.Api;

namespace Refuge.Web.Pages.Runs;

/// <summary>The page of long work.</summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visit">Who looks.</param>
sealed record RunsView(string Crisis, string Title, Visit Visit)
{
    /// <summary>The latest jobs, the newest first.</summary>
    internal required IReadOnlyList<KeptJob> Jobs { get; init; }

    /// <summary>The documents of those that are done, by job.</summary>
    internal required IReadOnlyDictionary<string, IReadOnlyList<string>> Made { get; init; }

    /// <summary>What the scenarios of plans change, by job.</summary>
    internal required IReadOnlyDictionary<string, IReadOnlyList<ScenarioChange>> Changes { get; init; }

    /// <summary>The scenarios that the crisis offers.</summary>
    internal required IReadOnlyList<string> Scenarios { get; init; }

    /// <summary>The names of places by their codes.</summary>
    internal required IReadOnlyDictionary<string, string> Places { get; init; }

    /// <summary>How large a plan is where nothing is said.</summary>
    internal required Displacement.EnsembleSize Size { get; init; }

    /// <summary>Why nothing was asked for. Null when nothing went wrong.</summary>
    internal string? Fault { get; init; }

    PageWords Words => Visit.Words;

    /// <summary>The page.</summary>
    internal IResult Page()
    {
        var title = Words["Runs"];
        return Frame.Page(
            Visit, new(Crisis, Title, Tab.Runs), title,
            Html.Of(
                $"""
                <main><h1>{title}</h1>
                {Html.When(Fault is not null, $"<p class=\"told fault\" role=\"alert\" dir=\"auto\">{Fault}</p>")}
                <form method="post" action="{Links.Runs(Crisis, Words.Language)}">{Visit.Token}
                <p><label>{Words["Futures"]} <input name="members" type="number" min="1" max="100000" value="{Size.Members}" required></label> {Html.When(Scenarios.Count > 0, $"<label>{Words["Scenario"]} <select name=\"scenario\"><option value=\"\">{Words["none: as things stand"]}</option>{Scenarios.Select(static name => Html.Of($"<option>{name}</option>"))}</select></label>")}</p>
                <p class="buttons"><button name="do" value="plan">{Words["Make a plan"]}</button><button name="do" value="hindcast" class="second">{Words["Score past forecasts"]}</button><button name="do" value="sweep" class="second">{Words["Try other movement rules"]}</button><button name="do" value="read" class="second">{Words["Read all reports"]}</button></p></form>
                <p class="small">{Words["They run in the background, also when nobody looks. A plan with a scenario says what the scenario changes; after ± stands what another seed would move."]}</p>
                {Html.When(Jobs.Count == 0, $"<p>{Words["Nothing has been run yet."]}</p>")}
                <ul class="items">{Jobs.Select(Job)}</ul></main>
                """),
            Fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    Html Job(KeptJob job)
    {
        var answer = JobAnswer.Of(job);
        return Html.Of(
            $"""
            <li{Html.When(job.State == JobState.Running, $" data-job=\"{job.Id}\" data-told=\"{Words["{0} of {1} done"]}\"")}><p class="head"><b>{Words.Term(answer.Kind)}</b>{Asked(job)}{Words[" · "]}<bdi>{job.AskedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}</bdi>{Words[" · "]}<span class="state">{Words[answer.State]}</span></p>
            {Html.When(job.State is JobState.Running or JobState.Cancelled, $"<p><meter min=\"0\" max=\"{Math.Max(1, job.Members)}\" value=\"{job.MembersDone}\" aria-label=\"{Words["How far it is"]}\"></meter> <span class=\"far\" role=\"status\">{Words.Say("{0} of {1} done", job.MembersDone, job.Members)}</span></p>")}
            {Html.When(job.Problem is not null, $"<p class=\"told fault\" dir=\"auto\">{job.Problem}</p>")}{Turn(job)}{Changed(job)}{Documents(job)}</li>
            """);
    }

    /// <summary>What was asked for, where jobs of a kind differ in it.</summary>
    Html Asked(KeptJob job) => JobOrder.Parse(job.Order) switch
    {
        PlanOrder plan => Html.Of(
            $"{Words[" · "]}{NowPage.NameOf(plan.Audience, Words)}{Words[" · "]}{plan.Language}{Words[" · "]}{Words.Say("{0} futures", plan.Members)}{Named(plan.Scenario)}"),
        SweepOrder sweep => Named(sweep.Scenario),
        _ => Html.None,
    };

    Html Named(string? scenario) =>
        Html.When(scenario is not null, $"{Words[" · "]}<bdi>{scenario}</bdi>");

    Html Turn(KeptJob job) => Html.When(
        job.State is not JobState.Done,
        $"""
        <form method="post" action="{Links.Runs(Crisis, Words.Language, "turn")}">{Visit.Token}<input type="hidden" name="job" value="{job.Id}"><p><button class="second" name="do" value="{(job.State == JobState.Running ? "cancel" : "resume")}">{(job.State == JobState.Running ? Words["Stop it"] : Words["Go on"])}</button></p></form>
        """);

    /// <summary>What a scenario changes: everybody displaced by day, then the places that change most.</summary>
    Html Changed(KeptJob job) => Html.When(
        Changes.TryGetValue(job.Id, out var changes) && changes.Count > 0,
        $"<ul class=\"effect\">{ScenarioChange.Largest(changes ?? []).Select(Change)}</ul>");

    Html Change(ScenarioChange change) => Html.Of(
        $"<li>{(change.Place is { } place ? Words.Say("{0}, {1}", Places.GetValueOrDefault(place, place), Words.Day(change.Day)) : Words.Say("Displaced, {0}", Words.Day(change.Day)))}: <bdi dir=\"ltr\">{Amount(change)}</bdi></li>");

    /// <summary>The change and its error. Of one that another seed could turn round, the error alone.</summary>
    string Amount(ScenarioChange change) => change switch
    {
        { Mean: 0, Error: 0 } => Words["no change in any member"],
        { StandsOut: true } => $"{(change.Mean < 0 ? "−" : "+")}{Figures.Print(Math.Abs(change.Mean))} ± {Figures.Print(change.Error!.Value)}",
        { Error: { } error } => Words.Say("none beyond ± {0}", Figures.Print(error)),
        _ => "?",
    };

    Html Documents(KeptJob job) => Made.TryGetValue(job.Id, out var files)
        ? Html.Of(
            $"<details class=\"made\"><summary>{Words.Say("Documents: {0}", files.Count)}</summary><ul dir=\"ltr\">{files.Select(name => Html.Of($"<li><a href=\"/api/jobs/{job.Id}/documents/{Uri.EscapeDataString(name)}\">{name}</a></li>"))}</ul></details>")
        : Html.None;
}
