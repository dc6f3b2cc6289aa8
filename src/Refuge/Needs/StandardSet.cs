using System.Collections.Frozen;

namespace Refuge.Needs;

/// <summary>
/// Standards that belong together, in one edition each. Publishers disagree, so a result names its set.
/// </summary>
sealed class StandardSet
{
    static readonly FrozenDictionary<string, StandardSet> Shipped = Read();
    readonly FrozenDictionary<string, Indicator> byCode;

    internal StandardSet(string id, IEnumerable<Indicator> indicators)
    {
        Id = id;
        Indicators = [.. indicators];
        Measured = [.. Indicators.Where(static line => line.Item.Length > 0 && line.Formula is not Formula.Listed)];
        Items = Measured.Select(static line => line.Item).Distinct().ToFrozenSet(StringComparer.Ordinal);
        byCode = Indicators.ToFrozenDictionary(static line => line.Code, StringComparer.Ordinal);
    }

    /// <summary>
    /// The set used when a crisis names none: the Sphere Handbook 2018 and what Sphere does not cover.
    /// </summary>
    public static StandardSet Default => Shipped["sphere-2018"];

    /// <summary>The identities of the sets that ship with Refuge.</summary>
    public static IEnumerable<string> ShippedIds => Shipped.Keys.Order(StringComparer.Ordinal);

    /// <summary>Its identity, such as <c>sphere-2018</c>.</summary>
    public string Id { get; }

    /// <summary>Every line, in the order of the shipped table.</summary>
    public IReadOnlyList<Indicator> Indicators { get; }

    /// <summary>The lines that folders are measured against, in the order of the shipped table.</summary>
    public IReadOnlyList<Indicator> Measured { get; }

    /// <summary>The items that <see cref="Measured"/> lines know, such as <c>toilet</c>.</summary>
    public IReadOnlySet<string> Items { get; }

    /// <summary>The shipped set with the identity <paramref name="id"/>, or null when there is none.</summary>
    public static StandardSet? Find(string id) => Shipped.GetValueOrDefault(id);

    /// <summary>The line with the code <paramref name="code"/>, or null when this set has none.</summary>
    public Indicator? FindLine(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The set without what was published after <paramref name="day"/>, or on a day nobody knows.</summary>
    public StandardSet KnownBy(DateOnly day) => new(Id, Indicators.Where(line => !line.IsLearnedAfter(day)));

    /// <summary>The set with every line of others.</summary>
    internal StandardSet With(IEnumerable<StandardSet> others) =>
        new(Id, Indicators.Concat(others.SelectMany(static set => set.Indicators))
            .DistinctBy(static line => line.Code));

    /// <summary>
    /// The set that takes of every thing and phase the line that asks for most, whoever published it.
    /// </summary>
    /// <remarks>
    /// Held against a thousand people; every formula rises with people, and lines of one thing share their formula. A
    /// state, and a line that is only quoted, is taken from every set: nobody can say which of two is stricter.
    /// </remarks>
    static StandardSet Strictest(IEnumerable<StandardSet> sets)
    {
        var all = sets.SelectMany(static set => set.Indicators).DistinctBy(static line => line.Code).ToList();
        var most = all.Where(static line => line.HasAmount)
            .GroupBy(static line => (line.Item, line.Phase, line.Season))
            .Select(static lines => lines.MaxBy(static line => line.AmountFor(Measure, Household))!.Code)
            .ToHashSet(StringComparer.Ordinal);
        return new("strictest", all.Where(line => !line.HasAmount || most.Contains(line.Code)));
    }

    /// <summary>People and household by which lines are compared: only their order matters.</summary>
    const double Measure = 1_000, Household = 6;

    static FrozenDictionary<string, StandardSet> Read()
    {
        var published = ReferenceTable.Read("standards.csv")
            .SelectMany(static row => row["sets"].Split(';').Select(set => (Set: set, Line: ToIndicator(row))))
            .GroupBy(static entry => entry.Set, static entry => entry.Line, StringComparer.Ordinal)
            .Select(static set => new StandardSet(set.Key, set))
            .ToList();
        return published.Append(Strictest(published))
            .ToFrozenDictionary(static set => set.Id, StringComparer.Ordinal);
    }

    static Indicator ToIndicator(ReferenceRow row) => new()
    {
        Code = row["code"],
        Item = row["item"],
        Sector = row["sector"],
        Phase = row["phase"],
        Operator = row["operator"],
        Value = row.Number("value"),
        High = row.Number("high"),
        Unit = row["unit"],
        Formula = row["formula"] switch
        {
            "people_per_facility" => Formula.PeoplePerFacility,
            "facilities_per_person" => Formula.FacilitiesPerPerson,
            "per_person" => Formula.PerPerson,
            "energy" => Formula.Energy,
            "per_household" => Formula.PerHousehold,
            "state" => Formula.State,
            _ => Formula.Listed,
        },
        Divisor = row.Number("divisor") ?? 1,
        AmountUnit = row["amount_unit"],
        Caseloads = [.. row["caseloads"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ToCaseload)],
        Season = row["season"] switch { "warm" => Season.Warm, "cold" => Season.Cold, _ => null },
        // People stay hours to days where they are screened or pass through: they drink, eat and use toilets there.
        IsForResidents = row["item"] is not (
            "water_quantity" or "water_quality" or "free_chlorine" or "tap" or "water_point" or "toilet"
            or "food_energy"),
        Verification = row["verification"] switch
        {
            "seen" => Verification.Seen,
            "quoted" => Verification.Quoted,
            "gap" => Verification.Gap,
            "definition" => Verification.Definition,
            _ => Verification.Unconfirmed,
        },
        Publication = row["publication"],
        Published = row.Date("published"),
        Page = row["page"],
        Url = row["url"],
        Title = row["title"],
        Note = row["note"],
    };

    static Caseload ToCaseload(string word) => word switch
    {
        "in_sites" => Caseload.DisplacedInSites,
        "outside_sites" => Caseload.DisplacedOutsideSites,
        "retaken" => Caseload.ResidentsOfRetaken,
        "returnees" => Caseload.Returnees,
        _ => Caseload.BeyondReach,
    };
}
