using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Publishing;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages;

/// <summary>
/// GET /site.css, /site.js and the others: the one style sheet, that of the bulletin and what the frame adds, the
/// scripts, the sign, and what makes the site an application of a phone.
/// </summary>
/// <remarks>
/// None says anything of any crisis. Their addresses name their content, so that a browser on a slow line asks once.
/// </remarks>
static class SiteAssets
{
    const int HashDigits = 12;
    const string Module = "text/javascript; charset=utf-8";

    static readonly Asset Sheet = new("site.css", "text/css; charset=utf-8", PublishedPage.StyleSheet + Read("site.css"));

    static readonly Asset Code = new("site.js", "text/javascript; charset=utf-8", Read("site.js"));

    static readonly Asset Forms = new("offline.js", "text/javascript; charset=utf-8", Read("offline.js"));

    static readonly Asset Waiting = new("queue.js", "text/javascript; charset=utf-8", Read("queue.js"));

    static readonly Asset Moments = new("map.js", "text/javascript; charset=utf-8", Read("map.js"));

    static readonly Asset Devices = new("passkey.js", "text/javascript; charset=utf-8", Read("passkey.js"));

    static readonly Asset Ground = new("ground.mjs", Module, Read("ground.mjs"));

    static readonly Asset Library = Packed("maplibre-gl.mjs");

    static readonly Asset LibraryWorker = Packed("maplibre-gl-worker.mjs");

    static readonly Asset Tiles = Packed("pmtiles.mjs");

    static readonly Asset Sign = new("icon.svg", "image/svg+xml", Read("icon.svg"));

    static readonly Asset Worker = new("worker.js", "text/javascript; charset=utf-8", Read("worker.js"));

    static readonly Asset Application = new(
        "manifest.webmanifest", "application/manifest+json", Read("manifest.webmanifest"));

    /// <summary>The address of the style sheet.</summary>
    internal static string Style => Sheet.Address;

    /// <summary>The address of the script of all pages.</summary>
    internal static string Script => Code.Address;

    /// <summary>The address of the script that keeps forms until there is a network.</summary>
    internal static string Offline => Forms.Address;

    /// <summary>The address of the script that sends forms: the page's, and the worker's.</summary>
    internal static string Queue => Waiting.Address;

    /// <summary>The address of the script that moves the map through time.</summary>
    internal static string Map => Moments.Address;

    /// <summary>The address of the script that makes the drawing one to move and zoom.</summary>
    internal static string MovingMap => Ground.Address;

    /// <summary>The address of the library that draws it.</summary>
    internal static string MapLibrary => Library.Address;

    /// <summary>The address of what the library runs beside the page.</summary>
    internal static string MapWorker => LibraryWorker.Address;

    /// <summary>The address of the script that reads street maps.</summary>
    internal static string StreetReader => Tiles.Address;

    /// <summary>The address of the script by which passkeys are made and used.</summary>
    internal static string Passkey => Devices.Address;

    /// <summary>The address of the sign of the service.</summary>
    internal static string Icon => Sign.Address;

    /// <summary>The address of what a phone needs to know to install the site.</summary>
    internal static string Manifest => Application.Address;

    /// <summary>Whether a file of the site stands at an address.</summary>
    internal static bool Has(PathString address) => address.Value is { } path && All.Any(
        asset => path.Length == asset.Name.Length + 1 && path.EndsWith(asset.Name, StringComparison.Ordinal));

    /// <summary>The worker is asked for by its plain name: a browser looks itself whether it has changed.</summary>
    static Asset[] All =>
    [
        Sheet, Code, Forms, Waiting, Moments, Ground, Library, LibraryWorker, Tiles, Devices, Sign, Worker, Application,
    ];

    internal static void MapAll(IEndpointRouteBuilder app)
    {
        foreach (var asset in All)
        {
            app.MapGet($"/{asset.Name}", (HttpContext context) => Send(context, asset)).Takes(Permission.Open)
                .ExcludeFromDescription();
        }
    }

    static IResult Send(HttpContext context, Asset asset)
    {
        if (context.Request.Query.ContainsKey("v"))
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        if (asset.Packed is { } packed
            && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentEncoding = "br";
            context.Response.Headers.Vary = "Accept-Encoding";
            return Results.Bytes(packed, asset.Type);
        }

        return Results.Bytes(asset.Bytes, asset.Type);
    }

    /// <summary>A script of somebody else, as <c>tools/maplibre</c> packs it.</summary>
    static Asset Packed(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream($"Refuge.Web.Assets.{name}.br")
            ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var packed = new MemoryStream();
        stream.CopyTo(packed);
        packed.Position = 0;
        using var unpacking = new BrotliStream(packed, CompressionMode.Decompress, leaveOpen: true);
        using var bytes = new MemoryStream();
        unpacking.CopyTo(bytes);
        return new(name, Module, bytes.ToArray(), packed.ToArray());
    }

    /// <summary>The text of a file of the site.</summary>
    internal static string Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream($"Refuge.Web.Assets.{name}")
            ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    sealed class Asset
    {
        internal Asset(string name, string type, string text)
            : this(name, type, System.Text.Encoding.UTF8.GetBytes(text), null)
        {
        }

        internal Asset(string name, string type, byte[] bytes, byte[]? packed)
        {
            (Name, Type, Bytes, Packed) = (name, type, bytes, packed);
            Address = $"/{name}?v={Convert.ToHexStringLower(SHA256.HashData(Bytes))[..HashDigits]}";
        }

        internal string Name { get; }

        internal string Type { get; }

        internal byte[] Bytes { get; }

        /// <summary>The same packed with Brotli. Null where it is packed when it is sent.</summary>
        internal byte[]? Packed { get; }

        internal string Address { get; }
    }
}
