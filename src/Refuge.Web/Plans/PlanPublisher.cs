using System.Text;
using System.Text.Json;
using Refuge.Cluster;
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

    /// <summary>The files of a plan: its documents by name, and its page.</summary>
    internal static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Publish(Findings findings, PlanOrder order)
    {
        var wording = Wording.Find(order.Language) ?? Wording.English;
        var ground = ShippedGround.Read();
        var files = Publication.Compose(findings, order.Audience, wording, ground)
            .ToDictionary(static document => document.Name, Bytes, StringComparer.Ordinal);
        var key = new PlanKey(order.Crisis, order.AsOf, order.Audience, order.Language);
        var page = Publication.ComposePage(
            findings, order.Audience, wording, ground, passage => Links.Report(key, passage));
        files.Add(PageFile, JsonSerializer.SerializeToUtf8Bytes(new Kept(findings.Run.AsOf, page)));
        return files;
    }

    /// <summary>The plan that files were made of.</summary>
    /// <exception cref="JsonException">The page is missing or of another version.</exception>
    internal static PublishedPlan Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        if (!files.TryGetValue(PageFile, out var bytes)) throw new JsonException("The plan has no page.");
        var kept = JsonSerializer.Deserialize<Kept>(bytes.Span) ?? throw new JsonException("The page is empty.");
        var documents = files.Where(static file => file.Key != PageFile);
        return new(kept.AsOf, kept.Page, documents.ToDictionary(StringComparer.Ordinal));
    }

    static ReadOnlyMemory<byte> Bytes(Document document)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(
            bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            document.Write(writer);
        }

        return bytes.ToArray();
    }

    sealed record Kept(DateOnly AsOf, PublishedPage Page);
}
