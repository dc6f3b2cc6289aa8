using Refuge.Evaluation.Learning;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Claims;
using Refuge.Reports.Places;

namespace Refuge.Evaluation.Scoring;

/// <summary>Scores place names in text that the weights have not seen, beside the gazetteer rules alone.</summary>
static class ToponymScore
{
    /// <summary>How often training goes through the examples.</summary>
    internal const int Epochs = 8;

    /// <summary>
    /// Strict F1, start and end right, of weights that have not learnt from the text, and of the rules.
    /// </summary>
    public static IReadOnlyList<ReadingMeasure> Of(
        string file, IReadOnlyList<string> beside, int folds, PlaceNames names, Action<string> note)
    {
        var unseen = new PlaceFolds(file, beside, folds, names);
        Tally tagged = default, ruled = default;
        for (var index = 0; index < unseen.Own.Count; index++)
        {
            var example = unseen.Own[index];
            tagged += Compare(
                example, ReportReader.Read(ReportFile.OfText("", example.Text, null), names, unseen.For(index)).Places,
                note);
            ruled += Compare(
                example, ReportReader.Read(ReportFile.OfText("", example.Text, null), names).Places, static _ => { });
        }

        return
        [
            .. ReadingScore.Measures("strict", tagged), .. ReadingScore.Measures("rules_strict", ruled),
            new(
                "read_by_shipped_weights", ReadingScore.Of(unseen.Own.Count - unseen.Learnt, unseen.Own.Count),
                unseen.Own.Count),
        ];
    }

    /// <summary>The weights learnt from the whole of some labelled sets.</summary>
    public static IReadOnlyList<float> Train(IReadOnlyList<PlaceExample> examples, PlaceNames names) =>
        PlaceTraining.Train(examples, names, Epochs);

    static Tally Compare(PlaceExample example, IReadOnlyList<PlaceMention> places, Action<string> note)
    {
        var labels = example.Places.ToHashSet();
        var hits = 0;
        foreach (var place in places)
        {
            if (labels.Remove((place.Start, place.End))) hits++;
            else note($"extra\t{place.Quote}\t{ReadingScore.Around(example.Text, place.Start, place.End)}");
        }

        foreach (var (start, end) in labels)
        {
            note($"missed\t{example.Text[start..end]}\t{ReadingScore.Around(example.Text, start, end)}");
        }
        return new(hits, places.Count, example.Places.Count);
    }
}
