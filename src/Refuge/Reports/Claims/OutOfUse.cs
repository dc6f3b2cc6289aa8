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
            if (Value(sentence[at]) is not { } told || Serves(sentence, at, items) is not { } serves) continue;
            // "Of 12 taps only five work": those that serve are told.
            if (serves)
            {
                if (told < count.Value) return count with { Value = told };
                continue;
            }
            if (sentence[at].Start == start) return null;
            if (told < count.Value) return count with { Value = count.Value - told };
        }

        return count;
    }

    /// <summary>
    /// Whether a count is of things that somebody wants: "needs 20 latrines", "45 needed", "lacks two wells".
    /// </summary>
    /// <param name="count">The count.</param>
    /// <param name="sentence">[tokens] The words of the sentence.</param>
    internal static bool IsWanted(Quantity count, ReadOnlySpan<Token> sentence)
    {
        // "Needs: 12,000 masks, 40 toilets".
        for (var at = 1; at < Math.Min(sentence.Length, LongestOpening); at++)
        {
            if (sentence[at].Is(":")) return ListOfWants.Has(sentence[at - 1].Lower);
        }
        for (var at = 0; at < sentence.Length; at++)
        {
            if (sentence[at].Start < count.End && sentence[at].End > count.Start)
            {
                // "Needs another 20", "needs: 40".
                for (var before = at - 1; before >= Math.Max(0, at - BeforeWant); before--)
                {
                    if (Wanting.Has(sentence[before].Lower)) return true;
                    // "Asks for 15 latrines", "requests 30 more".
                    if (Asking.Has(sentence[before].Lower) && before + 1 < sentence.Length
                        && (sentence[before + 1].Is("for") || sentence[before].Lower.StartsWith("req", StringComparison.Ordinal)))
                    {
                        return true;
                    }
                    if (sentence[before].Lower is "," or ";" or "." || sentence[before].IsNumber) break;
                }
            }
            if (sentence[at].Start >= count.End)
            {
                for (var behind = at; behind < Math.Min(sentence.Length, at + BehindWant); behind++)
                {
                    if (Wanted.Has(sentence[behind].Lower)) return true;
                    if (sentence[behind].Lower is "," or ";" or "." or "and" || sentence[behind].IsNumber) break;
                }

                return false;
            }
        }

        return false;
    }

    const int BeforeWant = 3;

    const int LongestOpening = 5;

    const int BehindWant = 4;

    static readonly WordList Wanting = new("need needs needed require requires required lack lacks lacking needing");

    static readonly WordList Asking =
        new("ask asks asked asking request requests requested requesting appeal appeals appealed call calls called");

    /// <summary>
    /// What is asked for is a need, and stands nowhere: "asks for 15 latrines" is no count of the latrines of a camp.
    /// </summary>
    /// <param name="claims">The claims of a sentence.</param>
    /// <param name="sentence">[tokens] Its words.</param>
    internal static void Settle(List<DraftClaim> claims, ReadOnlySpan<Token> sentence)
    {
        for (var at = 0; at < claims.Count; at++)
        {
            if (claims[at] is
                {
                    Type: { Family: "camp", Kind: "sanitation" or "water" or "hygiene" or "shelter" },
                    Quantities: [var first, ..],
                } && IsWanted(first, sentence))
            {
                claims[at] = claims[at] with { Type = new("needs", "assessment"), Statements = [] };
            }
        }
    }

    static readonly WordList ListOfWants =
        new("needs needed gaps gap required requests requested priorities priority shortages missing "
            + "recommend recommended recommendations propose proposed planned");

    static readonly WordList Wanted = new("needed required missing lacking wanted planned");

    /// <summary>
    /// Whether so many of the things serve, by the words behind the number. Null where they do not say.
    /// </summary>
    static bool? Serves(ReadOnlySpan<Token> sentence, int number, WordList items)
    {
        var isDenied = false;
        for (var at = number + 1; at < Math.Min(sentence.Length, number + Reach); at++)
        {
            var word = sentence[at].Lower;
            if (Wrong.Has(word) || (word is "out" && at + 2 < sentence.Length && sentence[at + 1].Is("of")
                && sentence[at + 2].Lower is "order" or "service" or "use"))
            {
                return false;
            }
            if (Uses.Has(word)) return !isDenied;
            isDenied |= word is "not" or "no" or "cannot" or "can't" or "don't" or "doesn't" or "isn't" or "aren't";
            // "Eleven of 48 latrines": the number of all.
            if (sentence[at].IsNumber && sentence[at - 1].Is("of")) continue;
            if (!items.Has(word) && !Between.Has(word) && word is not ("(" or ")")) return null;
        }

        return null;
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
