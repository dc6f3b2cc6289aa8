namespace Refuge.Needs;

/// <summary>Turns people into needs, gaps and what of them nobody covers.</summary>
/// <param name="asOf">The day at whose end the situation was known.</param>
/// <param name="household">People in a household.</param>
/// <param name="climate">How cold it is when.</param>
sealed class GapCalculator(DateOnly asOf, double household, Climate climate)
{
    /// <summary>Whether <paramref name="line"/> is the line of its item on <paramref name="day"/>.</summary>
    /// <remarks>
    /// Where the season is unknown the warm line is taken, the smaller of the two, and what only the cold asks for
    /// stays unknown.
    /// </remarks>
    internal bool Applies(Indicator line, DateOnly day) => Applies(line, climate.SeasonOn(day));

    /// <summary>
    /// Whether <paramref name="line"/> is the line of its item in <paramref name="season"/>; null when nobody knows it.
    /// </summary>
    internal static bool Applies(Indicator line, Season? season) =>
        line.Season is null || line.Season == (season ?? Season.Warm) || (line.Item is WinterKit && season is null);

    /// <summary>The seasons a day may have.</summary>
    internal static readonly IReadOnlyList<Season?> Seasons = [null, Season.Warm, Season.Cold];

    /// <summary>The place of the season of <paramref name="day"/> in <see cref="Seasons"/>.</summary>
    internal int SeasonIndex(DateOnly day) => climate.SeasonOn(day) switch { null => 0, Season.Warm => 1, _ => 2 };

    /// <summary>What a crowd needs of one thing on one day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="place">The place.</param>
    /// <param name="caseload">Which people.</param>
    /// <param name="line">The standard.</param>
    /// <param name="crowd">The people. Null when unknown.</param>
    /// <param name="supply">What stands and comes.</param>
    /// <param name="part">Which part of it the crowd counts on, where others share it.</param>
    /// <param name="evidence">What the row rests on.</param>
    internal Need Of(
        DateOnly day,
        PlaceId place,
        Caseload caseload,
        Indicator line,
        CaseloadEstimate? crowd,
        SupplyLine supply,
        SupplyPart part,
        IReadOnlyList<Evidence> evidence)
    {
        var amount = AmountOf(line, day, crowd);
        Stated? have = supply.Have(day) is { } stands ? part.Of(stands) : null;
        double? coming = supply.Coming(day) is { } comes ? part.Of(comes) : null;
        // People beyond reach are a contingency: what they need is said, but nothing can be built for them today.
        // A backlog is the gap of the day on which somebody stated it, and holds until somebody counts again.
        var missing = day == asOf && supply.Missing is { } backlog ? part.Of(backlog) : (Stated?)null;
        var gap = caseload is Caseload.BeyondReach ? null
            : missing is { } waiting ? new Band(waiting.Value, waiting.Value, waiting.Value)
            : amount is null || have is not { } standing ? (Band?)null
            : amount.Value.Select(need => Math.Max(0, need - standing.Value));

        return new()
        {
            Date = day,
            Place = place,
            Caseload = caseload,
            Sector = line.Sector,
            Indicator = line.Item,
            Standard = line.Evidence,
            Phase = line.Phase,
            People = crowd?.People,
            Amount = amount,
            AmountBound = AmountBound(line, crowd),
            Have = have,
            HaveOn = have is null ? null : supply.HaveOn,
            Coming = coming,
            Gap = gap,
            GapBound = gap is null ? Bound.Exact
                : missing is { } stated ? stated.Bound
                : GapBound(AmountBound(line, crowd), have!.Value.Bound, supply.IsUnsound || part.OthersAreUnknown),
            Uncovered = gap is null ? null : Math.Max(0, gap.Value.Median - (coming ?? 0)),
            Unit = line.AmountUnit,
            Responsible = supply.Responsible,
            // Words about a thing hold for the day they were said of, not for a day in the future.
            Condition = day == asOf ? supply.Condition : null,
            Evidence = evidence,
            LearnedLater = line.IsLearnedAfter(asOf),
        };
    }

    /// <summary>
    /// What a crowd needs on one day, in the unit of the amount. Null when the people or the season are unknown.
    /// </summary>
    internal Band? AmountOf(Indicator line, DateOnly day, CaseloadEstimate? crowd) =>
        SeasonIsUnknownFor(line, day) ? null : crowd?.People.Select(people => AmountOn(line, day, people));

    /// <summary>What <paramref name="people"/> need on <paramref name="day"/>, in the unit of the amount.</summary>
    internal double AmountOn(Indicator line, DateOnly day, double people) =>
        line.AmountFor(people, household, ExtraFor(line, day));

    /// <summary>Whether what the line asks for depends on a season that nobody knows.</summary>
    internal bool SeasonIsUnknownFor(Indicator line, DateOnly day) =>
        line.Season is Season.Cold && climate.SeasonOn(day) is null;

    double ExtraFor(Indicator line, DateOnly day) => line.Formula is Formula.Energy ? climate.ExtraEnergyOn(day) : 0;

    /// <summary>A range such as 7.5–15 litres is measured from its lower end, so the need is at least that.</summary>
    static Bound AmountBound(Indicator line, CaseloadEstimate? crowd) => crowd?.Bound switch
    {
        null or Bound.Exact => line.High is null ? Bound.Exact : Bound.AtLeast,
        Bound.AtMost or Bound.About when line.High is not null => Bound.About,
        var bound => bound.Value,
    };

    /// <summary>
    /// More people widen a gap, more that stands narrows it; where both are open nobody can say which way the truth
    /// lies.
    /// </summary>
    static Bound GapBound(Bound amount, Bound have, bool isUnsound)
    {
        var mayBeMore = amount is Bound.AtLeast or Bound.MoreThan or Bound.About || have is Bound.AtMost or Bound.About
            || isUnsound;
        var mayBeLess = amount is Bound.AtMost or Bound.About || have is Bound.AtLeast or Bound.MoreThan or Bound.About;
        return (mayBeMore, mayBeLess) switch
        {
            (true, true) => Bound.About,
            (true, false) => Bound.AtLeast,
            (false, true) => Bound.AtMost,
            _ => Bound.Exact,
        };
    }

    const string WinterKit = "winter_kit";
}
