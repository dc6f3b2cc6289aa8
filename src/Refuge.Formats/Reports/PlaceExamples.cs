using System.Text.Json;
using Refuge.Reports;

namespace Refuge.Formats.Reports;

/// <summary>Labelled texts as a tagger of places learns from them: situation reports (<c>annotations</c>) and geocoded news (<c>toponyms</c>).</summary>
public static class PlaceExamples
{
    /// <summary>A label this many letters beside its own words is moved onto them.</summary>
    const int MostLettersOff = 40;

    /// <summary>The labelled texts of a file. Of geocoded news the labels with a point: the rest are expressions such as "the city".</summary>
    public static IReadOnlyList<PlaceExample> Read(string file) => [.. ReadingScore.Lines(file).Select(Of)];

    static PlaceExample Of(JsonElement line)
    {
        var text = line.GetProperty("text").GetString()!;
        var name = line.TryGetProperty("toponyms", out _) ? "toponyms" : "annotations";
        var labels = ReadingScore.Labels(line, name, text).Where(static label => IsPlace(label.Item)).Select(label => Upon(text, label.Start, label.End, label.Item));
        return new(text, [.. labels.Where(label => label.End > label.Start).Distinct().OrderBy(static label => label.Start)]);
    }

    static bool IsPlace(JsonElement label) => label.TryGetProperty("lat", out var latitude)
        ? latitude.ValueKind == JsonValueKind.Number
        : !label.TryGetProperty("task", out var task) || task.GetString()!.StartsWith("LOCATION", StringComparison.Ordinal);

    /// <summary>The label where its own words stand: some sets lie a letter or more beside them.</summary>
    static (int Start, int End) Upon(string text, int start, int end, JsonElement label)
    {
        if (!label.TryGetProperty("text", out var quoted) || quoted.GetString() is not { Length: > 0 } words || text.AsSpan(start, end - start).SequenceEqual(words)) return (start, end);
        for (var off = 1; off <= MostLettersOff; off++)
        {
            if (StandsAt(text, words, start - off)) return (start - off, start - off + words.Length);
            if (StandsAt(text, words, start + off)) return (start + off, start + off + words.Length);
        }

        return (start, end);
    }

    static bool StandsAt(string text, string words, int at) => at >= 0 && at + words.Length <= text.Length && string.CompareOrdinal(text, at, words, 0, words.Length) == 0;
}
