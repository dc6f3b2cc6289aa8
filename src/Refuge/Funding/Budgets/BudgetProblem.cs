namespace Refuge.Funding.Budgets;

/// <summary>What to do with a sum of money: all that a planner may know.</summary>
sealed record BudgetProblem
{
    /// <summary>What people go without, and what would serve them.</summary>
    public required IReadOnlyList<UnmetNeed> Needs { get; init; }

    /// <summary>The few members that stand for all, with their weights, which add up to one.</summary>
    public required IReadOnlyList<Future> Futures { get; init; }

    /// <summary>When and on which sign something can be bought. The first is today, whatever happens.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>Money, goods and contracts that exist here and have an end.</summary>
    public IReadOnlyList<MeansLimit> Limits { get; init; } = [];

    /// <summary>Sites that could be opened, each of them safe as far as anybody knows.</summary>
    public IReadOnlyList<SiteOpening> Openings { get; init; } = [];

    /// <summary>How many members.</summary>
    public required int Members { get; init; }

    /// <summary>Days of the run.</summary>
    public required int Days { get; init; }

    /// <summary>The sum, in the currency of the plan. Zero or more.</summary>
    public required double Amount { get; init; }
}

/// <summary>A member that stands for others.</summary>
/// <param name="Member">Which member.</param>
/// <param name="Weight">The part of all members that it stands for.</param>
readonly record struct Future(int Member, double Weight);

/// <summary>A day on which something can be bought: today, or later if a sign is seen.</summary>
/// <param name="Day">The day, counted from the as-of date.</param>
/// <param name="Sign">What is looked at on that day. Null for what is bought whatever happens.</param>
/// <param name="IfAbove">Whether it is bought when the sign is passed, or when it is not.</param>
sealed record Stage(int Day, Sign? Sign, bool IfAbove)
{
    /// <summary>Bought today, whatever happens.</summary>
    internal static Stage Now { get; } = new(0, null, IfAbove: false);

    /// <summary>Whether a member comes to it.</summary>
    internal bool HappensIn(int member) => Sign is null || Sign.IsPassedIn[member] == IfAbove;
}

/// <summary>What anybody can see on a later day: whether more than so many people are in sites.</summary>
/// <param name="People">The number.</param>
/// <param name="IsPassedIn">[members] Whether more than that are in sites on that day.</param>
sealed record Sign(double People, bool[] IsPassedIn);

/// <summary>Money, goods, a contract or a road that exists here, and how much of it.</summary>
/// <param name="Id">The row that says so.</param>
/// <param name="Counts">What is counted.</param>
/// <param name="Amount">How much of that.</param>
sealed record MeansLimit(string Id, LimitCounts Counts, double Amount);

/// <summary>What a limit counts.</summary>
enum LimitCounts
{
    /// <summary>Money, in the currency of the plan.</summary>
    Money,

    /// <summary>Units of what is bought.</summary>
    Units,

    /// <summary>Lorries that come to a place.</summary>
    Lorries,
}

/// <summary>A site that could be opened.</summary>
/// <param name="Site">The site.</param>
/// <param name="People">How many it can take.</param>
/// <param name="FixedCost">What opening it costs before the first plot. Zero when nobody knows of any.</param>
sealed record SiteOpening(PlaceId Site, double People, double FixedCost);

/// <summary>Something that is bought.</summary>
/// <param name="Need">Which need, by its place in the problem.</param>
/// <param name="Layer">Which part of its people.</param>
/// <param name="Way">By which of its ways.</param>
/// <param name="Stage">When, by its place in the problem.</param>
/// <param name="People">How many people it serves. Above zero, at most the width of the layer.</param>
readonly record struct Purchase(int Need, int Layer, int Way, int Stage, double People);

/// <summary>What a planner would buy.</summary>
/// <param name="Planner">The rule that planned.</param>
/// <param name="Purchases">What is bought, in the order of needs, stages and layers.</param>
sealed record BudgetPlan(PlannerKind Planner, IReadOnlyList<Purchase> Purchases)
{
    /// <summary>Person-days without that one more unit of money would save. Null when the planner does not know
    /// it.</summary>
    internal double? ValueOfMoney { get; init; }

    /// <summary>By how much, at the most, the plan misses the best one, as a part of what goes unmet. Null when the
    /// planner does not know it.</summary>
    internal double? Gap { get; init; }

    /// <summary>The sites it opens, by their place in the problem.</summary>
    internal IReadOnlyList<int> Opened { get; init; } = [];
}

/// <summary>The rules by which a sum of money is planned, as commands and tables name them.</summary>
enum PlannerKind
{
    /// <summary>What is short first is bought first.</summary>
    Greedy,

    /// <summary>What leaves the fewest person-days unmet is bought.</summary>
    Optimal,
}

/// <summary>Decides what to buy with a sum of money.</summary>
interface IPlanner
{
    /// <summary>Plans. The same problem gives the same plan.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    BudgetPlan Plan(BudgetProblem problem, CancellationToken cancellation);

    /// <summary>By which rule it plans.</summary>
    PlannerKind Kind { get; }
}
