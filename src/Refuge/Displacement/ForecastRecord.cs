using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Collects the days of every member into a forecast. Each member writes its own cells only, so no lock is needed.</summary>
sealed class ForecastRecord
{
    readonly World world;
    readonly Situation situation;
    readonly MovementRules rules;
    readonly EnsembleSize size;
    readonly Column present, residents, returned, arrivals, departures, returns;
    readonly MemberSeries displacedNow, displacedTotal;
    readonly int?[] offensiveDay;
    readonly Priors priors;
    readonly double[][] drawn;
    readonly int[] refuges, homes;

    internal ForecastRecord(World world, Situation situation, MovementRules rules, Priors priors, EnsembleSize size)
    {
        (this.world, this.situation, this.rules, this.priors, this.size) = (world, situation, rules, priors, size);
        refuges = [.. Enumerable.Range(0, world.Count).Where(place => world.HostPull[place] > 0 || world.SiteCloses[place] >= 0 || world.PresentAtStart[place] is not null)];
        homes = [.. Enumerable.Range(0, world.Count).Where(place => world.Residents[place] is not null)];
        (present, arrivals) = (Matrix(refuges), Matrix(refuges));
        (residents, returned, departures, returns) = (Matrix(homes), Matrix(homes), Matrix(homes), Matrix(homes));
        (displacedNow, displacedTotal) = (new(size.Days, size.Members), new(size.Days, size.Members));
        offensiveDay = new int?[size.Members];
        drawn = new double[size.Members][];
    }

    Column Matrix(int[] places)
    {
        var matrix = new MemberMatrix(places.Select(place => world.Places[place]), size.Days, size.Members);
        return new(matrix, [.. places.Select(place => matrix[world.Places[place]])]);
    }

    /// <summary>Keeps the day that <paramref name="run"/> stands at the end of.</summary>
    internal void Keep(MemberRun run, int member, int day)
    {
        var before = day == 0 ? 0 : displacedTotal[day - 1, member];
        for (var number = 0; number < refuges.Length; number++)
        {
            var place = refuges[number];
            present.Of[number][day, member] = run.Sheltered[place];
            arrivals.Of[number][day, member] = run.Arrived[place];
        }

        for (var number = 0; number < homes.Length; number++)
        {
            var place = homes[number];
            residents.Of[number][day, member] = run.Cohorts.Home[place];
            returned.Of[number][day, member] = run.Cohorts.Returned[place];
            departures.Of[number][day, member] = run.Departed[place];
            returns.Of[number][day, member] = run.CameHome[place];
            before += run.Departed[place];
        }

        displacedTotal[day, member] = before;
        displacedNow[day, member] = (int)Math.Min(run.Displaced, int.MaxValue);
    }

    /// <summary>Keeps what <paramref name="run"/> drew for <paramref name="member"/>.</summary>
    internal void KeepFuture(MemberRun run, int member)
    {
        offensiveDay[member] = run.Future.OffensiveDay is var day && day <= size.Days ? day : null;
        drawn[member] = run.Future.Drawn.ToArray();
    }

    /// <summary>The forecast, once every member is kept.</summary>
    internal Forecast ToForecast() => new()
    {
        AsOf = situation.AsOf,
        Size = size,
        Present = present.Matrix,
        Residents = residents.Matrix,
        Returned = returned.Matrix,
        Arrivals = arrivals.Matrix,
        Departures = departures.Matrix,
        Returns = returns.Matrix,
        DisplacedNow = displacedNow,
        DisplacedTotal = displacedTotal,
        OffensiveDay = offensiveDay,
        Uncounted = [.. world.Places.Where((_, place) => world.Residents[place] is null && world.HostPull[place] > 0 && world.Control[place] is ControlStatus.Held or ControlStatus.Besieged or ControlStatus.Contested)],
        Drivers = [.. Drivers()],
        Rules = rules,
    };

    IEnumerable<Driver> Drivers()
    {
        foreach (var named in priors.All.OrderBy(prior => prior.Id, StringComparer.Ordinal))
        {
            var values = drawn.Select(member => member[named.Number]).Where(value => !double.IsNaN(value)).Order().ToArray();
            if (values.Length == 0) continue;
            yield return new(
                named.Id, named.Unit, named.Prior.Low, named.Prior.Best, named.Prior.High,
                Quantiles.OfSorted<double>(values, 0.1), Quantiles.OfSorted<double>(values, 0.5), Quantiles.OfSorted<double>(values, 0.9));
        }
    }

    /// <summary>A matrix, and its series in the order in which they are written, so that no day looks a place up.</summary>
    sealed record Column(MemberMatrix Matrix, MemberSeries[] Of);
}
