namespace Refuge.Reports;

/// <summary>What an event classifier sees of a text.</summary>
static class EventFeatures
{
    const int ShortestGram = 3;
    const int LongestGram = 5;
    const float GramWeight = .35f;
    const float CueWeight = 4.5f;

    /// <summary>Words and pairs of words.</summary>
    internal static Dictionary<int, float> Words(string text)
    {
        var counts = new Dictionary<int, float>();
        foreach (var sentence in new Sentences(text).Read()) AddWords(sentence.Tokens, counts);
        return Damped(counts);
    }

    /// <summary>Words and pairs, letter n-grams within words, and cues.</summary>
    internal static Dictionary<int, float> All(string text)
    {
        var counts = new Dictionary<int, float>();
        var grams = new Dictionary<int, float>();
        foreach (var sentence in new Sentences(text).Read())
        {
            AddWords(sentence.Tokens, counts);
            foreach (var token in sentence.Tokens)
            {
                if (token.IsWord) AddGrams($"<{token.Lower}>", grams);
            }
        }

        var features = Damped(counts);
        foreach (var (slot, count) in Damped(grams)) features[slot] = features.GetValueOrDefault(slot) + (GramWeight * count);
        foreach (var (cue, strength) in EventCues.In(text))
        {
            features[Slot(4, cue)] = CueWeight * strength;
        }

        return features;
    }

    static void AddWords(Token[] tokens, Dictionary<int, float> counts)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind == TokenKind.Mark) continue;
            var word = tokens[at].IsNumber ? "0" : tokens[at].Lower;
            Count(counts, Slot(1, word));
            if (at + 1 < tokens.Length && tokens[at + 1].Kind != TokenKind.Mark) Count(counts, Slot(2, $"{word} {(tokens[at + 1].IsNumber ? "0" : tokens[at + 1].Lower)}"));
        }
    }

    static void AddGrams(string word, Dictionary<int, float> counts)
    {
        for (var length = ShortestGram; length <= LongestGram; length++)
        {
            for (var start = 0; start + length <= word.Length; start++) Count(counts, Slot(3, word.AsSpan(start, length)));
        }
    }

    static int Slot(int kind, ReadOnlySpan<char> value) => HashedFeatures.Slot(kind, value, EventClassifier.Slots);

    static void Count(Dictionary<int, float> counts, int slot) => counts[slot] = counts.GetValueOrDefault(slot) + 1;

    static Dictionary<int, float> Damped(Dictionary<int, float> counts) => counts.ToDictionary(static pair => pair.Key, static pair => 1 + MathF.Log(pair.Value));
}
