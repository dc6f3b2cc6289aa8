namespace Refuge.Displacement.Blocks;

/// <summary>
/// The members to run, told by addresses alone: whoever has the same crisis runs them to the same bytes.
/// </summary>
/// <param name="Crisis">The identity under which every machine finds the same crisis in the same version, scenario
/// included, such as the hash of its inputs.</param>
/// <param name="AsOf">The day at whose end the situation was known.</param>
/// <param name="OffensiveBegins">The day of the offensive in every member. Null: as known, or drawn.</param>
/// <param name="Size">Days, members and seed of the whole ensemble.</param>
/// <param name="Range">Which of its members to run.</param>
sealed record ForecastJob(string Crisis, DateOnly AsOf, DateOnly? OffensiveBegins, EnsembleSize Size, MemberRange Range)
{
    /// <summary>Whether two jobs are parts of one ensemble.</summary>
    internal bool IsOfSameEnsemble(ForecastJob other) => this with { Range = other.Range } == other;

    /// <summary>The same members in jobs of at most <paramref name="members"/> each, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="members"/> is below 1.</exception>
    internal IEnumerable<ForecastJob> Split(int members)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        for (var first = Range.First; first < Range.End; first += members)
        {
            yield return this with { Range = new(first, Math.Min(members, Range.End - first)) };
        }
    }
}
