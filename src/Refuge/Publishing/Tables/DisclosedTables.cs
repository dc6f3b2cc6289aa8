using Refuge.Displacement;

namespace Refuge.Publishing.Tables;

/// <summary>
/// The CSV files of a publication, with the columns of the folder contract. A file that an audience may not have is not
/// made.
/// </summary>
static class DisclosedTables
{
    /// <summary>The files, in the order of the contract.</summary>
    internal static IEnumerable<Document> Of(Disclosure shown)
    {
        if (shown.Audience != Audience.Public)
        {
            yield return Table("alerts.csv", shown.Alerts.Select(Alert));
            yield return Table("claims.csv", shown.Claims.SelectMany(Claim));
            yield return Table("contradictions.csv", shown.Contradictions.Select(Contradiction));
            yield return Table("situation.csv", shown.Facts.Select(Fact));
        }

        yield return Table(
            "forecast.csv",
            shown.Forecast.Counts().Concat(shown.Forecast.SeriesCounts()).Select(Count)
            .Concat(shown.PassingDays.Select(PassingDay)));

        if (shown.Audience == Audience.Restricted) yield return Table("drivers.csv", shown.Drivers.Select(Driver));
        if (shown.Audience != Audience.Public)
        {
            yield return Table("needs.csv", shown.Today.Concat(shown.Later).Select(Need));
        }

        if (shown.Audience != Audience.Public) yield return Table("needs_total.csv", shown.Totals.Select(Total));

        if (shown.Audience != Audience.Public) yield return Table("places_ledger.csv", shown.Ledger.Select(Ledger));

        yield return Table("funding.csv", shown.Funding.Select(Funding));

        if (shown.Budget is { } sheet)
        {
            yield return Table("budget.csv", sheet.Rows.Select(row => Budget(shown, sheet, row)));
            yield return Table("budget_frontier.csv", sheet.Frontier.Select(row => Frontier(shown, row)));
        }
    }

    static Cell[] Ledger(LedgerCells row) =>
    [
        row.Date, row.Axis, row.Place, Cell.Of(row.Kind), row.Standing, row.Free, row.UnderWay, row.UnderWayFrom,
        row.Planned, row.PeopleInSites, row.Short, row.IsAbroad is { } abroad ? abroad : Cell.Empty,
        Cell.Cited(row.Evidence, []), row.Unit,
    ];

    static Document Table(string file, IEnumerable<IReadOnlyList<Cell>> rows) =>
        new(file, writer => Csv.Write(writer, Columns.Of[file], rows));

    static Cell[] Alert(AlertRow row) =>
        [row.Date, row.Place, row.Code, row.Standard, row.FirstStep, row.Sector, Cell.Cited(row.Evidence, []),
            row.LearnedLater];

    /// <summary>One row for each number that the claim states, and one where it states none.</summary>
    static IEnumerable<Cell[]> Claim(ClaimRow row)
    {
        foreach (var quantity in row.Quantities.DefaultIfEmpty(null))
        {
            yield return
            [
                row.Id, row.Report, row.Start, row.End, row.Quote, row.Type, Cell.Joined(";", row.Places),
                row.Point?.Latitude, row.Point?.Longitude,
                row.From, row.To, quantity?.Value, quantity?.Low, quantity?.High, quantity?.Unit,
                Cell.Of(quantity?.Bound),
                Cell.Of(row.Attribution), Cell.Of(row.Modality), Cell.Sign(row.Happened), Cell.Grade(row.Reliability),
                Cell.Of(row.Review), row.SameAs,
            ];
        }
    }

    static Cell[] Contradiction(ContradictionRow row) =>
        [row.A.Citation, row.B.Citation, row.Kind, Cell.Of(row.Verdict), row.Detail];

    static Cell[] Fact(FactRow row) =>
        [row.Place, row.Part, row.Aspect, row.Value, row.ValidFrom, row.ValidTo, row.KnownOn,
            Cell.Cited(row.Evidence, row.Unreviewed)];

    static Cell[] Count(ForecastRow row)
    {
        // There are rows by the million: a spread of a sequence would grow a list for each.
        var cells = new Cell[CellsBeforeValues + row.Values.Count];
        cells[0] = row.Date;
        cells[1] = row.Place;
        cells[2] = row.Series;
        cells[3] = Cell.Of(row.Measure);
        cells[4] = row.Mean;
        for (var index = 0; index < row.Values.Count; index++) cells[CellsBeforeValues + index] = row.Values[index];
        return cells;
    }

    static Cell[] PassingDay(PassingRow row) =>
        [row.AsOf, row.Place, row.Series, Cell.PassingDay(row.Threshold), Cell.Empty, .. row.Days.Select(Cell.Passed)];

    static Cell[] Driver(Driver row) =>
    [
        Cell.OfDriver(row, driver => driver.Id), Cell.OfDriver(row, driver => driver.Unit), row.PriorLow,
        row.PriorMedian, row.PriorHigh, row.Low, row.Median, row.High,
    ];

    static Cell[] Need(NeedRow row)
    {
        var need = row.Need;
        return
        [
            need.Date, need.Place, Cell.Of(need.Caseload), need.Sector, need.Indicator, need.Standard, need.Phase,
            need.People?.Low, need.People?.Median, need.People?.High,
            need.Amount?.Low, need.Amount?.Median, need.Amount?.High,
            need.Have is { } have ? have.Value : need.Condition, Cell.Of(need.Have?.Bound), need.Coming,
            need.Gap?.Low, need.Gap?.Median, need.Gap?.High, need.Uncovered, need.Unit,
            need.Responsible, Cell.Cited(row.Evidence, []),
            Cell.Of(need.Amount is null ? (Bound?)null : need.AmountBound),
            Cell.Of(need.Gap is null ? (Bound?)null : need.GapBound), need.LearnedLater,
        ];
    }

    static Cell[] Total(TotalRow row) =>
    [
        row.Date, row.Sector, row.Indicator, row.Standard, row.Phase, row.Unit,
        row.Need?.Low, row.Need?.Median, row.Need?.High, row.Have, row.Coming, row.Uncovered, row.PlacesUnknown,
    ];

    static Cell[] Funding(PlanRow row) =>
    [
        row.Action, row.Place, row.Line.Quantity, row.Line.Unit, row.Line.Cost, row.Line.Currency,
        row.Line.CostIsLowerBound, row.NeededBy,
        row.Line.LeadDays, row.ReleaseBy, row.Chance, row.Line.LearnedLater, Cell.Cited(row.Evidence, []), row.Scenario,
        Cell.Of(row.Line.Means?.Channel), Cell.Of(row.Line.Means?.Modality), Cell.Of(row.Line.Means?.InTime),
        Cell.Instead(row.Line.Means),
        row.Line.Quantity is null ? Cell.Empty : Cell.Of(row.Line.QuantityBound),
    ];

    static Cell[] Budget(Disclosure shown, BudgetSheet sheet, BudgetRow row) =>
    [
        Cell.Of(sheet.Planner), row.DecideInDays, Cell.Of(row.Sign), row.SignPeople, row.Action, row.Item, row.Place,
        row.BuiltAt, row.Quantity, row.Unit, row.Cost, shown.Currency, Cell.Of(row.Channel), Cell.Of(row.Modality),
        row.IsConfirmed, row.LeadDays, row.PersonDaysSaved, row.UnitsUnused, Cell.Cited(row.Evidence, []),
    ];

    static Cell[] Frontier(Disclosure shown, FrontierRow row) =>
        [row.Amount, shown.Currency, Cell.Of(row.Planner), row.Unmet, row.WorstFifth, row.Spent];

    const int CellsBeforeValues = 5;
}
