namespace Refuge.Displacement;

/// <summary>A prior from which members draw what nobody knows: one row of <c>assumptions.csv</c>.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="What">The quantity it is of, such as <c>offensive_day</c>.</param>
/// <param name="Subject">The place or route it is about. Null when it is about all.</param>
/// <param name="Low">The 10 % quantile, in <paramref name="Unit"/>.</param>
/// <param name="Best">The median, in <paramref name="Unit"/>.</param>
/// <param name="High">The 90 % quantile, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Basis">On what it rests: a source, or <c>judgement</c>.</param>
sealed record Assumption(
    string Id,
    string What,
    string? Subject,
    double Low,
    double Best,
    double High,
    string Unit,
    string? Basis) : IVersioned<Assumption>
{
    /// <inheritdoc/>
    public string Key => Id;
}
