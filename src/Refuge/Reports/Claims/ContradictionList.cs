using System.Collections;
using System.Diagnostics;

namespace Refuge.Reports.Claims;

/// <summary>
/// What differs among the claims of a report. Pairs are kept as the places of their claims, and told in words when they
/// are asked for.
/// </summary>
/// <param name="claims">The claims.</param>
/// <param name="pairs">Pairs of them that differ.</param>
/// <param name="others">What differs otherwise, told already; it comes last.</param>
sealed class ContradictionList(IReadOnlyList<Claim> claims, Contradictions.Pair[] pairs, List<Contradiction> others)
    : IReadOnlyList<Contradiction>
{
    /// <inheritdoc/>
    public int Count => pairs.Length + others.Count;

    /// <inheritdoc/>
    public Contradiction this[int index] => index >= pairs.Length ? others[index - pairs.Length] : Told(pairs[index]);

    /// <inheritdoc/>
    public IEnumerator<Contradiction> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    Contradiction Told(Contradictions.Pair pair) =>
        pair.Compare(claims[pair.One], claims[pair.Other])
            ?? throw new UnreachableException("The same two claims differ whenever they are compared.");
}
