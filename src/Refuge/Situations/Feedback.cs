namespace Refuge.Situations;

/// <summary>How often people raised a topic in a week: one row of <c>feedback.csv</c>.</summary>
/// <remarks>Counts only: never a person, a name or a text.</remarks>
/// <param name="Week">The Monday of the week.</param>
/// <param name="Place">The place. Null when not stated.</param>
/// <param name="Channel">How it was raised, such as <c>hotline</c>.</param>
/// <param name="Topic">What it was about.</param>
/// <param name="Count">How many times.</param>
/// <param name="Urgent">How many were urgent. Null when not counted.</param>
/// <param name="Closed">How many were answered. Null when not counted.</param>
sealed record Feedback(
    DateOnly Week,
    PlaceId? Place,
    string Channel,
    string Topic,
    int Count,
    int? Urgent,
    int? Closed) : IVersioned<Feedback>
{
    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Week:yyyy-MM-dd}/{Place}/{Channel}/{Topic}");
}
