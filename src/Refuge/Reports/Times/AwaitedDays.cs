using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Times;

/// <summary>Tells a weekday that is waited for from one that is past.</summary>
static class AwaitedDays
{
    static readonly FrozenSet<string> Lasting = Units.Words(
        "continued lasted went raged ran persisted remained stayed fought held stood worked lived slept waited "
        + "sheltered stranded closed");

    /// <summary>
    /// "until Tuesday", "by 9 a.m. Tuesday", "as early as Tuesday": a weekday that is waited for is yet to come.
    /// </summary>
    internal static bool IsAwaited(ReadOnlySpan<Token> tokens, int at)
    {
        var before = at - 1;
        while (before >= 0 && at - before < 5
            && (
                tokens[before].IsNumber
                || tokens[before].Lower is "a.m." or "p.m." or "noon" or "midnight" or "est" or "edt" or "gmt" or ":"))
        {
            before--;
        }
        // "until Thursday they had not": told from a day that is past.
        for (var after = at + 1; after < Math.Min(tokens.Length, at + 6); after++)
        {
            if (tokens[after].Lower is "had" or "was" or "were" or "did") return false;
        }

        if (before < 0) return false;
        if (before > 0 && tokens[before].Is("least") && tokens[before - 1].Is("at")) before -= 2;
        if (before < 0) return false;
        if (tokens[before].Lower is "until" or "till") return !HasLasted(tokens, before);
        // "We need 320 tents by Wednesday", "completed by Thursday" behind "will be".
        if (tokens[before].Is("by")) return Awaits(tokens, before);
        return before >= 2 && tokens[before].Is("as") && tokens[before - 1].Lower is "soon" or "early"
            && tokens[before - 2].Is("as");
    }

    /// <summary>Whether the nearest verb before a word tells of what is wanted or to come.</summary>
    static bool Awaits(ReadOnlySpan<Token> tokens, int by)
    {
        const int Reach = 12;
        for (var at = by - 1; at >= Math.Max(0, by - Reach); at--)
        {
            if (tokens[at].Lower is "need" or "needs" or "require" or "requires" or "must" or "want" or "should"
                || Tenses.IsFuture(tokens[at].Lower))
            {
                return true;
            }
            if (Tenses.IsPastForm(tokens[at].Lower) || tokens[at].Lower is ";") return false;
        }

        return false;
    }

    /// <summary>"Fighting continued until Saturday" is over; "postponed until Saturday" is not.</summary>
    static bool HasLasted(ReadOnlySpan<Token> tokens, int until)
    {
        const int Reach = 8;
        for (var at = until - 1; at >= Math.Max(0, until - Reach); at--)
        {
            // "Is closed until Saturday" is not over.
            if (Lasting.Contains(tokens[at].Lower))
            {
                return !(at > 0 && tokens[at - 1].Lower is "is" or "are" or "be" or "remain" or "remains");
            }
            if (Tenses.IsFuture(tokens[at].Lower) || tokens[at].Lower is "," or ";") return false;
        }

        return false;
    }
}
