namespace Refuge.Situations;

/// <summary>How much of something stands at a place on a day: one row of <c>facilities.csv</c>.</summary>
/// <param name="Place">The place.</param>
/// <param name="Date">The day at whose end it was so.</param>
/// <param name="Item">What it is: an indicator code of the standard set, such as <c>toilet</c>.</param>
/// <param name="Quantity">How much, in the unit of the indicator. Null when only its condition was stated.</param>
/// <param name="Condition">Its condition in the source's words, such as <c>unsafe</c>. Null when not stated.</param>
sealed record Facility(
    PlaceId Place,
    DateOnly Date,
    string Item,
    Stated? Quantity,
    string? Condition) : IVersioned<Facility>
{
    /// <summary>How many people share one: a ratio, which is never a count. Null for a count or a condition.</summary>
    public Stated? PeoplePerItem { get; init; }

    /// <summary>
    /// The places it is stated of together; <see cref="Place"/> is then their code. Null for one place.
    /// </summary>
    public PlaceGroup? Together { get; init; }

    /// <summary>
    /// Whether the quantity is a backlog, as the words of <see cref="Condition"/> say: how many are missing, and not
    /// how many stand.
    /// </summary>
    internal bool IsMissing => Quantity is not null && ConditionWords.SaysMissing(Condition);

    /// <summary>Whether it serves, as the words of <see cref="Condition"/> say.</summary>
    internal FacilityCondition State => ConditionWords.Read(Condition);

    /// <inheritdoc/>
    public string Key =>
        FormattableString.Invariant($"{Place}/{Date:yyyy-MM-dd}/{Item}{(PeoplePerItem is null ? "" : "/ratio")}");
}
