using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>What must be acted on today: illness and death need no forecast.</summary>
static class AlertRules
{
    /// <summary>The alerts that the health reports of the last four weeks raise, worst first.</summary>
    internal static IReadOnlyList<Alert> Of(
        Situation situation, StandardSet standards, IReadOnlyList<Headcount> today) =>
    [
        .. situation.Health
            .Where(row => IsRecent(row.Value, situation.AsOf))
            .Select(row => (Rule: RuleFor(row.Value, today), Row: row))
            .Where(found => found.Rule is not null && standards.FindLine(found.Rule.Code) is not null)
            .GroupBy(static found => (found.Row.Value.Place, found.Rule!.Kind))
            .Select(
                found => ToAlert(situation, standards, found.First().Rule!, [.. found.Select(static each => each.Row)]))
            .OrderBy(static alert => Array.FindIndex(Rules, rule => rule.Kind == alert.Kind))
            .ThenBy(static alert => alert.Place)
            .ThenBy(static alert => alert.Date),
    ];

    /// <summary>Whether a report is of the last four weeks.</summary>
    internal static bool IsRecent(HealthReport report, DateOnly asOf) =>
        report.Date <= asOf && report.Date > asOf.AddDays(-WindowDays);

    /// <summary>Every rule, worst first.</summary>
    static readonly Rule[] Rules =
    [
        new(
            "suspected_cholera", "SUR01", "Health",
            "Send a team to confirm and isolate the case today, take a stool sample, and set up an oral rehydration "
            + "point."),
        new(
            "suspected_measles", "SUR01", "Health",
            "Confirm the case today and prepare to vaccinate all children from six months to fifteen years."),
        new(
            "deaths_above_threshold", "MOR01", "Health",
            "Verify the deaths with the community today, find their causes, and call the health coordination "
        + "together."),
        new(
            "deaths_under_five_above_threshold", "MOR02", "Health",
            "Verify the deaths with the community today, find their causes, and send a paediatric and nutrition team."),
        new(
            "dehydrated_infants", "WAT02", "Health",
            "Give oral rehydration salts and refer the severely dehydrated today; bring safe drinking water for "
            + "infants and those who nurse them."),
        new(
            "unsafe_water_with_illness", "WQ04", "WASH",
            "Stop drinking from the source untreated today: truck in or chlorinate water, then test it."),
        new(
            "dehydration", "WAT02", "Health",
        "Bring safe drinking water and oral rehydration salts today; find shade."),
    ];

    /// <summary>Every word and sentence that an alert is made of.</summary>
    internal static IEnumerable<string> Words =>
        Rules.SelectMany(static rule => new[] { rule.Kind, rule.Sector, rule.FirstStep });

    static Rule? RuleFor(HealthReport report, IReadOnlyList<Headcount> today) => report.Condition switch
    {
        HealthCondition.SuspectedCholera when IsAnybody(report) => Named("suspected_cholera"),
        HealthCondition.SuspectedMeasles when IsAnybody(report) => Named("suspected_measles"),
        HealthCondition.Dehydration when (report.Group is PopulationGroup.Infants or PopulationGroup.Children)
            && IsAnybody(report) => Named("dehydrated_infants"),
        HealthCondition.Dehydration when IsAnybody(report) => Named("dehydration"),
        HealthCondition.WaterIllness when IsAnybody(report) => Named("unsafe_water_with_illness"),
        HealthCondition.Deaths => MortalityRule(report, today),
        _ => null,
    };

    /// <summary>Uncounted people ("everyone", "babies") are people; a counted zero is nobody.</summary>
    static bool IsAnybody(HealthReport report) => !(report.Cases is { Value: 0, Bound: Bound.Exact });

    /// <summary>
    /// Deaths × 10,000 ÷ people ÷ days against one in a day, two among children under five (CDC/MSF; MOR01, MOR02).
    /// </summary>
    /// <remarks>
    /// The people are those of the report, else those known to be at the place. Without people or period there is no
    /// rate: it is unknown, and no alert.
    /// </remarks>
    static Rule? MortalityRule(HealthReport report, IReadOnlyList<Headcount> today)
    {
        var isYoung = report.Group is PopulationGroup.Infants or PopulationGroup.Children;
        var people = report.Population?.Count
            ?? (isYoung ? null : today.FirstOrDefault(count => count.Place == report.Place)?.People?.People.Median);
        if (report.Cases is not { } deaths || people is not > 0 || report.PeriodDays is not > 0) return null;

        var rate = deaths.Value * 10_000 / people.Value / report.PeriodDays.Value;
        if (isYoung) return rate > DeathsUnderFive ? Named("deaths_under_five_above_threshold") : null;
        return rate > Deaths ? Named("deaths_above_threshold") : null;
    }

    static Alert ToAlert(
        Situation situation, StandardSet standards, Rule rule, IReadOnlyList<Recorded<HealthReport>> rows)
    {
        var standard = standards.FindLine(rule.Code)!;
        var source = rule.Kind is "unsafe_water_with_illness" ? BadSources(situation, rows[0].Value.Place) : [];
        return new(
            rows.Max(static row => row.Value.Date), rows[0].Value.Place, rule.Kind, standard.Evidence, rule.FirstStep,
            rule.Sector,
            [.. rows.SelectMany(static row => row.Evidence).Concat(source).Distinct()],
            standard.IsLearnedAfter(situation.AsOf));
    }

    /// <summary>What says that the water people drink there is bad.</summary>
    static IEnumerable<Evidence> BadSources(Situation situation, PlaceId place) => situation.StandingFacilities
        .Where(
            row => row.Value.Place == place && (row.Value.Item is "water_point" or "water_quality")
            && row.Value.State is FacilityCondition.Unsound)
        .SelectMany(static row => row.Evidence);

    static Rule Named(string kind) => Array.Find(Rules, rule => rule.Kind == kind)!;

    /// <summary>
    /// Days after which a report raises no alert by itself: cholera counts as over after four weeks without a case
    /// (GTFCC 2017).
    /// </summary>
    const int WindowDays = 28;

    /// <summary>
    /// Deaths for each 10,000 people and day above which a crude rate is an emergency, and the same under five.
    /// </summary>
    const double Deaths = 1, DeathsUnderFive = 2;

    sealed record Rule(string Kind, string Code, string Sector, string FirstStep);
}
