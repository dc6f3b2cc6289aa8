using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>Which standard of a thing counts at a place on a day: of the emergency, or of a longer stay.</summary>
/// <remarks>
/// A longer stay begins when most people have been there for half a year: as many days after the first count that
/// reached four fifths of the newest one, as long as no count since fell below that. A camp that grows is an emergency
/// again; where nobody counted so long ago, it still is one. Half a year and four fifths are judgement (decision 0080);
/// a folder states its own days as the assumption <c>emergency_days</c>. Both rows stand in <c>needs.csv</c>.
/// </remarks>
sealed class PhaseCalendar
{
    readonly Situation situation;
    readonly LatestCounts counts;
    readonly StandardSet standards;
    readonly int days;
    readonly Dictionary<PlaceId, DateOnly?> from = [];

    /// <summary>The calendar of a situation.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="standards">The standards.</param>
    /// <param name="assumptions">What is assumed, as known.</param>
    internal PhaseCalendar(
        Situation situation, StandardSet standards, IReadOnlyList<Recorded<Assumption>> assumptions)
    {
        (this.situation, this.standards, counts) = (situation, standards, new(situation, new(situation)));
        days = (int)(assumptions.LastOrDefault(static row => row.Value.What is "emergency_days")?.Value.Best
            ?? UsualDays);
    }

    /// <summary>The day from which the standards of a longer stay count. Null where that is not known.</summary>
    internal DateOnly? LongerStayFrom(PlaceId place)
    {
        if (from.TryGetValue(place, out var known)) return known;
        return from[place] = First(place)?.AddDays(days);
    }

    /// <summary>
    /// The days on which a line counts at a place: from the first to the last, null where open. Null where it never
    /// does.
    /// </summary>
    internal (DateOnly? First, DateOnly? Last)? PeriodOf(Indicator line, PlaceId place) => line.Phase switch
    {
        "any" => (null, null),
        "emergency" => LongerStayFrom(place) is { } day && HasLine(line.Item, "stabilised")
            ? (null, day.AddDays(-1)) : (null, null),
        "stabilised" => LongerStayFrom(place) is { } day ? (day, null) : null,
        _ => null,
    };

    /// <summary>Whether a line counts at a place on a day.</summary>
    internal bool Counts(Indicator line, PlaceId place, DateOnly day) =>
        PeriodOf(line, place) is { } period && !(period.First > day) && !(period.Last < day);

    bool HasLine(string item, string phase) =>
        standards.Measured.Any(line => line.Item == item && line.Phase == phase && line.HasAmount);

    /// <summary>
    /// The day of the first count since which most of those counted last were there. Null without one.
    /// </summary>
    DateOnly? First(PlaceId place)
    {
        if (counts.DisplacedAt(place) is not { } newest) return null;

        var least = MostPeople * newest.People.Value;
        DateOnly? first = null;
        foreach (var row in situation.Observations
            .Where(row => row.Value.Series == newest.Series.Value.Id && row.Value.Place == newest.Row.Value.Place
                && row.Value.Date <= newest.Day)
            .OrderByDescending(static row => row.Value.Date))
        {
            if (row.Value.Value is not { } people || people.Value < least) break;
            first = row.Value.Date;
        }

        return first;
    }

    const int UsualDays = 180;
    const double MostPeople = 0.8;
}
