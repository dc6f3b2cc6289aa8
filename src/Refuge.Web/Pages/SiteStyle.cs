using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages;

/// <summary>GET /site.css: the one style sheet, that of the bulletin and a few lines for the frame.</summary>
static class SiteStyle
{
    /// <summary>Where it is.</summary>
    internal const string Address = "/site.css";

    internal static void Map(IEndpointRouteBuilder app) => app
        .MapGet(Address, static () => Results.Text(PublishedPage.StyleSheet + Own, "text/css; charset=utf-8"))
            .Takes(Permission.Open)
        .ExcludeFromDescription();

    const string Own = """

        nav.site{max-width:68rem;margin:0 auto;padding:.6rem 2.5rem;display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;background:var(--ink);color:#fff;font-size:.9rem}
        nav.site a{color:#fff}
        nav.site .here{font-weight:700;text-decoration:underline;text-underline-offset:.25em}
        details.files{max-width:68rem;margin:0 auto;padding:.6rem 2.5rem;background:var(--paper)}
        details.files li{margin:.2rem 0}
        progress{inline-size:100%;max-width:30rem;block-size:1.2rem}
        pre.report{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
        pre.report mark{scroll-margin-block-start:30vh;padding:.1em .15em}
        @media (max-width:40rem){nav.site,details.files{padding-inline:1rem}}
        """;
}
