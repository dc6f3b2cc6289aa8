using System.Globalization;
using Refuge.Displacement;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>Turns the members of a forecast into the rows that a tier may see.</summary>
/// <remarks>
/// Flows over a week are summed in each member before any quantile is taken: quantiles do not add up. Places of a
/// district likewise. In weekly tiers a flow has no row on the as-of date, whose week lies before the forecast.
/// </remarks>
sealed class ForecastRows(Findings findings, Tier tier)
{
    readonly Forecast forecast = findings.Forecast;
    readonly Dictionary<(string Place, string Measure), IReadOnlyList<ForecastRow>> series = [];

    /// <summary>The counts, in the order of place, measure and day; <c>*</c> first.</summary>
    internal IEnumerable<ForecastRow> Counts() => Groups().SelectMany(Of);

    /// <summary>The places, or districts, of which counts may be shown; all places together left out.</summary>
    internal IEnumerable<string> Names => Groups().Where(group => group.Places is not null).Select(group => group.Name);

    /// <summary>The counts of one measure at one place, by day; empty where they may not be shown.</summary>
    internal IReadOnlyList<ForecastRow> Series(string place, string measure)
    {
        if (series.TryGetValue((place, measure), out var known)) return known;
        var group = Groups().FirstOrDefault(group => group.Name == place);
        return series[(place, measure)] = group is null ? [] : [.. Of(group, measure)];
    }

    /// <summary>Displaced people present along each direction of flight: summed in each member over the places that may be shown.</summary>
    internal IEnumerable<ForecastRow> AlongAxes() => !tier.SeesPlaces ? [] : forecast.Present.Places
        .Where(tier.ShowsForecastOf)
        .GroupBy(place => tier.FindPlace(place)?.Axis ?? "", StringComparer.Ordinal)
        .Where(axis => axis.Key.Length > 0)
        .OrderBy(axis => axis.Key, StringComparer.Ordinal)
        .Select(axis => new Group(axis.Key, [.. axis]))
        .SelectMany(axis => Stock(axis, Measures.Present, day => Sum(axis, forecast.Present, day)));

    /// <summary>The counts of series, in the order of series, place and day.</summary>
    internal IEnumerable<ForecastRow> SeriesCounts()
    {
        foreach (var series in findings.SeriesForecasts.Where(series => tier.ShowsMeasure(Measure(series)) && tier.Shows(series)))
        {
            var count = series.Count();
            var group = new Group(series.Place?.Code ?? Measures.Everywhere, null);
            var rows = series.Series.Value.What == CountKind.Flow ? Flow(group, Measure(series), count.On) : Stock(group, Measure(series), count.On);
            foreach (var row in rows) yield return row with { Series = series.Series.Value.Id.Code };
        }
    }

    static string Measure(SeriesForecast series) => (series.Series.Value.What, series.Series.Value.Of) switch
    {
        (CountKind.Stock, Counted.Returned) => Measures.Returns,
        (CountKind.Stock, _) => series.Place is null ? Measures.DisplacedNow : Measures.Present,
        (CountKind.Cumulative, Counted.Displaced) => Measures.DisplacedTotal,
        (_, Counted.Arrivals) => Measures.Arrivals,
        (_, Counted.Returned) => Measures.Returns,
        _ => Measures.Departures,
    };

    /// <summary>The days on which thresholds are first passed.</summary>
    internal IEnumerable<PassingRow> PassingDays()
    {
        foreach (var threshold in findings.Thresholds.Where(threshold => threshold.Series is null && tier.ShowsPassingDayOf(threshold.Place)))
        {
            var name = threshold.Count.ToString(CultureInfo.InvariantCulture);
            yield return threshold.Place is { } place
                ? Passing(place.Code, name, threshold.Count, day => forecast.Present.On(place, day))
                : Passing(Measures.Everywhere, name, threshold.Count, forecast.DisplacedNow.On);
        }

        foreach (var threshold in findings.Thresholds.Where(threshold => threshold.Series is not null && tier.ShowsPassingDayOf(threshold.Place)))
        {
            if (FindSeries(threshold) is not { } series || !tier.ShowsMeasure(Measure(series)) || !tier.Shows(series)) continue;
            var passing = Passing(series.Place?.Code ?? Measures.Everywhere, threshold.Count.ToString(CultureInfo.InvariantCulture), threshold.Count, series.Count().On);
            yield return passing with { Series = series.Series.Value.Id.Code };
        }

        foreach (var site in findings.Situation.Sites.Select(site => site.Value).OrderBy(site => site.Place))
        {
            if (site.Capacity is not { } capacity || !tier.ShowsPassingDayOf(site.Place)) continue;
            yield return Passing(site.Place.Code, Measures.Capacity, capacity.Count, day => forecast.Present.On(site.Place, day));
        }
    }

    /// <summary>Thresholds on a series that has no count yet: nobody can say when they are passed.</summary>
    internal IEnumerable<CountThreshold> UnknownThresholds() => findings.Thresholds
        .Where(threshold => threshold.Series is not null && tier.ShowsPassingDayOf(threshold.Place) && FindSeries(threshold) is null);

    /// <summary>The stock or running total that a threshold names, or null when it has no count. Without a place, the one place that the series counts is meant.</summary>
    SeriesForecast? FindSeries(CountThreshold threshold)
    {
        var places = findings.SeriesForecasts.Where(series => series.Series.Value.Id.Code == threshold.Series && series.Series.Value.What != CountKind.Flow).ToList();
        return places.Find(series => series.Place == threshold.Place) ?? (threshold.Place is null && places is [var only] ? only : null);
    }

    /// <summary>The places, districts and whole that have rows: each with its places, or null for all of them.</summary>
    internal IEnumerable<(string Name, IReadOnlyList<PlaceId>? Places)> Named => Groups().Select(group => (group.Name, group.Places));

    IEnumerable<Group> Groups()
    {
        yield return new(Measures.Everywhere, null);

        var shown = Places().Where(tier.ShowsForecastOf).ToList();
        if (tier.SeesPlaces)
        {
            foreach (var place in shown) yield return new(place.Code, [place]);
            yield break;
        }

        var districts = shown
            .GroupBy(place => District(tier.FindPlace(place)), StringComparer.Ordinal)
            .Where(district => district.Key.Length > 0)
            .OrderBy(district => district.Key, StringComparer.Ordinal);
        foreach (var district in districts) yield return new(district.Key, [.. district]);
    }

    IEnumerable<PlaceId> Places() => forecast.Present.Places
        .Concat(forecast.Arrivals.Places).Concat(forecast.Departures.Places).Concat(forecast.Returns.Places)
        .Distinct().Order();

    IEnumerable<ForecastRow> Of(Group group) => (group.Places is null ? OfAll : OfPlace).SelectMany(measure => Of(group, measure));

    IEnumerable<ForecastRow> Of(Group group, string measure) => (measure, group.Places) switch
    {
        _ when !tier.ShowsMeasure(measure) => [],
        (Measures.DisplacedNow, null) => Stock(group, measure, forecast.DisplacedNow.On),
        (Measures.DisplacedTotal, null) => Stock(group, measure, forecast.DisplacedTotal.On),
        (Measures.Present, not null) when Has(group, forecast.Present) => Stock(group, measure, day => Sum(group, forecast.Present, day)),
        (Measures.Arrivals, _) when Has(group, forecast.Arrivals) => Flow(group, measure, day => Sum(group, forecast.Arrivals, day)),
        (Measures.Departures, _) when Has(group, forecast.Departures) => Flow(group, measure, day => Sum(group, forecast.Departures, day)),
        (Measures.Returns, _) when Has(group, forecast.Returns) => Flow(group, measure, day => Sum(group, forecast.Returns, day)),
        _ => [],
    };

    static bool Has(Group group, MemberMatrix matrix) =>
        group.Places is null || group.Places.Any(new HashSet<PlaceId>(matrix.Places).Contains);

    IEnumerable<ForecastRow> Stock(Group group, string measure, MembersOn members)
    {
        for (var day = 0; day <= forecast.Size.Days; day += tier.Step) yield return Row(group, measure, day, members(day));
    }

    IEnumerable<ForecastRow> Flow(Group group, string measure, MembersOn members)
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

    static void Add(Group group, MemberMatrix matrix, int day, int[] sum)
    {
        foreach (var place in group.Places ?? matrix.Places) Add(matrix.On(place, day), sum);
    }

    static void Add(ReadOnlySpan<int> members, int[] sum)
    {
        for (var member = 0; member < sum.Length; member++) sum[member] += members[member];
    }

    ForecastRow Row(Group group, string measure, int day, ReadOnlySpan<int> members)
    {
        // Most places are empty on most days: what is the same in every member needs no sorting.
        var spread = members.IndexOfAnyExcept(members[0]) < 0 ? Same(members[0]) : Quantiles.Of(members);
        return new(forecast.AsOf.AddDays(day), group.Name, measure, Shown(spread.Mean), [.. spread.Values.Select(Shown)]);
    }

    static MemberSpread Same(int value) => new(value, [.. Quantiles.Printed.Select(_ => (double)value)]);

    /// <summary>To the public two significant figures, and nothing below five people.</summary>
    double? Shown(double value)
    {
        if (tier.SeesPlaces) return value;
        return value < SmallCell ? null : Figures.TwoDigits(value);
    }

    PassingRow Passing(string place, string threshold, double count, FirstPassage.MembersOn<int> present)
    {
        var first = FirstPassage.Reaching(forecast.Size.Days, present, count);
        Array.Sort(first);
        return new(
            forecast.AsOf, place, threshold,
            [.. Quantiles.Printed.Select(level => AsPrinted(Quantiles.OfSorted<int>(first, level)))],
            FirstPassage.ChanceWithin(first));
    }

    DateOnly? AsPrinted(int day)
    {
        if (day == FirstPassage.Never) return null;
        var date = forecast.AsOf.AddDays(day);
        return tier.SeesEverything ? date : Dates.Monday(date);
    }

    /// <summary>The district a place lies in, as printed to the public. Empty when it is not known.</summary>
    internal static string District(Place? place) => place?.Admin2 ?? place?.Admin1 ?? "";

    delegate ReadOnlySpan<int> MembersOn(int day);

    static readonly string[] OfAll = [Measures.DisplacedNow, Measures.DisplacedTotal, Measures.Arrivals, Measures.Departures, Measures.Returns];

    static readonly string[] OfPlace = [Measures.Present, Measures.Arrivals, Measures.Departures, Measures.Returns];

    sealed record Group(string Name, IReadOnlyList<PlaceId>? Places);

    /// <summary>The least count that is printed to the public (do-no-harm rules: cells below 5 are suppressed).</summary>
    const double SmallCell = 5;
}
