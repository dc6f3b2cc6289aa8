using Refuge.Flee.Engines;

namespace Refuge.Flee.Folders;

/// <summary>
/// Reads the counts of a Flee folder: the layout, each camp's files, and the corrections of registrations.
/// </summary>
sealed class FleeCountFiles(FleeRequest request, DateOnly start, FleeSettings settings, List<Problem> problems)
{
    const string Layout = "data_layout.csv";
    const string Corrections = "registration_corrections.csv";

    /// <summary>The counts of each camp on each day.</summary>
    internal FleeCountResult Read(IReadOnlyList<FleePlace> places, int days)
    {
        var tables = Corrected(Tables());
        var names = tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var camp in places.Where(place => IsCamp(place) && !names.Contains(place.Name)))
        {
            problems.Add(
                new(
                    Severity.Note, new(Layout), $"The camp {camp.Name} has no counts, and was taken to have none.",
                    $"Add a row {camp.Name},FILE.csv."));
        }

        var known = places.Select(place => place.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var table in tables.Skip(1).Where(table => !known.Contains(table.Name)))
        {
            problems.Add(new(
                Severity.RowLeftOut, new(Layout),
                $"{table.Name} is no place of locations.csv; as in Flee its counts displace people but it is not "
                + "simulated.",
                "Add the place or remove the row."));
        }

        var byName = tables.GroupBy(table => table.Name, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Counts, StringComparer.Ordinal);
        return new(
            [.. places.Where(IsCamp)
            .Select(place => Daily(place.Name, byName.GetValueOrDefault(place.Name) ?? new([]), days))],
            [.. tables.Skip(1).Where(table => !places.Any(place => place.Name == table.Name && IsCamp(place)))
            .Select(table => Daily(table.Name, table.Counts, days))],
            byName.TryGetValue("total", out var total) ? Daily("total", total, days).ByDay : []);
    }

    /// <summary>The tables as the files give them, the total first.</summary>
    internal List<(string Name, FleeCountTable Counts)> Tables()
    {
        var tables = new List<(string, FleeCountTable)>();
        foreach (var row in FleeRows.Read(request.SourceFolder, Layout)
            .Where(row => row.Cells.Length > 1 && !FleeRows.IsComment(row)))
        {
            FleeCountTable? sum = null;
            foreach (var file in row.Cells.Skip(1).Where(file => file.Length > 0))
            {
                var table = Table(file, row);
                sum = sum is null || sum.Points.Count == 0 ? table : sum.Plus(table);
            }

            tables.Add((row[0], sum ?? new([])));
        }

        if (tables.Count == 0)
        {
            problems.Add(
                new(
                    Severity.Fatal, new(Layout), "There are no counts.",
                    "Add a row NAME,FILE.csv for the total and for each camp."));
        }
        return tables;
    }

    FleeCountTable Table(string file, FleeRow layoutRow)
    {
        if (FleeFiles.FindPath(request.SourceFolder, file) is null)
        {
            problems.Add(
                new(Severity.RowLeftOut, layoutRow.Where(), $"There is no file {file}.", "Add it or remove its name."));
            return new([]);
        }

        var counts = new List<(FleeRow Row, FleeCountPoint Point)>();
        foreach (var row in FleeRows.Read(request.SourceFolder, file))
        {
            if (FleeRows.IsComment(row) || row.Cells.Length < 2 || row[1].Length == 0 || row[0] is "Date" or "DateTime")
            {
                continue;
            }
            if (FleeFolder.Date(row[0]) is { } date && FleeRows.Number(row[1]) is { } count)
            {
                counts.Add((row, new(date.DayNumber - start.DayNumber, count / settings.Hasten)));
            }
            else
            {
                problems.Add(
                    new(
                        Severity.RowLeftOut, row.Where(), $"\"{row[0]},{row[1]}\" is no date and count.",
                        "Write it as 2016-08-31,1234."));
            }
        }

        if (counts.Count == 0)
        {
            problems.Add(
                new(
                    Severity.RowLeftOut, new(file), "The file has no counts.",
                    "Add rows DATE,COUNT or remove the file from data_layout.csv."));
        }
        return new(new FleeCountOrder(file, start, request.Faults, problems).Of(counts));
    }

    List<(string Name, FleeCountTable Counts)> Corrected(List<(string Name, FleeCountTable Counts)> tables)
    {
        foreach (var row in FleeRows.Read(request.InputFolder, Corrections).Where(row => !FleeRows.IsComment(row)))
        {
            var index = tables.FindIndex(table => table.Name == row[0]);
            if (index < 0 || FleeFolder.Date(row[1]) is not { } date)
            {
                problems.Add(
                    new(
                        Severity.RowLeftOut, row.Where(),
                        $"\"{row[0]},{row[1]}\" names no camp with counts, or no date.",
                    "Write it as CAMP,2016-08-31."));
                continue;
            }

            var day = date.DayNumber - start.DayNumber;
            if (day < 0) continue;
            if (tables[index].Counts.CorrectedAt(day) is { } corrected)
            {
                tables[index] = (row[0], corrected);
            }
            else
            {
                problems.Add(new(
                    Severity.RowLeftOut, row.Where(),
                    FormattableString.Invariant(
                        $"{row[0]} has no count on {date:yyyy-MM-dd} with one above zero before it, so there is ")
                    + "nothing to correct.",
                    "Give the date of a count of that camp."));
            }
        }

        return tables;
    }

    FleeCounts Daily(string name, FleeCountTable table, int days)
    {
        var first = settings.EmptyCampsOnDay0 ? table.On(0) : 0;
        return new(name, [.. Enumerable.Range(0, days + 1).Select(day => table.On(day) - first)]);
    }

    static bool IsCamp(FleePlace place) => place.Kind is FleePlaceKind.Camp or FleePlaceKind.IdpCamp;
}

/// <summary>Counts by day.</summary>
sealed record FleeCountResult(
    IReadOnlyList<FleeCounts> Camps, IReadOnlyList<FleeCounts> Unplaced, IReadOnlyList<int> Total);
