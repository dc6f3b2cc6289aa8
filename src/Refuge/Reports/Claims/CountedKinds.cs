using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells which of several counts of a clause a claim is about: "31 suspected cases and two deaths" tells of two killed,
/// not of 31.
/// </summary>
static class CountedKinds
{
    /// <summary>The quantities without those that count another fate.</summary>
    /// <param name="type">What the claim tells.</param>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="quantities">The quantities of its words.</param>
    internal static Quantity[] Of(ClaimType type, ReadOnlySpan<Token> tokens, Quantity[] quantities) => type switch
    {
        { Family: "camp", Kind: "population" } or { Family: "population", Kind: "present" } =>
            People(quantities.Length > 1 ? Staying(tokens, Brought(tokens, quantities)) : quantities),
        // "85,000 inside a siege".
        { Family: "population", Kind: "trapped" } => People(quantities),
        // "Built for 400".
        { Family: "camp", Kind: "capacity" } when quantities is [{ Unit: null }] => People(quantities),
        { Family: "casualties", Kind: "killed" } => Fated(Without(quantities, Cases, Injuries)),
        { Family: "casualties", Kind: "injured" } => Fated(Without(quantities, Cases, Deaths)),
        { Family: "camp", Kind: "health" } or { Family: "health" } =>
            Array.Exists(quantities, IsCase) ? Without(quantities, Deaths) : quantities,
        _ => quantities,
    };

    /// <summary>Fewer are no count of a site without a word for people.</summary>
    const double FewestBare = 10;

    /// <summary>"Another 4,000 are in the school": a bare number of those who are there counts people.</summary>
    static Quantity[] People(Quantity[] quantities) =>
        Array.Exists(quantities, static quantity => quantity.Unit is not null || quantity.Counted is not null)
            ? quantities
            : Array.ConvertAll(
                quantities,
                static quantity => quantity.Value >= FewestBare ? quantity with { Unit = "people" } : quantity);

    /// <summary>
    /// "4,003 were moved to Alma, bringing its people to 93,109": those who are there are what the total is brought to.
    /// </summary>
    static Quantity[] Brought(ReadOnlySpan<Token> tokens, Quantity[] quantities)
    {
        foreach (var token in tokens)
        {
            if (token.Lower is not ("bringing" or "brings" or "brought")) continue;
            Quantity[] behind = [.. quantities.Where(quantity => quantity.Start > token.End)];
            return behind.Length > 0 && behind.Length < quantities.Length ? behind : quantities;
        }

        return quantities;
    }

    /// <summary>"A school, meant for 600 pupils, hosts 1,900": its room is no count of those who are there.</summary>
    static Quantity[] Staying(ReadOnlySpan<Token> tokens, Quantity[] quantities)
    {
        var kept = new List<Quantity>(quantities.Length);
        foreach (var quantity in quantities)
        {
            var at = 0;
            while (at < tokens.Length && tokens[at].Start < quantity.Start) at++;
            var isRoom = at > 1 && tokens[at - 1].Is("for")
                && tokens[at - 2].Lower is "meant" or "built" or "designed" or "planned" or "intended" or "up";
            if (!isRoom) kept.Add(quantity);
        }

        return kept.Count is 0 ? quantities : [.. kept];
    }

    /// <summary>
    /// "Cases rose from 40 to 63, with two deaths": beside a count of people a bare number counts others.
    /// </summary>
    static Quantity[] Fated(Quantity[] quantities) =>
        Array.Exists(quantities, static quantity => quantity.Unit is "people" or "death" or "injury")
            ? Array.FindAll(quantities, static quantity => quantity.Unit is not null)
            : quantities;

    const string Cases = "case", Injuries = "injur", Deaths = "death";

    /// <summary>Whether a quantity counts cases of an illness.</summary>
    internal static bool IsCase(Quantity quantity) => Counts(quantity, Cases);

    /// <summary>Whether a quantity counts the dead.</summary>
    internal static bool IsDeath(Quantity quantity) => Counts(quantity, Deaths) || Counts(quantity, "fatalit");

    static Quantity[] Without(Quantity[] quantities, params ReadOnlySpan<string> others)
    {
        var kept = new List<Quantity>(quantities.Length);
        foreach (var quantity in quantities)
        {
            var isOther = false;
            foreach (var other in others) isOther |= Counts(quantity, other);
            if (!isOther) kept.Add(quantity);
        }

        return kept.Count == quantities.Length ? quantities : [.. kept];
    }

    static bool Counts(Quantity quantity, string stem) =>
        (quantity.Unit?.StartsWith(stem, StringComparison.Ordinal) ?? false)
            || (quantity.Counted is { } counted
                && Array.Exists(
                    counted.Split(' '), word => word.StartsWith(stem, StringComparison.OrdinalIgnoreCase)));
}
