using System.Collections.Frozen;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Language;

/// <summary>Whether the words around an expression speak of what was or of what will be.</summary>
static class Tenses
{
    const int Reach = 14;

    static readonly FrozenSet<string> Future = Units.Words("""
        will shall 'll would scheduled expected expects plans planned planning due slated set intends intend hopes hope upcoming going expires payable effective
        forecast anticipated anticipates deadline may might could can promises vowed
        """);

    static readonly FrozenSet<string> Past = Units.Words("""
        said was were had did told took came went got made found fell rose left began became brought built bought caught fought gave grew held kept knew led lost
        met paid ran saw sent sold spoke spent stood struck thought threw won wrote fled shot blew hit cut put broke drove shook stole swept withdrew
        has have been ago
        """);

    /// <summary>Whether <paramref name="word"/> marks a statement about the future.</summary>
    internal static bool IsFuture(string word) => Future.Contains(word);

    /// <summary>Whether <paramref name="word"/> is a verb in a past form.</summary>
    internal static bool IsPast(string word) =>
        Past.Contains(word)
            || (
                word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !Future.Contains(word)
                && word is not ("need" or "indeed" or "hundred" or "united"));

    /// <summary>Whether <paramref name="word"/> is a verb that can only be one: "gave", "struck", "was".</summary>
    internal static bool IsPastForm(string word) =>
        Past.Contains(word)
            && word is not ("left" or "lost" or "cut" or "put" or "shot" or "hit" or "sent" or "found" or "made");

    /// <summary>True for the future, false for the past, null when nothing tells.</summary>
    internal static bool? At(ReadOnlySpan<Token> tokens, int start, int end)
    {
        var distance = 1;
        var isClause = true;
        for (; distance <= Reach; distance++)
        {
            if (start - distance >= 0 && Verdict(tokens, start - distance) is { } before) return before;
            // "on Saturday and were": what follows "and" is another clause.
            isClause = isClause && end - 1 + distance < tokens.Length
                && tokens[end - 1 + distance].Lower is not ("and" or ";");
            if (isClause && distance <= 4 && end - 1 + distance < tokens.Length
                && Verdict(tokens, end - 1 + distance) is { } after)
            {
                return after;
            }
        }

        for (; end - 1 + distance - Reach < tokens.Length && distance < 3 * Reach; distance++)
        {
            if (Verdict(tokens, end - 1 + distance - Reach) is { } after) return after;
        }

        return null;
    }

    static bool? Verdict(ReadOnlySpan<Token> tokens, int at)
    {
        var word = tokens[at].Lower;
        // "set" and "can" alone tell little; "set to", "due to be" do.
        if (word is "set" or "due" or "going" or "can" or "could" or "may" or "might" or "would"
            && !(at + 1 < tokens.Length && tokens[at + 1].Lower is "to" or "on" or "in" or "by" or "be"))
        {
            return null;
        }
        if (Future.Contains(word)) return true;
        if (word is "to" && at > 0 && tokens[at - 1].Lower is "is" or "are") return true;
        return IsPast(word) ? false : null;
    }
}
