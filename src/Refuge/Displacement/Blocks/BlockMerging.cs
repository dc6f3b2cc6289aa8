namespace Refuge.Displacement.Blocks;

/// <summary>
/// Takes blocks of one ensemble in, in any order, without holding more than one of them beside the whole.
/// </summary>
/// <param name="job">The members that there are to be.</param>
sealed class BlockMerging(ForecastJob job)
{
    readonly bool[] isIn = new bool[job.Range.Count];
    ForecastBlock? whole;

    /// <summary>Takes a block in.</summary>
    /// <exception cref="ArgumentException">It is of another run, or one of its members is in already or not
    /// asked for.</exception>
    internal void Add(ForecastBlock block)
    {
        whole ??= new(job, block.Refuges, block.Homes, block.Priors, block.FollowedPlaces);
        if (!block.Job.IsOfSameEnsemble(job) || !whole.IsBeside(block))
        {
            throw new ArgumentException("Blocks of different ensembles cannot be merged.", nameof(block));
        }

        var at = block.Job.Range.First - job.Range.First;
        for (var member = at; member < at + block.Job.Range.Count; member++)
        {
            if (member >= 0 && member < isIn.Length && !isIn[member])
            {
                isIn[member] = true;
                continue;
            }

            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Member {job.Range.First + member} stands in two blocks, or another one is missing."),
                nameof(block));
        }

        whole.Take(block, at);
    }

    /// <summary>The block of all members.</summary>
    /// <exception cref="ArgumentException">A member is missing.</exception>
    internal ForecastBlock Whole() =>
        whole is not null && isIn.All(each => each)
            ? whole
            : throw new ArgumentException("The blocks are not of every member.");
}
