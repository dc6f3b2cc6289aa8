using Refuge.Reports.Language;

namespace Refuge.Evaluation.Learning;

/// <summary>Learns what words are from a treebank, and scores it on another.</summary>
static class WordTagging
{
    /// <summary>How often training goes through the sentences.</summary>
    const int Epochs = 8;

    /// <summary>The largest weight as it is stored.</summary>
    const int Largest = 127;

    /// <summary>
    /// The weights learnt from the sentences of a treebank; the same treebank gives the same weights.
    /// </summary>
    internal static sbyte[] Train(string file)
    {
        var sentences = Treebank.Read(file).ToList();
        var (current, sums) =
            (new int[WordTagger.Slots * WordTagger.Lanes], new long[WordTagger.Slots * WordTagger.Lanes]);
        var slots = new int[WordTagger.Features];
        long step = 1;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var index = 0; index < sentences.Count; index++)
            {
                // A fixed stride visits the sentences in another order each time.
                var (tokens, tags) = sentences[(int)(((long)index * 7_919 + epoch * 104_729) % sentences.Count)];
                var found = new WordTag[tokens.Length];
                for (var at = 0; at < tokens.Length; at++, step++)
                {
                    WordTagger.Fill(tokens, found, at, slots);
                    found[at] = tags[at] == WordTag.Mark ? WordTag.Mark : Best(current, slots);
                    if (found[at] == tags[at]) continue;
                    Learn(slots, tags[at], 1, step, current, sums);
                    Learn(slots, found[at], -1, step, current, sums);
                }
            }
        }

        return Averaged(current, sums, step);
    }

    static WordTag Best(int[] weights, int[] slots)
    {
        var best = (Tag: WordTag.Other, Score: int.MinValue);
        foreach (var tag in Enum.GetValues<WordTag>())
        {
            var score = 0;
            foreach (var slot in slots) score += weights[(slot * WordTagger.Lanes) + (int)tag];
            if (score > best.Score) best = (tag, score);
        }

        return best.Tag;
    }

    static void Learn(int[] slots, WordTag tag, int by, long step, int[] current, long[] sums)
    {
        foreach (var slot in slots)
        {
            current[(slot * WordTagger.Lanes) + (int)tag] += by;
            sums[(slot * WordTagger.Lanes) + (int)tag] += by * step;
        }
    }

    /// <summary>The mean of the weights over all steps, scaled to whole numbers that fit a byte.</summary>
    static sbyte[] Averaged(int[] current, long[] sums, long step)
    {
        var means = new double[current.Length];
        for (var index = 0; index < means.Length; index++) means[index] = current[index] - ((double)sums[index] / step);
        var sizes = means.Select(Math.Abs).Where(static size => size > 0).Order().ToList();
        // The few largest are cut, so that the many small ones keep their differences.
        var scale = Largest / sizes[(int)(sizes.Count * .9999)];
        return Array.ConvertAll(means, mean => (sbyte)Math.Clamp(Math.Round(mean * scale), -Largest, Largest));
    }

    /// <summary>The share of the words of a treebank, marks left out, whose tag is right.</summary>
    internal static (int Right, int All) Score(WordTagger tagger, string file)
    {
        var (right, all) = (0, 0);
        foreach (var (tokens, tags) in Treebank.Read(file))
        {
            var found = new WordTag[tokens.Length];
            tagger.Tag(tokens, found);
            for (var at = 0; at < tokens.Length; at++)
            {
                if (tags[at] == WordTag.Mark) continue;
                all++;
                if (tags[at] == found[at]) right++;
            }
        }

        return (right, all);
    }
}
