using System.Globalization;
using Refuge.Files;
using Refuge.Flee.Engines;

namespace Refuge.Flee.Folders;

/// <summary>Reads the folders of Flee.</summary>
/// <remarks>
/// Everything is read or named: an unknown setting, a place that does not exist, a row that says nothing becomes a
/// problem.
/// </remarks>
public static class FleeFolder
{
    /// <summary>Days of the longest run: ten years, as of a plan.</summary>
    internal const int LongestRun = 3_660;

    /// <summary>Reads what <paramref name="request"/> names.</summary>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static FleeReading Read(FleeRequest request) => Read(request, CancellationToken.None);

    /// <summary>The same, with a token that stops the reading.</summary>
    internal static FleeReading Read(FleeRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problems = new List<Problem>();
        FleeFiles.Check(request, problems, cancellation);
        if (HasFatal(problems)) return Stopped(problems);
        var settings = FleeSettingsFile.Read(request, problems);
        if (Period(request, problems) is not { } period || HasFatal(problems)) return Stopped(problems);

        var reader = new FleeTables(request.InputFolder, settings, problems);
        var places = reader.Places();
        if (HasFatal(problems)) return Stopped(problems);

        var (start, length) = period;
        var days = request.Days is > 0 ? request.Days.Value : length;
        var counts = new FleeCountFiles(request, start, settings, problems).Read(places, days);
        var scenario = new FleeScenario
        {
            StartDate = start,
            Days = days,
            Settings = settings,
            Faults = request.Faults,
            Places = places,
            Roads = reader.Roads(places),
            Closures = reader.Closures(places),
            Fighting = reader.Fighting(places, days),
            Changes = reader.Changes(places),
            MajorRoutes = settings.FixedRoutes ? reader.MajorRoutes(places) : [],
            CampCounts = counts.Camps,
            UnplacedCounts = counts.Unplaced,
            TotalCounts = counts.Total,
            Demographics = reader.Demographics(),
        };
        return HasFatal(problems) ? Stopped(problems) : new(scenario, problems) { Counts = new(Raw(counts, scenario)) };
    }

    /// <summary>Days from <c>sim_period.csv</c>, or from the file that older folders have in its place.</summary>
    internal static (DateOnly Start, int Days)? Period(FleeRequest request, List<Problem> problems)
    {
        const string Current = "sim_period.csv", Old = "conflict_period.csv";
        var isOld = FleeFiles.FindPath(request.InputFolder, Current) is null
            && FleeFiles.FindPath(request.InputFolder, Old) is not null;
        var file = isOld ? Old : Current;
        if (isOld)
        {
            problems.Add(
                new(
                    Severity.Note, new(Old), $"{Old} is what folders before Flee 2 call {Current}; it was read as that.",
                    $"Rename it to {Current}."));
        }
        DateOnly? start = null;
        var days = request.Days is > 0 ? request.Days : null;
        foreach (var row in FleeRows.Read(request.InputFolder, file))
        {
            if (row[0].Equals("StartDate", StringComparison.OrdinalIgnoreCase) && Date(row[1]) is { } date)
            {
                start = date;
            }
            if (row[0].Equals("Length", StringComparison.OrdinalIgnoreCase) && FleeRows.Number(row[1]) is { } length)
            {
                days ??= (int)Math.Clamp(length, 0, LongestRun + 1);
            }
        }

        if (start is null)
        {
            problems.Add(new(Severity.Fatal, new(file), "There is no start date.", "Add a row StartDate,YYYY-MM-DD."));
        }
        if (days > LongestRun)
        {
            problems.Add(
                new(
                    Severity.Fatal, new(file), $"The run is longer than {LongestRun} days.",
                    "Give a smaller Length, or --days."));
        }
        if (days is not > 0)
        {
            problems.Add(
                new(
                    Severity.Fatal, new(file), "Nothing says how many days to run.",
                    "Add a row Length,DAYS or give --days."));
        }
        return start is null || days is not (> 0 and <= LongestRun) ? null : (start.Value, days.Value);
    }

    internal static DateOnly? Date(string cell) =>
        DateOnly.TryParseExact(cell, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= FileLimits.FirstYear and <= FileLimits.LastYear
            ? date
            : null;

    static int[] Raw(FleeCountResult counts, FleeScenario scenario)
    {
        var raw = new int[scenario.Days];
        var camps = scenario.CampCounts.Concat(scenario.UnplacedCounts).ToList();
        var empties = scenario.Settings.EmptyCampsOnDay0;
        for (var (day, sum) = (0, 0); day < raw.Length; day++)
        {
            int On(int at) =>
                scenario.Settings.SumFromCamps
                    ? camps.Sum(camp => camp.ByDay[at])
                    : counts.Total.Count > 0 ? counts.Total[at] : 0;
            sum += day > 0
                ? On(day) - On(day - 1)
                : empties
                ? 0
                : On(0) + (scenario.Settings.SumFromCamps && counts.Total.Count > 0 ? counts.Total[0] : 0);
            raw[day] = sum;
        }

        return raw;
    }

    static bool HasFatal(List<Problem> problems) => problems.Any(problem => problem.Severity == Severity.Fatal);

    static FleeReading Stopped(List<Problem> problems) => new(null, problems);
}
