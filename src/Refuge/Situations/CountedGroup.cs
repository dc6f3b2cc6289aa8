namespace Refuge.Situations;

/// <summary>
/// Displaced people who were counted at several places together: how many they are, and which of them were counted
/// alone no less lately.
/// </summary>
/// <remarks>
/// A count of the places one by one holds where it is of the same day or newer; an older one is superseded by the count
/// of them together. What is left of the group's count is at the other places, and nobody parted it among them.
/// </remarks>
sealed record CountedGroup
{
    /// <summary>The count.</summary>
    internal required LatestCount Count { get; init; }

    /// <summary>
    /// Counts of people who stood there before the series began to count (<c>counts_from</c>): its people are added to
    /// them. Empty where the series counts everybody.
    /// </summary>
    internal required IReadOnlyList<LatestCount> Before { get; init; }

    /// <summary>Counts of single places of the group, and of smaller groups in it, that hold beside it.</summary>
    internal required IReadOnlyList<LatestCount> Alone { get; init; }

    /// <summary>
    /// The places that share what is left, in the order of their codes. Empty where every one was counted alone.
    /// </summary>
    internal required IReadOnlyList<PlaceId> Together { get; init; }

    /// <summary>Whether these are people in camps and other sites.</summary>
    internal required bool AreInSites { get; init; }

    /// <summary>Everybody at the places of the group: the count, and who stood there before it began.</summary>
    internal Stated All => Sum(Count.People, Before.Select(static count => count.People));

    /// <summary>How many are at the places of <see cref="Together"/>, zero or more.</summary>
    internal Stated Left =>
        new(Rest(All.Value, static count => count.People.Value), Alone.All(IsExact) ? All.Bound : Bound.About);

    /// <summary>The least number at these places, as stated.</summary>
    internal double Low =>
        Math.Min(Left.Value, Rest(Count.Low + Before.Sum(static count => count.Low), static count => count.High));

    /// <summary>The greatest number at these places, as stated.</summary>
    internal double High =>
        Math.Max(Left.Value, Rest(Count.High + Before.Sum(static count => count.High), static count => count.Low));

    /// <summary>The rows it rests on.</summary>
    internal IReadOnlyList<Evidence> Evidence =>
        [.. Count.Evidence.Concat(Before.Concat(Alone).SelectMany(static count => count.Evidence)).Distinct()];

    double Rest(double all, Func<LatestCount, double> of) => Math.Max(0, all - Alone.Sum(of));

    static bool IsExact(LatestCount count) => count.People.Bound is Bound.Exact;

    /// <summary>The sum of stated numbers; bounds that point in different directions leave it about right.</summary>
    internal static Stated Sum(Stated first, IEnumerable<Stated> others) =>
        others.Aggregate(first, static (sum, other) => new(
        sum.Value + other.Value,
        other.Bound == sum.Bound || other.Bound is Bound.Exact ? sum.Bound
            : sum.Bound is Bound.Exact ? other.Bound
            : Bound.About));
}
