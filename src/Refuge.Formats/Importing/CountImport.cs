using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>Counts of displaced people into <c>series.csv</c>, <c>observations.csv</c> and <c>places.csv</c>.</summary>
sealed class CountImport(SheetImport sheet, string series, string publisher)
{
    readonly ImportContext context = sheet.Context;
    readonly Dictionary<(string Place, DateOnly Day, string Series), Part> parts = [];
    readonly HashSet<string> made = new(StringComparer.Ordinal);

    static readonly string[] About = ["date", "place", "series"];

    /// <summary>Adds every row.</summary>
    internal void Run()
    {
        var isParted = sheet.Map.Has(ColumnUse.Part);
        var sites = new SiteImport(sheet);
        foreach (var row in sheet.Rows())
        {
            if (Read(row, sites) is not var (place, day, counted, value, bound)) continue;
            var key = (place, day, counted);
            if (isParted || parts.ContainsKey(key))
            {
                var before = parts.GetValueOrDefault(key);
                if (before.Rows > 0 && !isParted)
                {
                    sheet.Tell(
                        row, -1,
                            FormattableString.Invariant(
                                $"A second count of one place and day ({Quoted.Short(place)}, {day:yyyy-MM-dd}); line ")
                            + FormattableString.Invariant(
                                $"{before.Line} was taken."),
                                    "Map the column that parts them as part, so that the rows are added, or delete "
                                    + "one.");
                    continue;
                }

                parts[key] = new(before.Sum + value, before.Rows + 1, before.Rows > 0 ? before.Line : row.Line,
                    before.Rows == 0 || before.Bound == bound ? bound : Bound.About);
                continue;
            }

            parts.Add(key, new(value, 1, row.Line, bound));
            Add(row.Line, place, day, counted, value, bound);
        }

        if (!isParted) return;
        foreach (var ((place, day, counted), (sum, _, line, bound)) in parts)
        {
            Add(line, place, day, counted, sum, bound);
        }
        var added = parts.Values.Count(static part => part.Rows > 1);
        if (added > 0)
        {
            context.Notes.Add(FormattableString.Invariant(
                $"{sheet.Sheet.Name}: {ImportContext.Counted(added, "count")} added up from rows that part a place by ")
            + "reason or origin.");
        }
    }

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
            CrisisTables.Observations, About, ("date", ImportContext.Text((DateOnly?)day)), ("place", place),
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
            CrisisTables.Series, ["id"], ("id", counted),
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

    /// <summary>A count put together from rows.</summary>
    readonly record struct Part(double Sum, int Rows, int Line, Bound Bound);
}
