using System.Globalization;
using System.Text;
using Refuge.Displacement.Hindcasts;

namespace Refuge.Publishing.Hindcasts;

/// <summary>The scores of a hindcast as lines of text.</summary>
static class HindcastSummary
{
    /// <summary>A table for each series, and how passing days fared.</summary>
    internal static string Of(HindcastFindings findings)
    {
        var text = new StringBuilder();
        foreach (var same in findings.Scores.GroupBy(static score => score.Series))
        {
            text.Append(CultureInfo.InvariantCulture, $"{same.Key.Code}: {findings.Series[same.Key].Title}\n");
            text.Append(
                "forecast              days  counts    ARD         CRPS  in 50  in 80  in 95  Brier 1.1   1.25    "
                + "1.5\n");
            foreach (var score in same) text.Append(Line(score));
            text.Append('\n');
        }

        if (findings.Scores.Count == 0)
        {
            text.Append(
                "Nothing to score: no count falls after an origin at a place that was counted before.\n"
                + "Where counts are there, refuge check names the rows that were left out, and why.\n");
        }
        if (findings.Passings.Count > 0) text.Append(Passing(findings.Passings));
        return text.ToString();
    }

    static string Line(HindcastScore score)
    {
        var (scores, name) = (score.Scores, score.Forecaster + (score.IsOracle ? " *" : ""));
        var brier = score.IsSpread ? scores.Brier : null;
        string Share(double value) => score.IsSpread ? value.ToString("0%", CultureInfo.InvariantCulture) : "";
        string Chance(int index) => brier is null ? "" : brier[index].ToString("0.000", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-22}{scores.HorizonDays,4}  {scores.Counts,6}  {scores.Ard,5:0.000}  {scores.Crps,11:#,0}  "
            + $"{Share(scores.Coverage50),5}  {Share(scores.Coverage80),5}  {Share(scores.Coverage95),5}  "
            + $"{Chance(0),9}  {Chance(1),5}  {Chance(2),5}")
            .TrimEnd() + "\n";
    }

    static string Passing(IReadOnlyList<PassingForecast> passings)
    {
        var errors = passings.Where(static row => row.ErrorDays is not null)
            .Select(static row => Math.Abs(row.ErrorDays!.Value)).Order().ToList();
        var middle = errors.Count == 0 ? "–" : errors[(errors.Count - 1) / 2].ToString(CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Passing days: {passings.Count} forecasts, {passings.Count(static row => row.Observed is null)} never "
            + $"passed within the horizon; median error {middle} days; "
            + $"{passings.Average(static row => row.IsInside ? 1.0 : 0):0%} inside the 80 % band.\n");
    }
}
