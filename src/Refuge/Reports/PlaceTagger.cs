using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Refuge.Reports;

/// <summary>Tells which tokens name places, by weights learnt from labelled text: an averaged perceptron over hashed features.</summary>
/// <remarks>Collins (2002), tags B, I and O read from left to right; features are words, shapes and what the gazetteer knows.</remarks>
public sealed class PlaceTagger
{
    /// <summary>How many slots the features are folded into.</summary>
    public const int Slots = 1 << 18;

    const int Tags = 3;

    /// <summary>Weights of one slot lie four apart, so that one load takes those of all tags; the fourth is always zero.</summary>
    const int Lanes = 4;

    /// <summary>Features of a token, with the two that tell the tag before it.</summary>
    const int Active = PlaceFeatures.Count + 2;

    const int Outside = 0;
    const int Begin = 1;
    const int Inside = 2;

    readonly float[] weights;

    /// <summary>A tagger with the given weights.</summary>
    /// <param name="weights">[slots × 3] Weight of each feature for outside, begin and inside.</param>
    public PlaceTagger(IReadOnlyList<float> weights)
    {
        if (weights.Count != Slots * Tags) throw new ArgumentException($"A tagger has {Slots * Tags} weights.", nameof(weights));
        this.weights = new float[Slots * Lanes];
        for (var index = 0; index < weights.Count; index++) this.weights[(index / Tags * Lanes) + (index % Tags)] = weights[index];
    }

    /// <summary>The weights learnt from examples; the same examples give the same weights.</summary>
    public static IReadOnlyList<float> Train(IReadOnlyList<PlaceExample> examples, PlaceNames names, int epochs)
    {
        var sentences = examples.SelectMany(example => Prepare(example, names)).ToList();
        var (current, sums) = (new float[Slots * Lanes], new double[Slots * Lanes]);
        var step = 1;
        Span<int> active = stackalloc int[Active];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var index = 0; index < sentences.Count; index++)
            {
                // A fixed stride visits the sentences in another order each time.
                var (features, tags) = sentences[(int)(((long)index * 7_919 + epoch * 104_729) % sentences.Count)];
                var before = Outside;
                for (var at = 0; at < tags.Length; at++, step++)
                {
                    Activate(features.AsSpan(at * PlaceFeatures.Count, PlaceFeatures.Count), before, active);
                    var predicted = Best(active, current, before);
                    if (predicted != tags[at])
                    {
                        foreach (var slot in active)
                        {
                            current[(slot * Lanes) + tags[at]]++;
                            sums[(slot * Lanes) + tags[at]] += step;
                            current[(slot * Lanes) + predicted]--;
                            sums[(slot * Lanes) + predicted] -= step;
                        }
                    }

                    before = predicted;
                }
            }
        }

        return [.. Enumerable.Range(0, Slots * Tags).Select(static index => (index / Tags * Lanes) + (index % Tags)).Select(index => (float)(current[index] - (sums[index] / step)))];
    }

    /// <summary>The stretches of tokens that name places.</summary>
    internal List<Stretch> Tag(string text, Token[] tokens, PlaceNames names)
    {
        var features = ArrayPool<int>.Shared.Rent(tokens.Length * PlaceFeatures.Count);
        PlaceFeatures.Fill(text, tokens, names, features);
        var found = new List<Stretch>();
        Span<int> active = stackalloc int[Active];
        var (before, start) = (Outside, -1);
        for (var at = 0; at < tokens.Length; at++)
        {
            Activate(features.AsSpan(at * PlaceFeatures.Count, PlaceFeatures.Count), before, active);
            var tag = Best(active, weights, before);
            if (tag != Inside && start >= 0)
            {
                found.Add(new(start, at));
                start = -1;
            }

            if (tag == Begin) start = at;
            before = tag;
        }

        if (start >= 0) found.Add(new(start, tokens.Length));
        ArrayPool<int>.Shared.Return(features);
        return found;
    }

    static IEnumerable<(int[] Features, int[] Tags)> Prepare(PlaceExample example, PlaceNames names)
    {
        var next = 0;
        foreach (var sentence in new Sentences(example.Text).Read())
        {
            while (next < example.Places.Count && example.Places[next].End <= sentence.Start) next++;
            var tags = new int[sentence.Tokens.Length];
            for (var label = next; label < example.Places.Count && example.Places[label].Start < sentence.End; label++)
            {
                var first = true;
                for (var at = 0; at < tags.Length; at++)
                {
                    if (sentence.Tokens[at].Start < example.Places[label].Start || sentence.Tokens[at].Start >= example.Places[label].End) continue;
                    tags[at] = first ? Begin : Inside;
                    first = false;
                }
            }

            var features = new int[tags.Length * PlaceFeatures.Count];
            PlaceFeatures.Fill(example.Text, sentence.Tokens, names, features);
            yield return (features, tags);
        }
    }

    /// <summary>A token's features with the two that tell the tag before it.</summary>
    static void Activate(ReadOnlySpan<int> features, int before, Span<int> active)
    {
        features.CopyTo(active);
        active[^2] = HashedFeatures.Slot(90 + before, "", Slots);
        active[^1] = (int)(((uint)features[0] * 31u + (uint)before * 7_919u) & (Slots - 1));
    }

    /// <summary>The tag of most weight.</summary>
    /// <param name="active">[features] The slots of a token's features.</param>
    /// <param name="weights">[slots × lanes] The weights.</param>
    /// <param name="before">The tag of the token before.</param>
    static int Best(ReadOnlySpan<int> active, ReadOnlySpan<float> weights, int before)
    {
        var lanes = MemoryMarshal.Cast<float, Vector128<float>>(weights);
        var scores = Vector256<double>.Zero;
        foreach (var slot in active)
        {
            var (lower, upper) = Vector128.Widen(lanes[slot]);
            scores += Vector256.Create(lower, upper);
        }

        var best = Outside;
        if (scores[Begin] > scores[best]) best = Begin;
        if (before != Outside && scores[Inside] > scores[best]) best = Inside;
        return best;
    }
}

/// <summary>A text with the stretches that name places in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Places">Where places are named: start and end.</param>
public sealed record PlaceExample(string Text, IReadOnlyList<(int Start, int End)> Places);
