namespace Refuge.Displacement.Blocks;

/// <summary>
/// What some members of an ensemble produced, and nothing that other members or the situation could change.
/// </summary>
/// <remarks>
/// Blocks are merged in any order and any number of steps to the same ensemble, byte for byte: a block holds members,
/// not sums over them.
/// </remarks>
sealed class ForecastBlock
{
    /// <summary>An empty block; its counts are filled in by whoever runs or reads it.</summary>
    /// <param name="job">Which members it is of.</param>
    /// <param name="refuges">Places that can have displaced people, in the order of their codes.</param>
    /// <param name="homes">Places that people can leave, likewise.</param>
    /// <param name="priors">What members drew from, by name.</param>
    /// <param name="followed">Places where members go on by counts, likewise.</param>
    internal ForecastBlock(
        ForecastJob job, IReadOnlyList<PlaceId> refuges, IReadOnlyList<PlaceId> homes, IReadOnlyList<string> priors,
        IReadOnlyList<PlaceId> followed)
    {
        (Job, Refuges, Homes, Priors, FollowedPlaces) = (job, refuges, homes, priors, followed);
        var (days, members) = (job.Size.Days, job.Range.Count);
        (Present, Arrivals) = (new(refuges, days, members), new(refuges, days, members));
        (Residents, Returned) = (new(homes, days, members), new(homes, days, members));
        (Departures, Returns) = (new(homes, days, members), new(homes, days, members));
        (DisplacedNow, DisplacedTotal) = (new(days, members), new(days, members));
        (Followed, FollowedNow) = (new(followed, days, members), new(days, members));
        OffensiveDay = new int?[members];
        Drawn = new double[members][];
    }

    /// <summary>Which members these are.</summary>
    internal ForecastJob Job { get; }

    /// <summary>Places that can have displaced people, in the order of their codes.</summary>
    internal IReadOnlyList<PlaceId> Refuges { get; }

    /// <summary>Places that people can leave, in the order of their codes.</summary>
    internal IReadOnlyList<PlaceId> Homes { get; }

    /// <summary>What members drew from: an assumption, or a default of the rules.</summary>
    internal IReadOnlyList<string> Priors { get; }

    internal MemberMatrix Present { get; }

    internal MemberMatrix Arrivals { get; }

    internal MemberMatrix Residents { get; }

    internal MemberMatrix Returned { get; }

    internal MemberMatrix Departures { get; }

    internal MemberMatrix Returns { get; }

    internal MemberSeries DisplacedNow { get; }

    internal MemberSeries DisplacedTotal { get; }

    /// <summary>Places where members go on by counts, in the order of their codes.</summary>
    internal IReadOnlyList<PlaceId> FollowedPlaces { get; }

    /// <summary>By how much the people at each place have changed by following its counts.</summary>
    internal MemberMatrix Followed { get; }

    /// <summary>The same of everybody displaced, those at no known place included.</summary>
    internal MemberSeries FollowedNow { get; }

    /// <summary>[members] Days from the as-of date to the offensive. Null: none within the run.</summary>
    internal int?[] OffensiveDay { get; }

    /// <summary>[members][priors] What each drew; NaN where it drew nothing.</summary>
    internal double[][] Drawn { get; }

    /// <summary>
    /// Every count over members and days, in a fixed order: those of refuges, those of homes, those of everybody.
    /// </summary>
    internal IEnumerable<MemberSeries> Series() =>
    [
        .. Refuges.Select(place => Present[place]), .. Refuges.Select(place => Arrivals[place]),
        .. Homes.Select(place => Residents[place]), .. Homes.Select(place => Returned[place]),
        .. Homes.Select(place => Departures[place]), .. Homes.Select(place => Returns[place]),
        DisplacedNow, DisplacedTotal,
        .. FollowedPlaces.Select(place => Followed[place]), FollowedNow,
    ];

    /// <summary>The block of all members of <paramref name="blocks"/>, which may come in any order.</summary>
    /// <exception cref="ArgumentException">There is none, they are of different ensembles, or a member is missing
    /// between them or stands in two.</exception>
    internal static ForecastBlock Merge(IEnumerable<ForecastBlock> blocks)
    {
        var ordered = blocks.OrderBy(block => block.Job.Range.First).ToList();
        if (ordered is not [var first, ..]) throw new ArgumentException("There is no block to merge.", nameof(blocks));
        if (ordered.Count == 1) return first;

        var merging = new BlockMerging(
            first.Job with { Range = new(first.Job.Range.First, ordered.Sum(block => block.Job.Range.Count)) });
        foreach (var block in ordered) merging.Add(block);
        return merging.Whole();
    }

    /// <summary>Whether two blocks are of the same ensemble and lay it out alike.</summary>
    internal bool IsBeside(ForecastBlock other) =>
        Job.IsOfSameEnsemble(other.Job) && Refuges.SequenceEqual(other.Refuges) && Homes.SequenceEqual(other.Homes)
            && Priors.SequenceEqual(other.Priors) && FollowedPlaces.SequenceEqual(other.FollowedPlaces);

    /// <summary>Takes over the members of another block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="at">Where its first member goes.</param>
    internal void Take(ForecastBlock block, int at)
    {
        foreach (var (mine, theirs) in Series().Zip(block.Series())) mine.CopyFrom(theirs, at);
        block.OffensiveDay.CopyTo(OffensiveDay, at);
        block.Drawn.CopyTo(Drawn, at);
    }
}
