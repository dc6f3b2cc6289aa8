using Refuge.Reports.Claims;

namespace Refuge.Situations;

/// <summary>Puts together the picture as known at the end of a day.</summary>
static class SituationBuilder
{
    /// <summary>What was known of the world at the end of <paramref name="asOf"/>.</summary>
    /// <param name="record">What was recorded, in all versions.</param>
    /// <param name="testimony">What the reports known by then claim.</param>
    /// <param name="asOf">The day at whose end one looks. Nothing known later leaves a trace.</param>
    public static Situation AsOf(SituationRecord record, ReportedClaims testimony, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(testimony);
        var seen = record.Places.AsOf(asOf);
        var visible = seen.Select(place => place.Value.Id).ToHashSet();
        IReadOnlyList<Recorded<Place>> places =
            [.. seen.Select(place => place with { Value = AtAnchor(place.Value, seen, visible) })];
        var proposing = new ClaimedPlaces(places);
        var claimed = new ClaimedRows(testimony, proposing, asOf);
        var weighing = new Reconciliation(testimony);
        var populations = weighing.Revise(places, claimed.Trapped(places), row => row.Id, ClaimMatching.Of);

        IReadOnlyList<Recorded<Route>> routes = [
            .. record.Routes.AsOf(asOf)
            .Where(route => visible.Contains(route.Value.From) && visible.Contains(route.Value.To))];
        var ways = routes.Select(route => route.Value.Id.Code).ToHashSet(StringComparer.Ordinal);
        var series = record.Series.AsOf(asOf);
        var standing = Seen(record.Facilities, row => row.Place);
        var ratios = weighing.Merge(
            [.. standing.Where(row => row.Value.PeoplePerItem is not null)], claimed.Ratios(), row => row.Place,
            row => row.Date, ClaimMatching.Of);
        var facilities = weighing.Merge(
            [.. standing.Where(row => row.Value.PeoplePerItem is null)], claimed.Facilities(), row => row.Place,
            row => row.Date, ClaimMatching.Of);
        var sites = weighing.Merge(
            Seen(record.Sites, row => row.Place), claimed.Sites(places), row => row.Place, row => null,
            ClaimMatching.Of);
        var controls = weighing.Merge(
            Seen(record.Controls, row => row.Place), claimed.Controls(), row => row.Place, row => row.Date,
            ClaimMatching.Of);
        IReadOnlyList<Recorded<Hazard>> dangers = [
            .. Seen(record.Hazards, row => row.Place)
            .Where(row => row.Value.Route is not { } route || ways.Contains(route.Code))];
        var hazards = weighing.Merge(dangers, claimed.Hazards(), row => row.Place, row => null, ClaimMatching.Of);
        var services = weighing.Merge(
            Seen(record.Services, row => row.Place), claimed.Services(), row => row.Place, row => row.Date,
            ClaimMatching.Of);
        var health = weighing.Merge(
            Seen(record.Health, row => row.Place), claimed.Health(), row => row.Place, row => row.Date,
            ClaimMatching.Of);
        var happenings = weighing.Merge(
            Seen(record.ConflictEvents, row => row.Place), claimed.ConflictEvents(), row => row.Place, row => row.Date,
            ClaimMatching.Of);
        var present = series.Where(row => row.Value is { Of: Counted.Present, What: CountKind.Stock })
            .Select(row => row.Value.Id).ToHashSet();
        var counted = Seen(record.Observations, row => row.Place);
        var people = weighing.Merge(
            [.. counted.Where(row => present.Contains(row.Value.Series))], claimed.Observations(), row => row.Place,
            row => row.Date, ClaimMatching.Of);
        List<Recorded<Observation>> observations =
            [.. counted.Where(row => !present.Contains(row.Value.Series)), .. people.Rows];
        // Where a table counts everybody displaced, the sums of reports are no counts beside it.
        var whole = series.Where(static row => row.Value.Area.Count == 0).Select(static row => row.Value.Id)
            .ToHashSet();
        var isCounted = counted.Any(row => row.Value.Place is null && whole.Contains(row.Value.Series));
        var totals = weighing.Merge(
            [], isCounted ? [] : claimed.Totals(), static row => row.Place, static row => row.Date, ClaimMatching.Of);
        observations.AddRange(totals.Rows);

        var proposals = new ProposedSites(proposing.Proposed);
        proposals.Count(facilities.Rows, row => row.Place);
        proposals.Count(ratios.Rows, row => row.Place);
        proposals.Count(sites.Rows, row => row.Place);
        proposals.Count(services.Rows, row => row.Place);
        proposals.Count(health.Rows, row => row.Place);
        proposals.Count(hazards.Rows, row => row.Place);
        proposals.Count(people.Rows, row => row.Place);

        var situation = new Situation
        {
            AsOf = asOf,
            Places =
                [.. populations.Rows.Concat(proposals.Places).OrderBy(row => row.Value.Key, StringComparer.Ordinal)],
            Routes = routes,
            Sites = [
                .. sites.Rows.Concat(proposals.Sites(sites.Rows))
                .OrderBy(row => row.Value.Key, StringComparer.Ordinal)],
            Facilities = facilities.Rows,
            SharedFacilities =
                [.. record.SharedFacilities.AsOf(asOf).Where(row => row.Value.Together!.Places.All(visible.Contains))],
            SharedHealth =
                [.. record.SharedHealth.AsOf(asOf).Where(row => row.Value.Together!.Places.All(visible.Contains))],
            Ratios = ratios.Rows,
            Announcements = weighing.Announcements(asOf, happenings.Rows),
            Controls = controls.Rows,
            Hazards = hazards.Rows,
            Services = services.Rows,
            Health = health.Rows,
            Closures = [.. record.Closures.AsOf(asOf).Where(row => CanBeSeen(row.Value, visible, ways))],
            ConflictEvents = happenings.Rows,
            Series = [.. series, .. ReportSeries.Of(observations, series, testimony)],
            Observations = [.. observations.OrderBy(row => row.Value.Key, StringComparer.Ordinal)],
            Claims = weighing.Claims(),
            Contradictions =
            [
                .. testimony.Contradictions,
                .. weighing.Contradictions,
                .. Contradictions(record, visible, asOf),
                .. RowContradictions.BetweenParts(controls.Rows),
                .. RowContradictions.BetweenSeries(observations, series),
                .. CountContradictions.Falls(
                    [.. observations, .. people.Alone.Where(claim => claim.IsPlaced).Select(claim => claim.Row)],
                    series, sites.Rows),
                .. CountContradictions.OfRatios(
                    [.. ratios.Rows, .. ratios.Alone.Where(claim => claim.IsPlaced).Select(claim => claim.Row)],
                    facilities.Rows, observations, series),
            ],
            Facts = [],
        };
        var alone = new UncorroboratedClaims(
            facilities.Alone, ratios.Alone, sites.Alone, populations.Alone, controls.Alone, hazards.Alone,
            services.Alone, health.Alone, happenings.Alone, people.Alone);
        return situation with { FactsWhenAsked = new(() => FactList.Of(situation, alone, weighing.Beside)) };

        // A row about a place that is not visible is not visible either: it would tell that the place exists.
        IReadOnlyList<Recorded<T>> Seen<T>(History<T> history, Func<T, PlaceId?> placeOf)
            where T : class, IVersioned<T> =>
                [.. history.AsOf(asOf).Where(row => placeOf(row.Value) is not { } place || visible.Contains(place))];
    }

    /// <summary>
    /// A place that no map shows inherits direction and district from the place it is known to lie near (folder
    /// contract); one whose anchor is not visible has none.
    /// </summary>
    static Place AtAnchor(Place place, IReadOnlyList<Recorded<Place>> seen, HashSet<PlaceId> visible)
    {
        if (place.Near is not { } near || place.Position is not null) return place;
        if (!visible.Contains(near)) return place with { Near = null, NearKm = null };
        var anchor = seen.First(other => other.Value.Id == near).Value;
        return place with
        {
            Axis = place.Axis ?? anchor.Axis,
            Admin1 = place.Admin1 ?? anchor.Admin1,
            Admin2 = place.Admin2 ?? anchor.Admin2,
        };
    }

    /// <summary>A closed way or place is visible when the way or the place is.</summary>
    static bool CanBeSeen(Closure closure, HashSet<PlaceId> places, HashSet<string> ways) => closure.Subject switch
    {
        ClosedPlace closed => places.Contains(closed.Place),
        ClosedRoute closed => ways.Contains(closed.Route.Code),
        _ => true,
    };

    static IEnumerable<Contradiction> Contradictions(SituationRecord record, HashSet<PlaceId> visible, DateOnly asOf) =>
    [
        .. RowContradictions.AmongVersions(
            record.Controls, asOf, "control", row => visible.Contains(row.Place),
            row => FactWords.Join(Words.Of(row.Status), row.Holder)),
        .. RowContradictions.AmongVersions(
            record.Facilities, asOf, "facility", row => visible.Contains(row.Place),
            row => FactWords.Join(row.Quantity is { } quantity ? FactWords.Of(quantity) : null, row.Condition)),
        .. RowContradictions.AmongVersions(
            record.Services, asOf, "service", row => visible.Contains(row.Place), row => Words.Of(row.Status)),
        .. RowContradictions.AmongVersions(
            record.Health, asOf, "health", row => visible.Contains(row.Place),
            row =>
                FactWords.Join(
                    row.Cases is { } cases ? FactWords.Of(cases) : null, FactWords.Range(row.Low, row.High))),
        .. RowContradictions.AmongVersions(
            record.Observations, asOf, "count", row => row.Place is null || visible.Contains(row.Place),
            row =>
                FactWords.Join(
                    row.Value is { } value ? FactWords.Of(value) : null, FactWords.Range(row.Low, row.High))),
    ];
}
