using Refuge.Reports;

namespace Refuge.Formats.Reports;

/// <summary>Scores place names in text by cross-validation, beside the gazetteer rules alone.</summary>
public static class ToponymScore
{
    const int Epochs = 6;

    /// <summary>Strict F1, start and end right, of the trained tagger on unseen folds and of the rules.</summary>
    public static IReadOnlyList<ReadingMeasure> Of(string file, int folds, PlaceNames names, Action<string> note)
    {
        var examples = Examples(file);
        Tally tagged = default, ruled = default;
        for (var fold = 0; fold < folds; fold++)
        {
            var tagger = new PlaceTagger(PlaceTagger.Train([.. examples.Where((_, index) => index % folds != fold)], names, Epochs));
            foreach (var example in examples.Where((_, index) => index % folds == fold))
            {
                tagged += Compare(example, ReportReader.Read(ReportFile.OfText("", example.Text, null), names, new(tagger, null)).Places, note);
                ruled += Compare(example, ReportReader.Read(ReportFile.OfText("", example.Text, null), names).Places, static _ => { });
            }
        }

        return [.. ReadingScore.Measures("strict", tagged), .. ReadingScore.Measures("rules_strict", ruled)];
    }

    /// <summary>The labelled texts of a file, names of places and of their people alike.</summary>
    public static IReadOnlyList<PlaceExample> Examples(string file) =>
    [
        .. ReadingScore.Lines(file).Select(static line => new PlaceExample(
            line.GetProperty("text").GetString()!,
            [.. ReadingScore.Labels(line, "annotations", line.GetProperty("text").GetString()!).Select(static label => (label.Start, label.End))])),
    ];

    /// <summary>The weights learnt from the whole of a file.</summary>
    public static IReadOnlyList<float> Train(string file, PlaceNames names) => PlaceTagger.Train(Examples(file), names, Epochs);

    static Tally Compare(PlaceExample example, IReadOnlyList<PlaceMention> places, Action<string> note)
    {
        var labels = example.Places.ToHashSet();
        var hits = 0;
        foreach (var place in places)
        {
            if (labels.Remove((place.Start, place.End))) hits++;
            else note($"extra\t{place.Quote}\t{ReadingScore.Around(example.Text, place.Start, place.End)}");
        }

        foreach (var (start, end) in labels) note($"missed\t{example.Text[start..end]}\t{ReadingScore.Around(example.Text, start, end)}");
        return new(hits, places.Count, example.Places.Count);
    }
}
