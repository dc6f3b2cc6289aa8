namespace Refuge.Reports;

/// <summary>What a tagger sees of each token: its word and shape, its neighbours, and what the gazetteer knows of it.</summary>
static class PlaceFeatures
{
    const int LongestName = 5;

    /// <summary>The features of each token of a sentence, as slots.</summary>
    internal static int[][] Of(string text, Token[] tokens, PlaceNames names)
    {
        var known = Known(text, tokens, names);
        var features = new int[tokens.Length][];
        var isShouted = IsShouted(text, tokens);
        for (var at = 0; at < tokens.Length; at++)
        {
            var (word, before, after) = (tokens[at].Lower, Word(tokens, at - 1), Word(tokens, at + 1));
            var shape = Shape(text, tokens, at, isShouted);
            features[at] =
            [
                Slot(1, word), Slot(2, before), Slot(3, after), Slot(4, Word(tokens, at - 2)), Slot(5, Word(tokens, at + 2)), Slot(6, shape), Slot(7, Shape(text, tokens, at - 1, isShouted)),
                Slot(8, Shape(text, tokens, at + 1, isShouted)), Slot(9, word.Length > 3 ? word.AsSpan(word.Length - 3) : word), Slot(10, word.Length > 3 ? word.AsSpan(0, 3) : word), Slot(11, known[at]),
                Slot(12, at > 0 ? known[at - 1] : "^"), Slot(13, at + 1 < tokens.Length ? known[at + 1] : "$"), Slot(14, $"{before} {word}"), Slot(15, $"{word} {after}"), Slot(16, $"{known[at]} {shape}"),
                Slot(17, $"{before} {known[at]}"), Slot(18, $"{after} {known[at]}"), Slot(19, $"{before} {shape}"), Slot(20, $"{after} {shape}"), Slot(21, word.Length > 4 ? word.AsSpan(word.Length - 4) : word),
                Slot(22, $"{Shape(text, tokens, at - 1, isShouted)} {shape} {Shape(text, tokens, at + 1, isShouted)}"), Slot(23, $"{known[at]} {(at + 1 < tokens.Length ? known[at + 1] : "$")}"),
                Slot(24, $"{(at > 0 ? known[at - 1] : "^")} {known[at]}"), Slot(25, ""), Slot(26, $"{Word(tokens, at - 2)} {before}"), Slot(27, $"{after} {Word(tokens, at + 2)}"),
            ];
        }

        return features;
    }

    static int Slot(int kind, ReadOnlySpan<char> value) => HashedFeatures.Slot(kind, value, PlaceTagger.Slots);

    static string Word(Token[] tokens, int at) => at < 0 ? "^" : at >= tokens.Length ? "$" : tokens[at].IsNumber ? "0" : tokens[at].Lower;

    static bool IsShouted(string text, Token[] tokens)
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

    static string Shape(string text, Token[] tokens, int at, bool isShouted)
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
    static string[] Known(string text, Token[] tokens, PlaceNames names)
    {
        var known = new string[tokens.Length];
        Array.Fill(known, "-");
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].Capital) continue;
            for (var length = Math.Min(LongestName, tokens.Length - at); length > 0; length--)
            {
                var last = tokens[at + length - 1];
                if (!last.Capital || (length > 1 && last.Start - tokens[at].End > 60)) continue;
                var candidates = names.Find(text[tokens[at].Start..last.End]);
                if (candidates.Count == 0) continue;
                var kind = Kind(candidates);
                for (var index = 0; index < length; index++) known[at + index] = index == 0 ? $"B{kind}" : $"I{kind}";
                at += length - 1;
                break;
            }
        }

        return known;
    }

    static string Kind(IReadOnlyList<NamedPlace> candidates)
    {
        var (best, people) = ("s", 0L);
        foreach (var place in candidates)
        {
            if (place.Kind is NamedPlaceKind.Country) return "c";
            if (place.Kind is NamedPlaceKind.Region) return "r";
            if (place.Kind is NamedPlaceKind.Province) best = "p";
            else if (place.Kind is NamedPlaceKind.Capital) best = best == "p" ? best : "k";
            else if (place.Kind is NamedPlaceKind.District && best == "s") best = "d";
            people = Math.Max(people, place.Population);
        }

        return best == "s" ? people > 500_000 ? "s3" : people > 50_000 ? "s2" : people > 5_000 ? "s1" : "s0" : best;
    }
}
