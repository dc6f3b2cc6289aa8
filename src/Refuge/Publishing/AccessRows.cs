using Refuge.Reports.Claims;
using Refuge.Reports.Places;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>Turns closures, bridges, crossings and dangers into what an audience may see of them.</summary>
/// <param name="situation">The picture as known.</param>
/// <param name="tier">For whom.</param>
/// <param name="references">Evidence as the audience sees it.</param>
sealed class AccessRows(
    Situation situation, Tier tier, Func<IEnumerable<Evidence>, IReadOnlyList<Reference>> references)
{
    readonly Dictionary<RouteId, Route> routes = situation.Routes.ToDictionary(way => way.Value.Id, way => way.Value);

    readonly HashSet<Recorded<Closure>> standing =
        [.. situation.Closures.Where(row => row.Value.IsInForce(situation.AsOf))];

    readonly List<WayClosures> closures = [new(situation, Traveller.People), new(situation, Traveller.Aid)];

    /// <summary>All of it.</summary>
    internal AccessSheet Sheet() => new(
        tier.ShowsWays, [.. Closed()], tier.ShowsWays ? [.. Bridges()] : [],
        tier.ShowsWays ? situation.Routes.Count(way => !IsClosed(way.Value)) : null,
        [.. Crossings()], [.. Dangers()], [.. Reported()]);

    /// <summary>Closures that hold today, the newest first; then those that ended within a month.</summary>
    IEnumerable<ClosedRow> Closed() => situation.Closures
        .Where(row => row.Value.From <= situation.AsOf
            && (row.Value.To is not { } to || to >= situation.AsOf.AddDays(-DaysTold)) && tier.Shows(row))
        .OrderBy(row => !standing.Contains(row)).ThenByDescending(static row => row.Value.From)
        .ThenBy(static row => row.Value.Key, StringComparer.Ordinal)
        .Select(RowOf).OfType<ClosedRow>();

    ClosedRow? RowOf(Recorded<Closure> row)
    {
        var closure = row.Value;
        var place = closure.Subject is ClosedPlace at ? Shown.Place(tier, at.Place) : null;
        var way = closure.Subject switch
        {
            ClosedRoute on => routes.GetValueOrDefault(on.Route) is { } route ? Ends(route) : null,
            ClosedBorder border => new(Shown.Country(tier, border.One), Shown.Country(tier, border.Other)),
            _ => null,
        };
        return place is null && way is null ? null : new(
            closure.Subject.Kind, way, place, closure.AppliesTo, closure.From, closure.To,
            Shown.Released(tier, closure.Reason, row.Evidence), references(row.Evidence));
    }

    IEnumerable<BridgeRow> Bridges() =>
        from way in situation.Routes
        where way.Value.BridgeKind is not null
        let ends = Ends(way.Value)
        where ends is not null
        select new BridgeRow(
            ends, way.Value.BridgeKind!.Value, way.Value.LorriesPerDay, IsClosed(way.Value), references(way.Evidence));

    /// <summary>Whether something stops people or convoys on a way today.</summary>
    bool IsClosed(Route way) => closures.Exists(each => each.Of(way).Any(standing.Contains));

    /// <summary>
    /// Who came through a border crossing, a transit site or a screening site, each series on its own: series are never
    /// added.
    /// </summary>
    IEnumerable<CrossingRow> Crossings()
    {
        if (!tier.SeesPlaces) yield break;
        var states = new PlaceStates(situation);
        foreach (var series in situation.Series.OrderBy(static row => row.Value.Id.Code, StringComparer.Ordinal))
        {
            if (series.Value.Of is not (Counted.Arrivals or Counted.Departures or Counted.Displaced)) continue;
            // A pace that rests on a hidden count would tell it.
            foreach (var rows in situation.Observations
                .Where(row => row.Value.Series == series.Value.Id
                    && tier.Shows(series, row.Value.Place, row.Evidence))
                .GroupBy(row => row.Value.Place ?? (series.Value.Area is [var only] ? only : null))
                .Where(rows => rows.Key is { } at && IsCrossing(at, states)).OrderBy(static rows => rows.Key))
            {
                if (CrossingPace.Of(series, rows, situation.AsOf) is { } pace && RowOf(rows.Key!, pace) is { } row)
                {
                    yield return row;
                }
            }
        }
    }

    bool IsCrossing(PlaceId place, PlaceStates states) => states[place].IsPassedThrough
        || situation.FindPlace(place)?.Value.Kind is PlaceKind.Crossing;

    CrossingRow? RowOf(PlaceId place, CrossingPace pace)
    {
        var (last, week, before) = (pace.Last, pace.Week, pace.Before);
        if (!tier.Shows(last.Series, place, last.Evidence) || Shown.Place(tier, place) is not { } name) return null;

        var evidence = references(last.Evidence);
        return new(
            name, CountRows.Publisher(tier, last.Series.Value, evidence), last.Series.Value.Of,
            new(week.To, week.Days, week.People, before?.People, before?.Days ?? 0,
                pace.Latest.Days == 1 ? pace.Latest.People : null),
            last.Series.Value.What == CountKind.Cumulative ? last.People : null, last.Series.Value.CountsFrom,
            standing.Any(row => row.Value.Subject is ClosedPlace at && at.Place == place && tier.Shows(row)), evidence);
    }

    /// <summary>Dangers of today, those on a way first.</summary>
    IEnumerable<DangerRow> Dangers() => situation.Hazards
        .Where(row => row.Value.Status != HazardStatus.Cleared && !(row.Value.From > situation.AsOf)
            && !(row.Value.To < situation.AsOf) && tier.Shows(row))
        .OrderBy(static row => row.Value.Route is null).ThenByDescending(static row => row.Value.From)
        .ThenBy(static row => row.Value.Id, StringComparer.Ordinal)
        .Select(row => new DangerRow(
            row.Value.Kind, row.Value.Status, Shown.Place(tier, row.Value.Place),
            row.Value.Route is { } way && routes.TryGetValue(way, out var route) ? Ends(route) : null,
            row.Value.Part, row.Value.From, references(row.Evidence)))
        .Where(static row => row.Way is not null || row.Place is not null);

    /// <summary>What accepted claims say of roads and bridges: no table has a column for it.</summary>
    IEnumerable<ReportedWay> Reported() => situation.Claims
        .Where(claim => claim is { Review: ReviewState.Accepted, Modality: Modality.Asserted, SameAs: null }
            && (OfWays.Contains(claim.Type.ToString()) || IsCutOffNowhere(claim))
                && !(claim.Date?.Last > situation.AsOf) && tier.Shows(claim))
        .OrderByDescending(static claim => claim.Date?.Last)
        .ThenBy(static claim => claim.Report, StringComparer.Ordinal).ThenBy(static claim => claim.Quote.Start)
        .Select(claim => Shown.Released(tier, claim.QuoteText, claim) is { } words
            ? new ReportedWay(words, claim.Date?.Last, references([claim.Quote]))
            : null)
        .OfType<ReportedWay>();

    static readonly HashSet<string> OfWays = new(StringComparer.Ordinal)
    {
        "infrastructure.bridge", "infrastructure.road", "damage.bridge", "damage.road", "access.closed",
        "access.reopened",
    };

    /// <summary>
    /// "20,000 people are cut off along the river": people trapped where no place is known would be told nowhere else.
    /// </summary>
    static bool IsCutOffNowhere(Claim claim) =>
        claim is { Type: { Family: "population", Kind: "trapped" }, Happened: true, Quantities.Count: > 0 }
            && claim.Places.All(static place => place.Reference is UnresolvedPlace);

    /// <summary>The ends of a way. Null where one of them may not be named.</summary>
    WayEnds? Ends(Route way) => Shown.Place(tier, way.From) is { } from && Shown.Place(tier, way.To) is { } to
        ? new(from, to) : null;

    /// <summary>Days for which the end of a closure is news. Judgement: a month.</summary>
    const int DaysTold = 30;
}
