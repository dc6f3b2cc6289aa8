using Refuge.Reports.Language;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells in what sense each number of people of a report counts, and remembers the totals told before.
/// </summary>
sealed class Senses
{
    static readonly WordList Room = new("capacity room space plots places accommodate built designed maximum");
    static readonly WordList Parts = new("including whom which them among these");
    static readonly WordList More = new("another further additional new newly");
    static readonly WordList Totals = new("since total totalling cumulative altogether overall far");
    static readonly WordList Arriving = new("arriving arrival arrivals arrive");
    static readonly WordList Staying = new("residing living staying sheltering hosted");
    static readonly WordList Changes =
        new("increase increased decrease decreased rose risen fell fallen dropped grew drop rise down up");

    /// <summary>A row of a list has so many words at most.</summary>
    const int RowLength = 8;

    /// <summary>How many words before a number may tell its sense.</summary>
    const int Before = 4;

    readonly Dictionary<ClaimType, double> largest = [];

    /// <summary>[quantities] The sense of each quantity of a claim; null where it counts no people.</summary>
    /// <param name="said">The claim.</param>
    /// <param name="clause">[tokens] Its words.</param>
    /// <param name="isPerfect">Whether it tells of what lasts to this day: "have been displaced".</param>
    /// <param name="isPresent">Whether it tells of what is now.</param>
    /// <param name="isDated">Whether it names its own day.</param>
    internal CountSense?[] Of(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, bool isPerfect, bool isPresent, bool isDated)
    {
        var senses = new CountSense?[said.Quantities.Count];
        Quantity? first = null;
        for (var index = 0; index < senses.Length; index++)
        {
            var quantity = said.Quantities[index];
            if (quantity.Unit is "percent")
            {
                senses[index] = IsChange(clause, quantity) ? CountSense.Change
                    : IsShareOfPeople(said.Type, clause, quantity) ? CountSense.PartOf : null;
            }
            if (quantity.Unit
                is not ("people" or "household" or "family" or "death" or "injury" or "departure" or "arrival" or null)
                || (quantity.Unit is null && !IsBareCount(said.Type) && !IsAffected(said.Type, clause, quantity)))
            {
                continue;
            }
            if (StatementReader.Number(quantity) is not { } number) continue;
            senses[index] = Marked(said, clause, quantity, first)
                ?? OfType(said.Type, clause, isPerfect, isPresent, isDated, number.Value);
            // "As many as 890" is the most that anybody fears, and no total of which a smaller number is a part.
            if (first is null && quantity.Bound is not Bound.AtMost) Remember(said.Type, number.Value);
            first ??= quantity;
        }

        return senses;
    }

    /// <summary>Where a clause begins with the words that make it a part of what is told before: "of whom".</summary>
    internal static int PartOf(ReadOnlySpan<Token> tokens, int start) =>
        start > 1 && tokens[start - 2].Is("of") && tokens[start - 1].Lower is "whom" or "which" ? start - 2
            : start > 0 && tokens[start - 1].Is("including") ? start - 1
            : start;

    /// <summary>"A 28 % increase", "fell by 2 %".</summary>
    static bool IsChange(ReadOnlySpan<Token> clause, Quantity quantity)
    {
        var at = 0;
        while (at < clause.Length && clause[at].Start < quantity.Start) at++;
        return Changes.IsIn(clause[Math.Max(0, at - Before)..Math.Min(clause.Length, at + Before)]);
    }

    /// <summary>"Each day", "daily": what comes anew every time.</summary>
    static bool IsDaily(ReadOnlySpan<Token> clause)
    {
        for (var at = 0; at < clause.Length; at++)
        {
            if (clause[at].Lower is "daily" or "weekly" or "nightly") return true;
            if (at > 0 && clause[at].Lower is "day" or "week" or "night" or "month"
                && clause[at - 1].Lower is "each" or "every" or "per" or "a")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Killing seven": of some acts the number alone counts people.</summary>
    static bool IsBareCount(ClaimType type) =>
        type.Family is "casualties" or "displacement" or "population"
            || type is { Family: "camp", Kind: "population" or "capacity" }
            || type is { Family: "other", Kind: "rescue" or "missing" };

    /// <summary>"33,113 have been affected".</summary>
    static bool IsAffected(ClaimType type, ReadOnlySpan<Token> clause, Quantity quantity)
    {
        const int Reach = 4;
        var at = 0;
        while (at < clause.Length && clause[at].Start < quantity.End) at++;
        return type.Family is "hazard" && Has(clause[at..Math.Min(clause.Length, at + Reach)], "affected");
    }

    /// <summary>"88% of them are staying with relatives".</summary>
    static bool IsShareOfPeople(ClaimType type, ReadOnlySpan<Token> clause, Quantity quantity)
    {
        if (type.Family is "funding" or "damage" or "other") return false;
        var at = 0;
        while (at < clause.Length && clause[at].Start < quantity.End) at++;
        return at < clause.Length && clause[at].Is("of");
    }

    /// <summary>"272 individuals (8%)", "19 per cent (16,085 individuals)": a number beside its share.</summary>
    static bool IsBesideShare(IReadOnlyList<Quantity> quantities, Quantity quantity)
    {
        const int Bracket = 14;
        foreach (var other in quantities)
        {
            if (other.Unit is "percent"
                && (other.Start - quantity.End is > 0 and < Bracket || quantity.Start - other.End is > 0 and < 3))
            {
                return true;
            }
        }

        return false;
    }

    void Remember(ClaimType type, double number)
    {
        if (!largest.TryGetValue(type, out var known) || number > known) largest[type] = number;
    }

    /// <summary>What the words beside a number say. Null when they say nothing.</summary>
    static CountSense? Marked(
        in StatementReader.Said said, ReadOnlySpan<Token> clause, Quantity quantity, Quantity? first)
    {
        var at = 0;
        while (at < clause.Length && clause[at].Start < quantity.Start) at++;
        var before = clause[Math.Max(0, at - Before)..at];
        var close = clause[Math.Max(0, at - 1)..at];
        // "3,100 families or 12,700 persons": the people are the figure, whichever is told first.
        var behind = at;
        while (behind < clause.Length && clause[behind].Start < quantity.End) behind++;
        if (quantity.Unit is "household" or "family" && behind < clause.Length && clause[behind].Is("or"))
        {
            return CountSense.SameCrowd;
        }
        if (first?.Unit is "household" or "family" && quantity.Unit is "people" && Has(close, "or")) return null;
        if (IsAmongThem(clause[at..])) return CountSense.PartOf;
        if (IsBesideShare(said.Quantities, quantity) && !Changes.IsIn(clause)) return CountSense.PartOf;
        if (first is not null && first.Unit != quantity.Unit && quantity.Start - first.End is > 0 and < 25
            && (Has(before, "(") || Has(close, "or") || Has(close, "/")))
        {
            return CountSense.SameCrowd;
        }
        if (at > 0 && clause[at - 1].Lower is "whom" or "which" && first is null) return CountSense.PartOf;
        if (Parts.IsIn(before) && (first is not null || Has(before, "of") || Has(before, "including")))
        {
            return CountSense.PartOf;
        }
        if (first is not null && Has(close, "to") && Changes.IsIn(clause)) return CountSense.Stock;
        if ((Has(before, "by") || Has(before, "of")) && Changes.IsIn(before)) return CountSense.Change;
        if (said.Modality == Modality.Planned) return CountSense.Planned;
        if (said.Modality == Modality.Feared) return CountSense.Feared;
        if (said.Type.Kind == "capacity" || Room.IsIn(clause[Math.Max(0, at - Before)..behind]))
        {
            return CountSense.Capacity;
        }
        // "New data indicate that 158,316 people": not the people are new.
        if (More.IsIn(clause[Math.Max(0, at - 2)..at]) && said.Type.Family is not "hazard") return CountSense.New;
        if (behind < clause.Length && clause[behind].Is("more") && said.Type.Family is "casualties" or "displacement")
        {
            return CountSense.New;
        }
        return null;
    }

    /// <summary>"320 persons with disabilities among the displaced".</summary>
    static bool IsAmongThem(ReadOnlySpan<Token> after)
    {
        const int Reach = 10;
        for (var at = 1; at + 1 < Math.Min(after.Length, Reach); at++)
        {
            if (after[at].Lower is "among" or "amongst" && after[at + 1].Lower is "the" or "them" or "those" or "these")
            {
                return true;
            }
        }

        return false;
    }

    CountSense OfType(
        ClaimType type, ReadOnlySpan<Token> clause, bool isPerfect, bool isPresent, bool isDated, double number)
    {
        var isPart = largest.TryGetValue(type, out var most) && number < most;
        if (type.Family is "displacement" && IsDaily(clause)) return CountSense.New;
        if (type is { Family: "displacement", Kind: "arrival" } && Arriving.IsIn(clause)) return CountSense.New;
        if (type.Family is "displacement" && Has(clause, "still")) return CountSense.Stock;
        switch (type)
        {
            case { Family: "hazard" }: return isPart && !Changes.IsIn(clause) ? CountSense.PartOf : CountSense.Affected;
            case { Family: "casualties" }: return isPart ? CountSense.PartOf : CountSense.Cumulative;
            case { Family: "camp" or "population" or "needs" } or { Family: "other", Kind: "missing" }:
                return CountSense.Stock;
            case { Family: "other", Kind: "rescue" }: return isPart ? CountSense.PartOf : CountSense.New;
            case { Family: "displacement", Kind: "departure" }:
                return OfDeparture(clause, isPart, isPerfect, isPresent, isDated);
            case { Family: "displacement", Kind: "evacuation" }:
                return isPerfect || Has(clause, "been") ? CountSense.Cumulative : CountSense.New;
            case { Family: "displacement", Kind: "return" }:
                return Totals.IsIn(clause) ? CountSense.Cumulative : CountSense.New;
            case { Family: "displacement", Kind: "arrival" }:
                return Totals.IsIn(clause) || (isPerfect && !isDated) ? CountSense.Cumulative
                    : isPresent ? CountSense.Stock : CountSense.New;
            case { Family: "displacement" }:
                return isPresent || Has(clause, "homeless") || Has(clause, "there") || Staying.IsIn(clause) ? CountSense.Stock
                    : Has(clause, "since") ? CountSense.Cumulative : CountSense.New;
            case { Family: "response" or "protection" }: return CountSense.Cumulative;
            default: return CountSense.Unknown;
        }
    }

    static CountSense OfDeparture(ReadOnlySpan<Token> clause, bool isPart, bool isPerfect, bool isPresent, bool isDated)
    {
        // "Have been leaving": they still go.
        if (Has(clause, "been") && (Has(clause, "leaving") || Has(clause, "fleeing"))) return CountSense.Outflow;
        if (isPart && isPerfect && !isDated) return CountSense.PartOf;
        // "45 families displaced to Alma": a row below the total.
        if (isPart && clause.Length <= RowLength && !isDated) return CountSense.PartOf;
        if (Totals.IsIn(clause)) return CountSense.Cumulative;
        if (!isDated && (Has(clause, "expelled") || Has(clause, "deported") || Has(clause, "evicted")))
        {
            return CountSense.Cumulative;
        }
        if (!Has(clause, "displaced") && !Has(clause, "displace") && !Has(clause, "displacement")
            && !Has(clause, "uprooted"))
        {
            return !Has(clause, "have") && !Has(clause, "has")
                ? CountSense.Outflow
                : isDated ? CountSense.New : CountSense.Cumulative;
        }
        return isPresent ? CountSense.Stock
            : isPerfect || !isDated ? CountSense.Cumulative
            : CountSense.New;
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
