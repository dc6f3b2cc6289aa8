using System.Globalization;
using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells how many of some things stand and do not serve: "40 toilets; 12 are full", "six latrines, of which two are out
/// of order", "eleven of 48 latrines burned down".
/// </summary>
static class OutOfUse
{
    /// <summary>So many words at most stand between the number and what is wrong.</summary>
    const int Reach = 9;

    static readonly WordList Wrong = new(
        "broken broke full collaps* dried dry damag* blocked unusable destroyed burned burnt contaminated "
        + "non-functional nonfunctional inoperable unserviceable flooded");

    static readonly WordList Uses = new("work works working functional functioning function usable used use serve");

    static readonly WordList Between = new(
        "of which them the these those are is was were has have had been do does did be being now already also "
        + "currently still ran run and to no longer not cannot can't don't doesn't isn't aren't all");

    static readonly string[] Words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>What serves of a count: what does not is taken off. Null where the count is of what does not.</summary>
    /// <param name="count">How many stand.</param>
    /// <param name="start">Where the count begins in the text.</param>
    /// <param name="sentence">[tokens] The words of the sentence.</param>
    /// <param name="items">The words for the things.</param>
    internal static Stated? Without(Stated count, int start, ReadOnlySpan<Token> sentence, WordList items)
    {
        for (var at = 0; at < sentence.Length; at++)
        {
            if (Value(sentence[at]) is not { } broken || !IsWrong(sentence, at, items)) continue;
            if (sentence[at].Start == start) return null;
            if (broken < count.Value) return count with { Value = count.Value - broken };
        }

        return count;
    }

    /// <summary>Whether the words behind a number say that so many of the things do not serve.</summary>
    static bool IsWrong(ReadOnlySpan<Token> sentence, int number, WordList items)
    {
        var isDenied = false;
        for (var at = number + 1; at < Math.Min(sentence.Length, number + Reach); at++)
        {
            var word = sentence[at].Lower;
            if (Wrong.Has(word) || (word is "out" && at + 2 < sentence.Length && sentence[at + 1].Is("of")
                && sentence[at + 2].Lower is "order" or "service" or "use"))
            {
                return true;
            }
            if (Uses.Has(word)) return isDenied;
            isDenied |= word is "not" or "no" or "cannot" or "can't" or "don't" or "doesn't" or "isn't" or "aren't";
            // "Eleven of 48 latrines": the number of all.
            if (sentence[at].IsNumber && sentence[at - 1].Is("of")) continue;
            if (!items.Has(word) && !Between.Has(word) && word is not ("(" or ")")) return false;
        }

        return false;
    }

    static int? Value(in Token token)
    {
        if (token.IsNumber)
        {
            return int.TryParse(token.Lower, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;
        }
        var at = Array.IndexOf(Words, token.Lower);
        return at > 0 ? at : null;
    }
}
