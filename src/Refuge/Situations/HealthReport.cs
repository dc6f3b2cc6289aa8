namespace Refuge.Situations;

/// <summary>Illness or death reported from a place: one row of <c>health.csv</c>.</summary>
/// <param name="Place">The place.</param>
/// <param name="Date">The day of the report, or the last day it covers.</param>
/// <param name="Condition">What was reported.</param>
/// <param name="Group">Among whom.</param>
/// <param name="Cases">How many. Null when not counted: "everyone", "babies".</param>
/// <param name="Low">The least, where a range was stated.</param>
/// <param name="High">The most, where a range was stated.</param>
/// <param name="Population">The people among whom it was counted. Null when unknown.</param>
/// <param name="PeriodDays">Over how many days it was counted. Null when unknown.</param>
sealed record HealthReport(
    PlaceId Place,
    DateOnly Date,
    HealthCondition Condition,
    PopulationGroup Group,
    Stated? Cases,
    double? Low,
    double? High,
    People? Population,
    int? PeriodDays) : IVersioned<HealthReport>
{
    /// <summary>The disease, by its name or code, as the report gives it. Null when it names none.</summary>
    public string? Disease { get; init; }

    /// <summary>Whether the report says that the disease is unusual here: then one case is an alert.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>
    /// The places it is stated of together; <see cref="Place"/> is then their code. Null for one place.
    /// </summary>
    public PlaceGroup? Together { get; init; }

    /// <inheritdoc/>
    public string Key => FormattableString.Invariant($"{Place}/{Date:yyyy-MM-dd}/{Condition}/{Group}")
        + (Disease is null ? "" : $"/{Disease}");
}
