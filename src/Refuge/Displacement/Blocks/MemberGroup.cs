namespace Refuge.Displacement.Blocks;

/// <summary>
/// Some members that lie side by side in an ensemble, each with the counts of all its days: what is recorded, sent and
/// taken into a block at once, in memory that is used again for the next.
/// </summary>
/// <remarks>
/// A day of one member is a few hundred counts, and each lies in another series of a block. Written as it comes, every
/// count costs a line of the cache, which the neighbour's thread wants too; some members together fill whole lines.
/// </remarks>
/// <param name="layout">What members count.</param>
/// <param name="days">The last day, counted from the as-of date.</param>
/// <param name="most">How many members it holds at most, at least one.</param>
sealed class MemberGroup(BlockLayout layout, int days, int most)
{
    readonly int[]?[] counts = new int[]?[most];
    readonly int?[] offensiveDay = new int?[most];
    readonly double[][] drawn = new double[most][];

    /// <summary>What members count.</summary>
    internal BlockLayout Layout { get; } = layout;

    /// <summary>The last day, counted from the as-of date.</summary>
    internal int Days { get; } = days;

    /// <summary>How many members it holds at most.</summary>
    internal int Most { get; } = most;

    /// <summary>How many members it holds.</summary>
    internal int Count { get; private set; }

    /// <summary>
    /// How many members are kept together: a line of the cache, with no more counts kept than 16 MB hold.
    /// </summary>
    /// <param name="layout">What members count.</param>
    /// <param name="days">The last day.</param>
    internal static int MostTogether(BlockLayout layout, int days)
    {
        const double Line = 16, MostCounts = 4e6;
        return (int)Math.Max(1, Math.Min(Line, MostCounts / (layout.Width * (days + 1.0))));
    }

    /// <summary>The same, and few enough that every thread has something to do.</summary>
    /// <param name="layout">What members count.</param>
    /// <param name="job">Which members are run.</param>
    /// <param name="threads">How many threads run them.</param>
    internal static int TogetherIn(BlockLayout layout, ForecastJob job, int threads)
    {
        const int SharesOfThread = 8;
        return Math.Max(1, Math.Min(MostTogether(layout, job.Size.Days), job.Range.Count / (SharesOfThread * threads)));
    }

    /// <summary>Lets go of all members.</summary>
    internal void Clear() => Count = 0;

    /// <summary>Adds a member.</summary>
    /// <returns>[days + 1][width] Its counts, day after day, to be written by the caller; they hold what stood there
    /// before.</returns>
    internal int[] Add()
    {
        Count++;
        return counts[Count - 1] ??= new int[Layout.Width * (Days + 1)];
    }

    /// <summary>Keeps what the member added last drew.</summary>
    /// <param name="day">Days from the as-of date to the offensive. Null: none within the run.</param>
    /// <param name="values">[priors] What it drew; NaN where it drew nothing.</param>
    internal void Drew(int? day, double[] values) => (offensiveDay[Count - 1], drawn[Count - 1]) = (day, values);

    /// <summary>[days + 1][width] The counts of a member, day after day.</summary>
    /// <param name="member">Which, from 0.</param>
    internal ReadOnlySpan<int> Counts(int member) => counts[member];

    /// <summary>Days from the as-of date to the offensive in a member. Null: none within the run.</summary>
    /// <param name="member">Which, from 0.</param>
    internal int? OffensiveDay(int member) => offensiveDay[member];

    /// <summary>[priors] What a member drew; NaN where it drew nothing.</summary>
    /// <param name="member">Which, from 0.</param>
    internal double[] Drawn(int member) => drawn[member];
}
