using System.IO.Compression;
using Refuge.Reports;

namespace Refuge.Formats.Reports;

/// <summary>
/// Readings of many reports, kept until it is known which of them are copies: the JSON that will be written of each,
/// packed, and what reports are compared by.
/// </summary>
/// <remarks>
/// The JSON of 50 MB of reports is some 200 MB, its objects are several times that; packed it is a tenth of it.
/// Readings are added first, then written once.
/// </remarks>
sealed class PackedReadings : IDisposable
{
    readonly List<(string Id, int Length)> lines = [];
    readonly List<Copies.Print> prints = [];
    readonly MemoryStream packed = new();
    readonly MemoryStream line = new();
    readonly DeflateStream packing;

    /// <summary>No reading yet.</summary>
    internal PackedReadings() => packing = new(packed, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>Keeps what is needed of a reading.</summary>
    /// <param name="id">The document's identity.</param>
    /// <param name="reading">The reading.</param>
    internal void Add(string id, Reading reading)
    {
        line.SetLength(0);
        ReadingJson.WriteRest(line, reading);
        packing.Write(line.GetBuffer(), 0, (int)line.Length);
        lines.Add((id, (int)line.Length));
        prints.Add(Copies.Fingerprint(reading));
    }

    /// <summary>Writes them as <see cref="ReadingJson"/> does, in the order in which they were added.</summary>
    /// <param name="stream">Where to.</param>
    internal void WriteTo(Stream stream)
    {
        packing.Dispose();
        packed.Position = 0;
        using var unpacking = new DeflateStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var origins = Copies.Origins(prints);
        for (var index = 0; index < lines.Count; index++)
        {
            ReadingJson.WriteBeginning(stream, lines[index].Id, origins[index]);
            line.SetLength(lines[index].Length);
            var rest = line.GetBuffer().AsSpan(0, lines[index].Length);
            unpacking.ReadExactly(rest);
            stream.Write(rest);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        packing.Dispose();
        packed.Dispose();
        line.Dispose();
    }
}
