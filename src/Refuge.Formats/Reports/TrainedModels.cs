using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Refuge.Reports;
using Refuge.Reports.Events;
using Refuge.Reports.Places;

namespace Refuge.Formats.Reports;

/// <summary>
/// The weights that ship with Refuge, and how they are stored: hashed features, two bytes for each weight, packed.
/// </summary>
/// <remarks>
/// Made by <c>score-reading toponyms|events FILE --train OUT</c> of <c>tools/Refuge.Evaluation</c>; on what and why is
/// in decisions 0012, 0014 and 0056.
/// </remarks>
static class TrainedModels
{
    /// <summary>The first number of a file of weights.</summary>
    internal const int Version = 1;
    const string Places = "places.model.br";

    static readonly Lazy<ReadingModels> Known = new(static () => new(ReadPlaces(), ReadEvents("events.model.br")));
    static readonly Lazy<HashSet<ulong>> LearntFrom = new(ReadLearntFrom);

    /// <summary>The weights that ship with Refuge. Read once, when first asked for.</summary>
    public static ReadingModels Shipped => Known.Value;

    /// <summary>
    /// Whether the shipped tagger of places learnt from this very text: then its reading of it says nothing about
    /// others.
    /// </summary>
    public static bool HasLearntPlacesFrom(string text) => LearntFrom.Value.Contains(StableHash.Of(text));

    static PlaceTagger ReadPlaces()
    {
        using var reader = Open(Places);
        return new(Read(reader));
    }

    static HashSet<ulong> ReadLearntFrom()
    {
        using var reader = Open(Places);
        Read(reader);
        var count = reader.ReadInt32();
        return [.. Enumerable.Range(0, count).Select(_ => reader.ReadUInt64())];
    }

    static EventClassifier ReadEvents(string name)
    {
        using var reader = Open(name);
        var labels = Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString()).ToList();
        var rarity = Read(reader);
        return EventClassifier.Of(labels, rarity, Read(reader));
    }

    static BinaryReader Open(string name)
    {
        var packed = typeof(TrainedModels).Assembly.GetManifestResourceStream($"Refuge.Formats.Reports.{name}")!;
        var reader = new BinaryReader(new BrotliStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadInt32() == Version
            ? reader
            : throw new InvalidDataException($"{name} was stored by another version of Refuge.");
    }

    /// <summary>Two bytes for each weight (IEEE 754 binary16).</summary>
    static float[] Read(BinaryReader reader)
    {
        // Two bytes at a time from a packed stream cost more than all the rest.
        var halves = new Half[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        return Array.ConvertAll(halves, static half => (float)half);
    }
}
