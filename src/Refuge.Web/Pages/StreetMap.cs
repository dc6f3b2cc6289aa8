using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Web.Doors;

namespace Refuge.Web.Pages;

/// <summary>
/// GET /streets.pmtiles: the street map that the operator put there, in one file of PMTiles 3, of which browsers ask
/// for the pieces that they show. It says nothing of any crisis.
/// </summary>
static class StreetMap
{
    /// <summary>Where it stands.</summary>
    internal const string Address = "/streets.pmtiles";

    /// <summary>How a file of PMTiles begins (specification, version 3): seven letters and the version.</summary>
    static ReadOnlySpan<byte> Beginning => "PMTiles\u0003"u8;

    internal static void Map(IEndpointRouteBuilder app, string? file)
    {
        if (file is null) return;
        app.MapGet(Address, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "private, max-age=86400";
            return Results.File(file, "application/vnd.pmtiles", enableRangeProcessing: true);
        }).Takes(Permission.ReadPlan).ExcludeFromDescription();
    }

    /// <summary>The whole path of a street map. Null where the file is none.</summary>
    internal static string? Find(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            Span<byte> first = stackalloc byte[Beginning.Length];
            return stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length
                && first.SequenceEqual(Beginning) ? Path.GetFullPath(file) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
