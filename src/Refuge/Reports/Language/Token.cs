using Refuge.Reports.Documents;

namespace Refuge.Reports.Language;

/// <summary>A word, a number or a mark of a text.</summary>
/// <remarks>Sixteen bytes: a long report has millions of them.</remarks>
readonly record struct Token
{
    readonly ushort length;

    internal Token(int start, int end, TokenKind kind, string lower, bool capital) =>
        (Start, length, Kind, Lower, Capital) = (start, checked((ushort)(end - start)), kind, lower, capital);

    /// <summary>Its letters in lower case, with straight apostrophes.</summary>
    internal string Lower { get; init; }

    /// <summary>Where it begins in the readable text.</summary>
    internal int Start { get; }

    /// <summary>Where it ends, exclusive.</summary>
    internal int End
    {
        get => Start + length;
        init => length = checked((ushort)(value - Start));
    }

    /// <summary>What it is.</summary>
    internal TokenKind Kind { get; }

    /// <summary>Whether it begins with a capital.</summary>
    internal bool Capital { get; }

    /// <summary>What stands where a text has ended.</summary>
    internal static Token None => new(0, 0, TokenKind.Mark, "", false);

    internal int Length => length;

    internal bool IsWord => Kind == TokenKind.Word;

    internal bool IsNumber => Kind == TokenKind.Number;

    internal bool Is(string word) => string.Equals(Lower, word, StringComparison.Ordinal);
}

/// <summary>What a token is.</summary>
enum TokenKind : byte
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
