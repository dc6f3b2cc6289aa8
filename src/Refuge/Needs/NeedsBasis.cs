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

    /// <summary>The standards to measure against, as published.</summary>
    public StandardSet Standards { get; init; } = StandardSet.Default;

    /// <summary>The figures that this crisis sets in the place of published ones.</summary>
    internal LocalStandards Local => LocalStandards.Of(Assumptions);

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

    /// <summary>Those who went home since everybody was counted, to places that nobody named. Null where there are
    /// none.</summary>
    internal ReturnsSinceTotal? CameHomeNowhere => new LatestCounts(Situation, new(Situation)).Total is { } total
        ? ReturnsSinceTotal.Of(Situation, total.Count)?.ToNoPlace(Situation, total.Count)
        : null;

    /// <summary>
    /// <see cref="Standards"/>, and the lines of the sets that single sites are measured against, without what was
    /// published after <see cref="ReferenceAsOf"/>, and with the figures of this crisis in their place.
    /// </summary>
    internal StandardSet Yardstick
    {
        get
        {
            var own =
                Situation.Sites.Select(static site => SetOf(site.Value)).OfType<StandardSet>().Distinct().ToList();
            var all = own.Count == 0 ? Standards : Standards.With(own);
            return Local.Over(ReferenceAsOf is { } day ? all.KnownBy(day) : all);
        }
    }

    /// <summary>Which standard of a thing counts where and when.</summary>
    internal PhaseCalendar Phases => new(Situation, Yardstick, Assumptions);

    /// <summary>
    /// Whether a line is of the set that a place is measured against: its own, where its site names one, else that of
    /// the crisis.
    /// </summary>
    internal bool Asks(PlaceId place, Indicator line) => Local.Allow(place, line)
        && (PlaceGroup.MembersOf(place).Select(each => Situation.FindSite(each) is { } site ? SetOf(site.Value) : null)
            .FirstOrDefault(static set => set is not null) ?? Standards).FindLine(line.PublishedCode) is not null
        && !(NotInBuildings.Contains(line.Item) && IsInBuilding(place))
        && !(line.Item is Well && HasTapsAlone(place));

    /// <summary>Whether taps are known to stand at a place and no well was ever told of: then no wells are asked
    /// for beside them.</summary>
    bool HasTapsAlone(PlaceId place) => PlaceGroup.MembersOf(place)
        .All(each => Situation.FindFacility(each, "tap") is not null && Situation.FindFacility(each, Well) is null);

    const string Well = "water_point";

    /// <summary>Whether everybody at a place, or at each of several, stays in a building.</summary>
    internal bool IsInBuilding(PlaceId place) =>
        PlaceGroup.MembersOf(place).All(each => Situation.FindSite(each)?.Value.IsBuilding is true);

    /// <summary>Whether some place is not measured by every line of the set of the crisis.</summary>
    internal bool AsksByPlace =>
        Situation.Sites.Any(static site => site.Value.StandardSet is not null || site.Value.IsBuilding)
        || Situation.Facilities.Any(static row => row.Value.Item is "tap")
        || Local.IsByPlace;

    /// <summary>
    /// What nobody lays out, pitches or sinks in a building: its rooms and taps serve instead. Judgement.
    /// </summary>
    static readonly HashSet<string> NotInBuildings =
        new(["site_area", "tent", Well], StringComparer.Ordinal);

    static StandardSet? SetOf(Site site) => site.StandardSet is { } id ? StandardSet.Find(id) : null;
}
