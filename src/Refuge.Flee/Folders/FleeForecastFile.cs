using Refuge.Displacement;
using Refuge.Flee.Engines;
using System.Globalization;

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
        output.Write("date,place,series,measure,mean,p025,p05,p10,p25,p50,p75,p90,p95,p975\n");
        for (var day = 0; day < scenario.Days; day++)
        {
            var date = scenario.StartDate.AddDays(day);
            for (var camp = 0; camp < scenario.CampCounts.Count; camp++) Row(output, date, scenario.CampCounts[camp].Place, "present", forecast.Present(camp, day));
            Row(output, date, "*", "present", forecast.InCamps(day));
            Row(output, date, "*", "displaced_now", forecast.Displaced(day));
        }
    }

    static void Row(TextWriter output, DateOnly date, string place, string measure, MemberSpread spread)
    {
        var name = place.AsSpan().IndexOfAny(",\"\n") < 0 ? place : $"\"{place.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var quantiles = string.Join(',', spread.Values.Select(value => value.ToString("0", CultureInfo.InvariantCulture)));
        output.Write(FormattableString.Invariant($"{date:yyyy-MM-dd},{name},,{measure},{spread.Mean:0.###},{quantiles}\n"));
    }
}
