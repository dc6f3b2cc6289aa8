namespace Refuge.Reports;

/// <summary>Tells which kind of conflict event a short text reports: multinomial logistic regression over hashed n-grams.</summary>
/// <remarks>Word and letter n-grams weighted by how rare they are, and the cues of <see cref="EventCues"/>; rows of unit length.</remarks>
public sealed class EventClassifier
{
    /// <summary>How many slots the features are folded into.</summary>
    public const int Slots = 1 << 15;

    const double LearningRate = 2.0;
    const double Shrinkage = 2e-5;
    const int Epochs = 60;
    const int LongestText = 4_000;

    readonly string[] labels;
    readonly float[] rarity;
    readonly float[] weights;

    EventClassifier(string[] labels, float[] rarity, float[] weights) => (this.labels, this.rarity, this.weights) = (labels, rarity, weights);

    /// <summary>A classifier as it was stored.</summary>
    /// <param name="labels">[labels] The kinds of event.</param>
    /// <param name="rarity">[slots] How rare each feature is.</param>
    /// <param name="weights">[slots × labels] The weight of each feature for each kind.</param>
    public static EventClassifier Of(IReadOnlyList<string> labels, IReadOnlyList<float> rarity, IReadOnlyList<float> weights)
    {
        if (rarity.Count != Slots || weights.Count != Slots * labels.Count) throw new ArgumentException("The weights do not fit the labels.", nameof(weights));
        return new([.. labels], [.. rarity], [.. weights]);
    }

    /// <summary>The kinds of event.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>[slots] How rare each feature is.</summary>
    public IReadOnlyList<float> Rarity => rarity;

    /// <summary>[slots × labels] The weight of each feature for each kind.</summary>
    public IReadOnlyList<float> Weights => weights;

    /// <summary>Learns from labelled texts, cues and letter n-grams included; the same texts give the same classifier.</summary>
    public static EventClassifier Train(IReadOnlyList<(string Text, string Label)> examples) => Train(examples, EventFeatures.All);

    /// <summary>Learns from word n-grams alone: the floor that the whole classifier has to beat.</summary>
    public static EventClassifier TrainFloor(IReadOnlyList<(string Text, string Label)> examples) => Train(examples, EventFeatures.Words);

    /// <summary>The kind of event of <paramref name="text"/> with how sure that is.</summary>
    public EventLabel Classify(string text) => Classify(text, EventFeatures.All);

    /// <summary>The kind of event by word n-grams alone.</summary>
    public EventLabel ClassifyByWords(string text) => Classify(text, EventFeatures.Words);

    EventLabel Classify(string text, Func<string, Dictionary<int, float>> extract)
    {
        var scores = new double[labels.Length];
        Score(Weighted(extract(Cut(text)), rarity), scores);
        var best = 0;
        for (var label = 1; label < scores.Length; label++) best = scores[label] > scores[best] ? label : best;
        return new(labels[best], scores[best]);
    }

    static EventClassifier Train(IReadOnlyList<(string Text, string Label)> examples, Func<string, Dictionary<int, float>> extract)
    {
        string[] labels = [.. examples.Select(static example => example.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var counted = examples.Select(example => extract(Cut(example.Text))).ToList();
        var rarity = Rarities(counted);
        var rows = counted.Select(counts => Weighted(counts, rarity)).ToList();
        var classifier = new EventClassifier(labels, rarity, new float[Slots * labels.Length]);
        var scores = new double[labels.Length];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var rate = LearningRate / (1 + (epoch / 12.0));
            for (var index = 0; index < rows.Count; index++)
            {
                var chosen = (int)(((long)index * 7_919 + epoch * 104_729) % rows.Count);
                classifier.Score(rows[chosen], scores);
                classifier.Learn(rows[chosen], scores, Array.IndexOf(labels, examples[chosen].Label), rate);
            }
        }

        return classifier;
    }

    void Learn((int Slot, float Weight)[] row, double[] scores, int truth, double rate)
    {
        foreach (var (slot, weight) in row)
        {
            for (var label = 0; label < labels.Length; label++)
            {
                ref var known = ref weights[(slot * labels.Length) + label];
                known += (float)(rate * ((((label == truth ? 1 : 0) - scores[label]) * weight) - (Shrinkage * known)));
            }
        }
    }

    /// <summary>The chance of each label (softmax).</summary>
    void Score((int Slot, float Weight)[] row, double[] scores)
    {
        Array.Clear(scores);
        foreach (var (slot, weight) in row)
        {
            for (var label = 0; label < scores.Length; label++) scores[label] += weight * weights[(slot * scores.Length) + label];
        }

        var (highest, sum) = (scores.Max(), 0.0);
        for (var label = 0; label < scores.Length; label++) sum += scores[label] = Math.Exp(scores[label] - highest);
        for (var label = 0; label < scores.Length; label++) scores[label] /= sum;
    }

    static float[] Rarities(List<Dictionary<int, float>> counted)
    {
        var seen = new int[Slots];
        foreach (var counts in counted)
        {
            foreach (var slot in counts.Keys) seen[slot]++;
        }

        return [.. seen.Select(count => (float)(Math.Log((1.0 + counted.Count) / (1 + count)) + 1))];
    }

    static (int Slot, float Weight)[] Weighted(Dictionary<int, float> counts, float[] rarity)
    {
        var row = counts.OrderBy(static pair => pair.Key).Select(pair => (Slot: pair.Key, Weight: pair.Value * rarity[pair.Key])).ToArray();
        var length = (float)Math.Sqrt(row.Sum(static cell => (double)cell.Weight * cell.Weight));
        return length == 0 ? row : [.. row.Select(cell => (cell.Slot, cell.Weight / length))];
    }

    static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;
}
