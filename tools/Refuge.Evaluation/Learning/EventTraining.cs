using Refuge.Reports.Events;

namespace Refuge.Evaluation.Learning;

/// <summary>
/// Learns event types from labelled texts, and chooses the settings by cross-validation among those texts alone.
/// </summary>
sealed class EventTraining
{
    const int InnerFolds = 5;

    /// <summary>How many settings are averaged.</summary>
    const int Averaged = 6;

    /// <summary>How much sharper than least squares the chances are; it moves no label.</summary>
    const double Sharpness = 6;

    readonly string[] labels;
    readonly int[] truth;
    readonly float[] rarity;
    readonly IReadOnlyList<(int Slot, float Weight)[]> rows;
    readonly double[][] likeness;

    /// <summary>[rows × labels] How strongly the cues of each text speak for each label.</summary>
    readonly double[] cued;

    internal EventTraining(IReadOnlyList<(string Text, string Label)> examples)
    {
        labels = [
            .. examples.Select(static example => example.Label).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        truth = [.. examples.Select(example => Array.IndexOf(labels, example.Label))];
        var texts = examples.Select(static example => EventFeatures.Of(EventClassifier.Cut(example.Text))).ToList();
        rarity = EventRows.Rarities(texts);
        rows = [.. texts.Select(text => EventRows.Of(text, rarity))];
        likeness = EventRows.Likeness(rows);
        cued = new double[rows.Count * labels.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var (slot, weight) in rows[row])
            {
                if (LabelOf(slot) is >= 0 and var label) cued[(row * labels.Length) + label] += weight;
            }
        }
    }

    /// <summary>
    /// Learns from labelled texts, with settings chosen among those texts alone; the same texts give the same
    /// classifier.
    /// </summary>
    internal static EventClassifier Train(IReadOnlyList<(string Text, string Label)> examples)
    {
        var training = new EventTraining(examples);
        return training.Learn(training.Choose());
    }

    /// <summary>Learns from word n-grams alone: the floor that the whole classifier has to beat.</summary>
    internal static EventClassifier TrainFloor(IReadOnlyList<(string Text, string Label)> examples) =>
        new EventTraining(examples).Learn(EventSettings.WordsAlone);

    /// <summary>
    /// The few settings that do best on folds of the texts themselves: with so few texts, one alone would be chosen by
    /// luck.
    /// </summary>
    internal IReadOnlyList<EventSettings> Choose() =>
        [.. EventSettings.All.OrderByDescending(InnerScore).Take(Averaged)];

    /// <summary>A classifier learnt from all the texts.</summary>
    internal EventClassifier Learn(params IReadOnlyList<EventSettings> chosen)
    {
        var weights = new float[EventClassifier.Slots * labels.Length];
        foreach (var settings in chosen) Add(weights, settings, Sharpness / chosen.Count);
        return EventClassifier.Of(labels, rarity, weights);
    }

    void Add(float[] weights, EventSettings settings, double scale)
    {
        var (duals, shares) = Fit([.. Enumerable.Range(0, rows.Count)], settings);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var (slot, weight) in rows[row])
            {
                var share = EventRows.GroupOf(slot) switch
                {
                    0 => settings.Words,
                    1 => settings.Grams,
                    2 => settings.Cues,
                    3 => settings.Roles,
                    _ => 0,
                };
                if (share == 0) continue;
                for (var label = 0; label < labels.Length; label++)
                {
                    weights[(slot * labels.Length) + label] += (float)(
                        scale * share * weight * duals[(row * labels.Length) + label]);
                }
            }
        }

        for (var slot = EventFeatures.Kinds; slot < EventFeatures.Always; slot++)
        {
            if (LabelOf(slot) is >= 0 and var label)
            {
                weights[(slot * labels.Length) + label] += (float)(scale * settings.Trust);
            }
        }

        for (var label = 0; label < labels.Length; label++)
        {
            weights[(EventFeatures.Always * labels.Length) + label] += (float)(scale * shares[label]);
        }
    }

    double InnerScore(EventSettings settings)
    {
        var found = new int[rows.Count];
        var scores = new double[labels.Length];
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            int[] training = [.. Enumerable.Range(0, rows.Count).Where(row => row % InnerFolds != fold)];
            var (duals, shares) = Fit(training, settings);
            for (var row = fold; row < rows.Count; row += InnerFolds)
            {
                for (var label = 0; label < labels.Length; label++)
                {
                    scores[label] = shares[label] + (settings.Trust * cued[(row * labels.Length) + label]);
                }
                for (var index = 0; index < training.Length; index++)
                {
                    var alike = EventFit.Mixed(likeness, (row * rows.Count) + training[index], settings);
                    for (var label = 0; label < labels.Length; label++)
                    {
                        scores[label] += alike * duals[(index * labels.Length) + label];
                    }
                }

                found[row] = Array.IndexOf(scores, scores.Max());
            }
        }

        return Enumerable.Range(0, rows.Count).Count(row => found[row] == truth[row]) / (double)rows.Count;
    }

    (double[] Duals, double[] Shares) Fit(int[] texts, EventSettings settings)
    {
        var shares = new double[labels.Length];
        foreach (var text in texts) shares[truth[text]] += 1.0 / texts.Length;
        var targets = new double[texts.Length * labels.Length];
        for (var row = 0; row < texts.Length; row++)
        {
            for (var label = 0; label < labels.Length; label++)
            {
                targets[(row * labels.Length) + label] = (truth[texts[row]] == label ? 1 : 0) - shares[label]
                    - (settings.Trust * cued[(texts[row] * labels.Length) + label]);
            }
        }

        return (EventFit.Solve(likeness, rows.Count, texts, targets, labels.Length, settings), shares);
    }

    /// <summary>
    /// The label that a cue, or the kind of one, speaks for; −1 for other features and kinds that no text has.
    /// </summary>
    int LabelOf(int slot)
    {
        var kind = slot >= EventFeatures.Cues
            ? slot - EventFeatures.Cues < EventCues.Kinds.Count ? EventCues.Kinds[slot - EventFeatures.Cues] : -1
            : slot - EventFeatures.Kinds;
        return kind >= 0 && kind < EventCues.Labels.Count ? Array.IndexOf(labels, EventCues.Labels[kind]) : -1;
    }
}
