using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>Numbers of people and the sense in which each counts.</summary>
static class Crowds
{
    static readonly WordList NotDisplaced = new(
        "fighter* soldier* troop* militant* insurgent* rebel* dead killed bodies body death deaths injured wounded "
        + "casualt* officer* police* staff employee* worker*");
    static readonly WordList Room = new("capacity room space plots places accommodate");
    static readonly WordList Affected = new("affected impacted hit");
    static readonly WordList Totals = new("since total totalling cumulative altogether overall date");
    static readonly WordList More = new("another further additional new newly more");
    static readonly WordList Parts = new("including whom which them among");
    static readonly WordList Changes =
        new("increase increased decrease decreased rose risen fell fallen dropped grew drop rise");
    static readonly WordList Standing = new(
        "remain remains remained currently still host hosts hosting hosted shelter sheltering sheltered live lives "
        + "living stay staying are is");
    static readonly WordList Came = new(
        "arriv* reached crossed fled came received entered moved relocat* transferred transported bused bussed "
        + "resettled travelled traveled walked poured streamed flocked");

    static readonly WordList Fled = new("displac* idp idps refugee* evacuee* homeless uprooted");

    /// <summary>How many words before a number may tell its sense.</summary>
    const int Before = 4;

    /// <summary>
    /// Adds the numbers of people of a clause to <paramref name="found"/>; those of a ratio are none.
    /// </summary>
    internal static void Add(in StatementReader.Said said, ReadOnlySpan<Token> clause, List<Statement> found)
    {
        Quantity? last = null;
        foreach (var quantity in said.Quantities)
        {
            var isHouseholds = quantity.Unit is "household" or "family";
            if (!isHouseholds && quantity.Unit is not "people") continue;
            if (quantity.Counted is { } counted && counted.ToLowerInvariant().Split(' ').Any(NotDisplaced.Has))
            {
                continue;
            }
            if (IsFedBy(said.Type, clause, quantity)) continue;
            if (StatementReader.Number(quantity) is not { } number
                || Ratio.IsPartOf(clause, said.Quantities, quantity, Ratio.Shared))
            {
                continue;
            }
            found.Add(
                new PeopleStatement(
                    number, isHouseholds, SenseOf(said, clause, quantity, last),
                    said.IsInSite || said.Type.Family == "camp")
                {
                    IsDisplaced = said.Type is { Family: "displacement", Kind: not "return" }
                        || said.Type.Family == "population" && Fled.IsIn(clause),
                });
            last = quantity;
        }
    }

    /// <summary>"Food for 60,000 people": those whom it would feed, and nobody's count.</summary>
    static bool IsFedBy(ClaimType type, ReadOnlySpan<Token> clause, Quantity quantity)
    {
        if (type is not { Family: "camp", Kind: "food" }) return false;
        var at = 0;
        while (at < clause.Length && clause[at].End <= quantity.Start) at++;
        return Has(clause[Math.Max(0, at - 2)..at], "for");
    }

    static CountSense SenseOf(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, Quantity quantity, Quantity? last)
    {
        var at = 0;
        while (at < clause.Length && clause[at].Start < quantity.Start) at++;
        var before = clause[Math.Max(0, at - Before)..at];
        if (last is not null && last.Unit != quantity.Unit && quantity.Start - last.End is > 0 and < 12
            && (Has(before, "(") || Has(before, "or")))
        {
            return CountSense.SameCrowd;
        }
        if (last is not null && Parts.IsIn(before)) return CountSense.PartOf;
        if (Has(before, "by") && Changes.IsIn(before) || Has(before, "of") && Changes.IsIn(before))
        {
            return CountSense.Change;
        }
        if (said.Modality == Modality.Planned) return CountSense.Planned;
        if (said.Modality == Modality.Feared) return CountSense.Feared;
        if (said.Type.Kind == "capacity" || Room.IsIn(before)) return CountSense.Capacity;
        if (Affected.IsIn(clause)) return CountSense.Affected;
        // "Another 860 are staying at Alma school": all who are there.
        if (More.IsIn(before) && said.Type.Family is not ("camp" or "population")) return CountSense.New;
        if (Totals.IsIn(clause)) return CountSense.Cumulative;
        return IsDisplacedWithin(said, clause, quantity) ? CountSense.Stock : OfType(said.Type, clause);
    }

    /// <summary>
    /// "3,018 people displaced in Alma town": who is displaced in a place, and not only since last week, is there; who
    /// fled or was displaced from it is not.
    /// </summary>
    static bool IsDisplacedWithin(in StatementReader.Said said, ReadOnlySpan<Token> clause, Quantity quantity)
    {
        if (said is not { Type: { Family: "displacement", Kind: "departure" }, Happened: true }) return false;
        var index = 0;
        while (index < said.Quantities.Count && said.Quantities[index] != quantity) index++;
        if (index >= said.Senses.Count || said.Senses[index] is not (CountSense.Stock or CountSense.Cumulative))
        {
            return false;
        }
        var isWithin = clause[0].Lower is "in" or "at" or "within";
        var isDisplaced = false;
        for (var at = 0; at < clause.Length; at++)
        {
            if (clause[at].Lower is "from" or "to") return false;
            if (!clause[at].Is("displaced")) continue;
            isDisplaced = true;
            isWithin |= at + 1 < clause.Length && clause[at + 1].Lower is "in" or "at" or "within" or "inside";
        }

        return isDisplaced && isWithin;
    }

    static CountSense OfType(ClaimType type, ReadOnlySpan<Token> clause) => type switch
    {
        { Family: "camp" or "population" } => CountSense.Stock,
        { Family: "displacement", Kind: "departure" } => CountSense.Outflow,
        { Family: "displacement", Kind: "return" } => CountSense.New,
        { Family: "displacement", Kind: "arrival" } => Came.IsIn(clause) ? CountSense.New : CountSense.Stock,
        { Family: "displacement" } => Standing.IsIn(clause) ? CountSense.Stock : CountSense.New,
        _ => CountSense.Unknown,
    };

    static bool Has(ReadOnlySpan<Token> tokens, string word)
    {
        foreach (var token in tokens)
        {
            if (token.Is(word)) return true;
        }

        return false;
    }
}
