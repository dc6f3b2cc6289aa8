using Refuge.Evaluation.Scoring;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Places;

namespace Refuge.Evaluation.Learning;

/// <summary>Taggers that have not seen the texts they are scored on.</summary>
/// <remarks>
/// A text that the shipped weights have not learnt from is read by them. For one that they have, weights are learnt
/// again from the other folds of its file and from the sets <paramref name="beside"/> it.
/// </remarks>
/// <param name="file">The labelled set to be scored; its lines are dealt to the folds in turn.</param>
/// <param name="beside">Other labelled sets, which are learnt from whole.</param>
/// <param name="folds">How many folds.</param>
/// <param name="names">The gazetteer.</param>
sealed class PlaceFolds(string file, IReadOnlyList<string> beside, int folds, PlaceNames names)
{
    readonly IReadOnlyList<PlaceExample> own = PlaceExamples.Read(file, names);
    readonly List<PlaceExample> others = [.. beside.SelectMany(other => PlaceExamples.Read(other, names))];
    readonly PlaceTagger?[] taggers = new PlaceTagger?[folds];

    /// <summary>The labelled texts of the file.</summary>
    internal IReadOnlyList<PlaceExample> Own => own;

    /// <summary>How many of them the shipped weights have learnt from.</summary>
    internal int Learnt => own.Count(static example => TrainedModels.HasLearntPlacesFrom(example.Text));

    /// <summary>The weights for the text of line <paramref name="index"/>.</summary>
    internal ReadingModels For(int index)
    {
        if (!TrainedModels.HasLearntPlacesFrom(own[index].Text)) return TrainedModels.Shipped;
        return new(taggers[index % folds] ??= Without(index % folds), null);
    }

    PlaceTagger Without(int fold)
    {
        var unseen = own.Where((_, index) => index % folds == fold).Select(static example => example.Text)
            .ToHashSet(StringComparer.Ordinal);
        return new(
            PlaceTraining.Train(
                [.. own.Concat(others).Where(example => !unseen.Contains(example.Text))], names, ToponymScore.Epochs));
    }
}
