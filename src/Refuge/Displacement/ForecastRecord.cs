using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Collects the days of every member into a forecast. Each member writes its own cells only, so no lock is needed.</summary>
sealed class ForecastRecord
{
    readonly World world;
    readonly Situation situation;
    readonly MovementRules rules;
    readonly EnsembleSize size;
    readonly MemberMatrix present, residents, returned, arrivals, departures, returns;
    readonly MemberSeries displacedNow, displacedTotal;
    readonly int?[] offensiveDay;
    readonly IReadOnlyDictionary<string, (NamedPrior Prior, double Value)>[] drawn;
    readonly int[] refuges, homes;

    internal ForecastRecord(World world, Situation situation, MovementRules rules, EnsembleSize size)
    {
        (this.world, this.situation, this.rules, this.size) = (world, situation, rules, size);
        refuges = [.. Enumerable.Range(0, world.Count).Where(place => world.HostPull[place] > 0 || world.SiteCloses[place] >= 0 || world.PresentAtStart[place] is not null)];
        homes = [.. Enumerable.Range(0, world.Count).Where(place => world.Residents[place] is not null)];
        (present, arrivals) = (Matrix(refuges), Matrix(refuges));
        (residents, returned, departures, returns) = (Matrix(homes), Matrix(homes), Matrix(homes), Matrix(homes));
        (displacedNow, displacedTotal) = (new(size.Days, size.Members), new(size.Days, size.Members));
        offensiveDay = new int?[size.Members];
        drawn = new IReadOnlyDictionary<string, (NamedPrior Prior, double Value)>[size.Members];
    }

    MemberMatrix Matrix(int[] places) => new(places.Select(place => world.Places[place]), size.Days, size.Members);

    /// <summary>Keeps the day that <paramref name="run"/> stands at the end of.</summary>
    internal void Keep(MemberRun run, int member, int day)
    {
        var before = day == 0 ? 0 : displacedTotal[day - 1, member];
        foreach (var place in refuges)
        {
            present[world.Places[place]][day, member] = run.Sheltered[place];
            arrivals[world.Places[place]][day, member] = run.Arrived[place];
        }

        foreach (var place in homes)
        {
            residents[world.Places[place]][day, member] = run.Cohorts.Home[place];
            returned[world.Places[place]][day, member] = run.Cohorts.Returned[place];
            departures[world.Places[place]][day, member] = run.Departed[place];
            returns[world.Places[place]][day, member] = run.CameHome[place];
            before += run.Departed[place];
        }

        displacedTotal[day, member] = before;
        displacedNow[day, member] = (int)run.Displaced;
    }

    /// <summary>Keeps what <paramref name="run"/> drew for <paramref name="member"/>.</summary>
    internal void KeepFuture(MemberRun run, int member)
    {
        offensiveDay[member] = run.Future.OffensiveDay is var day && day <= size.Days ? day : null;
        drawn[member] = new SortedDictionary<string, (NamedPrior Prior, double Value)>(
            run.Future.Drawn.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.Ordinal);
    }

    /// <summary>The forecast, once every member is kept.</summary>
    internal Forecast ToForecast() => new()
    {
        AsOf = situation.AsOf,
        Size = size,
        Present = present,
        Residents = residents,
        Returned = returned,
        Arrivals = arrivals,
        Departures = departures,
        Returns = returns,
        DisplacedNow = displacedNow,
        DisplacedTotal = displacedTotal,
        OffensiveDay = offensiveDay,
        BeyondReach = world.Places.Where((_, place) => world.Control[place] is ControlStatus.Held or ControlStatus.Besieged).ToHashSet(),
        Uncounted = [.. world.Places.Where((_, place) => world.Residents[place] is null && world.Control[place] is not null && world.HostPull[place] > 0)],
        Drivers = [.. Drivers()],
        Rules = rules,
    };

    IEnumerable<Driver> Drivers()
    {
        var byId = drawn.SelectMany(member => member.Values).GroupBy(draw => draw.Prior.Id, StringComparer.Ordinal).OrderBy(draws => draws.Key, StringComparer.Ordinal);
        foreach (var draws in byId)
        {
            var (prior, values) = (draws.First().Prior, draws.Select(draw => draw.Value).Order().ToArray());
            yield return new(
                prior.Id, prior.Unit, prior.Prior.Low, prior.Prior.Best, prior.Prior.High,
                Quantiles.OfSorted<double>(values, 0.1), Quantiles.OfSorted<double>(values, 0.5), Quantiles.OfSorted<double>(values, 0.9));
        }
    }
}
