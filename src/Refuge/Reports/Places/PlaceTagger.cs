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

    /// <summary>Outside, begin and inside.</summary>
    internal const int Tags = 3;

    /// <summary>
    /// Weights of one slot lie four apart, so that one load takes those of all tags; the fourth is always zero.
    /// </summary>
    internal const int Lanes = 4;

    /// <summary>Features of a token, with the two that tell the tag before it.</summary>
    internal const int Active = PlaceFeatures.Count + 2;

    /// <summary>The tag of a token that is no part of a name.</summary>
    internal const int Outside = 0;

    /// <summary>The tag of the first token of a name.</summary>
    internal const int Begin = 1;

    /// <summary>The tag of a later token of a name.</summary>
    internal const int Inside = 2;

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

    /// <summary>The features of a token that hang on the tag before it.</summary>
    internal static void Joints(ReadOnlySpan<int> features, int before, Span<int> joints)
    {
        joints[0] = HashedFeatures.Slot(90 + before, "", Slots);
        joints[1] = unchecked((int)(((uint)features[0] * 31u + (uint)before * 7_919u) & (Slots - 1)));
    }

    /// <summary>The tags of most weight together (Viterbi, 1967).</summary>
    /// <param name="features">[tokens × <see cref="PlaceFeatures.Count"/>] The slots of each token's features.</param>
    /// <param name="weights">[slots × lanes] The weights.</param>
    /// <param name="tags">[tokens] On return, the tags.</param>
    internal static void Decode(ReadOnlySpan<int> features, ReadOnlySpan<float> weights, Span<int> tags)
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
