using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Refuge.Reports.Events;

namespace Refuge.Reports.Language;

/// <summary>
/// Tells what each word of an English sentence is, from left to right, by weights learnt from a treebank.
/// </summary>
/// <remarks>
/// An averaged perceptron over hashed features (Collins, 2002), whole numbers throughout: the same words have the same
/// tags on every machine. Time grows with the words. The weights are learnt from the English Web Treebank (decision
/// 0055), which is CC BY-SA 4.0.
/// </remarks>
sealed class WordTagger
{
    /// <summary>How many slots the features are folded into.</summary>
    internal const int Slots = 1 << 18;

    /// <summary>Tags, with lanes to spare so that one load takes those of a slot.</summary>
    internal const int Lanes = 32;

    /// <summary>Features of a word.</summary>
    internal const int Features = 17;

    const int Version = 1;
    const int LongestSuffix = 3;
    const string Weights = "words.model.br";

    static readonly int Tags = Enum.GetValues<WordTag>().Length;
    static readonly Lazy<WordTagger> Known = new(static () => new(ReadShipped()));

    readonly sbyte[] weights;

    /// <summary>A tagger with the given weights.</summary>
    /// <param name="weights">[slots × lanes] What each feature says for each tag.</param>
    internal WordTagger(sbyte[] weights) => this.weights = weights;

    /// <summary>The tagger whose weights ship with the program.</summary>
    internal static WordTagger Shipped => Known.Value;

    /// <summary>Tags the words of a sentence.</summary>
    /// <param name="tokens">[tokens] The words.</param>
    /// <param name="tags">[tokens] On return, what each of them is.</param>
    internal void Tag(ReadOnlySpan<Token> tokens, Span<WordTag> tags)
    {
        Span<int> slots = stackalloc int[Features];
        Span<short> scores = stackalloc short[Lanes];
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind == TokenKind.Mark && !tokens[at].Is("'s"))
            {
                tags[at] = WordTag.Mark;
                continue;
            }

            Fill(tokens, tags, at, slots);
            tags[at] = Best(slots, scores);
        }
    }

    WordTag Best(ReadOnlySpan<int> slots, Span<short> scores)
    {
        var (low, high) = (Vector256<short>.Zero, Vector256<short>.Zero);
        var ofSlots = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(weights);
        foreach (var slot in slots)
        {
            var (first, second) = Vector256.Widen(ofSlots[slot]);
            low += first;
            high += second;
        }

        low.CopyTo(scores);
        high.CopyTo(scores[Vector256<short>.Count..]);
        var best = 0;
        for (var tag = 1; tag < Tags; tag++)
        {
            if (scores[tag] > scores[best]) best = tag;
        }

        return (WordTag)best;
    }

    /// <summary>The slots of the features of the word at <paramref name="at"/>.</summary>
    internal static void Fill(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at, Span<int> slots)
    {
        var word = Written(tokens, at);
        var (before, after) = (Written(tokens, at - 1), Written(tokens, at + 1));
        var (tag, second) = (Mark(tags, at - 1), Mark(tags, at - 2));
        Span<char> pair = [tag, second];
        slots[0] = HashedFeatures.Slot(0, word, Slots);
        slots[1] = HashedFeatures.Slot(1, Suffix(word, LongestSuffix), Slots);
        slots[2] = HashedFeatures.Slot(2, Suffix(word, 2), Slots);
        slots[3] = HashedFeatures.Slot(3, word.AsSpan(0, Math.Min(1, word.Length)), Slots);
        slots[4] = HashedFeatures.Slot(4, pair[..1], Slots);
        slots[5] = HashedFeatures.Slot(5, pair, Slots);
        slots[6] = HashedFeatures.Slot(6, pair[..1], word, Slots);
        slots[7] = HashedFeatures.Slot(7, before, Slots);
        slots[8] = HashedFeatures.Slot(8, Suffix(before, LongestSuffix), Slots);
        slots[9] = HashedFeatures.Slot(9, after, Slots);
        slots[10] = HashedFeatures.Slot(10, Suffix(after, LongestSuffix), Slots);
        slots[11] = HashedFeatures.Slot(11, Written(tokens, at - 2), Slots);
        slots[12] = HashedFeatures.Slot(12, Written(tokens, at + 2), Slots);
        slots[13] = HashedFeatures.Slot(13, Shape(tokens, at), Slots);
        slots[14] = HashedFeatures.Slot(14, Shape(tokens, at), Suffix(word, LongestSuffix), Slots);
        slots[15] = HashedFeatures.Slot(15, pair[..1], after, Slots);
        slots[16] = HashedFeatures.Slot(16, pair[..1], Suffix(word, LongestSuffix), Slots);
    }

    static string Written(ReadOnlySpan<Token> tokens, int at) =>
        at < 0 || at >= tokens.Length
            ? "<>"
            : tokens[at].IsNumber ? "0" : tokens[at].Lower is "”" or "“" ? "\"" : tokens[at].Lower;

    static char Mark(ReadOnlySpan<WordTag> tags, int at) => at < 0 ? '<' : (char)('A' + (int)tags[at]);

    static ReadOnlySpan<char> Suffix(string word, int length) => word.AsSpan(Math.Max(0, word.Length - length));

    /// <summary>
    /// How a word is spelt: with a capital, where it stands, and whether a hyphen joins it to the next.
    /// </summary>
    static ReadOnlySpan<char> Shape(ReadOnlySpan<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.IsNumber) return "0";
        if (!token.IsWord) return "-";
        if (at == 0) return token.Capital ? "A^" : "a^";
        var isJoined = tokens[at - 1].Is("-") || (at + 1 < tokens.Length && tokens[at + 1].Is("-"));
        return token.Capital ? isJoined ? "A-" : "A" : isJoined ? "a-" : "a";
    }

    /// <summary>Stores weights, packed.</summary>
    internal static void Write(Stream stream, sbyte[] weights)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize);
        packed.WriteByte(Version);
        packed.Write(MemoryMarshal.AsBytes<sbyte>(weights));
    }

    /// <summary>Reads weights that <see cref="Write"/> stored.</summary>
    internal static sbyte[] Read(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionMode.Decompress);
        if (packed.ReadByte() != Version)
        {
            throw new InvalidDataException("The weights of the word tagger were stored by another version of Refuge.");
        }
        var weights = new sbyte[Slots * Lanes];
        packed.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return weights;
    }

    static sbyte[] ReadShipped()
    {
        using var stream = typeof(WordTagger).Assembly.GetManifestResourceStream(Weights)!;
        return Read(stream);
    }
}
