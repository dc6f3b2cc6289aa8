using System.Buffers;
using System.Collections.Frozen;

namespace Refuge.Reports;

/// <summary>What a tagger sees of each token: its word and shape, its neighbours, and what the gazetteer knows of it.</summary>
static class PlaceFeatures
{
    const int LongestName = 5;

    /// <summary>Fewer tokens are a heading or the cell of a table.</summary>
    const int HeadingTokens = 8;

    static readonly FrozenSet<string> Kinds = Units.Words("""
        province provinces governorate governorates district districts region regions state states county counties subdistrict sub-district city cities town towns village villages
        camp camps municipality municipalities department departments prefecture river island islands commune communes oblast peninsula woreda woredas lga lgas area areas
        locality localities site sites hub settlement settlements road border zone zones ward wards
        """);

    /// <summary>How many features a token has.</summary>
    internal const int Count = 31;

    /// <summary>The features of each token of a sentence, as slots.</summary>
    /// <param name="text">The readable text.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="names">The gazetteer.</param>
    /// <param name="slots">[tokens × <see cref="Count"/>] On return, the slots of each token's features.</param>
    internal static void Fill(string text, ReadOnlySpan<Token> tokens, PlaceNames names, Span<int> slots)
    {
        var known = ArrayPool<string>.Shared.Rent(tokens.Length);
        Know(text, tokens, names, known);
        var ahead = ArrayPool<string>.Shared.Rent(tokens.Length);
        LookAhead(tokens, ahead);
        var length = tokens.Length < HeadingTokens ? "s" : "l";
        var isShouted = IsShouted(text, tokens);
        var (shapeBefore, shape) = ("", Shape(text, tokens, -1, isShouted));
        var shapeAfter = Shape(text, tokens, 0, isShouted);
        for (var at = 0; at < tokens.Length; at++)
        {
            var (word, before, after, further, beyond) = (tokens[at].Lower, Word(tokens, at - 1), Word(tokens, at + 1), Word(tokens, at - 2), Word(tokens, at + 2));
            (shapeBefore, shape, shapeAfter) = (shape, shapeAfter, Shape(text, tokens, at + 1, isShouted));
            var (knownBefore, here, knownAfter) = (at > 0 ? known[at - 1] : "^", known[at], at + 1 < tokens.Length ? known[at + 1] : "$");
            ReadOnlySpan<int> features =
            [
                Slot(1, word), Slot(2, before), Slot(3, after), Slot(4, further), Slot(5, beyond), Slot(6, shape), Slot(7, shapeBefore), Slot(8, shapeAfter),
                Slot(9, word.Length > 3 ? word.AsSpan(word.Length - 3) : word), Slot(10, word.Length > 3 ? word.AsSpan(0, 3) : word), Slot(11, here), Slot(12, knownBefore), Slot(13, knownAfter),
                Slot(14, before, word), Slot(15, word, after), Slot(16, here, shape), Slot(17, before, here), Slot(18, after, here), Slot(19, before, shape), Slot(20, after, shape),
                Slot(21, word.Length > 4 ? word.AsSpan(word.Length - 4) : word), HashedFeatures.Slot(22, shapeBefore, shape, shapeAfter, PlaceTagger.Slots),
                Slot(23, here, knownAfter), Slot(24, knownBefore, here), Slot(25, ""), Slot(26, further, before), Slot(27, after, beyond),
                Slot(28, ahead[at], shape), Slot(29, length, shape), Slot(30, word.Length > 2 ? word.AsSpan(word.Length - 2) : word), Slot(31, before, after),
            ];
            features.CopyTo(slots[(at * Count)..]);
        }

        ArrayPool<string>.Shared.Return(known, clearArray: true);
        ArrayPool<string>.Shared.Return(ahead, clearArray: true);
    }

    static int Slot(int kind, ReadOnlySpan<char> value) => HashedFeatures.Slot(kind, value, PlaceTagger.Slots);

    static int Slot(int kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second) => HashedFeatures.Slot(kind, first, second, PlaceTagger.Slots);

    static string Word(ReadOnlySpan<Token> tokens, int at) => at < 0 ? "^" : at >= tokens.Length ? "$" : tokens[at].IsNumber ? "0" : tokens[at].Lower;

    /// <summary>For each token, whether the list of names it may stand in ends in a word for what sort of places they are: "Alma, Boro and Cade districts".</summary>
    static void LookAhead(ReadOnlySpan<Token> tokens, Span<string> ahead)
    {
        var kind = "-";
        for (var at = tokens.Length - 1; at >= 0; at--)
        {
            var token = tokens[at];
            if (Kinds.Contains(token.Lower)) kind = token.Lower.EndsWith('s') ? "P" : "K";
            else if (!token.Capital && token.Lower is not ("," or "and" or "-" or "al" or "/" or "'" or "of")) kind = "-";
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
        return isShouted ? token.Capital ? "S" : "s" : token.Capital ? upper ? token.Length < 4 ? "AA" : "AAA" : at == 0 ? "^A" : "A" : "a";
    }

    /// <summary>For each token, the kind of the longest name in the gazetteer that covers it, and whether it begins there.</summary>
    static void Know(string text, ReadOnlySpan<Token> tokens, PlaceNames names, Span<string> known)
    {
        known[..tokens.Length].Fill("-");
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].Capital) continue;
            for (var length = Math.Min(LongestName, tokens.Length - at); length > 0; length--)
            {
                var last = tokens[at + length - 1];
                if (!last.Capital || (length > 1 && last.Start - tokens[at].End > 60)) continue;
                var candidates = names.Find(text[tokens[at].Start..last.End]);
                if (candidates.Count == 0) continue;
                var (begins, goesOn) = Kind(candidates);
                known[at] = begins;
                known.Slice(at + 1, length - 1).Fill(goesOn);
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
            _ => people > 500_000 ? ("Bs3", "Is3") : people > 50_000 ? ("Bs2", "Is2") : people > 5_000 ? ("Bs1", "Is1") : ("Bs0", "Is0"),
        };
    }
}
