using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Publishing.Hindcasts;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>Forecasts as of earlier days beside what was counted afterwards, scored with the honest rivals.</summary>
static class HindcastCycle
{
    /// <summary>The documents of a hindcast: <c>hindcast.csv</c>, the dressed rivals, the scores, passing days, a page
    /// of charts and the record of the run.</summary>
    /// <param name="crisis">The crisis, in all versions of its rows.</param>
    /// <param name="request">Which forecasts.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static HindcastResult Run(Crisis crisis, HindcastRequest request, CancellationToken cancellation)
    {
        var findings = Find(crisis, request, cancellation);
        return new(
            [
                HindcastTables.Rows(findings), HindcastTables.DressedRivals(findings), HindcastTables.Scores(findings),
                    HindcastTables.Passings(findings),
                HindcastPage.Of(findings), HindcastRunJson.Of(findings),
            ],
            HindcastSummary.Of(findings));
    }

    /// <summary>What the documents are made from.</summary>
    internal static HindcastFindings Find(Crisis crisis, HindcastRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(request);
        var lastDay = crisis.LastKnownOn ?? crisis.Identity.FirstDay;
        var origins = Origins(crisis, request, lastDay);
        var series = crisis.Situation.Series.AsOf(lastDay)
            .ToDictionary(static row => row.Value.Id, static row => row.Value);
        ISeriesForecaster forecaster = request.Start == HindcastStart.Nothing
            ? new RulesForecaster(crisis, request.HorizonDays, request.IsToldFighting, cancellation)
            : new TrendForecaster(id => series[id].What == CountKind.Cumulative);
        var hindcast = new Hindcast(crisis.Situation.Observations, crisis.Plans, forecaster)
        {
            Flee = request.Flee,
            IsScored = id => series.TryGetValue(id, out var definition) && IsScored(definition),
        };
        var rows = hindcast.Run(origins, request.HorizonDays, lastDay, cancellation);
        var errors = KnownRivalErrors.OfOtherCrises(Countries(crisis, lastDay));
        return new(
            crisis.Identity.Id,
            crisis.Identity.Title,
            series,
            crisis.Situation.Places.AsOf(lastDay)
                .ToDictionary(static row => row.Value.Id, static row => row.Value.Name),
            rows,
            errors,
            HindcastScores.Of(rows, errors, request.HorizonDays),
            Passings(crisis, hindcast, origins, request.HorizonDays, lastDay),
            Charts(crisis, hindcast, rows, request.HorizonDays, lastDay),
            new(
                request.Version, request.Command,
                (request.Start, request.IsToldFighting) switch
                {
                    (HindcastStart.Nothing, true) => "nothing, fighting known",
                    (HindcastStart.Nothing, _) => "nothing",
                    _ => "counts",
                },
                origins,
                request.HorizonDays, lastDay, crisis.InputHashes));
    }

    /// <summary>Of a flow, whose rows cover stretches of unlike length, no single day is comparable; a running total of
    /// people present means nothing.</summary>
    static bool IsScored(Series series) => series.What switch
    {
        CountKind.Stock => true,
        CountKind.Cumulative => series.Of != Counted.Present,
        _ => false,
    };

    static List<DateOnly> Origins(Crisis crisis, HindcastRequest request, DateOnly lastDay)
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

    static HashSet<string> Countries(Crisis crisis, DateOnly lastDay) =>
        crisis.Situation.Places.AsOf(lastDay).Select(static row => row.Value.Country).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    static List<PassingForecast> Passings(Crisis crisis, Hindcast hindcast, List<DateOnly> origins, int horizonDays,
        DateOnly lastDay)
    {
        var counted = KnownCounts.Reports(crisis.Situation.Observations, lastDay);
        var found = new List<PassingForecast>();
        foreach (var threshold in crisis.Identity.Thresholds.Where(static threshold => threshold.Series is not null))
        {
            var key = new CountKey(new(threshold.Series!), threshold.Place);
            if (!counted.TryGetValue(key, out var reports)) continue;
            foreach (var origin in origins)
            {
                var end = Math.Min(origin.DayNumber + horizonDays, lastDay.DayNumber);
                if (!hindcast.OutlooksFrom(origin).TryGetValue(key, out var outlook)) continue;
                var known = KnownCounts.Histories(crisis.Situation.Observations, origin)[key];
                var passing = PassingForecast.Of(origin, key, threshold.Count, known, outlook, reports, end);
                if (passing is not null) found.Add(passing);
            }
        }

        return found;
    }

    static List<HindcastChart> Charts(Crisis crisis, Hindcast hindcast, IReadOnlyList<HindcastRow> rows,
        int horizonDays, DateOnly lastDay)
    {
        var counted = KnownCounts.Reports(crisis.Situation.Observations, lastDay);
        var fans = new Dictionary<CountKey, List<HindcastFan>>();
        var until = DateOnly.MinValue;
        foreach (var origin in rows.Select(static row => row.Origin).Distinct())
        {
            // Fans that lie over one another cannot be read: the next begins where the last ends.
            if (origin < until) continue;
            until = origin.AddDays(horizonDays);
            var known = KnownCounts.Histories(crisis.Situation.Observations, origin);
            DateOnly[] days = [.. Enumerable.Range(0, (horizonDays / WeekDays) + 1)
                .Select(week => origin.AddDays(week * WeekDays))];
            foreach (var (key, outlook) in hindcast.OutlooksFrom(origin))
            {
                if (!fans.TryGetValue(key, out var list)) fans[key] = list = [];
                list.Add(new(
                    origin,
                    [.. days.Select(day => (day, outlook(day)))],
                    [.. Rivals.All.Select(rival => Expected(rival, known[key], days))]));
            }
        }

        return
        [
            .. from key in fans.Keys.Order()
               select new HindcastChart(key, [.. counted[key]
                   .Select(static report => (DateOnly.FromDayNumber(report.Day), report.Count))], fans[key]),
        ];
    }

    static IReadOnlyList<double> Expected(Rival rival, CountHistory known, DateOnly[] days) =>
        [.. days.Select(day => Rivals.Expect(rival, known, day.DayNumber))];

    const int FirstOriginDay = 30;
    const int WeekDays = 7;
}
