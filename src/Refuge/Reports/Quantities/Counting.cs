using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;

namespace Refuge.Reports.Quantities;

/// <summary>What a number counts: the unit or the noun that follows it.</summary>
static class Counting
{
    const int LongestPhrase = 6;

    static readonly FrozenSet<string> Stops = Units.Words("""
        a an the this that these those and or but nor so yet as at by for from in into of off on onto out over per since than through to toward towards under
        until up upon via with within without about above across after against along among around before behind below beneath beside between beyond during except
        inside near outside past if while when where who whom whose which because although though is are was were be been being am has have had do does did
        will would shall should can could may might must not no he she it they we i you his her its their our my your him them us said says say told tells
        according each every all both there here then now also just only still already even more less fewer later ago earlier last next today yesterday
        tomorrow had having remain remains remained live lives lived fled flee left leave arrived reached took take were went go came come need needs needed
        died die sleep slept stay stayed including amid what full empty began begin got make made find found fell rose fall rise like such
        """);

    static readonly FrozenSet<string> Fates = Units.Words("""
        killed injured wounded dead died displaced missing homeless evacuated hurt trapped stranded detained arrested martyred drowned kidnapped abducted hospitalized
        hospitalised infected uprooted dying perished relocated sheltering fled
        """);

    /// <summary>A unit and the noun phrase that carried it.</summary>
    /// <param name="Next">The index of the token after it.</param>
    /// <param name="Unit">The unit. Null when nothing says.</param>
    /// <param name="Counted">What is counted, as written, in lower case. Null when the text does not say.</param>
    internal readonly record struct Noun(int Next, string? Unit, string? Counted);

    /// <summary>Whether <paramref name="word"/> says what befell people: "killed", "displaced".</summary>
    internal static bool IsFate(string word) => Fates.Contains(word);

    /// <summary>The unit that follows a number which ended before <paramref name="at"/>.</summary>
    internal static Noun After(ReadOnlySpan<Token> tokens, int at, string text)
    {
        if (at >= tokens.Length) return new(at, null, null);
        var start = tokens[at].Is("-") && at + 1 < tokens.Length && tokens[at].Start == tokens[at - 1].End
            ? at + 1
            : at;
        if (Percent(tokens, start) is { } percent) return percent with { Counted = Of(tokens, percent.Next, text) };
        if (Hyphenated(tokens, at) is { } glued) return glued;
        if (Measured(tokens, start) is { } measured) return Rated(tokens, measured, text);
        if (start < tokens.Length && tokens[start].Lower is "us" or "u.s." && start + 1 < tokens.Length
            && Units.Currency(tokens[start + 1].Lower) is { } money)
        {
            return Rated(tokens, new(start + 2, money, null), text);
        }
        if (tokens[start].IsWord && tokens[start].Length > 1 && Units.Currency(tokens[start].Lower) is { } currency)
        {
            return Rated(tokens, new(start + 1, currency, null), text);
        }
        if (tokens[start].Lower is "€" or "₹") return new(start + 1, Units.Currency(tokens[start].Lower), null);
        if (tokens[at].Is("of") && at > 0
            && tokens[at - 1].Lower
            is "thousands" or "hundreds" or "dozens" or "scores" or "tens" or "millions" or "half" or "thirds" or "third" or "quarter" or "quarters" or "couple")
        {
            var of = at + 1;
            while (of < tokens.Length
                && tokens[of].Lower
                is "the" or "its" or "their" or "all" or "these" or "those" or "more" or "other" or "our" or "his")
            {
                of++;
            }
            return Counted(tokens, of, text) is { Unit: not null } noun ? noun : new(at, null, null);
        }

        var counted = OfGroup(tokens, at, text) ?? Counted(tokens, start, text);
        if (counted.Unit is null) return counted;
        var (next, unit) = Rates.Of(tokens, counted.Next, counted.Unit);
        return counted with { Next = next, Unit = unit };
    }

    /// <summary>
    /// "80 of the prisoners", "two of their tents": the group says what is counted; the words of the number end before
    /// it.
    /// </summary>
    static Noun? OfGroup(ReadOnlySpan<Token> tokens, int at, string text) =>
        at + 2 < tokens.Length && tokens[at].Is("of")
            && tokens[at + 1].Lower is "the" or "its" or "their" or "these" or "those" or "our"
            && Counted(tokens, at + 2, text) is { Unit: not null } group
            ? group with { Next = at }
            : null;

    /// <summary>The nouns that begin at <paramref name="at"/>, as token indices; empty when none do.</summary>
    internal static Stretch NounPhrase(ReadOnlySpan<Token> tokens, int at)
    {
        var end = at;
        while (end < tokens.Length && end - at < LongestPhrase)
        {
            var token = tokens[end];
            if (token.Is("-") && end > at && end + 1 < tokens.Length && tokens[end + 1].IsWord
                && token.Start == tokens[end - 1].End && tokens[end + 1].Start == token.End)
            {
                end += 2;
                continue;
            }

            if (!token.IsWord || Stops.Contains(token.Lower)) break;
            // After a plural comes a verb, unless another plural does: "250 tents stand", but "3 arms dealers".
            if (end > at && IsPlural(tokens[end - 1].Lower) && !IsPlural(token.Lower) && !Fates.Contains(token.Lower)
                && !Units.IsPerson(token.Lower))
            {
                break;
            }
            if (end > at && Fates.Contains(token.Lower) && Units.IsPerson(tokens[end - 1].Lower)) break;
            // "6.3 struck", "three gave birth": a verb, not what is counted.
            if (Tenses.IsPastForm(token.Lower) && !Units.IsPerson(token.Lower) && !Fates.Contains(token.Lower)) break;
            end++;
            // "200 body bags", "ten refugee camps": the person says of what kind the things are.
            if (end < tokens.Length && tokens[end].IsWord && IsOnePerson(token.Lower) && IsPlural(tokens[end].Lower)
                && !Stops.Contains(tokens[end].Lower))
            {
                continue;
            }
            if (Units.IsPerson(token.Lower)
                && !(
                    end < tokens.Length && tokens[end].IsWord && !Stops.Contains(tokens[end].Lower)
                    && Units.IsPerson(tokens[end].Lower)))
            {
                break;
            }
        }

        // "4,000 displaced families": the homes are counted, and the word before says how they are.
        if (end > at && end < tokens.Length && Fates.Contains(tokens[end - 1].Lower)
            && tokens[end].Lower is "families" or "households" or "hhs" or "family" or "household")
        {
            end++;
        }

        // A participle at the end is a verb: "200 houses burned".
        while (end > at + 1 && IsVerbal(tokens[end - 1].Lower) && !Units.IsPerson(tokens[end - 1].Lower)) end--;
        return new(at, Math.Min(end, tokens.Length));
    }

    static bool IsOnePerson(string word) =>
        word is "body" or "child" || (Units.IsPerson(word) && Units.IsPerson($"{word}s"));

    static bool IsPlural(string word) => word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');

    static bool IsVerbal(string word) =>
        (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))
            || (
                word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal)
                && word is not ("building" or "dwelling")) ||
        (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal));

    static Noun Counted(ReadOnlySpan<Token> tokens, int at, string text)
    {
        if (RomanceWords.NounAt(tokens, at) is { } romance)
        {
            return new(
                romance.Next, romance.Unit, Lowered(text[tokens[romance.Start].Start..tokens[romance.Start].End]));
        }
        if (at < tokens.Length && tokens[at].Lower is "more" or "other" or "additional" or "new" or "further") at++;
        var phrase = NounPhrase(tokens, at);
        if (phrase.Length == 0) return new(at, null, null);
        var head = tokens[phrase.End - 1];
        var counted = text[tokens[phrase.Start].Start..head.End];
        var word = Lowered(counted);
        if (head.Lower is "families" or "households" or "family" or "household")
        {
            return new(phrase.End, head.Lower[0] == 'f' ? "family" : "household", word);
        }

        for (var index = phrase.Start; index < phrase.End; index++)
        {
            if (Units.IsPerson(tokens[index].Lower) && (index == phrase.End - 1 || tokens[index].Lower is "people"))
            {
                return new(phrase.End, "people", word);
            }
        }

        if (Fates.Contains(head.Lower)) return new(phrase.Start, "people", word);
        if (IsNationality(head)) return new(phrase.End, "people", word);
        if (IsVerbal(head.Lower) && phrase.Length == 1 && head.Lower is not "building") return new(at, null, null);
        return new(phrase.End, Units.Singular(head.Lower), word);
    }

    /// <summary>"27,000 Burundians", "65,000 Congolese", "900 Somalis": what people of a country are called.</summary>
    static bool IsNationality(in Token word) =>
        word is { IsWord: true, Capital: true, Length: > 5 }
            && (word.Lower.EndsWith("ans", StringComparison.Ordinal)
                || word.Lower.EndsWith("ese", StringComparison.Ordinal)
                || word.Lower is "iraqis" or "somalis" or "yemenis" or "pakistanis" or "bangladeshis" or "israelis"
                    or "emiratis" or "kuwaitis" or "saudis" or "rohingya" or "rohingyas");

    internal static string Lowered(string words) =>
        string.Create(words.Length, words, static (span, source) => source.AsSpan().ToLowerInvariant(span));

    static string? Of(ReadOnlySpan<Token> tokens, int at, string text)
    {
        if (at >= tokens.Length || !tokens[at].Is("of")) return null;
        var start = at + 1;
        while (start < tokens.Length && tokens[start].Lower is "the" or "its" or "their" or "all" or "these" or "those")
        {
            start++;
        }
        var phrase = NounPhrase(tokens, start);
        return phrase.Length == 0 ? null : Lowered(text[tokens[phrase.Start].Start..tokens[phrase.End - 1].End]);
    }

    /// <summary>
    /// "20-bed", "5,000-strong", "five-member": the noun glued on is the unit, whatever it describes.
    /// </summary>
    static Noun? Hyphenated(ReadOnlySpan<Token> tokens, int at)
    {
        if (at == 0 || at + 1 >= tokens.Length || !tokens[at].Is("-") || tokens[at].Start != tokens[at - 1].End
            || tokens[at + 1].Start != tokens[at].End || !tokens[at + 1].IsWord)
        {
            return null;
        }
        var word = tokens[at + 1].Lower;
        if (Units.Measure(word) is not null || Units.Currency(word) is not null || word is "percent" or "odd" or "plus")
        {
            return null;
        }
        if (word is "strong" or "member" or "man" || Units.IsPerson(word)) return new(at + 2, "people", null);
        return new(at + 2, Units.Singular(word), word);
    }

    /// <summary>
    /// A measure with its rate, and what is measured: "15 litres of water per person per day", "50 kilograms of rice".
    /// </summary>
    static Noun Rated(ReadOnlySpan<Token> tokens, Noun measure, string text)
    {
        if (Rates.Behind(tokens, measure, text) is { } behind) return behind;
        var (next, unit) = Rates.Of(tokens, measure.Next, measure.Unit!);
        return new(next, unit, measure.Counted ?? Of(tokens, next, text));
    }

    static Noun? Percent(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return null;
        if (tokens[at].Lower is "%" or "percent" or "٪" or "pct")
        {
            return at + 1 < tokens.Length && tokens[at + 1].Lower is "points" or "point"
                ? new(at + 2, "percentage_point", null)
                : new(at + 1, "percent", null);
        }

        if (tokens[at].Is("per") && at + 1 < tokens.Length && tokens[at + 1].Is("cent"))
        {
            return new(at + 2, "percent", null);
        }
        return tokens[at].Is("percentage") && at + 1 < tokens.Length && tokens[at + 1].Lower is "points" or "point"
            ? new(at + 2, "percentage_point", null)
            : null;
    }

    static Noun? Measured(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length) return null;
        if (tokens[at].Lower is "square" or "cubic" or "sq" or "sq." && at + 1 < tokens.Length
            && Units.Measure(tokens[at + 1].Lower) is { } side)
        {
            var power = tokens[at].Is("cubic") ? "3" : "2";
            return new(
                at + 2,
                side is "mile" or "foot" or "yard" or "inch"
                ? $"{(power == "2" ? "square" : "cubic")} {side}"
                : $"{side}{power}", null);
        }

        if (tokens[at].Is("metric") && at + 1 < tokens.Length && Units.Measure(tokens[at + 1].Lower) is "tonne")
        {
            return new(at + 2, "tonne", null);
        }
        if (Units.Measure(tokens[at].Lower) is not { } unit) return null;
        if (unit is "km" or "m" or "cm" && at + 1 < tokens.Length && tokens[at + 1].Lower is "³" or "3"
            && tokens[at + 1].Start == tokens[at].End)
        {
            return new(at + 2, $"{unit}3", null);
        }
        if (unit is "km" or "m" && at + 1 < tokens.Length && tokens[at + 1].Lower is "²" or "2"
            && tokens[at + 1].Start == tokens[at].End)
        {
            return new(at + 2, $"{unit}2", null);
        }
        if (unit is "km" or "mile" && at + 2 < tokens.Length && tokens[at + 1].Is("/")
            && tokens[at + 2].Lower is "h" or "hr")
        {
            return new(at + 3, unit is "km" ? "km/h" : "mph", null);
        }
        var next = at + 1;
        if (unit == "degree" && next < tokens.Length
            && tokens[next].Lower is "c" or "celsius" or "centigrade" or "f" or "fahrenheit")
        {
            return new(next + 1, tokens[next].Lower is "f" or "fahrenheit" ? "fahrenheit" : "celsius", null);
        }

        if (unit == "year" && next + 1 < tokens.Length && tokens[next].Is("-") && tokens[next + 1].Is("old"))
        {
            return new(next + 2, "year", "age");
        }
        return new(next, unit, null);
    }
}
