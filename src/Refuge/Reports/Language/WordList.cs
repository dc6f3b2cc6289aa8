using System.Collections.Frozen;

namespace Refuge.Reports.Language;

/// <summary>
/// A list of words to be met as whole words: <c>fire</c> is not met in "ceasefire"; <c>contaminat*</c> is met by every
/// word that begins so.
/// </summary>
sealed class WordList
{
    readonly FrozenSet<string> whole;
    readonly string[] stems;

    /// <summary>The words of <paramref name="text"/>, parted by spaces; <c>*</c> ends a stem.</summary>
    internal WordList(string text)
    {
        var words = text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        whole = words.Where(static word => !word.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal);
        stems = [.. words.Where(static word => word.EndsWith('*')).Select(static word => word[..^1])];
    }

    /// <summary>Whether <paramref name="word"/>, in lower case, is on the list.</summary>
    internal bool Has(string word)
    {
        if (whole.Contains(word)) return true;
        // Asked of every word of a report by many lists: a loop makes nothing that must be collected.
        foreach (var stem in stems)
        {
            if (word.StartsWith(stem, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>The index of the first of <paramref name="tokens"/> that is on the list; −1 when none is.</summary>
    internal int Find(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].IsWord && Has(tokens[at].Lower)) return at;
        }

        return -1;
    }

    /// <summary>Whether one of <paramref name="tokens"/> is on the list.</summary>
    internal bool IsIn(ReadOnlySpan<Token> tokens) => Find(tokens) >= 0;
}
