using System.Globalization;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Publishing.Tables;
using Refuge.Situations;

namespace Refuge.Publishing.Hindcasts;

/// <summary>The tables of a hindcast, as the folder contract fixes their columns.</summary>
static class HindcastTables
{
    /// <summary>The columns of <c>hindcast.csv</c>.</summary>
    internal static readonly string[] RowColumns =
    [
        "origin", "date", "place", "series", "measure", "observed", "mean", "p025", "p05", "p10", "p25", "p50", "p75",
            "p90", "p95", "p975",
        "persistence", "trend", "damped_trend", "known_total_share", "flee", "planner",
    ];

    /// <summary>The columns of <c>hindcast_rivals.csv</c>.</summary>
    internal static readonly string[] RivalColumns =
        ["origin", "date", "place", "series", "rival", "p025", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "p975"];

    static readonly string[] ScoreColumns =
    [
        "series", "forecaster", "days", "counts", "ard", "crps", "in50", "in80", "in95", "brier_1_1", "brier_1_25",
            "brier_1_5", "pit", "oracle",
    ];

    static readonly string[] PassingColumns =
        ["origin", "place", "series", "threshold", "p10", "p50", "p90", "observed", "last_report", "error_days",
            "inside80"];

    /// <summary>Counts, forecasts and rivals.</summary>
    internal static Document Rows(HindcastFindings findings) =>
        new("hindcast.csv", writer => Csv.WriteRestricted(writer, RowColumns, findings.Rows.Select(row => (string[])
    [
        Dates.Iso(row.Origin), Dates.Iso(row.Date), Place(row.Key), Csv.Text(row.Key.Series.Code),
            MeasureOf(findings.Series[row.Key.Series], row.Key.Place),
        Figures.Full(row.Observed), Figures.Full(row.Forecast?.Mean),
        .. row.Forecast is { } forecast ? forecast.Values.Select(Figures.Full)
            : Enumerable.Repeat("", Displacement.Quantiles.Printed.Count),
        .. row.Expected.Select(Figures.Full),
        Figures.Full(row.Oracles.KnownTotalShare), Figures.Full(row.Oracles.Flee), Figures.Full(row.Oracles.Planner),
    ])));

    /// <summary>The rivals, dressed with their own past errors on other crises.</summary>
    internal static Document DressedRivals(HindcastFindings findings) =>
        new("hindcast_rivals.csv", writer => Csv.WriteRestricted(
        writer,
        RivalColumns,
        from row in findings.Rows
        from rival in Rivals.All
        let spread = findings.Errors.Dress(rival, row.Expected[(int)rival], row.DaysSinceCount)
        where spread is not null
        select (string[])
        [
            Dates.Iso(row.Origin), Dates.Iso(row.Date), Place(row.Key), Csv.Text(row.Key.Series.Code),
                HindcastScores.NameOf(rival), .. spread.Select(Figures.Full),
        ]));

    /// <summary>The scores.</summary>
    internal static Document Scores(HindcastFindings findings) =>
        new("hindcast_scores.csv", writer => Csv.WriteRestricted(writer, ScoreColumns, findings.Scores.Select(score =>
    {
        var (scores, spread) = (score.Scores, score.IsSpread);
        string[] cells =
        [
            Csv.Text(score.Series.Code), score.Forecaster, Whole(scores.HorizonDays), Whole(scores.Counts),
                Figures.Full(scores.Ard), Figures.Full(scores.Crps),
            spread ? Figures.Full(scores.Coverage50) : "", spread ? Figures.Full(scores.Coverage80) : "", spread
                ? Figures.Full(scores.Coverage95) : "",
            .. spread && scores.Brier is { } brier ? brier.Select(Figures.Full) : ["", "", ""],
            spread ? string.Join(' ', scores.Pit.Select(Whole)) : "",
            score.IsOracle ? "yes" : "",
        ];
        return cells;
    })));

    /// <summary>The days on which thresholds were expected to be passed, and were.</summary>
    internal static Document Passings(HindcastFindings findings) =>
        new("hindcast_passing.csv", writer => Csv.WriteRestricted(
        writer,
        PassingColumns,
        findings.Passings.Select(row => (string[])
        [
            Dates.Iso(row.Origin), Place(row.Key), Csv.Text(row.Key.Series.Code), Figures.Full(row.Threshold),
                DayOrNever(row.Early), DayOrNever(row.Median),
            DayOrNever(row.Late), DayOrNever(row.Observed), Dates.Iso(row.LastReport), row.ErrorDays is { } days
                ? Whole(days) : "", row.IsInside ? "yes" : "no",
        ])));

    /// <summary>What <c>forecast.csv</c> calls the forecast of a series.</summary>
    internal static string MeasureOf(Series series, PlaceId? place) => Words.Of((series.What, series.Of) switch
    {
        (CountKind.Stock, Counted.Returned) => Measure.Returns,
        (CountKind.Stock, _) => place is null ? Measure.DisplacedNow : Measure.Present,
        (CountKind.Cumulative, Counted.Displaced) => Measure.DisplacedTotal,
        (_, Counted.Arrivals) => Measure.Arrivals,
        (_, Counted.Returned) => Measure.Returns,
        _ => Measure.Departures,
    });

    static string Place(CountKey key) => key.Place is { } place ? Csv.Text(place.Code) : Shown.Everywhere.Raw;

    static string DayOrNever(DateOnly? day) => day is { } known ? Dates.Iso(known) : "never";

    static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
