using System.Buffers;
using Refuge.Reports.Language;

namespace Refuge.Reports.Events;

/// <summary>
/// What an event classifier sees of a text: words and pairs of words, letter n-grams within words, and cues, each in
/// slots of its own.
/// </summary>
static class EventFeatures
{
    /// <summary>How many slots words, and letter n-grams, are folded into.</summary>
    internal const int Folded = 1 << 14;

    /// <summary>The first slot of the letter n-grams.</summary>
    internal const int Grams = Folded;

    /// <summary>The first slot of the roles and pairs of roles.</summary>
    internal const int Roles = 2 * Folded;

    const int FoldedRoles = 1 << 11;

    /// <summary>
    /// The first slot of the kinds that a text has cues for, in the order of <see cref="EventCues.Labels"/>.
    /// </summary>
    internal const int Kinds = Roles + FoldedRoles;

    /// <summary>The first slot of the cues, in the order of <see cref="EventCues.Kinds"/>.</summary>
    internal const int Cues = Kinds + MostKinds;

    /// <summary>The slot that every text has.</summary>
    internal const int Always = Cues + MostCues;

    const int MostKinds = 32;
    const int MostCues = 1_023 - MostKinds;
    const int ShortestGram = 3;
    const int LongestGram = 5;

    /// <summary>The features of a text: a slot and how strongly, in the order of the slots.</summary>
    internal static (int Slot, float Strength)[] Of(string text) => Of(text, Sentences.Of(text));

    /// <summary>The same for a text whose sentences were read before.</summary>
    internal static (int Slot, float Strength)[] Of(string text, IReadOnlyList<Sentence> sentences)
    {
        var room = ArrayPool<int>.Shared.Rent(Kinds);
        var counts = room.AsSpan(0, Kinds);
        counts.Clear();
        foreach (var sentence in sentences)
        {
            AddWords(sentence.Tokens, counts);
            AddRoles(EventRoles.In(sentence.Tokens), counts);
            foreach (var token in sentence.Tokens)
            {
                if (token.IsWord) AddGrams(token.Lower, counts);
            }
        }

        var cues = EventCues.In(text);
        Span<int> kinds = stackalloc int[MostKinds];
        kinds.Clear();
        foreach (var cue in cues) kinds[EventCues.Kinds[cue]]++;
        var features = new (int Slot, float Strength)[
            counts.Length - counts.Count(0) + kinds.Length - kinds.Count(0) + cues.Count + 1];
        var next = 0;
        // Of some 35,000 slots a text has a thousand: the empty ones between are stepped over many at a time.
        for (var slot = 0; counts[slot..].IndexOfAnyExcept(0) is >= 0 and var empty; slot++)
        {
            slot += empty;
            features[next++] = (slot, Strength(counts[slot]));
        }

        ArrayPool<int>.Shared.Return(room);
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (kinds[kind] > 0) features[next++] = (Kinds + kind, Strength(kinds[kind]));
        }

        foreach (var cue in cues) features[next++] = (Cues + cue, 1f);
        features[next] = (Always, 1f);
        return features;
    }

    /// <summary>How strongly a text has what it has so many times.</summary>
    static float Strength(int count) => count < Strengths.Length ? Strengths[count] : 1 + MathF.Log(count);

    static readonly float[] Strengths = [.. Enumerable.Range(0, 64).Select(static count => 1 + MathF.Log(count))];

    static void AddWords(Token[] tokens, Span<int> counts)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind == TokenKind.Mark) continue;
            var word = tokens[at].IsNumber ? "0" : tokens[at].Lower;
            counts[HashedFeatures.Slot(1, word, Folded)]++;
            if (at + 1 < tokens.Length && tokens[at + 1].Kind != TokenKind.Mark)
            {
                counts[HashedFeatures.Slot(2, word, tokens[at + 1].IsNumber ? "0" : tokens[at + 1].Lower, Folded)]++;
            }
        }
    }

    /// <summary>Each role, and each with the two that follow it, in their order.</summary>
    static void AddRoles(List<string> roles, Span<int> counts)
    {
        for (var at = 0; at < roles.Count; at++)
        {
            counts[Roles + HashedFeatures.Slot(4, roles[at], FoldedRoles)]++;
            for (var next = at + 1; next < Math.Min(roles.Count, at + 3); next++)
            {
                counts[Roles + HashedFeatures.Slot(5, roles[at], roles[next], FoldedRoles)]++;
            }
        }
    }

    static void AddGrams(string letters, Span<int> counts)
    {
        // A word's beginning and end count as letters.
        Span<char> word = stackalloc char[letters.Length + 2];
        (word[0], word[^1]) = ('<', '>');
        letters.CopyTo(word[1..]);
        for (var start = 0; start + ShortestGram <= word.Length; start++)
        {
            // A longer n-gram begins as the shorter ones do.
            var hash = HashedFeatures.Begin(3);
            var longest = Math.Min(LongestGram, word.Length - start);
            for (var length = 1; length <= longest; length++)
            {
                hash = HashedFeatures.With(hash, word[start + length - 1]);
                if (length >= ShortestGram) counts[Grams + HashedFeatures.Slot(hash, Folded)]++;
            }
        }
    }
}
