using Refuge.Flee.Engines;

namespace Refuge.Flee.Folders;

/// <summary>
/// The counts of one camp as they became known: at the files' dates, and restated on the day of a new registration.
/// </summary>
/// <param name="Place">The camp, or <c>*</c> for the total.</param>
/// <param name="KnownFrom">The day of the first count above zero. Null when there is none: zeros before it are
/// placeholders.</param>
/// <param name="Rows">The counts, in the order in which they became known.</param>
/// <param name="Sums">The counts of all files together.</param>
/// <param name="FirstFile">The counts of the first file alone.</param>
sealed record FleeCampHistory(
    string Place, DateOnly? KnownFrom, IReadOnlyList<FleeKnownCount> Rows,
    IReadOnlyList<(DateOnly Date, double Count)> Sums, IReadOnlyList<(DateOnly Date, double Count)> FirstFile)
{
    /// <summary>
    /// The day on which the counts peak at exactly <paramref name="capacity"/>; null when it is another number.
    /// </summary>
    internal DateOnly? PeakOf(int capacity) =>
        capacity <= 0 ? null : DayOf(Sums, capacity) ?? DayOf(FirstFile, capacity);

    /// <summary>The histories of all camps that stand for a place, and of the total.</summary>
    internal static List<FleeCampHistory> ReadAll(
        FleeRequest request, DateOnly start, List<FleePlace> places, List<Problem> problems)
    {
        const string Layout = "data_layout.csv";
        var names = places.Select(place => place.Name).ToHashSet(StringComparer.Ordinal);
        var corrections = FleeRows.Read(request.InputFolder, "registration_corrections.csv")
            .Where(row => !FleeRows.IsComment(row)).ToList();
        var histories = new List<FleeCampHistory>();
        foreach (var row in FleeRows.Read(request.SourceFolder, Layout)
            .Where(row => row.Cells.Length > 1 && !FleeRows.IsComment(row)))
        {
            if (row[0] != "total" && !names.Contains(row[0]))
            {
                problems.Add(
                    new(
                        Severity.RowLeftOut, row.Where(),
                        $"{row[0]} is no place of locations.csv; its counts were not imported.",
                        "Add the place to locations.csv."));
                continue;
            }

            var files = row.Cells.Skip(1).Where(file => file.Length > 0).Select(file => Counts(request, file, problems))
                .ToList();
            if (files.Count == 0)
            {
                problems.Add(
                    new(
                        Severity.RowLeftOut, row.Where(), $"{row[0]} names no file of counts.",
                        "Write the name of a file of that folder behind the name of the camp."));
                continue;
            }

            histories.Add(
                Of(
                    row[0] == "total" ? "*" : row[0], files,
                    [.. corrections.Where(correction => correction[0] == row[0])], problems));
        }

        return histories;
    }

    static FleeCampHistory Of(
        string place, List<List<(DateOnly Date, double Count)>> files, List<FleeRow> corrections,
        List<Problem> problems)
    {
        // Of several files only the dates on which every one has a row count, lest a part be taken for the whole.
        var byDate = files.ConvertAll(static file => file.DistinctBy(static point => point.Date)
            .ToDictionary(static point => point.Date, static point => point.Count));
        var sums = byDate[0].Keys.Where(date => byDate.TrueForAll(file => file.ContainsKey(date))).Order()
            .Select(date => (Date: date, Count: byDate.Sum(file => file[date]))).ToList();
        var first = sums.FindIndex(point => point.Count > 0);
        if (first < 0) return new(place, null, [], sums, files[0]);

        var counts = sums[first..];
        var rows =
            counts.Select(point => new FleeKnownCount(place, point.Date, (long)point.Count, point.Date)).ToList();
        foreach (var correction in corrections)
        {
            var at = FleeFolder.Date(correction[1]) is { } date ? counts.FindIndex(point => point.Date == date) : -1;
            if (at < 1 || counts[at - 1].Count < 1)
            {
                problems.Add(
                    new(
                        Severity.RowLeftOut, correction.Where(),
                        $"{place} has no count on {correction[1]} with one above zero before it; nothing was restated.",
                        "Give the date of a count of that camp."));
                continue;
            }

            var factor = counts[at].Count / counts[at - 1].Count;
            for (var earlier = 0; earlier < at; earlier++)
            {
                counts[earlier] = (counts[earlier].Date, counts[earlier].Count * factor);
                rows.Add(new(place, counts[earlier].Date, (long)counts[earlier].Count, counts[at].Date));
            }
        }

        return new(place, counts[0].Date, rows, sums, files[0]);
    }

    static List<(DateOnly Date, double Count)> Counts(FleeRequest request, string file, List<Problem> problems)
    {
        var counts = new List<(DateOnly, double)>();
        foreach (var row in FleeRows.Read(request.SourceFolder, file)
            .Where(row => !FleeRows.IsComment(row) && row[0] is not ("Date" or "DateTime") && row[1].Length > 0))
        {
            if (FleeFolder.Date(row[0]) is { } date && FleeRows.Number(row[1]) is { } count)
            {
                counts.Add((date, count));
            }
            else
            {
                problems.Add(
                    new(
                        Severity.RowLeftOut, row.Where(), $"\"{row[0]},{row[1]}\" is no date and count.",
                        "Write it as 2016-08-31,1234."));
            }
        }

        return counts;
    }

    static DateOnly? DayOf(IReadOnlyList<(DateOnly Date, double Count)> counts, int capacity)
    {
        if (counts.Count == 0) return null;
        var peak = counts.MaxBy(point => point.Count);
        return (int)peak.Count == capacity ? peak.Date : null;
    }
}

/// <summary>A count of a camp, and the day on which it became known.</summary>
readonly record struct FleeKnownCount(string Place, DateOnly Date, long Count, DateOnly KnownOn);
