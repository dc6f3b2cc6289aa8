using System.IO.Compression;
using System.Text;
using Refuge.Formats.Reports;
using Refuge.Reports.Events;

namespace Refuge.Evaluation.Learning;

/// <summary>Stores weights as <see cref="TrainedModels"/> reads them.</summary>
static class ModelFiles
{
    /// <summary>Stores a tagger's weights, and by which texts they were learnt: a hash of each.</summary>
    internal static void WritePlaces(Stream stream, IReadOnlyList<float> weights, IEnumerable<PlaceExample> examples)
    {
        var texts = examples.Select(static example => StableHash.Of(example.Text)).Order().ToList();
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(TrainedModels.Version);
        Write(writer, weights);
        writer.Write(texts.Count);
        foreach (var text in texts) writer.Write(text);
    }

    /// <summary>Stores a classifier.</summary>
    internal static void WriteEvents(Stream stream, EventClassifier classifier)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(TrainedModels.Version);
        writer.Write(classifier.Labels.Count);
        foreach (var label in classifier.Labels) writer.Write(label);
        Write(writer, classifier.Rarity);
        Write(writer, classifier.Weights);
    }

    /// <summary>Two bytes for each weight (IEEE 754 binary16).</summary>
    static void Write(BinaryWriter writer, IReadOnlyList<float> weights)
    {
        writer.Write(weights.Count);
        foreach (var weight in weights) writer.Write((Half)weight);
    }
}
