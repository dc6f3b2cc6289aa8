using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Refuge.Displacement;
using Refuge.Displacement.Scoring;
using Refuge.Files;
using Refuge.Publishing.Tables;

namespace Refuge.Formats.Scoring;

/// <summary>A forecast and the counts it is scored against, as files outside any folder.</summary>
sealed class ScoringFiles
{
    static readonly string[] QuantileColumns = ["p025", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "p975"];

    readonly List<ForecastLine> forecast = [];
    readonly List<CountLine> counts = [];
    readonly List<Problem> problems = [];
    readonly CancellationToken cancellation;

    /// <summary>Reads both files.</summary>
    /// <param name="forecastFile">In the form of <c>forecast.csv</c>.</param>
    /// <param name="countsFile">In the form of <c>observations.csv</c>.</param>
    public ScoringFiles(FileInfo forecastFile, FileInfo countsFile)
        : this(forecastFile, countsFile, CancellationToken.None)
    {
    }

    /// <summary>The same, with a token that stops the reading.</summary>
    internal ScoringFiles(FileInfo forecastFile, FileInfo countsFile, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(forecastFile);
        ArgumentNullException.ThrowIfNull(countsFile);
        this.cancellation = cancellation;
        Read(forecastFile, ["date", "place", "measure", .. QuantileColumns], ReadForecast);
        Read(countsFile, ["date", "place", "value"], ReadCount);
        if (forecast.Count == 0)
        {
            problems.Add(
                new(
                    Severity.Fatal, new(forecastFile.Name),
                    "It holds no forecast of a series, of present or of displaced_now.", "Give a forecast.csv."));
        }
    }

    /// <summary>What is wrong with the files.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>
    /// Each count after the origin, beside the forecast of its day: a series against its own rows, or against the
    /// model's own account where the file holds forecasts of no series. A restated count is scored once, in its newest
    /// version. Places that were not counted by the origin are scored for nobody, and nothing is scored from a
    /// redefinition on: what is counted then is not what was forecast.
    /// </summary>
    public IReadOnlyList<Scored> Pair()
    {
        if (forecast.Count == 0) return [];
        var origin = forecast.Min(line => line.Date);
        var byKey = forecast.GroupBy(line => (line.Date, line.Place, line.Series))
            .ToDictionary(lines => lines.Key, lines => lines.First());
        var isOfSeries = forecast.Any(static line => line.Series.Length > 0);
        var known = Newest(counts.Where(count => count.Date <= origin && (count.Reported ?? count.Date) <= origin))
            .GroupBy(static count => (count.Place, count.Series))
                .ToDictionary(static same => same.Key, static same => same.MaxBy(static count => count.Date)!.Value);
        var redefined = counts.Where(count => count.IsBreak && count.Date > origin)
            .ToLookup(count => (count.Place, count.Series), count => count.Date);
        return
        [
            .. from count in Newest(counts).OrderBy(count => count.Date)
                   .ThenBy(count => count.Place, StringComparer.Ordinal)
                   .ThenBy(count => count.Series, StringComparer.Ordinal)
               where count.Date > origin && known.ContainsKey((count.Place, count.Series))
               where !redefined[(count.Place, count.Series)].Any(date => date <= count.Date)
               let line = byKey.GetValueOrDefault((count.Date, count.Place, isOfSeries ? count.Series : ""))
               where line is not null
               select new Scored(
                   count.Date, count.Place, count.Date.DayNumber - origin.DayNumber, line.Spread, count.Value)
                   {
                       LastCount = known[(count.Place, count.Series)],
                   },
        ];
    }

    /// <summary>
    /// Why counts after the origin are not scored, one sentence for each series and place: a redefinition on its day.
    /// </summary>
    public IReadOnlyList<string> NotScored()
    {
        if (forecast.Count == 0) return [];
        var origin = forecast.Min(line => line.Date);
        return
        [
            .. from same in Newest(counts).Where(count => count.Date > origin)
                   .GroupBy(static count => (count.Place, count.Series))
                   .OrderBy(static same => same.Key.Place, StringComparer.Ordinal)
                   .ThenBy(static same => same.Key.Series, StringComparer.Ordinal)
               let redefined = same.Where(static count => count.IsBreak).Min(static count => (DateOnly?)count.Date)
               where redefined is not null
               let left = same.Count(count => count.Date >= redefined)
               select string.Create(
                   CultureInfo.InvariantCulture,
                   $"Not scored: {left} {(left == 1 ? "count" : "counts")} of "
                   + $"{(same.Key.Series.Length > 0 ? same.Key.Series : "people")} at {same.Key.Place} from "
                   + $"{redefined:yyyy-MM-dd} on. The series was redefined on that day (break)."),
        ];
    }

    /// <summary>
    /// Of the versions of one count the one reported last; of those reported together the last in the file.
    /// </summary>
    static IEnumerable<CountLine> Newest(IEnumerable<CountLine> versions) => versions
        .GroupBy(static count => (count.Date, count.Place, count.Series))
        .Select(
            static same =>
                same.Aggregate(
                    static (newest, next) => (next.Reported ?? next.Date) >= (newest.Reported ?? newest.Date)
                    ? next
                    : newest));

    /// <summary>Flee's daily score over all days of the forecast.</summary>
    public DailyArd? Daily() => DailyArd.Of(
        forecast.Where(line => line.Place != "*").GroupBy(line => line.Place).ToDictionary(
            lines => lines.Key,
            lines => (IReadOnlyDictionary<DateOnly, double>)lines.GroupBy(line => line.Date)
            .ToDictionary(same => same.Key, same => same.First().Spread.At(0.5)),
            StringComparer.Ordinal),
        counts.Where(count => count.Place != "*").GroupBy(count => count.Place).ToDictionary(
            lines => lines.Key,
            lines =>
                (IReadOnlyList<(DateOnly, double)>)[
                    .. lines.GroupBy(line => line.Date).OrderBy(same => same.Key)
                    .Select(same => (same.Key, same.Last().Value))],
            StringComparer.Ordinal));

    void ReadForecast(CsvReader csv, string file)
    {
        // Of the model's own account only what counts people there is comparable with a count; a series' rows are what
        // the series counts.
        var isOfSeries = Optional(csv, "series").Length > 0 && csv["measure"] is { } measure
            && !measure.StartsWith("day_passing", StringComparison.Ordinal);
        if (!isOfSeries && csv["measure"] is not ("present" or "displaced_now")) return;
        if (Day(csv, file) is not { } date) return;
        var values = QuantileColumns.Select(column => Number(csv, column)).ToArray();
        if (values.Any(value => value is null))
        {
            Leave(csv, file, "p50", "A quantile is missing.", "Give every quantile from p025 to p975.");
            return;
        }

        forecast.Add(
            new(
                date, Csv.Rearm(csv["place"] ?? ""), Optional(csv, "series"),
                new(Number(csv, "mean") ?? double.NaN, [.. values.Select(value => value!.Value)])));
    }

    void ReadCount(CsvReader csv, string file)
    {
        if (Day(csv, file) is not { } date || Optional(csv, "value").Length == 0) return;
        if (Number(csv, "value") is not { } value || value < 0)
        {
            Leave(csv, file, "value", $"\"{csv["value"]}\" is not a count.", "Write digits, zero or more.");
            return;
        }

        var reported = DateOnly.TryParseExact(
            Optional(csv, "reported"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : (DateOnly?)null;
        counts.Add(
            new(
                date, csv["place"] is { Length: > 0 } place ? Csv.Rearm(place) : "*", Optional(csv, "series"), value,
                IsYes(Optional(csv, "break")), reported));
    }

    void Read(FileInfo file, IReadOnlyList<string> needed, Action<CsvReader, string> row)
    {
        if (InputFiles.FindObstacle(file.FullName, file.Name, FileLimits.TableBytes) is { } obstacle)
        {
            problems.Add(obstacle);
            return;
        }

        using var reader = new StreamReader(InputFiles.Open(file.FullName));
        // A short row or a stray quotation mark is a bad cell, which the reading of the cell tells.
        using var csv = new CsvReader(
            reader,
            new CsvConfiguration(CultureInfo.InvariantCulture) { MissingFieldFound = null, BadDataFound = null });
        if (!csv.Read() || !csv.ReadHeader()) return;
        foreach (var missing in needed.Except(csv.HeaderRecord ?? [], StringComparer.Ordinal))
        {
            problems.Add(
                new(Severity.Fatal, new(file.Name, 1, missing), "The column is missing.", "Add it to the header."));
        }

        if (problems.Any(problem => problem.Severity == Severity.Fatal)) return;
        while (csv.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            row(csv, file.Name);
        }
    }

    DateOnly? Day(CsvReader csv, string file)
    {
        if (DateOnly.TryParseExact(
            csv["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }
        Leave(csv, file, "date", $"\"{csv["date"]}\" is not a date.", "Write it as 2016-08-31.");
        return null;
    }

    static double? Number(CsvReader csv, string column) =>
        double.TryParse(Optional(csv, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;

    static string Optional(CsvReader csv, string column) =>
        csv.TryGetField<string>(column, out var text) ? text ?? "" : "";

    /// <summary>What a crisis folder takes for yes.</summary>
    static bool IsYes(string cell) => cell.Trim().ToUpperInvariant() is "YES" or "TRUE" or "1" or "Y";

    void Leave(CsvReader csv, string file, string column, string what, string remedy) =>
        problems.Add(new(Severity.RowLeftOut, new(file, csv.Parser.RawRow, column), what, remedy));

    sealed record ForecastLine(DateOnly Date, string Place, string Series, MemberSpread Spread);

    sealed record CountLine(DateOnly Date, string Place, string Series, double Value, bool IsBreak, DateOnly? Reported);
}
