using System.Globalization;
using Refuge.Needs;

namespace Refuge.Funding.BackTests;

/// <summary>How rules like one agreed beforehand would have done in past crises.</summary>
/// <remarks>
/// <c>trigger-record.csv</c> is made by <c>benchmarks/hindcast --triggers</c>: weekly forecasts of five crises of 2012
/// to 2016 and of Mosul, by the trend alone, scored on the newest counts; the chance from which on to act was chosen on
/// the other crises (<c>benchmarks/results/triggers.md</c>).
/// </remarks>
static class PastTriggers
{
    static readonly Lazy<IReadOnlyList<Row>> All = new(() =>
    [
        .. ReferenceTable.Read("trigger-record.csv").Select(static row => new Row(
            Number(row["multiple"]), (int)Number(row["days"]), row["crisis"],
            new((int)Number(row["hits"]), (int)Number(row["false_alarms"]), (int)Number(row["misses"]), []))),
    ]);

    /// <summary>
    /// The record of the nearest rule that was tried: a count that comes to so many times its last one within so many
    /// days. Null where none is near.
    /// </summary>
    /// <param name="multiple">How many times the last count.</param>
    /// <param name="days">Days watched.</param>
    /// <param name="crisis">The identity of the crisis that the rule is for: its own past is no test of it.</param>
    internal static PastTrigger? Find(double multiple, int days, string crisis)
    {
        if (!(multiple >= LeastMultiple && multiple <= MostMultiple) || days is < LeastDays or > MostDays) return null;

        var others =
            All.Value.Where(row => !crisis.StartsWith(row.Crisis, StringComparison.OrdinalIgnoreCase)).ToList();
        var nearest = others.MinBy(row =>
            (Math.Abs(Math.Log(row.Multiple / multiple)), Math.Abs(row.Days - days)));
        if (nearest is null) return null;

        var like = others.Where(row => row.Multiple == nearest.Multiple && row.Days == nearest.Days).ToList();
        return new(
            nearest.Multiple, nearest.Days, like.Count, TriggerRecord.Together(like.Select(static row => row.Record)));
    }

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>The range in which a rule is like one of those that were tried. Judgement.</summary>
    const double LeastMultiple = 1.1, MostMultiple = 3;

    const int LeastDays = 15, MostDays = 120;

    sealed record Row(double Multiple, int Days, string Crisis, TriggerRecord Record);
}

/// <summary>What a rule like one agreed beforehand would have done.</summary>
/// <param name="Multiple">It acts when a count may come to so many times its last one.</param>
/// <param name="Days">Within so many days.</param>
/// <param name="Crises">In how many past crises it was tried.</param>
/// <param name="Record">How often it acted and was right.</param>
sealed record PastTrigger(double Multiple, int Days, int Crises, TriggerRecord Record);
