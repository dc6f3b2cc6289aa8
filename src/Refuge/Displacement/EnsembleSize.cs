namespace Refuge.Displacement;

/// <summary>What to run.</summary>
public sealed record EnsembleSize
{
    /// <summary>Runs <paramref name="members"/> members for <paramref name="days"/> days.</summary>
    /// <param name="days">How far ahead, 1 to 3,660 days.</param>
    /// <param name="members">How many runs, 1 to 100,000.</param>
    /// <param name="seed">The same seed gives the same forecast, byte for byte.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public EnsembleSize(int days, int members, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, 100_000);
        (Days, Members, Seed) = (days, members, seed);
    }

    /// <summary>Ten years: nobody knows anything further ahead.</summary>
    internal const int MostDays = 3_660;

    /// <summary>How far ahead, in days.</summary>
    public int Days { get; }

    /// <summary>How many runs.</summary>
    public int Members { get; }

    /// <summary>Where the random numbers start.</summary>
    public long Seed { get; }
}
