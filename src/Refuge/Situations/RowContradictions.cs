using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>Finds rows that do not agree with each other.</summary>
static class RowContradictions
{
    /// <summary>
    /// Rows of one key that say different things: the newer supersedes the older; known on the same day, they cannot
    /// both be true.
    /// </summary>
    /// <param name="history">The rows in all versions.</param>
    /// <param name="asOf">The day at whose end one looks.</param>
    /// <param name="kind">What they differ in.</param>
    /// <param name="isVisible">Whether the place of a row is visible; a row about any other would tell that it
    /// exists.</param>
    /// <param name="says">What a row says, in words that are equal exactly when the rows agree.</param>
    internal static IEnumerable<Contradiction> AmongVersions<T>(
        History<T> history, DateOnly asOf, string kind, Func<T, bool> isVisible, Func<T, string> says)
        where T : class, IVersioned<T>
    {
        foreach (var recorded in history.Revised())
        {
            var versions = recorded.Where(
                row => (row.IsPlanned || row.KnownOn <= asOf) && !(row.HiddenUntil > asOf) && isVisible(row.Value));
            List<Recorded<T>> inOrder = [
                .. versions.OrderBy(row => row.IsPlanned).ThenBy(row => row.KnownOn)
                .ThenBy(row => row.Evidence[0].Citation, StringComparer.Ordinal)];
            for (var index = 1; index < inOrder.Count; index++)
            {
                var (older, newer) = (inOrder[index - 1], inOrder[index]);
                var (before, after) = (says(older.Value), says(newer.Value));
                if (before == after) continue;
                var verdict = older.KnownOn == newer.KnownOn && !newer.IsPlanned ? Verdict.Hard : Verdict.Superseded;
                yield return new(
                    older.Evidence[0], newer.Evidence[0], kind, verdict, $"One row says {before}, the other {after}.");
            }
        }
    }

    /// <summary>A place whose whole and whose part were in different states of control from the same day on.</summary>
    internal static IEnumerable<Contradiction> BetweenParts(IReadOnlyList<Recorded<Control>> controls) =>
        from whole in controls
        where whole.Value.Part == PlacePart.Whole
        from part in controls
        where part.Value.Part != PlacePart.Whole && part.Value.Place == whole.Value.Place
            && part.Value.Date == whole.Value.Date && part.Value.Status != whole.Value.Status
        select new Contradiction(
            whole.Evidence[0], part.Evidence[0], "control", Verdict.Hard,
            $"All of {whole.Value.Place} is {Words.Of(whole.Value.Status)}, its {Words.Of(part.Value.Part)} "
            + $"{Words.Of(part.Value.Status)}, from {FactWords.Of(part.Value.Date)} on.");

    /// <summary>
    /// Two series that count the same people at one place on one day, and whose counts have no number in common.
    /// </summary>
    internal static IEnumerable<Contradiction> BetweenSeries(
        IReadOnlyList<Recorded<Observation>> observations, IReadOnlyList<Recorded<Series>> series)
    {
        var definitions = series.ToDictionary(row => row.Value.Id, row => row.Value);
        var counts = observations.Where(row => definitions.ContainsKey(row.Value.Series) && row.Value.Place is not null)
            .ToLookup(row => (row.Value.Place, row.Value.Date));
        return
            from sameDay in counts
            from one in sameDay
            from other in sameDay
            where string.CompareOrdinal(one.Value.Series.Code, other.Value.Series.Code) < 0
            let first = definitions[one.Value.Series]
            let second = definitions[other.Value.Series]
            where first.What == second.What && first.Of == second.Of && first.Population == second.Population
                && ClaimMatching.Of(one.Value, other.Value) == Likeness.Different && other.Value.Value is not null
            select new Contradiction(
                one.Evidence[0], other.Evidence[0], "count", Verdict.Hard,
                $"{first.Id} and {second.Id} count the same people at {one.Value.Place} on "
                + $"{FactWords.Of(one.Value.Date)} and differ; series are never joined.");
    }
}
