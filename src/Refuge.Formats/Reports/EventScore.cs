using Refuge.Reports;

namespace Refuge.Formats.Reports;

/// <summary>Scores the event classifier by cross-validation, beside the floor of word n-grams.</summary>
public static class EventScore
{
    /// <summary>F1 weighted by how often each label occurs, of the whole classifier and of the floor.</summary>
    public static IReadOnlyList<ReadingMeasure> Of(string file, int folds)
    {
        var examples = Examples(file);
        var (whole, floor) = (new List<(string Label, string Found)>(), new List<(string Label, string Found)>());
        for (var fold = 0; fold < folds; fold++)
        {
            var training = examples.Where((_, index) => index % folds != fold).ToList();
            var (classifier, words) = (EventClassifier.Train(training), EventClassifier.TrainFloor(training));
            foreach (var (text, label) in examples.Where((_, index) => index % folds == fold))
            {
                whole.Add((label, classifier.Classify(text).Label));
                floor.Add((label, words.ClassifyByWords(text).Label));
            }
        }

        return
        [
            new("weighted_f1", Weighted(whole), examples.Count), new("accuracy", whole.Count(static pair => pair.Label == pair.Found) / (double)whole.Count, examples.Count),
            new("floor_weighted_f1", Weighted(floor), examples.Count), new("floor_accuracy", floor.Count(static pair => pair.Label == pair.Found) / (double)floor.Count, examples.Count),
        ];
    }

    /// <summary>The labelled texts of a file.</summary>
    public static IReadOnlyList<(string Text, string Label)> Examples(string file) =>
        [.. ReadingScore.Lines(file).Select(static line => (line.GetProperty("text").GetString()!, line.GetProperty("label").GetString()!))];

    static double Weighted(List<(string Label, string Found)> pairs) => pairs.GroupBy(static pair => pair.Label, StringComparer.Ordinal).Sum(group =>
        group.Count() * new Tally(group.Count(static pair => pair.Label == pair.Found), pairs.Count(pair => pair.Found == group.Key), group.Count()).F1) / pairs.Count;
}
