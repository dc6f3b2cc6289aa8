namespace Refuge.Funding.Budgets;

/// <summary>One thing that people go without at one place over a span of days, and what would serve them.</summary>
/// <remarks>
/// What stands serves until the end of the run, and its span is the whole run. What is used up is bought for thirty
/// days at a time: each span of it is a need of its own, so that a ration of the second month is not eaten in the
/// first.
/// </remarks>
sealed record UnmetNeed
{
    /// <summary>The place, or the code of several that share what stands.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>Those places as somebody named them. Null for one place.</summary>
    public PlaceGroup? Together { get; init; }

    /// <summary>What they go without: a code of the standard set.</summary>
    public required string Item { get; init; }

    /// <summary>The action that serves them.</summary>
    public required string Action { get; init; }

    /// <summary>The unit it is bought in.</summary>
    public required string Unit { get; init; }

    /// <summary>The first day of the span, counted from the as-of date.</summary>
    public required int FromDay { get; init; }

    /// <summary>The last day of the span.</summary>
    public required int ToDay { get; init; }

    /// <summary>Units that serve one person over the span. Above zero.</summary>
    public required double UnitsPerPerson { get; init; }

    /// <summary>The price of a unit, in the currency of the plan. Above zero.</summary>
    public required double UnitCost { get; init; }

    /// <summary>Whether a part of the price is unknown.</summary>
    public bool CostIsLowerBound { get; init; }

    /// <summary>The people who go without if nothing is bought.</summary>
    public required UnservedPeople Unserved { get; init; }

    /// <summary>The people, parted from those who go without soonest and surest to those who hardly ever do.</summary>
    public required IReadOnlyList<Layer> Layers { get; init; }

    /// <summary>The ways by which it can come to stand.</summary>
    public required IReadOnlyList<SupplyWay> Ways { get; init; }

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The way by which it stands soonest, in eight of ten cases. There is at least one way.</summary>
    internal SupplyWay QuickestWay => Ways.MinBy(static way => way.OfLayers[0].Days)!;

    /// <summary>Units that one lorry brings. Null when nobody said.</summary>
    internal double? UnitsPerLorry { get; init; }

    /// <summary>What it costs to serve one person over the span.</summary>
    internal double CostPerPerson => UnitsPerPerson * UnitCost;

    /// <summary>How much of a limit serving one person over the span takes.</summary>
    internal double UsePerPerson(MeansLimit limit) => limit.Counts switch
    {
        LimitCounts.Money => CostPerPerson,
        LimitCounts.Lorries => UnitsPerPerson / (UnitsPerLorry ?? double.PositiveInfinity),
        _ => UnitsPerPerson,
    };
}

/// <summary>A part of the people at a place: those above one number and up to another.</summary>
/// <param name="From">People below it.</param>
/// <param name="To">People up to its end. Above <paramref name="From"/>.</param>
/// <param name="Due">The median day on which the first of them goes without. Null when that is so in fewer than half of
/// the members.</param>
/// <param name="IsShortToday">Whether they go without today.</param>
readonly record struct Layer(double From, double To, int? Due, bool IsShortToday)
{
    /// <summary>How many people.</summary>
    internal double Width => To - From;

    /// <summary>How many of them go without where <paramref name="people"/> do in all.</summary>
    internal double Of(double people) => Math.Clamp(people - From, 0, To - From);
}

/// <summary>One way by which a thing can come to stand: whose money, how procured, where.</summary>
/// <param name="Channel">The money. Null where a reader stated the days without it.</param>
/// <param name="Modality">How it is procured. Null where a reader stated the days without it.</param>
/// <param name="OfLayers">[layers] How soon it stands, decided today, if all layers up to that one are bought.</param>
sealed record SupplyWay(ChannelKind? Channel, Procurement? Modality, IReadOnlyList<Readiness> OfLayers)
{
    /// <summary>Whether rows of the folder say that the money and the goods or the contract exist.</summary>
    internal bool IsConfirmed { get; init; }

    /// <summary>The limits of what exists here that it uses, by their place in the problem.</summary>
    internal IReadOnlyList<int> Limits { get; init; } = [];

    /// <summary>The site that must be opened for it, by its place in the problem. Null when none.</summary>
    internal int? Opening { get; init; }
}

/// <summary>How soon something stands after the decision.</summary>
/// <param name="time">The days it takes.</param>
/// <param name="days">Days of the run.</param>
sealed class Readiness(LeadTime time, int days)
{
    readonly double[] within = time.ChancesWithin(days);

    /// <summary>Days until it stands, in eight of ten cases.</summary>
    internal int Days { get; } = time.Quantile(0.8);

    /// <summary>The chance that it stands so many days after the decision; none before it.</summary>
    internal double After(int days) => days < 0 ? 0 : within[Math.Min(days, within.Length - 1)];
}
