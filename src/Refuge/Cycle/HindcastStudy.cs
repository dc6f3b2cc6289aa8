using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Publishing.Hindcasts;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>
/// A hindcast laid out: each of its origins can be gone through by itself, on whatever machine, and what was found at
/// all of them makes the hindcast.
/// </summary>
sealed class HindcastStudy
{
    const int FirstOriginDay = 30;
    const int WeekDays = 7;

    readonly Crisis crisis;
    readonly HindcastRequest request;
    readonly DateOnly lastDay;
    readonly Dictionary<SeriesId, Series> series;
    readonly IReadOnlyDictionary<CountKey, IReadOnlyList<CountReport>> counted;
    readonly Lazy<HashSet<DateOnly>> drawn;
    readonly Extractions extractions;

    /// <summary>Lays a hindcast out.</summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="request">Which forecasts.</param>
    /// <param name="extractions">What was found in reports before; what is read is added.</param>
    internal HindcastStudy(Crisis crisis, HindcastRequest request, Extractions extractions)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(request);
        (this.crisis, this.request, this.extractions) = (crisis, request, extractions);
        lastDay = crisis.LastKnownOn ?? crisis.Identity.FirstDay;
        series = crisis.Situation.Series.AsOf(lastDay)
            .ToDictionary(static row => row.Value.Id, static row => row.Value);
        counted = KnownCounts.Reports(crisis.Situation.Observations, lastDay);
        Origins = OriginsOf(crisis, request, lastDay);
        drawn = new(Drawn);
    }

    /// <summary>The days at whose ends forecasts are made, ascending.</summary>
    internal IReadOnlyList<DateOnly> Origins { get; }

    /// <summary>Makes the forecasts of one origin and holds them against what was counted afterwards.</summary>
    /// <param name="origin">One of <see cref="Origins"/>.</param>
    /// <param name="threads">How many threads to use; what is found is the same for any number. Null: one for each
    /// core.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal OriginFindings From(DateOnly origin, int? threads, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var hindcast = Hindcast(threads, cancellation);
        var at = hindcast.At(origin);
        var end = LastScored(origin);
        return new(
            hindcast.RowsOf(at, counted, end),
            [.. Thresholds().Select(threshold => Passing(at, threshold, end))],
            drawn.Value.Contains(origin) ? Fans(at) : []);
    }

    /// <summary>The hindcast.</summary>
    /// <param name="found">[origins] What was found at each origin, in the order of <see cref="Origins"/>.</param>
    internal HindcastFindings Of(IReadOnlyList<OriginFindings> found)
    {
        IReadOnlyList<HindcastRow> rows = [.. found.SelectMany(static each => each.Rows)];
        var errors = KnownRivalErrors.OfOtherCrises(Countries());
        return new(
            crisis.Identity.Id,
            crisis.Identity.Title,
            series,
            crisis.Situation.Places.AsOf(lastDay)
                .ToDictionary(static row => row.Value.Id, static row => row.Value.Name),
            rows,
            errors,
            HindcastScores.Of(rows, errors, request.HorizonDays),
            [
                .. from threshold in Enumerable.Range(0, Thresholds().Count)
                   from each in found
                   where each.Passings[threshold] is not null
                   select each.Passings[threshold],
            ],
            Charts(found),
            new(
                request.Version, request.Command,
                (request.Start, request.IsToldFighting) switch
                {
                    (HindcastStart.Nothing, true) => "nothing, fighting known",
                    (HindcastStart.Nothing, _) => "nothing",
                    _ => "counts",
                },
                Origins, request.HorizonDays, lastDay, crisis.InputHashes));
    }

    Hindcast Hindcast(int? threads, CancellationToken cancellation) => new(
        crisis.Situation.Observations, crisis.Plans,
        request.Start == HindcastStart.Nothing
            ? new RulesForecaster(
                crisis, request.HorizonDays, request.IsToldFighting, extractions, threads, cancellation)
            : new TrendForecaster(id => series[id].What == CountKind.Cumulative))
    {
        Flee = request.Flee,
        IsScored = id => series.TryGetValue(id, out var definition) && IsScored(definition),
    };

    /// <summary>Of a flow, whose rows cover stretches of unlike length, no single day is comparable; a running total of
    /// people present means nothing.</summary>
    static bool IsScored(Series series) => series.What switch
    {
        CountKind.Stock => true,
        CountKind.Cumulative => series.Of != Counted.Present,
        _ => false,
    };

    static List<DateOnly> OriginsOf(Crisis crisis, HindcastRequest request, DateOnly lastDay)
    {
        var from = request.From ?? crisis.Identity.FirstDay.AddDays(FirstOriginDay);
        var to = request.To ?? lastDay.AddDays(-1);
        var origins = new List<DateOnly>();
        for (var origin = from; origin <= to && origin < lastDay; origin = origin.AddDays(request.EveryDays))
        {
            origins.Add(origin);
        }

        return origins;
    }

    int LastScored(DateOnly origin) => Math.Min(origin.DayNumber + request.HorizonDays, lastDay.DayNumber);

    HashSet<string> Countries() =>
        crisis.Situation.Places.AsOf(lastDay).Select(static row => row.Value.Country).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    List<(CountKey Key, double Count)> Thresholds() =>
    [
        .. crisis.Identity.Thresholds.Where(static threshold => threshold.Series is not null)
            .Select(static threshold => (new CountKey(new(threshold.Series!), threshold.Place), threshold.Count))
            .Where(threshold => counted.ContainsKey(threshold.Item1)),
    ];

    PassingForecast? Passing(HindcastOrigin at, (CountKey Key, double Count) threshold, int end) =>
        at.Outlooks.TryGetValue(threshold.Key, out var outlook)
            ? PassingForecast.Of(
                at.Day, threshold.Key, threshold.Count, at.Known[threshold.Key], outlook, counted[threshold.Key], end)
            : null;

    /// <summary>
    /// The origins whose forecasts are drawn. Fans that lie over one another cannot be read: the next begins where the
    /// last ends.
    /// </summary>
    HashSet<DateOnly> Drawn()
    {
        var (found, until) = (new HashSet<DateOnly>(), DateOnly.MinValue);
        var hindcast = Hindcast(null, CancellationToken.None);
        foreach (var origin in Origins)
        {
            if (origin < until || !hindcast.HasCountsAfter(origin, counted, LastScored(origin))) continue;
            until = origin.AddDays(request.HorizonDays);
            found.Add(origin);
        }

        return found;
    }

    List<DrawnForecast> Fans(HindcastOrigin at)
    {
        DateOnly[] days = [.. Enumerable.Range(0, (request.HorizonDays / WeekDays) + 1)
            .Select(week => at.Day.AddDays(week * WeekDays))];
        return
        [
            .. at.Outlooks.Select(each => new DrawnForecast(each.Key, new(
                at.Day,
                [.. days.Select(day => (day, each.Value(day)))],
                [.. Rivals.All.Select(rival => Expected(rival, at.Known[each.Key], days))]))),
        ];
    }

    static IReadOnlyList<double> Expected(Rival rival, CountHistory known, DateOnly[] days) =>
        [.. days.Select(day => Rivals.Expect(rival, known, day.DayNumber))];

    List<HindcastChart> Charts(IReadOnlyList<OriginFindings> found) =>
    [
        .. found.SelectMany(static each => each.Drawn).GroupBy(static each => each.Key)
            .OrderBy(static fans => fans.Key)
            .Select(fans => new HindcastChart(
                fans.Key,
                [.. counted[fans.Key].Select(static report => (DateOnly.FromDayNumber(report.Day), report.Count))],
                [.. fans.Select(static each => each.Fan)])),
    ];
}

/// <summary>What was found at one origin of a hindcast.</summary>
/// <param name="Rows">The counts that came, and what was forecast of them.</param>
/// <param name="Passings">[thresholds] When each threshold was expected to be passed; null where nothing is
/// compared.</param>
/// <param name="Drawn">The forecasts that are drawn. Empty at an origin of which none is.</param>
sealed record OriginFindings(
    IReadOnlyList<HindcastRow> Rows, IReadOnlyList<PassingForecast?> Passings, IReadOnlyList<DrawnForecast> Drawn);

/// <summary>A forecast that is drawn.</summary>
/// <param name="Key">What was counted.</param>
/// <param name="Fan">The forecast.</param>
sealed record DrawnForecast(CountKey Key, HindcastFan Fan);
