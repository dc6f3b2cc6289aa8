namespace Refuge.Situations;

/// <summary>
/// Sites that reports describe and no row names: each counts once something that claims say of it counts.
/// </summary>
/// <param name="proposed">The sites that claims describe.</param>
sealed class ProposedSites(IReadOnlyCollection<Place> proposed)
{
    readonly Dictionary<PlaceId, (DateOnly? KnownOn, List<Evidence> Evidence)> counted = [];

    /// <summary>Takes the rows of a table that stand at a proposed site as evidence that it exists.</summary>
    internal void Count<T>(IReadOnlyList<Recorded<T>> rows, Func<T, PlaceId?> placeOf)
        where T : class, IVersioned<T>
    {
        if (proposed.Count == 0) return;
        foreach (var row in rows)
        {
            if (placeOf(row.Value) is not { } place || proposed.All(site => site.Id != place)) continue;
            if (!counted.TryGetValue(place, out var known)) counted.Add(place, known = (row.KnownOn, []));
            known.Evidence.AddRange(row.Evidence);
            counted[place] = known with { KnownOn = row.KnownOn < known.KnownOn ? row.KnownOn : known.KnownOn };
        }
    }

    /// <summary>The proposed sites that count, as places.</summary>
    internal IEnumerable<Recorded<Place>> Places =>
        from site in proposed
        where counted.ContainsKey(site.Id)
        select new Recorded<Place>(site, counted[site.Id].KnownOn, null, [.. counted[site.Id].Evidence.Distinct()]);

    /// <summary>The proposed sites that count and of which no claim says what sort of site they are.</summary>
    internal IEnumerable<Recorded<Site>> Sites(IReadOnlyList<Recorded<Site>> known) =>
        from place in Places
        where place.Value.Kind == PlaceKind.Site && known.All(site => site.Value.Place != place.Value.Id)
        select new Recorded<Site>(
            new(place.Value.Id, SiteKind.Camp, null, null, null, false, null, null, null, null, null, null),
            place.KnownOn, null, place.Evidence);
}
