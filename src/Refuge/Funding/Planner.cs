using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>What to decide and pay, by which day, so that it stands when people come.</summary>
public static class Planner
{
    /// <summary>Plans from what is needed and what is known of actions and money.</summary>
    /// <param name="basis">What needs were worked out from.</param>
    /// <param name="needs">What people need.</param>
    /// <param name="actions">The actions of the folder, as known; where it has none for an item, the shipped ones are used.</param>
    /// <param name="money">Money in its states, as known.</param>
    /// <param name="choices">What planners choose.</param>
    public static FundingPlan Plan(
        NeedsBasis basis,
        NeedsAssessment needs,
        IReadOnlyList<Recorded<PricedAction>> actions,
        IReadOnlyList<Recorded<MoneyFlow>> money,
        PlanningChoices choices)
    {
        var remedies = new Remedies(basis, actions);
        var chains = new LeadChains(basis, remedies);
        var supply = new Supply(basis.Situation, basis.Responses, basis.Household);
        var gaps = new Gaps(basis.AsOf, basis.Household, basis.Climate);
        var crowds = Crowds.Of(basis.Situation, basis.Forecast);
        var turnouts = new Turnouts(basis.Forecast, gaps);
        var today = needs.Today.Where(static need => need.Uncovered > 0 && IsPlannedFor(need.Phase) && need.Caseload is not Caseload.BeyondReach)
            .GroupBy(static need => (need.Place, need.Indicator))
            .ToDictionary(static rows => rows.Key, static rows => rows.Sum(static need => need.Uncovered!.Value));

        List<FundingLine> lines = [], scenarios = [];
        foreach (var demand in Demands(basis, crowds, today.Keys))
        {
            if (remedies.FindFor(demand.Item) is not { } remedy) continue;

            var stands = supply.Of(demand.Place, demand.Item, demand.Lines[0].AmountUnit);
            var purchase = new Purchase(remedy, remedies.RequiredBy(remedy), demand.Lines[0].AmountUnit);
            var draft = new FundingDraft(basis, choices, purchase, chains.Of(remedy, demand.Place), demand, stands);
            if (stands.IsKnown)
            {
                var shortToday = today.GetValueOrDefault((demand.Place, demand.Item));
                var shortfall = new Shortfall(basis.Forecast, demand.Members, stands, gaps, remedy.LastsDays is not null, shortToday);
                lines.AddRange(draft.Lines(shortfall));
                scenarios.AddRange(draft.Scenarios(shortfall));
            }
            else if (draft.LineWithoutSupply(turnouts.Of(demand)) is { } line)
            {
                lines.Add(line);
            }
        }

        return new(
            [.. lines.OrderBy(static line => line.ReleaseBy ?? DateOnly.MaxValue).ThenBy(static line => line.NeededBy ?? DateOnly.MaxValue).ThenBy(static line => line.Place).ThenBy(static line => line.Action, StringComparer.Ordinal)],
            [.. scenarios.OrderBy(static line => line.ScenarioDay).ThenBy(static line => line.NeededByFromOffensive >= 0).ThenBy(static line => line.ReleaseByFromOffensive ?? int.MaxValue).ThenBy(static line => line.Place).ThenBy(static line => line.Action, StringComparer.Ordinal)],
            AxisVerdicts.Of(basis, choices, remedies, chains, supply, crowds),
            Standing(money));
    }

    /// <summary>The newest row of each appeal and state; rows of one donor, recipient or sector stand beside the total and are never added to it.</summary>
    static IReadOnlyList<MoneyStanding> Standing(IReadOnlyList<Recorded<MoneyFlow>> money) =>
    [
        .. money
            .GroupBy(static row => (row.Value.Appeal, row.Value.State, row.Value.Currency, row.Value.Donor, row.Value.Recipient, row.Value.Cluster))
            .Select(static rows => rows.OrderBy(static row => row.Value.Date).ThenBy(static row => row.KnownOn ?? DateOnly.MinValue).Last())
            .OrderBy(static row => row.Value.Appeal, StringComparer.Ordinal)
            .ThenBy(static row => row.Value.State)
            .ThenBy(static row => row.Value.Key, StringComparer.Ordinal)
            .Select(static row => new MoneyStanding(row.Value, row.Evidence)),
    ];

    /// <summary>Every place and item for which anybody needs anything: the crowds that share one supply are taken together.</summary>
    static IEnumerable<SharedDemand> Demands(NeedsBasis basis, IReadOnlyList<MemberCrowd> crowds, IEnumerable<(PlaceId Place, string Item)> today)
    {
        var lines = basis.Yardstick.Measured.Where(static line => line.HasAmount && IsPlannedFor(line.Phase)).ToList();
        var fromForecast =
            from crowd in crowds
            where crowd.Caseload is not Caseload.BeyondReach
            from line in lines
            where line.Caseloads.Contains(crowd.Caseload)
            select (crowd.Place, line.Item, Demand: (Demand?)new Demand(crowd, line));
        return fromForecast
            .Concat(today.Select(static key => (key.Place, key.Item, Demand: (Demand?)null)))
            .GroupBy(static each => (each.Place, each.Item))
            .Select(group => new SharedDemand(
                group.Key.Place, group.Key.Item, [.. lines.Where(line => line.Item == group.Key.Item)], [.. group.Select(static each => each.Demand).OfType<Demand>()]))
            .OrderBy(static demand => demand.Place)
            .ThenBy(static demand => demand.Item, StringComparer.Ordinal);
    }

    /// <summary>The emergency comes first: what stabilised life asks for is in the needs, not in the first plan.</summary>
    static bool IsPlannedFor(string phase) => phase is "emergency" or "any";
}

/// <summary>All who need one thing at one place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Item">What they need.</param>
/// <param name="Lines">The lines of the standard set for it. Never empty.</param>
/// <param name="Members">The forecast crowds, each with its line.</param>
sealed record SharedDemand(PlaceId Place, string Item, IReadOnlyList<Indicator> Lines, IReadOnlyList<Demand> Members);
