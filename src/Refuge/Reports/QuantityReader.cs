using System.Collections.Frozen;

namespace Refuge.Reports;

/// <summary>Finds the quantities of a sentence: value, bounds, unit, and what is counted.</summary>
/// <remarks>
/// A number is taken with the hedge before it and the noun after it: "at least 1 million people". Numbers that name rather
/// than count (dates, clock times, list numbers, flight and article numbers) are left out.
/// </remarks>
sealed class QuantityReader
{
    static readonly FrozenSet<string> Labels = Units.Words("""
        resolution flight article no no. chapter page route highway interstate figure table section annex phase ipc covid channel number op psalm verse apartment
        """);

    static readonly FrozenSet<string> Lookback = Units.Words("population number numbers toll total totaling totalling tally estimated count figure people displaced");

    readonly List<Quantity> found = [];

    /// <summary>The quantities of <paramref name="sentence"/>, with places in the readable text.</summary>
    /// <param name="text">The readable text.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="dates">Stretches that name days, months or years: numbers in them are not quantities.</param>
    internal IReadOnlyList<Quantity> Read(string text, Sentence sentence, IReadOnlyList<Stretch> dates)
    {
        found.Clear();
        var tokens = sentence.Tokens.AsSpan();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (ArabicQuantities.At(text, tokens, at) is { } arabic && !InDate(tokens[at], dates))
            {
                found.Add(arabic.Quantity);
                at = arabic.Next - 1;
                continue;
            }

            if (Numbers.At(tokens, at) is not { } number) continue;
            if (IsName(tokens, at, number) || InDate(tokens[at], dates))
            {
                at = Math.Max(at, number.Next - 1);
                continue;
            }

            at = Take(text, tokens, at, number) - 1;
        }

        return [.. found];
    }

    static bool InDate(Token token, IReadOnlyList<Stretch> dates)
    {
        foreach (var date in dates)
        {
            if (date.Start <= token.Start && token.End <= date.End) return true;
        }

        return false;
    }

    /// <summary>Whether the number at <paramref name="at"/> names something rather than counts it.</summary>
    static bool IsName(ReadOnlySpan<Token> tokens, int at, Numbers.Number number)
    {
        var before = at > 0 ? tokens[at - 1] : Token.None;
        var after = number.Next < tokens.Length ? tokens[number.Next] : Token.None;
        if (tokens[at].IsNumber)
        {
            // Letters glued on: "28th", "A320", "COVID-19", "10:35", "1)" and "1." at the head of a line.
            if (after.IsWord && after.Start == tokens[number.Next - 1].End && after.Lower is "st" or "nd" or "rd" or "th") return true;
            if (before.IsWord && before.End == tokens[at].Start && Units.Currency(before.Lower) is null) return true;
            if (at >= 2 && before.Lower is "-" or "–" && before.End == tokens[at].Start && tokens[at - 2].IsWord && tokens[at - 2].End == before.Start) return true;
            if (before.Is(":") && before.End == tokens[at].Start && at >= 2 && tokens[at - 2].IsNumber) return true;
            if (after.Is(":") && after.Start == tokens[at].End && number.Next + 1 < tokens.Length && tokens[number.Next + 1].IsNumber) return true;
            if (at == 0 && after.Lower is "." or ")" && number.Value < 100) return true;
            if (before.Lower is "#" or "/" or "@" || (after.Is("/") && after.Start == tokens[at].End)) return true;
            if (before.IsWord && Labels.Contains(before.Lower) && (before.Capital || before.Lower is "no" or "no." or "ipc")) return true;
            return tokens[at].Lower.Length > 1 && tokens[at].Lower[0] == '0' && char.IsDigit(tokens[at].Lower[1]);
        }

        if (tokens[at].Is("one")) return IsPronoun(tokens, at, number);
        if (tokens[at].Is("several") || tokens[at].Is("a") && number.IsVague || tokens[at].Is("few")) return NounAfter(tokens, number.Next).Length == 0;
        return before.Lower is "no" && tokens[at].Is("one");
    }

    static bool IsPronoun(ReadOnlySpan<Token> tokens, int at, Numbers.Number number)
    {
        if (number.Next > at + 1) return false;
        if (number.Next >= tokens.Length) return true;
        if (at > 0 && tokens[at - 1].Lower is "no" or "every" or "any" or "each" or "this" or "that" or "the" or "another" or "which" or "some") return true;
        var noun = NounAfter(tokens, number.Next);
        if (noun.Length == 0) return true;
        var word = tokens[noun.End - 1].Lower;
        return !(Units.IsPerson(word) || Units.IsHome(word) || Units.Measure(word) is not null || word is "percent" or "%");
    }

    int Take(string text, ReadOnlySpan<Token> tokens, int at, Numbers.Number number)
    {
        var (start, currency) = CurrencyBefore(tokens, at);
        var (hedgeStart, bound) = Hedges.EndingAt(tokens, start);
        var (low, high, value, next) = (number.Low, number.High, number.Value, number.Next);
        if (Range(tokens, number) is { } second)
        {
            (low, high, value, next) = (number.Low * Scale(number, second), second.High ?? second.Low, null, second.Next);
            if (hedgeStart > 0 && tokens[hedgeStart - 1].Is("between")) hedgeStart--;
            else if (start > 0 && tokens[start - 1].Is("between")) hedgeStart = start - 1;
        }

        var (afterHedge, trailing) = Hedges.StartingAt(tokens, next);
        var what = Counting.After(tokens, afterHedge, text);
        if (what.Unit is null && currency is null && trailing is not null && afterHedge > next) what = what with { Next = afterHedge };
        var unit = currency ?? what.Unit ?? ContextUnit(tokens, start, next);
        var end = currency is not null && what.Unit is null && what.Counted is not null ? next : Math.Max(next, what.Next);
        if (currency is not null && Units.Currency(what.Unit ?? "") is null && what.Unit is not ("USD" or "EUR")) end = Math.Max(next, afterHedge > next && trailing is not null ? afterHedge : next);
        if (trailing is { } late) bound = late;
        (low, high) = value is { } known ? Bounds(known, bound) : Loosened(low, high, bound);
        var (from, to) = (tokens[hedgeStart].Start, tokens[end - 1].End);
        found.Add(new(from, to, text[from..to], value, low, high, unit, bound, what.Counted));
        return Math.Max(end, at + 1);
    }

    static double Scale(Numbers.Number first, Numbers.Number second) =>
        // "2 to 3 million" means 2 million: a small first number takes the scale of the second.
        first.Low is < 1000 and > 0 && second.Low >= 1e4 && second.Low / 1000 >= first.Low / 10
            ? second.Low >= 1e9 ? 1e9 : second.Low >= 1e6 ? 1e6 : second.Low / first.Low > 500 ? 1e3 : 1
            : 1;

    static Numbers.Number? Range(ReadOnlySpan<Token> tokens, Numbers.Number first)
    {
        var at = first.Next;
        if (first.IsVague || at + 1 >= tokens.Length || tokens[at].Lower is not ("-" or "–" or "—" or "to" or "and" or "or")) return null;
        var between = tokens[at].Is("and");
        var start = first.Next - 1;
        while (start > 0 && start > first.Next - 8 && !tokens[start].Is("between")) start--;
        if (between && !tokens[start].Is("between")) return null;
        var next = at + 1;
        if (tokens[next].Lower is "$" or "€" or "£") next++;
        if (next >= tokens.Length || Numbers.At(tokens, next) is not { IsVague: false } second) return null;
        if (tokens[at].Is("or") && !(first.InWords && second.InWords)) return null;
        return second.High >= first.Low ? second : null;
    }

    static (double? Low, double? High) Bounds(double value, Bound bound) => bound switch
    {
        Bound.AtLeast or Bound.MoreThan => (value, null),
        Bound.AtMost => (null, value),
        Bound.About => (value * (1 - Stated.AboutShare), value * (1 + Stated.AboutShare)),
        _ => (value, value),
    };

    static (double? Low, double? High) Loosened(double? low, double? high, Bound bound) => bound switch
    {
        Bound.AtLeast or Bound.MoreThan => (low, null),
        Bound.AtMost => (null, high ?? low * 10),
        Bound.About => (low * (1 - Stated.AboutShare), high * (1 + Stated.AboutShare)),
        _ => (low, high),
    };

    static (int Start, string? Currency) CurrencyBefore(ReadOnlySpan<Token> tokens, int at)
    {
        if (at == 0) return (at, null);
        var before = tokens[at - 1];
        if (before.Is("$"))
        {
            var letters = at >= 2 && tokens[at - 2].IsWord && tokens[at - 2].End == before.Start && tokens[at - 2].Lower is "us" or "u.s." or "a" or "c" or "hk" or "nz";
            return (letters ? at - 2 : at - 1, letters && tokens[at - 2].Lower is "a" ? "AUD" : letters && tokens[at - 2].Lower is "c" ? "CAD" : "USD");
        }

        if (before.Lower is "rs" or "rs.") return (at - 1, "INR");
        if (before.Is(".") && at >= 2 && tokens[at - 2].Is("rs")) return (at - 2, "INR");
        return before.Length <= 3 && before.Lower is "€" or "£" or "¥" or "₹" or "usd" or "eur" or "gbp" or "iqd" or "jpy" or "cny" or "inr" or "chf" or "aud" or "cad"
            ? (at - 1, Units.Currency(before.Lower))
            : (at, null);
    }

    /// <summary>"a population of over 1,000", "the toll rose to 82", "60 were killed": people, though no noun follows.</summary>
    static string? ContextUnit(ReadOnlySpan<Token> tokens, int start, int next)
    {
        for (var at = next; at < Math.Min(tokens.Length, next + 5); at++)
        {
            if (Counting.IsFate(tokens[at].Lower)) return "people";
            if (!(tokens[at].Lower is "were" or "was" or "are" or "is" or "have" or "has" or "been" or "had" or "others" or "other" or "more" or "be" or "also" or "newly" or "internally" or "of" or "them")) break;
        }

        var (people, cue) = (false, false);
        string? home = null;
        for (var at = Math.Max(0, start - 7); at < start; at++)
        {
            if (tokens[at].Lower is "population" or "toll") (people, cue) = (true, true);
            if (Lookback.Contains(tokens[at].Lower)) cue = true;
            if (cue && Units.IsPerson(tokens[at].Lower)) people = true;
            if (cue && Units.IsHome(tokens[at].Lower)) home = Units.Singular(tokens[at].Lower);
            if (tokens[at].Lower is "," or ";" or ".") (people, cue, home) = (false, false, null);
        }

        return cue && home is not null ? home : people && cue ? "people" : null;
    }

    static Stretch NounAfter(ReadOnlySpan<Token> tokens, int at) => Counting.NounPhrase(tokens, at);
}
