namespace Refuge.Flee.Folders;

/// <summary>The counts of one camp at the file's dates, and Flee's way of reading a number between them.</summary>
/// <param name="points">Day offsets and counts, in the order of the file.</param>
sealed class FleeCountTable(IEnumerable<FleeCountPoint> points)
{
    readonly FleeCountPoint[] points = [.. points];

    /// <summary>The dates and counts.</summary>
    internal IReadOnlyList<FleeCountPoint> Points => points;

    /// <summary>
    /// The count on a day: a straight line between dates, cut to a whole number; held before the first and after the
    /// last.
    /// </summary>
    internal int On(int day)
    {
        if (points.Length == 0) return 0;
        if (day <= points[0].Day) return (int)points[0].Count;
        for (var index = 1; index < points.Length; index++)
        {
            if (day >= points[index].Day) continue;
            var (from, to) = (points[index - 1], points[index]);
            var part = (double)(day - from.Day) / (to.Day - from.Day);
            return (int)(from.Count + (part * (to.Count - from.Count)));
        }

        return (int)points[^1].Count;
    }

    /// <summary>These counts and those of a second file of the same camp, added as Flee adds them.</summary>
    /// <remarks>
    /// Dates of either file; a date of the second alone takes the next count of the first; dates of the first after the
    /// last of the second are lost, so that the sum then stays as it is.
    /// </remarks>
    internal FleeCountTable Plus(FleeCountTable second)
    {
        var sum = new List<FleeCountPoint>();
        var (at, lastOfSecond) = (0, 0.0);
        foreach (var other in second.points)
        {
            var isPast = false;
            while (!isPast && other.Day > points[at].Day)
            {
                sum.Add(new(points[at].Day, lastOfSecond + points[at].Count));
                if (at < points.Length - 1) at++;
                else isPast = true;
            }

            if (other.Day > points[at].Day) continue;
            sum.Add(new(other.Day, other.Count + points[at].Count));
            if (other.Day == points[at].Day && at < points.Length - 1) at++;
            lastOfSecond = other.Count;
        }

        return new(sum);
    }

    /// <summary>
    /// The counts after a new registration on <paramref name="day"/>: earlier ones are scaled so that the step goes.
    /// </summary>
    /// <returns>The corrected counts, or null when there is no count on that day or none above zero before
    /// it.</returns>
    internal FleeCountTable? CorrectedAt(int day)
    {
        var index = Array.FindIndex(points, point => point.Day == day);
        if (index < 1 || points[index - 1].Count < 1) return null;
        var factor = points[index].Count / points[index - 1].Count;
        return new(
            points.Select((point, place) => place < index ? point with { Count = point.Count * factor } : point));
    }
}

/// <summary>A count on a day.</summary>
/// <param name="Day">Days after the start date; may be negative.</param>
/// <param name="Count">People, divided by <c>hasten</c>.</param>
readonly record struct FleeCountPoint(int Day, double Count);
