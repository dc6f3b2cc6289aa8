using Refuge.Situations;

namespace Refuge.Formats.Crises;

/// <summary>What rows may refer to: places, routes, series.</summary>
sealed class FolderIndex
{
    readonly Dictionary<string, RouteId> routes = new(StringComparer.Ordinal);
    readonly Dictionary<string, CountKind> series = new(StringComparer.Ordinal);

    /// <summary>The places.</summary>
    internal PlaceNames Places { get; } = new();

    /// <summary>People in a household, as the crisis counts.</summary>
    internal double HouseholdSize { get; init; }

    internal void Add(Route route) => routes.TryAdd(route.Id.Code, route.Id);

    internal void Add(Series counted) => series.TryAdd(counted.Id.Code, counted.What);

    /// <summary>The place in the cell; null when it is empty or unknown.</summary>
    internal PlaceId? FindPlace(TableRow row, string column)
    {
        if (row.Own(column) is not { } code) return null;
        if (Places.Find(code) is { } place) return place;
        row.LeaveOutCell(column, $"{Quoted.Of(code)} is not a place of places.csv.", Places.Remedy(code));
        return null;
    }

    /// <summary>The place in the cell; the row is left out without one.</summary>
    internal PlaceId NeedPlace(TableRow row, string column)
    {
        if (!row.TryNeed(column, out var code)) return Nowhere;
        if (Places.Find(code) is { } place) return place;
        row.LeaveOut(column, $"{Quoted.Of(code)} is not a place of places.csv.", Places.Remedy(code));
        return Nowhere;
    }

    /// <summary>The route in the cell; null when it is empty or unknown.</summary>
    internal RouteId? FindRoute(TableRow row, string column)
    {
        if (row.Own(column) is not { } code) return null;
        if (routes.TryGetValue(code, out var route)) return route;
        var near = NearestWords.Of(code, [.. routes.Keys]);
        row.LeaveOutCell(
            column, $"{Quoted.Of(code)} is not a route of routes.csv.",
            near is null ? "Add it to routes.csv." : $"Add it to routes.csv, or write {near} if that was meant.");
        return null;
    }

    /// <summary>Whether a route has that identity.</summary>
    internal bool HasRoute(string code) => routes.ContainsKey(code);

    /// <summary>How a series counts; null when it is unknown.</summary>
    internal CountKind? FindCountKind(string code) => series.TryGetValue(code, out var kind) ? kind : null;

    /// <summary>What to do about an unknown series.</summary>
    internal string SeriesRemedy(string code) => NearestWords.Of(code, [.. series.Keys]) is { } near
        ? $"Add it to series.csv, or write {near} if that was meant."
        : "Add it to series.csv.";

    /// <summary>Stands in a value that is thrown away with its row.</summary>
    static PlaceId Nowhere { get; } = new("?");
}
