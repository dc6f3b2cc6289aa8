namespace Refuge.Funding;

/// <summary>Whether places for the displaced will stand in time along one direction of flight.</summary>
/// <remarks><see cref="Timeliness.Late"/> comes from a stated capacity, never from an empty cell.</remarks>
/// <param name="Axis">The direction, in the crisis's own words, such as <c>south</c>.</param>
/// <param name="Timeliness">The verdict.</param>
/// <param name="PlacesNeeded">Places needed at the peak within the run, 10 %, 50 % and 90 % of the members.</param>
/// <param name="PlacesStanding">Places known to stand along it. Null when no capacity row says so.</param>
/// <param name="NeededBeforeWorks">Places needed at the peak until works that are decided on today stand. Null when
/// nobody knows how long they take.</param>
/// <param name="LateFrom">The day from which a decision would come too late in half of the members. Null when
/// never.</param>
/// <param name="ChanceLate">The chance of being late if money is released today, over all members. Null when not
/// known.</param>
/// <param name="BreakEvenDays">Late for any offensive that begins within this many days of the as-of date. Null when
/// not known, or when no offensive is to come.</param>
/// <param name="Evidence">What it rests on. Never empty.</param>
sealed record AxisTimeliness(
    string Axis,
    Timeliness Timeliness,
    Band PlacesNeeded,
    double? PlacesStanding,
    double? NeededBeforeWorks,
    DateOnly? LateFrom,
    Share? ChanceLate,
    int? BreakEvenDays,
    IReadOnlyList<Evidence> Evidence);

/// <summary>Whether a decision today comes in time.</summary>
public enum Timeliness
{
    /// <summary>No capacity or no lead time is known: nobody can say.</summary>
    NotKnown,

    /// <summary>What stands, or can stand by then, is enough.</summary>
    NotLate,

    /// <summary>People come before a decision today can take effect.</summary>
    Late,
}
