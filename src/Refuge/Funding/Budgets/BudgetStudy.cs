namespace Refuge.Funding.Budgets;

/// <summary>What to do with a sum of money, beside what else could be done with it.</summary>
/// <param name="Amount">The sum, in the currency of the plan.</param>
/// <param name="Problem">What was asked.</param>
/// <param name="Chosen">The plan: the better of what the planner asked for and the greedy rule found.</param>
/// <param name="Greedy">The greedy rule at the same money.</param>
/// <param name="Nothing">Nothing bought.</param>
/// <param name="Frontier">
/// From a quarter of the sum to four times it, each by the better of the two and by the greedy rule.
/// </param>
sealed record BudgetStudy(
    decimal Amount,
    BudgetProblem Problem,
    PlannedBudget Chosen,
    PlannedBudget Greedy,
    BudgetOutcome Nothing,
    IReadOnlyList<FrontierPoint> Frontier)
{
    /// <summary>Whether the planner asked for found nothing better than the greedy rule.</summary>
    internal bool FellBack { get; init; }

    /// <summary>Person-days that would be saved if everything bought stood a day earlier.</summary>
    internal required double DayEarlier { get; init; }

    /// <summary>What is bought in part or not at all, the largest number of people first.</summary>
    internal required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>What nobody stated and what knowing it could save, the largest first.</summary>
    internal required IReadOnlyList<FactToMeasure> Facts { get; init; }

    /// <summary>What is known of ground on which a site could be built. Empty for readers who may not see it.</summary>
    internal required IReadOnlyList<SiteSafety> Candidates { get; init; }

    /// <summary>Things that are short and that nobody knows a price of: no money can be put on them.</summary>
    internal required IReadOnlyList<(PlaceId Place, string Item)> Unpriced { get; init; }

    /// <summary>What the members say when they are run again with the room of the plan. Null where none is built, or
    /// members cannot be run again.</summary>
    internal PlanRunAgain? RunAgain { get; init; }

    /// <summary>What opening money or goods that are closed here would be worth, the largest first.</summary>
    internal IReadOnlyList<MeansWorth> ClosedMeans { get; init; } = [];

    /// <summary>Plans, runs the members again with the room of the plan, and looks around the plan.</summary>
    /// <remarks>
    /// Room draws people. Where it draws so many that more than a twentieth more or less goes unmet than was reckoned,
    /// it is planned once more with members that know the room; of the two plans the one that leaves less unmet when
    /// members are run again with its own room is taken.
    /// </remarks>
    /// <param name="builder">The problem.</param>
    /// <param name="request">The sum and the planner.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static BudgetStudy Of(
        BudgetProblemBuilder builder, BudgetRequest request, CancellationToken cancellation)
    {
        var study = Planned(builder, request, cancellation);
        if (PlanRunAgain.Of(builder, study, request) is not var (first, rerun)) return study;
        if (!first.IsFarOff) return study with { RunAgain = first };

        var second = builder.After(rerun);
        var replanned = Planned(second, request, cancellation);
        return PlanRunAgain.Of(second, replanned, request) is var (again, _) && again.Unmet < first.Unmet
            ? replanned with { RunAgain = again with { IsPlannedTwice = true } }
            : study with { RunAgain = first with { IsPlannedTwice = true } };
    }

    static BudgetStudy Planned(
        BudgetProblemBuilder builder, BudgetRequest request, CancellationToken cancellation)
    {
        var problem = builder.Problem;
        var frontier = FrontierOf(problem, request, cancellation);
        var (greedy, chosen) = (At(PlannerKind.Greedy), At(request.Planner.Kind));
        var value = chosen.Plan.ValueOfMoney;
        return new(
            request.Amount, problem, chosen, greedy, BudgetOutcome.Of(problem, new(PlannerKind.Greedy, [])), frontier)
        {
            FellBack = chosen.Plan.Planner != request.Planner.Kind,
            DayEarlier = chosen.Outcome.MeanUnmet
                - BudgetOutcome.Of(problem, chosen.Plan, daysEarlier: 1).MeanUnmet,
            LeftOut = Budgets.LeftOut.Of(problem, chosen.Plan, value),
            Facts = value is { } margin ? FactToMeasure.Of(builder.Unknown, problem, margin) : [],
            Candidates = request.IsCountedFromOffensive ? [] : builder.Candidates,
            ClosedMeans = MeansWorth.Of(builder, chosen, request, cancellation),
            Unpriced =
            [
                .. builder.Unpriced.Select(static shortage => (shortage.Demand.Place, shortage.Priced.Option.Item)),
            ],
        };

        PlannedBudget At(PlannerKind rule) =>
            frontier.First(point => point.Planner == rule && point.Amount == SumOf(request.Amount, 1)).Planned;
    }

    /// <summary>Each sum by the better of the two rules and by the greedy rule.</summary>
    /// <remarks>
    /// The plan of a smaller sum can be bought with a larger one. Where the larger finds none better, as lots in whole
    /// units and a sign for each sum of its own may make it, it takes that plan: more money never leaves more unmet.
    /// </remarks>
    static List<FrontierPoint> FrontierOf(
        BudgetProblem problem, BudgetRequest request, CancellationToken cancellation)
    {
        List<FrontierPoint> points = [];
        (PlannedBudget Greedy, PlannedBudget Asked)? before = null;
        foreach (var part in Parts)
        {
            var sum = SumOf(request.Amount, part);
            var with = problem with { Amount = (double)sum };
            var greedy = NoWorseThan(before?.Greedy, PlannedBudget.Of(with, new GreedyPlanner(), cancellation));
            var asked = NoWorseThan(before?.Asked, BetterOf(with, request.Planner, greedy, cancellation));
            if (request.Planner is not GreedyPlanner) points.Add(new(sum, request.Planner.Kind, asked));
            points.Add(new(sum, PlannerKind.Greedy, greedy));
            before = (greedy, asked);
        }

        return points;
    }

    static PlannedBudget NoWorseThan(PlannedBudget? smaller, PlannedBudget plan) =>
        smaller is not null && IsWorse(plan.Outcome, smaller.Outcome) ? smaller : plan;

    /// <summary>What the planner finds, or the plan of the greedy rule where that leaves less unmet.</summary>
    internal static PlannedBudget BetterOf(
        BudgetProblem problem, IPlanner planner, PlannedBudget greedy, CancellationToken cancellation)
    {
        if (planner is GreedyPlanner) return greedy;
        var asked = PlannedBudget.Of(problem, planner, cancellation);
        return IsWorse(asked.Outcome, greedy.Outcome) ? greedy : asked;
    }

    /// <summary>Whether more goes unmet in the mean over all members, by more than rounding.</summary>
    static bool IsWorse(BudgetOutcome one, BudgetOutcome other) =>
        one.MeanUnmet > other.MeanUnmet * (1 + Rounding);

    static decimal SumOf(decimal amount, decimal part) => decimal.Round(part * amount, 2);

    static readonly decimal[] Parts = [0.25m, 0.5m, 1, 2, 4];

    const double Rounding = 1e-9;
}

/// <summary>A plan and what it comes to.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Outcome">What it comes to, over all members.</param>
sealed record PlannedBudget(BudgetPlan Plan, BudgetOutcome Outcome)
{
    internal static PlannedBudget Of(BudgetProblem problem, IPlanner planner, CancellationToken cancellation)
    {
        var plan = planner.Plan(problem, cancellation);
        return new(plan, BudgetOutcome.Of(problem, plan));
    }
}

/// <summary>What a sum of money would come to.</summary>
/// <param name="Amount">The sum.</param>
/// <param name="Planner">The rule that plans with it.</param>
/// <param name="Planned">The plan.</param>
readonly record struct FrontierPoint(decimal Amount, PlannerKind Planner, PlannedBudget Planned);

/// <summary>People whom the plan does not serve, and why.</summary>
/// <param name="Need">Which need, by its place in the problem.</param>
/// <param name="People">How many of those who may go without are not served.</param>
/// <param name="DaysSaved">Days without that serving one of them would save, in the mean, by the quickest way.</param>
/// <param name="PerMoney">Person-days that a thousand of the currency would save there.</param>
/// <param name="Margin">Person-days that the last thousand of the plan saves. Null when the planner does not know
/// it.</param>
sealed record LeftOut(int Need, double People, double DaysSaved, double PerMoney, double? Margin)
{
    /// <summary>Whether whatever is bought would stand too late to save anything worth naming.</summary>
    internal bool IsTooLate => DaysSaved < 1;

    /// <summary>The largest groups that are left out, at most twelve.</summary>
    internal static IReadOnlyList<LeftOut> Of(BudgetProblem problem, BudgetPlan plan, double? valueOfMoney)
    {
        var served = plan.Purchases.Where(static purchase => purchase.Stage == 0)
            .GroupBy(static purchase => (purchase.Need, purchase.Layer))
            .ToDictionary(static each => each.Key, static each => each.Sum(static purchase => purchase.People));
        List<LeftOut> left = [];
        for (var index = 0; index < problem.Needs.Count; index++)
        {
            var need = problem.Needs[index];
            if (need.Ways.Count == 0) continue;

            // The first layer that is not served whole is the one that an answer would begin with.
            var layer = Enumerable.Range(0, need.Layers.Count)
                .Where(layer => need.Layers[layer].Due is not null)
                .Where(layer => need.Layers[layer].Width - served.GetValueOrDefault((index, layer)) >= 1)
                .Select(static layer => (int?)layer).FirstOrDefault();
            if (layer is not { } first) continue;

            var people = Enumerable.Range(0, need.Layers.Count).Where(each => need.Layers[each].Due is not null)
                .Sum(each => need.Layers[each].Width - served.GetValueOrDefault((index, each)));
            var days = problem.Futures.Sum(future =>
                future.Weight * Benefit.OfLayer(need, first, need.QuickestWay, 0, future.Member))
                / need.Layers[first].Width;
            left.Add(new(index, people, days, days / need.CostPerPerson * 1_000, valueOfMoney * 1_000));
        }

        return [.. left.OrderByDescending(static each => each.People).ThenBy(static each => each.Need).Take(12)];
    }
}

/// <summary>Something that nobody stated, and what it could be worth to know it.</summary>
/// <param name="Place">The place.</param>
/// <param name="Item">Of what nobody stated what stands.</param>
/// <param name="PersonDays">Person-days that could be saved, with the same money, if it turned out that nothing
/// stands.</param>
sealed record FactToMeasure(PlaceId Place, string Item, double PersonDays)
{
    /// <summary>The facts worth most, at most ten.</summary>
    /// <remarks>
    /// If nothing stands, money is moved there as long as it saves more than the last of it saves elsewhere
    /// (<paramref name="margin"/>, the dual of the budget): what is saved on top is what the fact is worth. That is a
    /// bound: a large fact moves the margin.
    /// </remarks>
    internal static IReadOnlyList<FactToMeasure> Of(
        IReadOnlyList<UnmetNeed> unknown, BudgetProblem problem, double margin) =>
    [
        .. unknown.Where(static need => need.Ways.Count > 0)
            .Select(need => (need.Place, need.Item, Days: Worth(need, problem, margin)))
            .GroupBy(static each => (each.Place, each.Item))
            .Select(static each => new FactToMeasure(
                each.Key.Place, each.Key.Item, each.Sum(static part => part.Days)))
            .Where(static fact => fact.PersonDays >= 1)
            .OrderByDescending(static fact => fact.PersonDays)
            .ThenBy(static fact => fact.Place).ThenBy(static fact => fact.Item, StringComparer.Ordinal)
            .Take(10),
    ];

    static double Worth(UnmetNeed need, BudgetProblem problem, double margin) =>
        Enumerable.Range(0, need.Layers.Count).Sum(layer => Math.Max(
            0,
            problem.Futures.Sum(future =>
                future.Weight * Benefit.OfLayer(need, layer, need.QuickestWay, 0, future.Member))
            - (margin * need.CostPerPerson * need.Layers[layer].Width)));
}
