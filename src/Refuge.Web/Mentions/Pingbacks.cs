using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Refuge.Web.Doors;

namespace Refuge.Web.Mentions;

/// <summary>
/// POST /pingback: the same as a Webmention, in the words of Pingback 1.0 (Langridge and Hickson, 2002) over XML-RPC.
/// Shut unless the settings open it.
/// </summary>
static class Pingbacks
{
    internal const string Address = "/pingback";

    /// <summary>A call of two addresses is shorter.</summary>
    const int MostBytes = 16_384;

    /// <summary>The codes of Pingback 1.0, section 3.</summary>
    const int NoSuchSource = 0x10, NoSuchTarget = 0x21, Refused = 0x31, Other = 0;

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Address, TakeAsync).Takes(Permission.Open).RequireRateLimiting(Limits.Strangers)
            .ExcludeFromDescription();

    static async Task<IResult> TakeAsync(HttpContext context, ServeSettings settings, CancellationToken cancellation)
    {
        if (!settings.Environment.TakesPingbacks) return Results.NotFound();
        if (context.Request.ContentLength is null or > MostBytes
            || await ReadAsync(context.Request.Body, cancellation) is not { } call)
        {
            return Fault(Other, "This is no call of pingback.ping.");
        }

        var desk = context.RequestServices.GetService(typeof(MentionDesk)) as MentionDesk;
        return await desk!.TakeAsync(call.Source, call.Target, context.Request.Host.Value ?? "", cancellation) switch
        {
            MentionDesk.Taken.Queued => Answer(
                new XElement("params", new XElement("param", Value("string", "It is looked at later.")))),
            MentionDesk.Taken.NoSource => Fault(NoSuchSource, "The source is no page that can be asked for."),
            MentionDesk.Taken.Full => Fault(Refused, "Too much waits."),
            _ => Fault(NoSuchTarget, "The target is no public bulletin of this service."),
        };
    }

    /// <summary>The two addresses of a call. Null where it is another one, or no XML.</summary>
    static async Task<(string Source, string Target)?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        // Nothing is looked up, and nothing that grows when it is read is taken.
        var settings = new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            MaxCharactersInDocument = MostBytes,
            XmlResolver = null,
        };
        try
        {
            using var reader = XmlReader.Create(body, settings);
            var call = (await XDocument.LoadAsync(reader, LoadOptions.None, cancellation)).Root;
            var values = call?.Element("params")?.Elements("param").Elements("value")
                .Select(static value => value.Value.Trim()).ToList();
            return call?.Name == "methodCall" && call.Element("methodName")?.Value == "pingback.ping"
                && values is [var source, var target]
                ? (source, target)
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    static IResult Fault(int code, string text) => Answer(
        new XElement("fault", new XElement("value", new XElement(
            "struct", Member("faultCode", "int", code.ToString(CultureInfo.InvariantCulture)),
            Member("faultString", "string", text)))));

    static XElement Member(string name, string type, string value) =>
        new("member", new XElement("name", name), Value(type, value));

    static XElement Value(string type, string value) => new("value", new XElement(type, value));

    static IResult Answer(XElement content) => Results.Text(
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement("methodResponse", content)}", "text/xml",
        Encoding.UTF8);
}
