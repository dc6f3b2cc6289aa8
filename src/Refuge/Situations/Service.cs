namespace Refuge.Situations;

/// <summary>Whether a public service worked at a place on a day: one row of <c>services.csv</c>.</summary>
/// <param name="Place">The place.</param>
/// <param name="Date">The day at whose end it was so.</param>
/// <param name="Kind">Which service.</param>
/// <param name="Status">Whether it worked.</param>
/// <param name="Damage">What is damaged, in the source's words. Null when not stated.</param>
sealed record Service(
    PlaceId Place,
    DateOnly Date,
    ServiceKind Kind,
    ServiceStatus Status,
    string? Damage) : IVersioned<Service>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Place}/{Date:yyyy-MM-dd}/{Kind}");
}
