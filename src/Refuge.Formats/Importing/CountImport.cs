using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>Counts of displaced people into <c>series.csv</c>, <c>observations.csv</c> and <c>places.csv</c>.</summary>
sealed class CountImport(SheetImport sheet, string series, string publisher)
{
    readonly ImportContext context = sheet.Context;
    readonly Dictionary<(string Place, DateOnly Day, string Series), PartedCount> counts = [];
    readonly HashSet<string> made = new(StringComparer.Ordinal);

    /// <summary>Adds every row.</summary>
    internal void Run()
    {
        var isParted = sheet.Map.Has(ColumnUse.Part);
        var sites = new SiteImport(sheet);
        foreach (var row in sheet.Rows())
        {
            if (Read(row, sites) is not var (place, day, counted, value, bound)) continue;
            var (key, name) = ((place, day, counted), ImportContext.NameOf(sheet, row) ?? "");
            if (!counts.TryGetValue(key, out var count)) counts.Add(key, new(value, bound, row.Line, name));
            else if (isParted) count.AddPart(value, bound);
            else if (!count.TryAdd(value, bound, name)) TellSecond(row, place, day, count.Line);
        }

        sites.Finish();
        foreach (var ((place, day, counted), count) in counts)
        {
            Add(count.Line, place, day, counted, count.Sum, count.Bound);
        }
        TellAdded(isParted);
    }

    void TellSecond(SheetRow row, string place, DateOnly day, int line) => sheet.Tell(
        row, -1,
        FormattableString.Invariant(
            $"A second count of one place and day ({Quoted.Short(place)}, {day:yyyy-MM-dd}); line {line} was taken."),
        "Map the column that parts them as part, so that the rows are added, or delete one.");

    /// <summary>Tells what was put together from several rows.</summary>
    void TellAdded(bool isParted)
    {
        var added = counts.Values.Count(static count => count.Rows > 1);
        if (isParted && added > 0)
        {
            context.Notes.Add(FormattableString.Invariant(
                $"{sheet.Sheet.Name}: {ImportContext.Counted(added, "count")} added up from rows that part a place by ")
            + "reason or origin.");
        }
        foreach (var (key, count) in counts.Where(static count => count.Value.Names.Count > 1).Take(MostTold))
        {
            context.Notes.Add(
                $"{sheet.Sheet.Name}: {string.Join(" and ", count.Names.Select(Quoted.Of))} are one place of "
                + $"places.csv, {Quoted.Short(key.Place)}; their counts were added "
                + FormattableString.Invariant($"({count.Sum:#,0} on {key.Day:yyyy-MM-dd})."));
        }
    }

    /// <summary>Places put together from several names that are told one by one.</summary>
    const int MostTold = 10;

    (string Place, DateOnly Day, string Series, double Value, Bound Bound)? Read(SheetRow row, SiteImport sites)
    {
        var day = sheet.Map.Has(ColumnUse.Date) ? sheet.Day(row, ColumnUse.Date) : sheet.MonthOf(row);
        if ((day ?? sheet.LastDay) is not { } counted
            || (day is null && (sheet.Map.Has(ColumnUse.Date) || sheet.Map.Has(ColumnUse.Year))))
        {
            if (sheet.Cell(row, ColumnUse.Date) is null)
            {
                sheet.Tell(row, sheet.Map.Find(ColumnUse.Date), "The row has no day.",
                    "Fill it, or state the day of the file in the map.");
            }
            return null;
        }

        // A place is made only for a row whose day is known: else nothing of the row would be taken over but its name.
        if (context.PlaceOf(sheet, row) is not { } place)
        {
            sheet.Tell(row, -1, "The row names no place.", "Fill the name or the code of the place.");
            return null;
        }

        sites.Add(row, place, counted);
        var (people, households) = (sheet.Number(row, ColumnUse.Individuals), sheet.Number(row, ColumnUse.Households));
        var isUnread = people is null && sheet.Cell(row, ColumnUse.Individuals) is not null;
        if (people is { Unit: FieldUnit.Households }) (people, households) = (null, people);
        if (households is { Unit: FieldUnit.People }) (people, households) = (people ?? households, null);
        // A number of people that cannot be read is told; the households beside it would be another count.
        if (isUnread) return null;
        if (people is { } individuals) return (place, counted, $"{series}_ind", individuals.Value, individuals.Bound);
        if (households is { } homes) return (place, counted, $"{series}_hh", homes.Value, homes.Bound);
        if (sheet.Cell(row, ColumnUse.Individuals) is null && sheet.Cell(row, ColumnUse.Households) is null)
        {
            context.Empty(sheet.Sheet.Name);
        }
        return null;
    }

    void Add(int line, string place, DateOnly day, string counted, double value, Bound bound)
    {
        Make(counted);
        var outcome = context.Add(
            CrisisTables.Observations, RowSubject.Count, ("date", ImportContext.Text((DateOnly?)day)), ("place", place),
                ("series", counted), ("value", ImportContext.Text(value)),
                ("bound", bound == Bound.Exact ? null : Words.Of(bound)));
        if (outcome != RowOutcome.Differs) return;
        context.Problems.Add(
            Severity.RowLeftOut, new(sheet.Sheet.Name, line),
            FormattableString.Invariant(
                $"observations.csv has another count of {counted} at {Quoted.Short(place)} on {day:yyyy-MM-dd}; this ")
            + FormattableString.Invariant(
                $"one, {value:#,0.###}, was not taken over."),
            "If it corrects the older one, add it by hand with the day of the correction in reported.",
                "another count");
    }

    /// <summary>
    /// Names the series in series.csv, once. Households are counted as households, and people are worked out from the
    /// size of one.
    /// </summary>
    void Make(string counted)
    {
        if (!made.Add(counted)) return;
        var isHouseholds = counted.EndsWith("_hh", StringComparison.Ordinal);
        var factor = sheet.Setting(ImportSettings.HouseholdFactor) ?? ImportContext.Text(context.HouseholdSize);
        var outcome = context.Add(
            CrisisTables.Series, RowSubject.Id, ("id", counted),
                ("title", isHouseholds ? "Displaced households" : "Displaced people"), ("publisher", publisher),
            ("what", "stock"), ("of", "displaced"), ("area", "*"), ("population", "all"),
                ("household_factor", isHouseholds ? factor : null));
        if (outcome != RowOutcome.Added) return;
        var size = isHouseholds
            ? $", each household counted as {factor} people (crisis.yml, or household_factor in the map)"
            : "";
        context.Notes.Add(
            $"The series {counted} was made: a stock of displaced people{size}. Correct series.csv if it counts "
            + "something else.");
    }

    /// <summary>A count of one place and day, put together from one row or more.</summary>
    sealed class PartedCount(double value, Bound bound, int line, string name)
    {
        internal double Sum { get; private set; } = value;

        internal Bound Bound { get; private set; } = bound;

        /// <summary>The first row that it rests on.</summary>
        internal int Line { get; } = line;

        internal int Rows { get; private set; } = 1;

        /// <summary>The names by which the provider knows the parts of the place.</summary>
        internal IReadOnlyList<string> Names { get; private set; } = [name];

        internal void AddPart(double more, Bound stated)
        {
            (Sum, Rows) = (Sum + more, Rows + 1);
            if (Bound != stated) Bound = Bound.About;
        }

        /// <summary>
        /// Adds the count of a part that the provider lists under a name of its own, as two blocks of one camp; false
        /// where that name is counted already.
        /// </summary>
        internal bool TryAdd(double more, Bound stated, string part)
        {
            if (Names.Contains(part, StringComparer.OrdinalIgnoreCase)) return false;
            Names = [.. Names, part];
            AddPart(more, stated);
            return true;
        }
    }
}
