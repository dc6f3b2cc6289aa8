namespace Refuge.Displacement.Flee;

/// <summary>Where the people of each place stand among all the displaced, counted from the first who was: the mean.</summary>
/// <remarks>
/// People act in the order in which they were displaced. Groups need it where a camp fills, since those before others find it
/// emptier (<see cref="FleeRoom"/>), and where a full camp opens, since those after the one who left see it open
/// (<see cref="FleeDoors"/>). People with a mean are taken to be spread evenly, as far to both sides as they can be.
/// </remarks>
sealed class FleeRanks(int places, int paths)
{
    const double Least = 0.01; // A power that is asked for stays between 1/99 and 99.

    readonly double[] mean = new double[places]; // Of those who woke up in each place.
    readonly double[] sum = new double[places]; // Of those who are there for the night.
    readonly double[] sumOnTheWay = new double[paths]; // Of those who are on the first link of each path.
    readonly int[] onTheWay = new int[paths]; // How many these are.

    /// <summary>How many were displaced up to now.</summary>
    internal int Displaced { get; private set; }

    /// <summary>The mean of the day's newly displaced.</summary>
    internal double OfNewcomers { get; private set; }

    /// <summary>The mean of those who woke up in a place.</summary>
    internal double Of(int place) => mean[place];

    /// <summary>The first and the last of people with a mean.</summary>
    internal (double First, double Last) Around(double rank)
    {
        var apart = Math.Min(rank, Displaced - rank);
        return (rank - apart, rank + apart);
    }

    /// <summary>With what power of the part of all displaced who stand before somebody the part of a place's people before them grows; 1 where they are spread evenly over all.</summary>
    internal double Power(int place)
    {
        var part = Math.Clamp(mean[place] / Displaced, Least, 1 - Least);
        return part / (1 - part);
    }

    /// <summary>Forgets all, at the start of a member.</summary>
    internal void Clear()
    {
        Array.Clear(mean);
        Array.Clear(sumOnTheWay);
        Array.Clear(onTheWay);
        Displaced = 0;
    }

    /// <summary>Counts people who are put in a place at the start.</summary>
    internal void PutIn(int place, int count)
    {
        mean[place] = Displaced + (count / 2.0);
        Displaced += count;
    }

    /// <summary>Counts a day's newly displaced, who stand in any order.</summary>
    internal void Displace(int count)
    {
        OfNewcomers = Displaced + (count / 2.0);
        Displaced += count;
    }

    /// <summary>Counts people who are in a place for the night.</summary>
    internal void Settle(int place, int count, double rank) => sum[place] += count * rank;

    /// <summary>Counts people who are on the first link of a path for the night.</summary>
    internal void SetOut(int path, int count, double rank)
    {
        sumOnTheWay[path] += count * rank;
        onTheWay[path] += count;
    }

    /// <summary>Takes people off the first link of a path.</summary>
    /// <returns>The mean of those who were on it.</returns>
    internal double Arrive(int path, int count)
    {
        var rank = sumOnTheWay[path] / Math.Max(1, onTheWay[path]);
        SetOut(path, -count, rank);
        return rank;
    }

    /// <summary>Ends a day.</summary>
    /// <param name="present">[places] People in each place.</param>
    internal void EndDay(ReadOnlySpan<int> present)
    {
        for (var place = 0; place < mean.Length; place++) mean[place] = present[place] > 0 ? sum[place] / present[place] : mean[place];
        Array.Clear(sum);
    }
}
