using Refuge.Formats.Crises;

namespace Refuge.Formats.Importing;

/// <summary>What all rows of a sheet share while they are imported.</summary>
sealed class SheetImport
{
    internal SheetImport(SheetRows sheet, SheetHeader header, ImportMap map, ImportContext context)
    {
        (Sheet, Header, Map, Context) = (sheet, header, map, context);
        Learn();
    }

    internal SheetRows Sheet { get; }

    internal SheetHeader Header { get; }

    internal ImportMap Map { get; }

    internal ImportContext Context { get; }

    /// <summary>The last day that a row is of; null when none has one.</summary>
    internal DateOnly? LastDay { get; private set; }

    /// <summary>What the codes of its sites are worth.</summary>
    internal SheetCodes Codes { get; } = new();

    /// <summary>Rows that add others up.</summary>
    internal int Totals { get; private set; }

    readonly Dictionary<int, char> thousands = [];
    readonly Dictionary<int, bool> dayFirst = [];

    /// <summary>The rows below the headings, without empty rows and totals.</summary>
    internal IEnumerable<SheetRow> Rows()
    {
        Totals = 0;
        foreach (var row in Sheet.Read())
        {
            Context.Cancellation.ThrowIfCancellationRequested();
            if (row.Line <= Header.LastLine || row.Cells.All(static cell => string.IsNullOrWhiteSpace(cell))) continue;
            if (IsTotal(row))
            {
                Totals++;
                continue;
            }

            Context.Advance();
            yield return row;
        }
    }

    /// <summary>The cell that has a use; null when it is empty or no column has the use.</summary>
    internal string? Cell(SheetRow row, ColumnUse use) => row.Cell(Map.Find(use));

    /// <summary>A setting of the map; null when it says nothing of it.</summary>
    internal string? Setting(string name) => Map.Settings.GetValueOrDefault(name);

    /// <summary>The number that has a use; null when the cell is empty or cannot be read, which is told.</summary>
    internal FieldNumber? Number(SheetRow row, ColumnUse use) => Number(row, Map.Find(use), use);

    /// <summary>The number in a column; null when the cell is empty or cannot be read, which is told.</summary>
    internal FieldNumber? Number(SheetRow row, int column, ColumnUse use)
    {
        if (row.Cell(column) is not { } text) return null;
        if (FieldNumber.Find(text, thousands.TryGetValue(column, out var mark) ? mark : null) is { } number)
        {
            if (double.IsInteger(number.Value) || !Whole.Contains(use)) return number;
            Tell(
                row, column, $"{Quoted.Of(text)} is no whole number, and people and households are whole.",
                "Look whether a dot parts thousands or digits are missing, and write digits alone.", "no whole number");
            return null;
        }
        if (Numerals.FindReadings(text) is var (whole, fraction))
        {
            Tell(
                row, column,
                    FormattableString.Invariant(
                        $"{Quoted.Of(text)} may mean {whole:#,0} or {fraction}, and no other cell of the column shows ")
                    + "which.",
                $"Write it without a dot or comma, or {Context.MapRemedy(Sheet, ImportSettings.Thousands, "comma")} "
                + "(dot where a dot parts them).",
                "two readings");
        }
        else
        {
            Tell(row, column, $"{Quoted.Of(text)} is not a number that can be read.",
                Numerals.FindRange(text) is var (low, high)
                    ? FormattableString.Invariant($"It may be a range: {low} belongs into low, {high} into high.")
                    : "Write digits alone.", "no number");
        }

        return null;
    }

    static readonly HashSet<ColumnUse> Whole =
        [ColumnUse.Individuals, ColumnUse.Households, ColumnUse.Population, ColumnUse.Capacity];

    /// <summary>The day of a use; null when the cell is empty or cannot be read, which is told.</summary>
    internal DateOnly? Day(SheetRow row, ColumnUse use)
    {
        var column = Map.Find(use);
        if (row.Cell(column) is not { } text) return null;
        if (FieldDay.Find(text, dayFirst.TryGetValue(column, out var first) ? first : null) is { } day) return day;
        Tell(row, column, $"{Quoted.Of(text)} is not a day that can be read; day and month may stand in either order.",
            $"Write it as 2016-08-28, or {Context.MapRemedy(Sheet, ImportSettings.Dates, "day_first")} (month_first "
            + "where the month stands before it).");
        return null;
    }

    /// <summary>Tells that a cell, or the row for want of it, was not taken over.</summary>
    internal void Tell(SheetRow row, int column, string what, string remedy, string? sort = null) =>
        Context.Problems.Add(
            Severity.RowLeftOut, new(Sheet.Name, row.Line, column >= 0 && column < Header.Headings.Count
                ? Quoted.Short(Header.Headings[column]) : null), what, remedy, sort);

    /// <summary>What the columns show of how numbers and days are written in them, and the last day.</summary>
    void Learn()
    {
        var numbers =
            ((ColumnUse[])[ColumnUse.Individuals, ColumnUse.Households, ColumnUse.Population, ColumnUse.Capacity,
                ColumnUse.Quantity, ColumnUse.Amount, ColumnUse.AmountUsd, ColumnUse.Requested]).Select(Map.Find)
                    .Where(static column => column >= 0).Concat(Map.Items.Keys).ToList();
        var days = ((ColumnUse[])[ColumnUse.Date, ColumnUse.From, ColumnUse.To]).Select(Map.Find)
            .Where(static column => column >= 0).ToList();
        var (marks, orders) = (new Dictionary<int, HashSet<char>>(), new Dictionary<int, HashSet<bool>>());
        foreach (var row in Sheet.Read().Where(row => row.Line > Header.LastLine))
        {
            Context.Cancellation.ThrowIfCancellationRequested();
            foreach (var column in numbers.Where(column => row.Cell(column) is not null))
            {
                if (FieldNumber.ThousandsShownBy(row.Cell(column)!) is { } mark) Of(marks, column).Add(mark);
            }

            foreach (var column in days.Where(column => row.Cell(column) is not null))
            {
                if (FieldDay.DayFirstShownBy(row.Cell(column)!) is { } first) Of(orders, column).Add(first);
            }

            if (Cell(row, ColumnUse.PlaceName) is { } name && Cell(row, ColumnUse.PlaceCode) is { } code
                && !IsTotal(row))
            {
                var day = Cell(row, ColumnUse.Date) ?? $"{Cell(row, ColumnUse.Year)} {Cell(row, ColumnUse.Month)}";
                Codes.Learn(name, code, (Cell(row, ColumnUse.Admin2Name), day));
            }
        }

        // What one column shows decides the rows of the other that may be two numbers.
        ShowByHouseholds(marks);
        ShowByHouseholds(marks);
        Inherit(marks, numbers);
        // A column whose cells show both is written by two hands: nothing is known of its other cells.
        foreach (var (column, shown) in marks.Where(static pair => pair.Value.Count == 1))
        {
            thousands[column] = shown.First();
        }
        foreach (var (column, shown) in orders.Where(static pair => pair.Value.Count == 1))
        {
            dayFirst[column] = shown.First();
        }
        FollowSettings(numbers, days);
        FindLastDay(days);
    }

    /// <summary>
    /// Where every column that shows a mark shows the same one, the sheet is written by one hand: a column that shows
    /// none is read so too, unless it holds the other mark.
    /// </summary>
    void Inherit(Dictionary<int, HashSet<char>> marks, List<int> numbers)
    {
        if (marks.Values.SelectMany(static shown => shown).Distinct().ToList() is not [var mark]) return;

        var (silent, other) =
            (numbers.Where(column => !marks.ContainsKey(column)).ToHashSet(), mark == ',' ? '.' : ',');
        List<int> open = [];
        foreach (var row in Sheet.Read().Where(row => row.Line > Header.LastLine))
        {
            foreach (var column in silent.ToList())
            {
                if (row.Cell(column) is not { } text) continue;
                if (text.Contains(other, StringComparison.Ordinal)) silent.Remove(column);
                else if (Numerals.FindReadings(text) is not null) open.Add(column);
            }
        }

        foreach (var column in open.Distinct().Where(silent.Contains).Order())
        {
            Of(marks, column).Add(mark);
            Context.Notes.Add(
                $"{Sheet.Name}: in {Quoted.Of(Header.Headings[column])} a {(mark == ',' ? "comma" : "dot")} was "
                + "read as "
                + "parting thousands, as it does in the other columns of the sheet. If it begins a fraction there, set "
                + "thousands in a map.");
        }
    }

    /// <summary>What whoever knows the file says of marks and of the order of day and month goes before.</summary>
    void FollowSettings(List<int> numbers, List<int> days)
    {
        if (Setting(ImportSettings.Thousands)?.ToLowerInvariant() is ("comma" or "dot") and var mark)
        {
            foreach (var column in numbers) thousands[column] = mark == "comma" ? ',' : '.';
        }
        if (Setting(ImportSettings.Dates)?.ToLowerInvariant() is ("day_first" or "month_first") and var order)
        {
            foreach (var column in days) dayFirst[column] = order == "day_first";
        }
    }

    /// <summary>
    /// What people and households of one row show of each other: nobody counts fewer people than households, nor fifty
    /// to a household, so <c>4,300</c> beside 860 households is four thousand three hundred.
    /// </summary>
    void ShowByHouseholds(Dictionary<int, HashSet<char>> marks)
    {
        var (people, households) = (Map.Find(ColumnUse.Individuals), Map.Find(ColumnUse.Households));
        if (people < 0 || households < 0) return;
        foreach (var row in Sheet.Read().Where(row => row.Line > Header.LastLine))
        {
            if (row.Cell(people) is not { } persons || row.Cell(households) is not { } homes) continue;
            var (one, other) = (Readings(persons, Shown(marks, people)), Readings(homes, Shown(marks, households)));
            var possible = one.SelectMany(person => other.Select(home => (person, home)))
                .Where(static pair =>
                    pair.person.Value >= pair.home.Value && pair.person.Value <= pair.home.Value * MostInHousehold)
                .ToList();
            if (possible is not [var (person, home)]) continue;
            if (person.Mark is { } personMark) Of(marks, people).Add(personMark);
            if (home.Mark is { } homeMark) Of(marks, households).Add(homeMark);
        }
    }

    const double MostInHousehold = 50;

    /// <summary>
    /// What parts thousands by the cells of a column that show it; null where none does or two differ.
    /// </summary>
    static char? Shown(Dictionary<int, HashSet<char>> marks, int column) =>
        marks.TryGetValue(column, out var shown) && shown.Count == 1 ? shown.First() : null;

    /// <summary>The numbers that a cell may be, with the mark that would part thousands in it.</summary>
    static List<(double Value, char? Mark)> Readings(string text, char? thousands)
    {
        if (FieldNumber.Find(text, thousands) is { } number) return [(number.Value, null)];
        return Numerals.FindReadings(text) is var (whole, fraction)
            ? [(whole, text.Contains(',', StringComparison.Ordinal) ? ',' : '.'), (fraction, null)]
            : [];
    }

    void FindLastDay(List<int> days)
    {
        if (Setting(ImportSettings.Date) is { } set && PartialDate.Find(set) is { } fixedDay) LastDay = fixedDay.Last;
        foreach (var row in Sheet.Read().Where(row => row.Line > Header.LastLine))
        {
            foreach (var column in days)
            {
                if (row.Cell(column) is { } text && FieldDay.Find(
                    text, dayFirst.TryGetValue(column, out var first) ? first : null) is { } day && !(day <= LastDay))
                {
                    LastDay = day;
                }
            }

            if (Map.Has(ColumnUse.Year) && MonthOf(row) is { } month && !(month <= LastDay)) LastDay = month;
        }
    }

    /// <summary>
    /// Takes the one day in the name of the file, such as <c>dtm_2017-10-31.csv</c>, else the one in the title above
    /// the headings, for the day of all rows.
    /// </summary>
    /// <returns>Where the day was found; null when neither place has exactly one.</returns>
    internal string? TakeDayAround()
    {
        var name = Path.GetFileNameWithoutExtension(Sheet.File);
        var title = string.Join(" | ", Sheet.Read().TakeWhile(row => row.Line <= Header.LastLine)
            .SelectMany(static row => row.Cells).Append(Sheet.Sheet ?? ""));
        foreach (var (text, where) in ((string, string)[])[(name.Replace('_', '-'), "the name of the file"),
            (name.Replace('_', ' '), "the name of the file"), (title, "the title above the headings")])
        {
            if (DaysInText.Of(text) is not [var only]) continue;
            LastDay = only;
            return where;
        }

        return null;
    }

    /// <summary>The last day of the month that a row states in two columns; null when it states none.</summary>
    internal DateOnly? MonthOf(SheetRow row)
    {
        if (Cell(row, ColumnUse.Year) is not { } year || Cell(row, ColumnUse.Month) is not { } month) return null;
        return FieldDay.Find($"{month} {year}", null) ?? PartialDate.Find($"{year}-{month.PadLeft(2, '0')}")?.Last;
    }

    bool IsTotal(SheetRow row)
    {
        for (var column = 0; column < Math.Min(row.Cells.Length, Map.Columns.Count); column++)
        {
            if (Map.Columns[column]
                is not (null or ColumnUse.PlaceName or ColumnUse.PlaceCode or ColumnUse.Country or ColumnUse.Admin1Name
                    or ColumnUse.Admin2Name or ColumnUse.Admin3Name or ColumnUse.Donor or ColumnUse.Organisation))
            {
                continue;
            }
            if (IsTotalWord(row.Cells[column])) return true;
        }

        return false;
    }

    static bool IsTotalWord(string cell)
    {
        var text = cell.Trim().TrimEnd(':').ToLowerInvariant();
        return text is "total" or "totals" or "grand total" or "sum" or "overall total" or "overall" or "total général"
            or "total general" or "sous-total" or "subtotal" or "sub-total" or "sub total" or "المجموع" or "الإجمالي"
            || text.StartsWith("total ", StringComparison.Ordinal) || text.EndsWith(" total", StringComparison.Ordinal);
    }

    static HashSet<T> Of<T>(Dictionary<int, HashSet<T>> sets, int column)
    {
        if (!sets.TryGetValue(column, out var set)) sets.Add(column, set = []);
        return set;
    }
}
