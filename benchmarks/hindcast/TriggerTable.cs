using System.Globalization;
using Refuge.Displacement.Hindcasts;
using Refuge.Funding.BackTests;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>Rules agreed beforehand, tried on crises that they were not chosen on.</summary>
static class TriggerTable
{
    /// <summary>
    /// The table: for each kind of rule and each folder the chance proposed by the other crises, and its record. Two
    /// folders that hold the counts of one crisis are one where it is left out, and one in the total.
    /// </summary>
    internal static IEnumerable<string> Of(IReadOnlyList<PastCrisis> folders)
    {
        yield return "| act if the count may reach | within | folder | chance proposed by the others | acted | hits | "
            + "false alarms | misses | days gained, median |";
        yield return "| --- | --- | --- | --- | --- | --- | --- | --- | --- |";
        foreach (var multiple in (double[])[1.25, 1.5, 2])
        {
            foreach (var days in (int[])[30, 60, 90])
            {
                var records = new List<TriggerRecord>();
                foreach (var folder in folders)
                {
                    var others = folders.Where(other => other.Crisis != folder.Crisis && other.IsFirst);
                    var rule = TriggerBackTest.Proposed([.. others.Select(static other => other.Rows)], multiple, days);
                    var record = TriggerBackTest.Of(folder.Rows, rule);
                    if (folder.IsFirst) records.Add(record);
                    yield return Line(multiple, days, folder.Name, $"{rule.Chance:0%}", record);
                }

                yield return Line(multiple, days, "each crisis once", "", TriggerRecord.Together(records));
            }
        }
    }

    static string Line(double multiple, int days, string crisis, string chance, TriggerRecord record) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {multiple} times the last | {days} d | {crisis} | {chance} | {record.Activations} | {record.Hits} | ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{record.FalseAlarms} | {record.Misses}{(record.IsTooFew ? ": too few to conclude" : "")} | ")
        + (record.DaysGained.Count == 0 ? "– |"
            : string.Create(CultureInfo.InvariantCulture, $"{record.DaysGained[record.DaysGained.Count / 2]} |"));
}

/// <summary>Forecasts of a folder that are past.</summary>
/// <param name="Name">The folder.</param>
/// <param name="Crisis">Its crisis, which another folder may hold too.</param>
/// <param name="Rows">The forecasts, with what came.</param>
sealed record PastCrisis(string Name, string Crisis, IReadOnlyList<HindcastRow> Rows)
{
    /// <summary>Whether it is the folder by which its crisis is counted.</summary>
    internal bool IsFirst => Name == Crisis;
}
