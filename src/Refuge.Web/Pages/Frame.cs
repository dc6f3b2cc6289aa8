using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Refuge.Web.Pages;

/// <summary>
/// The frame that every page stands in: a way past it for keyboards, the crisis, its parts, who looks.
/// </summary>
static class Frame
{
    /// <summary>A page of the site of a crisis, or of the service where <paramref name="place"/> is null.</summary>
    /// <param name="visit">Who looks.</param>
    /// <param name="place">The crisis and the part of its site.</param>
    /// <param name="title">Its title, as plain text.</param>
    /// <param name="body">What stands in it: one element <c>main</c> and what belongs beside it.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="reloadAfter">Seconds after which the reader's browser asks again. Null when it need not.</param>
    internal static IResult Page(
        Visit visit, CrisisPlace? place, string title, Html body, int status = StatusCodes.Status200OK,
        int? reloadAfter = null)
    {
        var (top, bottom) = (Top(visit, place, title, reloadAfter), Bottom(visit));
        return new Stated(Html.Of($"{top}{body}{bottom}"), default, Html.None, status);
    }

    /// <summary>
    /// A page of the site of a crisis whose long part is bytes that many readers share: they are sent as they are, for
    /// a text of that length made anew for each reader costs more than all else that the page takes.
    /// </summary>
    /// <param name="visit">Who looks.</param>
    /// <param name="place">The crisis and the part of its site.</param>
    /// <param name="title">Its title, as plain text.</param>
    /// <param name="above">What stands above the long part.</param>
    /// <param name="main">The long part, markup in UTF-8.</param>
    /// <param name="below">What stands below it.</param>
    internal static IResult Page(
        Visit visit, CrisisPlace place, string title, Html above, ReadOnlyMemory<byte> main, Html below) =>
        new Stated(
            Html.Of($"{Top(visit, place, title, null)}{above}"), main, Html.Of($"{below}{Bottom(visit)}"),
            StatusCodes.Status200OK);

    static Html Top(Visit visit, CrisisPlace? place, string title, int? reloadAfter)
    {
        var words = visit.Words;
        var heading = place is null ? $"{title} · Refuge" : $"{title} · {place.Title} · Refuge";
        return Html.Of(
            $"""
            <!doctype html>
            <html lang="{words.Language}" dir="{(words.IsRightToLeft ? "rtl" : "ltr")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">{Reload(reloadAfter)}
            <title>{heading}</title>
            <link rel="icon" href="{SiteAssets.Icon}">
            <link rel="manifest" href="{SiteAssets.Manifest}">{Feed(visit, place)}
            <meta name="theme-color" content="#1a1d21">
            <style>{Html.Made(FirstStyle.Rules)}</style>
            </head>
            <body{Html.When(visit.Keeps, $" data-account=\"{visit.Caller.Actor}\"")}>
            <a class="skip" href="#content">{words["Go to the content"]}</a>
            {Head(visit, place)}
            <div id="content" tabindex="-1" data-filter="{words["Show rows with"]}" data-export="{words["Export what is shown (CSV)"]}" data-rows="{words["{0} of {1} rows"]}" data-going="{words["It is being done"]}">

            """);
    }

    /// <summary>The whole style sheet and the scripts come after the text, which needs neither to be read.</summary>
    static Html Bottom(Visit visit) => Html.Of(
        $"""

        </div>
        {Foot(visit.Words)}
        <link rel="stylesheet" href="{SiteAssets.Style}">
        <script src="{SiteAssets.Script}" defer></script>{Html.When(visit.Keeps, $"\n<script src=\"{SiteAssets.Queue}\" defer></script>\n<script src=\"{SiteAssets.Offline}\" defer></script>")}
        </body>
        </html>

        """);

    /// <summary>A page that says why there is nothing else.</summary>
    internal static IResult Notice(Visit visit, string title, string text, int status) => Page(
        visit, null, title,
        Html.Of($"<main><h1>{title}</h1><p>{text}</p><p><a href=\"/\">{visit.Words["All crises"]}</a></p></main>"),
        status);

    /// <summary>Text as HTML: nothing in it is markup.</summary>
    internal static string Safe(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A link, marked where it leads to the page that one looks at.</summary>
    internal static Html Link(string address, string text, bool isHere) =>
        Html.Of($"<a href=\"{address}\"{Html.When(isHere, $" aria-current=\"page\"")}>{text}</a>");

    /// <summary>Where a reader of feeds finds the public bulletins.</summary>
    static Html Feed(Visit visit, CrisisPlace? place) => Html.When(
        place is { Tab: Tab.Bulletins },
        $"\n<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{Links.Feed(place?.Id ?? "", visit.Words.Language)}\">");

    static Html Reload(int? after) => after is { } seconds
        ? Html.Of($"\n<meta http-equiv=\"refresh\" content=\"{seconds}\">")
        : Html.None;

    static Html Head(Visit visit, CrisisPlace? place)
    {
        var words = visit.Words;
        var tabs = place is null ? [] : CrisisPlace.Open(visit, place.Id).Select(tab => Link(
            CrisisPlace.AddressOf(tab, place.Id, visit), CrisisPlace.NameOf(tab, words), tab == place.Tab)).ToList();
        return Html.Of(
            $"""
            <header class="site">
            <div class="bar"><a class="brand" href="/?language={words.Language}">Refuge</a>{Title(place)}<span class="tools">{Languages(visit)}{Who(visit)}</span></div>
            {Html.When(tabs.Count > 1, $"<nav class=\"tabs\" aria-label=\"{words["Parts of this site"]}\">{tabs}</nav>")}
            </header>
            """);
    }

    static Html Title(CrisisPlace? place) =>
        place is null ? Html.None : Html.Of($"<span class=\"crisis\"><bdi>{place.Title}</bdi></span>");

    static Html Languages(Visit visit) => Html.Join(
        PageWords.Languages.Where(each => each.Language != visit.Words.Language).Select(each => Html.Of(
            $"<a href=\"{visit.In(each.Language)}\" hreflang=\"{each.Language}\" lang=\"{each.Language}\">{each.Name}</a>")));

    static Html Who(Visit visit)
    {
        var words = visit.Words;
        if (!visit.CanEdit) return Html.None;
        if (visit.Caller.Name is not { } name)
        {
            return Html.When(!visit.Caller.IsKnown, $"<a href=\"{visit.LogIn}\">{words["Log in"]}</a>");
        }

        return Html.Of(
            $"""<form method="post" action="/logout">{visit.Token}<input type="hidden" name="language" value="{words.Language}"><a href="/account?language={words.Language}" title="{words["Your account"]}"><bdi>{name}</bdi></a> <button class="plain">{words["Log out"]}</button></form>""");
    }

    static Html Foot(PageWords words) => Html.When(
        !words.IsReviewed,
        $"<footer class=\"site\">{words["Nobody who grew up with this language has checked the words of this page yet."]}</footer>");

    sealed class Stated(Html before, ReadOnlyMemory<byte> main, Html after, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, cancellation) = (httpContext.Response, httpContext.RequestAborted);
            var (first, last) = (before.ToString(), after.ToString());
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength =
                Encoding.UTF8.GetByteCount(first) + main.Length + Encoding.UTF8.GetByteCount(last);
            await response.WriteAsync(first, cancellation);
            if (!main.IsEmpty) await response.BodyWriter.WriteAsync(main, cancellation);
            await response.WriteAsync(last, cancellation);
        }
    }
}
