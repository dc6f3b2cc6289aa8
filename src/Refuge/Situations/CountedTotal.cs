namespace Refuge.Situations;

/// <summary>Everybody displaced, as a count of the whole crisis says.</summary>
/// <param name="Count">The count: of those displaced now, or where nobody counted these, of all who ever were.</param>
/// <param name="Before">
/// Counts of people who were displaced before the series began to count (<c>counts_from</c>): its people are added to
/// them. Empty where it counts everybody.
/// </param>
sealed record CountedTotal(LatestCount Count, IReadOnlyList<LatestCount> Before)
{
    /// <summary>How many.</summary>
    internal Stated People => CountedGroup.Sum(Count.People, Before.Select(static count => count.People));

    /// <summary>The rows it rests on.</summary>
    internal IReadOnlyList<Evidence> Evidence =>
        [.. Count.Evidence.Concat(Before.SelectMany(static count => count.Evidence)).Distinct()];
}
