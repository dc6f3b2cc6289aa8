using Refuge.Publishing.Bulletins;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>
/// Sites, gaps of today and lines of the plan as one audience may see them, for pages that are more than reading. Made
/// of a disclosure, and so of nothing that the audience may not see.
/// </summary>
/// <param name="Run">The identity of the run, as decisions cite it.</param>
/// <param name="Sites">Sites where displaced people are received. Empty for the public.</param>
/// <param name="Gaps">What each place needs today and what stands. Empty for the public.</param>
/// <param name="Orders">Lines of the plan that a person may sign. Empty for the public.</param>
sealed record PublishedBoard(
    string Run, IReadOnlyList<PublishedSite> Sites, IReadOnlyList<PublishedGap> Gaps,
    IReadOnlyList<PublishedOrder> Orders)
{
    /// <summary>Rules agreed beforehand, those that are met first. Empty for the public.</summary>
    public IReadOnlyList<PublishedNote> Agreed { get; init; } = [];

    /// <summary>
    /// What is to be asked before it can be signed: orders where nobody said, in part or at all, what stands. Empty for
    /// the public.
    /// </summary>
    public IReadOnlyList<PublishedNote> Open { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static PublishedBoard Empty { get; } = new("", [], [], []);

    /// <summary>The board of a disclosure.</summary>
    internal static PublishedBoard Of(Disclosure shown, Wording wording)
    {
        if (!shown.SeesPlaces) return Empty with { Run = shown.Identity };
        var page = new Page(shown, wording, new(wording));
        var counts =
            shown.SiteCounts.Where(static count => count.Place is not null).GroupBy(static count => count.Place!)
            .ToDictionary(static counts => counts.Key, static counts => counts.MaxBy(static count => count.Day)!);
        return new(
            shown.Identity,
            [
                .. shown.Places.Values.Where(static card => card is { HasSite: true, Site: not SiteKind.Candidate })
                    .OrderBy(static card => card.Name.Raw, StringComparer.Ordinal)
                    .Select(card => Site(card, counts.GetValueOrDefault(card.Code))),
            ],
            [
                // What people beyond reach would need is a contingency, and no gap that anybody builds for today.
                .. shown.Today.Where(static row => row.Need.Caseload != Needs.Caseload.BeyondReach)
                    .Select(row => Gap(page, row)),
            ],
            [.. PlanLines.Of(shown).Select(line => Order(page, line.Row, line.Key))])
        {
            Agreed = [.. TriggerSection.Rules(page).Select(Note)],
            Open =
            [
                .. OpenOrderText.Told(page, [.. shown.Funding.Where(static row => row.IsOpen)], null).Select(Note),
            ],
        };
    }

    static PublishedNote Note(Item item) => new(
        item.Head.Lead, item.Head.Text, item.Tone == Tone.Decide, [.. item.Below.Select(static line => line.Text)]);

    static string NamesOf(Page page, Shown place) => page.Listed([.. page.NamesOf(place)]);

    static PublishedSite Site(PlaceCard card, CountRow? count) => new(
        card.Code.Raw, card.Name.ToString(), card.ArabicName?.ToString(), card.Capacity, count?.People.Value,
        count?.People.Bound, count?.Day);

    static PublishedGap Gap(Page page, NeedRow row) => new(
        row.Need.Place.Raw, NamesOf(page, row.Need.Place), row.Need.Sector.Raw, row.Need.Indicator.Raw,
        row.Need.Phase.Raw, row.Need.Standard.ToString(), row.Need.Amount?.Median, row.Need.AmountBound,
        row.Need.Have?.Value, row.Need.Have?.Bound, row.Need.Coming, row.Need.Uncovered, row.Need.Unit.Raw,
        row.Need.Responsible?.ToString(), row.PeopleWithout,
        row.Evidence.Where(static each => each.Citation.Raw.StartsWith("facilities.csv", StringComparison.Ordinal))
            .Max(static each => each.KnownOn) ?? row.Need.HaveOn);

    static PublishedOrder Order(Page page, PlanRow row, string key) => new(
        key, row.Action.Raw, page.Words.Term(row.Action), row.Place.Raw, NamesOf(page, row.Place),
        row.Line.Quantity,
        row.Line.QuantityBound, row.Line.Unit.Raw, row.Line.Cost, row.Line.Currency?.Raw,
        DecisionSection.Cost(page, row.Line.Cost, row.Line.Currency, row.Line.CostIsLowerBound),
        DecisionSection.NeededBy(page, row), DecisionSection.OrderBy(page, row), DecisionSection.IsNow(page, row),
        row.Chance is { } chance ? page.Chance(chance) : null, row.Scenario.ToString(),
        row.Line.Means?.Channel is { } channel ? Words.Of(channel) : null,
        row.Line.Means is { } means ? Words.Of(means.InTime) : null)
    {
        Regret = Regret(page, row),
    };

    /// <summary>
    /// What is lost if it is bought in vain, and if it comes late, in words. Empty where nobody can say.
    /// </summary>
    static IReadOnlyList<string> Regret(Page page, PlanRow row)
    {
        if (row.Line.Regret is not { } regret) return [];
        var (words, unit) = (page.Words, page.Words.Term(row.Line.Unit));
        var unused = Figures.Print(regret.UnusedUnits);
        var inVain = regret.UnusedUnits < 0.5
            ? words["In vain: nothing, in the mean over the futures"]
            : regret.UnusedCost is { } cost
                ? words.Say(
                    "In vain, in the mean over the futures: {0} ({1}) that nobody needs, {2} {3}", unused, unit,
                    Figures.Print((double)cost), row.Line.Currency)
                : words.Say("In vain, in the mean over the futures: {0} ({1}) that nobody needs", unused, unit);
        return regret.UnitDaysLate is not { } late ? [inVain]
            : late < 0.5 ? [inVain, words["Late: nobody waits if it is ordered today"]]
            : [inVain, words.Say("Late even if ordered today: {0} unit-days of waiting ({1})", Figures.Print(late), unit)];
    }
}

/// <summary>A site as an audience may see it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="ArabicName">Its name in Arabic script. Null when unknown.</param>
/// <param name="Capacity">For how many people. Null when unknown.</param>
/// <param name="People">People last counted. Null when nobody counted.</param>
/// <param name="PeopleBound">In what sense. Null when nobody counted.</param>
/// <param name="CountedOn">The day of the count. Null when nobody counted.</param>
sealed record PublishedSite(
    string Code, string Name, string? ArabicName, double? Capacity, double? People, Bound? PeopleBound,
    DateOnly? CountedOn);

/// <summary>What a place needs today and what stands there, as an audience may see it.</summary>
/// <param name="Place">The code of the place.</param>
/// <param name="PlaceName">Its name.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Indicator">The indicator, such as <c>toilet</c>.</param>
/// <param name="Phase">The phase of the standard, <c>emergency</c> or <c>stabilised</c>.</param>
/// <param name="Standard">The standard with its publication.</param>
/// <param name="Need">How much is needed, the middle figure. Null when unknown.</param>
/// <param name="NeedBound">In what sense.</param>
/// <param name="Have">How much stands. Null when nobody said.</param>
/// <param name="HaveBound">In what sense. Null when nobody said.</param>
/// <param name="Coming">How much others bring. Null when unknown.</param>
/// <param name="Uncovered">What nobody covers. Null when unknown.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Responsible">Who brings it. Null when nobody does or it is not shown.</param>
/// <param name="PeopleWithout">People whose need nobody covers. Null when unknown.</param>
/// <param name="HaveKnownOn">The day on which it became known what stands; where a report alone says it, the day that it
/// speaks of. Null when nobody said, or no day may be shown.</param>
sealed record PublishedGap(
    string Place, string PlaceName, string Sector, string Indicator, string Phase, string Standard, double? Need,
    Bound NeedBound, double? Have, Bound? HaveBound, double? Coming, double? Uncovered, string Unit,
    string? Responsible, double? PeopleWithout, DateOnly? HaveKnownOn);

/// <summary>A line of the plan that a person may sign, as an audience may see it.</summary>
/// <param name="Key">Action, place and scenario of the line, and the number of its lot after the first: what a decision
/// cites as its <c>line</c>.</param>
/// <param name="Action">The code of the action.</param>
/// <param name="ActionName">The action in words.</param>
/// <param name="Place">The code of the place.</param>
/// <param name="PlaceName">Its name.</param>
/// <param name="Quantity">How much. Null when unknown.</param>
/// <param name="QuantityBound">In what sense.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Cost">What it costs. Null when it has no price.</param>
/// <param name="Currency">The currency. Null when it has no price.</param>
/// <param name="CostText">What it costs, in words.</param>
/// <param name="NeededBy">The day it is needed, in words.</param>
/// <param name="ReleaseBy">The last day for a decision, in words.</param>
/// <param name="IsNow">Whether it cannot wait.</param>
/// <param name="ChanceLate">The chance of being late if it is ordered today, in words. Null when not known.</param>
/// <param name="Scenario">The scenario of the line. Empty for all futures.</param>
/// <param name="Channel">By which money, in a word of the folder contract. Null when none is named.</param>
/// <param name="InTime">Whether it is in time, in a word of the folder contract. Null when not known.</param>
sealed record PublishedOrder(
    string Key, string Action, string ActionName, string Place, string PlaceName, double? Quantity,
    Bound QuantityBound, string Unit, decimal? Cost, string? Currency, string CostText, string NeededBy,
    string ReleaseBy, bool IsNow, string? ChanceLate, string Scenario, string? Channel, string? InTime)
{
    /// <summary>
    /// What is lost if it is bought in vain, then what if it comes late, in words. Empty where nobody can say.
    /// </summary>
    public IReadOnlyList<string> Regret { get; init; } = [];
}

/// <summary>A statement of the plan with what stands below it, as an audience may see it.</summary>
/// <param name="Lead">The words that stand out.</param>
/// <param name="Text">The words after them. Empty where the lead says it all.</param>
/// <param name="IsToDecide">Whether it asks for a decision now.</param>
/// <param name="Below">What stands below it, each as a sentence.</param>
sealed record PublishedNote(string Lead, string Text, bool IsToDecide, IReadOnlyList<string> Below);
