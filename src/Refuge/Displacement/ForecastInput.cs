using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>What a forecast is made from: the picture as known, and what is assumed where nobody knows.</summary>
/// <param name="Situation">The picture as known.</param>
/// <param name="Assumptions">Priors known by then.</param>
/// <param name="Allocations">Where authorities send the screened, as known by then.</param>
/// <param name="Rules">How people move.</param>
sealed record ForecastInput(
    Situation Situation,
    IReadOnlyList<Recorded<Assumption>> Assumptions,
    IReadOnlyList<Recorded<Allocation>> Allocations,
    MovementRules Rules)
{
    readonly DateOnly? offensiveBegins;

    /// <summary>Candidates on which works are under way, with the first day on which each takes people.</summary>
    internal IReadOnlyDictionary<PlaceId, DateOnly> Works { get; init; } = new Dictionary<PlaceId, DateOnly>();

    /// <summary>Room that a plan would build at sites: who looks for one finds it there from its day on.</summary>
    internal IReadOnlyList<AddedRoom> AddedRoom { get; init; } = [];

    /// <summary>What planners had said by then.</summary>
    internal IReadOnlyList<Recorded<PlannedFigure>> Plans { get; init; } = [];

    /// <summary>
    /// The fighting that came, where a hindcast tells it: no other fight begins in any member. Null: members draw what
    /// comes.
    /// </summary>
    internal ToldFighting? Fighting { get; init; }

    /// <summary>
    /// The day on which the offensive begins in every member: the scenario D + 30 on an as-of date D is D plus 30 days.
    /// Null: as known, or drawn by each member from the assumption <c>offensive_day</c>.
    /// </summary>
    /// <remarks>
    /// A given day replaces what is known and what is assumed. Nothing else changes: every other number is drawn at the
    /// same address, so that two scenarios differ, member by member, by the day of the offensive alone.
    /// </remarks>
    /// <exception cref="ArgumentException">The day is not after the as-of date.</exception>
    internal DateOnly? OffensiveBegins
    {
        get => offensiveBegins;
        init => offensiveBegins = value is { } day && day <= Situation.AsOf
            ? throw new ArgumentException(
                FormattableString.Invariant(
                    $"A scenario begins after the as-of date {Situation.AsOf:O}, and not on {day:O}."), nameof(value))
            : value;
    }
}

/// <summary>Room that comes to a site.</summary>
/// <param name="Site">The site.</param>
/// <param name="From">The first day on which it can be used.</param>
/// <param name="People">For how many people. Above zero.</param>
sealed record AddedRoom(PlaceId Site, DateOnly From, int People);
