using Refuge.Displacement;
using Refuge.Needs;

namespace Refuge.Funding;

/// <summary>
/// How many people come at the most, from which day, and for how many days in all: what can be said where nobody stated
/// what stands.
/// </summary>
/// <param name="FirstDay">The median first day with anybody there, counted from the as-of date. Null when fewer than
/// half of the members have one.</param>
/// <param name="Peak">The median of the most people there on any day.</param>
/// <param name="PersonDays">The median of people times days.</param>
readonly record struct DemandSummary(int? FirstDay, double Peak, double PersonDays)
{
    /// <summary>Counts <paramref name="demands"/> over the run, on the days on which their lines apply.</summary>
    internal static DemandSummary Of(Forecast forecast, IReadOnlyList<Demand> demands, GapCalculator gaps)
    {
        var members = forecast.Size.Members;
        var (people, together) = (new int[members], new int[members]);
        var (peak, total, first) = (new double[members], new double[members], new int[members]);
        Array.Fill(first, Shortfall.Never);
        for (var day = 1; day <= forecast.Size.Days; day++)
        {
            var date = forecast.AsOf.AddDays(day);
            together.AsSpan().Clear();
            foreach (var demand in demands.Where(
                demand => demand.Counts(date) && gaps.Applies(demand.Line, date)
                && !gaps.SeasonIsUnknownFor(demand.Line, date)))
            {
                demand.Crowd.On(day, people);
                for (var member = 0; member < members; member++) together[member] += people[member];
            }

            for (var member = 0; member < members; member++)
            {
                if (together[member] == 0) continue;
                if (first[member] == Shortfall.Never) first[member] = day;
                peak[member] = Math.Max(peak[member], together[member]);
                total[member] += together[member];
            }
        }

        return new(Shortfall.MedianDay(first), Shortfall.Median(peak), Shortfall.Median(total));
    }
}

/// <summary>DemandSummaries, counted once for all items that the same people need in the same season.</summary>
/// <param name="forecast">Where people will be.</param>
/// <param name="gaps">Which line applies when.</param>
sealed class DemandSummaries(Forecast forecast, GapCalculator gaps)
{
    readonly Dictionary<string, DemandSummary> known = new(StringComparer.Ordinal);

    internal DemandSummary Of(SharedDemand demand)
    {
        var key =
            $"{demand.Place}/{string.Join('/', demand.Members.Select(static each => $"{each.Crowd.Caseload}:{each.Line.Season}:{each.Period}"))}";
        if (!known.TryGetValue(key, out var summary))
        {
            summary = DemandSummary.Of(forecast, demand.Members, gaps);
            known.Add(key, summary);
        }

        return summary;
    }
}
