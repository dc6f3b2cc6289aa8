namespace Refuge.AcceptanceTests.Hostile;

/// <summary>Chance that can be repeated: SplitMix64 (Steele, Lea and Flood 2014).</summary>
/// <param name="seed">The same seed, the same chance.</param>
sealed class Chance(long seed)
{
    ulong state = (ulong)seed;

    /// <summary>A number from 0 up to, not including, 1.</summary>
    internal double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from 0 up to, not including, <paramref name="end"/>.</summary>
    internal int Below(int end) => (int)(Next() % (ulong)Math.Max(end, 1));

    /// <summary>Once in <paramref name="times"/>.</summary>
    internal bool OnceIn(int times) => Below(times) == 0;

    /// <summary>One of several.</summary>
    internal T OneOf<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
