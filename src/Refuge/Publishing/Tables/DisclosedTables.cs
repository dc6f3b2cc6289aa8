using System.Globalization;
using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Reports.Claims;

namespace Refuge.Publishing.Tables;

/// <summary>The CSV files of a publication, with the columns of the folder contract. A file that an audience may not have is not made.</summary>
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

        yield return Table("forecast.csv", shown.Forecast.Counts().Concat(shown.Forecast.SeriesCounts()).Select(Count).Concat(shown.PassingDays.Select(PassingDay)));

        if (shown.Audience == Audience.Restricted) yield return Table("drivers.csv", shown.Drivers.Select(Driver));
        if (shown.Audience != Audience.Public) yield return Table("needs.csv", shown.Today.Concat(shown.Later).Select(Need));

        if (shown.Audience != Audience.Public) yield return Table("needs_total.csv", shown.Totals.Select(Total));

        yield return Table("funding.csv", shown.Funding.Select(Funding));
    }

    static Document Table(string file, IEnumerable<IReadOnlyList<string>> rows) => new(file, writer => Csv.Write(writer, Columns.Of[file], rows));

    static string[] Alert(AlertRow row) =>
    [
        Dates.Iso(row.Date), Csv.Text(row.Alert.Place.Code), Csv.Text(row.Alert.Kind), Csv.Text(Standard(row.Alert.Standard)), Csv.Text(row.Alert.FirstStep),
        Csv.Text(row.Alert.Sector), Evidence(row.Evidence), Word.Of(row.Alert.LearnedLater),
    ];

    /// <summary>One row for each number that the claim states, and one where it states none.</summary>
    static IEnumerable<string[]> Claim(ClaimRow row)
    {
        var claim = row.Claim;
        var place = claim.Places.FirstOrDefault(mention => mention.Id is not null);
        foreach (var quantity in claim.Quantities.DefaultIfEmpty<Quantity?>(null))
        {
            yield return
            [
                Csv.Text(claim.Id), Csv.Text(claim.Report), Whole(claim.Quote.Start), Whole(claim.Quote.End),
                row.ShowsWords ? Csv.Text(claim.Quote.Quote) : Reference.Restricted.Citation,
                Csv.Text(claim.Type.ToString()),
                Csv.Text(string.Join(';', claim.Places.Select(mention => mention.Id).OfType<string>().Distinct())),
                Figures.Full(place?.Latitude), Figures.Full(place?.Longitude),
                Dates.Iso(claim.Date?.First), Dates.Iso(claim.Date?.Last),
                Figures.Full(quantity?.Value), Figures.Full(quantity?.Low), Figures.Full(quantity?.High), Csv.Text(quantity?.Unit), Word.Of(quantity?.Bound),
                Word.Of(claim.Attribution.Kind), Word.Of(claim.Modality), claim.Happened ? "+" : "-",
                row.Reliability?.ToString() ?? "", Word.Of(claim.Review), Csv.Text(claim.SameAs),
            ];
        }
    }

    static string[] Contradiction(ContradictionRow row) =>
        [Csv.Text(row.A.Citation), Csv.Text(row.B.Citation), Csv.Text(row.Kind), Word.Of(row.Verdict), Csv.Text(row.Detail)];

    static string[] Fact(FactRow row) =>
    [
        Csv.Text(row.Fact.Place?.Code), Csv.Text(row.Fact.Part), Csv.Text(row.Fact.Aspect), Csv.Text(row.Fact.Value),
        Dates.Iso(row.Fact.ValidFrom), Dates.Iso(row.Fact.ValidTo), Dates.Iso(row.Fact.KnownOn),
        Evidence([.. row.Evidence], row.Unreviewed),
    ];

    static string[] Count(ForecastRow row) =>
    [
        Dates.Iso(row.Date), Csv.Text(row.Place), Csv.Text(row.Series), row.Measure, Figures.Full(row.Mean), .. row.Values.Select(Figures.Full),
    ];

    static string[] PassingDay(PassingRow row) =>
    [
        Dates.Iso(row.AsOf), Csv.Text(row.Place), Csv.Text(row.Series), Measures.PassingDay(row.Threshold), "",
        .. row.Days.Select(day => day is { } passed ? Dates.Iso(passed) : "never"),
    ];

    static string[] Driver(Driver row) =>
    [
        Csv.Text(row.Id), Csv.Text(row.Unit), Figures.Full(row.PriorLow), Figures.Full(row.PriorMedian), Figures.Full(row.PriorHigh),
        Figures.Full(row.Low), Figures.Full(row.Median), Figures.Full(row.High),
    ];

    static string[] Need(NeedRow row)
    {
        var need = row.Need;
        return
        [
            Dates.Iso(need.Date), Csv.Text(need.Place.Code), Word.Of(need.Caseload), Csv.Text(need.Sector), Csv.Text(need.Indicator), Csv.Text(Standard(need.Standard)), Csv.Text(need.Phase),
            .. Band(need.People), .. Band(need.Amount),
            need.Have is { } have ? Figures.Full(have.Value) : Csv.Text(need.Condition), Word.Of(need.Have?.Bound), Figures.Full(need.Coming),
            .. Band(need.Gap), Figures.Full(need.Uncovered), Csv.Text(need.Unit), Csv.Text(need.Responsible), Evidence(row.Evidence),
            need.Amount is null ? "" : Word.Of(need.AmountBound), need.Gap is null ? "" : Word.Of(need.GapBound), Word.Of(need.LearnedLater),
        ];
    }

    static string[] Total(NeedTotal row) =>
    [
        Dates.Iso(row.Date), Csv.Text(row.Sector), Csv.Text(row.Indicator), Csv.Text(Standard(row.Standard)), Csv.Text(row.Phase), Csv.Text(row.Unit),
        .. Band(row.Need), Figures.Full(row.Have), Figures.Full(row.Coming), Figures.Full(row.Uncovered), Whole(row.PlacesUnknown),
    ];

    static string[] Funding(FundingRow row) =>
    [
        Csv.Text(row.Action), Csv.Text(row.Place), Figures.Full(row.Line.Quantity), Csv.Text(row.Line.Unit),
        row.Line.Cost?.Amount.ToString("0.############", CultureInfo.InvariantCulture) ?? "", Csv.Text(row.Line.Cost?.Currency),
        Word.Of(row.Line.CostIsLowerBound), row.NeededBy, Figures.Full(row.Line.LeadDays), row.ReleaseBy, Figures.Full(row.Chance?.Value),
        Word.Of(row.Line.LearnedLater), Evidence(row.Evidence), row.Scenario,
    ];

    static string[] Band(Band? band) => band is { } known ? [Figures.Full(known.Low), Figures.Full(known.Median), Figures.Full(known.High)] : ["", "", ""];

    /// <summary>Code, publisher and edition: a result names its standard.</summary>
    internal static string Standard(StandardEvidence standard) => $"{standard.Code} ({standard.Publication})";

    static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Evidence(IReadOnlyList<Reference> evidence, IReadOnlyList<Reference>? unreviewed = null) => Csv.Text(string.Join(
        Separator,
        evidence.Select(reference => reference.Citation).Concat((unreviewed ?? []).Select(reference => $"unreviewed:{reference.Citation}"))));

    /// <summary>Between citations: a citation may hold semicolons, never a bar between spaces.</summary>
    internal const string Separator = " | ";
}
