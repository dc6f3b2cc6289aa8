using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Publishing;
using Refuge.Storage;
using Refuge.Storage.Rows;
using Refuge.Web.Api;
using Refuge.Web.Doors;
using Refuge.Web.Plans;

namespace Refuge.Web.Pages.Sites;

/// <summary>
/// GET and POST /crises/{crisis}/sites/{place}: the daily form of a site; on paper the sheet for its wall.
/// </summary>
static class SitePage
{
    const string Address = "/crises/{crisis}/sites/{place}";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).Takes(Permission.EnterCounts).ExcludeFromDescription();
        app.MapPost(Address, KeepAsync).Takes(Permission.EnterCounts).ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        string crisis, string place, PlanDesk desk, CrisisDatabase database, Visit visit, TimeProvider clock,
        CancellationToken cancellation, int sent = 0)
    {
        var state = await SitesPage.AskAsync(crisis, desk, visit, cancellation);
        if (state?.Readable is not { } plan) return await SitesPage.WaitAsync(crisis, desk, visit, cancellation);
        if (await FindAsync(plan, crisis, place, database, visit, cancellation) is not { } site)
        {
            // It may have been added a moment ago: the plan that is being made knows it then.
            return !state.IsEnded && plan.Page.Board.Sites.All(known => known.Code != place)
                && await MayEnterAsync(crisis, place, database, visit, cancellation)
                ? await SitesPage.WaitAsync(crisis, desk, visit, cancellation)
                : Missing(visit);
        }

        visit.MarkAsForm();
        return new SiteView(crisis, plan, site, visit)
        {
            Day = DayOf(plan, clock),
            LastDay = LastDayOf(plan, clock),
            IsToday = DayOf(plan, clock) >= Today(clock),
            Seen = await DailyForm.SeenAsync(crisis, database, cancellation),
            Kept = sent,
        }.Page();
    }

    static async Task<IResult> KeepAsync(
        string crisis, string place, PlanDesk desk, CrisisDatabase database, Visit visit, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await SitesPage.FindPlanAsync(crisis, desk, visit, cancellation) is not { } plan)
        {
            return await SitesPage.WaitAsync(crisis, desk, visit, cancellation);
        }

        if (await FindAsync(plan, crisis, place, database, visit, cancellation) is not { } site) return Missing(visit);
        var day = DateOnly.TryParseExact(
            form["day"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said)
            && said <= LastDayOf(plan, clock) ? said : DayOf(plan, clock);
        var filled = await DailyForm.ReadAsync(form, crisis, place, day, database, cancellation);
        string[] told = [];
        if (filled.Rows.Count > 0)
        {
            var rows = await WithSeriesAsync(filled.Rows, crisis, place, database, cancellation);
            var store = await database.FindAsync(crisis, visit.Caller.Actor, cancellation);
            var outcome = await store!.AppendAsync(
                rows, visit.Caller.RoleFor(Permission.EnterCounts, crisis), cancellation);
            if (outcome.Kept == 0) told = Rows.Told(outcome.Problems, visit.Caller, crisis);
        }

        if (visit.WantsAnswer)
        {
            return await AnswerAsync(filled, told, crisis, database, visit.Words, cancellation);
        }

        if (filled.Conflicts.Count == 0 && filled.Faults.Count == 0 && told.Length == 0)
        {
            return Results.Redirect(string.Create(
                CultureInfo.InvariantCulture,
                $"{Links.Site(crisis, place, visit.Words.Language)}&sent={filled.Rows.Count}"));
        }

        return new SiteView(crisis, plan, site, visit)
        {
            Day = day,
            LastDay = LastDayOf(plan, clock),
            Seen = await DailyForm.SeenAsync(crisis, database, cancellation),
            Kept = told.Length == 0 ? filled.Rows.Count : 0,
            Filled = filled,
            Answers = form,
            Told = told,
        }.Page(filled.Conflicts.Count > 0
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity);
    }

    static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The day of a form where nothing else is said.</summary>
    static DateOnly DayOf(PublishedPlan plan, TimeProvider clock) => WorkingDay.Of(plan.AsOf, clock);

    /// <summary>
    /// The last day that a form may be of: east of Greenwich tomorrow has begun while the service still counts today.
    /// </summary>
    static DateOnly LastDayOf(PublishedPlan plan, TimeProvider clock)
    {
        var (day, today) = (DayOf(plan, clock), Today(clock));
        return day == today ? today.AddDays(1) : day;
    }

    /// <summary>What came of a form that a device had kept until there was a network.</summary>
    static async Task<IResult> AnswerAsync(
        DailyForm filled, string[] told, string crisis, CrisisDatabase database, PageWords words,
        CancellationToken cancellation)
    {
        var labels = DailyField.All.ToDictionary(static field => field.Name, field => words[field.Label]);
        var answer = new DailyAnswer(
            told.Length == 0 ? filled.Rows.Count : 0,
            [
                .. filled.Conflicts.Select(conflict => new DailyDifference(
                    conflict.Field.Name, words[conflict.Field.Label], words.Term(conflict.Theirs),
                    words.Term(conflict.Own))),
            ],
            [.. filled.Faults.Select(name => labels[name])], told,
            await DailyForm.SeenAsync(crisis, database, cancellation));
        var status = answer.Conflicts.Count > 0 ? StatusCodes.Status409Conflict
            : answer.Faults.Count + told.Length > 0 ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status200OK;
        return Results.Json(answer, statusCode: status);
    }

    /// <summary>
    /// The rows, and before them the series that a first count by a manager needs: its words are those of this program.
    /// </summary>
    static async Task<IReadOnlyList<StatedRow>> WithSeriesAsync(
        IReadOnlyList<StatedRow> rows, string crisis, string place, CrisisDatabase database,
        CancellationToken cancellation)
    {
        var series = DailyField.SeriesOf(place);
        if (!rows.Any(static row => row.File == "observations.csv")
            || await database.Rows.FindAsync(crisis, "series.csv", series, cancellation) is not null)
        {
            return rows;
        }

        var made = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = series,
            ["title"] = "Counts by the manager of the site",
            ["what"] = "stock",
            ["of"] = "present",
            ["area"] = place,
            ["population"] = "in_camp",
            ["reported"] = rows.First(static row => row.File == "observations.csv").Cells["date"],
        };
        return [new("series.csv", made), .. rows];
    }

    static async Task<PublishedSite?> FindAsync(
        PublishedPlan plan, string crisis, string place, CrisisDatabase database, Visit visit,
        CancellationToken cancellation) =>
        plan.Page.Board.Sites.FirstOrDefault(site => site.Code == place) is { } site
            && await MayEnterAsync(crisis, place, database, visit, cancellation) ? site : null;

    static async Task<bool> MayEnterAsync(
        string crisis, string place, CrisisDatabase database, Visit visit, CancellationToken cancellation)
    {
        var areas = await database.Rows.ListAreasAsync(crisis, cancellation);
        return visit.Caller.MayEnter(Permission.EnterCounts, crisis, areas.GetValueOrDefault(place));
    }

    static IResult Missing(Visit visit) => Frame.Notice(
        visit, visit.Words["No such site"], visit.Words["There is no site that you may enter figures for."],
        StatusCodes.Status404NotFound);
}

/// <summary>What came of a form.</summary>
/// <param name="Kept">How many figures were kept.</param>
/// <param name="Conflicts">What somebody else had filled otherwise.</param>
/// <param name="Faults">The questions whose answers cannot be read.</param>
/// <param name="Told">Why nothing was kept.</param>
/// <param name="Seen">Where the tables end now.</param>
sealed record DailyAnswer(
    int Kept, IReadOnlyList<DailyDifference> Conflicts, IReadOnlyList<string> Faults, IReadOnlyList<string> Told,
    string Seen);

/// <summary>Two answers to one question.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Label">The question.</param>
/// <param name="Theirs">What somebody else said.</param>
/// <param name="Own">What this form says.</param>
sealed record DailyDifference(string Field, string Label, string Theirs, string Own);
