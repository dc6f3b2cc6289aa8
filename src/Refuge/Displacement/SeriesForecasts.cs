using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Turns the members of a forecast into what each series will count.</summary>
/// <param name="situation">The picture as known.</param>
/// <param name="forecast">The members.</param>
/// <param name="household">People in a household, as the crisis counts; above zero.</param>
/// <remarks>
/// A stock or running total goes on from its last count by its own trend: every member takes one path through the
/// trend's spread (<see cref="TrendRanks"/>). What the members see of an offensive that begins after the as-of date is
/// added, since no count can know it; what has been going on is in the trend and is not added again (decision 0045). Of
/// what was never counted above zero there is no trend: it goes on by the members' change. A series without a count has
/// no level, and no forecast. A flow is what happens on the day.
/// </remarks>
sealed class SeriesForecasts(Situation situation, Forecast forecast, double household)
{
    readonly PlaceStates states = new(situation);
    readonly Dictionary<PlaceId, double[]> ranks = [];
    SortedDictionary<CountKey, CountHistory>? histories;
    SeriesTrends? trends;
    double[]? ranksOfAll;

    SortedDictionary<CountKey, CountHistory> Histories => histories ??= SeriesHistories.Of(situation);

    /// <summary>The forecasts, in the order of series and place; the whole area before the places in it.</summary>
    internal IReadOnlyList<SeriesForecast> All()
    {
        var counts = new LatestCounts(situation, states);
        return
        [
            .. from series in situation.Series.OrderBy(row => row.Value.Id.Code, StringComparer.Ordinal)
               where series.Evidence.Any(evidence => evidence is RowEvidence) && IsForecast(series.Value)
               from last in counts.Of(series.Value.Id)
               select Of(series, last),
        ];
    }

    /// <summary>
    /// Whether the members can say anything of what the series counts: of a running total of people present nobody
    /// knows what it means.
    /// </summary>
    static bool IsForecast(Series series) => (series.What, series.Of) switch
    {
        (CountKind.Stock, Counted.Present or Counted.Displaced or Counted.Returned) => true,
        (CountKind.Stock, _) or (_, Counted.Present) => false,
        _ => true,
    };

    SeriesForecast Of(Recorded<Series> series, LatestCount last)
    {
        var place = last.Row.Value.Place;
        return new(
            series, place, series.Value.What == CountKind.Flow ? null : last.Row,
            () => Count(series.Value, place, last.People.Value));
    }

    MemberSeries Count(Series series, PlaceId? place, double last)
    {
        // Who passes a place is counted by the members themselves: in people, as the publisher says.
        if (forecast.Passages.Contains(new(series.Id, place))) return Passing(series, place, last);

        var people = series.What switch
        {
            CountKind.Stock => Stock(series, place),
            CountKind.Flow => Flow(series, place),
            _ => Summed(Flow(series, place)),
        };

        // Where families were counted, the publisher's people are families times its own factor, in the level and in
        // the change.
        var factor = (series.HouseholdFactor ?? household) / household;
        if (series.What == CountKind.Flow) Scale(people, factor);

        // A flow that was counted twice goes on by the trend of its running total; of one row nobody knows how.
        if (series.What == CountKind.Flow)
        {
            if (Histories.GetValueOrDefault(new(series.Id, place)) is not { Reports.Count: > 1 } sum) return people;
            return Changes(GoneOn(series, place, factor, Summed(people), sum.Last.Count));
        }

        return GoneOn(series, place, factor, people, last);
    }

    /// <summary>Who comes to a place that people pass: by day, or in all since the first count.</summary>
    MemberSeries Passing(Series series, PlaceId? place, double last)
    {
        var people = Flow(series, place);
        if (series.What == CountKind.Flow) return people;
        Summed(people);
        for (var day = 0; day <= people.Days; day++)
        {
            foreach (ref var each in people.Row(day)) each = Rounded(last + each);
        }

        return people;
    }

    MemberSeries GoneOn(Series series, PlaceId? place, double factor, MemberSeries people, double last)
    {
        var followed = Followed(series, place);
        if (followed is not null) Subtract(followed, people);
        GoOn(people, new(series.Id, place), factor, last, followed is not null);
        return people;
    }

    /// <summary>
    /// By how much members follow counts of the people that a series counts: their trend is in that of the series and
    /// is not added once more. Null where they follow none.
    /// </summary>
    MemberSeries? Followed(Series series, PlaceId? place)
    {
        if (series.Of is Counted.Returned or Counted.Departures) return null;
        if (forecast.FollowedNow is not { } now || forecast.Followed is not { } followed) return null;
        if (IsWhole(series, place) && series is not { What: CountKind.Cumulative, Of: Counted.Arrivals })
        {
            return now.IsZero ? null : now;
        }

        var places = Within(series, place, followed).Where(followed.Has).ToList();
        return places.Count > 0 ? Sum(followed, places) : null;
    }

    static void Subtract(MemberSeries followed, MemberSeries people)
    {
        for (var day = 0; day <= people.Days; day++) Subtract(followed.On(day), people.Row(day));
    }

    /// <summary>
    /// Turns what members see into what is counted: the trend's path, and what an offensive to come adds.
    /// </summary>
    void GoOn(MemberSeries people, CountKey key, double factor, double last, bool isFollowed)
    {
        trends ??= new(Histories, situation.AsOf, IsRunningTotal, forecast.Courses);
        var known = trends.FindOn(key, situation.AsOf);

        // One count says nothing of how it changes: where members do not follow it, what they see changes it.
        var isAlone = known is null || (!isFollowed && Histories[key].Reports.Count == 1 && !WasRedefined(key));
        var most = Most(last);
        RankPlace[] places = known is null ? [] : [.. RanksOf(key.Place).Select(TrendRanks.PlaceOf)];
        int[] from = [
            .. Enumerable.Range(0, people.Members)
            .Select(member => isAlone ? 0 : DayBeforeOffensive(member, people.Days))];
        int[] start = [.. from.Select((day, member) => people[day, member])];
        for (var day = 0; day <= people.Days; day++)
        {
            // On the as-of date the last count is the answer of every stage; doubt about it begins on the next day.
            var spread = day == 0 ? null : trends.FindOn(key, situation.AsOf.AddDays(day));
            double[] levels = spread is null ? [] : [.. spread.Values];
            var row = people.Row(day);
            for (var member = 0; member < row.Length; member++)
            {
                var level = spread is null ? last : places[member].In(levels);
                var added = day > from[member] ? factor * (row[member] - start[member]) : 0;
                row[member] = Rounded(Math.Min(most[member], level + added));
            }
        }
    }

    bool WasRedefined(CountKey key) =>
        situation.Observations.Any(row =>
            row.Value.IsBreak && row.Value.Series == key.Series && row.Value.Place == key.Place);

    /// <summary>
    /// [members] The most that a count can come to: nobody flees twice, so all who are still at home are added to it
    /// once.
    /// </summary>
    double[] Most(double last)
    {
        var most = new double[forecast.Size.Members];
        if (forecast.Sources is not { } sources)
        {
            Array.Fill(most, double.PositiveInfinity);
            return most;
        }

        Array.Fill(most, last);
        foreach (var source in sources)
        {
            var residents = forecast.Residents.On(source, 0);
            for (var member = 0; member < most.Length; member++) most[member] += residents[member];
        }

        return most;
    }

    bool IsRunningTotal(SeriesId id) =>
        situation.Series.Any(row => row.Value.Id == id && row.Value.What != CountKind.Stock);

    /// <summary>The last day before an offensive that begins in a member; its last day when none does.</summary>
    int DayBeforeOffensive(int member, int days) =>
        forecast.OffensiveDay[member] is >= 1 and var begins ? begins - 1 : days;

    double[] RanksOf(PlaceId? place)
    {
        if (place is null) return ranksOfAll ??= TrendRanks.Of(null, forecast.Size.Seed, forecast.Size.Members);
        if (!ranks.TryGetValue(place, out var found))
        {
            ranks[place] = found = TrendRanks.Of(place, forecast.Size.Seed, forecast.Size.Members);
        }

        return found;
    }

    static void Add(ReadOnlySpan<int> more, Span<int> to)
    {
        for (var member = 0; member < to.Length; member++) to[member] += more[member];
    }

    static void Subtract(ReadOnlySpan<int> less, Span<int> from)
    {
        for (var member = 0; member < from.Length; member++) from[member] -= less[member];
    }

    static void Scale(MemberSeries people, double factor)
    {
        for (var day = 0; day <= people.Days; day++)
        {
            foreach (ref var each in people.Row(day)) each = Rounded(factor * each);
        }
    }

    /// <summary>The nearest number of people, none where it is below zero.</summary>
    static int Rounded(double people) => (int)Math.Round(Math.Max(0, people), MidpointRounding.AwayFromZero);

    MemberSeries Stock(Series series, PlaceId? place) => series.Of switch
    {
        Counted.Returned => Sum(forecast.Returned, Within(series, place, forecast.Returned)),
        _ when IsWhole(series, place) => Copy(forecast.DisplacedNow),
        _ => Sum(forecast.Present, Within(series, place, forecast.Present)),
    };

    MemberSeries Flow(Series series, PlaceId? place) => series.Of switch
    {
        Counted.Displaced when IsWhole(series, place) => Changes(forecast.DisplacedTotal),
        Counted.Displaced or Counted.Departures => Sum(forecast.Departures, Within(series, place, forecast.Departures)),
        Counted.Returned => Sum(forecast.Returns, Within(series, place, forecast.Returns)),
        _ => Arrived([.. Within(series, place, forecast.Arrivals)]),
    };

    static bool IsWhole(Series series, PlaceId? place) =>
        place is null && series.Area.Count == 0 && series.Population == CountedPopulation.All;

    /// <summary>
    /// The places that the series counts people at: its area, and of that the camps, or what is none.
    /// </summary>
    IEnumerable<PlaceId> Within(Series series, PlaceId? place, MemberMatrix matrix)
    {
        var area = place is { } one
            ? [one]
            : series.Area.Count > 0 ? series.Area.Order() : (IEnumerable<PlaceId>)matrix.Places;
        return series.Population switch
        {
            CountedPopulation.InCamp => area.Where(each => states[each].IsSite),
            CountedPopulation.OutOfCamp => area.Where(each => !states[each].IsSite),
            _ => area,
        };
    }

    MemberSeries Arrived(IReadOnlyCollection<PlaceId> places)
    {
        var sum = new MemberSeries(forecast.Size.Days, forecast.Size.Members);
        for (var day = 0; day <= sum.Days; day++) forecast.AddArrivals(places, day, sum.Row(day));
        return sum;
    }

    MemberSeries Sum(MemberMatrix matrix, IEnumerable<PlaceId> places)
    {
        var sum = new MemberSeries(forecast.Size.Days, forecast.Size.Members);
        foreach (var place in places)
        {
            for (var day = 0; day <= sum.Days; day++) Add(matrix.On(place, day), sum.Row(day));
        }

        return sum;
    }

    static MemberSeries Copy(MemberSeries series)
    {
        var copy = new MemberSeries(series.Days, series.Members);
        for (var day = 0; day <= series.Days; day++) series.On(day).CopyTo(copy.Row(day));
        return copy;
    }

    static MemberSeries Changes(MemberSeries total)
    {
        var changes = new MemberSeries(total.Days, total.Members);
        for (var day = 1; day <= total.Days; day++)
        {
            total.On(day).CopyTo(changes.Row(day));
            Subtract(total.On(day - 1), changes.Row(day));
        }

        return changes;
    }

    static MemberSeries Summed(MemberSeries changes)
    {
        for (var day = 1; day <= changes.Days; day++) Add(changes.On(day - 1), changes.Row(day));
        return changes;
    }
}
