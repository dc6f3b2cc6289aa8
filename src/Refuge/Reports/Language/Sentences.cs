using System.Collections.Frozen;

namespace Refuge.Reports.Language;

/// <summary>Cuts a readable text into sentences of tokens, one after the other, in one pass.</summary>
sealed class Sentences(string text)
{
    /// <summary>Longer runs without a full stop are cut: no reader needs more, and no reading becomes slow.</summary>
    const int MostTokens = 320;

    const int LongestWord = 80;
    const int ShortLine = 45;
    const int MostWordsKept = 100_000;

    static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.Ordinal,
        "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "col", "maj", "capt", "lt", "sgt", "brig", "cmdr",
        "adm", "gov", "sen", "rep",
        "pres", "rev", "hon", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no",
        "vs", "approx", "est",
        "inc", "corp", "co", "ltd", "fig", "e.g", "i.e", "u.s", "u.n", "u.k", "a.m", "p.m", "al", "mt", "ft", "km",
        "dept", "gov't");

    /// <summary>About so many letters of a short text have one word that was not met before.</summary>
    const int LettersPerWord = 12;
    const int FewWords = 1_000;

    readonly Dictionary<string, string> words =
        new(Math.Min(text.Length / LettersPerWord, FewWords), StringComparer.Ordinal);
    readonly List<Token> tokens = new(Math.Min(text.Length / 4, 64));
    int position;
    int paragraph;

    /// <summary>Every sentence in the order of the text.</summary>
    internal IEnumerable<Sentence> Read()
    {
        while (position < text.Length)
        {
            var gap = SkipSpace();
            if (gap && tokens.Count > 0) yield return Close(ended: EndsInStop());
            if (gap) paragraph++;
            if (position >= text.Length) break;
            if (tokens.Count >= MostTokens || (tokens.Count > 0 && StartsSentence()))
            {
                yield return Close(ended: EndsInStop());
            }
            tokens.Add(Next());
        }

        if (tokens.Count > 0) yield return Close(EndsInStop());
    }

    /// <summary>All sentences of <paramref name="text"/>.</summary>
    internal static List<Sentence> Of(string text) => [.. new Sentences(text).Read()];

    Sentence Close(bool ended)
    {
        var sentence = new Sentence(tokens[0].Start, tokens[^1].End, paragraph, [.. tokens], ended);
        tokens.Clear();
        return sentence;
    }

    bool EndsInStop()
    {
        for (var index = tokens.Count - 1; index >= 0 && index >= tokens.Count - 3; index--)
        {
            if (tokens[index].Lower is "." or "!" or "?" or "…" or "؟" or "۔") return true;
            if (tokens[index].Kind != TokenKind.Mark) return tokens[index].Lower is "a.m." or "p.m." or "u.s.";
        }

        return false;
    }

    /// <summary>Steps over white space; true when a paragraph ends in it.</summary>
    bool SkipSpace()
    {
        var (start, breaks) = (position, 0);
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || char.IsControl(text[position])))
        {
            if (text[position] == '\n'
                || (text[position] == '\r' && (position + 1 >= text.Length || text[position + 1] != '\n')))
            {
                breaks++;
            }
            position++;
        }

        if (breaks != 1 || tokens.Count == 0) return breaks > 0;
        // One line break: a new paragraph after a full stop, after a short line or before a list mark; else a folded
        // line.
        if (EndsInStop() || tokens[^1].Lower is ":" or "|") return true;
        // "People displaced in Alma 52,000": a label with its number is a record by itself.
        if (tokens[^1].IsNumber && IsCount(tokens[^1].Lower) && position < text.Length && char.IsUpper(text[position]))
        {
            return true;
        }
        if (IsRow(start) || IsLabelled()) return true;
        // "174,000 Displaced people" above "79 Deaths": numbers with their labels are records by themselves.
        if (IsFigure(position) && IsFigure(start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1)) return true;
        if (position < text.Length && char.IsLower(text[position])) return false;
        var lineStart = start == 0 ? 0 : text.LastIndexOf('\n', start - 1, Math.Min(start, 2 * ShortLine)) + 1;
        if (lineStart > 0 && start - lineStart < ShortLine) return true;
        if (lineStart == 0 && start < ShortLine) return true;
        if (IsHeading(start)) return true;
        return position < text.Length && text[position] is '•' or '-' or '–' or '*' or '|';
    }

    /// <summary>
    /// Whether the line that ends here is short and the next is more than twice as long: a heading, since the lines of
    /// a folded paragraph are alike.
    /// </summary>
    bool IsHeading(int end)
    {
        const int LongestHeading = 100;
        var from = end == 0 ? -1 : text.LastIndexOf('\n', end - 1, Math.Min(end, LongestHeading + 1));
        if (from < 0 && end > LongestHeading) return false;
        var length = end - from - 1;
        return position + (2 * length) < text.Length
            && text.AsSpan(position, (2 * length) + 1).IndexOfAny('\r', '\n') < 0;
    }

    /// <summary>Whether the line that ends here, or the one that begins, has columns parted by tabs.</summary>
    bool IsRow(int end)
    {
        const int LongestRow = 400;
        var from = end == 0 ? 0 : text.LastIndexOf('\n', end - 1, Math.Min(end, LongestRow)) + 1;
        if (text.AsSpan(from, end - from).Contains('\t')) return true;
        var line = text.AsSpan(position, Math.Min(LongestRow, text.Length - position));
        var stop = line.IndexOf('\n');
        return (stop < 0 ? line : line[..stop]).Contains('\t');
    }

    /// <summary>"Houses destroyed: 3,815": a label and a number begin a record.</summary>
    bool IsLabelled()
    {
        const int LongestLabel = 60;
        if (position >= text.Length || !char.IsUpper(text[position])) return false;
        var line = text.AsSpan(position, Math.Min(LongestLabel, text.Length - position));
        var colon = line.IndexOfAny(':', '\n', '.');
        if (colon < 0 || line[colon] != ':' || colon + 2 >= line.Length) return false;
        return line[(colon + 1)..].TrimStart(' ') is [var first, ..] && char.IsAsciiDigit(first)
            && line[colon + 1] == ' ';
    }

    /// <summary>Whether a number and a word with a capital stand at a position: "79 Deaths".</summary>
    bool IsFigure(int at)
    {
        const int LongestNumber = 12;
        var end = at;
        while (end < text.Length && end - at < LongestNumber
            && (char.IsAsciiDigit(text[end]) || text[end] is ',' or '.'))
        {
            end++;
        }
        return end > at && char.IsAsciiDigit(text[at]) && end + 1 < text.Length && text[end] == ' '
            && char.IsUpper(text[end + 1]);
    }

    /// <summary>Whether a number is neither a year nor a day of a month.</summary>
    static bool IsCount(string number) =>
        number.Length > 4 || (number.Length == 3 && number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);

    /// <summary>Whether the token about to come begins a sentence.</summary>
    bool StartsSentence()
    {
        var last = tokens[^1];
        if (last.End == position || last.Kind != TokenKind.Mark) return false;
        var stop = tokens.Count - 1;
        while (stop > 0 && tokens[stop].Lower is "\"" or "”" or "’" or "'" or ")" or "]" or "»") stop--;
        if (tokens[stop].Lower is "!" or "?" or "…" or "؟" or "۔") return true;
        if (tokens[stop].Lower != ".") return false;
        if (stop > 0 && tokens[stop - 1] is { IsWord: true } before && tokens[stop - 1].End == tokens[stop].Start
            && stop == tokens.Count - 1)
        {
            if (Abbreviations.Contains(before.Lower)
                && !(before.Lower is "no" or "co" or "al" or "km" or "mar" && !before.Capital))
            {
                return false;
            }
            if (before.Length == 1 && before.Capital && before.Lower != "i") return false;
        }

        // Teleprinters write no capitals, and part sentences by more than one space.
        return !char.IsLower(text[position]) || (tokens[stop].Is(".") && position - last.End > 1);
    }

    Token Next()
    {
        var start = position;
        var first = text[position];
        if (char.IsDigit(first)) return Number(start);
        if (!IsLetter(first))
        {
            position += char.IsHighSurrogate(first) && position + 1 < text.Length
                && char.IsLowSurrogate(text[position + 1]) ? 2 : 1;
            if (first == '\'' || first == '’')
            {
                var suffix = position;
                while (suffix < text.Length && suffix - position < 2 && char.IsAsciiLetterLower(text[suffix])) suffix++;
                var attached = start > 0 && char.IsLetterOrDigit(text[start - 1])
                    && (suffix >= text.Length || !char.IsLetter(text[suffix]));
                if (attached && text.AsSpan(position, suffix - position) is "s" or "re" or "ve" or "ll" or "d" or "m")
                {
                    position = suffix;
                }
            }

            return new(start, position, TokenKind.Mark, Lower(start, position), false);
        }

        if (IsDotted(start)) return Dotted(start);
        while (position < text.Length && position - start < LongestWord
            && (IsLetter(text[position]) || InnerApostrophe(start)))
        {
            position++;
        }
        return new(start, position, TokenKind.Word, Lower(start, position), char.IsUpper(first));
    }

    /// <summary>
    /// An apostrophe within a word, as in "don't" and "O'Brien"; that of "Iraq's" and "they're" parts words.
    /// </summary>
    bool InnerApostrophe(int start)
    {
        if (text[position] is not ('\'' or '’') || position == start || position + 1 >= text.Length
            || !char.IsLetter(text[position + 1]))
        {
            return false;
        }
        if (text[position + 1] == 't' && text[position - 1] == 'n') return true;
        return !(
            text[position + 1] is 's' or 'd' or 'm'
            && (position + 2 >= text.Length || !char.IsLetter(text[position + 2]))) &&
            !(
                position + 2 < text.Length && text.AsSpan(position + 1, 2) is "re" or "ve" or "ll"
                && (position + 3 >= text.Length || !char.IsLetter(text[position + 3])));
    }

    bool IsDotted(int start) =>
        start + 3 < text.Length + 1 && start + 2 < text.Length && text[start + 1] == '.'
            && char.IsAsciiLetter(text[start]) && char.IsAsciiLetter(text[start + 2]) &&
        (start + 3 >= text.Length || !char.IsLetter(text[start + 3])) && start + 3 < text.Length
            && text[start + 3] == '.';

    Token Dotted(int start)
    {
        while (position + 1 < text.Length && position - start < LongestWord && char.IsAsciiLetter(text[position])
            && text[position + 1] == '.')
        {
            position += 2;
        }
        return new(start, position, TokenKind.Word, Lower(start, position), char.IsUpper(text[start]));
    }

    Token Number(int start)
    {
        while (position < text.Length && position - start < LongestWord)
        {
            if (char.IsDigit(text[position]))
            {
                position++;
            }
            else if (text[position] is ',' or '.' or '٬' or '٫' or '’' && position + 1 < text.Length
                && char.IsDigit(text[position + 1]) && char.IsDigit(text[position - 1]))
            {
                position++;
            }
            else
            {
                break;
            }
        }

        return new(start, position, TokenKind.Number, Lower(start, position), false);
    }

    static bool IsLetter(char letter) =>
        char.IsLetter(letter)
            || (
                letter >= '\u0300'
                && char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark);

    /// <summary>
    /// The letters in lower case, shared among equal words so that a long text costs no more than its vocabulary.
    /// </summary>
    string Lower(int start, int end)
    {
        Span<char> buffer = stackalloc char[LongestWord + 2];
        var length = Math.Min(end - start, buffer.Length);
        for (var index = 0; index < length; index++)
        {
            var letter = text[start + index];
            buffer[index] = letter == '’' ? '\'' : char.ToLowerInvariant(letter);
        }

        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(buffer[..length], out var known)) return known;
        var word = buffer[..length].ToString();
        if (words.Count < MostWordsKept) words.Add(word, word);
        return word;
    }
}
