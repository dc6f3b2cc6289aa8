using System.Numerics;

namespace Refuge.Reports.Events;

/// <summary>
/// Tells which kind of conflict event a short text reports: a linear classifier over hashed n-grams and cues.
/// </summary>
/// <remarks>
/// Words, letter n-grams and the cues of <see cref="EventCues"/>, weighted by how rare they are; regularised least
/// squares, which on text does as well as support vectors (Rifkin, Yeo and Poggio 2003). How much each counts is chosen
/// by cross-validation among the texts learnt from.
/// </remarks>
sealed class EventClassifier
{
    /// <summary>How many slots the features are folded into.</summary>
    public const int Slots = EventFeatures.Always + 1;

    const int LongestText = 4_000;

    readonly string[] labels;
    readonly float[] rarity;
    readonly float[] weights;

    EventClassifier(string[] labels, float[] rarity, float[] weights) =>
        (this.labels, this.rarity, this.weights) = (labels, rarity, weights);

    /// <summary>A classifier as it was stored.</summary>
    /// <param name="labels">[labels] The kinds of event.</param>
    /// <param name="rarity">[slots] How rare each feature is.</param>
    /// <param name="weights">[slots × labels] The weight of each feature for each kind.</param>
    public static EventClassifier Of(
        IReadOnlyList<string> labels, IReadOnlyList<float> rarity, IReadOnlyList<float> weights)
    {
        if (rarity.Count != Slots || weights.Count != Slots * labels.Count)
        {
            throw new ArgumentException("The weights do not fit the labels.", nameof(weights));
        }
        return new([.. labels], [.. rarity], [.. weights]);
    }

    /// <summary>The kinds of event.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>[slots] How rare each feature is.</summary>
    public IReadOnlyList<float> Rarity => rarity;

    /// <summary>[slots × labels] The weight of each feature for each kind.</summary>
    public IReadOnlyList<float> Weights => weights;

    /// <summary>The kind of event of <paramref name="text"/> with how sure that is.</summary>
    public EventLabel Classify(string text)
    {
        var scores = new double[labels.Length];
        foreach (var (slot, weight) in EventRows.Of(EventFeatures.Of(Cut(text)), rarity))
        {
            Add(weight, weights.AsSpan(slot * labels.Length, labels.Length), scores);
        }

        var best = Array.IndexOf(scores, scores.Max());
        return new(labels[best], 1 / scores.Sum(score => Math.Exp(score - scores[best])));
    }

    /// <summary>Adds what a feature says for each kind, as many kinds at once as the processor takes.</summary>
    /// <param name="weight">How strongly a text has the feature.</param>
    /// <param name="known">[labels] The weight of the feature for each kind.</param>
    /// <param name="scores">[labels] On return, with the products added.</param>
    static void Add(float weight, ReadOnlySpan<float> known, Span<double> scores)
    {
        var label = 0;
        for (; label + Vector<float>.Count <= known.Length; label += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(known[label..]) * weight, out var first, out var second);
            Add(first, scores[label..]);
            Add(second, scores[(label + Vector<double>.Count)..]);
        }

        for (; label < known.Length; label++) scores[label] += weight * known[label];
    }

    static void Add(Vector<double> products, Span<double> scores) =>
        (new Vector<double>(scores) + products).CopyTo(scores);

    /// <summary>As much of a text as is looked at.</summary>
    internal static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;
}
