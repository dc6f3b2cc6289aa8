using Refuge.Displacement;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Scoring;

namespace Refuge.Funding.BackTests;

/// <summary>A rule of one kind, tried on the past: act if a count may well grow so much within so many days.</summary>
/// <param name="Multiple">How many times the last count. Above one: a rule acts on a change.</param>
/// <param name="Days">Days watched, at least one. For as many days after it acted the rule is quiet.</param>
/// <param name="Chance">The chance from which on to act, from 0 to 1.</param>
sealed record PastRule(double Multiple, int Days, double Chance);

/// <summary>How often a rule acted, and how often it was right.</summary>
/// <param name="Hits">Times it acted and the count was reached within the days watched.</param>
/// <param name="FalseAlarms">Times it acted and the count was not reached.</param>
/// <param name="Misses">Times the count was reached before it acted.</param>
/// <param name="DaysGained">[hits] Days from acting to the day on which the count was first seen, ascending.</param>
sealed record TriggerRecord(int Hits, int FalseAlarms, int Misses, IReadOnlyList<int> DaysGained)
{
    /// <summary>A rule that never ran.</summary>
    internal static TriggerRecord None { get; } = new(0, 0, 0, []);

    /// <summary>Times it acted.</summary>
    internal int Activations => Hits + FalseAlarms;

    /// <summary>Times the count was reached.</summary>
    internal int Events => Hits + Misses;

    /// <summary>Whether so little happened that nothing can be concluded.</summary>
    internal bool IsTooFew => Events < LeastEvents;

    /// <summary>
    /// The part of all events and alarms that was right (critical success index, Schaefer 1990). Null where neither was
    /// ever.
    /// </summary>
    internal double? Success => Events + FalseAlarms == 0 ? null : Hits / (double)(Events + FalseAlarms);

    /// <summary>The records of several places or crises together.</summary>
    internal static TriggerRecord Together(IEnumerable<TriggerRecord> records)
    {
        var all = records.ToList();
        return new(
            all.Sum(static each => each.Hits), all.Sum(static each => each.FalseAlarms),
            all.Sum(static each => each.Misses), [.. all.SelectMany(static each => each.DaysGained).Order()]);
    }

    /// <summary>Judgement: a rate of fewer than ten events has one digit at the most.</summary>
    const int LeastEvents = 10;
}

/// <summary>Tries rules on forecasts that were made from what was known on earlier days.</summary>
/// <remarks>
/// The chance that a count is reached within the days watched is told as the largest chance on any day on which it was
/// counted: the chance on some day or other is larger, so a rule acts a little late here rather than early.
/// </remarks>
static class TriggerBackTest
{
    /// <summary>The record of a rule over all places of a hindcast.</summary>
    internal static TriggerRecord Of(IEnumerable<HindcastRow> rows, PastRule rule) => TriggerRecord.Together(
        rows.Where(row => row.Forecast is not null && row.Last > 0 && row.LeadDays <= rule.Days)
            .GroupBy(static row => row.Key)
            .Select(place => OfPlace([.. place.GroupBy(static row => row.Origin).OrderBy(static each => each.Key)
                .Select(origin => Look(origin.Key, [.. origin], rule))])));

    /// <summary>The rule of a kind that was right most often; the more careful of equals.</summary>
    /// <param name="hindcasts">Other crises than the one it is for.</param>
    /// <param name="multiple">How many times the last count.</param>
    /// <param name="days">Days watched.</param>
    internal static PastRule Proposed(
        IReadOnlyList<IReadOnlyList<HindcastRow>> hindcasts, double multiple, int days) => Chances
        .Select(chance => new PastRule(multiple, days, chance))
        .MaxBy(rule => TriggerRecord.Together(hindcasts.Select(rows => Of(rows, rule))).Success ?? 0)!;

    static TriggerRecord OfPlace(List<Sight> sights)
    {
        var (hits, alarms, misses) = (0, 0, 0);
        List<int> gained = [];
        var quiet = DateOnly.MinValue;
        for (var index = 0; index < sights.Count; index++)
        {
            var sight = sights[index];
            if (sight.Origin < quiet) continue;
            if (sight.Acts)
            {
                if (sight.Reached is { } day)
                {
                    hits++;
                    gained.Add(day.DayNumber - sight.Origin.DayNumber);
                }
                else
                {
                    alarms++;
                }

                quiet = sight.Until;
            }
            else if (sight.Reached is { } day && !sights.Skip(index + 1).TakeWhile(next => next.Origin < day)
                .Any(static next => next.Acts))
            {
                misses++;
                quiet = day;
            }
        }

        return new(hits, alarms, misses, gained);
    }

    static Sight Look(DateOnly origin, IReadOnlyList<HindcastRow> rows, PastRule rule)
    {
        var threshold = rule.Multiple * rows[0].Last;
        var chance = rows.Max(row => Exceedance.Chance(Levels, [.. row.Forecast!.Values], threshold));
        var reached = rows.Where(row => row.Observed >= threshold).Select(static row => (DateOnly?)row.Date).Min();
        return new(origin, origin.AddDays(rule.Days), chance >= rule.Chance, reached);
    }

    /// <summary>What the rule saw on a day, and what came.</summary>
    readonly record struct Sight(DateOnly Origin, DateOnly Until, bool Acts, DateOnly? Reached);

    static readonly double[] Levels = [.. Quantiles.Printed];
    static readonly double[] Chances = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1];
}
