using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Files;
using Refuge.Formats.Crises;
using Refuge.Storage;
using Refuge.Web.Api;
using Refuge.Web.Doors;
using Refuge.Web.Pages.Inbox;

namespace Refuge.Web.Pages;

/// <summary>GET and POST /new: a new crisis, from a report or a template of <c>refuge init</c>.</summary>
static class StartPage
{
    const string Address = "/new";

    /// <summary>Begins with a report instead of a template.</summary>
    const string FromReport = "report";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (Visit visit) => Form(visit, null, [])).Takes(Permission.EnterFacts)
            .ExcludeFromDescription();
        app.MapPost(Address, StartAsync).Takes(Permission.EnterFacts).ExcludeFromDescription();
    }

    static async Task<IResult> StartAsync(
        Visit visit, CrisisDatabase database, ConcurrentDictionary<string, ICrisisStore> crises,
        CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        var words = visit.Words;
        var title = form["title"].ToString().Trim();
        var id = form["id"].ToString().Trim();
        if (title.Length == 0 || !PlainName.Fits(id) || id.Any(char.IsUpper))
        {
            return Form(visit, form, [words["Write a title, and a short name of small letters, digits and hyphens."]]);
        }

        if (crises.ContainsKey(id)) return Form(visit, form, [words["There is a crisis of this short name already."]]);
        var folder = Directory.CreateTempSubdirectory("refuge-new-");
        try
        {
            var problems = await FillAsync(folder, id, form, cancellation);
            if (problems.Any(static problem => problem.Severity == Severity.Fatal))
            {
                return Form(visit, form, Rows.Told(problems));
            }

            await TitleAsync(folder, id, title, form["first"].ToString(), cancellation);
            var (store, found) = await database.ImportAsync(folder, "analyst", cancellation);
            if (store is null) return Form(visit, form, Rows.Told(found));
            crises[id] = store;
            return Results.Redirect(form["from"] == FromReport
                ? Links.Inbox(id, words.Language)
                : Links.Now(id, visit.Caller.NarrowestIn(id), words.Language));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<IReadOnlyList<Problem>> FillAsync(
        DirectoryInfo folder, string id, IFormCollection form, CancellationToken cancellation)
    {
        if (form["from"] != FromReport)
        {
            var name = CrisisTemplates.Names.FirstOrDefault(name => name == form["from"]) ?? CrisisTemplates.Empty;
            CrisisTemplates.Write(folder, name, id);
            return [];
        }

        var reports = await SendPage.ReadAsync(form, cancellation);
        var report = reports.Count > 0 ? reports[0] : null;
        DateOnly? published = DateOnly.TryParseExact(
            form["published"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
        return report is null
            ? [new(Severity.Fatal, new("report"), "There is no report.", "Choose a file, or paste the text.")]
            : CrisisStart.FromReport(folder, id, report.File, report.Bytes.ToArray(), published);
    }

    /// <summary>Puts the title, and the first day where one is said, in the place of those of the template.</summary>
    static async Task TitleAsync(
        DirectoryInfo folder, string id, string title, string first, CancellationToken cancellation)
    {
        var file = Path.Combine(folder.FullName, "crisis.yml");
        var lines = (await File.ReadAllTextAsync(file, cancellation)).Split('\n').Select(line => line switch
        {
            // A text of JSON is one of YAML too (YAML 1.2, 1.3).
            _ when line.StartsWith("title:", StringComparison.Ordinal) => $"title: {JsonSerializer.Serialize(title)}",
            _ when line.StartsWith("id:", StringComparison.Ordinal) => $"id: {JsonSerializer.Serialize(id)}",
            _ when line.StartsWith("first_day:", StringComparison.Ordinal) && DateOnly.TryParseExact(
                first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => $"first_day: {first}",
            _ => line,
        });
        await File.WriteAllTextAsync(file, string.Join('\n', lines), cancellation);
    }

    static IResult Form(Visit visit, IFormCollection? filled, string[] faults)
    {
        var words = visit.Words;
        (string Value, string Text)[] ways =
        [
            (FromReport, words["A report: its places are looked up, its claims wait in the inbox"]),
            ("border", words["People cross a border"]), ("siege", words["A town is held, besieged or fought over"]),
            ("flood", words["A flood"]), ("empty", words["Empty tables"]),
        ];
        var chosen = filled?["from"].ToString() is { Length: > 0 } from ? from : FromReport;
        return Frame.Page(
            visit, null, words["Start a crisis"],
            Html.Of(
                $"""
                <main class="narrow"><p class="back"><a href="/?language={words.Language}">{words["All crises"]}</a></p><h1>{words["Start a crisis"]}</h1>
                {Html.When(faults.Length > 0, $"<div class=\"told fault\" role=\"alert\">{faults.Select(static fault => Html.Of($"<p dir=\"auto\">{fault}</p>"))}</div>")}
                <form method="post" enctype="multipart/form-data" action="{Address}?language={words.Language}">{visit.Token}
                <p><label>{words["Title: it stands on every page, also on those for the public"]} <input name="title" required maxlength="120" dir="auto" value="{filled?["title"].ToString()}"></label></p>
                <p><label>{words["Short name for addresses, such as valley-2026"]} <input name="id" required maxlength="40" pattern="[a-z0-9][a-z0-9\-]*" dir="ltr" value="{filled?["id"].ToString()}"></label></p>
                <fieldset><legend>{words["Begin with"]}</legend>{ways.Select(way => Html.Of($"<p><label><input type=\"radio\" name=\"from\" value=\"{way.Value}\"{Html.When(way.Value == chosen, $" checked")}> {way.Text}</label></p>"))}</fieldset>
                <fieldset><legend>{words["The report"]}</legend>
                <p><label>{words["A file: text, web page or e-mail"]} <input type="file" name="files" accept=".txt,.md,.html,.htm,.eml"></label></p>
                <p><label>{words["Or paste the text"]} <textarea name="text" rows="8" dir="auto" maxlength="1000000">{filled?["text"].ToString()}</textarea></label></p>
                <p><label>{words["Published on"]} <input type="date" name="published" value="{filled?["published"].ToString()}"></label></p></fieldset>
                <p><label>{words["First day of the crisis, where it is another one"]} <input type="date" name="first" value="{filled?["first"].ToString()}"></label></p>
                <p><button>{words["Start"]}</button></p></form></main>
                """),
            faults.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
