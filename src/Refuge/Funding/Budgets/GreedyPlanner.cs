namespace Refuge.Funding.Budgets;

/// <summary>
/// Buys what is short today, then what is short first, by the cheapest way that is in time, until the money is spent.
/// </summary>
/// <remarks>
/// The rule of the plan without a budget (<see cref="ChannelChooser"/>): only what half of the members need is bought,
/// everything is decided today, and no site is opened.
/// </remarks>
sealed class GreedyPlanner : IPlanner
{
    /// <inheritdoc/>
    public PlannerKind Kind => PlannerKind.Greedy;

    /// <inheritdoc/>
    public BudgetPlan Plan(BudgetProblem problem, CancellationToken cancellation)
    {
        var wanted =
            (from need in Enumerable.Range(0, problem.Needs.Count)
             from layer in Enumerable.Range(0, problem.Needs[need].Layers.Count)
             let part = problem.Needs[need].Layers[layer]
             where part.IsShortToday || part.Due is not null
             select (Need: need, Layer: layer, Part: part))
            .OrderBy(static each => !each.Part.IsShortToday)
            .ThenBy(static each => each.Part.Due ?? 0)
            .ThenBy(static each => each.Need);
        var purse = new Purse(problem);
        List<Purchase> bought = [];
        foreach (var (need, layer, _) in wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Buy(problem, need, layer, purse) is { } purchase) bought.Add(purchase);
        }

        return new(Kind, WholeUnits.Of(problem, bought));
    }

    static Purchase? Buy(BudgetProblem problem, int need, int layer, Purse purse)
    {
        var wanted = problem.Needs[need];
        var due = wanted.Layers[layer].IsShortToday ? 0 : wanted.Layers[layer].Due ?? 0;
        var ways = wanted.Ways
            .Select((way, index) => (Way: way, Index: index, wanted.Ways[index].OfLayers[layer].Days))
            .Where(each => each.Way.Opening is null && purse.PeopleFor(wanted, each.Way) > 0)
            .ToList();
        if (ways.Count == 0) return null;

        var inTime = ways.FindAll(each => each.Days <= due);
        var chosen = inTime.Count > 0
            ? inTime.OrderBy(static each => Levy(each.Way))
                .ThenByDescending(static each => each.Way.Modality)
                .ThenByDescending(static each => each.Days)
                .First()
            : ways.MinBy(static each => each.Days);
        var people = Math.Min(wanted.Layers[layer].Width, purse.PeopleFor(wanted, chosen.Way));
        purse.Spend(wanted, chosen.Way, people);
        return new(need, layer, chosen.Index, 0, people);
    }

    static double Levy(SupplyWay way) => way.Channel is { } kind ? ShippedChannel.Of(kind).Levy : 0;

    /// <summary>What is left of the sum and of everything that has an end.</summary>
    sealed class Purse(BudgetProblem problem)
    {
        readonly double[] left = [.. problem.Limits.Select(static limit => limit.Amount)];
        double money = problem.Amount;

        internal double PeopleFor(UnmetNeed need, SupplyWay way) => Math.Max(0, way.Limits
            .Select(limit => left[limit] / need.UsePerPerson(problem.Limits[limit]))
            .Append(money / need.CostPerPerson)
            .Min());

        internal void Spend(UnmetNeed need, SupplyWay way, double people)
        {
            money -= people * need.CostPerPerson;
            foreach (var limit in way.Limits) left[limit] -= people * need.UsePerPerson(problem.Limits[limit]);
        }
    }
}
