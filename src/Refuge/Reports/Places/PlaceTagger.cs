using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Refuge.Reports.Documents;
using Refuge.Reports.Events;
using Refuge.Reports.Language;

namespace Refuge.Reports.Places;

/// <summary>
/// Tells which tokens name places, by weights learnt from labelled text: an averaged structured perceptron over hashed
/// features.
/// </summary>
/// <remarks>
/// Collins (2002): tags B, I and O of a sentence, weighed together; features are words, shapes and what the gazetteer
/// knows.
/// </remarks>
sealed class PlaceTagger
{
    /// <summary>How many slots the features are folded into.</summary>
    public const int Slots = 1 << 18;

    const int Tags = 3;

    /// <summary>
    /// Weights of one slot lie four apart, so that one load takes those of all tags; the fourth is always zero.
    /// </summary>
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
        if (weights.Count != Slots * Tags)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A tagger has {Slots * Tags} weights."), nameof(weights));
        }
        this.weights = new float[Slots * Lanes];
        for (var index = 0; index < weights.Count; index++)
        {
            this.weights[(index / Tags * Lanes) + (index % Tags)] = weights[index];
        }
    }

    /// <summary>The weights learnt from examples; the same examples give the same weights.</summary>
    public static IReadOnlyList<float> Train(IReadOnlyList<PlaceExample> examples, PlaceNames names, int epochs)
    {
        var seen = new PlaceFeatures(names);
        var sentences = examples.SelectMany(example => Prepare(example, seen)).ToList();
        var (current, sums) = (new float[Slots * Lanes], new double[Slots * Lanes]);
        var predicted = new int[sentences.Max(static sentence => sentence.Tags.Length)];
        var step = 1;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var index = 0; index < sentences.Count; index++, step++)
            {
                // A fixed stride visits the sentences in another order each time.
                var (features, tags) = sentences[(int)(((long)index * 7_919 + epoch * 104_729) % sentences.Count)];
                Decode(features, current, predicted.AsSpan(0, tags.Length));
                for (var at = 0; at < tags.Length; at++)
                {
                    var (right, found) = (at == 0 ? Outside : tags[at - 1], at == 0 ? Outside : predicted[at - 1]);
                    if (tags[at] == predicted[at] && right == found) continue;
                    var own = features.AsSpan(at * PlaceFeatures.Count, PlaceFeatures.Count);
                    Learn(own, right, tags[at], 1, step, current, sums);
                    Learn(own, found, predicted[at], -1, step, current, sums);
                }
            }
        }

        return [
            .. Enumerable.Range(0, Slots * Tags).Select(static index => (index / Tags * Lanes) + (index % Tags))
            .Select(index => (float)(current[index] - (sums[index] / step)))];
    }

    static void Learn(ReadOnlySpan<int> features, int before, int tag, int by, int step, float[] current, double[] sums)
    {
        Span<int> active = stackalloc int[Active];
        features.CopyTo(active);
        Joints(features, before, active[PlaceFeatures.Count..]);
        foreach (var slot in active)
        {
            current[(slot * Lanes) + tag] += by;
            sums[(slot * Lanes) + tag] += (double)by * step;
        }
    }

    /// <summary>The stretches of tokens that name places.</summary>
    internal List<Stretch> Tag(string text, Token[] tokens, PlaceFeatures seen)
    {
        var features = ArrayPool<int>.Shared.Rent(tokens.Length * PlaceFeatures.Count);
        var tags = ArrayPool<int>.Shared.Rent(tokens.Length);
        seen.Fill(text, tokens, features);
        Decode(features, weights, tags.AsSpan(0, tokens.Length));
        var found = new List<Stretch>();
        var start = -1;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tags[at] != Inside && start >= 0)
            {
                found.Add(new(start, at));
                start = -1;
            }

            if (tags[at] == Begin) start = at;
        }

        if (start >= 0) found.Add(new(start, tokens.Length));
        ArrayPool<int>.Shared.Return(features);
        ArrayPool<int>.Shared.Return(tags);
        return found;
    }

    static IEnumerable<(int[] Features, int[] Tags)> Prepare(PlaceExample example, PlaceFeatures seen)
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
                    if (sentence.Tokens[at].Start < example.Places[label].Start
                        || sentence.Tokens[at].Start >= example.Places[label].End)
                    {
                        continue;
                    }
                    tags[at] = first ? Begin : Inside;
                    first = false;
                }
            }

            var features = new int[tags.Length * PlaceFeatures.Count];
            seen.Fill(example.Text, sentence.Tokens, features);
            yield return (features, tags);
        }
    }

    /// <summary>The features of a token that hang on the tag before it.</summary>
    static void Joints(ReadOnlySpan<int> features, int before, Span<int> joints)
    {
        joints[0] = HashedFeatures.Slot(90 + before, "", Slots);
        joints[1] = unchecked((int)(((uint)features[0] * 31u + (uint)before * 7_919u) & (Slots - 1)));
    }

    /// <summary>The tags of most weight together (Viterbi, 1967).</summary>
    /// <param name="features">[tokens × <see cref="PlaceFeatures.Count"/>] The slots of each token's features.</param>
    /// <param name="weights">[slots × lanes] The weights.</param>
    /// <param name="tags">[tokens] On return, the tags.</param>
    static void Decode(ReadOnlySpan<int> features, ReadOnlySpan<float> weights, Span<int> tags)
    {
        if (tags.IsEmpty) return;
        var lanes = MemoryMarshal.Cast<float, Vector128<float>>(weights);
        var from = ArrayPool<int>.Shared.Rent(tags.Length * Tags);
        Span<int> joints = stackalloc int[Active - PlaceFeatures.Count];
        Span<double> best = [0, double.NegativeInfinity, double.NegativeInfinity];
        Span<double> next = stackalloc double[Tags];
        for (var at = 0; at < tags.Length; at++)
        {
            var own = features.Slice(at * PlaceFeatures.Count, PlaceFeatures.Count);
            var score = Sum(own, lanes);
            next.Fill(double.NegativeInfinity);
            for (var before = 0; before < Tags; before++)
            {
                if (double.IsNegativeInfinity(best[before])) continue;
                Joints(own, before, joints);
                var together = score + Sum(joints, lanes);
                for (var tag = 0; tag < Tags; tag++)
                {
                    if (tag == Inside && before == Outside) continue;
                    if (best[before] + together[tag] <= next[tag]) continue;
                    next[tag] = best[before] + together[tag];
                    from[(at * Tags) + tag] = before;
                }
            }

            next.CopyTo(best);
        }

        var last = Outside;
        if (best[Begin] > best[last]) last = Begin;
        if (best[Inside] > best[last]) last = Inside;
        for (var at = tags.Length - 1; at >= 0; at--)
        {
            tags[at] = last;
            last = from[(at * Tags) + last];
        }

        ArrayPool<int>.Shared.Return(from);
    }

    static Vector256<double> Sum(ReadOnlySpan<int> slots, ReadOnlySpan<Vector128<float>> lanes)
    {
        var sum = Vector256<double>.Zero;
        foreach (var slot in slots)
        {
            var (lower, upper) = Vector128.Widen(lanes[slot]);
            sum += Vector256.Create(lower, upper);
        }

        return sum;
    }
}

/// <summary>A text with the stretches that name places in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Places">Where places are named: start and end.</param>
sealed record PlaceExample(string Text, IReadOnlyList<(int Start, int End)> Places);
