using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>
/// All that needs are worked out from: the picture, the forecast, what others bring, and the yardstick.
/// </summary>
sealed record NeedsBasis
{
    /// <summary>The picture as known.</summary>
    public required Situation Situation { get; init; }

    /// <summary>Where people will be.</summary>
    public required Forecast Forecast { get; init; }

    /// <summary>
    /// The same members, run as if an offensive began on one and the same day in all of them: what partners see of it,
    /// counted from its first day. Null when no offensive is to come.
    /// </summary>
    internal Forecast? AsIfOffensiveBegan { get; init; }

    /// <summary>
    /// The first day of the offensive in <see cref="AsIfOffensiveBegan"/>, counted from the as-of date.
    /// </summary>
    internal int DayOfOffensive => AsIfOffensiveBegan?.OffensiveDay[0] ?? 0;

    /// <summary>
    /// What is assumed where nobody knows, as known: a population that is assumed is evidence of the people it counts.
    /// </summary>
    internal IReadOnlyList<Recorded<Assumption>> Assumptions { get; init; } = [];

    /// <summary>What organisations bring, as known on the same day.</summary>
    public IReadOnlyList<Recorded<Response>> Responses { get; init; } = [];

    /// <summary>The standards to measure against.</summary>
    public StandardSet Standards { get; init; } = StandardSet.Default;

    /// <summary>
    /// People in a household, above zero. Six were observed at Qayyarah (Shelter Projects 2017-18, A.26; DEM05).
    /// </summary>
    public double Household { get; init; } = 6;

    /// <summary>How cold it is when.</summary>
    public Climate Climate { get; init; } = Climate.Unknown;

    /// <summary>
    /// The day after which no standard, price or lead time may have been published. Null when all may be used, marked
    /// †.
    /// </summary>
    public DateOnly? ReferenceAsOf { get; init; }

    /// <summary>The day at whose end the situation was known.</summary>
    public DateOnly AsOf => Situation.AsOf;

    /// <summary>
    /// Those of whom nobody said where they stay. Null where everybody who was counted is at a place.
    /// </summary>
    internal PeopleAtNoPlace? AtNoPlace => PeopleAtNoPlace.Of(Situation);

    /// <summary><see cref="Standards"/> without what was published after <see cref="ReferenceAsOf"/>.</summary>
    internal StandardSet Yardstick => ReferenceAsOf is { } day ? Standards.KnownBy(day) : Standards;
}
