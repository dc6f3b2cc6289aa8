using System.Collections.Frozen;
using Refuge.Reports.Claims;
using Refuge.Reports.Language;
using Refuge.Reports.Numbers;

namespace Refuge.Reports.Quantities;

/// <summary>
/// What a number counts when no noun follows it: told by the words around it, or by the quantity before it.
/// </summary>
static class QuantityContext
{
    const int OldestAge = 110;

    static readonly FrozenSet<string> Lookback = Units.Words(
        "population number numbers toll total totaling totalling tally estimated count figure people displaced");

    /// <summary>What only people do, and what is done to people only.</summary>
    static readonly FrozenSet<string> Dwelling = Units.Words("rescued saved sleeping living staying spending fleeing");

    static readonly FrozenSet<string> Kin = Units.Words("family household mother father parents crew team");

    // Words between two quantities of one kind: "from 64", "and 31", "another 3,000".
    static readonly FrozenSet<string> Joints = Units.Words("to from and or another just only plus then while but , ;");

    /// <summary>"a family of seven", "the mother of three": people, whatever verb follows.</summary>
    internal static bool IsKin(ReadOnlySpan<Token> tokens, int start) =>
        start >= 2 && tokens[start - 1].Is("of") && Kin.Contains(tokens[start - 2].Lower);

    /// <summary>"aged 56", "he is 56", "Amina, 34, said": an age in years.</summary>
    internal static bool IsAge(ReadOnlySpan<Token> tokens, int start, int next, double? value)
    {
        if (value is not (> 0 and <= OldestAge) || value != Math.Floor(value.Value) || start == 0
            || !tokens[start].IsNumber || next != start + 1)
        {
            return false;
        }
        if (tokens[start - 1].Lower is "aged" or "age"
            || (tokens[start - 1].Is("of") && start >= 2 && tokens[start - 2].Is("age")))
        {
            return true;
        }
        if (tokens[start - 1].Lower is "is" or "was" && start >= 2 && tokens[start - 2].Lower is "he" or "she"
            && (next >= tokens.Length || tokens[next].Lower is "." or "," or "and" or "but" or "when"))
        {
            return true;
        }
        return tokens[start - 1].Is(",") && next < tokens.Length && tokens[next].Is(",") && start >= 3
            && tokens[start - 2].Capital && tokens[start - 3].Capital && next + 1 < tokens.Length
            && tokens[next + 1].IsWord;
    }

    /// <summary>
    /// "a population of over 1,000", "the toll rose to 82", "60 were killed", "the missing at 14": people, though no
    /// noun follows.
    /// </summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="hedge">Where the hedge of the number begins; the number itself when it has none.</param>
    /// <param name="start">Where the number begins, with its currency.</param>
    /// <param name="next">The index of the token after it.</param>
    internal static string? Around(ReadOnlySpan<Token> tokens, int hedge, int start, int next)
    {
        for (var at = next; at < Math.Min(tokens.Length, next + 5); at++)
        {
            if (Counting.IsFate(tokens[at].Lower) || Dwelling.Contains(tokens[at].Lower)) return "people";
            if (!(
                tokens[at].Lower
                is "were" or "was" or "are" or "is" or "have" or "has" or "been" or "had" or "others" or "other" or "more" or "be" or "also" or "newly" or "internally" or "of" or "them" or "feared" or "presumed" or "believed" or "confirmed"))
            {
                break;
            }
        }

        if (hedge >= 1
            && tokens[hedge - 1].Lower
            is "killing" or "wounding" or "injuring" or "displacing" or "killed" or "wounded" or "injured" or "displaced")
        {
            return "people";
        }
        if (start >= 2 && tokens[start - 1].Is("at") && Counting.IsFate(tokens[start - 2].Lower)) return "people";
        if (NumberOf(tokens, start) is { } noun) return noun;
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

    /// <summary>"the number of trucks fell from 600": what the number before it is a number of.</summary>
    static string? NumberOf(ReadOnlySpan<Token> tokens, int start)
    {
        for (var at = start - 3; at >= 0 && at > start - 9; at--)
        {
            if (tokens[at].Lower is "," or ";" || tokens[at].IsNumber) return null;
            if (!tokens[at].Is("number") || !tokens[at + 1].Is("of")) continue;
            var noun = Counting.NounPhrase(tokens, at + 2);
            return noun.Length == 0 || noun.End > start || Units.IsPerson(tokens[noun.End - 1].Lower)
                ? null
                : Units.Singular(tokens[noun.End - 1].Lower);
        }

        return null;
    }

    /// <summary>
    /// "two of the three gates", "3 of 41 health centres": what the whole is counted in. Null when no whole follows.
    /// </summary>
    internal static Counting.Noun? OfWhole(ReadOnlySpan<Token> tokens, int next, string text)
    {
        if (next + 1 >= tokens.Length || !tokens[next].Is("of")) return null;
        var whole = next + 1;
        while (whole < tokens.Length && tokens[whole].Lower is "the" or "its" or "their" or "these" or "those") whole++;
        if (NumberReader.At(tokens, whole) is not { IsVague: false } number) return null;
        var noun = Counting.After(tokens, number.Next, text);
        return noun.Unit is null ? null : noun with { Next = next };
    }

    /// <summary>
    /// "forty boats set out and 31 arrived", "from 400,000 tonnes to 250,000": the unit of the quantity before, left
    /// out the second time.
    /// </summary>
    internal static string? Carried(
        ReadOnlySpan<Token> tokens, int start, int number, IReadOnlyList<Quantity> found, int sentence)
    {
        if (found.Count == 0 || start == 0 || number >= tokens.Length) return null;
        var last = found[^1];
        if (last.Unit is null || last.Start < sentence || tokens[number].Start <= last.End) return null;
        return Joints.Contains(tokens[start - 1].Lower) || Joints.Contains(tokens[number - 1].Lower)
            || Joints.Contains(tokens[start].Lower)
            // "90 children a day; 14 had measles": the pace is not carried.
            ? last.Unit.StartsWith("people/", StringComparison.Ordinal) ? "people" : last.Unit
            : null;
    }
}
