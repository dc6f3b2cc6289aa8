using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Refuge.Web.Pages;

/// <summary>The frame that every page stands in.</summary>
static class Frame
{
    /// <summary>A page.</summary>
    /// <param name="language">Its language, as an IETF tag.</param>
    /// <param name="isRightToLeft">Whether it is written from right to left.</param>
    /// <param name="title">Its title, as plain text.</param>
    /// <param name="body">What stands in its body, as HTML.</param>
    /// <param name="reloadAfter">Seconds after which the reader's browser asks again. Null when it need not.</param>
    internal static IResult Page(
        string language, bool isRightToLeft, string title, string body, int? reloadAfter = null) => Results.Text(
        $"""
        <!doctype html>
        <html lang="{Safe(language)}" dir="{(isRightToLeft ? "rtl" : "ltr")}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">{(reloadAfter is { } seconds ? $"\n<meta http-equiv=\"refresh\" content=\"{seconds}\">" : "")}
        <title>{Safe(title)}</title>
        <link rel="stylesheet" href="{SiteStyle.Address}">
        </head>
        <body>
        {body}
        </body>
        </html>

        """,
        "text/html; charset=utf-8");

    /// <summary>A page in English that says why there is nothing else.</summary>
    internal static IResult Notice(string title, string text, int status) => new Stated(
        Page(
            "en", false, title,
            $"<main><h1>{Safe(title)}</h1><p>{Safe(text)}</p><p><a href=\"/\">All crises</a></p></main>"), status);

    /// <summary>A page in English with a form or a notice of its own.</summary>
    internal static IResult WithStatus(string title, string main, int status) =>
        new Stated(Page("en", false, title, $"<main>{main}</main>"), status);

    /// <summary>Text as HTML: nothing in it is markup.</summary>
    internal static string Safe(string text) => HtmlEncoder.Default.Encode(text);

    sealed class Stated(IResult page, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            return page.ExecuteAsync(httpContext);
        }
    }
}
