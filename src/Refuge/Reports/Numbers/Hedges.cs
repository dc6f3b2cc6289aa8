using System.Collections.Frozen;
using Refuge.Reports.Language;

namespace Refuge.Reports.Numbers;

/// <summary>The words around a number that bound the truth: "at least", "more than", "around", "or more".</summary>
static class Hedges
{
    static readonly FrozenDictionary<string, Bound> Before = WordTable.Enums<Bound>("""
        at_least=AtLeast no_fewer_than=AtLeast no_less_than=AtLeast not_less_than=AtLeast not_fewer_than=AtLeast
        a_minimum_of=AtLeast minimum_of=AtLeast minimum=AtLeast more_than=MoreThan over=MoreThan above=MoreThan
        in_excess_of=MoreThan upwards_of=MoreThan upward_of=MoreThan exceeding=MoreThan exceeded=MoreThan
        exceeds=MoreThan greater_than=MoreThan well_over=MoreThan just_over=MoreThan beyond=MoreThan
        surpassed=MoreThan >=MoreThan ≥=AtLeast up_to=AtMost as_many_as=AtMost as_much_as=AtMost at_most=AtMost
        no_more_than=AtMost not_more_than=AtMost a_maximum_of=AtMost maximum_of=AtMost less_than=AtMost
        fewer_than=AtMost under=AtMost below=AtMost <=AtMost ≤=AtMost about=About around=About some=About
        approximately=About roughly=About nearly=About almost=About close_to=About an_estimated=About estimated=About
        circa=About approx=About approx.=About in_the_region_of=About somewhere_around=About an_average_of=About
        ~=About ≈=About est=About just_under=About just_about=About an_additional=Exact another=Exact a_further=Exact
        a_total_of=Exact further=Exact
        mas_de=MoreThan plus_de=MoreThan mais_de=MoreThan por_lo_menos=AtLeast al_menos=AtLeast au_moins=AtLeast pelo_menos=AtLeast ao_menos=AtLeast
        cerca_de=About alrededor_de=About pres_de=About aproximadamente=About unos=About unas=About environ=About quelque=About casi=About quase=About
        hasta=AtMost jusqu'a=AtMost ate=AtMost menos_de=AtMost moins_de=AtMost un_total_de=Exact um_total_de=Exact otras=Exact otros=Exact
        """);

    static readonly FrozenDictionary<string, Bound> After = WordTable.Enums<Bound>("""
        or_more=AtLeast or_so=About plus=AtLeast +=AtLeast or_less=AtMost or_fewer=AtMost at_least=AtLeast odd=About
        """);

    const int LongestBefore = 4;

    /// <summary>The hedge that ends right before <paramref name="at"/>: where it begins, and what it says.</summary>
    /// <returns>The index <paramref name="at"/> itself with <see cref="Bound.Exact"/> when there is none.</returns>
    internal static (int Start, Bound Bound) EndingAt(ReadOnlySpan<Token> tokens, int at)
    {
        if (IsNoMore(tokens, at)) return (at - 3, Bound.AtMost);
        for (var length = Math.Min(LongestBefore, at); length > 0; length--)
        {
            if (Before.TryGetValue(Phrase(tokens, at - length, at), out var bound))
            {
                // "spread over 8 square kilometres": a place, no hedge.
                if (length == 1 && tokens[at - 1].Is("over") && at >= 2
                    && (
                        tokens[at - 2].Lower is "spread" or "spreads"
                        || tokens[at - 2].Lower.StartsWith("stretch", StringComparison.Ordinal)))
                {
                    return (at, Bound.Exact);
                }
                // "some over 200", "an estimated more than": the stronger word further out or further in decides.
                var (outer, also) = bound is Bound.About or Bound.Exact && at - length > 0
                    ? EndingAt(tokens, at - length)
                    : (at - length, Bound.Exact);
                return (outer, also is Bound.Exact ? bound : also);
            }
        }

        return (at, Bound.Exact);
    }

    /// <summary>"no wider than", "no later than": at most.</summary>
    static bool IsNoMore(ReadOnlySpan<Token> tokens, int at) =>
        at >= 3 && tokens[at - 1].Is("than") && tokens[at - 3].Is("no")
            && tokens[at - 2].Lower.EndsWith("er", StringComparison.Ordinal) && !tokens[at - 2].Is("fewer");

    /// <summary>The hedge that begins at <paramref name="at"/>: the index after it, and what it says.</summary>
    internal static (int Next, Bound? Bound) StartingAt(ReadOnlySpan<Token> tokens, int at)
    {
        for (var length = Math.Min(2, tokens.Length - at); length > 0; length--)
        {
            if (After.TryGetValue(Phrase(tokens, at, at + length), out var bound)) return (at + length, bound);
        }

        return (at, null);
    }

    static string Word(in Token token) => token.IsWord ? RomanceWords.Plain(token.Lower) : token.Lower;

    static string Phrase(ReadOnlySpan<Token> tokens, int start, int end) => (end - start) switch
    {
        1 => Word(tokens[start]),
        2 => $"{Word(tokens[start])} {Word(tokens[start + 1])}",
        3 => $"{Word(tokens[start])} {Word(tokens[start + 1])} {Word(tokens[start + 2])}",
        _ => $"{tokens[start].Lower} {tokens[start + 1].Lower} {tokens[start + 2].Lower} {tokens[start + 3].Lower}",
    };
}
