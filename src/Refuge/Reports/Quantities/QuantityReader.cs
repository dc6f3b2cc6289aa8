using Refuge.Reports.Claims;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Quantities;

/// <summary>Finds the quantities of a sentence: value, bounds, unit, and what is counted.</summary>
/// <remarks>
/// A number is taken with the hedge before it and the noun after it: "at least 1 million people". Numbers that name
/// rather than count (dates, clock times, list numbers, flight and article numbers) are left out.
/// </remarks>
sealed class QuantityReader
{
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

            if ((NumberReader.At(tokens, at) ?? CountingArticle(tokens, at)) is not { } number) continue;
            if (QuantityNames.Is(tokens, at, number) || InDate(tokens[at], dates))
            {
                at = Math.Max(at, number.Next - 1);
                continue;
            }

            at = Take(text, sentence, at, number) - 1;
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

    /// <summary>"more than a week", "a metre and a half": with a hedge or a half, the article counts one.</summary>
    static NumberReader.Number? CountingArticle(ReadOnlySpan<Token> tokens, int at)
    {
        if (tokens[at].Lower is not ("a" or "an") || at + 1 >= tokens.Length
            || Units.Measure(tokens[at + 1].Lower) is null)
        {
            return null;
        }
        if (IsAndHalf(tokens, at + 2)) return new(at + 1, 1.5, 1.5, 1.5, true);
        return at > 0 && Hedges.EndingAt(tokens, at).Bound is not Bound.Exact ? new(at + 1, 1, 1, 1, true) : null;
    }

    static bool IsAndHalf(ReadOnlySpan<Token> tokens, int at) =>
        at + 2 < tokens.Length && tokens[at].Is("and") && tokens[at + 1].Is("a") && tokens[at + 2].Is("half");

    int Take(string text, Sentence sentence, int at, NumberReader.Number number)
    {
        var tokens = sentence.Tokens.AsSpan();
        var (start, currency) = CurrencyBefore(tokens, at);
        var isBelow = start > 0 && tokens[start - 1].Is("minus");
        if (isBelow) start--;
        var (hedgeStart, bound) = Hedges.EndingAt(tokens, start);
        var (low, high, value, next) = (number.Low, number.High, number.Value, number.Next);
        if (isBelow) (low, high, value) = (-high, -low, -value);
        if (QuantityRanges.At(tokens, start, number) is { } range)
        {
            (low, high, value, next) = (range.Low, range.High, null, range.Next);
            if (hedgeStart > 0 && tokens[hedgeStart - 1].Is("between")) hedgeStart--;
            else if (start > 0 && tokens[start - 1].Is("between")) hedgeStart = start - 1;
        }

        var (afterHedge, trailing) = Hedges.StartingAt(tokens, next);
        var what = What(text, tokens, at, next, afterHedge, value);
        if (what.Unit is null && currency is null && trailing is not null && afterHedge > next)
        {
            what = what with { Next = afterHedge };
        }
        var end = Math.Max(next, what.Next);
        if (value == 1.5 && IsAndHalf(tokens, end)) end += 3;
        var unit = what.Unit;
        if (currency is not null)
        {
            var noun = trailing is not null && afterHedge > next ? afterHedge : next;
            (end, unit) = Units.Currency(what.Unit ?? "") is null && what.Unit is not ("USD" or "EUR")
                ? Rates.Of(tokens, noun, currency)
                : (end, currency);
        }
        else if (unit is null && start > 0 && tokens[start - 1].Is("magnitude"))
        {
            (unit, hedgeStart) = ("magnitude", Math.Min(hedgeStart, start - 1));
        }

        unit ??= QuantityContext.Around(tokens, hedgeStart, start, next)
            ?? (value < 1 ? null : QuantityContext.Carried(tokens, hedgeStart, at, found, sentence.Tokens[0].Start));
        if (trailing is { } late) bound = late;
        if (value is null && high is null && bound == Bound.Exact) bound = Bound.AtLeast;
        (low, high) = value is { } known ? Bounds(known, bound) : Loosened(low, high, bound);
        var (from, to) = (tokens[hedgeStart].Start, tokens[end - 1].End);
        found.Add(new(from, to, text[from..to], value, low, high, unit, bound, what.Counted));
        return Math.Max(end, at + 1);
    }

    /// <summary>What the number counts, by the words right behind it.</summary>
    static Counting.Noun What(string text, ReadOnlySpan<Token> tokens, int at, int next, int afterHedge, double? value)
    {
        if (QuantityContext.IsKin(tokens, at)) return new(next, "people", null);
        if (QuantityContext.IsAge(tokens, at, next, value)) return new(next, "year", "age");
        return QuantityContext.OfWhole(tokens, next, text) ?? Counting.After(tokens, afterHedge, text);
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
        // A range says for itself how sure it is: "about 10 to 15".
        _ => (low, high),
    };

    static (int Start, string? Currency) CurrencyBefore(ReadOnlySpan<Token> tokens, int at)
    {
        if (at == 0) return (at, null);
        var before = tokens[at - 1];
        if (before.Is("$"))
        {
            var letters = at >= 2 && tokens[at - 2].IsWord && tokens[at - 2].End == before.Start
                && tokens[at - 2].Lower is "us" or "u.s." or "a" or "c" or "hk" or "nz";
            return (
                letters ? at - 2 : at - 1,
                letters && tokens[at - 2].Lower is "a"
                ? "AUD"
                : letters && tokens[at - 2].Lower is "c" ? "CAD" : "USD");
        }

        if (before.Lower is "rs" or "rs.") return (at - 1, "INR");
        if (before.Is(".") && at >= 2 && tokens[at - 2].Is("rs")) return (at - 2, "INR");
        return before.Length <= 3
            && before.Lower
            is "€" or "£" or "¥" or "₹" or "usd" or "eur" or "gbp" or "iqd" or "jpy" or "cny" or "inr" or "chf" or "aud" or "cad"
            ? (at - 1, Units.Currency(before.Lower))
            : (at, null);
    }
}
