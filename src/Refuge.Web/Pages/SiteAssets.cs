using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages;

/// <summary>
/// GET /site.css, /site.js and /icon.svg: the one style sheet, that of the bulletin and what the frame adds, the one
/// script, and the sign.
/// </summary>
/// <remarks>
/// None says anything of any crisis. Their addresses name their content, so that a browser on a slow line asks once.
/// </remarks>
static class SiteAssets
{
    const int HashDigits = 12;

    static readonly byte[] Sheet = Encoding.UTF8.GetBytes(PublishedPage.StyleSheet + Read("site.css"));
    static readonly byte[] Sign = Encoding.UTF8.GetBytes(Read("icon.svg"));
    static readonly byte[] Code = Encoding.UTF8.GetBytes(Read("site.js"));

    /// <summary>The address of the style sheet.</summary>
    internal static string Style { get; } = $"/site.css?v={HashOf(Sheet)}";

    /// <summary>The address of the script.</summary>
    internal static string Script { get; } = $"/site.js?v={HashOf(Code)}";

    /// <summary>The address of the sign of the service.</summary>
    internal static string Icon { get; } = $"/icon.svg?v={HashOf(Sign)}";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/icon.svg", static (HttpContext context) => Send(context, Sign, "image/svg+xml"))
            .Takes(Permission.Open).ExcludeFromDescription();
        app.MapGet("/site.css", static (HttpContext context) => Send(context, Sheet, "text/css; charset=utf-8"))
            .Takes(Permission.Open).ExcludeFromDescription();
        app.MapGet("/site.js", static (HttpContext context) => Send(context, Code, "text/javascript; charset=utf-8"))
            .Takes(Permission.Open).ExcludeFromDescription();
    }

    static IResult Send(HttpContext context, byte[] bytes, string type)
    {
        if (context.Request.Query.ContainsKey("v"))
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return Results.Bytes(bytes, type);
    }

    static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits];

    static string Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream($"Refuge.Web.Assets.{name}")
            ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
