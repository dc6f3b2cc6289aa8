using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells a ratio ("600 people to a latrine", "1 toilet per 150 people") from a count ("two toilets for over 1,000
/// people").
/// </summary>
/// <remarks>
/// A ratio says how many people share one thing. It says neither how many things there are nor how many people.
/// </remarks>
/// <param name="PeoplePerItem">How many people share one. Null when households are counted.</param>
/// <param name="People">The quantity of people that belongs to it.</param>
sealed record Ratio(Stated? PeoplePerItem, Quantity People)
{
    /// <summary>Words for toilets.</summary>
    internal static WordList Toilets { get; } = new("toilet toilets latrine latrines");

    /// <summary>Everything that people may share by ratio.</summary>
    internal static WordList Shared { get; } = new(
        "toilet toilets latrine latrines well wells tap taps faucet faucets borehole boreholes pump pumps shower "
        + "showers tent "
        + "tents doctor doctors teacher teachers");

    /// <summary>How far the words of a ratio may stand from its number of people, in tokens.</summary>
    const int Near = 5;

    /// <summary>The ratio of people to <paramref name="items"/> in a clause. Null when it states none.</summary>
    internal static Ratio? Of(ReadOnlySpan<Token> clause, IReadOnlyList<Quantity> quantities, WordList items)
    {
        if (items.Find(clause) < 0) return null;
        foreach (var people in quantities)
        {
            var isCrowd = people.Unit is "people" or "household" or "family";
            if (!isCrowd && !IsRate(people, items)) continue;
            if (!IsRate(people, items) && !IsShared(clause, quantities, people, items)) continue;
            return new(people.Unit is "household" or "family" ? null : StatementReader.Number(people), people);
        }

        return null;
    }

    /// <summary>
    /// Whether <paramref name="quantity"/> belongs to a ratio of the clause: its number of people, or the one thing
    /// they share.
    /// </summary>
    internal static bool IsPartOf(
        ReadOnlySpan<Token> clause, IReadOnlyList<Quantity> quantities, Quantity quantity, WordList items) =>
        Of(clause, quantities, items) is { } ratio
            && (ReferenceEquals(ratio.People, quantity) || (quantity.Value == 1 && Counts(quantity, items)));

    /// <summary>Whether <paramref name="quantity"/> counts <paramref name="items"/>.</summary>
    internal static bool Counts(Quantity quantity, WordList items) =>
        (quantity.Unit is { } unit && items.Has(unit))
            || (
                quantity.Counted is { } counted && counted.ToLowerInvariant().Split(' ').Any(items.Has)
                && quantity.Unit is not "people");

    /// <summary>"600 people per latrine" is read as one quantity, in people for each latrine.</summary>
    static bool IsRate(Quantity quantity, WordList items) =>
        quantity.Unit is { } unit && unit.StartsWith("people/", StringComparison.Ordinal)
            && items.Has(unit["people/".Length..]);

    static bool IsShared(
        ReadOnlySpan<Token> clause, IReadOnlyList<Quantity> quantities, Quantity people, WordList items)
    {
        var (start, end) = (First(clause, people.Start), Next(clause, people.End));
        if (start < 0) return false;
        // "for every 250 people", "per 150 people", "each 20 people".
        var before = Math.Max(0, start - 2);
        if (clause[before..start] is var lead && (Has(lead, "per") || Has(lead, "every") || Has(lead, "each")))
        {
            return true;
        }
        // "600 people to a latrine", "20 people for each toilet", "50 households share one latrine".
        for (var at = end; at < Math.Min(clause.Length, end + Near); at++)
        {
            if (items.Has(clause[at].Lower) && at - 1 >= end
                && clause[at - 1].Lower is "a" or "an" or "one" or "each" or "every" or "1" or "single")
            {
                return true;
            }
        }

        // "One latrine is shared by about 600 people", "one toilet for 600 people": one thing first; "there is one"
        // counts it.
        var one = quantities.FirstOrDefault(quantity => quantity.Value == 1 && Counts(quantity, items));
        if (one is null || one.Start > people.Start) return false;
        var at1 = First(clause, one.Start);
        return at1 >= 0 && !(at1 > 0 && clause[at1 - 1].Lower is "is" or "are" or "was" or "only" or "just" or "a");
    }

    static int First(ReadOnlySpan<Token> clause, int start)
    {
        for (var at = 0; at < clause.Length; at++)
        {
            if (clause[at].End > start) return at;
        }

        return -1;
    }

    static int Next(ReadOnlySpan<Token> clause, int end)
    {
        for (var at = 0; at < clause.Length; at++)
        {
            if (clause[at].Start >= end) return at;
        }

        return clause.Length;
    }

    static bool Has(ReadOnlySpan<Token> tokens, string word)
    {
        foreach (var token in tokens)
        {
            if (token.Is(word)) return true;
        }

        return false;
    }
}
