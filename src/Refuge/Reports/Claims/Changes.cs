using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells the count that holds from the one it took the place of: "fell from 33,409 in 79 camps to 18,842".
/// </summary>
static class Changes
{
    static readonly WordList Changing = new("""
        rose rise risen rises rising increas* decreas* drop* fell fall fallen falling declin* grew grown grow growing reduc* jump* climb* went gone down up shrank shrunk swelled doubled tripled
        """);

    static readonly WordList Hedging =
        new("about around some nearly almost over an a estimated approximately only just under more than the");

    /// <summary>The quantities without those that held before.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="told">The quantities of a claim.</param>
    internal static Quantity[] Latest(Token[] tokens, Quantity[] told)
    {
        if (told.Length < 2 || !Changing.IsIn(tokens)) return told;
        var old = Array.Find(told, quantity => IsBehind(tokens, quantity, "from"));
        if (old is null) return told;
        var next = Array.FindIndex(told, quantity => quantity != old && IsBehind(tokens, quantity, "to"));
        // "Up from 12,000": what was told before it holds.
        if (next < 0)
        {
            return IsBehind(tokens, old, "from", "up", "down") && told[0] != old
                ? Array.FindAll(told, quantity => quantity != old)
                : told;
        }
        // A number without a word for what it counts counts what the one before it did.
        var isBare = told[next].Counted is null;
        if (!isBare && told[next].Unit is { } unit && old.Unit is { } other && unit != other) return told;
        var held = isBare ? told[next] with { Unit = old.Unit, Counted = old.Counted } : told[next];
        return [held, .. told.Where((quantity, index) => index != next && quantity != old)];
    }

    /// <summary>
    /// Whether a word stands before a quantity, with none but hedges between, and one of others before it.
    /// </summary>
    static bool IsBehind(Token[] tokens, Quantity quantity, string word, params ReadOnlySpan<string> before)
    {
        var at = 0;
        while (at < tokens.Length && tokens[at].Start < quantity.Start) at++;
        at--;
        while (at > 0 && Hedging.Has(tokens[at].Lower)) at--;
        return at >= 0 && tokens[at].Is(word)
            && (before.IsEmpty || (at > 0 && before.Contains(tokens[at - 1].Lower)));
    }
}
