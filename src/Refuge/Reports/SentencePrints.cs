using Refuge.Reports.Events;
using Refuge.Reports.Language;

namespace Refuge.Reports;

/// <summary>
/// Compares reports sentence by sentence, by the consonants of their longer words: spellings, inserted words and turned
/// sentences leave most of them in place.
/// </summary>
static class SentencePrints
{
    /// <summary>Shorter words say little of a sentence.</summary>
    const int ShortestWord = 4;

    /// <summary>Sentences with fewer words are alike by chance.</summary>
    const int FewestWords = 6;

    /// <summary>A quotation of so many longer words is nobody else's.</summary>
    const int FewestQuoted = 6;

    /// <summary>The share of all words of two sentences that both have, from which they are one sentence.</summary>
    const double SameSentence = .6;
    const double SameQuotation = .7;

    /// <summary>
    /// The share of the sentences of the shorter report that the other must have, and how many at least.
    /// </summary>
    const double SameStory = .34;
    const int FewestShared = 2;

    const int MostSentences = 200;

    /// <summary>Words have no more letters than this (<see cref="Language.Sentences"/>).</summary>
    const int LongestWord = 100;
    const int Slots = 1 << 30;

    /// <summary>A sentence, or a quotation in one.</summary>
    /// <param name="Words">The hashes of its words, in ascending order.</param>
    /// <param name="IsQuotation">Whether somebody is quoted.</param>
    internal readonly record struct Print(int[] Words, bool IsQuotation)
    {
        /// <summary>The share of words from which another is the same.</summary>
        internal double Least => IsQuotation ? SameQuotation : SameSentence;
    }

    /// <summary>The prints of a story.</summary>
    internal static List<Print> Of(IReadOnlyList<Sentence> story)
    {
        var prints = new List<Print>();
        foreach (var sentence in story.Take(MostSentences))
        {
            var tokens = sentence.Tokens;
            if (Words(tokens) is { Length: >= FewestWords } words) prints.Add(new(words, false));
            var open = Array.FindIndex(tokens, static token => token.Lower is "“" or "\"");
            var close = Array.FindLastIndex(tokens, static token => token.Lower is "”" or "\"");
            if (open >= 0 && close > open
                && Words(tokens.AsSpan((open + 1)..close)) is { Length: >= FewestQuoted } quoted)
            {
                prints.Add(new(quoted, true));
            }
        }

        return prints;
    }

    /// <summary>Whether two reports tell one story: one quotation, or enough sentences, are the same.</summary>
    internal static bool AreOneStory(List<Print> one, List<Print> other)
    {
        var (small, large) = one.Count < other.Count ? (one, other) : (other, one);
        var (shared, all) = (0, 0);
        foreach (var print in small)
        {
            all += print.IsQuotation ? 0 : 1;
            if (!large.Exists(each => AreAlike(print, each))) continue;
            if (print.IsQuotation) return true;
            shared++;
        }

        return shared >= FewestShared && shared >= SameStory * all;
    }

    /// <summary>Whether two sentences, or two quotations, are the same.</summary>
    internal static bool AreAlike(in Print one, in Print other) =>
        one.IsQuotation == other.IsQuotation && HaveShare(one.Words, other.Words, one.Least);

    /// <summary>
    /// Whether the words of both are so large a share of the words of either (Jaccard 1901). Given up as soon as too
    /// few words are left for it.
    /// </summary>
    static bool HaveShare(ReadOnlySpan<int> one, ReadOnlySpan<int> other, double least)
    {
        if ((double)Math.Min(one.Length, other.Length) / Math.Max(one.Length, other.Length) < least) return false;
        var all = one.Length + other.Length;
        var needed = (int)(least / (1 + least) * all) - 1;
        while ((double)needed / (all - needed) < least) needed++;
        // So many words of each may be missing from the other.
        var (spareOfOne, spareOfOther) = (one.Length - needed, other.Length - needed);
        var (at, beside) = (0, 0);
        while (at < one.Length && beside < other.Length)
        {
            var (first, second) = (one[at], other[beside]);
            if (first <= second) at++;
            if (second <= first) beside++;
            if (first < second && --spareOfOne < 0) return false;
            if (second < first && --spareOfOther < 0) return false;
        }

        return spareOfOne >= one.Length - at;
    }

    /// <summary>The hashes of the longer words, each once, in ascending order.</summary>
    static int[] Words(ReadOnlySpan<Token> tokens)
    {
        Span<char> consonants = stackalloc char[LongestWord];
        Span<int> words = stackalloc int[tokens.Length];
        var count = 0;
        foreach (var token in tokens)
        {
            if (!token.IsNumber && !(token.IsWord && token.Length >= ShortestWord)) continue;
            var length = Consonants(token.Lower.AsSpan(0, Math.Min(token.Lower.Length, LongestWord)), consonants);
            words[count++] = HashedFeatures.Slot(0, consonants[..length], Slots);
        }

        words = words[..count];
        words.Sort();
        var distinct = 0;
        for (var at = 0; at < words.Length; at++)
        {
            if (at == 0 || words[at] != words[at - 1]) words[distinct++] = words[at];
        }

        return words[..distinct].ToArray();
    }

    /// <summary>"Organised" and "organized", "Qayyara" and "Qayara" are one word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="kept">On return, the letters that are kept of it.</param>
    /// <returns>How many these are.</returns>
    static int Consonants(ReadOnlySpan<char> word, Span<char> kept)
    {
        var length = 0;
        foreach (var letter in word)
        {
            var plain = letter == 'z' ? 's' : letter;
            if (plain is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or '\'' or ',' or '.'
                || (length > 0 && kept[length - 1] == plain && char.IsLetter(plain)))
            {
                continue;
            }
            kept[length++] = plain;
        }

        return length;
    }
}
