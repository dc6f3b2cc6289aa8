namespace Refuge.Reports;

/// <summary>Tells which tokens name places, by weights learnt from labelled text: an averaged perceptron over hashed features.</summary>
/// <remarks>Collins (2002), tags B, I and O read from left to right; features are words, shapes and what the gazetteer knows.</remarks>
public sealed class PlaceTagger
{
    /// <summary>How many slots the features are folded into.</summary>
    public const int Slots = 1 << 18;

    const int Tags = 3;
    const int Outside = 0;
    const int Begin = 1;
    const int Inside = 2;

    readonly float[] weights;

    /// <summary>A tagger with the given weights.</summary>
    /// <param name="weights">[slots × 3] Weight of each feature for outside, begin and inside.</param>
    public PlaceTagger(IReadOnlyList<float> weights)
    {
        if (weights.Count != Slots * Tags) throw new ArgumentException($"A tagger has {Slots * Tags} weights.", nameof(weights));
        this.weights = [.. weights];
    }

    /// <summary>The weights learnt from examples; the same examples give the same weights.</summary>
    public static IReadOnlyList<float> Train(IReadOnlyList<PlaceExample> examples, PlaceNames names, int epochs)
    {
        var sentences = examples.SelectMany(example => Prepare(example, names)).ToList();
        var (current, sums) = (new float[Slots * Tags], new double[Slots * Tags]);
        var step = 1;
        Span<double> scores = stackalloc double[Tags];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var index = 0; index < sentences.Count; index++)
            {
                // A fixed stride visits the sentences in another order each time.
                var (features, tags) = sentences[(int)(((long)index * 7_919 + epoch * 104_729) % sentences.Count)];
                var before = Outside;
                for (var at = 0; at < tags.Length; at++, step++)
                {
                    var active = With(features[at], before);
                    var predicted = Best(active, current, before, scores);
                    if (predicted != tags[at])
                    {
                        foreach (var slot in active)
                        {
                            current[(slot * Tags) + tags[at]]++;
                            sums[(slot * Tags) + tags[at]] += step;
                            current[(slot * Tags) + predicted]--;
                            sums[(slot * Tags) + predicted] -= step;
                        }
                    }

                    before = predicted;
                }
            }
        }

        return [.. current.Select((weight, index) => (float)(weight - (sums[index] / step)))];
    }

    /// <summary>The stretches of tokens that name places.</summary>
    internal List<Stretch> Tag(string text, Token[] tokens, PlaceNames names)
    {
        var features = PlaceFeatures.Of(text, tokens, names);
        var found = new List<Stretch>();
        Span<double> scores = stackalloc double[Tags];
        var (before, start) = (Outside, -1);
        for (var at = 0; at < tokens.Length; at++)
        {
            var tag = Best(With(features[at], before), weights, before, scores);
            if (tag != Inside && start >= 0)
            {
                found.Add(new(start, at));
                start = -1;
            }

            if (tag == Begin) start = at;
            before = tag;
        }

        if (start >= 0) found.Add(new(start, tokens.Length));
        return found;
    }

    static IEnumerable<(int[][] Features, int[] Tags)> Prepare(PlaceExample example, PlaceNames names)
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

            yield return (PlaceFeatures.Of(example.Text, sentence.Tokens, names), tags);
        }
    }

    static int[] With(int[] features, int before)
    {
        var all = new int[features.Length + 2];
        features.CopyTo(all, 0);
        all[^2] = HashedFeatures.Slot(90 + before, "", Slots);
        all[^1] = (int)(((uint)features[0] * 31u + (uint)before * 7_919u) & (Slots - 1));
        return all;
    }

    static int Best(int[] active, float[] weights, int before, Span<double> scores)
    {
        scores.Clear();
        foreach (var slot in active)
        {
            for (var tag = 0; tag < Tags; tag++) scores[tag] += weights[(slot * Tags) + tag];
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
