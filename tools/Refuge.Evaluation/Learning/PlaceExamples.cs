using System.Text.Json;
using System.Text.RegularExpressions;
using Refuge.Evaluation.Scoring;
using Refuge.Reports.Places;

namespace Refuge.Evaluation.Learning;

/// <summary>
/// Labelled texts as a tagger of places learns from them: situation reports (<c>annotations</c>) and geocoded news
/// (<c>toponyms</c>).
/// </summary>
static partial class PlaceExamples
{
    /// <summary>A label this many letters beside its own words is moved onto them.</summary>
    const int MostLettersOff = 40;

    /// <summary>
    /// The labelled texts of a file. Of geocoded news the labels with a point: the rest are expressions such as "the
    /// city".
    /// </summary>
    /// <param name="file">The labelled set.</param>
    /// <param name="names">The gazetteer, which knows what peoples are called.</param>
    public static IReadOnlyList<PlaceExample> Read(string file, PlaceNames names)
    {
        List<PlaceExample> examples = [.. ReadingScore.Lines(file).Select(Of)];
        var (labelled, people) = (0, examples.ConvertAll(example => People(example.Text, names)));
        for (var index = 0; index < examples.Count; index++)
        {
            labelled += people[index].Count(name => IsLabelled(examples[index], name));
        }
        // One set labels Iraq and not Iraqi, the others both: there, peoples are labelled from the gazetteer.
        return labelled * 2 >= people.Sum(static found => found.Count)
            ? examples
            : [.. examples.Select((example, index) => With(example, people[index]))];
    }

    static PlaceExample With(PlaceExample example, List<(int Start, int End)> people) =>
        example with { Places = [.. example.Places.Concat(people.Where(name => !IsLabelled(example, name))).Order()] };

    static bool IsLabelled(PlaceExample example, (int Start, int End) name) =>
        example.Places.Any(label => label.Start < name.End && name.Start < label.End);

    /// <summary>Where one word names a country otherwise than by its name, as people and adjectives do.</summary>
    static List<(int Start, int End)> People(string text, PlaceNames names)
    {
        var found = new List<(int Start, int End)>();
        foreach (var match in CapitalWord().EnumerateMatches(text))
        {
            var word = text.Substring(match.Index, match.Length);
            if (names.Find(word)
                .Any(
                    place =>
                        place.Kind == NamedPlaceKind.Country && place.Name != word && place.Aliases.Contains(word)))
            {
                found.Add((match.Index, match.Index + match.Length));
            }
        }

        return found;
    }

    [GeneratedRegex(@"\b\p{Lu}\p{Ll}{3,}\b")]
    private static partial Regex CapitalWord();

    static PlaceExample Of(JsonElement line)
    {
        var text = line.GetProperty("text").GetString()!;
        var isNews = line.TryGetProperty("toponyms", out _);
        var labels = ReadingScore.Labels(line, isNews ? "toponyms" : "annotations", text)
            .Where(static label => IsPlace(label.Item)).Select(label => Upon(text, label.Start, label.End, label.Item));
        return new(
            text,
            [.. labels.Where(static label => label.End > label.Start)
            .Select(label => isNews ? (label.Start, WithKind(text, label.End)) : label).Distinct().Order()]);
    }

    /// <summary>
    /// The end of a label with the word for what sort of place it is, which situation reports label too: "Alma
    /// province".
    /// </summary>
    static int WithKind(string text, int end) =>
        KindAfter().Match(text, end) is { Success: true } kind ? kind.Index + kind.Length : end;

    [GeneratedRegex(
        @"\G (province|governorate|district|region|state|county|camp|city|town|village|municipality|department)s?\b")]
    private static partial Regex KindAfter();

    static bool IsPlace(JsonElement label) => label.TryGetProperty("lat", out var latitude)
        ? latitude.ValueKind == JsonValueKind.Number
        : !label.TryGetProperty("task", out var task)
            || task.GetString()!.StartsWith("LOCATION", StringComparison.Ordinal);

    /// <summary>The label where its own words stand: some sets lie a letter or more beside them.</summary>
    static (int Start, int End) Upon(string text, int start, int end, JsonElement label)
    {
        if (!label.TryGetProperty("text", out var quoted) || quoted.GetString() is not { Length: > 0 } words
            || text.AsSpan(start, end - start).SequenceEqual(words))
        {
            return (start, end);
        }
        for (var off = 1; off <= MostLettersOff; off++)
        {
            if (StandsAt(text, words, start - off)) return (start - off, start - off + words.Length);
            if (StandsAt(text, words, start + off)) return (start + off, start + off + words.Length);
        }

        return (start, end);
    }

    static bool StandsAt(string text, string words, int at) =>
        at >= 0 && at + words.Length <= text.Length && string.CompareOrdinal(text, at, words, 0, words.Length) == 0;
}
