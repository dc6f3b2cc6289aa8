using System.Collections.Frozen;
using Refuge.Reports.Events;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>
/// What a tagger sees of each token: its word and shape, its neighbours, and what the gazetteer knows of it.
/// </summary>
/// <remarks>For one report: what a word alone decides is worked out when it is first met.</remarks>
sealed class PlaceFeatures(PlaceNames names)
{
    /// <summary>Fewer tokens are a heading or the cell of a table.</summary>
    const int HeadingTokens = 8;

    static readonly FrozenSet<string> Kinds = Units.Words("""
        province provinces governorate governorates district districts region regions state states county counties subdistrict sub-district city cities town towns village villages
        camp camps municipality municipalities department departments prefecture river island islands commune communes oblast peninsula woreda woredas lga lgas area areas
        locality localities site sites hub settlement settlements road border zone zones ward wards
        """);

    /// <summary>How many features a token has.</summary>
    internal const int Count = 31;

    const int LongestName = 5;
    const int MostWordsKept = 100_000;

    static readonly WordHashes Start = new("^");
    static readonly WordHashes End = new("$");
    static readonly WordHashes Digits = new("0");

    readonly Dictionary<string, WordHashes> words = new(StringComparer.Ordinal);
    WordHashes[] hashes = [];
    string[] known = [], ahead = [];

    /// <summary>The features of each token of a sentence, as slots.</summary>
    /// <param name="text">The readable text.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="slots">[tokens × <see cref="Count"/>] On return, the slots of each token's features.</param>
    internal void Fill(string text, ReadOnlySpan<Token> tokens, Span<int> slots)
    {
        if (known.Length < tokens.Length)
        {
            (hashes, known, ahead) =
                (new WordHashes[tokens.Length], new string[tokens.Length], new string[tokens.Length]);
        }
        for (var at = 0; at < tokens.Length; at++) hashes[at] = HashesOf(tokens[at].Lower);
        Know(text, tokens);
        LookAhead(tokens, ahead);
        var length = tokens.Length < HeadingTokens ? Short : Long;
        var isShouted = IsShouted(text, tokens);
        var (shapeBefore, shape) = ("", Shape(text, tokens, -1, isShouted));
        var shapeAfter = Shape(text, tokens, 0, isShouted);
        for (var at = 0; at < tokens.Length; at++)
        {
            var (own, before, after, further, beyond) = (
                hashes[at], Neighbour(tokens, at - 1), Neighbour(tokens, at + 1), Neighbour(tokens, at - 2),
                Neighbour(tokens, at + 2));
            (shapeBefore, shape, shapeAfter) = (shape, shapeAfter, Shape(text, tokens, at + 1, isShouted));
            var (knownBefore, here, knownAfter) =
                (at > 0 ? known[at - 1] : "^", known[at], at + 1 < tokens.Length ? known[at + 1] : "$");
            ReadOnlySpan<int> features =
            [
                own.Word, before.Before, after.After, further.Further, beyond.Beyond, Slot(6, shape),
                Slot(7, shapeBefore), Slot(8, shapeAfter), own.Suffix, own.Prefix, Slot(11, here),
                Slot(12, knownBefore),
                Slot(13, knownAfter), Slot(before.BeforeWord, own.Letters), Slot(own.WordAfter, after.Letters),
                Slot(16, here, shape), Slot(before.BeforeKnown, here), Slot(after.AfterKnown, here),
                Slot(before.BeforeShape, shape), Slot(after.AfterShape, shape), own.LongSuffix,
                HashedFeatures.Slot(22, shapeBefore, shape, shapeAfter, PlaceTagger.Slots),
                Slot(23, here, knownAfter), Slot(24, knownBefore, here), Always,
                Slot(further.FurtherBefore, before.Letters), Slot(after.AfterBeyond, beyond.Letters),
                Slot(28, ahead[at], shape), Slot(length, shape), own.Ending, Slot(before.BeforeAfter, after.Letters),
            ];
            features.CopyTo(slots[(at * Count)..]);
        }
    }

    static readonly int Always = Slot(25, "");
    static readonly uint Short = HashedFeatures.Begin(29, "s");
    static readonly uint Long = HashedFeatures.Begin(29, "l");

    static int Slot(int kind, ReadOnlySpan<char> value) => HashedFeatures.Slot(kind, value, PlaceTagger.Slots);

    static int Slot(int kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        HashedFeatures.Slot(kind, first, second, PlaceTagger.Slots);

    /// <summary>The slot of two values of which the first is hashed already.</summary>
    static int Slot(uint begun, ReadOnlySpan<char> second) => HashedFeatures.Slot(begun, second, PlaceTagger.Slots);

    WordHashes HashesOf(string word)
    {
        if (words.TryGetValue(word, out var hashed)) return hashed;
        hashed = new(word);
        if (words.Count < MostWordsKept) words.Add(word, hashed);
        return hashed;
    }

    /// <summary>A word as its neighbours see it: all numbers are alike.</summary>
    WordHashes Neighbour(ReadOnlySpan<Token> tokens, int at) =>
        at < 0 ? Start : at >= tokens.Length ? End : tokens[at].IsNumber ? Digits : hashes[at];

    /// <summary>What of the features a word alone decides.</summary>
    sealed class WordHashes(string word)
    {
        internal string Letters { get; } = word;

        internal int Word { get; } = Slot(1, word);

        internal int Before { get; } = Slot(2, word);

        internal int After { get; } = Slot(3, word);

        internal int Further { get; } = Slot(4, word);

        internal int Beyond { get; } = Slot(5, word);

        internal int Suffix { get; } = Slot(9, word.Length > 3 ? word.AsSpan(word.Length - 3) : word);

        internal int Prefix { get; } = Slot(10, word.Length > 3 ? word.AsSpan(0, 3) : word);

        internal int LongSuffix { get; } = Slot(21, word.Length > 4 ? word.AsSpan(word.Length - 4) : word);

        internal int Ending { get; } = Slot(30, word.Length > 2 ? word.AsSpan(word.Length - 2) : word);

        internal uint BeforeWord { get; } = HashedFeatures.Begin(14, word);

        internal uint WordAfter { get; } = HashedFeatures.Begin(15, word);

        internal uint BeforeKnown { get; } = HashedFeatures.Begin(17, word);

        internal uint AfterKnown { get; } = HashedFeatures.Begin(18, word);

        internal uint BeforeShape { get; } = HashedFeatures.Begin(19, word);

        internal uint AfterShape { get; } = HashedFeatures.Begin(20, word);

        internal uint FurtherBefore { get; } = HashedFeatures.Begin(26, word);

        internal uint AfterBeyond { get; } = HashedFeatures.Begin(27, word);

        internal uint BeforeAfter { get; } = HashedFeatures.Begin(31, word);

        /// <summary>The places of that name. Null until they are asked for.</summary>
        internal IReadOnlyList<NamedPlace>? Places { get; set; }
    }

    /// <summary>
    /// For each token, whether the list of names it may stand in ends in a word for what sort of places they are:
    /// "Alma, Boro and Cade districts".
    /// </summary>
    static void LookAhead(ReadOnlySpan<Token> tokens, Span<string> ahead)
    {
        var kind = "-";
        for (var at = tokens.Length - 1; at >= 0; at--)
        {
            var token = tokens[at];
            if (Kinds.Contains(token.Lower))
            {
                kind = token.Lower.EndsWith('s') ? "P" : "K";
            }
            else if (!token.Capital && token.Lower is not ("," or "and" or "-" or "al" or "/" or "'" or "of"))
            {
                kind = "-";
            }
            ahead[at] = kind;
        }
    }

    static bool IsShouted(string text, ReadOnlySpan<Token> tokens)
    {
        var (upper, words) = (0, 0);
        foreach (var token in tokens)
        {
            if (!token.IsWord) continue;
            words++;
            if (token.Length > 1 && char.IsUpper(text[token.Start + 1])) upper++;
        }

        return words > 2 && upper * 3 > words * 2;
    }

    static string Shape(string text, ReadOnlySpan<Token> tokens, int at, bool isShouted)
    {
        if (at < 0) return "^";
        if (at >= tokens.Length) return "$";
        var token = tokens[at];
        if (token.IsNumber) return "0";
        if (!token.IsWord) return token.Lower;
        var upper = token.Length > 1 && char.IsUpper(text[token.Start + 1]);
        return isShouted
            ? token.Capital ? "S" : "s"
            : token.Capital ? upper ? token.Length < 4 ? "AA" : "AAA" : at == 0 ? "^A" : "A" : "a";
    }

    /// <summary>
    /// For each token, the kind of the longest name in the gazetteer that covers it, and whether it begins there.
    /// </summary>
    void Know(string text, ReadOnlySpan<Token> tokens)
    {
        known.AsSpan(0, tokens.Length).Fill("-");
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].Capital) continue;
            for (var length = Math.Min(LongestName, tokens.Length - at); length > 0; length--)
            {
                var last = tokens[at + length - 1];
                if (!last.Capital || (length > 1 && last.Start - tokens[at].End > 60)) continue;
                // A key has no capitals: a lone word is looked up once in a report.
                var candidates = length > 1
                    ? names.Find(text.AsSpan()[tokens[at].Start..last.End])
                    : hashes[at].Places ??= names.Find(last.Lower);
                if (candidates.Count == 0) continue;
                var (begins, goesOn) = Kind(candidates);
                known[at] = begins;
                known.AsSpan(at + 1, length - 1).Fill(goesOn);
                at += length - 1;
                break;
            }
        }
    }

    /// <summary>What a name of these candidates is called on its first token, and on those after it.</summary>
    static (string Begins, string GoesOn) Kind(IReadOnlyList<NamedPlace> candidates)
    {
        var (best, people) = ("s", 0L);
        foreach (var place in candidates)
        {
            if (place.Kind is NamedPlaceKind.Country) return ("Bc", "Ic");
            if (place.Kind is NamedPlaceKind.Region) return ("Br", "Ir");
            if (place.Kind is NamedPlaceKind.Province) best = "p";
            else if (place.Kind is NamedPlaceKind.Capital) best = best == "p" ? best : "k";
            else if (place.Kind is NamedPlaceKind.District && best == "s") best = "d";
            people = Math.Max(people, place.Population);
        }

        return best switch
        {
            "p" => ("Bp", "Ip"),
            "k" => ("Bk", "Ik"),
            "d" => ("Bd", "Id"),
            _ =>
                people > 500_000
                    ? ("Bs3", "Is3")
                    : people > 50_000 ? ("Bs2", "Is2") : people > 5_000 ? ("Bs1", "Is1") : ("Bs0", "Is0"),
        };
    }
}
