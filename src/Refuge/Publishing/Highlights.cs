using Refuge.Funding;
using Refuge.Publishing.Bulletins;

namespace Refuge.Publishing;

/// <summary>The few lines that fit one screen: what an audience may see of the findings, worst first.</summary>
/// <param name="Title">The title of the crisis.</param>
/// <param name="AsOf">The day at whose end it was known.</param>
/// <param name="Stamp">Whether anybody decided.</param>
/// <param name="Alerts">What must be acted on today.</param>
/// <param name="Expected">People displaced 30, 60 and 90 days ahead.</param>
/// <param name="Overflows">Sites that first hold as many people as they have room for, earliest first.</param>
/// <param name="Gaps">The largest gaps that nobody covers, by the people left without.</param>
/// <param name="Decisions">The next decisions, the most urgent first.</param>
/// <param name="Triggers">Rules agreed beforehand, those that are met first.</param>
/// <param name="Scenario">What the scenario changes. Empty without one.</param>
sealed record Highlights(
    string Title,
    DateOnly AsOf,
    string Stamp,
    IReadOnlyList<AlertHighlight> Alerts,
    IReadOnlyList<ExpectedHighlight> Expected,
    IReadOnlyList<OverflowHighlight> Overflows,
    IReadOnlyList<GapHighlight> Gaps,
    IReadOnlyList<DecisionHighlight> Decisions,
    IReadOnlyList<TriggerHighlight> Triggers,
    IReadOnlyList<ChangeHighlight> Scenario)
{
    /// <summary>The lines that <paramref name="audience"/> may see, in English.</summary>
    public static Highlights Of(Findings findings, Audience audience)
    {
        Publication.Check(findings, audience);
        var shown = DisclosureBuilder.To(audience, findings);
        var page = new Page(shown, Wording.English, new(Wording.English));
        return new(
            shown.Title.ToString(), shown.AsOf, OpeningSection.Stamp(page),
            [.. shown.Alerts.Select(
                row =>
                    new AlertHighlight(
                        page.Name(row.Place), NeedSections.Sentence(page.Words.Term(row.Kind)),
                        row.FirstStep.ToString()))],
            [
                .. OpeningSection.Horizons(page.Expected())
                    .Select(
                        row =>
                            new ExpectedHighlight(
                                row.Date.DayNumber - shown.AsOf.DayNumber, row.Date, page.Count(row.Median),
                                page.Count(row.Low), page.Count(row.High))),
            ],
            [.. page.Overflows().Take(MostLines).Select(row => Overflow(page, row))],
            [.. Largest(shown).Take(MostLines).Select(row => Gap(page, row))],
            [.. Next(shown).Take(MostDecisions).Select(row => Decision(page, row))],
            [
                .. shown.Triggers
                    .OrderByDescending(row => row.State is TriggerState.Met or TriggerState.MetInThisRun)
                    .Select(row => new TriggerHighlight(row.Title.ToString(), TriggerSection.State(page, row))),
            ],
            [
                .. shown.Differences.Where(row => row.Place is null)
                    .Concat(ScenarioSection.Largest(shown.Differences).Take(MostDecisions))
                    .Select(
                        row =>
                            new ChangeHighlight(
                                row.Place is { } place ? page.Name(place) : "displaced", row.Day,
                                Print(row.MeanWithout), ScenarioSection.Change(page, row))),
            ]);
    }

    static OverflowHighlight Overflow(Page page, PassingRow row) => new(
        page.Name(row.Place), Print(page.Shown.Places.GetValueOrDefault(row.Place)?.Capacity),
        row.Median is { } day ? page.Week(day) : page.Words["not in half of the futures"],
        page.Chance(row.ChanceWithin));

    static GapHighlight Gap(Page page, NeedRow row) => new(
        page.Name(row.Need.Place), page.Words.Term(row.Need.Indicator),
        row.Need.Uncovered is { } uncovered
            ? $"{page.Words.Bounded(uncovered, row.Need.GapBound)} {page.Words.Term(row.Need.Unit)}"
            : (row.Need.Condition is { } state ? page.Words.Term(state) : page.Words["not known"]),
        row.Need.Date);

    static DecisionHighlight Decision(Page page, PlanRow row) => new(
        DecisionSections.ReleaseBy(page, row), page.Words.Term(row.Action), page.Name(row.Place),
        DecisionSections.Quantity(page, row.Line),
        DecisionSections.Cost(page, row.Line), row.Line.ScenarioDay is null ? "" : row.Scenario.ToString());

    /// <summary>
    /// Gaps by the people left without: of one thing at one place, the day on which they are most; emergency standards
    /// only.
    /// </summary>
    static IEnumerable<NeedRow> Largest(Disclosure shown)
    {
        var largest = new Dictionary<(Shown, Shown), NeedRow>();
        foreach (var row in shown.Today.Concat(shown.Later))
        {
            if (row.Need.IsStabilised || row.Need.Caseload == Needs.Caseload.BeyondReach || row.Need.Uncovered is null
                || !(row.PeopleWithout > 0))
            {
                continue;
            }
            var key = (row.Need.Place, row.Need.Indicator);
            if (!largest.TryGetValue(key, out var found) || row.PeopleWithout > found.PeopleWithout) largest[key] = row;
        }

        return largest.Values
            .OrderByDescending(row => row.PeopleWithout).ThenBy(row => row.Need.Place.Raw, StringComparer.Ordinal)
                .ThenBy(row => row.Need.Indicator.Raw, StringComparer.Ordinal);
    }

    /// <summary>
    /// Lines by the day on which money must be released; of one action at one place, the first scenario.
    /// </summary>
    static IEnumerable<PlanRow> Next(Disclosure shown) => shown.Audience == Audience.Public ? [] : shown.Funding
        .OrderBy(row => row.Order).ThenBy(row => row.Line.ScenarioDay).ThenByDescending(row => row.Line.Cost ?? 0)
        .DistinctBy(row => (row.Action, row.Place));

    static string Print(double? value) => value is { } known ? Figures.Print(known) : "–";

    const int MostLines = 5;
    const int MostDecisions = 3;
}

/// <summary>An alert on the screen.</summary>
/// <param name="Place">The name of the place.</param>
/// <param name="What">What it is.</param>
/// <param name="FirstStep">What to do first.</param>
sealed record AlertHighlight(string Place, string What, string FirstStep);

/// <summary>People displaced on a day, with the 80 % interval.</summary>
/// <param name="Days">Days from the as-of date.</param>
/// <param name="Date">The day.</param>
/// <param name="Median">The median.</param>
/// <param name="Low">The 10 % quantile.</param>
/// <param name="High">The 90 % quantile.</param>
sealed record ExpectedHighlight(int Days, DateOnly Date, string Median, string Low, string High);

/// <summary>A site that overflows.</summary>
/// <param name="Place">The name of the site.</param>
/// <param name="Capacity">People there is room for.</param>
/// <param name="When">The median day, or its week.</param>
/// <param name="Chance">The chance that it happens within the run.</param>
sealed record OverflowHighlight(string Place, string Capacity, string When, string Chance);

/// <summary>A gap that nobody covers.</summary>
/// <param name="Place">The name of the place.</param>
/// <param name="What">What is missing.</param>
/// <param name="Uncovered">How much.</param>
/// <param name="Date">The day.</param>
sealed record GapHighlight(string Place, string What, string Uncovered, DateOnly Date);

/// <summary>A rule agreed beforehand.</summary>
/// <param name="Title">Its title.</param>
/// <param name="State">What follows from this run.</param>
sealed record TriggerHighlight(string Title, string State);

/// <summary>What the scenario changes in one count.</summary>
/// <param name="Where">The name of the place, or that everybody displaced is meant.</param>
/// <param name="Days">Days from the as-of date.</param>
/// <param name="Without">The mean without the scenario.</param>
/// <param name="Change">The change with its Monte-Carlo standard error.</param>
sealed record ChangeHighlight(string Where, int Days, string Without, string Change);

/// <summary>A decision to take.</summary>
/// <param name="ReleaseBy">The last day for it.</param>
/// <param name="What">The action.</param>
/// <param name="Place">The name of the place.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Scenario">The scenario, or nothing.</param>
sealed record DecisionHighlight(
    string ReleaseBy, string What, string Place, string Quantity, string Cost, string Scenario);
