using System.IO.Compression;
using Refuge.Reports.Language;

namespace Refuge.Evaluation.Learning;

/// <summary>
/// Sentences of a treebank in CoNLL-U (universaldependencies.org/format.html), as the reader of reports cuts words.
/// </summary>
static class Treebank
{
    const int Form = 1;
    const int Tag = 4;

    /// <summary>The sentences of a file, plain or packed with gzip.</summary>
    internal static IEnumerable<(Token[] Tokens, WordTag[] Tags)> Read(string file)
    {
        using var raw = File.OpenRead(file);
        using var reader = new StreamReader(
            file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw);
        var (tokens, tags) = (new List<Token>(), new List<WordTag>());
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 && tokens.Count > 0)
            {
                yield return ([.. tokens], [.. tags]);
                tokens.Clear();
                tags.Clear();
            }

            if (line.Length == 0 || !char.IsAsciiDigit(line[0])) continue;
            var cells = line.Split('\t');
            if (!cells[0].All(char.IsAsciiDigit)) continue;
            Add(cells[Form], cells[Tag], tokens, tags);
        }

        if (tokens.Count > 0) yield return ([.. tokens], [.. tags]);
    }

    static void Add(string form, string tag, List<Token> tokens, List<WordTag> tags)
    {
        var lower = form.ToLowerInvariant().Replace('’', '\'');
        // "don't" is one word here; the treebank cuts it in two.
        if (lower is "n't" && tokens.Count > 0)
        {
            tokens[^1] = tokens[^1] with { Lower = tokens[^1].Lower + lower };
            return;
        }

        var kind = char.IsDigit(form[0])
            ? TokenKind.Number
            : char.IsLetter(form[0]) || lower is "'s" ? TokenKind.Word : TokenKind.Mark;
        var start = tokens.Count == 0 ? 0 : tokens[^1].End + 1;
        tokens.Add(
            new(start, start + form.Length, lower is "'s" ? TokenKind.Mark : kind, lower, char.IsUpper(form[0])));
        tags.Add(Of(tag, tokens[^1]));
    }

    static WordTag Of(string tag, Token token) =>
        token.Kind == TokenKind.Mark && !token.Is("'s") ? WordTag.Mark : tag switch
        {
            "NN" => WordTag.Noun,
            "NNS" => WordTag.Nouns,
            "NNP" => WordTag.Name,
            "NNPS" => WordTag.Names,
            "JJ" => WordTag.Adjective,
            "JJR" or "JJS" => WordTag.AdjectiveCompared,
            "VB" => WordTag.VerbBase,
            "VBD" => WordTag.VerbPast,
            "VBG" => WordTag.VerbIng,
            "VBN" => WordTag.VerbParticiple,
            "VBP" => WordTag.VerbPresent,
            "VBZ" => WordTag.VerbPresentS,
            "MD" => WordTag.Modal,
            "TO" => WordTag.To,
            "IN" => WordTag.Preposition,
            "DT" or "PDT" => WordTag.Determiner,
            "PRP" => WordTag.Pronoun,
            "PRP$" => WordTag.Possessive,
            "RB" or "RBR" or "RBS" => WordTag.Adverb,
            "RP" => WordTag.Particle,
            "CC" => WordTag.Conjunction,
            "CD" => WordTag.Number,
            "WDT" or "WP" or "WP$" => WordTag.Relative,
            "WRB" => WordTag.Where,
            "EX" => WordTag.There,
            "POS" => WordTag.Owner,
            _ => WordTag.Other,
        };
}
