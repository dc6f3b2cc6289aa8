using System.Globalization;
using Refuge.Displacement.Hindcasts;
using Refuge.Funding.BackTests;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>Rules agreed beforehand, tried on crises that they were not chosen on.</summary>
static class TriggerTable
{
    /// <summary>The table: for each kind of rule and each crisis the chance proposed by the others, and its
    /// record.</summary>
    internal static IEnumerable<string> Of(IReadOnlyList<(string Crisis, IReadOnlyList<HindcastRow> Rows)> crises)
    {
        yield return "| act if the count may reach | within | crisis | chance proposed by the others | acted | hits | "
            + "false alarms | misses | days gained, median |";
        yield return "| --- | --- | --- | --- | --- | --- | --- | --- | --- |";
        foreach (var multiple in (double[])[1.25, 1.5, 2])
        {
            foreach (var days in (int[])[30, 60, 90])
            {
                var records = new List<TriggerRecord>();
                foreach (var crisis in crises.GroupBy(static each => each.Crisis))
                {
                    var rule = TriggerBackTest.Proposed(
                        [.. crises.Where(other => other.Crisis != crisis.Key).Select(static other => other.Rows)],
                        multiple, days);
                    var record = TriggerRecord.Together(
                        crisis.Select(each => TriggerBackTest.Of(each.Rows, rule)));
                    records.Add(record);
                    yield return Line(multiple, days, crisis.Key, $"{rule.Chance:0%}", record);
                }

                yield return Line(multiple, days, "all", "", TriggerRecord.Together(records));
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
