using Refuge.Flee.Engines;

namespace Refuge.Flee.Folders;

/// <summary>Reads the tables of a Flee input folder.</summary>
/// <param name="folder">The folder.</param>
/// <param name="settings">The settings, for <c>hasten</c>.</param>
/// <param name="problems">Where problems go.</param>
sealed class FleeTables(string folder, FleeSettings settings, List<Problem> problems)
{
    const int FixedColumns = 8;

    /// <summary>The places, in the order of the file.</summary>
    internal List<FleePlace> Places()
    {
        const string File = "locations.csv";
        var rows = FleeRows.Read(folder, File);
        var header = rows.FirstOrDefault(FleeRows.IsComment)?.Cells.Skip(FixedColumns).ToList() ?? [];
        var places = new List<FleePlace>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => !FleeRows.IsComment(row)))
        {
            if (row[0].Length == 0 || !names.Add(row[0]))
            {
                LeaveOut(
                    row, row[0].Length == 0 ? "The place has no name." : $"There is a place {row[0]} already.",
                    "Give every place its own name.");
            }
            else if (Place(row, header) is { } place)
            {
                places.Add(place);
            }
        }

        if (places.Count == 0)
        {
            problems.Add(new(Severity.Fatal, new(File), "There are no places.", "Add a row for each place."));
        }
        return places;
    }

    /// <summary>The roads.</summary>
    internal List<FleeRoad> Roads(List<FleePlace> places)
    {
        var names = Names(places);
        var rows = FleeRows.Read(folder, "routes.csv");
        var header = rows.FirstOrDefault(FleeRows.IsComment)?.Cells ?? [];
        var speedColumn = Array.IndexOf(header, "max_move_speed");
        if (Array.IndexOf(header, "walk_probability") >= 0)
        {
            Refuse("routes.csv", "walk_probability", "A chance of walking on a route is not implemented.");
        }

        var roads = new List<FleeRoad>();
        foreach (var row in rows.Where(row => !FleeRows.IsComment(row)))
        {
            if (!names.Contains(row[0]) || !names.Contains(row[1]))
            {
                LeaveOut(
                    row, $"The route {row[0]}–{row[1]} names a place that locations.csv does not have.",
                    "Add the place or remove the route.");
            }
            else if (FleeRows.Number(row[2]) is not { } km || km < 0)
            {
                LeaveOut(row, $"\"{row[2]}\" is no distance.", "Write kilometres as a number.");
            }
            else
            {
                roads.Add(
                    new(
                        row[0], row[1], km, FleeRows.Number(row[3]) is { } forced ? (int)forced : 0,
                        speedColumn < 0 ? null : FleeRows.Number(row[speedColumn])));
            }
        }

        return roads;
    }

    /// <summary>The closures.</summary>
    internal List<FleeClosure> Closures(List<FleePlace> places)
    {
        var names = Names(places);
        var countries = places.Select(place => place.Country).ToHashSet(StringComparer.Ordinal);
        var closures = new List<FleeClosure>();
        foreach (var row in FleeRows.Read(folder, "closures.csv").Where(row => !FleeRows.IsComment(row)))
        {
            if (FindKind(row[0]) is not { } kind)
            {
                LeaveOut(
                    row, $"\"{row[0]}\" is no kind of closure.",
                    "Write country, location, link, camp, idpcamp or remove_forced_redirection.");
                continue;
            }

            var known = kind == FleeClosureKind.Country ? countries : names;
            var needsSecond =
                kind is FleeClosureKind.Country or FleeClosureKind.Link or FleeClosureKind.ForcedRedirection;
            if (!known.Contains(row[1]) || (needsSecond && !known.Contains(row[2])))
            {
                LeaveOut(
                    row, $"The closure names {row[1]} and {row[2]}, of which locations.csv does not know one.",
                    "Write the names as in locations.csv.");
            }
            else if (FleeRows.Number(row[3]) is not { } start || FleeRows.Number(row[4]) is not { } end)
            {
                LeaveOut(
                    row, $"\"{row[3]},{row[4]}\" are no days.",
                    "Write the first day and the day of reopening as numbers; −1 for never.");
            }
            else
            {
                closures.Add(new(kind, row[1], needsSecond ? row[2] : "", (int)start, (int)end));
            }
        }

        return closures;
    }

    /// <summary>The fighting of each day.</summary>
    internal List<FleeFighting> Fighting(List<FleePlace> places, int days)
    {
        const string File = "conflicts.csv";
        var names = Names(places);
        var rows = FleeRows.Read(folder, File);
        var header = rows.FirstOrDefault();
        if (header is null)
        {
            if (settings.Spawning.Mode == FleeSpawnMode.Counts)
            {
                problems.Add(
                    new(
                        Severity.Note, new(File), "There is no fighting, so nobody is displaced after the first day.",
                        "Add a column for each conflict zone."));
            }
            return [];
        }

        List<FleeRow> byDay = [.. rows.Skip(1).Where(row => !FleeRows.IsComment(row))];
        if (byDay.Count < days)
        {
            problems.Add(
                new(
                    Severity.Note, new(File),
                    FormattableString.Invariant(
                        $"The file has {byDay.Count} days, the run {days}; the last day was taken to hold on."),
                    "Add a row for each day."));
        }
        var fighting = new List<FleeFighting>();
        for (var column = 1; column < header.Cells.Length; column++)
        {
            var name = header[column];
            if (name.Length == 0) continue;
            if (!names.Contains(name))
            {
                problems.Add(
                    new(
                        Severity.RowLeftOut, new(File, header.Line, name),
                        $"{name} is no place of locations.csv; its fighting was left out.",
                        "Write the name as in locations.csv."));
                continue;
            }

            fighting.Add(
                new(name, [.. byDay.Take(days).Select(row => FleeRows.Number(row[column]) ?? Unreadable(row, name))]));
        }

        return fighting;
    }

    /// <summary>The places that turn into another kind.</summary>
    internal List<FleeChange> Changes(List<FleePlace> places)
    {
        var names = Names(places);
        var changes = new List<FleeChange>();
        foreach (var row in FleeRows.Read(folder, "location_changes.csv").Where(row => !FleeRows.IsComment(row)))
        {
            if (!names.Contains(row[0]) || FindPlaceKind(row[1]) is not { } kind
                || FleeRows.Number(row[2]) is not { } day)
            {
                LeaveOut(
                    row, $"\"{string.Join(',', row.Cells)}\" names no place, kind and day.", "Write NAME,KIND,DAY.");
                continue;
            }

            changes.Add(new(row[0], kind, (int)day));
        }

        return changes;
    }

    /// <summary>The ways that everybody knows when routes are fixed.</summary>
    internal List<IReadOnlyList<string>> MajorRoutes(List<FleePlace> places)
    {
        var names = Names(places);
        var routes = new List<IReadOnlyList<string>>();
        foreach (var row in FleeRows.Read(folder, "major_routes.csv").Where(row => !FleeRows.IsComment(row)))
        {
            string[] stops = [.. row.Cells.Where(cell => cell.Length > 0)];
            if (stops.Length >= 2 && stops.All(names.Contains))
            {
                routes.Add(stops);
            }
            else
            {
                LeaveOut(
                    row, "A major route needs two places or more, each of locations.csv.", "Write the names in order.");
            }
        }

        return routes;
    }

    /// <summary>
    /// Who comes from where, by age and gender; other attributes are opaque and no implemented rule reads them.
    /// </summary>
    internal FleeDemographics Demographics()
    {
        if (!Directory.Exists(folder)) return new([], []);
        foreach (var file in Directory.EnumerateFiles(folder, "demographics_*.csv").Select(Path.GetFileName)
            .Order(StringComparer.Ordinal))
        {
            if (file is "demographics_age.csv" or "demographics_gender.csv") continue;
            problems.Add(
                new(
                    Severity.Note, new(file ?? ""),
                    "The attribute is drawn by Flee but read by no implemented rule; it was left aside.",
                    "Nothing needs to be done."));
        }

        return new(Attribute("demographics_age.csv"), Attribute("demographics_gender.csv"));
    }

    List<FleeAttributeShare> Attribute(string file)
    {
        var rows = FleeRows.Read(folder, file);
        var header = rows.FirstOrDefault();
        var shares = new List<FleeAttributeShare>();
        foreach (var row in rows.Skip(1))
        {
            var byPlace = Enumerable.Range(2, Math.Max(0, header!.Cells.Length - 2))
                .Where(column => FleeRows.Number(row[column]) is not null)
                .ToDictionary(
                    column => header[column], column => FleeRows.Number(row[column]) ?? 0, StringComparer.Ordinal);
            shares.Add(new(row[0], FleeRows.Number(row[1]) ?? 0, byPlace));
        }

        return shares;
    }

    FleePlace? Place(FleeRow row, List<string> custom)
    {
        if (row[5].Contains("flood_zone", StringComparison.OrdinalIgnoreCase))
        {
            Refuse(row.File, "location_type", $"{row[0]} is a flood zone; flood rules are not implemented.");
            return null;
        }

        if (FindPlaceKind(row[5]) is not { } kind)
        {
            problems.Add(
                new(
                    Severity.Note, row.Where("location_type"),
                    $"\"{row[5]}\" is no kind of place; as in Flee everybody leaves {row[0]} again.",
                    "Write town, camp, conflict_zone, forwarding_hub or marker."));
            kind = FleePlaceKind.Forward;
        }

        var size = FleeRows.Number(row[7]);
        if (size is null && row[7].Length > 0)
        {
            problems.Add(
                new(
                    Severity.Note, row.Where("population"), $"\"{row[7]}\" is no number; it was taken as unknown.",
                    "Write the number without separators."));
        }
        var number = (int)(size ?? 0) / settings.Hasten;
        var isCamp = kind is FleePlaceKind.Camp or FleePlaceKind.IdpCamp;
        if (kind == FleePlaceKind.Conflict && FleeRows.Number(row[6]) is > 0) kind = FleePlaceKind.Town;
        double? Custom(string name) =>
            custom.IndexOf(name) is >= 0 and var at ? FleeRows.Number(row[FixedColumns + at]) : null;
        return new(
            row[0], row[1].Length == 0 ? "unknown" : row[1], row[2].Length == 0 ? "unknown" : row[2], kind,
            FleeRows.Number(row[3]) ?? 0, FleeRows.Number(row[4]) ?? 0, isCamp ? 0 : number, isCamp ? number : -1)
        {
            ConflictIntensity = Custom("conflict_intensity") ?? 1,
            InitialIdps = (int)(Custom("initial_idps") ?? 0),
            CapacityPerDay = Custom("capacity_per_day") ?? 0,
            DeactivationChance = Custom("deactivation_probability") ?? 0,
        };
    }

    static FleePlaceKind? FindPlaceKind(string text)
    {
        bool Says(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
        return text switch
        {
            _ when Says("camp") => Says("idp") ? FleePlaceKind.IdpCamp : FleePlaceKind.Camp,
            _ when Says("conflict") => FleePlaceKind.Conflict,
            _ when Says("forward") => FleePlaceKind.Forward,
            _ when Says("marker") => FleePlaceKind.Marker,
            _ when Says("default") || Says("town") => FleePlaceKind.Town,
            _ => null,
        };
    }

    static FleeClosureKind? FindKind(string text) => text switch
    {
        "country" => FleeClosureKind.Country,
        "location" => FleeClosureKind.Location,
        "link" => FleeClosureKind.Link,
        "camp" => FleeClosureKind.Camp,
        "idpcamp" => FleeClosureKind.IdpCamp,
        "remove_forced_redirection" => FleeClosureKind.ForcedRedirection,
        _ => null,
    };

    double Unreadable(FleeRow row, string column)
    {
        problems.Add(
            new(Severity.Note, row.Where(column), "The intensity is no number; it was taken as 0.", "Write a number."));
        return 0;
    }

    static HashSet<string> Names(List<FleePlace> places) =>
        places.Select(place => place.Name).ToHashSet(StringComparer.Ordinal);

    void LeaveOut(FleeRow row, string what, string remedy) =>
        problems.Add(new(Severity.RowLeftOut, row.Where(), what, remedy));

    void Refuse(string file, string column, string what) =>
        problems.Add(new(Severity.Fatal, new(file, null, column), what, "Remove it, or run this folder with Flee."));
}
