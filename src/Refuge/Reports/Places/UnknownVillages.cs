using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Places;

/// <summary>
/// Finds villages that no gazetteer shows by what is said of them: people came to them, left them or cannot reach them
/// ("left Shangil Tobaya on Saturday"), or a word for a part of a town stands behind ("the Sayyida Zainab
/// neighbourhood").
/// </summary>
static class UnknownVillages
{
    /// <summary>A name has so many words at most.</summary>
    const int Longest = 3;

    /// <summary>Verbs whose object is a place, if it has a name.</summary>
    static readonly FrozenSet<string> Reaching =
        Units.Words("reach reached reaching left leaving fled fleeing entered");

    /// <summary>Verbs that bring people to a place or from one.</summary>
    static readonly FrozenSet<string> Moving = Units.Words("""
        come came coming arrive arrived arriving move moved moving flee fled fleeing return returned returning relocate relocated walk walked trek trekked displaced evacuated transferred travelled traveled
        """);

    static readonly FrozenSet<string> Ways = Units.Words("to into in at from towards near");

    static readonly FrozenSet<string> Parts = Units.Words("""
        village neighbourhood neighborhood suburb quarter ward hamlet parish township locality payam boma villages
        """);

    /// <summary>What may follow a name that stands by itself.</summary>
    static readonly FrozenSet<string> Behind = Units.Words("""
        on in since after before by for to from and or with because as during when where while but yesterday today last this over at near via through village town
        """);

    static readonly FrozenSet<string> NoPlaces = Units.Words("""
        islam god mr mrs ms dr president minister prime general unhcr unicef wfp iom who ocha parliament congress ministry committee cabinet facebook twitter christmas ramadan easter eid
        south-east south-west north-east north-west i muslims christians
        """);

    /// <summary>Adds the names of a sentence that must be villages and that nothing has found.</summary>
    internal static void Add(string text, Token[] tokens, List<PlaceReader.Named> named)
    {
        var count = named.Count;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (!Begins(tokens, at)) continue;
            var end = at;
            while (end < tokens.Length && end - at < Longest && IsPart(tokens[end])
                && !Parts.Contains(tokens[end].Lower))
            {
                end++;
            }
            if (end - at == Longest && end < tokens.Length && IsPart(tokens[end])) continue;
            if (IsBehindMove(tokens, at, end) || IsPartOfTown(tokens, at, end))
            {
                if (!IsCapitals(text, tokens[at]) && !IsHeading(tokens)
                    && !named.Exists(other => other.First < end && at < other.Next))
                {
                    named.Add(new(at, end, []));
                }
            }

            at = end;
        }

        if (named.Count > count) named.Sort(static (one, other) => one.First.CompareTo(other.First));
    }

    static bool Begins(Token[] tokens, int at) => IsPart(tokens[at]) && !IsPart(tokens[at - 1])
        && tokens[at].Length > 2 && !PlaceReader.CommonWords.Contains(tokens[at].Lower)
        && !NoPlaces.Contains(tokens[at].Lower) && !SpokenOf(tokens[at].Lower);

    static bool IsPart(in Token token) => token is { IsWord: true, Capital: true };

    /// <summary>"Iraqis", "Nigerian": peoples, and no place.</summary>
    static bool SpokenOf(string word) =>
        word.EndsWith("ians", StringComparison.Ordinal) || word.EndsWith("ian", StringComparison.Ordinal)
            || word.EndsWith("ese", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal);

    static bool IsBehindMove(Token[] tokens, int at, int end)
    {
        if (end < tokens.Length && tokens[end].IsWord && !Behind.Contains(tokens[end].Lower)) return false;
        if (end < tokens.Length && tokens[end].Lower is "'s" or "’s" or "-") return false;
        if (Reaching.Contains(tokens[at - 1].Lower)) return true;
        return at > 1 && Ways.Contains(tokens[at - 1].Lower) && Moving.Contains(tokens[at - 2].Lower);
    }

    /// <summary>"In the Sayyida Zainab neighbourhood".</summary>
    static bool IsPartOfTown(Token[] tokens, int at, int end) =>
        end < tokens.Length && Parts.Contains(tokens[end].Lower) && !tokens[end].Capital
            && (Ways.Contains(tokens[at - 1].Lower)
                || (at > 1 && tokens[at - 1].Is("the") && Ways.Contains(tokens[at - 2].Lower)));

    static bool IsCapitals(string text, in Token token) =>
        !text.AsSpan(token.Start, token.Length).ContainsAnyInRange('a', 'z');

    /// <summary>In a title most words have a capital, and a capital says nothing.</summary>
    static bool IsHeading(Token[] tokens)
    {
        var (words, capitals) = (0, 0);
        foreach (var token in tokens)
        {
            if (!token.IsWord || token.Length < 4) continue;
            words++;
            if (token.Capital) capitals++;
        }

        return capitals * 3 > words * 2;
    }
}
