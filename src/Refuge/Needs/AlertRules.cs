using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// What must be acted on today: illness and death need no forecast. Every report of illness that is open is listed.
/// </summary>
/// <remarks>
/// A report stays open until a row closes it: a counted zero of the same illness at the same place, of the same group
/// or of all. An alert that nobody confirmed for seven weeks is as open as on its first day, and its date says how old
/// it is.
/// </remarks>
static class AlertRules
{
    /// <summary>
    /// The alerts that open health reports raise, worst first; then the open reports that cross no threshold.
    /// </summary>
    internal static IReadOnlyList<Alert> Of(Situation situation, StandardSet standards,
        IReadOnlyList<Headcount> today) =>
    [
        .. Open(situation)
            .Select(row => (Rule: RuleFor(row.Value, today, standards), Row: row))
            .GroupBy(static found => (found.Row.Value.Place, found.Rule.Kind, Disease: Name(found.Row.Value)))
            .Select(found =>
                ToAlert(situation, standards, found.First().Rule, [.. found.Select(static each => each.Row)], today))
            .OrderBy(static alert => Array.FindIndex(Rules, rule => rule.Kind == alert.Kind))
            .ThenBy(static alert => alert.Place)
            .ThenBy(static alert => alert.Date)
            .ThenBy(static alert => alert.Disease, StringComparer.Ordinal),
    ];

    /// <summary>The reports that no later row closes, in the order in which they are recorded.</summary>
    internal static IEnumerable<Recorded<HealthReport>> Open(Situation situation)
    {
        List<Recorded<HealthReport>> all = [.. situation.Health, .. situation.SharedHealth];
        var closing = all.FindAll(row => row.Value.Date <= situation.AsOf && IsNobody(row.Value));
        return all.Where(row => row.Value.Date <= situation.AsOf && !IsNobody(row.Value)
            && !closing.Exists(zero => Closes(zero.Value, row.Value)));
    }

    /// <summary>Every kind and sector that an alert is made of.</summary>
    internal static IEnumerable<string> Words => Rules.SelectMany(static rule => new[] { rule.Kind, rule.Sector });

    /// <summary>
    /// Names of diseases that outbreaks are reported of: a cell that holds one tells nothing that somebody typed.
    /// </summary>
    internal static IEnumerable<string> Diseases => OneCaseIsAnAlert.Keys.Concat(
    [
        "diphtheria", "A36", "diarrhoea", "acute watery diarrhoea", "bloody diarrhoea", "dysentery", "typhoid",
            "hepatitis A",
        "hepatitis E", "meningitis", "pertussis", "tetanus", "malaria", "dengue", "scabies", "chickenpox", "mumps",
            "rubella",
        "influenza", "COVID-19", "mpox", "plague", "anthrax", "leishmaniasis", "Lassa fever", "Marburg virus disease",
        "Rift Valley fever", "Crimean-Congo haemorrhagic fever", "leptospirosis", "typhus", "rabies",
            "acute respiratory infection",
    ]);

    static bool Closes(HealthReport zero, HealthReport report) => zero.Place == report.Place && zero.Date >= report.Date
        && zero.Condition == report.Condition && Name(zero) == Name(report)
        && (zero.Group == report.Group || zero.Group is PopulationGroup.All);

    /// <summary>Uncounted people ("everyone", "babies") are people; a counted zero is nobody.</summary>
    static bool IsNobody(HealthReport report) => report.Cases is { Value: 0, Bound: Bound.Exact };

    /// <summary>Every rule, worst first; those without a code cross no threshold.</summary>
    static readonly Rule[] Rules =
    [
        new("suspected_cholera", "SUR01", "Health"),
        new("suspected_measles", "SUR01", "Health"),
        new("unusual_disease", "SUR01", "Health"),
        new("epidemic_disease", "SUR01", "Health"),
        new("deaths_above_threshold", "MOR01", "Health"),
        new("deaths_under_five_above_threshold", "MOR02", "Health"),
        new("injuries_reported", null, "Health"),
        new("dehydrated_infants", "WAT02", "Health"),
        new("unsafe_water_with_illness", "WQ04", "WASH"),
        new("dehydration", "WAT02", "Health"),
        new("disease_reported", null, "Health"),
        new("diarrhoea_reported", null, "Health"),
        new("deaths_reported", null, "Health"),
        new("illness_reported", null, "Health"),
    ];

    /// <summary>
    /// Diseases of which one case is an alert, by name or by code of ICD-10 (SUR01, UNHCR Emergency Handbook).
    /// </summary>
    /// <remarks>
    /// The published list was seen in part; a disease that it lacks is an alert at the first case where a row says
    /// <c>unusual</c>.
    /// </remarks>
    static readonly Dictionary<string, string> OneCaseIsAnAlert = new(
        KindsOfDiseases
            .SelectMany(static each => each.Names.Select(name => KeyValuePair.Create(name, each.Kind))),
        StringComparer.OrdinalIgnoreCase);

    static IEnumerable<(string Kind, string[] Names)> KindsOfDiseases =>
    [
        ("suspected_cholera", ["cholera", "A00"]),
        ("suspected_measles", ["measles", "B05"]),
        (Epidemic, ["polio", "poliomyelitis", "A80", "acute flaccid paralysis", "AFP"]),
        (Epidemic, ["yellow fever", "A95", "viral haemorrhagic fever", "A99"]),
        (Epidemic, ["Ebola", "Ebola virus disease", "A98.4"]),
    ];

    static Rule RuleFor(HealthReport report, IReadOnlyList<Headcount> today, StandardSet standards)
    {
        var kind = KindFor(report, today);
        var rule = Array.Find(Rules, rule => rule.Kind == kind)!;
        // Without its line there is no threshold to cross: the report is listed all the same.
        return rule.Code is null || standards.FindLine(rule.Code) is not null
            ? rule
            : Array.Find(Rules, rule => rule.Kind == ReportedAs(report.Condition))!;
    }

    static string KindFor(HealthReport report, IReadOnlyList<Headcount> today) => report switch
    {
        { Disease: { } name } when OneCaseIsAnAlert.TryGetValue(name.Trim(), out var kind) => kind,
        { Disease: not null, IsUnusual: true } => "unusual_disease",
        { Condition: HealthCondition.Disease, IsUnusual: true } => "unusual_disease",
        { Condition: HealthCondition.SuspectedCholera } => "suspected_cholera",
        { Condition: HealthCondition.SuspectedMeasles } => "suspected_measles",
        { Condition: HealthCondition.Dehydration, Group: PopulationGroup.Infants or PopulationGroup.Children } =>
            "dehydrated_infants",
        { Condition: HealthCondition.Dehydration } => "dehydration",
        { Condition: HealthCondition.WaterIllness } => "unsafe_water_with_illness",
        { Condition: HealthCondition.Deaths } when IsYoung(report) && RateOf(report, today) > DeathsUnderFive =>
            "deaths_under_five_above_threshold",
        { Condition: HealthCondition.Deaths } when !IsYoung(report)
            && RateOf(report, today) > Deaths => "deaths_above_threshold",
        { Disease: not null } => "disease_reported",
        _ => ReportedAs(report.Condition),
    };

    static string ReportedAs(HealthCondition condition) => condition switch
    {
        HealthCondition.Disease => "disease_reported",
        HealthCondition.Diarrhoea => "diarrhoea_reported",
        HealthCondition.Deaths => "deaths_reported",
        HealthCondition.Injured => "injuries_reported",
        _ => "illness_reported",
    };

    /// <summary>
    /// Cases × 10,000 ÷ people ÷ days; of deaths held against one in a day, two among children under five (CDC/MSF;
    /// MOR01, MOR02).
    /// </summary>
    /// <remarks>
    /// The people are those of the report, else those known to be at the place where the report speaks of all of them.
    /// Without people or period there is no rate.
    /// </remarks>
    static double? RateOf(HealthReport report, IReadOnlyList<Headcount> today)
    {
        var people = report.Population?.Count ?? (report.Group is PopulationGroup.All
            ? today.FirstOrDefault(count => count.Place == report.Place)?.People?.People.Median
            : null);
        return report.Cases is { } cases && people is > 0 && report.PeriodDays is > 0
            ? cases.Value * PerPeople / people.Value / report.PeriodDays.Value
            : null;
    }

    static bool IsYoung(HealthReport report) => report.Group is PopulationGroup.Infants or PopulationGroup.Children;

    static Alert ToAlert(
        Situation situation,
        StandardSet standards,
        Rule rule,
        IReadOnlyList<Recorded<HealthReport>> rows,
        IReadOnlyList<Headcount> today)
    {
        var newest = rows.MaxBy(static row => row.Value.Date)!.Value;
        var counted = rows.Where(static row => row.Value.Condition != HealthCondition.Deaths)
            .MaxBy(static row => row.Value.Date)?.Value;
        var standard = rule.Code is { } code ? standards.FindLine(code) : null;
        var source = rule.Kind is "unsafe_water_with_illness" ? BadSources(situation, newest.Place) : [];
        return new(
            newest.Date, newest.Place, rule.Kind, standard?.Evidence, rule.Sector,
            [.. rows.SelectMany(static row => row.Evidence).Concat(source).Distinct()],
            standard?.IsLearnedAfter(situation.AsOf) ?? false)
        {
            Disease = newest.Disease?.Trim(),
            Together = newest.Together,
            Cases = (counted ?? newest).Cases,
            AreDeaths = counted is null && newest.Condition == HealthCondition.Deaths
                && !rule.Kind.StartsWith("deaths", StringComparison.Ordinal),
            PeriodDays = newest.PeriodDays,
            PerTenThousandAndDay = RateOf(newest, today),
        };
    }

    /// <summary>What says that the water people drink there is bad.</summary>
    static IEnumerable<Evidence> BadSources(Situation situation, PlaceId place) => situation.StandingFacilities
        .Where(row => row.Value.Place == place && (row.Value.Item is "water_point" or "water_quality")
            && row.Value.State is FacilityCondition.Unsound)
        .SelectMany(static row => row.Evidence);

    /// <summary>The name of a disease without regard to letter case. Empty where none is named.</summary>
    static string Name(HealthReport report) => report.Disease?.Trim().ToUpperInvariant() ?? "";

    /// <summary>
    /// Deaths for each 10,000 people and day above which a crude rate is an emergency, and the same under five.
    /// </summary>
    const double Deaths = 1, DeathsUnderFive = 2;

    const double PerPeople = 10_000;
    const string Epidemic = "epidemic_disease";

    sealed record Rule(string Kind, string? Code, string Sector);
}
