using System.Text.Json;
using Refuge.Cluster;
using Refuge.Formats.Exporting;
using Refuge.Formats.Publishing;
using Refuge.Publishing;

namespace Refuge.Web.Plans;

/// <summary>
/// Makes the documents and the page of a plan, and keeps both as files: the machine that finishes a plan is seldom the
/// one that shows it.
/// </summary>
static class PlanPublisher
{
    /// <summary>The name of the page among the files; a document of a plan never begins with a dot.</summary>
    const string PageFile = ".page.json";

    /// <summary>
    /// What the names of files begin with that are given out once an approver has signed, and to nobody before.
    /// </summary>
    internal const string ToSign = ".signed.";

    /// <summary>The map among them.</summary>
    internal const string Map = "places.geojson";

    /// <summary>The languages in which a bulletin is signed.</summary>
    static readonly Wording[] Languages = [Wording.English, Wording.Arabic];

    /// <summary>The files of a plan: its documents by name, its page, and the bulletin that may be signed.</summary>
    internal static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Publish(Findings findings, PlanOrder order)
    {
        var wording = Wording.Find(order.Language) ?? Wording.English;
        var key = new PlanKey(order.Crisis, order.AsOf, order.Audience, order.Language);
        var published = Publication.ComposeSite(
            findings, order.Audience, wording, Languages, ShippedGround.Read(),
            passage => Links.Report(key, passage));
        var files = published.Documents.ToDictionary(
            static document => document.Name, DocumentBytes.Of, StringComparer.Ordinal);
        files.Add(PageFile, JsonSerializer.SerializeToUtf8Bytes(new Kept(findings.Run.AsOf, published.Page)));
        foreach (var signed in published.Signed)
        {
            files.Add(ToSign + Named("bulletin", signed.Language, "html"), DocumentBytes.Of(signed.Html));
            files.Add(ToSign + Named("bulletin", signed.Language, "md"), DocumentBytes.Of(signed.Mail));
            files.Add(
                ToSign + Named("page", signed.Language, "json"),
                JsonSerializer.SerializeToUtf8Bytes(new Kept(findings.Run.AsOf, signed.Page)));
        }

        files.Add(ToSign + "run.json", DocumentBytes.Of(published.SignedRun));
        files.Add(ToSign + Map, GeoJson.Of(published.Shown));
        return files;
    }

    /// <summary>The plan that files were made of.</summary>
    /// <exception cref="JsonException">The page is missing or of another version.</exception>
    internal static PublishedPlan Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        if (!files.TryGetValue(PageFile, out var bytes)) throw new JsonException("The plan has no page.");
        var kept = JsonSerializer.Deserialize<Kept>(bytes.Span) ?? throw new JsonException("The page is empty.");
        return new(kept.AsOf, kept.Page, Named(static name => !name.StartsWith('.'), 0))
        {
            ToSign = Named(static name => name.StartsWith(ToSign, StringComparison.Ordinal), ToSign.Length),
        };

        Dictionary<string, ReadOnlyMemory<byte>> Named(Func<string, bool> isOne, int start) =>
            files.Where(file => isOne(file.Key))
                .ToDictionary(file => file.Key[start..], static file => file.Value, StringComparer.Ordinal);
    }

    /// <summary>The page of a signed bulletin.</summary>
    /// <exception cref="JsonException">It is of another version.</exception>
    internal static PublishedPage ReadPage(ReadOnlySpan<byte> file) =>
        JsonSerializer.Deserialize<Kept>(file)?.Page ?? throw new JsonException("The page is empty.");

    /// <summary>The name of a file in a language.</summary>
    internal static string Named(string file, string language, string ending) => $"{file}-{language}.{ending}";

    sealed record Kept(DateOnly AsOf, PublishedPage Page);
}
