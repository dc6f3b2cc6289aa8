using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>What rows may refer to: places, routes, series.</summary>
sealed class FolderIndex
{
    readonly Dictionary<string, KnownOn> places = new(StringComparer.Ordinal);
    readonly Dictionary<string, (RouteId Id, KnownOn Shows)> routes = new(StringComparer.Ordinal);
    readonly Dictionary<string, (CountKind Kind, KnownOn Shows)> series = new(StringComparer.Ordinal);

    /// <summary>The places.</summary>
    internal PlaceNames Places { get; } = new();

    /// <summary>People in a household, as the crisis counts.</summary>
    internal double HouseholdSize { get; init; }

    /// <summary>Remembers a place: one that is no site is visible on any day.</summary>
    internal void Add(Draft<Place> place)
    {
        Places.Add(place.Value);
        var shows = KnownOnRule.OfThing(place.Known, place.IsPlanned || place.Value.Kind != PlaceKind.Site);
        places[place.Value.Key] = places.TryGetValue(place.Value.Key, out var known)
            ? KnownOn.Earlier(known, shows)
            : shows;
    }

    /// <summary>From when on a place that was found is visible.</summary>
    internal KnownOn ShowsFrom(PlaceId place) => places[place.Code];

    /// <summary>Remembers a route, which is visible when both its ends are.</summary>
    internal void Add(Draft<Route> route) => routes.TryAdd(route.Value.Key, (route.Value.Id, route.Needs));

    /// <summary>Remembers a series.</summary>
    internal void Add(Draft<Series> counted)
    {
        var shows = series.TryGetValue(counted.Value.Key, out var known)
            ? KnownOn.Earlier(known.Shows, counted.Shows)
            : counted.Shows;
        series[counted.Value.Key] = (counted.Value.What, shows);
    }

    /// <summary>
    /// The place in the cell; null when it is empty. The row is left out when it names an unknown one.
    /// </summary>
    internal PlaceId? FindPlace(TableRow row, string column) => row.Own(column) is null ? null : NeedPlace(row, column);

    /// <summary>The place in the cell; the row is left out without one.</summary>
    internal PlaceId NeedPlace(TableRow row, string column)
    {
        if (!row.TryNeed(column, out var code)) return Nowhere;
        if (FindPlace(row, code, column) is { } place) return place;
        return Nowhere;
    }

    /// <summary>
    /// The place in the cell, or the places it is stated of together: <c>*</c> for all, several with semicolons
    /// between. The row is left out without one.
    /// </summary>
    internal (PlaceId Place, PlaceGroup? Together) NeedPlaces(TableRow row, string column)
    {
        if (row.Own(column) is not { } text) return (NeedPlace(row, column), null);
        if (text == PlaceGroup.Everywhere.Code) return (new(text), PlaceGroup.Everywhere);
        if (!text.Contains(';', StringComparison.Ordinal)) return (NeedPlace(row, column), null);

        var places = row.List(column).Select(code => FindPlace(row, code, column)).OfType<PlaceId>().ToList();
        if (row.IsLeftOut) return (Nowhere, null);
        var group = PlaceGroup.Of(places);
        return group.Places.Count == 1 ? (group.Places[0], null) : (new(group.Code), group);
    }

    /// <summary>One of several places of a cell; the row is left out when it is unknown.</summary>
    internal PlaceId? FindPlace(TableRow row, string code, string column)
    {
        if (Places.Find(code) is { } place)
        {
            row.SpeaksOf(places[code]);
            return place;
        }

        row.LeaveOut(
            column, $"{Quoted.Of(code)} is not a place of places.csv.", Places.Remedy(code),
            CauseOf(CrisisTables.Places, code));
        return null;
    }

    /// <summary>One of several places that are counted together.</summary>
    /// <remarks>
    /// Their count is known from its own day, whether or not each of them is: a place that becomes known later, or is
    /// not in places.csv, hides nothing that was counted before.
    /// </remarks>
    internal PlaceId PlaceAmongSeveral(TableRow row, string code, string column)
    {
        if (Places.Find(code) is { } place) return place;
        row.Note(
            column, $"{Quoted.Of(code)} is not a place of places.csv: it is counted with the others and shown nowhere.",
            Places.Remedy(code));
        return new(code);
    }

    /// <summary>
    /// The route in the cell; null when it is empty. The row is left out when it names an unknown one.
    /// </summary>
    internal RouteId? FindRoute(TableRow row, string column)
    {
        if (row.Own(column) is not { } code) return null;
        if (routes.TryGetValue(code, out var route))
        {
            row.SpeaksOf(route.Shows);
            return route.Id;
        }

        var near = NearestWords.Of(code, [.. routes.Keys]);
        row.LeaveOut(
            column, $"{Quoted.Of(code)} is not a route of routes.csv.",
            near is null ? "Add it to routes.csv." : $"Add it to routes.csv, or write {near} if that was meant.",
            CauseOf(CrisisTables.Routes, code));
        return null;
    }

    /// <summary>Whether a route has that identity.</summary>
    internal bool HasRoute(string code) => routes.ContainsKey(code);

    /// <summary>How the series in a row counts; the row is left out when it is unknown.</summary>
    internal CountKind? FindCountKind(TableRow row, string code)
    {
        if (series.TryGetValue(code, out var known))
        {
            row.SpeaksOf(known.Shows);
            return known.Kind;
        }

        row.LeaveOut(
            "series", $"{Quoted.Of(code)} is not a series of series.csv.", SeriesRemedy(code),
            CauseOf(CrisisTables.Series, code));
        return null;
    }

    /// <summary>Whether a series has that identity.</summary>
    internal bool HasSeries(string code) => series.ContainsKey(code);

    /// <summary>Whether a series is known, and known to be a flow.</summary>
    internal bool IsFlow(string code) => series.TryGetValue(code, out var found) && found.Kind == CountKind.Flow;

    /// <summary>What to do about an unknown series.</summary>
    internal string SeriesRemedy(string code) => NearestWords.Of(code, [.. series.Keys]) is { } near
        ? $"Add it to series.csv, or write {near} if that was meant."
        : "Add it to series.csv.";

    /// <summary>The row that is missing or was left out: every row that names it has this one cause.</summary>
    static string CauseOf(TableSchema table, string code) => $"{table.File}#{code}";

    /// <summary>Stands in a value that is thrown away with its row.</summary>
    static PlaceId Nowhere { get; } = new("?");
}
