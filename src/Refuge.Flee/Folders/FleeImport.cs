using System.Globalization;
using Refuge.Files;
using Refuge.Flee.Engines;
using Refuge.Publishing.Tables;

namespace Refuge.Flee.Folders;

/// <summary>Makes a crisis folder of a Flee folder, with the day on which each fact could have been known.</summary>
/// <remarks>
/// A Flee folder is written afterwards: it knows the end of every closure, the zones to come, and capacities that are
/// the later peaks of the counts. Here a closure's end shows when it has passed, a fight from its first day, a camp
/// from its first count above zero, and a capacity from the day of the peak it equals, or not at all.
/// </remarks>
public sealed class FleeImport
{
    readonly FleeRequest request;
    readonly string folder;
    readonly CancellationToken cancellation;
    readonly List<Problem> problems = [];
    readonly Dictionary<string, FleeCampHistory> camps = new(StringComparer.Ordinal);
    DateOnly start;

    FleeImport(FleeRequest request, string folder, CancellationToken cancellation) =>
        (this.request, this.folder, this.cancellation) = (request, folder, cancellation);

    /// <summary>Writes the crisis folder.</summary>
    /// <param name="inputFolder">Flee's folder with the map, the fighting and the closures.</param>
    /// <param name="sourceFolder">Flee's folder with the counts.</param>
    /// <param name="folder">Where the crisis folder goes; it exists and is empty.</param>
    /// <param name="id">The identity of the crisis.</param>
    /// <returns>What is wrong with the Flee folder; a fatal problem means that nothing was written.</returns>
    public static IReadOnlyList<Problem> Write(string inputFolder, string sourceFolder, string folder, string id) =>
        Write(inputFolder, sourceFolder, folder, id, CancellationToken.None);

    /// <summary>The same, with a token that stops the work.</summary>
    internal static IReadOnlyList<Problem> Write(
        string inputFolder, string sourceFolder, string folder, string id, CancellationToken cancellation)
    {
        if (!PlainName.Fits(id))
        {
            throw new ArgumentException($"\"{id}\" cannot be the identity of a crisis.", nameof(id));
        }
        var import = new FleeImport(new(inputFolder, sourceFolder), folder, cancellation);
        import.Run(id);
        return import.problems;
    }

    void Run(string id)
    {
        FleeFiles.Check(request, problems, cancellation);
        if (problems.Any(problem => problem.Severity == Severity.Fatal)) return;
        if (FleeFolder.Period(request, problems) is not { } period) return;
        var tables = new FleeTables(request.InputFolder, new(), problems);
        var places = tables.Places();
        if (problems.Any(problem => problem.Severity == Severity.Fatal)) return;

        start = period.Start;
        foreach (var camp in FleeCampHistory.ReadAll(request, start, places, problems)) camps[camp.Place] = camp;
        var fighting = tables.Fighting(places, period.Days);
        Crisis(id);
        Places(places, period.Days);
        Routes(tables.Roads(places));
        Sites(places);
        Fights(places, fighting, period.Days);
        Closures(tables.Closures(places));
        Counts();
        KeepOriginal();
    }

    void Crisis(string id)
    {
        File.WriteAllText(Path.Combine(folder, "crisis.yml"), FormattableString.Invariant($"""
            # Made from a Flee folder, which is kept under flee/. It states neither currency nor household size: these two are placeholders.
            id: "{id}"
            title: "{id}"
            first_day: {start:yyyy-MM-dd}
            currency: USD
            household_size: 5
            movement_rules: refuge

            """));
        Table(
            "sources.csv", ["id", "title", "publisher", "published", "url", "reliability", "licence"],
            [["FLEE", "Flee folder", "", "", "", "", ""]]);
    }

    void Places(List<FleePlace> places, int days)
    {
        var lastDay = start.AddDays(days - 1);
        Table(
            "places.csv", ["id", "name", "kind", "lat", "lon", "population", "country", "admin1", "reported"],
            places.Select(place =>
        {
            var isCamp = IsCamp(place);
            string[] cells =
            [
                place.Name, place.Name.Replace('_', ' '), Kind(place), Number(place.FirstCoordinate),
                Number(place.SecondCoordinate),
                isCamp || place.Population == 0 ? "" : Number(place.Population), place.Country.Replace('_', ' '),
                place.Region.Replace('_', ' '),
                Date(isCamp ? camps.GetValueOrDefault(place.Name)?.KnownFrom ?? lastDay : start),
            ];
            return cells;
        }));
    }

    void Routes(List<FleeRoad> roads) =>
        Table(
            "routes.csv", ["id", "from", "to", "km", "mode", "both_ways"],
            roads.DistinctBy(road => (road.First, road.Second)).Select(road => new[]
        {
            RouteId(road), road.First, road.Second, Number(road.Km), "road", "yes",
        }));

    void Sites(List<FleePlace> places)
    {
        var rows = new List<string[]>();
        foreach (var place in places.Where(IsCamp))
        {
            if (camps.GetValueOrDefault(place.Name) is not { KnownFrom: { } known } camp) continue;
            var peak = camp.PeakOf(place.Capacity);
            rows.Add(
                [place.Name, "camp", Date(known), "", place.Capacity > 0 && peak is null ? Number(place.Capacity) : "",
                place.Capacity > 0 && peak is null ? "no day is given" : "", Date(known)]);
            if (peak is { } day)
            {
                rows.Add(
                    [place.Name, "camp", "", Number(place.Capacity), Number(place.Capacity),
                    "the peak of the counts, on this day", Date(day)]);
            }
        }

        Table(
            "sites.csv",
            ["place", "kind", "opens", "capacity_people", "capacity_in_flee", "capacity_in_flee_is", "reported"], rows);
    }

    void Fights(List<FleePlace> places, List<FleeFighting> fighting, int days)
    {
        const double None = 1e-6; // As in Flee.
        var control = new List<string[]>();
        var events = new List<string[]>();
        foreach (var place in places)
        {
            var byDay = fighting.Find(fight => fight.Place == place.Name)?.ByDay ?? [];
            var before = 0.0;
            for (var day = 0; day < Math.Min(days, Math.Max(byDay.Count, 1)); day++)
            {
                var now = day < byDay.Count ? byDay[day] : 0;
                if (day == 0 && now <= None && place.Kind == FleePlaceKind.Conflict) now = place.ConflictIntensity;
                if (now == before || (now <= None && before <= None)) continue;

                var date = Date(start.AddDays(day));
                if (now > None != before > None)
                {
                    control.Add([place.Name, "whole", date, now > None ? "contested" : "calm", "", date]);
                }
                events.Add([date, place.Name, "fighting", Number(Math.Clamp(now, 0, 1)), date]);
                before = now;
            }
        }

        Table("control.csv", ["place", "part", "date", "status", "holder", "reported"], control);
        Table("events.csv", ["date", "place", "kind", "intensity", "reported"], events);
    }

    void Closures(List<FleeClosure> closures)
    {
        var rows = new List<string[]>();
        foreach (var closure in closures)
        {
            if (closure.Kind is FleeClosureKind.Camp or FleeClosureKind.IdpCamp or FleeClosureKind.ForcedRedirection
                || (closure.End >= 0 && closure.End <= closure.Start))
            {
                problems.Add(new(
                    Severity.Note, new("closures.csv"),
                    $"{closure.Kind} {closure.First} {closure.Second} closes no way; it was not imported.",
                    "Nothing needs to be done: a camp is known from its first count."));
                continue;
            }

            var (kind, subject) = closure.Kind switch
            {
                FleeClosureKind.Country =>
                    ("border", $"{closure.First.Replace('_', ' ')}|{closure.Second.Replace('_', ' ')}"),
                FleeClosureKind.Link => ("route", $"{closure.First}--{closure.Second}"),
                _ => ("place", closure.First),
            };
            rows.Add(
                [kind, subject, "people", Date(start.AddDays(closure.Start)),
                closure.End < 0 ? "" : Date(start.AddDays(closure.End - 1)), "", "",
                Date(start.AddDays(closure.Start))]);
        }

        Table("closures.csv", ["kind", "subject", "applies_to", "from", "to", "reason", "authority", "reported"], rows);
    }

    void Counts()
    {
        Table("series.csv", ["id", "title", "publisher", "what", "of", "area", "population", "reported"],
        [
            ["camps", "People displaced to camps, as the Flee folder counts them", "Flee folder", "stock", "displaced",
            "*", "in_camp", Date(start)],
            ["total", "All displaced, as the Flee folder counts them", "Flee folder", "stock", "displaced", "*", "all",
            Date(start)],
        ]);
        Table(
            "observations.csv", ["date", "place", "series", "value", "reported"],
            camps.Values.SelectMany(static camp => camp.Rows).Select(static row => new[]
        {
            Date(row.Date), row.Place, row.Place == "*"
                ? "total"
                : "camps", row.Count.ToString(CultureInfo.InvariantCulture), Date(row.KnownOn),
        }));
    }

    void KeepOriginal()
    {
        Copy(request.InputFolder, Path.Combine(folder, "flee", "input_csv"));
        Copy(request.SourceFolder, Path.Combine(folder, "flee", "source_data"));
        if (FleeSettingsFile.Find(request) is { } settings) Copy(settings, folder, "flee/simsetting.yml");
    }

    void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in FleeFiles.Find(from, static _ => { }, cancellation)) Copy(file.Path, to, file.Name);
    }

    void Copy(string file, string to, string name)
    {
        cancellation.ThrowIfCancellationRequested();
        var target = Path.Combine(to, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var bytes = InputFiles.Open(file);
        using var copy = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        bytes.CopyTo(copy);
    }

    void Table(string name, string[] columns, IEnumerable<string[]> rows)
    {
        cancellation.ThrowIfCancellationRequested();
        using var output = new StreamWriter(Path.Combine(folder, name));
        Csv.WriteRestricted(output, columns, rows.Select(static row => row.Select(Cell).ToList()));
    }

    /// <summary>
    /// Numbers stay as they are; what a spreadsheet would run as a formula is disarmed, in every table alike, so that
    /// names still agree.
    /// </summary>
    static string Cell(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? text : Csv.Text(text);

    static string Kind(FleePlace place) => place.Kind switch
    {
        FleePlaceKind.Camp or FleePlaceKind.IdpCamp => "site",
        FleePlaceKind.Forward => "forward",
        FleePlaceKind.Marker => "marker",
        _ => "town",
    };

    static bool IsCamp(FleePlace place) => place.Kind is FleePlaceKind.Camp or FleePlaceKind.IdpCamp;

    static string RouteId(FleeRoad road) => $"{road.First}--{road.Second}";

    static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
