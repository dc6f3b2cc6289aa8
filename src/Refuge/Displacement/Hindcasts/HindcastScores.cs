using Refuge.Displacement.Scoring;
using Refuge.Situations;

namespace Refuge.Displacement.Hindcasts;

/// <summary>How good the forecasts and their rivals were, by series and window.</summary>
static class HindcastScores
{
    /// <summary>The windows of the folder contract, in days.</summary>
    internal static readonly int[] Windows = [7, 14, 30, 90];

    /// <summary>The scores of each series, window and forecaster; windows longer than the horizon are left
    /// out.</summary>
    internal static IReadOnlyList<HindcastScore> Of(IReadOnlyList<HindcastRow> rows, RivalErrors errors,
        int horizonDays) =>
    [
        .. from series in rows.GroupBy(static row => row.Key.Series).OrderBy(static same => same.Key.Code,
            StringComparer.Ordinal)
           let columns = Columns([.. series], errors).ToList()
           from window in Windows.Where(window => window <= horizonDays).Append(horizonDays).Distinct()
           from column in columns
           let score = Scores.Within(window, column.Scored)
           where score is not null
           select new HindcastScore(series.Key, column.Name, column.IsSpread, column.IsOracle, score),
    ];

    static IEnumerable<Column> Columns(IReadOnlyList<HindcastRow> rows, RivalErrors errors)
    {
        yield return new("refuge", true, false,
            [.. rows.Where(row => row.Forecast is not null).Select(row => Score(row, row.Forecast!))]);
        foreach (var rival in Rivals.All)
        {
            yield return new(NameOf(rival), false, false,
                [.. rows.Select(row => Score(row, Single(row.Expected[(int)rival])))]);
        }

        foreach (var rival in Rivals.All)
        {
            yield return new(NameOf(rival) + "_dressed", true, false,
            [
                .. from row in rows
                   let spread = errors.Dress(rival, row.Expected[(int)rival], row.DaysSinceCount)
                   where spread is not null
                   select Score(row, new(double.NaN, spread)),
            ]);
        }

        yield return new("known_total_share", false, true, Oracle(rows, static oracles => oracles.KnownTotalShare));
        yield return new("flee", false, true, Oracle(rows, static oracles => oracles.Flee));
        yield return new("planner", false, true, Oracle(rows, static oracles => oracles.Planner));
    }

    /// <summary>The rival's name as the files of the contract write it.</summary>
    internal static string NameOf(Rival rival) => rival switch
    {
        Rival.Persistence => "persistence",
        Rival.Trend => "trend",
        _ => "damped_trend",
    };

    static List<Scored> Oracle(IReadOnlyList<HindcastRow> rows, Func<HindcastOracles, double?> said) =>
        [.. rows.Where(row => said(row.Oracles) is not null)
            .Select(row => Score(row, Single(said(row.Oracles)!.Value)))];

    static Scored Score(HindcastRow row, MemberSpread spread) =>
        new(row.Date, row.Key.Place?.Code ?? "*", row.LeadDays, spread, row.Observed) { LastCount = row.Last };

    static MemberSpread Single(double value) => new(value, [.. Quantiles.Printed.Select(_ => value)]);

    readonly record struct Column(string Name, bool IsSpread, bool IsOracle, List<Scored> Scored);
}

/// <summary>The score of one forecaster on one series within one window.</summary>
/// <param name="Series">The series.</param>
/// <param name="Forecaster">Who forecast: <c>refuge</c>, a rival, a rival dressed, or an oracle.</param>
/// <param name="IsSpread">Whether it gave a spread; of a single number only the errors mean something.</param>
/// <param name="IsOracle">Whether it was told what nobody knew: it is never called best.</param>
/// <param name="Scores">The score.</param>
sealed record HindcastScore(SeriesId Series, string Forecaster, bool IsSpread, bool IsOracle, Scores Scores);
