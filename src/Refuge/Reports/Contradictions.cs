using System.Globalization;

namespace Refuge.Reports;

/// <summary>Lays claims beside each other and says what is to be made of those that differ.</summary>
static class Contradictions
{
    /// <summary>Numbers given round may be off by half their last round step; this share covers "65" told as "60".</summary>
    const double RoundingShare = 0.08;

    /// <summary>How far a conversion may be off before it is an error and not rounding.</summary>
    const double ConversionShare = 0.06;

    const int MostPairs = 40;

    /// <summary>The pairs of claims that differ, with verdicts.</summary>
    internal static List<Contradiction> Between(IReadOnlyList<Claim> claims)
    {
        var found = new List<Contradiction>();
        foreach (var group in claims.GroupBy(static claim => claim.Type).Where(static group => group.Count() > 1))
        {
            var members = group.ToList();
            if (group.Key.ToString() == "place.distance") Pairs(members, Distance, found);
            else if (group.Key is { Family: "territory", Kind: "retaken" or "lost" }) Pairs(members, Sequence, found);
            else if (group.Key.Family is "casualties" or "displacement" or "population" or "camp" or "funding") Pairs(members, Counts, found);
        }

        foreach (var claim in claims) Conversion(claim, found);
        States(claims, found);
        Headline(claims, found);
        return found;
    }

    /// <summary>For each claim that tells of the same crowd or event as an earlier one, the identity of the earlier one.</summary>
    internal static IReadOnlyList<Claim> WithRepeats(IReadOnlyList<Claim> claims)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. claims.Select(claim => Key(claim) is not { } key || first.TryAdd(key, claim.Id) ? claim : claim with { SameAs = first[key] })];
    }

    static string? Key(Claim claim)
    {
        var counted = claim.Quantities.FirstOrDefault(static quantity => quantity.Unit is "people" or "family" or "household" or "USD" or "house" or "toilet");
        var place = claim.Places.FirstOrDefault(static place => place.Id is not null)?.Id ?? (claim.Places.Count == 0 ? null : claim.Places[0].Reason) ?? "";
        var value = counted?.Value ?? counted?.Low;
        if (value is null) return null;
        var family = claim.Type.Family is "displacement" or "population" ? claim.Type.Kind is "present" or "trapped" ? "crowd" : "moved" : claim.Type.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{family}|{place}|{counted!.Unit}|{value}");
    }

    static void Pairs(List<Claim> members, Func<Claim, Claim, Contradiction?> compare, List<Contradiction> found)
    {
        for (var one = 0; one < members.Count; one++)
        {
            for (var other = one + 1; other < Math.Min(members.Count, one + MostPairs); other++)
            {
                if (members[one].Quote.Start != members[other].Quote.Start && compare(members[one], members[other]) is { } difference) found.Add(difference);
            }
        }
    }

    static Contradiction? Distance(Claim one, Claim other)
    {
        if (!SamePlaces(one, other) || Kilometres(one) is not { } a || Kilometres(other) is not { } b || a.Value == b.Value) return null;
        var (low, high) = (Math.Min(a.Value, b.Value), Math.Max(a.Value, b.Value));
        var agree = Overlap(a, b) || (high - low) / high <= RoundingShare;
        return new(
            one.Quote, other.Quote, "numeric_discrepancy", agree ? Verdict.Compatible : Verdict.Hard,
            string.Create(CultureInfo.InvariantCulture, $"{a.Value:0.#} km here and {b.Value:0.#} km there; they differ by {high - low:0.#} km, {(high - low) / high:P0}."));
    }

    static bool SamePlaces(Claim one, Claim other)
    {
        var (a, b) = (Ids(one), Ids(other));
        return a.Count > 0 && (a.SetEquals(b) || (a.Count == 1 && b.IsSupersetOf(a)) || (b.Count == 1 && a.IsSupersetOf(b)));
    }

    static HashSet<string> Ids(Claim claim) => [.. claim.Places.Select(static place => place.Id ?? PlaceKey.Of(place.Quote))];

    static (double Value, double Low, double High)? Kilometres(Claim claim)
    {
        var quantity = claim.Quantities.FirstOrDefault(static quantity => quantity is { Unit: "km", Value: not null }) ?? claim.Quantities.FirstOrDefault(static quantity => quantity.Value is not null && Units.Kilometres(quantity.Unit) is not null);
        if (quantity is null || Units.Kilometres(quantity.Unit) is not { } factor) return null;
        var value = quantity.Value!.Value * factor;
        return (value, (quantity.Low ?? 0) * factor, (quantity.High ?? double.PositiveInfinity) * factor);
    }

    static bool Overlap((double Value, double Low, double High) a, (double Value, double Low, double High) b) => a.Low <= b.High && b.Low <= a.High;

    /// <summary>One place taken on two days: a sequence when fighting went on or the later claim speaks of full control.</summary>
    static Contradiction? Sequence(Claim one, Claim other)
    {
        if (one.Date?.First is null || other.Date?.First is null || one.Date == other.Date || !Ids(one).Overlaps(Ids(other))) return null;
        var (earlier, later) = one.Date.First < other.Date.First ? (one, other) : (other, one);
        var completes = later.QuoteText.Contains("full", StringComparison.OrdinalIgnoreCase) || later.QuoteText.Contains("complete", StringComparison.OrdinalIgnoreCase) || later.QuoteText.Contains("entire", StringComparison.OrdinalIgnoreCase) || later.QuoteText.Contains("whole", StringComparison.OrdinalIgnoreCase);
        return new(
            one.Quote, other.Quote, "date_discrepancy", completes ? Verdict.ResolvedBySequence : Verdict.Hard,
            string.Create(CultureInfo.InvariantCulture, $"{earlier.Type.Kind} {earlier.Date!.First:yyyy-MM-dd} and {later.Date!.First:yyyy-MM-dd}{(completes ? ", the later being full control" : "")}."));
    }

    static Contradiction? Counts(Claim one, Claim other)
    {
        var a = one.Quantities.FirstOrDefault(static quantity => quantity is { Unit: "people" or "family" or "household" or "USD", Value: not null });
        var b = other.Quantities.FirstOrDefault(quantity => quantity.Unit == a?.Unit && quantity.Value is not null);
        if (a is null || b is null || a.Value == b.Value || !Ids(one).Overlaps(Ids(other))) return null;
        var agree = (a.Low ?? 0) <= (b.High ?? double.PositiveInfinity) && (b.Low ?? 0) <= (a.High ?? double.PositiveInfinity);
        var ratio = Math.Max(a.Value!.Value, b.Value!.Value) / Math.Max(1, Math.Min(a.Value.Value, b.Value.Value));
        // Ten times more or less is another group, not the same one counted anew.
        if (ratio > 10) return null;
        var verdict = agree ? Verdict.Compatible : one.Date?.Last is { } before && other.Date?.Last is { } after && before != after ? Verdict.Superseded : Verdict.Hard;
        return new(one.Quote, other.Quote, "numeric_discrepancy", verdict, string.Create(CultureInfo.InvariantCulture, $"{a.Quote} here and {b.Quote} there."));
    }

    /// <summary>The check within "40 miles (65 kilometers)".</summary>
    static void Conversion(Claim claim, List<Contradiction> found)
    {
        for (var index = 0; index + 1 < claim.Quantities.Count; index++)
        {
            var (a, b) = (claim.Quantities[index], claim.Quantities[index + 1]);
            if (a.Unit == b.Unit || Units.Kilometres(a.Unit) is not { } one || Units.Kilometres(b.Unit) is not { } other || a.Value is null || b.Value is null || b.Start - a.End > 4) continue;
            var (first, second) = (a.Value.Value * one, b.Value.Value * other);
            if (Math.Abs(first - second) <= ConversionShare * Math.Max(first, second)) continue;
            found.Add(new(
                new QuoteEvidence(claim.Report, a.Start, a.End, a.Quote), new QuoteEvidence(claim.Report, b.Start, b.End, b.Quote), "conversion", Verdict.Hard,
                string.Create(CultureInfo.InvariantCulture, $"{a.Quote} is {first:0.#} km, not {second:0.#} km.")));
        }
    }

    /// <summary>Money that was allocated and money that must still be released are two states of one thing.</summary>
    static void States(IReadOnlyList<Claim> claims, List<Contradiction> found)
    {
        var given = claims.FirstOrDefault(static claim => claim.Type is { Family: "funding", Kind: "allocated" or "received" });
        if (given is null) return;
        foreach (var wanted in claims.Where(static claim => claim.Type is { Family: "funding", Kind: "need" or "requested" }).Take(MostPairs))
        {
            found.Add(new(given.Quote, wanted.Quote, "money_state", Verdict.DifferentStates, $"Money {given.Type.Kind} and money {(wanted.Type.Kind == "need" ? "still to be released" : "requested")} are different states."));
        }
    }

    /// <summary>A headline that credits somebody whom no claim of the body credits with the same.</summary>
    static void Headline(IReadOnlyList<Claim> claims, List<Contradiction> found)
    {
        var head = claims.TakeWhile(static claim => claim.Date?.First is null || claim.Modality == Modality.Planned).FirstOrDefault(static claim => claim.Actors.Any(IsMilitia));
        if (head is null) return;
        var body = claims.Where(claim => claim.Type is { Family: "territory", Kind: "retaken" } && claim.Date?.First is not null && claim.Quote.Start > head.Quote.Start).ToList();
        if (body.Find(static claim => claim.Actors.Count > 0) is not { } first || body.Exists(static claim => claim.Actors.Any(IsMilitia))) return;
        found.Add(new(head.Quote, first.Quote, "headline", Verdict.Compatible, "The headline credits militias; no claim of the body credits them with it."));
    }

    static bool IsMilitia(string actor) => actor.Contains("militia", StringComparison.OrdinalIgnoreCase);
}
