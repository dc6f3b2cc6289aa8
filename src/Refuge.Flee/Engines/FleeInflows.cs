using System.Numerics;

namespace Refuge.Flee.Engines;

/// <summary>
/// Puts together all who come to one place on one plan today, over whatever road and at whatever hour.
/// </summary>
/// <remarks>
/// Their day is drawn at once. What is kept of the hours at which they come, and of what they moved lately, are atoms:
/// for each bin of the latter those who set out in the morning, and for each eighth of the day the others, at their
/// means. Where an atom would have few people it is one with the next.
/// </remarks>
sealed class FleeInflows
{
    const int HoursOfAtom = FleeHours.Bins / 8;
    const float Few = 1f / 32; // Of all who come: fewer are no atom of their own.
    const float Hardly = 1e-6f; // Of a group: what has fewer people is left out.

    readonly FleeCourse course;
    readonly int[] todayOf; // [inflows × classes] The place in the list + 1.
    readonly float[] hours; // [hours] Of the bins that are put together.
    FleeComing[] today = [];

    internal FleeInflows(FleeCourse course)
    {
        this.course = course;
        todayOf = new int[course.Hours.Inflows * course.Classes];
        hours = new float[course.Hours.OnLink];
    }

    /// <summary>How many there are today.</summary>
    internal int Length { get; private set; }

    /// <summary>One of them.</summary>
    internal FleeComing this[int index] => today[index];

    /// <summary>Counts people who come to the end of a link; all are counted before any divide.</summary>
    /// <param name="way">The way that they are on.</param>
    /// <param name="hazard">Their hazard class.</param>
    /// <param name="count">How many.</param>
    /// <param name="ranks">Where they stand among all the displaced.</param>
    internal void Add(in FleeWay way, int hazard, int count, in FleeMoments ranks) =>
        Find(course.Hours.InflowOf(way.Path), hazard).Add(count, ranks);

    /// <summary>Adds how people divide who were counted.</summary>
    internal void Divide(in FleeWay way, int hazard, int count, in FleeShares shares)
    {
        var coming = Find(course.Hours.InflowOf(way.Path), hazard);
        var (people, recent) = (0f, 0f);
        var times = count / shares.Sum();
        var few = Few * coming.Count;
        for (var left = shares.Used; left != 0; left &= left - 1)
        {
            var bin = BitOperations.TrailingZeroCount(left);
            var ofBin = shares.Hours(bin);
            for (var hour = 0; hour < hours.Length; hour++) hours[hour] += ofBin[hour] * times;
            people += FleeShares.Sum(ofBin) * times;
            recent += shares.Recent(bin) * times;
            if (people < few && (left & (left - 1)) != 0) continue;
            if (people > Hardly * count) Divide(coming, way, recent / people, Math.Max(few, Hardly * people));
            Array.Clear(hours);
            (people, recent) = (0, 0);
        }
    }

    /// <summary>Puts people who set out from one place in the morning into atoms.</summary>
    /// <param name="shares">How they divide.</param>
    /// <param name="atoms">[bins] On return, their atoms.</param>
    /// <returns>How many atoms there are.</returns>
    internal static int Divide(in FleeShares shares, Span<FleeAtom> atoms)
    {
        var (count, people, recent) = (0, 0f, 0f);
        for (var left = shares.Used; left != 0; left &= left - 1)
        {
            var bin = BitOperations.TrailingZeroCount(left);
            people += shares.Hours(bin)[0];
            recent += shares.Recent(bin);
            if (people > 0) atoms[count++] = new(0, 0, people, recent / people);
            (people, recent) = (0, 0);
        }

        return count;
    }

    /// <summary>Forgets all.</summary>
    internal void Clear()
    {
        for (var index = 0; index < Length; index++)
        {
            todayOf[(today[index].Inflow * course.Classes) + today[index].Hazard] = 0;
        }
        Length = 0;
    }

    void Divide(FleeComing coming, in FleeWay way, float recent, float few)
    {
        if (hours.Length == 1)
        {
            coming.Add(RowOf(way, 0), hours[0], recent);
            return;
        }

        var (people, moment) = (0f, 0f);
        var ofMorning = hours[FleeHours.Morning];
        if (ofMorning > 0) coming.Add(RowOf(way, FleeHours.Morning), ofMorning, recent);
        for (var hour = 0; hour < FleeHours.Bins; hour++)
        {
            people += hours[hour];
            moment += hours[hour] * hour;
            var isEnd = hour == FleeHours.Bins - 1;
            if (!isEnd && (hour % HoursOfAtom != HoursOfAtom - 1 || people < few)) continue;
            if (people > 0) coming.Add(RowOf(way, (int)((moment / people) + 0.5f)), people, recent);
            (people, moment) = (0, 0);
        }
    }

    int RowOf(in FleeWay way, int hour) => course.Hours.RowOf(way.Path, way.IsFirst, hour);

    FleeComing Find(int inflow, int hazard)
    {
        ref var known = ref todayOf[(inflow * course.Classes) + hazard];
        if (known > 0) return today[known - 1];
        if (Length == today.Length)
        {
            Array.Resize(ref today, (Length * 2) + 16);
            for (var index = Length; index < today.Length; index++) today[index] = new();
        }

        known = ++Length;
        today[known - 1].Begin(inflow, hazard);
        return today[known - 1];
    }
}

/// <summary>Who comes to one place on one plan today.</summary>
sealed class FleeComing
{
    FleeAtom[] atoms = new FleeAtom[16];
    int length;
    double rank, square;

    /// <summary>The inflow.</summary>
    internal int Inflow { get; private set; }

    /// <summary>The hazard class.</summary>
    internal int Hazard { get; private set; }

    /// <summary>How many come.</summary>
    internal int Count { get; private set; }

    /// <summary>How they divide over moments and over what they moved lately.</summary>
    internal Span<FleeAtom> Atoms => atoms.AsSpan(0, length);

    /// <summary>Where they stand among all the displaced.</summary>
    internal FleeMoments Ranks => new(rank / Count, square / Count);

    /// <summary>Begins with nobody.</summary>
    internal void Begin(int inflow, int hazard) =>
        (Inflow, Hazard, Count, length, rank, square) = (inflow, hazard, 0, 0, 0, 0);

    /// <summary>Counts people.</summary>
    internal void Add(int count, in FleeMoments ranks)
    {
        Count += count;
        rank += count * ranks.Mean;
        square += count * ranks.MeanSquare;
    }

    /// <summary>Adds people of one moment; those who are alike are one atom.</summary>
    internal void Add(int row, float people, float recent)
    {
        foreach (ref var atom in atoms.AsSpan(0, length))
        {
            if (atom.Row != row || atom.Recent != recent) continue;
            atom = atom with { Weight = atom.Weight + people };
            return;
        }

        if (length == atoms.Length) Array.Resize(ref atoms, length * 2);
        atoms[length++] = new(row, 0, people, recent);
    }
}
