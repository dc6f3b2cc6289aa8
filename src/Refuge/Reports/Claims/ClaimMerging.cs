using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>Brings together what predicates tell and what the table of words tells of one sentence.</summary>
static class ClaimMerging
{
    /// <summary>Leaves one of two claims of one family in one clause.</summary>
    /// <param name="claims">The claims of a sentence: those told by predicates, then those of the table of
    /// words.</param>
    /// <param name="told">How many are told by predicates.</param>
    /// <param name="isInCamp">Whether the text speaks of a camp.</param>
    internal static void Merge(List<DraftClaim> claims, int told, bool isInCamp)
    {
        for (var at = claims.Count - 1; at >= told; at--)
        {
            if (!IsToldByWords(claims[at], isInCamp)
                && (
                    !IsKept(claims[at])
                    || claims.Take(told)
                    .Any(
                        other => IsLike(other, claims[at])
                        || (
                            claims[at].Type.Family is "conflict"
                        && Share(other, claims[at])))))
            {
                claims.RemoveAt(at);
            }
        }

        // Several crowds told one by one stand for the words round them.
        for (var at = claims.Count - 1; at >= told; at--)
        {
            if (claims[at].Type is { Family: "camp", Kind: "population" }
                && claims.Take(told).Count(other => IsLike(other, claims[at])) > 1)
            {
                claims.RemoveAt(at);
            }
        }

        for (var at = told - 1; at >= 0; at--)
        {
            if (claims.Skip(told).Any(other => IsToldByWords(other, isInCamp) && IsLike(other, claims[at])))
            {
                claims.RemoveAt(at);
                told--;
            }
        }

        // "Eleven people at the site have measles": the ill are not those who live there.
        var ill = claims.FindAll(
            static claim => claim.Type is { Family: "health" or "casualties" } or { Family: "camp", Kind: "health" });
        for (var at = claims.Count - 1; at >= 0; at--)
        {
            if (claims[at].Type is { Family: "camp", Kind: "population" }
                && ill.Exists(other => Share(other, claims[at]) && IsOfOneNumber(other, claims[at])))
            {
                claims.RemoveAt(at);
                if (at < told) told--;
            }
        }

        WithoutTheDead(claims);

        for (var at = claims.Count - 1; at >= told; at--)
        {
            var claim = claims[at];
            if (IsEmpty(claim)
                || claim is { Type: { Family: "camp", Kind: "population" }, Happened: false }
                || claims.Take(told)
                    .Any(other => other.Happened && Share(other, claim) && IsMentioned(other.Type, claim)
                        && !IsCountedBeside(claim, other)))
            {
                claims.RemoveAt(at);
            }
        }

        // A camp to be built is one claim, whether by its room or by its people.
        for (var at = claims.Count - 1; at > 0; at--)
        {
            if (claims.Take(at).Any(
                other => (other.Type == claims[at].Type || (other.Type.Kind is "capacity"
                && claims[at].Type.Kind is "population")) && other.Where.Overlaps(claims[at].Where)
                && claims[at].Type.Family is "camp" && IsOfOneNumber(other, claims[at])))
            {
                claims.RemoveAt(at);
                if (at < told) told--;
            }
        }

        // "Food was not being distributed in the camps" tells of food, not of aid.
        for (var at = told - 1; at >= 0; at--)
        {
            var claim = claims[at];
            if (claim is { Happened: false, Type: { Family: "response" } }
                && claims.Skip(told).Any(other => other.Type.Family is "camp" && Share(other, claim)))
            {
                claims.RemoveAt(at);
                told--;
            }
        }

        WithoutTheServed(claims);
        claims.RemoveAll(IsOfThings);

        // "280,000 new arrivals sleep in the open": they are there, and are not told to come.
        claims.RemoveAll(
            claim => claim.Type is { Family: "displacement", Kind: "arrival" } && claims.Exists(
                other => other.Type is { Family: "population", Kind: "present" } && IsOfOneNumber(other, claim)
                    && other.Where.Start <= claim.Where.Start && claim.Where.End <= other.Where.End));

        // "9,450 buildings collapsed, among them 61 schools": no service is told of.
        claims.RemoveAll(
            claim => claim.Type is { Family: "recovery", Kind: "services" } && claims.Exists(
                other => other.Type is { Family: "damage", Kind: "buildings" } && Share(other, claim)));

        // "A makeshift site houses 1,250 people" is told by its people.
        claims.RemoveAll(
            claim => claim.Type is { Family: "camp", Kind: "shelter" } && claims.Exists(
                other => other.Type is { Family: "camp", Kind: "population" } && Share(other, claim)
                && IsOfOneNumber(other, claim)));
    }

    /// <summary>
    /// Takes back what another claim of the sentence tells: of "cholera is feared but no case has been reported" only
    /// what is feared stays.
    /// </summary>
    internal static void WithoutRepeats(List<DraftClaim> claims)
    {
        // "The number of houses destroyed will increase": nobody plans damage, and nothing is counted.
        claims.RemoveAll(
            static claim => claim is { Type.Family: "damage", Modality: Modality.Planned, Quantities.Count: 0 });
        // "967,115 people are affected, including 18 deaths": the dead are told as dead.
        claims.RemoveAll(
            claim => claim is { Type.Family: "hazard", Quantities: [var first, ..] } && claims.Exists(
                other => other.Type.Family is "casualties" && other.Quantities.Any(
                    quantity => quantity.Start == first.Start)));
        // "Electricity is down" is told once.
        claims.RemoveAll(
            claim => claim.Type is { Family: "damage", Kind: "services" } && claims.Exists(
                other => other.Type is { Family: "damage", Kind: "electricity" } && other.Where.Overlaps(claim.Where)));
        // "The town has been besieged": nobody is counted as trapped besides.
        claims.RemoveAll(
            claim => claim is { Type: { Family: "population", Kind: "trapped" }, Quantities.Count: 0 }
                && claims.Exists(
                    other => other.Type is { Family: "access", Kind: "siege" } && other.Where.Overlaps(claim.Where)));
        // "Land to be cleared to accommodate 400 families" is planned once, whatever it will be.
        for (var at = claims.Count - 1; at > 0; at--)
        {
            if (claims[at] is { Modality: Modality.Planned, Type.Family: "camp" or "population" }
                && claims.Take(at).Any(
                    other => other is { Modality: Modality.Planned, Type.Family: "camp" or "population" }
                        && IsOfOneNumber(other, claims[at])))
            {
                claims.RemoveAt(at);
            }
        }
        // "66,000 displaced by violence" are told once, and not as people present besides.
        claims.RemoveAll(
            claim => claim.Type is { Family: "population", Kind: "present" } && claims.Exists(
                other => other.Type is { Family: "displacement", Kind: "departure" } && other.Where == claim.Where
                    && IsOfOneNumber(other, claim)));
        if (!claims.Exists(
            static claim => claim is { Type.Family: "health", Modality: Modality.Feared, Happened: true }))
        {
            return;
        }
        claims.RemoveAll(static claim => claim is { Type.Family: "health", Happened: false, Quantities.Count: 0 });
    }

    /// <summary>
    /// "Blankets were distributed to 86,813 refugees in the camp", "appealed for 12 million for the camp": those who
    /// were served, and money, are no count of the camp.
    /// </summary>
    static void WithoutTheServed(List<DraftClaim> claims)
    {
        var served = claims.FindAll(
            static claim => claim.Type is { Family: "response" or "funding" } && claim.Quantities.Count > 0);
        if (served.Count == 0) return;
        claims.RemoveAll(
            claim => claim.Type is { Family: "camp", Kind: "population" } && claim.Quantities is [var first, ..]
                && served.Exists(other => other.Quantities.Any(quantity => quantity.Start == first.Start)));
    }

    /// <summary>"Forty-one died of cholera": the illness is there, and they are not its cases.</summary>
    static void WithoutTheDead(List<DraftClaim> claims)
    {
        for (var at = 0; at < claims.Count; at++)
        {
            var claim = claims[at];
            if (claim.Type is { Family: "camp", Kind: "health" } && claims.Exists(
                other => other.Type is { Family: "casualties", Kind: "killed" } && Share(other, claim)
                    && IsOfOneNumber(other, claim)))
            {
                claims[at] = claim with
                {
                    Quantities = [],
                    Senses = [],
                    Statements =
                    [
                        .. claim.Statements.Select(
                            static said => said is HealthStatement ill ? ill with { Cases = null } : said),
                    ],
                };
            }
        }
    }

    /// <summary>What befell others years before is told for comparison.</summary>
    internal static bool IsHistory(DraftClaim claim, DateOnly? reference)
    {
        const int Years = 3;
        return (claim.Type.Family is "casualties" or "hazard" or "conflict" or "attack"
                || claim is { Type: { Family: "displacement", Kind: "arrival" or "departure" }, Quantities.Count: 0 })
            && claim.Date is { First: not null, Last: { } last } && last.AddYears(Years) < reference;
    }

    /// <summary>"In a camp with his wife and three children": so few are no count of a camp.</summary>
    internal const double FewestInCamp = 10;

    /// <summary>A camp's people are told by a count of people: "displaced from the camp" counts nobody there.</summary>
    static bool IsEmpty(DraftClaim claim) =>
        claim.Type is { Family: "camp", Kind: "population" }
            && !claim.Quantities.Any(
                quantity => (quantity.Unit is "people" or "household" or "family"
                    || (quantity.Unit is null && !claim.Quantities.Any(CountedKinds.IsCase)))
                && !(quantity.Unit is "people" or null && quantity.Value < FewestInCamp)
                && !CountedKinds.IsCase(quantity) && !CountedKinds.IsDeath(quantity));

    /// <summary>"25 million dollars": money is never people.</summary>
    internal static bool IsOfMoney(DraftClaim claim) =>
        claim.Type.Family is "displacement" or "population" && claim.Quantities.Count > 0
            && claim.Quantities.Any(BareSums.IsMoney)
            && !claim.Quantities.Any(static quantity => quantity.Unit is "people" or "household" or "family");

    /// <summary>"A food needs assessment team is in the field": what a team looks for, and no lack of it.</summary>
    internal static bool IsOfTeam(DraftClaim claim, Token[] tokens)
    {
        if (claim.Type.Family is not ("camp" or "needs") || claim.Quantities.Count > 0) return false;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (tokens[at].Start >= claim.Where.Start && tokens[at].End <= claim.Where.End
                && tokens[at].Lower is "team" or "teams" or "mission" or "missions"
                && tokens[at - 1].Lower is "assessment" or "assessments")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// "Militiamen burned villages": told as damage, and no attack besides where nothing else says so.
    /// </summary>
    internal static bool IsOnlyBurning(DraftClaim claim, List<DraftClaim> claims, Token[] tokens)
    {
        if (claim.Type is not { Family: "attack", Kind: "raid" }
            || !claims.Exists(other => other.Type is { Family: "damage", Kind: "buildings" } && Share(other, claim)))
        {
            return false;
        }
        var burns = false;
        foreach (var token in tokens)
        {
            if (token.Start < claim.Where.Start || token.End > claim.Where.End) continue;
            burns |= token.Lower is "burn" or "burned" or "burnt" or "burning" or "torched";
            if (token.Lower is "attack" or "attacks" or "attacked" or "raid" or "raided" or "stormed" or "shooting"
                or "shot" or "opened" or "ambush" or "ambushed")
            {
                return false;
            }
        }

        return burns;
    }

    /// <summary>"A phone has a capacity of 256 gigabytes": what holds things is no camp.</summary>
    static bool IsOfThings(DraftClaim claim) =>
        claim.Type is { Family: "camp", Kind: "capacity" } && claim.Quantities.Count > 0
            && claim.Quantities.All(
                static quantity => quantity.Unit is not ("people" or "household" or "family" or "percent" or null)
                && !quantity.Unit.StartsWith("plot", StringComparison.Ordinal)
                && !quantity.Unit.StartsWith("tent", StringComparison.Ordinal)
                && !quantity.Unit.StartsWith("bed", StringComparison.Ordinal)
                && !quantity.Unit.StartsWith("place", StringComparison.Ordinal)
                && !quantity.Unit.StartsWith("site", StringComparison.Ordinal)
                && !quantity.Unit.StartsWith("camp", StringComparison.Ordinal));

    /// <summary>
    /// Whether a clause whose predicate tells one thing only mentions another: aid delivered is no lack of it, a man
    /// pulled from the rubble no damage, a bomb that killed no mine that waits.
    /// </summary>
    static bool IsMentioned(ClaimType told, DraftClaim mentioned) => mentioned.Type switch
    {
        { Family: "camp", Kind: "population" or "overcrowding" or "capacity" } => false,
        { Family: "camp" or "needs" } when mentioned.Statements.Any(
            static statement => statement is FacilityStatement { PeoplePerItem: not null }) => false,
        { Family: "camp", Kind: "sanitation" or "water" } when told.Family is "needs" && IsCounted(mentioned) => false,
        { Family: "camp" or "needs" } =>
            told.Family is "response" or "territory" or "attack"
                || (told.Family is "needs" && mentioned.Type.Kind is not "water")
                || (told.Family is "displacement" or "population" && !IsCounted(mentioned)),
        { Family: "damage", Kind: "buildings" } => told.Kind is "rescue"
            || (mentioned.Quantities.Count == 0 && told.Family is "response" or "displacement" or "population"),
        { Family: "hazard", Kind: "explosive" } => told.Family is "casualties",
        { Family: "place" } => true,
        { Family: "territory", Kind: "presence" or "contested" } => true,
        { Family: "operation" } => told.Family is not "operation",
        _ => false,
    };

    /// <summary>Whether a claim counts things: "94 latrines for 70,000 people".</summary>
    static bool IsCounted(DraftClaim claim) => claim.Statements.Any(static statement => statement is FacilityStatement);

    /// <summary>"Alma has 300 latrines and lorries bring water": what is counted stands outside of what is told.</summary>
    static bool IsCountedBeside(DraftClaim claim, DraftClaim told) =>
        IsCounted(claim) && claim.Quantities is [var first, ..]
        && (first.End <= told.Where.Start || first.Start >= told.Where.End);

    /// <summary>
    /// Families told by words round a subject rather than by a verb: what stands in a camp, who holds a town, money.
    /// </summary>
    static bool IsToldByWords(DraftClaim claim, bool isInCamp) => claim.Type switch
    {
        { Family: "camp", Kind: "overcrowding" or "capacity" } => true,
        { Family: "camp", Kind: "sanitation" or "water" } => isInCamp || IsCounted(claim),
        { Family: "camp" } => isInCamp,
        { Family: "funding" } =>
            claim.Type.Kind == "need" || claim.Quantities.Any(static quantity => IsMoney(quantity)),
        { Family: "infrastructure" or "weapons" or "provenance" or "assessment" or "place" } => true,
        { Family: "population", Kind: "trapped" } or { Family: "attack", Kind: "failed" } or
        {
            Family: "hazard",
            Kind: "explosive",
        } => true,
        { Family: "damage", Kind: "electricity" or "airfield" or "bridge" } or { Family: "access", Kind: "siege" } =>
            true,
        _ => false,
    };

    static bool IsOfOneNumber(DraftClaim one, DraftClaim other) =>
        one.Quantities.Count > 0 && other.Quantities.Count > 0
            && one.Quantities[0].Start == other.Quantities[0].Start;

    static bool IsMoney(Quantity quantity) =>
        quantity.Unit is "percent" || (quantity.Unit is { Length: 3 } unit && unit.All(char.IsAsciiLetterUpper));

    /// <summary>Families of which the table of words is believed where no predicate tells the same.</summary>
    static bool IsKept(DraftClaim claim) =>
        claim.Type.Family is "conflict" or "damage" or "needs" or "hazard" or "recovery" or "attack"
        or "territory" or "operation";

    /// <summary>Families that tell one thing in other words.</summary>
    static string Group(ClaimType type) => type.Family switch
    {
        "attack" or "conflict" or "operation" => "fighting",
        "population" => "people",
        "camp" when type.Kind is "population" => "people",
        "camp" when type.Kind is "health" => "health",
        _ => type.Family,
    };

    /// <summary>Whether two claims rest on the same words, by half of the shorter.</summary>
    static bool Share(DraftClaim one, DraftClaim other)
    {
        var shared = Math.Min(one.Where.End, other.Where.End) - Math.Max(one.Where.Start, other.Where.Start);
        return shared * 2 >= Math.Min(one.Where.Length, other.Where.Length);
    }

    /// <summary>Whether two claims tell one thing.</summary>
    static bool IsLike(DraftClaim one, DraftClaim other) => Group(one.Type) == Group(other.Type) && Share(one, other);
}
