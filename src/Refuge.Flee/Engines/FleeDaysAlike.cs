using System.Runtime.InteropServices;

namespace Refuge.Flee.Engines;

/// <summary>
/// What days have in common, so that what was worked out for one serves the others: roads alike, and places at which
/// nothing changed.
/// </summary>
/// <remarks>
/// Fighting that starts or stops changes chances and weights at a few places; where people can get to within a day
/// depends on the roads alone. Built once and shared by every member and thread.
/// </remarks>
sealed class FleeDaysAlike
{
    readonly int[] roads;
    readonly int[][] changed;

    internal FleeDaysAlike(FleeConditions[] conditions, bool townsMatter)
    {
        (roads, changed) = (new int[conditions.Length], new int[conditions.Length][]);
        var known = new List<FleeConditions>();
        for (var day = 0; day < conditions.Length; day++)
        {
            if (day > 0 && ReferenceEquals(conditions[day], conditions[day - 1]))
            {
                (roads[day], changed[day]) = (roads[day - 1], []);
                continue;
            }

            roads[day] = known.FindIndex(other => HaveRoadsAlike(other, conditions[day], townsMatter));
            if (roads[day] < 0)
            {
                roads[day] = known.Count;
                known.Add(conditions[day]);
            }

            changed[day] = [
                .. Enumerable.Range(0, conditions[day].IsTown.Length)
                .Where(place => day == 0 || !AreAlike(conditions[day - 1], conditions[day], place))];
        }
    }

    /// <summary>The number of the roads of a day: days with the same number have the same journeys.</summary>
    internal int Roads(int day) => roads[day];

    /// <summary>The places from which people divide in another way than on the day before; on day 0 all.</summary>
    internal ReadOnlySpan<int> Changed(int day) => changed[day];

    static bool HaveRoadsAlike(FleeConditions one, FleeConditions other, bool townsMatter) =>
        one.Leg.AsSpan().SequenceEqual(other.Leg)
            && one.IsOpen.AsSpan().SequenceEqual(other.IsOpen)
            && (!townsMatter || one.IsTown.AsSpan().SequenceEqual(other.IsTown))
            && one.Candidates.Zip(other.Candidates).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    static bool AreAlike(FleeConditions one, FleeConditions other, int place)
    {
        if (one.MoveChance[place] != other.MoveChance[place] || one.IsTown[place] != other.IsTown[place]
            || one.IsCamp[place] != other.IsCamp[place]
            || !one.Candidates[place].AsSpan().SequenceEqual(other.Candidates[place]))
        {
            return false;
        }

        foreach (var path in one.Candidates[place])
        {
            if (one.Leg[path] != other.Leg[path]) return false;
        }

        for (var hazard = 0; hazard < one.Weights.Length; hazard++)
        {
            // Bytes, so that a weight that is no number is like itself.
            var (first, second) = (one.Weights[hazard][place], other.Weights[hazard][place]);
            if (!MemoryMarshal.AsBytes(first.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(second.AsSpan())))
            {
                return false;
            }
        }

        return true;
    }
}
