using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Cycle;
using Refuge.Storage;
using Refuge.Storage.Rows;
using Refuge.Web.Api;
using Refuge.Web.Doors;
using Refuge.Web.Fetching;

namespace Refuge.Web.Pages.Inbox;

/// <summary>
/// GET and POST /crises/{crisis}/inbox/new: reports are sent in, as files (text, Markdown, web page, e-mail, feed), as
/// pasted text or, where the settings let the service ask for pages, by the address of a page or a feed.
/// </summary>
static class SendPage
{
    const string Address = "/crises/{crisis}/inbox/new";
    const string Endings = ".txt,.md,.html,.htm,.eml,.xml,.atom,.rss";
    const int LongestName = 80;

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).Takes(Permission.SendReport).ExcludeFromDescription();
        app.MapPost(Address, ReceiveAsync).Takes(Permission.SendReport).ExcludeFromDescription();
    }

    static async Task<IResult> ShowAsync(
        string crisis, IReadOnlyDictionary<string, ICrisisStore> crises, ServeSettings settings, Visit visit,
        TimeProvider clock, CancellationToken cancellation) =>
        await FindAsync(crisis, crises, cancellation) is { } found
            ? Form(found, visit, settings, clock, [], [], StatusCodes.Status200OK)
            : InboxPage.Missing(visit);

    static async Task<IResult> ReceiveAsync(
        string crisis, IReadOnlyDictionary<string, ICrisisStore> crises, CrisisDatabase database,
        ServeSettings settings, PageFetcher fetcher, Visit visit, TimeProvider clock, CancellationToken cancellation)
    {
        if (await visit.ReadFormAsync(cancellation) is not { } form) return visit.Stale;
        if (await FindAsync(crisis, crises, cancellation) is not { } found) return InboxPage.Missing(visit);
        var store = await database.FindAsync(crisis, visit.Caller.Actor, cancellation);
        var role = visit.Caller.RoleFor(Permission.SendReport, crisis);
        var (received, faults) = (new List<string>(), new List<string>());
        var reports = await ReadAsync(form, cancellation);
        if (settings.Environment.FetchesReports && form["address"].ToString().Trim() is { Length: > 0 } address)
        {
            var (fetched, fault) = await FetchAsync(address, form, fetcher, visit.Words, cancellation);
            reports = [.. reports, .. fetched];
            if (fault is not null) faults.Add(fault);
        }

        foreach (var report in reports)
        {
            var outcome = await store!.ReceiveAsync(report, role, cancellation);
            if (outcome.Kept > 0 || outcome.Problems.Count == 0) received.Add($"reports/{report.File}");
            else faults.AddRange(Rows.Told(outcome.Problems, visit.Caller, crisis));
        }

        if (received.Count == 0 && faults.Count == 0)
        {
            faults.Add(visit.Words["Choose a file, or paste the text of a report."]);
        }

        return faults.Count == 0 && visit.Caller.May(Permission.ReadRows, crisis)
            ? Results.Redirect(received.Count == 1
                ? Links.Review(crisis, received[0], visit.Words.Language, null)
                : Links.Inbox(crisis, visit.Words.Language))
            : Form(
                found, visit, settings, clock, received, faults,
                faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<Crisis?> FindAsync(
        string crisis, IReadOnlyDictionary<string, ICrisisStore> crises, CancellationToken cancellation) =>
        crises.TryGetValue(crisis, out var store)
            ? (await store.LoadAsync(CrisisView.Whole, cancellation)).Crisis
            : null;

    /// <summary>The reports that a form carries, each with what the form says of it.</summary>
    internal static async Task<IReadOnlyList<ReceivedReport>> ReadAsync(
        IFormCollection form, CancellationToken cancellation)
    {
        var index = IndexOf(form);
        var reports = new List<ReceivedReport>();
        foreach (var file in form.Files.Where(static file => file.Length > 0))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellation);
            var name = NameOf(file.FileName);
            if (Path.GetExtension(name) is ".xml" or ".atom" or ".rss"
                && FeedReports.Read(bytes.ToArray(), index) is { } entries)
            {
                reports.AddRange(entries);
            }
            else
            {
                reports.Add(new(name, bytes.ToArray(), index));
            }
        }

        var pasted = form["text"].ToString();
        if (!string.IsNullOrWhiteSpace(pasted))
        {
            var bytes = Encoding.UTF8.GetBytes(pasted);
            var day = index.GetValueOrDefault("published", "undated");
            // The same text pasted twice is the same report.
            reports.Add(new($"{day}-pasted-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]}.txt", bytes, index));
        }

        return reports;
    }

    static Dictionary<string, string> IndexOf(IFormCollection form) =>
        ((string[])["source", "published", "language", "url"])
            .Where(column => form[column].ToString().Trim().Length > 0)
            .ToDictionary(static column => column, column => form[column].ToString().Trim(), StringComparer.Ordinal);

    /// <summary>The page at an address as a report, or the entries of the feed there; or why there are none.</summary>
    static async Task<(IReadOnlyList<ReceivedReport> Reports, string? Fault)> FetchAsync(
        string text, IFormCollection form, PageFetcher fetcher, PageWords words, CancellationToken cancellation)
    {
        var fetched = Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? await fetcher.FetchPageOrFeedAsync(address, cancellation)
            : new NotFetched("it is no web page");
        if (fetched is not FetchedPage page)
        {
            return ([], words.Say("The address gave no report: {0}.", words[((NotFetched)fetched).Why]));
        }

        var index = IndexOf(form);
        index["url"] = page.Address.AbsoluteUri;
        if (FeedReports.Read(page.Html, index) is { } entries) return (entries, null);
        var name = FeedReports.NameOf(
            index.GetValueOrDefault("published", "undated"), $"{page.Address.Host} {page.Address.AbsolutePath}",
            page.Html);
        return ([new(name, page.Html, index)], null);
    }

    /// <summary>A name under which a file can be kept: letters that a name may not have become hyphens.</summary>
    static string NameOf(string file)
    {
        var name = Path.GetFileName(file.Replace('\\', '/')).TrimStart('.');
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name).ToLowerInvariant());
        var plain = string.Concat(
            stem.Select(static letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-'));
        return $"{plain[..Math.Min(plain.Length, LongestName)].Trim('-')}{ending}";
    }

    static IResult Form(
        Crisis crisis, Visit visit, ServeSettings settings, TimeProvider clock, List<string> received,
        List<string> faults, int status)
    {
        var words = visit.Words;
        var languages = Languages.Select(each => Html.Of(
            $"<option value=\"{each.Tag}\"{Html.When(each.Tag == words.Language, $" selected")}>{each.Name}</option>"));
        // Titles of sources, and the last day on which anything became known, are for the own team.
        var isOwn = visit.Caller.May(Permission.ReadRows, crisis.Identity.Id);
        var sources = crisis.Sources.Values.OrderBy(static source => source.Title, StringComparer.Ordinal)
            .Select(static source => Html.Of($"<option value=\"{source.Id.Code}\">{source.Publisher ?? ""} · {source.Title}</option>"));
        return Frame.Page(
            visit, new(crisis.Identity.Id, crisis.Identity.Title, Tab.Inbox), words["Send a report in"],
            Html.Of(
                $"""
                <main class="narrow"><h1>{words["Send a report in"]}</h1>
                <p class="known">{words["It is kept as received, for the own team alone. No names or faces of displaced people, please."]}</p>
                {Html.When(faults.Count > 0, $"<div class=\"told fault\" role=\"alert\">{faults.Select(static fault => Html.Of($"<p dir=\"auto\">{fault}</p>"))}</div>")}
                {Html.When(received.Count > 0, $"<div class=\"told\" role=\"status\"><p>{words["Received, thank you:"]} {string.Join(words[", "], received)}</p></div>")}
                <form method="post" enctype="multipart/form-data" action="{Links.Send(crisis.Identity.Id, words.Language)}">{visit.Token}
                <p><label>{words["Files: text, web page, e-mail or feed (Atom, RSS)"]} <input type="file" name="files" accept="{Endings}" multiple></label></p>
                <p><label>{words["Or paste the text"]} <textarea name="text" rows="10" dir="auto" maxlength="1000000"></textarea></label></p>
                {Html.When(settings.Environment.FetchesReports, $"<p><label>{words["Or the address of a web page or a feed"]} <input type=\"url\" name=\"address\" maxlength=\"2000\" dir=\"ltr\" placeholder=\"https://\"></label></p>")}
                <p><label>{words["Published on"]} <input type="date" name="published" value="{(isOwn && crisis.LastKnownOn is { } last ? Day(WorkingDay.Of(last, clock)) : "")}" required></label></p>
                {Html.When(isOwn, $"<p><label>{words["Source"]} <select name=\"source\"><option value=\"\">{words["none of these"]}</option>{sources}</select></label></p>")}
                <p><label>{words["Language of the report"]} <select name="language">{languages}</select></label></p>
                <p><button>{words["Send"]}</button></p></form></main>
                """),
            status);
    }

    /// <summary>The languages that reports are read in, each by its own name.</summary>
    static readonly (string Tag, string Name)[] Languages =
        [("en", "English"), ("ar", "العربية"), ("fr", "Français"), ("es", "Español")];

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
