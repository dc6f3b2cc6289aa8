namespace Refuge.Displacement.Blocks;

/// <summary>
/// Takes blocks of one ensemble in, in any order, without holding more than some members of one of them beside the
/// whole.
/// </summary>
/// <param name="job">The members that there are to be.</param>
sealed class BlockMerging(ForecastJob job)
{
    readonly bool[] isIn = new bool[job.Range.Count];
    ForecastBlock? whole;
    MemberGroup? group;

    /// <summary>Takes a block in.</summary>
    /// <param name="bytes">The block, as <see cref="ForecastBlockFormat"/> writes it.</param>
    /// <exception cref="ArgumentException">It is of another run, or one of its members is in already or not
    /// asked for.</exception>
    /// <exception cref="InvalidDataException">The bytes are no block, were written by another version, or arrived
    /// damaged.</exception>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        var (part, layout) = ForecastBlockFormat.Open(bytes, out var members);
        whole ??= new(job, layout);
        if (!part.IsOfSameEnsemble(job) || !whole.Layout.IsAs(layout))
        {
            throw new ArgumentException("Blocks of different ensembles cannot be merged.", nameof(bytes));
        }

        var first = part.Range.First - job.Range.First;
        for (var member = first; member < first + part.Range.Count; member++)
        {
            if (member >= 0 && member < isIn.Length && !isIn[member])
            {
                isIn[member] = true;
                continue;
            }

            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Member {job.Range.First + member} stands in two blocks, or another one is missing."),
                nameof(bytes));
        }

        group ??= new(layout, job.Size.Days, MemberGroup.MostTogether(layout, job.Size.Days));
        for (var (at, end) = (first, first + part.Range.Count); at < end; at += group.Count)
        {
            ForecastBlockFormat.Read(ref members, group, Math.Min(group.Most, end - at));
            whole.Take(group, at);
        }
    }

    /// <summary>The block of all members.</summary>
    /// <exception cref="ArgumentException">A member is missing.</exception>
    internal ForecastBlock Whole() =>
        whole is not null && isIn.All(each => each)
            ? whole
            : throw new ArgumentException("The blocks are not of every member.");
}
