namespace Refuge.Situations;

/// <summary>
/// Answers whether fighting goes on at a place: a stated intensity holds until the next row of the place.
/// </summary>
static class Fighting
{
    /// <summary>The kind of event that is fighting, in the words of <c>events.csv</c>.</summary>
    internal const string Kind = "fighting";

    /// <summary>Fighting that goes on at the end of <paramref name="asOf"/>, since its first day, or null.</summary>
    /// <param name="happenings">What happened at one place.</param>
    /// <param name="asOf">The as-of date; later rows are left out.</param>
    /// <remarks>
    /// Any later row of intensity zero ends it, such as a pause. Fighting without an intensity is of its day alone.
    /// </remarks>
    internal static (DateOnly Since, IReadOnlyList<Evidence> Evidence)? GoingOn(
        IEnumerable<Recorded<ConflictEvent>> happenings, DateOnly asOf)
    {
        (DateOnly Since, IReadOnlyList<Evidence> Evidence)? going = null;
        var days = happenings
            .Where(row => row.Value.Date <= asOf && (row.Value.Kind == Kind || row.Value.Intensity == 0))
            .GroupBy(row => row.Value.Date);
        foreach (var day in days.OrderBy(day => day.Key))
        {
            var fighting = day.FirstOrDefault(row => row.Value.Kind == Kind && row.Value.Intensity > 0);
            going = fighting is null ? null : (going?.Since ?? day.Key, fighting.Evidence);
        }

        return going;
    }
}
