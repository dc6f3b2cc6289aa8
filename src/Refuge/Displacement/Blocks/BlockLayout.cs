namespace Refuge.Displacement.Blocks;

/// <summary>What the members of an ensemble count, and where each count of a day stands.</summary>
/// <param name="Refuges">Places that can have displaced people, in the order of their codes.</param>
/// <param name="Homes">Places that people can leave, likewise.</param>
/// <param name="Priors">What members drew from, by name: an assumption, or a default of the rules.</param>
/// <param name="Followed">Places where members go on by counts, in the order of their codes.</param>
sealed record BlockLayout(
    IReadOnlyList<PlaceId> Refuges, IReadOnlyList<PlaceId> Homes, IReadOnlyList<string> Priors,
    IReadOnlyList<PlaceId> Followed)
{
    /// <summary>
    /// How many counts a day of a member has, in the order of <see cref="ForecastBlock.Series"/>: two of each refuge,
    /// four of each home, two of everybody displaced, one of each followed place and one of all of them.
    /// </summary>
    internal int Width { get; } = (2 * Refuges.Count) + (4 * Homes.Count) + Followed.Count + 3;

    /// <summary>Whether the counts of two ensembles stand at the same seats.</summary>
    internal bool IsAs(BlockLayout other) =>
        Refuges.SequenceEqual(other.Refuges) && Homes.SequenceEqual(other.Homes)
            && Priors.SequenceEqual(other.Priors) && Followed.SequenceEqual(other.Followed);
}
