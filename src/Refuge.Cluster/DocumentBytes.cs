using System.Text;
using Refuge.Publishing;

namespace Refuge.Cluster;

/// <summary>Documents as the bytes that a command would write.</summary>
static class DocumentBytes
{
    static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The bytes of a document.</summary>
    internal static ReadOnlyMemory<byte> Of(Document document)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, Encoding, leaveOpen: true)) document.Write(writer);
        return bytes.ToArray();
    }

    /// <summary>The bytes of a text.</summary>
    internal static ReadOnlyMemory<byte> Of(string text) => Encoding.GetBytes(text);
}
