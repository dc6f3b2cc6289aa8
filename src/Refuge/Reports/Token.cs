namespace Refuge.Reports;

/// <summary>A word, a number or a mark of a text.</summary>
/// <param name="Start">Where it begins in the readable text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Lower">Its letters in lower case, with straight apostrophes.</param>
/// <param name="Capital">Whether it begins with a capital.</param>
readonly record struct Token(int Start, int End, TokenKind Kind, string Lower, bool Capital)
{
    /// <summary>What stands where a text has ended.</summary>
    internal static Token None => new(0, 0, TokenKind.Mark, "", false);

    internal int Length => End - Start;

    internal bool IsWord => Kind == TokenKind.Word;

    internal bool IsNumber => Kind == TokenKind.Number;

    internal bool Is(string word) => string.Equals(Lower, word, StringComparison.Ordinal);
}

/// <summary>What a token is.</summary>
enum TokenKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits, with the separators among them.</summary>
    Number,

    /// <summary>Any other mark.</summary>
    Mark,
}

/// <summary>A sentence of a report, a heading, or a line of a list.</summary>
/// <param name="Start">Where it begins in the readable text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Ended">Whether it ends in a full stop or the like: a heading does not.</param>
sealed record Sentence(int Start, int End, int Paragraph, Token[] Tokens, bool Ended)
{
    internal Stretch Where => new(Start, End);
}
