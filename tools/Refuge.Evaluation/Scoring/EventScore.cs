using System.Globalization;
using Refuge.Evaluation.Learning;

namespace Refuge.Evaluation.Scoring;

/// <summary>Scores the event classifier by cross-validation, beside the floor of word n-grams.</summary>
static class EventScore
{
    const int Assignments = 5;

    /// <summary>F1 weighted by how often each label occurs, of the whole classifier and of the floor.</summary>
    /// <remarks>
    /// Settings are chosen inside each training part, so that no text has a say in how it is read (nested
    /// cross-validation). The texts are dealt into folds in several ways; mean, lowest and highest are given, since one
    /// way of dealing may be a lucky one.
    /// </remarks>
    public static IReadOnlyList<ReadingMeasure> Of(string file, int folds)
    {
        var examples = Examples(file);
        var runs = Enumerable.Range(0, Assignments).Select(assignment => Dealt(examples, folds, assignment)).ToList();
        return
        [
            new("weighted_f1", runs.Average(static run => run.F1), examples.Count),
            new("weighted_f1_lowest", runs.Min(static run => run.F1), examples.Count),
            new("weighted_f1_highest", runs.Max(static run => run.F1), examples.Count),
            new("accuracy", runs.Average(static run => run.Accuracy), examples.Count),
            new("floor_weighted_f1", runs.Average(static run => run.Floor), examples.Count),
        ];
    }

    /// <summary>One way of dealing the texts into folds; the first is every n-th text.</summary>
    static (double F1, double Accuracy, double Floor) Dealt(
        IReadOnlyList<(string Text, string Label)> examples, int folds, int assignment)
    {
        int[] order = assignment == 0 ? [.. Enumerable.Range(0, examples.Count)]
            : [
                .. Enumerable.Range(0, examples.Count)
                .OrderBy(
                    index =>
                        StableHash.Of(
                            FormattableString.Invariant($"events {assignment}"),
                            index.ToString(CultureInfo.InvariantCulture)))];
        var (whole, floor) = (new List<(string Label, string Found)>(), new List<(string Label, string Found)>());
        for (var fold = 0; fold < folds; fold++)
        {
            var training = order.Where((_, rank) => rank % folds != fold).Select(index => examples[index]).ToList();
            var (classifier, words) = (EventTraining.Train(training), EventTraining.TrainFloor(training));
            foreach (var (text, label) in order.Where((_, rank) => rank % folds == fold)
                .Select(index => examples[index]))
            {
                whole.Add((label, classifier.Classify(text).Label));
                floor.Add((label, words.Classify(text).Label));
            }
        }

        return (
            Weighted(whole), whole.Count(static pair => pair.Label == pair.Found) / (double)whole.Count,
            Weighted(floor));
    }

    /// <summary>The labelled texts of a file.</summary>
    public static IReadOnlyList<(string Text, string Label)> Examples(string file) =>
        [.. ReadingScore.Lines(file)
            .Select(static line => (line.GetProperty("text").GetString()!, line.GetProperty("label").GetString()!))];

    static double Weighted(List<(string Label, string Found)> pairs) =>
        pairs.GroupBy(static pair => pair.Label, StringComparer.Ordinal).Sum(group =>
        group.Count()
        * new Tally(
            group.Count(static pair => pair.Label == pair.Found), pairs.Count(pair => pair.Found == group.Key),
            group.Count()).F1) / pairs.Count;
}
