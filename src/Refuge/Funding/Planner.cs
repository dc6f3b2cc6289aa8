using Refuge.Funding.Budgets;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>What to decide and pay, by which day, so that it stands when people come.</summary>
static class Planner
{
    /// <summary>Plans from what is needed and what is known of actions and money.</summary>
    /// <param name="basis">What needs were worked out from.</param>
    /// <param name="needs">What people need.</param>
    /// <param name="actions">The actions of the folder, as known; where it has none for an item, the shipped ones are
    /// used.</param>
    /// <param name="rates">Exchange rates, as known: prices in other currencies are turned into that of the
    /// plan.</param>
    /// <param name="money">Money in its states, as known.</param>
    /// <param name="choices">What planners choose.</param>
    /// <param name="here">The money, goods and contracts that exist here, as known. Null when the folder states
    /// none.</param>
    /// <param name="budget">A sum of money to plan with. Null when none was given.</param>
    internal static FundingPlan Plan(
        NeedsBasis basis,
        NeedsAssessment needs,
        IReadOnlyList<Recorded<PricedAction>> actions,
        IReadOnlyList<Recorded<ExchangeRate>> rates,
        IReadOnlyList<Recorded<MoneyFlow>> money,
        PlanningChoices choices,
        MeansRows? here = null,
        BudgetRequest? budget = null)
    {
        var prices = new Prices(choices.Currency, rates, basis.AsOf);
        var catalogue = new ResponseCatalogue(basis, actions);
        var means = new MeansHere(here ?? MeansRows.None, prices, basis.AsOf);
        var chains = new LeadChains(basis, catalogue, means);
        var supply = new Supply(
            basis.Situation, basis.Responses, basis.Household, ResponseChances.Of(basis.Assumptions),
            SupplyDecay.Of(basis.Assumptions));
        var moves = Relocation.Of(basis.Situation, needs);
        var problem = PlanningProblem.Of(basis, needs, catalogue, supply, prices, moves);

        // Before lines take from what exists here: the sum is an answer of its own to the same question.
        var study = budget is null ? null : BudgetStudy.Of(
            new(basis, problem, chains, means.Copy(), choices, budget), budget, budget.Cancellation);
        var builders = problem.Shortages.Select(shortage => new FundingLineBuilder(basis, choices, shortage)).ToList();
        var chooser = new ChannelChooser(chains, choices.LeadQuantile.Value);
        var drafts = builders.SelectMany(static builder => builder.Lines()).ToList();

        // What is short today takes first. What comes later and what each scenario adds are futures that exclude one
        // another: what one of them takes is there for the other.
        var today = Complete(drafts.Where(static draft => draft.IsShortToday), chooser, means);
        var after = builders.SelectMany(static builder => builder.AfterOffensive())
            .GroupBy(static draft => draft.ScenarioDay)
            .SelectMany(scenario => Complete(scenario, chooser, means.Copy()))
            .ToList();
        var later = Complete(drafts.Where(static draft => !draft.IsShortToday), chooser, means);
        return new(
            [.. InOrder(today.Concat(later))],
            basis.AsIfOffensiveBegan is null ? null : [.. InOrderOfScenarios(after)],
            AxisAssessor.Of(basis, choices, catalogue, chains, supply, CaseloadBuilder.Of(basis)),
            Standing(money))
        {
            DaysOfWorks = new(() => DaysOfWorks(catalogue, chains, choices)),
            Relocations = moves,
            Open = Open(basis.Forecast),
            OpenIfOffensiveBegan = basis.AsIfOffensiveBegan is { } began ? Open(began) : null,
            Budget = study,
        };

        OpenOrders Open(Displacement.Forecast run) =>
            new(basis, run, choices, catalogue, prices, supply, chooser, means);
    }

    /// <summary>
    /// How long each action takes by the quickest way, wherever it is; those that nobody knows are left out.
    /// </summary>
    static Dictionary<string, int> DaysOfWorks(
        ResponseCatalogue catalogue, LeadChains chains, PlanningChoices choices)
    {
        var level = choices.LeadQuantile.Value;
        return catalogue.Options
            .Select(option => (option.Id, chains.Quickest(option, new("*"), null, level).Time))
            .Where(static each => each.Time is not null)
            .ToDictionary(static each => each.Id, each => each.Time!.Quantile(level), StringComparer.Ordinal);
    }

    /// <summary>The lines, in the order of their need: who needs something first takes first.</summary>
    static List<FundingLine> Complete(IEnumerable<LineDraft> drafts, ChannelChooser chooser, MeansHere means) =>
    [
        .. drafts
            .OrderBy(static draft => draft.Request.Due ?? int.MaxValue)
            .ThenBy(static draft => draft.Line.Place)
            .ThenBy(static draft => draft.Line.Action, StringComparer.Ordinal)
            .Select(draft => draft.Complete(chooser, means)),
    ];

    static IEnumerable<FundingLine> InOrder(IEnumerable<FundingLine> lines) => lines
        .OrderByDescending(static line => line.IsShortToday)
        .ThenBy(static line => line.ReleaseBy ?? DateOnly.MaxValue)
        .ThenBy(static line => line.NeededBy ?? DateOnly.MaxValue)
        .ThenBy(static line => line.Place)
        .ThenBy(static line => line.Action, StringComparer.Ordinal);

    static IEnumerable<FundingLine> InOrderOfScenarios(IEnumerable<FundingLine> lines) => lines
        .OrderBy(static line => line.ScenarioDay)
        .ThenBy(static line => line.ReleaseByFromOffensive ?? int.MaxValue)
        .ThenBy(static line => line.Place)
        .ThenBy(static line => line.Action, StringComparer.Ordinal);

    /// <summary>
    /// The newest row of each appeal and state; rows of one donor, recipient or sector stand beside the total and are
    /// never added to it.
    /// </summary>
    static IReadOnlyList<MoneyStanding> Standing(IReadOnlyList<Recorded<MoneyFlow>> money) =>
    [
        .. money
            .GroupBy(
                static row =>
                    (row.Value.Appeal, row.Value.State, row.Value.Currency, row.Value.Donor, row.Value.Recipient,
                        row.Value.Cluster))
            .Select(
                static rows => rows.OrderBy(static row => row.Value.Date)
                .ThenBy(static row => row.KnownOn ?? DateOnly.MinValue).Last())
            .OrderBy(static row => row.Value.Appeal, StringComparer.Ordinal)
            .ThenBy(static row => row.Value.State)
            .ThenBy(static row => row.Value.Key, StringComparer.Ordinal)
            .Select(static row => new MoneyStanding(row.Value, row.Evidence)),
    ];
}
