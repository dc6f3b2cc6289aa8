namespace Refuge.Publishing;

/// <summary>A chance as an audience may see it: outside the own folder in five steps.</summary>
/// <remarks>
/// A chance is the part of so many members. Its fraction tells how many members there are to count, such as those whose
/// offensive begins early enough, and two of them leave the chance of the offensive. Five steps leave nothing to divide
/// (folder contract, "Tiers").
/// </remarks>
readonly record struct Chance
{
    Chance(double value, bool isStep) => (Value, IsStep) = (value, isStep);

    /// <summary>The chance, 0 to 1, or the middle of its step.</summary>
    internal double Value { get; }

    /// <summary>Whether it is one of the five steps.</summary>
    internal bool IsStep { get; }

    /// <summary>The chance <paramref name="value"/> as the audience of a tier may see it.</summary>
    internal static Chance For(Tier tier, double value) =>
        tier.SeesEverything ? new(value, false) : new(Step(value), true);

    /// <summary>The chance, or null where none is known.</summary>
    internal static Chance? For(Tier tier, Share? value) => value is { } known ? For(tier, known.Value) : null;

    /// <summary>
    /// Below 1 in 10, about 1 in 4, about 1 in 2, about 3 in 4, above 9 in 10; a step stays on itself.
    /// </summary>
    static double Step(double value) => value switch
    {
        < 0.1 => 0.05,
        < 0.375 => 0.25,
        <= 0.625 => 0.5,
        <= 0.9 => 0.75,
        _ => 0.95,
    };
}
