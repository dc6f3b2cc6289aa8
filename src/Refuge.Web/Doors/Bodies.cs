using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Refuge.Web.Doors;

/// <summary>Refuses a body whose letters are in another code than UTF-8.</summary>
/// <remarks>
/// JSON that programs exchange is UTF-8 (RFC 8259, 8.1). The framework would look any other name up, and answer with a
/// fault where the name is one that .NET no longer reads, such as UTF-7.
/// </remarks>
static class Bodies
{
    internal static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var type = context.Request.ContentType;
        if (type is null || !MediaTypeHeaderValue.TryParse(type, out var parsed)
            || !parsed.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            || !parsed.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(parsed.Charset).Equals(
                Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    }
}
