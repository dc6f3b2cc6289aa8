namespace Refuge.Reports.Language;

/// <summary>
/// Joins the pieces of words that lost a letter to an encoding: <c>fam\uFFFDlias</c> is one word, not three tokens.
/// </summary>
static class BrokenWords
{
    /// <summary>
    /// Behind a word longer than this, a lost mark before a last "s" was an apostrophe: "China\uFFFDs", but "m\uFFFDs".
    /// </summary>
    const int ShortestOwner = 3;

    /// <summary>The sentence with such words whole; the same sentence when it has none.</summary>
    internal static Sentence Joined(string text, Sentence sentence)
    {
        var tokens = sentence.Tokens;
        if (!Array.Exists(tokens, IsLost)) return sentence;
        var joined = new List<Token>(tokens.Length);
        for (var at = 0; at < tokens.Length; at++)
        {
            var next = Piece(tokens, at, joined);
            if (next == at)
            {
                joined.Add(tokens[at]);
                continue;
            }

            var first = joined[^1];
            var letters = text[first.Start..tokens[next - 1].End];
            joined[^1] = first with
            {
                End = tokens[next - 1].End,
                Lower = string.Create(
                    letters.Length, letters, static (span, source) => source.AsSpan().ToLowerInvariant(span)),
            };
            at = next - 1;
        }

        return sentence with { Tokens = [.. joined] };
    }

    /// <summary>
    /// The index after the piece that goes on the word before <paramref name="at"/>; <paramref name="at"/> itself when
    /// none does.
    /// </summary>
    static int Piece(Token[] tokens, int at, List<Token> joined)
    {
        if (joined.Count == 0 || !joined[^1].IsWord || joined[^1].Length > RomanceWords.LongestWord
            || !IsLost(tokens[at]) || tokens[at].Start != joined[^1].End)
        {
            return at;
        }
        var rest = at + 1;
        if (rest < tokens.Length && IsLost(tokens[rest]) && tokens[rest].Start == tokens[at].End) rest++;
        if (rest >= tokens.Length || !tokens[rest].IsWord || tokens[rest].Start != tokens[rest - 1].End
            || tokens[rest].Capital)
        {
            return at;
        }
        return tokens[rest].Lower is "s" or "t" or "d"
            && (joined[^1].Length >= ShortestOwner || joined[^1].Capital && joined[^1].Length > 1) ? at : rest + 1;
    }

    static bool IsLost(Token token) => token.Kind == TokenKind.Mark && token.Lower is [RomanceWords.Lost];
}
