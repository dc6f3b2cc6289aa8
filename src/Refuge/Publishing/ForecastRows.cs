using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>Turns the members of a forecast into the rows that a tier may see.</summary>
/// <remarks>
/// Flows over a week are summed in each member before any quantile is taken: quantiles do not add up. Places of a
/// district likewise. In weekly tiers a flow has no row on the as-of date, whose week lies before the forecast.
/// </remarks>
sealed class ForecastRows(Findings findings, Tier tier, Districts districts)
{
    readonly Forecast forecast = findings.Forecast;
    readonly Dictionary<(Shown Place, Measure Measure), IReadOnlyList<ForecastRow>> made = [];
    IReadOnlyList<ForecastRow>? seriesCounts;

    /// <summary>The counts, in the order of place, measure and day; <c>*</c> first.</summary>
    internal IEnumerable<ForecastRow> Counts() => Groups().SelectMany(Of);

    /// <summary>The places, or districts, of which counts may be shown; all places together left out.</summary>
    internal IEnumerable<Shown> Names => Groups().Where(group => !group.IsAll).Select(group => group.Name);

    /// <summary>The counts of one measure at one place, by day; empty where they may not be shown.</summary>
    internal IReadOnlyList<ForecastRow> Series(Shown place, Measure measure)
    {
        if (made.TryGetValue((place, measure), out var known)) return known;
        var group = Groups().FirstOrDefault(group => group.Name == place);
        return made[(place, measure)] = group is null ? [] : [.. Of(group, measure)];
    }

    /// <summary>
    /// People who have arrived at the places shown since the as-of date, by printed day: summed in each member before
    /// any quantile is taken.
    /// </summary>
    /// <remarks>
    /// What the own folder reads off everybody displaced, others read off those who come to where they may look.
    /// </remarks>
    internal IReadOnlyList<ForecastRow> ArrivedSoFar() =>
        forecast.IsTotalUnknown ? [] : [.. ArrivedSoFar(Groups().First())];

    /// <summary>Likewise at camps and other sites alone: who comes there to stay fills their room. Empty
    /// for the public.</summary>
    internal IEnumerable<ForecastRow> ArrivingAtSites()
    {
        var sites = tier.SeesPlaces
            ? forecast.Arrivals.Places.Where(place => tier.IsSite(place) && tier.ShowsForecastOf(place)
                && !forecast.PassedThrough.Contains(place)).ToList()
            : [];
        return sites.Count == 0 ? [] : ArrivedSoFar(new(Shown.Everywhere, sites));
    }

    /// <summary>Likewise along each direction of flight. Empty for the public.</summary>
    internal IEnumerable<ForecastRow> AlongAxes() => !tier.SeesPlaces ? [] : forecast.Arrivals.Places
        .Where(tier.ShowsForecastOf)
        .GroupBy(place => tier.FindPlace(place)?.Axis ?? "", StringComparer.Ordinal)
        .Where(axis => axis.Key.Length > 0)
        .OrderBy(axis => axis.Key, StringComparer.Ordinal)
        .SelectMany(axis => ArrivedSoFar(new(Shown.Direction(tier, axis.Key), [.. axis])));

    IEnumerable<ForecastRow> ArrivedSoFar(Group group)
    {
        var sum = new int[forecast.Size.Members];
        for (var day = 0; day <= forecast.Size.Days; day++)
        {
            if (day > 0) forecast.AddArrivals(group.Places ?? forecast.Arrivals.Places, day, sum);
            if (day % tier.Step == 0) yield return Row(group, Measure.Arrivals, day, sum);
        }
    }

    /// <summary>The counts of series, in the order of series, place and day: worked out once for every page.</summary>
    internal IReadOnlyList<ForecastRow> SeriesCounts() => seriesCounts ??= [.. WorkOutSeriesCounts()];

    IEnumerable<ForecastRow> WorkOutSeriesCounts()
    {
        foreach (var series in findings.SeriesForecasts.Where(
            series => tier.ShowsMeasure(MeasureOf(series)) && tier.Shows(series)))
        {
            var count = series.Count();
            var group = new Group(PlaceOf(series), null);
            var rows = series.Series.Value.What == CountKind.Flow
                ? Flow(group, MeasureOf(series), count.On)
                : Stock(group, MeasureOf(series), count.On);
            foreach (var row in rows) yield return row with { Series = CodeOf(series) };
        }
    }

    /// <summary>
    /// The place whose count it is, or all of them: a series is shown only where its place may be named.
    /// </summary>
    Shown PlaceOf(SeriesForecast series) =>
        series.Place is null ? Shown.Everywhere : Shown.Place(tier, series.Place) ?? Shown.Restricted;

    Shown CodeOf(SeriesForecast series) => Shown.Code(tier, series.Series.Value.Id.Code);

    static Measure MeasureOf(SeriesForecast series) => (series.Series.Value.What, series.Series.Value.Of) switch
    {
        (CountKind.Stock, Counted.Returned) => Measure.Returns,
        (CountKind.Stock, _) => series.Place is null ? Measure.DisplacedNow : Measure.Present,
        (CountKind.Cumulative, Counted.Displaced) => Measure.DisplacedTotal,
        (_, Counted.Arrivals) => Measure.Arrivals,
        (_, Counted.Returned) => Measure.Returns,
        _ => Measure.Departures,
    };

    /// <summary>The days on which thresholds are first passed.</summary>
    internal IEnumerable<PassingRow> PassingDays()
    {
        foreach (var threshold in findings.Thresholds.Where(
            threshold => threshold.Series is null && tier.ShowsPassingDayOf(threshold.Place)))
        {
            if (threshold.Place is not { } place)
            {
                if (forecast.IsTotalUnknown) continue;
                yield return Passing(Shown.Everywhere, threshold.Count, threshold.Count, forecast.DisplacedNow.On);
            }
            else if (Shown.Place(tier, place) is { } name)
            {
                yield return Passing(name, threshold.Count, threshold.Count, day => forecast.Present.On(place, day));
            }
        }

        foreach (var threshold in findings.Thresholds.Where(
            threshold => threshold.Series is not null && tier.ShowsPassingDayOf(threshold.Place)))
        {
            if (FindSeries(threshold) is not { } series || !tier.ShowsMeasure(MeasureOf(series)) || !tier.Shows(series))
            {
                continue;
            }
            var passing = Passing(PlaceOf(series), threshold.Count, threshold.Count, series.Count().On);
            yield return passing with { Series = CodeOf(series) };
        }

        foreach (var site in findings.Situation.Sites.Select(site => site.Value).OrderBy(site => site.Place))
        {
            if (site.Capacity is not { } capacity || !tier.ShowsPassingDayOf(site.Place)
                || Shown.Place(tier, site.Place) is not { } name || forecast.StartUnknown.Contains(site.Place))
            {
                continue;
            }
            yield return Passing(name, null, capacity.Count, day => forecast.Present.On(site.Place, day));
        }
    }

    /// <summary>
    /// Thresholds of what nobody can say: on a series that has no count yet, or on a total that is not known.
    /// </summary>
    internal IEnumerable<UnknownThreshold> UnknownThresholds() => findings.Thresholds
        .Where(threshold => tier.ShowsPassingDayOf(threshold.Place) && IsUnknown(threshold))
        .Select(threshold => new UnknownThreshold(
            threshold.Count, threshold.Series is { } series ? Shown.Code(tier, series) : null));

    bool IsUnknown(CountThreshold threshold) => threshold.Series is not null
        ? FindSeries(threshold) is null
        : threshold.Place is null && forecast.IsTotalUnknown;

    /// <summary>
    /// The stock or running total that a threshold names, or null when it has no count. Without a place, the one place
    /// that the series counts is meant.
    /// </summary>
    SeriesForecast? FindSeries(CountThreshold threshold)
    {
        var places = findings.SeriesForecasts.Where(
            series => series.Series.Value.Id.Code == threshold.Series
            && series.Series.Value.What != CountKind.Flow).ToList();
        return places.Find(series => series.Place == threshold.Place)
            ?? (threshold.Place is null && places is [var only] ? only : null);
    }

    /// <summary>
    /// The places, districts and whole that have rows: each with its places, or null for all of them.
    /// </summary>
    internal IEnumerable<(Shown Name, IReadOnlyList<PlaceId>? Places)> Named() =>
        Groups().Select(group => (group.Name, group.Places));

    IEnumerable<Group> Groups()
    {
        var shown = Known(forecast).Where(tier.ShowsForecastOf).ToList();
        yield return new(Shown.Everywhere, tier.SeesEverything ? null : tier.SeesPlaces ? shown : [.. districts.Places])
        {
            IsAll = true,
        };
        if (tier.SeesPlaces)
        {
            foreach (var place in shown)
            {
                if (Shown.Place(tier, place) is { } name) yield return new(name, [place]);
            }

            yield break;
        }

        var parts = districts.Places
            .GroupBy(districts.Of, StringComparer.Ordinal)
            .OrderBy(district => district.Key, StringComparer.Ordinal);
        foreach (var district in parts)
        {
            if (Shown.District(districts, district.First()) is { } name) yield return new(name, [.. district]);
        }
    }

    /// <summary>Places of which anything is forecast.</summary>
    internal static IEnumerable<PlaceId> Known(Forecast forecast) => forecast.Present.Places
        .Concat(forecast.Arrivals.Places).Concat(forecast.Departures.Places).Concat(forecast.Returns.Places)
        .Distinct().Except(forecast.NotForecast).Order();

    IEnumerable<ForecastRow> Of(Group group) =>
        (group.IsAll ? OfAll.Where(tier.ShowsMeasureOfAll) : OfPlace).SelectMany(measure => Of(group, measure));

    IEnumerable<ForecastRow> Of(Group group, Measure measure) => (measure, group.IsAll) switch
    {
        _ when !tier.ShowsMeasure(measure) || (group.IsAll && !tier.ShowsMeasureOfAll(measure)) => [],
        (_, true) when forecast.IsTotalUnknown => [],
        (Measure.DisplacedNow, true) => Stock(group, measure, forecast.DisplacedNow.On),
        (Measure.DisplacedTotal, true) => Stock(group, measure, forecast.DisplacedTotal.On),
        (Measure.Present, false) when group.Places is [var only] && forecast.StartUnknown.Contains(only) => [],
        (Measure.Present, false) when Has(group, forecast.Present) =>
            Stock(group, measure, day => Sum(group, forecast.Present, day)),
        (Measure.Arrivals, _) when Has(group, forecast.Arrivals) =>
            Flow(group, measure, day => Arrived(group, day)),
        (Measure.Departures, _) when Has(group, forecast.Departures) =>
            Flow(group, measure, day => Sum(group, forecast.Departures, day)),
        (Measure.Returns, _) when Has(group, forecast.Returns) =>
            Flow(group, measure, day => Sum(group, forecast.Returns, day)),
        _ => [],
    };

    static bool Has(Group group, MemberMatrix matrix) =>
        group.Places is null || group.Places.Any(matrix.Has);

    IEnumerable<ForecastRow> Stock(Group group, Measure measure, FirstPassage.MembersOn<int> members)
    {
        for (var day = 0; day <= forecast.Size.Days; day += tier.Step)
        {
            yield return Row(group, measure, day, members(day));
        }
    }

    IEnumerable<ForecastRow> Flow(Group group, Measure measure, FirstPassage.MembersOn<int> members)
    {
        for (var day = tier.Step == 1 ? 0 : tier.Step; day <= forecast.Size.Days; day += tier.Step)
        {
            var sum = new int[forecast.Size.Members];
            for (var within = Math.Max(0, day - tier.Step + 1); within <= day; within++) Add(members(within), sum);
            yield return Row(group, measure, day, sum);
        }
    }

    ReadOnlySpan<int> Sum(Group group, MemberMatrix matrix, int day)
    {
        if (group.Places is [var only]) return matrix.On(only, day);

        var sum = new int[forecast.Size.Members];
        Add(group, matrix, day, sum);
        return sum;
    }

    ReadOnlySpan<int> Arrived(Group group, int day)
    {
        if (group.Places is [var only]) return forecast.Arrivals.On(only, day);
        var sum = new int[forecast.Size.Members];
        forecast.AddArrivals(group.Places ?? forecast.Arrivals.Places, day, sum);
        return sum;
    }

    static void Add(Group group, MemberMatrix matrix, int day, int[] sum)
    {
        foreach (var place in group.Places ?? matrix.Places) Add(matrix.On(place, day), sum);
    }

    static void Add(ReadOnlySpan<int> members, int[] sum)
    {
        for (var member = 0; member < sum.Length; member++) sum[member] += members[member];
    }

    ForecastRow Row(Group group, Measure measure, int day, ReadOnlySpan<int> members)
    {
        // Most places are empty on most days: what is the same in every member needs no sorting.
        var spread = members.IndexOfAnyExcept(members[0]) < 0 ? Same(members[0]) : Quantiles.Of(members);
        return new(
            forecast.AsOf.AddDays(day), group.Name, measure, Rounded(spread.Mean), [.. spread.Values.Select(Rounded)]);
    }

    static MemberSpread Same(int value) => new(value, [.. Quantiles.Printed.Select(_ => (double)value)]);

    /// <summary>To the public two significant figures, and nothing below five people.</summary>
    double? Rounded(double value)
    {
        if (tier.SeesPlaces) return value;
        return value < SmallCell ? null : Figures.TwoDigits(value);
    }

    PassingRow Passing(Shown place, double? threshold, double count, FirstPassage.MembersOn<int> present)
    {
        var first = FirstPassage.Reaching(forecast.Size.Days, present, count);
        Array.Sort(first);
        return new(
            forecast.AsOf, place, threshold,
            [.. Quantiles.Printed.Select(level => AsPrinted(Quantiles.OfSorted<int>(first, level)))],
            Chance.For(tier, FirstPassage.ChanceWithin(first)))
        {
            Passes = first[0] != int.MaxValue,
        };
    }

    DateOnly? AsPrinted(int day)
    {
        if (day == FirstPassage.Never) return null;
        var date = forecast.AsOf.AddDays(day);
        return tier.SeesEverything ? date : Dates.Monday(date);
    }

    static readonly Measure[] OfAll =
        [Measure.DisplacedNow, Measure.DisplacedTotal, Measure.Arrivals, Measure.Departures, Measure.Returns];

    static readonly Measure[] OfPlace = [Measure.Present, Measure.Arrivals, Measure.Departures, Measure.Returns];

    /// <summary>Places whose people are counted together.</summary>
    /// <param name="Name">What they are called.</param>
    /// <param name="Places">The places. Null for all that anything is forecast of.</param>
    sealed record Group(Shown Name, IReadOnlyList<PlaceId>? Places)
    {
        /// <summary>Whether they stand for the whole crisis, as far as the tier shows it.</summary>
        internal bool IsAll { get; init; }
    }

    /// <summary>
    /// The least count that is printed to the public (do-no-harm rules: cells below 5 are suppressed).
    /// </summary>
    const double SmallCell = 5;
}
