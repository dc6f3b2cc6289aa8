namespace Refuge.Situations;

/// <summary>
/// Answers how many people were last counted: at a place, at several places together, or in the whole crisis.
/// </summary>
/// <remarks>
/// Of several counts of the same people the newest holds; of one day the one of the most reliable series, then of the
/// first series by identity. A row dated after the as-of date was announced, not counted, and is never taken. Series
/// are never added.
/// </remarks>
sealed class LatestCounts
{
    readonly Dictionary<PlaceId, LatestCount> displaced, residents;
    readonly Dictionary<(SeriesId Series, PlaceId? Place), LatestCount> bySeries;
    readonly Dictionary<PlaceId, CountedGroup> groupOf;
    readonly ILookup<SeriesId, LatestCount> ofSeries;

    /// <summary>The last counts of a situation.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="states">What is known of its places.</param>
    internal LatestCounts(Situation situation, PlaceStates states)
    {
        var series = situation.Series.ToDictionary(row => row.Value.Id);
        List<LatestCount> counts =
        [
            .. situation.Observations
                .Select(row => series.TryGetValue(row.Value.Series, out var counted)
                    ? LatestCount.From(counted, row, situation.AsOf)
                    : null)
                .OfType<LatestCount>()
                .OrderByDescending(count => count.Day)
                .ThenBy(count => count.Reliability)
                .ThenBy(count => count.Series.Value.Id.Code, StringComparer.Ordinal),
        ];
        bySeries = First(counts, count => (count.Series.Value.Id, count.Row.Value.Place));
        ofSeries = bySeries.Values
            .OrderBy(count => count.Row.Value.Place?.Code ?? "", StringComparer.Ordinal)
            .ToLookup(count => count.Series.Value.Id);

        var stocks = counts.Where(count => count.Series.Value.What == CountKind.Stock).ToList();
        var atOnePlace = stocks.Where(count => PlaceOf(count) is not null).ToList();
        displaced = First(atOnePlace.Where(count => CountsDisplaced(count, states)), count => PlaceOf(count)!);
        residents = First(atOnePlace.Where(count => CountsResidents(count, states)), count => PlaceOf(count)!);

        var together = stocks
            .Where(count => PlaceOf(count) is null && CountsDisplacedTogether(count, states))
            .ToList();
        Everywhere = together.Find(count => count.Series.Value is { Area.Count: 0, Population: CountedPopulation.All });
        Housed = [
            .. First(together.Where(static count => count.Series.Value is
                { Area.Count: 0, Population: not CountedPopulation.All }),
                static count => count.Series.Value.Population)
            .OrderBy(static pair => pair.Key).Select(static pair => pair.Value),
        ];
        var ofOnePlace = atOnePlace.Where(count => CountsDisplaced(count, states)).ToLookup(count => PlaceOf(count)!);
        Total = TotalOf(counts, ofOnePlace);
        if (Total is null && displaced.Count == 0 && together.Count == 0)
        {
            Total = FindWhoFled([.. counts.Concat(Sums(situation, series))], situation, states);
        }

        Groups = new CountedGroups(situation, states, displaced, ofOnePlace).Of(First(together, Group).Values);
        groupOf = [];
        foreach (var group in Groups)
        {
            foreach (var place in group.Together) groupOf.TryAdd(place, group);
        }
    }

    /// <summary>
    /// The displaced of the whole crisis, whose series has the area <c>*</c>. Null when nobody counted them.
    /// </summary>
    internal LatestCount? Everywhere { get; }

    /// <summary>
    /// Those of the whole crisis who are in camps or in accommodation that somebody gives, and those outside, with
    /// families: the last count of each, where somebody counted them.
    /// </summary>
    internal IReadOnlyList<LatestCount> Housed { get; }

    /// <summary>
    /// Everybody displaced, as a count of the whole crisis says: of those displaced now, else of all who ever were.
    /// Null when there is neither.
    /// </summary>
    internal CountedTotal? Total { get; }

    /// <summary>The displaced of several places counted together.</summary>
    internal IReadOnlyList<CountedGroup> Groups { get; }

    /// <summary>
    /// The group that <paramref name="place"/> was counted in no earlier than alone. Null where it was counted alone,
    /// or not at all.
    /// </summary>
    internal CountedGroup? GroupOf(PlaceId place) => groupOf.GetValueOrDefault(place);

    /// <summary>The displaced people at <paramref name="place"/>. Null when nobody counted them there alone.</summary>
    /// <remarks>
    /// Who is merely present is displaced where nobody lives, and in a count of people in camps or outside camps.
    /// Elsewhere that is a resident.
    /// </remarks>
    internal LatestCount? DisplacedAt(PlaceId place) => displaced.GetValueOrDefault(place);

    /// <summary>The residents present at <paramref name="place"/>. Null when nobody counted them.</summary>
    internal LatestCount? ResidentsAt(PlaceId place) => residents.GetValueOrDefault(place);

    /// <summary>
    /// The last count of one series at <paramref name="place"/>, or of its whole area when that is null. Null when it
    /// has none.
    /// </summary>
    internal LatestCount? Of(SeriesId series, PlaceId? place) => bySeries.GetValueOrDefault((series, place));

    /// <summary>
    /// The last counts of <paramref name="series"/>: of its whole area, then of each place, in the order of their
    /// codes.
    /// </summary>
    internal IEnumerable<LatestCount> Of(SeriesId series) => ofSeries[series];

    /// <summary>
    /// The place that a count is of: the place of the row, or the only one of the area of its series.
    /// </summary>
    static PlaceId? PlaceOf(LatestCount count) =>
        count.Row.Value.Place ?? (count.Series.Value.Area is [var only] ? only : null);

    static bool CountsDisplaced(LatestCount count, PlaceStates states) => count.Series.Value.Of switch
    {
        Counted.Displaced => true,
        Counted.Present => count.Series.Value.Population != CountedPopulation.All || !states[PlaceOf(count)!].IsHome,
        _ => false,
    };

    /// <summary>
    /// Of several places, who is present is displaced when the count says so, or when nobody has a home at any of them.
    /// </summary>
    static bool CountsDisplacedTogether(LatestCount count, PlaceStates states) => count.Series.Value switch
    {
        { Of: Counted.Displaced } => true,
        { Of: Counted.Present, Population: not CountedPopulation.All } => true,
        { Of: Counted.Present, Area: { Count: > 0 } area } => area.All(place => !states[place].IsHome),
        _ => false,
    };

    static bool CountsResidents(LatestCount count, PlaceStates states) =>
        count.Series.Value is { Of: Counted.Present, Population: CountedPopulation.All }
        && states[PlaceOf(count)!].IsHome;

    CountedTotal? TotalOf(List<LatestCount> counts, ILookup<PlaceId, LatestCount> ofOnePlace)
    {
        var ever = counts.Find(static count =>
            count.Row.Value.Place is null && CountsAllWhoEverFled(count.Series.Value));
        if ((Everywhere ?? ever) is not { } total) return null;
        return total.Series.Value.CountsFrom is { } from
            ? new(total,
                [
                    .. ofOnePlace.OrderBy(static own => own.Key)
                        .Select(own =>
                            own.FirstOrDefault(count => count.Day < from && count.Series.Value.CountsFrom is null))
                        .OfType<LatestCount>(),
                ])
            : new(total, []);
    }

    /// <summary>
    /// Where nobody counted how many are displaced, those counted as they came stand for it: at the place where they
    /// arrived, as long as nobody counts who left it, else in all. Whoever crosses a border is not at the crossing.
    /// </summary>
    CountedTotal? FindWhoFled(List<LatestCount> counts, Situation situation, PlaceStates states)
    {
        var came = counts.Where(count => CountsWhoCame(count.Series.Value)
                && (count.Series.Value.What != CountKind.Flow || count.IsSum))
            .OrderByDescending(static count => count.Day).ToList();
        foreach (var count in came)
        {
            if (PlaceOf(count) is { } place && !states[place].IsPassedThrough
                && situation.FindPlace(place)?.Value.Kind != PlaceKind.Crossing)
            {
                displaced.TryAdd(place, count);
            }
        }

        return displaced.Count == 0 && came.MaxBy(static count => count.People.Value) is { } most
            ? new(most, [])
            : null;
    }

    static bool CountsWhoCame(Series series) =>
        series is { What: not CountKind.Stock, Of: Counted.Displaced or Counted.Arrivals };

    /// <summary>The running totals of flows.</summary>
    static IEnumerable<LatestCount> Sums(Situation situation, Dictionary<SeriesId, Recorded<Series>> series) =>
        situation.Observations.GroupBy(static row => (row.Value.Series, row.Value.Place))
            .Where(rows => series.TryGetValue(rows.Key.Series, out var counted)
                && counted.Value.What == CountKind.Flow)
            .Select(rows => RunningTotal.Newest(series[rows.Key.Series], rows, situation.AsOf))
            .OfType<LatestCount>();

    static bool CountsAllWhoEverFled(Series series) => series is
    {
        What: CountKind.Cumulative, Of: Counted.Displaced or Counted.Arrivals, Area.Count: 0,
        Population: CountedPopulation.All,
    };

    static string Group(LatestCount count)
    {
        var area = count.Series.Value.Area.Select(place => place.Code).Order(StringComparer.Ordinal);
        return $"{string.Join(';', area)}/{count.Series.Value.Population}";
    }

    static Dictionary<TKey, LatestCount> First<TKey>(IEnumerable<LatestCount> counts, Func<LatestCount, TKey> key)
        where TKey : notnull
    {
        Dictionary<TKey, LatestCount> first = [];
        foreach (var count in counts) first.TryAdd(key(count), count);
        return first;
    }
}
