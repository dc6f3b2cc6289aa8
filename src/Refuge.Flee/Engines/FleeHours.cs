namespace Refuge.Flee.Engines;

/// <summary>
/// At which hours people come to the ends of links, and who comes to one place on one plan: an inflow.
/// </summary>
/// <remarks>
/// With faults kept everybody who travels a path comes at the same hour. With faults mended the day has
/// <see cref="Bins"/> hours, and those who set out on the link in the morning come at an hour of their own, exactly.
/// Built once and shared by every member and thread.
/// </remarks>
sealed class FleeHours
{
    /// <summary>Into how many hours the arrivals of a day fall with faults mended.</summary>
    internal const int Bins = 32;

    /// <summary>The hour of those who set out on the link in the morning, with faults mended.</summary>
    internal const int Morning = Bins;

    const int Lanes = 8; // Hours are added eight at a time.
    const double Alike = 1e-9; // Moments as near as this, in days, are one.

    readonly FleeCourse course;
    readonly int[] inflowOf; // [paths]
    readonly int[] morningRow; // [2 × paths] Where each inflow has the people who set out in the morning.
    readonly List<FleeInflow> inflows = [];
    readonly List<List<FleeMoment>> moments = []; // [inflows]

    internal FleeHours(FleeCourse course)
    {
        this.course = course;
        var (paths, map) = (course.Map.Paths.Length, course.Map);
        (inflowOf, morningRow) = (new int[paths], new int[2 * paths]);
        var known = new Dictionary<(int Place, int Plan, double Speed), int>();
        for (var path = 0; path < paths; path++)
        {
            var link = map.PathLink[path];
            var key = (map.LinkTo[link], map.PathRest[path], course.SpeedOn(link, isFirst: false));
            if (!known.TryGetValue(key, out inflowOf[path]))
            {
                inflowOf[path] = known[key] = inflows.Count;
                inflows.Add(new(key.Item1, key.Item2, key.Item3));
                moments.Add([]);
            }

            var ofInflow = moments[inflowOf[path]];
            foreach (var isFirst in new[] { false, true })
            {
                var moment = OfMorning(path, isFirst);
                var row = ofInflow.FindIndex(
                    one => Math.Abs(one.DayUsed - moment.DayUsed) < Alike && Math.Abs(one.Km - moment.Km) < Alike);
                if (row < 0)
                {
                    row = ofInflow.Count;
                    ofInflow.Add(moment);
                }

                morningRow[(isFirst ? paths : 0) + path] = row + (course.KeepsFaults ? 0 : Bins);
            }
        }
    }

    /// <summary>How many inflows there are.</summary>
    internal int Inflows => inflows.Count;

    /// <summary>The hours at which people on one link are counted apart.</summary>
    internal int OnLink => course.KeepsFaults ? 1 : Bins + Lanes;

    /// <summary>The inflow to which people on the first link of a path belong.</summary>
    internal int InflowOf(int path) => inflowOf[path];

    /// <summary>An inflow.</summary>
    internal FleeInflow Inflow(int inflow) => inflows[inflow];

    /// <summary>How many moments an inflow has.</summary>
    internal int Rows(int inflow) => moments[inflow].Count + (course.KeepsFaults ? 0 : Bins);

    /// <summary>Which moment of their inflow people come at who are on a link at an hour.</summary>
    internal int RowOf(int path, bool isFirst, int hour) =>
        course.KeepsFaults || hour >= Morning
            ? morningRow[(isFirst ? inflowOf.Length : 0) + path]
            : hour;

    /// <summary>A moment at which people of an inflow come.</summary>
    internal FleeMoment Moment(int inflow, int row)
    {
        if (course.KeepsFaults) return moments[inflow][row];
        if (row >= Bins) return moments[inflow][row - Bins];
        var used = (row + 0.5) / Bins;
        return new(used, used * inflows[inflow].SpeedKm);
    }

    /// <summary>At which hour people come to the end of the link that they are on.</summary>
    /// <param name="path">The path whose first link it is.</param>
    /// <param name="isFirst">Whether that link is their first.</param>
    /// <param name="daysToGo">Days until they arrive.</param>
    /// <param name="alongKm">How far along the link they are.</param>
    internal int Of(int path, bool isFirst, int daysToGo, double alongKm)
    {
        if (course.KeepsFaults) return 0;
        if (!course.HourMatters(path)) return Bins / 2;
        var speedKm = course.SpeedOn(course.Map.PathLink[path], isFirst);
        var used = ((course.Map.LinkKm[course.Map.PathLink[path]] - alongKm) / speedKm) - (daysToGo - 1);
        return Math.Abs(used - OfMorning(path, isFirst).DayUsed) < Alike
            ? Morning
            : Math.Clamp((int)(used * Bins), 0, Bins - 1);
    }

    /// <summary>The moment at which those come to the end of a link who set out on it in the morning.</summary>
    internal FleeMoment OfMorning(int path, bool isFirst)
    {
        var link = course.Map.PathLink[path];
        var (km, speedKm) = (course.Map.LinkKm[link], course.SpeedOn(link, isFirst));
        var restKm = km - (Math.Floor(km / speedKm) * speedKm);
        return new(restKm / speedKm, restKm);
    }
}

/// <summary>All who come to one place with one plan along links of one speed.</summary>
/// <param name="Place">The place.</param>
/// <param name="Plan">What is left of their path there, or <see cref="FleeMap.None"/>.</param>
/// <param name="SpeedKm">How fast they come, in km a day.</param>
readonly record struct FleeInflow(int Place, int Plan, double SpeedKm);

/// <summary>A moment at which people come to the end of a link.</summary>
/// <param name="DayUsed">The part of the day that is over.</param>
/// <param name="Km">What they have moved on that day.</param>
readonly record struct FleeMoment(double DayUsed, double Km);
