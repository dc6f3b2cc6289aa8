namespace Refuge.Displacement.Random;

/// <summary>The random numbers of one ensemble member, each found by its address and by nothing else.</summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="member">The member, from 0.</param>
/// <remarks>
/// Two runs that differ in one closure draw the same numbers everywhere else, so that their difference is the closure
/// and not the noise. Neither the order of the calls nor the number of threads matters.
/// </remarks>
readonly struct Draws(long seed, int member)
{
    /// <summary>The sub-stream of one decision on one calendar day.</summary>
    /// <param name="dayNumber">The day, as <see cref="DateOnly.DayNumber"/>.</param>
    /// <param name="purpose">What is decided.</param>
    /// <param name="identity">The <see cref="StableHash"/> of what it is decided for: a place, a route, a
    /// series.</param>
    /// <param name="part">Which of several decisions of that purpose: a batch of the day, a person. 0 when there is
    /// one.</param>
    internal DrawStream On(int dayNumber, Purpose purpose, ulong identity, ulong part = 0) =>
        unchecked(new((ulong)seed, (uint)member, ((ulong)(uint)dayNumber << 32) | (uint)purpose, identity, part));

    /// <summary>
    /// The sub-stream of something that a member draws once for the whole run, such as a value from a prior.
    /// </summary>
    /// <param name="purpose">What is decided.</param>
    /// <param name="identity">The <see cref="StableHash"/> of what it is decided for.</param>
    internal DrawStream Once(Purpose purpose, ulong identity) => On(-1, purpose, identity);
}
