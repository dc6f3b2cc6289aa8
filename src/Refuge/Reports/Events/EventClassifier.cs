using System.Numerics;
using System.Runtime.InteropServices;
using Refuge.Reports.Language;

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

    /// <summary>Kinds whose sums are kept in registers while the features of a text are gone through.</summary>
    static readonly int Lanes = 2 * Vector<float>.Count;

    readonly string[] labels;
    readonly float[] rarity;
    readonly float[] rows; // [slots × width] The weights; the kinds of each slot filled up with zeros.
    readonly int width; // Kinds, rounded up to whole lanes.

    EventClassifier(string[] labels, float[] rarity, IReadOnlyList<float> weights)
    {
        (this.labels, this.rarity) = (labels, rarity);
        width = (labels.Length + Lanes - 1) / Lanes * Lanes;
        rows = new float[Slots * width];
        for (var index = 0; index < weights.Count; index++)
        {
            rows[(index / labels.Length * width) + (index % labels.Length)] = weights[index];
        }
    }

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
        return new([.. labels], [.. rarity], weights);
    }

    /// <summary>The kinds of event.</summary>
    public IReadOnlyList<string> Labels => labels;

    /// <summary>[slots] How rare each feature is.</summary>
    public IReadOnlyList<float> Rarity => rarity;

    /// <summary>[slots × labels] The weight of each feature for each kind.</summary>
    public IReadOnlyList<float> Weights =>
        [.. Enumerable.Range(0, Slots).SelectMany(slot => rows.AsSpan(slot * width, labels.Length).ToArray())];

    /// <summary>The kind of event of <paramref name="text"/> with how sure that is.</summary>
    public EventLabel Classify(string text) => Label(EventFeatures.Of(Cut(text)));

    /// <summary>The same for a text whose sentences were read before.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentences">All its sentences.</param>
    internal EventLabel Classify(string text, IReadOnlyList<Sentence> sentences) =>
        text.Length > LongestText ? Classify(text) : Label(EventFeatures.Of(text, sentences));

    EventLabel Label((int Slot, float Strength)[] features)
    {
        EventRows.Weigh(features, rarity);
        var sums = new double[width];
        for (var first = 0; first < width; first += Lanes) Add(features, first, sums.AsSpan(first, Lanes));
        var scores = sums[..labels.Length];
        var best = Array.IndexOf(scores, scores.Max());
        return new(labels[best], 1 / scores.Sum(score => Math.Exp(score - scores[best])));
    }

    /// <summary>What all features say for the kinds of two vectors.</summary>
    /// <param name="features">The features of a text, weighted.</param>
    /// <param name="first">The first of the kinds.</param>
    /// <param name="sums">[lanes] On return, the sums.</param>
    void Add(ReadOnlySpan<(int Slot, float Weight)> features, int first, Span<double> sums)
    {
        // Rows are whole vectors: they are taken as such, since to copy each from a span was half of the work.
        var known = MemoryMarshal.Cast<float, Vector<float>>(rows);
        var (one, two, three, four) =
            (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        foreach (var (slot, weight) in features)
        {
            var at = ((slot * width) + first) / Vector<float>.Count;
            Vector.Widen(known[at] * weight, out var low, out var high);
            one += low;
            two += high;
            Vector.Widen(known[at + 1] * weight, out low, out high);
            three += low;
            four += high;
        }

        var step = Vector<double>.Count;
        one.CopyTo(sums);
        two.CopyTo(sums[step..]);
        three.CopyTo(sums[(2 * step)..]);
        four.CopyTo(sums[(3 * step)..]);
    }

    /// <summary>As much of a text as is looked at.</summary>
    internal static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;
}
