using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Quantities;

/// <summary>
/// Rates: "litres per person per day", "dollars a litre", "people a day" are written <c>litre/person/day</c>,
/// <c>USD/litre</c>, <c>people/day</c>.
/// </summary>
static class Rates
{
    static readonly FrozenSet<string> Dividers = Units.Words(
        "second day week month year hour minute person people capita family household head km sqm hectare child adult");

    static readonly FrozenSet<string> Lengths = Units.Words("second minute hour day week month year");

    /// <summary>A unit with what it is taken over, and the index of the token after it.</summary>
    internal static (int Next, string Unit) Of(ReadOnlySpan<Token> tokens, int next, string unit)
    {
        var whole = unit;
        while (Divider(tokens, next, unit) is { } divider) (whole, next) = ($"{whole}/{divider}", next + 2);
        return (next, whole switch { "km/hour" => "km/h", "mile/hour" => "mph", _ => whole });
    }

    /// <summary>
    /// "15 litres of water per person per day": the rate behind what is measured. Null when none stands there.
    /// </summary>
    internal static Counting.Noun? Behind(ReadOnlySpan<Token> tokens, Counting.Noun measure, string text)
    {
        if (measure.Unit is null || measure.Next >= tokens.Length || !tokens[measure.Next].Is("of")) return null;
        var noun = Counting.NounPhrase(tokens, measure.Next + 1);
        if (noun.Length == 0) return null;
        var (next, unit) = Of(tokens, noun.End, measure.Unit);
        return next == noun.End
            ? null
            : new(next, unit, Counting.Lowered(text[tokens[noun.Start].Start..tokens[noun.End - 1].End]));
    }

    static string? Divider(ReadOnlySpan<Token> tokens, int at, string unit)
    {
        if (at + 1 >= tokens.Length || !tokens[at + 1].IsWord) return null;
        var word = tokens[at + 1].Lower;
        var name = Units.Measure(word) ?? Units.Singular(word);
        return tokens[at].Lower switch
        {
            // "six hours a day", but no "three days a second": the whole is longer than its part.
            "a" or "an" when Units.IsTime(unit) => IsLonger(name, unit) ? name : null,
            "a" or "an" => Lengths.Contains(name) || Units.Measure(word) is not null ? name : null,
            "per" =>
                Dividers.Contains(word) || Units.Measure(word) is not null
                    || (!tokens[at + 1].Capital && word is not ("cent" or "se" or "diem" or "annum")) ? name : null,
            "each" or "/" => Dividers.Contains(word) || Units.Measure(word) is not null ? name : null,
            _ => null,
        };
    }

    static bool IsLonger(string whole, string part) => (part, whole) switch
    {
        ("second" or "minute" or "hour", "day" or "week" or "month" or "year") => true,
        ("day", "week" or "month" or "year") => true,
        _ => false,
    };
}
