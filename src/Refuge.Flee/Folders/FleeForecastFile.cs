using System.Globalization;
using Refuge.Displacement;
using Refuge.Flee.Engines;
using Refuge.Publishing.Tables;

namespace Refuge.Flee.Folders;

/// <summary>Writes the spread of a Flee ensemble in the columns of <c>forecast.csv</c> (folder contract).</summary>
public static class FleeForecastFile
{
    /// <summary>Writes one row for each day, place and measure.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="scenario">What was run.</param>
    /// <param name="forecast">Its spread.</param>
    public static void Write(TextWriter output, FleeScenario scenario, FleeForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(forecast);
        Csv.WriteRestricted(output, Columns, Rows(scenario, forecast));
    }

    static IEnumerable<IReadOnlyList<string>> Rows(FleeScenario scenario, FleeForecast forecast)
    {
        for (var day = 0; day < scenario.Days; day++)
        {
            var date = scenario.StartDate.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            for (var camp = 0; camp < scenario.CampCounts.Count; camp++)
            {
                yield return Row(date, scenario.CampCounts[camp].Place, "present", forecast.Present(camp, day));
            }
            yield return Row(date, "*", "present", forecast.InCamps(day));
            yield return Row(date, "*", "displaced_now", forecast.Displaced(day));
        }
    }

    static string[] Row(string date, string place, string measure, MemberSpread spread) =>
    [
        date, Csv.Text(place), "", measure, spread.Mean.ToString("0.###", CultureInfo.InvariantCulture),
        .. spread.Values.Select(static value => value.ToString("0", CultureInfo.InvariantCulture)),
    ];

    static readonly string[] Columns =
        ["date", "place", "series", "measure", "mean", "p025", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "p975"];
}
