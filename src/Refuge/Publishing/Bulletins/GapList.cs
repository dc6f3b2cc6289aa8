using Refuge.Needs;

namespace Refuge.Publishing.Bulletins;

/// <summary>
/// Today's needs sorted by what is known of them: a reader must see first what is missing for certain.
/// </summary>
/// <remarks>People beyond reach come last in each list: nothing can be built for them today.</remarks>
sealed class GapList
{
    internal GapList(Disclosure shown)
    {
        var known = shown.Today.Where(IsKnown).ToList();
        Known = Grouped(known);
        Unmeasured = Grouped(
            shown.Today.Where(
                row => row is { Need: { Amount.Median: > 0, Gap: null, IsStabilised: false } } && !IsKnown(row)));
        var named = Known.Concat(Unmeasured).Select(group => group.Place).ToHashSet();
        Uncounted = [
            .. shown.Today.Where(row => row.Need.People is null).Select(row => row.Need.Place).Distinct()
            .Where(place => !named.Contains(place)).OrderBy(place => place.Raw, StringComparer.Ordinal)];
    }

    /// <summary>Gaps with a number, or with a state that fails the standard; by place, the most people first.</summary>
    internal IReadOnlyList<PlaceGaps> Known { get; }

    /// <summary>Needs of a known number of people where nobody said what stands.</summary>
    internal IReadOnlyList<PlaceGaps> Unmeasured { get; }

    /// <summary>Places where nobody counted the people.</summary>
    internal IReadOnlyList<Shown> Uncounted { get; }

    static bool IsKnown(NeedRow row) =>
        row.Need.Gap is { High: > 0 }
            || (row.Need.Gap is null && row.Need.Condition?.Raw is not (null or "unknown" or "met"));

    static List<PlaceGaps> Grouped(IEnumerable<NeedRow> rows) =>
    [
        .. rows
            .GroupBy(row => (row.Need.Place, row.Need.Caseload))
            .OrderBy(group => group.Key.Caseload == Caseload.BeyondReach)
            .ThenByDescending(group => group.Max(row => row.Need.People?.Median ?? 0))
                .ThenBy(group => group.Key.Place.Raw, StringComparer.Ordinal)
            .Select(group => new PlaceGaps(group.Key.Place, [
                .. group.OrderBy(row => row.Need.Sector.Raw, StringComparer.Ordinal)
                    .ThenBy(row => row.Need.Indicator.Raw, StringComparer.Ordinal)
                    .ThenBy(row => row.Need.Phase.Raw, StringComparer.Ordinal),
            ])),
    ];
}

/// <summary>The needs of one group of people at one place.</summary>
sealed record PlaceGaps(Shown Place, IReadOnlyList<NeedRow> Rows);
