using System.Globalization;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>Lays claims beside each other and says what is to be made of those that differ.</summary>
static class Contradictions
{
    /// <summary>
    /// Numbers given round may be off by half their last round step; this share covers "65" told as "60".
    /// </summary>
    const double RoundingShare = 0.08;

    /// <summary>How far a conversion may be off before it is an error and not rounding.</summary>
    const double ConversionShare = 0.06;

    const int MostPairs = 40;

    /// <summary>
    /// The pairs of claims that differ, with verdicts. Claims are asked for one after the other; few are held at a
    /// time.
    /// </summary>
    internal static IReadOnlyList<Contradiction> Between(IReadOnlyList<Claim> claims)
    {
        var (order, kinds) = (new List<Kind>(), new Dictionary<ClaimType, Kind>());
        var others = new List<Contradiction>();
        for (var index = 0; index < claims.Count; index++)
        {
            var claim = claims[index];
            if (!kinds.TryGetValue(claim.Type, out var kind))
            {
                kinds.Add(claim.Type, kind = new(Comparison(claim.Type)));
                order.Add(kind);
            }

            kind.Lay(index, claim);
            Conversion(claim, others);
        }

        States(claims, others);
        Headline(claims, others);
        return new ContradictionList(
            claims,
            [.. order.SelectMany(
                static kind => kind.Found.OrderBy(static pair => pair.One).ThenBy(static pair => pair.Other))], others);
    }

    /// <summary>
    /// What two claims of one type are compared by. Null when claims of the type stand for themselves.
    /// </summary>
    static Func<Claim, Claim, Contradiction?>? Comparison(ClaimType type) => type switch
    {
        { Family: "place", Kind: "distance" } => Distance,
        { Family: "territory", Kind: "retaken" or "lost" } => Sequence,
        { Family: "casualties" or "displacement" or "population" or "camp" or "funding" } => Counts,
        _ => null,
    };

    /// <summary>Two claims that differ, by their places among the claims.</summary>
    internal readonly record struct Pair(int One, int Other, Func<Claim, Claim, Contradiction?> Compare);

    /// <summary>The claims of one type: each is compared with the few before it.</summary>
    sealed class Kind(Func<Claim, Claim, Contradiction?>? compare)
    {
        readonly Queue<(int Index, Claim Claim)> latest = new();

        internal List<Pair> Found { get; } = [];

        internal void Lay(int index, Claim claim)
        {
            if (compare is null) return;
            foreach (var (earlier, one) in latest)
            {
                if (one.Quote.Start != claim.Quote.Start && compare(one, claim) is not null)
                {
                    Found.Add(new(earlier, index, compare));
                }
            }

            latest.Enqueue((index, claim));
            if (latest.Count >= MostPairs) latest.Dequeue();
        }
    }

    /// <summary>
    /// For each claim that tells of the same crowd or event as an earlier one, the index of the earlier one; −1 for the
    /// others.
    /// </summary>
    internal static int[] Firsts(IReadOnlyList<DraftClaim> claims)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var firsts = new int[claims.Count];
        for (var index = 0; index < firsts.Length; index++)
        {
            firsts[index] = Key(claims[index]) is not { } key || seen.TryAdd(key, index) ? -1 : seen[key];
        }

        return firsts;
    }

    static string? Key(DraftClaim claim)
    {
        var counted = claim.Quantities.FirstOrDefault(
            static quantity => quantity.Unit is "people" or "family" or "household" or "USD" or "house" or "toilet");
        var value = counted?.Value ?? counted?.Low;
        if (value is null) return null;
        var place = claim.Places.FirstOrDefault(static place => place.Id is not null)?.Id
            ?? (
                claim.Places.Count == 0
                ? null
                : claim.Places[0].Reference is NearPlace near
                ? $"{near.What} {near.AnchorName}"
                : claim.Places[0].Quote) ?? "";
        var family = claim.Type.Family is "displacement" or "population"
            ? claim.Type.Kind is "present" or "trapped" ? "crowd" : "moved"
            : claim.Type.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{family}|{place}|{counted!.Unit}|{value}");
    }

    static Contradiction? Distance(Claim one, Claim other)
    {
        if (!SamePlaces(one, other) || Kilometres(one) is not { } a || Kilometres(other) is not { } b
            || a.Value == b.Value)
        {
            return null;
        }
        var (low, high) = (Math.Min(a.Value, b.Value), Math.Max(a.Value, b.Value));
        var agree = Overlap(a, b) || (high - low) / high <= RoundingShare;
        return new(
            one.Quote, other.Quote, "numeric_discrepancy", agree ? Verdict.Compatible : Verdict.Hard,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{a.Value:0.#} km here and {b.Value:0.#} km there; they differ by {high - low:0.#} km, "
                + $"{(high - low) / high:P0}."));
    }

    static bool SamePlaces(Claim one, Claim other)
    {
        var (a, b) = (Ids(one), Ids(other));
        return a.Count > 0
            && (a.SetEquals(b) || (a.Count == 1 && b.IsSupersetOf(a)) || (b.Count == 1 && a.IsSupersetOf(b)));
    }

    static HashSet<string> Ids(Claim claim) =>
        [.. claim.Places.Select(static place => place.Id ?? PlaceKey.Of(place.Quote))];

    static (double Value, double Low, double High)? Kilometres(Claim claim)
    {
        var quantity = claim.Quantities.FirstOrDefault(static quantity => quantity is { Unit: "km", Value: not null })
            ?? claim.Quantities.FirstOrDefault(
                static quantity => quantity.Value is not null && Units.Kilometres(quantity.Unit) is not null);
        if (quantity is null || Units.Kilometres(quantity.Unit) is not { } factor) return null;
        var value = quantity.Value!.Value * factor;
        return (value, (quantity.Low ?? 0) * factor, (quantity.High ?? double.PositiveInfinity) * factor);
    }

    static bool Overlap((double Value, double Low, double High) a, (double Value, double Low, double High) b) =>
        a.Low <= b.High && b.Low <= a.High;

    /// <summary>
    /// One place taken on two days: a sequence when fighting went on or the later claim speaks of full control.
    /// </summary>
    static Contradiction? Sequence(Claim one, Claim other)
    {
        if (one.Date?.First is null || other.Date?.First is null || one.Date == other.Date
            || !Ids(one).Overlaps(Ids(other)))
        {
            return null;
        }
        var (earlier, later) = one.Date.First < other.Date.First ? (one, other) : (other, one);
        var completes = later.QuoteText.Contains("full", StringComparison.OrdinalIgnoreCase)
            || later.QuoteText.Contains("complete", StringComparison.OrdinalIgnoreCase)
            || later.QuoteText.Contains("entire", StringComparison.OrdinalIgnoreCase)
            || later.QuoteText.Contains("whole", StringComparison.OrdinalIgnoreCase);
        return new(
            one.Quote, other.Quote, "date_discrepancy", completes ? Verdict.ResolvedBySequence : Verdict.Hard,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{earlier.Type.Kind} {earlier.Date!.First:yyyy-MM-dd} and "
                + $"{later.Date!.First:yyyy-MM-dd}{(completes ? ", the later being full control" : "")}."));
    }

    static Contradiction? Counts(Claim one, Claim other)
    {
        var a = one.Quantities.FirstOrDefault(
            static quantity => quantity is { Unit: "people" or "family" or "household" or "USD", Value: not null });
        var b = other.Quantities.FirstOrDefault(quantity => quantity.Unit == a?.Unit && quantity.Value is not null);
        if (a is null || b is null || a.Value == b.Value || !Ids(one).Overlaps(Ids(other))) return null;
        var agree = (a.Low ?? 0) <= (b.High ?? double.PositiveInfinity)
            && (b.Low ?? 0) <= (a.High ?? double.PositiveInfinity);
        var ratio = Math.Max(a.Value!.Value, b.Value!.Value) / Math.Max(1, Math.Min(a.Value.Value, b.Value.Value));
        // Ten times more or less is another group, not the same one counted anew.
        if (ratio > 10) return null;
        var verdict = agree
            ? Verdict.Compatible
            : one.Date?.Last is { } before && other.Date?.Last is { } after && before != after
            ? Verdict.Superseded
            : Verdict.Hard;
        return new(
            one.Quote, other.Quote, "numeric_discrepancy", verdict,
            string.Create(CultureInfo.InvariantCulture, $"{a.Quote} here and {b.Quote} there."));
    }

    /// <summary>The check within "40 miles (65 kilometers)".</summary>
    static void Conversion(Claim claim, List<Contradiction> found)
    {
        for (var index = 0; index + 1 < claim.Quantities.Count; index++)
        {
            var (a, b) = (claim.Quantities[index], claim.Quantities[index + 1]);
            if (a.Unit == b.Unit || Units.Kilometres(a.Unit) is not { } one || Units.Kilometres(b.Unit) is not { } other
                || a.Value is null || b.Value is null || b.Start - a.End > 4)
            {
                continue;
            }
            var (first, second) = (a.Value.Value * one, b.Value.Value * other);
            if (Math.Abs(first - second) <= ConversionShare * Math.Max(first, second)) continue;
            found.Add(new(
                new QuoteEvidence(claim.Report, a.Start, a.End, a.Quote),
                new QuoteEvidence(claim.Report, b.Start, b.End, b.Quote), "conversion", Verdict.Hard,
                string.Create(CultureInfo.InvariantCulture, $"{a.Quote} is {first:0.#} km, not {second:0.#} km.")));
        }
    }

    /// <summary>Money that was allocated and money that must still be released are two states of one thing.</summary>
    static void States(IReadOnlyList<Claim> claims, List<Contradiction> found)
    {
        var given =
            claims.FirstOrDefault(static claim => claim.Type is { Family: "funding", Kind: "allocated" or "received" });
        if (given is null) return;
        foreach (var wanted in claims.Where(
            static claim => claim.Type is { Family: "funding", Kind: "need" or "requested" }).Take(MostPairs))
        {
            found.Add(
                new(
                    given.Quote, wanted.Quote, "money_state", Verdict.DifferentStates,
                    $"Money {given.Type.Kind} and money "
                    + $"{(wanted.Type.Kind == "need" ? "still to be released" : "requested")} are different states."));
        }
    }

    /// <summary>A headline that credits somebody whom no claim of the body credits with the same.</summary>
    static void Headline(IReadOnlyList<Claim> claims, List<Contradiction> found)
    {
        var head = claims.TakeWhile(static claim => claim.Date?.First is null || claim.Modality == Modality.Planned)
            .FirstOrDefault(static claim => claim.Actors.Any(IsMilitia));
        if (head is null) return;
        Claim? first = null;
        foreach (var claim in claims)
        {
            if (claim.Type is not { Family: "territory", Kind: "retaken" } || claim.Date?.First is null
                || claim.Quote.Start <= head.Quote.Start)
            {
                continue;
            }
            if (claim.Actors.Any(IsMilitia)) return;
            if (claim.Actors.Count > 0) first ??= claim;
        }

        if (first is null) return;
        found.Add(
            new(
                head.Quote, first.Quote, "headline", Verdict.Compatible,
                "The headline credits militias; no claim of the body credits them with it."));
    }

    static bool IsMilitia(string actor) => actor.Contains("militia", StringComparison.OrdinalIgnoreCase);
}
