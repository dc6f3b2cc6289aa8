
namespace Refuge.Displacement.Counts;

/// <summary>People who were counted together, and the parts of them that each place starts with.</summary>
/// <param name="People">How many.</param>
/// <param name="Hash">The stable hash by which doubt about the count is drawn.</param>
/// <param name="Places">The places, as indices.</param>
/// <param name="Weights">[places] The part of each, zero or more, in any unit.</param>
sealed record SharedCount(Stated People, ulong Hash, int[] Places, double[] Weights);
