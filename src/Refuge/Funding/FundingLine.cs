namespace Refuge.Funding;

/// <summary>What to decide, at what cost and by which day: one row of <c>funding.csv</c>.</summary>
sealed record FundingLine
{
    /// <summary>The action.</summary>
    public required string Action { get; init; }

    /// <summary>What it adds: a code of the standard set.</summary>
    public required string Item { get; init; }

    /// <summary>The place it is for.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>How much, in <see cref="Unit"/>: only what nobody else covers. Null when unknown.</summary>
    public double? Quantity { get; init; }

    /// <summary>
    /// What the quantity and the cost say: <see cref="Bound.AtMost"/> of an order where nobody said what stands
    /// (<see cref="OpenOrders"/>), or somebody of some of several places only; it is in no sum of the plan.
    /// </summary>
    internal Bound QuantityBound { get; init; }

    /// <summary>How much of such an order is for people who are there already. Null of any other line.</summary>
    internal double? NeededToday { get; init; }

    /// <summary>The day on which most of such an order is needed. Null of any other line.</summary>
    internal DateOnly? MostNeededOn { get; init; }

    /// <summary>
    /// How much of such an order stands in eight of ten cases within 30, 60 and 90 days if it is asked for today. Empty
    /// of any other line, and where no way is known.
    /// </summary>
    internal IReadOnlyList<Standing> Standing { get; init; } = [];

    /// <summary>Whether nobody said of any place of such an order how many stand. False of any other line.</summary>
    internal bool IsOfNothingKnown { get; init; }

    /// <summary>
    /// Where nobody stated what stands: how much half of the members would need within the run if nothing did, in
    /// <see cref="Unit"/>. It is no quantity to be bought. Null where what stands is known.
    /// </summary>
    public double? NeededIfNothingStands { get; init; }

    /// <summary>What <see cref="NeededIfNothingStands"/> would cost. Null where no price is known, or what stands
    /// is.</summary>
    internal Money? CostIfNothingStands { get; init; }

    /// <summary>
    /// How many people so many units serve by the line of the standard; of what is used up, on a day of the run. Null
    /// where no figure of people follows, as of a sum.
    /// </summary>
    internal double? People { get; init; }

    /// <summary>The unit it is bought in.</summary>
    public required string Unit { get; init; }

    /// <summary>The day of the count of what stands: how old it is. Null when none is dated.</summary>
    internal DateOnly? HaveOn { get; init; }

    /// <summary>What it costs. Null when no price is known: then it is planned in physical units.</summary>
    public Money? Cost { get; init; }

    /// <summary>Whether a part of it has no price, so that the cost is a lower bound.</summary>
    public bool CostIsLowerBound { get; init; }

    /// <summary>
    /// The median day on which it is needed. Null when fewer than half of the members need it within the run.
    /// </summary>
    public DateOnly? NeededBy { get; init; }

    /// <summary>Days from decision to standing, the 80 % quantile. Null when no lead time is known.</summary>
    public double? LeadDays { get; init; }

    /// <summary>
    /// The last day on which a decision still works. Null when unknown; on or before the as-of date means now.
    /// </summary>
    public DateOnly? ReleaseBy { get; init; }

    /// <summary>The chance that it stands too late if money is released today. Null when unknown.</summary>
    public Share? ChanceLateIfReleasedToday { get; init; }

    /// <summary>Whether it is what is short today, as stated: the same whatever may happen later.</summary>
    public bool IsShortToday { get; init; }

    /// <summary>
    /// The scenario: days from the first day D of an offensive, such as 30 for D+30. Null for a line over all members.
    /// </summary>
    public int? ScenarioDay { get; init; }

    /// <summary>In a scenario, the median day on which it is needed, counted from D. Null otherwise.</summary>
    public int? NeededByFromOffensive { get; init; }

    /// <summary>In a scenario, the last day for a decision, counted from D, such as −60. Null otherwise.</summary>
    public int? ReleaseByFromOffensive { get; init; }

    /// <summary>
    /// What is lost if it turns out to be in vain, and if it comes late. Null where what stands is unknown, and in a
    /// scenario.
    /// </summary>
    public Regret? Regret { get; init; }

    /// <summary>The places it is for together; <see cref="Place"/> is then their code. Empty for one place.</summary>
    internal IReadOnlyList<PlaceId> Places { get; init; } = [];

    /// <summary>Those places as somebody named them. Null for one place.</summary>
    internal PlaceGroup? Together { get; init; }

    /// <summary>
    /// By which money and procurement, and whether that is in time. Null where what stands is unknown.
    /// </summary>
    internal ChannelChoice? Means { get; init; }

    /// <summary>Where and in which year the price was paid. Null when no price is known.</summary>
    internal PriceOrigin? PriceOrigin { get; init; }

    /// <summary>Whether anything it rests on was published after the as-of date (†).</summary>
    public bool LearnedLater { get; init; }

    /// <summary>What it rests on. Never empty.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }
}

/// <summary>The regret of acting in vain beside that of acting late, each in the mean over members.</summary>
/// <param name="UnusedUnits">Units that nobody would need within the run: plots that would stand empty.</param>
/// <param name="UnusedCost">What those units cost. Null when no price is known.</param>
/// <param name="UnitDaysLate">Units times days that people would wait if the decision is taken today and takes its
/// median time. Null when no lead time is known.</param>
sealed record Regret(double UnusedUnits, Money? UnusedCost, double? UnitDaysLate);

/// <summary>How much of an order stands within some days.</summary>
/// <param name="Days">Days from the request.</param>
/// <param name="Units">Whole units of the order; all of them at the most.</param>
readonly record struct Standing(int Days, double Units);
