namespace Refuge.Flee.Engines;

/// <summary>
/// Where the people of each place stand among all the displaced, counted from the first who was: from where to where.
/// </summary>
/// <remarks>
/// People act in the order in which they were displaced. Groups need it where a camp fills, since those before others
/// find it emptier (<see cref="FleeRoom"/>), and where a full camp opens, since those after the one who left see it
/// open (<see cref="FleeDoors"/>). Of those who come together the mean and the variance are kept, and they are taken to
/// be spread evenly over the stretch that has both, or as much of it as there are people before and after them.
/// </remarks>
sealed class FleeRanks(int places, int paths)
{
    // Of those who woke up in each place.
    readonly (double First, double Last)[] stretch = new (double, double)[places];
    readonly double[] sum = new double[places]; // Of those who are there for the night.
    readonly double[] squares = new double[places];
    readonly double[] sumOnTheWay = new double[paths]; // Of those who are on the first link of each path.
    readonly double[] squaresOnTheWay = new double[paths];
    readonly int[] onTheWay = new int[paths]; // How many these are.

    /// <summary>How many were displaced up to now.</summary>
    internal int Displaced { get; private set; }

    /// <summary>The first and the last of the day's newly displaced.</summary>
    internal (double First, double Last) OfNewcomers { get; private set; }

    /// <summary>The first and the last of those who woke up in a place.</summary>
    internal (double First, double Last) Of(int place) => stretch[place];

    /// <summary>The part of those who woke up in a place who stand before somebody.</summary>
    internal double PartBefore(int place, double rank)
    {
        var (first, last) = stretch[place];
        if (rank <= first) return 0;
        return rank >= last ? 1 : (rank - first) / (last - first);
    }

    /// <summary>Forgets all, at the start of a member.</summary>
    internal void Clear()
    {
        Array.Clear(stretch);
        Array.Clear(sumOnTheWay);
        Array.Clear(squaresOnTheWay);
        Array.Clear(onTheWay);
        Displaced = 0;
    }

    /// <summary>Counts people who are put in a place at the start.</summary>
    internal void PutIn(int place, int count)
    {
        stretch[place] = (Displaced, Displaced + count);
        Displaced += count;
    }

    /// <summary>Counts a day's newly displaced, who stand in any order.</summary>
    internal void Displace(int count)
    {
        OfNewcomers = (Displaced, Displaced + count);
        Displaced += count;
    }

    /// <summary>Counts people who are in a place for the night.</summary>
    internal void Settle(int place, int count, in FleeMoments ranks)
    {
        sum[place] += count * ranks.Mean;
        squares[place] += count * ranks.MeanSquare;
    }

    /// <summary>Counts people who are on the first link of a path for the night.</summary>
    internal void SetOut(int path, int count, in FleeMoments ranks)
    {
        sumOnTheWay[path] += count * ranks.Mean;
        squaresOnTheWay[path] += count * ranks.MeanSquare;
        onTheWay[path] += count;
    }

    /// <summary>Takes people off the first link of a path.</summary>
    /// <returns>Where those stand who were on it.</returns>
    internal FleeMoments Arrive(int path, int count)
    {
        var (mean, square) =
            (sumOnTheWay[path] / Math.Max(1, onTheWay[path]), squaresOnTheWay[path] / Math.Max(1, onTheWay[path]));
        sumOnTheWay[path] -= count * mean;
        squaresOnTheWay[path] -= count * square;
        onTheWay[path] -= count;
        return new(mean, square);
    }

    /// <summary>The first and the last of people who are spread evenly.</summary>
    internal (double First, double Last) Evenly(in FleeMoments ranks) => Evenly(ranks.Mean, ranks.MeanSquare);

    /// <summary>Ends a day.</summary>
    /// <param name="present">[places] People in each place.</param>
    internal void EndDay(ReadOnlySpan<int> present)
    {
        for (var place = 0; place < stretch.Length; place++)
        {
            if (present[place] > 0)
            {
                stretch[place] = Evenly(sum[place] / present[place], squares[place] / present[place]);
            }
        }

        Array.Clear(sum);
        Array.Clear(squares);
    }

    /// <summary>
    /// The stretch of people with a mean and a mean square: an even spread has a third of the square of half its length
    /// as its variance.
    /// </summary>
    (double First, double Last) Evenly(double mean, double square)
    {
        var half = Math.Min(Math.Sqrt(Math.Max(0, 3 * (square - (mean * mean)))), Math.Min(mean, Displaced - mean));
        return (mean - half, mean + half);
    }
}

/// <summary>What is kept of where people stand among all the displaced.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="MeanSquare">The mean of the squares.</param>
readonly record struct FleeMoments(double Mean, double MeanSquare)
{
    /// <summary>Of people who are spread evenly over a stretch.</summary>
    internal static FleeMoments Of(double first, double last) =>
        new((first + last) / 2, ((first * first) + (first * last) + (last * last)) * (1.0 / 3));
}
