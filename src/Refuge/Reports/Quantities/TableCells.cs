using Refuge.Reports.Claims;
using Refuge.Reports.Language;

namespace Refuge.Reports.Quantities;

/// <summary>
/// Rows of a table whose cells stand on lines of their own: a number, then the lines that say what it counts.
/// </summary>
static class TableCells
{
    const int LongestCell = 3;
    const int LongestRow = 8;

    /// <summary>Each lone number with the short lines after it, as one sentence.</summary>
    internal static IEnumerable<Sentence> Rows(IReadOnlyList<ReadSentence> sentences)
    {
        for (var at = 0; at + 1 < sentences.Count; at++)
        {
            if (!IsNumber(sentences[at].Sentence) || !IsCell(sentences[at + 1].Sentence)) continue;
            var row = new List<Token>(sentences[at].Sentence.Tokens);
            for (var next = at + 1; next < sentences.Count && IsCell(sentences[next].Sentence)
                && row.Count + sentences[next].Sentence.Tokens.Length <= LongestRow; next++)
            {
                row.AddRange(sentences[next].Sentence.Tokens);
            }

            yield return new(row[0].Start, row[^1].End, sentences[at].Sentence.Paragraph, [.. row], false);
        }
    }

    static bool IsNumber(Sentence sentence) =>
        sentence.Tokens.Length <= 2 && Array.TrueForAll(sentence.Tokens, static token => token.IsNumber);

    static bool IsCell(Sentence sentence) =>
        !sentence.Ended && sentence.Tokens.Length <= LongestCell
            && Array.TrueForAll(sentence.Tokens, static token => token.IsWord);
}
