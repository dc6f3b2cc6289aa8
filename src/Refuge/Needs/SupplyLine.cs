using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>What stands and comes of one item at one place.</summary>
sealed class SupplyLine
{
    readonly Stated? have;
    readonly Site? site;
    readonly IReadOnlyList<Coming> coming;

    /// <summary>The lines that this one sums up, where any of them does not last. Null otherwise.</summary>
    IReadOnlyList<SupplyLine>? Parts { get; init; }

    internal SupplyLine(
        Stated? have, Site? site, string? condition, IReadOnlyList<Coming> coming, IReadOnlyList<Evidence> standing,
        string? responsible)
    {
        (this.have, this.site, Condition, this.coming, Responsible) = (have, site, condition, coming, responsible);
        Evidence = [.. standing, .. coming.SelectMany(static each => each.Evidence).Distinct()];
    }

    /// <summary>
    /// What stands and comes at several places: a sum that says "at least" where somebody's share is unknown.
    /// </summary>
    internal static SupplyLine Together(IReadOnlyList<SupplyLine> places)
    {
        var known = places.Where(static line => line.have is not null).ToList();
        Stated? have = known.Count == 0 ? null : new(
            known.Sum(static line => line.have!.Value.Value),
            known.Count < places.Count ? Bound.AtLeast
                : known.TrueForAll(static line => line.have!.Value.Bound is Bound.Exact) ? Bound.Exact
                : Bound.About);
        var named = places.Select(static line => line.Responsible).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal).ToList();
        return new(
            have, null, places.FirstOrDefault(static line => line.IsUnsound)?.Condition,
                [.. places.SelectMany(static line => line.coming)],
            [.. places.SelectMany(static line => line.Evidence).Distinct()], named.Count == 0 ? null
                : string.Join("; ", named))
        {
            IsPartial = known.Count < places.Count,
            Parts = places.Any(static line => line.HaveUntil is not null) ? known : null,
        };
    }

    /// <summary>Its condition in the source's words. Null when not stated.</summary>
    public string? Condition { get; }

    /// <summary>Whether the words say that it stands and does not serve.</summary>
    internal bool IsUnsound => ConditionWords.Read(Condition) is FacilityCondition.Unsound;

    /// <summary>Who said they act on it. Null when nobody did.</summary>
    public string? Responsible { get; }

    /// <summary>What it rests on. Empty when nothing was stated.</summary>
    public IReadOnlyList<Evidence> Evidence { get; }

    /// <summary>
    /// The day of the count of what stands; of a site's own capacity the day on which it was known. Null when none is
    /// dated.
    /// </summary>
    internal DateOnly? HaveOn { get; init; }

    /// <summary>The last day on which what was counted stands. Null where it lasts.</summary>
    internal DateOnly? HaveUntil { get; init; }

    /// <summary>What is paid for and stands only after <paramref name="day"/>, and the first day of it.</summary>
    internal (double? Amount, DateOnly? From) UnderWay(DateOnly day)
    {
        var later = coming.Where(each => each.From > day).ToList();
        return later.Count == 0 ? (null, null)
            : (later.Sum(static each => each.Amount), later.Min(static each => each.From));
    }

    /// <summary>The same after people have moved: room for so many more, or for fewer below zero.</summary>
    internal SupplyLine After(double places) => With(
        have is { } stated ? stated with { Value = Math.Max(0, stated.Value + places) } : null);

    /// <summary>
    /// What stands where so many are <see cref="Missing"/>: what <paramref name="needed"/> is beyond that. The same
    /// where nobody said how many are.
    /// </summary>
    internal SupplyLine WithoutMissing(double needed) => Missing is { } missing
        ? With(new(Math.Max(0, needed - missing.Value), Bound.About))
        : this;

    SupplyLine With(Stated? stands) => new(stands, site, Condition, coming, Evidence, Responsible)
    {
        HaveOn = HaveOn,
        HaveUntil = HaveUntil,
        IsPartial = IsPartial,
        Missing = Missing,
    };

    /// <summary>
    /// A backlog: how many somebody said are missing, while nobody said how many stand. Null where nobody did.
    /// </summary>
    internal Stated? Missing { get; init; }

    /// <summary>Whether anybody stated what stands.</summary>
    public bool IsKnown => have is not null;

    /// <summary>
    /// Whether what stands is known at some of several places only: then it is a lower bound, and nobody knows what is
    /// missing.
    /// </summary>
    internal bool IsPartial { get; private init; }

    /// <summary>Whether what stands was stated of all places, so that what is missing is known.</summary>
    internal bool IsWhole => IsKnown && !IsPartial;

    /// <summary>What stands on <paramref name="day"/>. Null when unknown: never zero for unknown.</summary>
    /// <remarks>
    /// A site that has yet to open, or has closed, is known to hold nobody; only a stated capacity can say so. What
    /// does not last stands until its last day (<see cref="SupplyDecay"/>).
    /// </remarks>
    public Stated? Have(DateOnly day) =>
        have is not null && (site?.IsOpenOn(day) == false || HaveUntil < day) ? new Stated(0)
            : have is { } all && Parts is not null ? all with { Value = Parts.Sum(line => line.Have(day)!.Value.Value) }
            : have;

    /// <summary>
    /// What others bring by <paramref name="day"/>. Null when nobody brings anything in a stated quantity.
    /// </summary>
    /// <remarks>
    /// Funded, under way and delivered cover; planned and stopped do not. Something paid for without a stated day
    /// counts at once: to ask for it again would be to pay twice.
    /// </remarks>
    public double? Coming(DateOnly day) => Sum(coming, day);

    /// <summary>
    /// What comes by <paramref name="day"/> in half of the cases: each response comes or does not. Null when nothing is
    /// brought by then.
    /// </summary>
    internal static double? Sum(IReadOnlyList<Coming> coming, DateOnly day)
    {
        List<(double Amount, double Chance)> there =
        [
            .. coming.Where(each => !(each.From > day) && !(each.To < day))
                .Select(static each => (each.Amount, each.Chance)),
        ];
        return there.Count == 0 ? null : ResponseChances.Median(there);
    }
}

/// <summary>A stated quantity that somebody brings.</summary>
/// <param name="Amount">How much, in the unit of the need.</param>
/// <param name="From">The day from which it stands. Null when not stated.</param>
/// <param name="To">The last day it stands. Null when open-ended.</param>
/// <param name="Evidence">What it rests on.</param>
readonly record struct Coming(double Amount, DateOnly? From, DateOnly? To, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The chance that it comes, 0 to 1.</summary>
    internal required double Chance { get; init; }
}
