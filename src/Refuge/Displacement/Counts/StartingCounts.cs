using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement.Counts;

/// <summary>
/// What the forecast starts from: who was counted where, alone, together and in all, and how each count goes on.
/// </summary>
sealed class StartingCounts
{
    readonly Situation situation;
    readonly PlaceStates states;
    readonly LatestCounts counts;
    readonly SeriesTrends trends;
    readonly Dictionary<CountKey, int> reports;
    readonly PlaceId[] places;
    readonly Dictionary<PlaceId, int> index;
    readonly SortedDictionary<CountKey, CountHistory> histories;

    /// <summary>Lays the counts of a situation out.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="states">How its places stand.</param>
    /// <param name="counts">Who was last counted where.</param>
    /// <param name="places">[places] The network.</param>
    /// <param name="courses">Which counts are of a flight from homes of known size. Null where none is.</param>
    internal StartingCounts(
        Situation situation, PlaceStates states, LatestCounts counts, PlaceId[] places, FlightCourses? courses)
    {
        (this.situation, this.states, this.counts, this.places) = (situation, states, counts, places);
        index = places.Select(static (place, number) => (place, number))
            .ToDictionary(static pair => pair.place, static pair => pair.number);
        var kinds = situation.Series.ToDictionary(static row => row.Value.Id, static row => row.Value.What);
        histories = SeriesHistories.Of(situation);
        trends =
            new(histories, situation.AsOf, id =>
                kinds.GetValueOrDefault(id) != CountKind.Stock, courses);
        reports = situation.Observations
            .Where(row => row.Value.Date <= situation.AsOf && row.Value.Value is not { Value: <= 0 })
            .GroupBy(static row => new CountKey(row.Value.Series, row.Value.Place))
            .ToDictionary(static rows => rows.Key, static rows =>
                rows.Select(static row => row.Value.Date).Distinct().Count());
    }

    /// <summary>
    /// [places] The count of each place that was counted alone no earlier than with others; null of the others.
    /// </summary>
    internal LatestCount?[] Alone =>
        [.. places.Select(place => counts.GroupOf(place) is null ? counts.DisplacedAt(place) : null)];

    /// <summary>People who were counted together, with what each place starts with.</summary>
    internal IReadOnlyList<SharedCount> Shared =>
    [
        .. counts.Groups.Where(static group => group.Together.Count > 0).Select(group => new SharedCount(
            group.Left,
            StableHash.Of(PlaceGroup.IdentityOf(group.Together).Code),
            [.. group.Together.Select(place => index[place])],
            WeightsOf(group))),
    ];

    /// <summary>What part of each total comes from what (<see cref="SeriesTrends.Ways"/>).</summary>
    internal IReadOnlyList<Driver> Ways => trends.Ways;

    /// <summary>Places that people pass through and were counted at as they came, in the order of places.</summary>
    internal Passage[] Passages =>
    [
        .. PassingCounts.Of(situation, states).Where(pair =>
                situation.AsOf.DayNumber - pair.Value.Last.Day.DayNumber <= FlowPace.OldestDays)
            .OrderBy(static pair => pair.Key)
            .Select(pair => PassageOf(pair.Key, pair.Value)),
    ];

    Passage PassageOf(PlaceId place, CrossingPace counted)
    {
        var key = new CountKey(counted.Last.Series.Value.Id, counted.Last.Row.Value.Place);

        // Who comes to one place to pass it is a running total like that of a crisis: nobody is registered anew there.
        var whole = new CountKey(key.Series, null);
        SeriesTrends? running = histories.TryGetValue(key, out var history) && history.Reports.Count >= FewestOfTrend
            ? new(new Dictionary<CountKey, CountHistory> { [whole] = history }, situation.AsOf, static _ => true)
            : null;
        return new(
            key, index[place], TrendRanks.AddressOf(place.Code),
            new(counted.Fortnight.PerDay, counted.Last.Day.DayNumber),
            running is null ? null : day => running.FindOn(whole, DateOnly.FromDayNumber(day))!,
            situation.AsOf.DayNumber);
    }

    /// <summary>Everybody displaced, where a count of the whole crisis says how many. Null where none does.</summary>
    internal CountedTotal? Total => counts.Total;

    /// <summary>
    /// How each count of a place or of several goes on. What was never counted above zero has no path.
    /// </summary>
    /// <param name="isReached">Whether somebody who may flee can reach one of the places.</param>
    internal IReadOnlyList<CountAnchor> Anchors(Func<IReadOnlyList<int>, bool> isReached) =>
    [
        .. places.Select((place, at) => (Place: place, At: at))
            .Where(pair => counts.GroupOf(pair.Place) is null)
            .Select(pair =>
                counts.DisplacedAt(pair.Place) is { } alone ? Anchor(alone, pair.Place.Code, [pair.At], 1, isReached)
                    : null)
            .OfType<CountAnchor>(),
        .. counts.Groups.Where(static group => group.Together.Count > 0)
            .Select(group => Anchor(
                group.Count, PlaceGroup.IdentityOf(group.Together).Code,
                [.. group.Together.Select(place => index[place])],
                group.Count.People.Value > 0 ? Math.Min(1, group.Left.Value / group.Count.People.Value) : 0, isReached))
            .OfType<CountAnchor>(),
    ];

    /// <summary>How the total goes on. Null where nobody counted it above zero.</summary>
    /// <param name="isReached">Whether somebody who may flee can reach any place.</param>
    internal CountAnchor? TotalAnchor(Func<IReadOnlyList<int>, bool> isReached) =>
        counts.Total is { } total ? Anchor(total.Count, "*", [], 1, isReached) : null;

    CountAnchor? Anchor(LatestCount last, string code, int[] at, double part, Func<IReadOnlyList<int>, bool> isReached)
    {
        var key = new CountKey(last.Series.Value.Id, last.Row.Value.Place);
        if (trends.FindOn(key, situation.AsOf) is null) return null;

        var path = new CountPath(trends, key, situation.AsOf);
        var month = path.On(situation.AsOf.DayNumber + Month).Values;
        var knowsChange = reports.GetValueOrDefault(key) > 1;
        return new()
        {
            Hash = TrendRanks.AddressOf(code),
            Path = path,
            Last = last.People.Value,
            Part = part,
            Places = at,
            LastDay = last.Day.DayNumber,
            KnowsChange = knowsChange,
            IsFollowed = knowsChange || (!isReached(at) && !AreLetThrough(at)),
            Width = part * (month[Quantile90] - month[Quantile10]),
        };
    }

    /// <summary>Whether people wait to be let through at a number a day: then the rules move them.</summary>
    bool AreLetThrough(int[] at) => at.Length > 0 && Array.TrueForAll(at, each =>
        states[places[each]] is { IsPassedThrough: true, Site.Value.ThroughputPerDay: not null });

    /// <summary>
    /// What each place of a group starts with: an older count of its own where there is one, and of what is left over
    /// the others as much as their room, where that is known of all of them, else the same.
    /// </summary>
    double[] WeightsOf(CountedGroup group)
    {
        var older = group.Together.Select(place => counts.DisplacedAt(place)?.People.Value).ToList();
        var over = group.Left.Value - older.Sum(static people => people ?? 0);
        var unknown = group.Together.Where((_, at) => older[at] is null).ToList();
        if (unknown.Count == 0 || over <= 0) return [.. older.Select(people => people ?? older.Average() ?? 1)];

        var rooms = unknown.ConvertAll(place => (double?)situation.FindSite(place)?.Value.Capacity?.Count);
        var sum = rooms.TrueForAll(static room => room > 0) ? rooms.Sum()!.Value : 0;
        return
        [
            .. group.Together.Select((place, at) => older[at] ?? (sum > 0
                ? over * situation.FindSite(place)!.Value.Capacity!.Value.Count / sum
                : over / unknown.Count)),
        ];
    }

    /// <summary>
    /// [sites] Open sites that nobody counted, alone or with others, where people stay for longer than hours.
    /// </summary>
    internal int[] OpenAndUncounted =>
    [
        .. Enumerable.Range(0, places.Length).Where(at =>
            counts.GroupOf(places[at]) is null && counts.DisplacedAt(places[at]) is null
            && states[places[at]] is { IsSite: true, Site: var site }
            && site?.Value is not { Kind: SiteKind.Screening or SiteKind.Transit }
            && site?.Value.IsOpenOn(situation.AsOf) != false),
    ];

    const int Month = 30;

    /// <summary>Fewer reports of a running total show no trend of it.</summary>
    const int FewestOfTrend = 3;

    /// <summary>Where the 10 % and the 90 % quantile stand among the printed ones.</summary>
    const int Quantile10 = 2, Quantile90 = 6;
}
