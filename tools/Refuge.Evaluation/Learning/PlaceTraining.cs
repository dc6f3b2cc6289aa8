using Refuge.Reports.Language;
using Refuge.Reports.Places;
using static Refuge.Reports.Places.PlaceTagger;

namespace Refuge.Evaluation.Learning;

/// <summary>Learns the weights of a tagger of places: an averaged structured perceptron (Collins 2002).</summary>
static class PlaceTraining
{
    /// <summary>The weights learnt from examples; the same examples give the same weights.</summary>
    internal static IReadOnlyList<float> Train(IReadOnlyList<PlaceExample> examples, PlaceNames names, int epochs)
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
}
