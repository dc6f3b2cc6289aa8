using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refuge.Cycle;
using Refuge.Reports;

namespace Refuge.Formats.Reports;

/// <summary>
/// An extraction as bytes, for a database to keep: JSON compressed by Brotli (RFC 7932), without the text of the
/// report.
/// </summary>
/// <remarks>
/// Only the build of the reader that wrote it reads it again (<see cref="ExtractionKey.Reader"/>), so the bytes carry
/// no version of their own. Numbers are written so that they come back exactly.
/// </remarks>
static class ExtractionJson
{
    static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameDerivedTypes } },
    };

    /// <summary>The bytes of an extraction.</summary>
    /// <param name="extraction">The extraction.</param>
    public static byte[] Write(Extraction extraction)
    {
        ArgumentNullException.ThrowIfNull(extraction);
        var withoutText = extraction with
        {
            Reading = extraction.Reading with { Report = extraction.Reading.Report with { Text = "" } },
        };
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(compressed, withoutText, Options);
        }
        return bytes.ToArray();
    }

    /// <summary>
    /// The extraction in the bytes. The report in it has no text; whoever uses it puts the report in.
    /// </summary>
    /// <param name="bytes">What <see cref="Write"/> made.</param>
    /// <exception cref="JsonException">The bytes hold something else.</exception>
    public static Extraction Read(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream(bytes.ToArray(), writable: false);
        using var json = new BrotliStream(compressed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Extraction>(json, Options)
            ?? throw new JsonException("The bytes hold no extraction.");
    }

    /// <summary>
    /// A value of a family, such as a claim or what it rests on, is written with the name of its own type.
    /// </summary>
    static void NameDerivedTypes(JsonTypeInfo type)
    {
        if (!type.Type.IsAbstract || type.Type.Assembly != typeof(Report).Assembly
            || type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var family = new JsonPolymorphismOptions();
        foreach (var member in type.Type.Assembly.GetTypes()
            .Where(member => !member.IsAbstract && member.IsSubclassOf(type.Type)))
        {
            family.DerivedTypes.Add(new(member, member.Name));
        }

        if (family.DerivedTypes.Count > 0) type.PolymorphismOptions = family;
    }
}
