using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cluster;
using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Storage;
using Refuge.Storage.Jobs;
using Refuge.Web.Api;
using Refuge.Web.Doors;
using Refuge.Web.Pages.Inbox;

namespace Refuge.Web.Pages.Runs;

/// <summary>
/// GET and POST /crises/{crisis}/runs: long work on a crisis. Plans of any size and with a scenario, hindcasts, sweeps
/// and readings: asked for, watched while they run, stopped, and fetched.
/// </summary>
static class RunsPage
{
    const string Address = "/crises/{crisis}/runs";

    /// <summary>Older ones are found by the API.</summary>
    const int MostShown = 30;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).Takes(Permission.RunJobs).ExcludeFromDescription();
        app.MapPost(Address, AskAsync).Takes(Permission.RunJobs).ExcludeFromDescription();
        app.MapPost($"{Address}/turn", TurnAsync).Takes(Permission.RunJobs).ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        string crisis, InboxDesk inbox, JobDesk desk, CrisisDatabase database, ServeSettings settings, Visit visit,
        CancellationToken cancellation) =>
        await inbox.OpenAsync(crisis, cancellation) is not { } open
            ? InboxPage.Missing(visit)
            : await ViewAsync(crisis, open, null, desk, database, settings, visit, cancellation);

    static async Task<IResult> ViewAsync(
        string crisis, Cycle.Inbox inbox, string? fault, JobDesk desk, CrisisDatabase database,
        ServeSettings settings, Visit visit, CancellationToken cancellation)
    {
        var jobs = await database.Jobs.ListAsync(crisis, MostShown, cancellation);
        var made = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var changes = new Dictionary<string, IReadOnlyList<ScenarioChange>>(StringComparer.Ordinal);
        foreach (var job in jobs.Where(static job => job.State == JobState.Done))
        {
            made[job.Id] =
                [.. (await desk.ListOutputsAsync(job.Id, cancellation)).Where(FetchJobOutput.IsDocument)];
            if (JobOrder.Parse(job.Order) is not PlanOrder { Scenario: not null }) continue;
            changes[job.Id] = ScenarioChange.Read(await desk.ReadOutputsAsync(job.Id, cancellation));
        }

        var reading = await (await database.FindAsync(crisis, cancellation))!
            .LoadAsync(CrisisView.Whole, cancellation);
        return new RunsView(crisis, inbox.Crisis.Identity.Title, visit)
        {
            Jobs = jobs,
            Made = made,
            Changes = changes,
            Scenarios = reading.Scenarios,
            Places = inbox.Situation.Places.ToDictionary(
                static place => place.Value.Id.Code, place => visit.Words.NameOf(place.Value), StringComparer.Ordinal),
            Size = settings.Size,
            Fault = fault,
        }.Page();
    }

    static async Task<IResult> AskAsync(
        string crisis, InboxDesk inbox, JobDesk desk, CrisisDatabase database, ServeSettings settings, Visit visit,
        CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await inbox.OpenAsync(crisis, cancellation) is not { } open) return InboxPage.Missing(visit);
        var scenario = form["scenario"].ToString().Trim() is { Length: > 0 } named ? named : null;
        int? members = int.TryParse(
            form["members"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        // Nobody gets a plan of another size than they asked for.
        if (members is null && form["do"].ToString() is ("plan" or "sweep"))
        {
            return await ViewAsync(
                crisis, open, visit.Words["Say how many futures, as a whole number."], desk, database, settings, visit,
                cancellation);
        }

        JobOrder? order = null;
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        switch (form["do"].ToString())
        {
            case "plan":
                var plan = new JobWish(null, scenario, null, members, null, "restricted", visit.Words.Language);
                problems = plan.Problems();
                order = plan.ToOrder(crisis, settings);
                break;
            case "hindcast":
                order = new HindcastWish(null, null, null, null, null, null).ToOrder(crisis, settings);
                break;
            case "sweep":
                var sweep = new SweepWish(null, scenario, null, members, null, null, null);
                problems = sweep.Problems();
                order = sweep.ToOrder(crisis, settings);
                break;
            case "read":
                order = new ReadOrder(crisis, ShippedReader.Knowledge.Reader);
                break;
        }

        if (order is null) return Results.BadRequest();
        if (problems.Count > 0)
        {
            return await ViewAsync(
                crisis, open, string.Join('\n', problems.Values.SelectMany(static each => each)), desk, database,
                settings, visit, cancellation);
        }

        var caller = visit.Caller;
        await desk.AskAsync(order, caller.RoleFor(Permission.RunJobs, crisis), caller.Actor, cancellation);
        return Results.Redirect(Links.Runs(crisis, visit.Words.Language));
    }

    static async Task<IResult> TurnAsync(
        string crisis, JobDesk desk, Visit visit, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        var id = form["job"].ToString();
        // A job of another crisis is not turned from here.
        if ((await desk.FindAsync(id, cancellation))?.Crisis != crisis) return InboxPage.Missing(visit);
        if (form["do"].ToString() == "resume") await desk.ResumeAsync(id, visit.Caller.Actor, cancellation);
        else await desk.CancelAsync(id, visit.Caller.Actor, cancellation);
        return Results.Redirect(Links.Runs(crisis, visit.Words.Language));
    }
}
