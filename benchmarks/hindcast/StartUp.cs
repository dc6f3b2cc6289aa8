using System.Globalization;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Displacement.Blocks;
using Refuge.Displacement.Scoring;
using Refuge.Flee.Folders;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Situations;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>
/// Start-up from nothing as Flee does it. Told are what Flee is told: who is in the camps on the first day, how many
/// there are in all on every day, which homes are fought over, when camps open and how many they take, and which
/// borders are closed. Said is which camps those go to who are new.
/// </summary>
/// <remarks>
/// Where they go is the law of the movement rules among camps: an equal share of the people of each home that is fought
/// over, by 1 / (softening + kilometres of the shortest open way), a full camp by a quarter of that. Hosts and the
/// distance beyond which nobody is sent stay out: all who are counted are in camps, and some came from farther away.
/// </remarks>
static class StartUp
{
    /// <summary>Flee's daily score of the rules on a Flee folder.</summary>
    /// <param name="folder">The folder with <c>input_csv</c> and <c>source_data</c>.</param>
    internal static DailyArd Score(string folder)
    {
        var made = Directory.CreateTempSubdirectory("refuge-startup-");
        try
        {
            var sources = Path.Combine(folder, "source_data");
            FleeImport.Write(Path.Combine(folder, "input_csv"), sources, made.FullName, "flee");
            var crisis = CrisisFolder.Read(made, null, default).Crisis
                ?? throw new InvalidDataException($"{folder} could not be imported.");
            return Score(
                crisis, Counts(sources), Capacities(Path.Combine(made.FullName, "sites.csv")),
                CrisisCase.Length(folder));
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    static DailyArd Score(
        Crisis crisis, Dictionary<string, List<(DateOnly, double)>> counts, Dictionary<string, double> capacity,
        int days)
    {
        var first = crisis.Identity.FirstDay;
        var last = first.AddDays(days);
        var known = SituationBuilder.AsOf(
            crisis.Situation,
            ForecastCycle.Read(crisis, crisis.Reports.AsOf(last), last, new(ShippedReader.Knowledge)), last);
        var fought = ToldFighting.From(crisis.Situation.Controls.Rows.Select(static row => row.Value), first).Days;
        var roads = new Roads(known with { AsOf = first, Observations = [] }, [.. fought.Keys]);
        var camps = counts.Keys.Where(roads.Has).Order(StringComparer.Ordinal).ToList();
        var opens = camps.ToDictionary(static camp => camp, camp => known.FindSite(new(camp))?.Value.Opens ?? first);
        var now = camps.ToDictionary(static camp => camp, camp => Between(counts[camp], first));
        var forecast = camps.ToDictionary(static camp => camp, static _ => new Dictionary<DateOnly, double>());
        for (var day = first; day < last; day = day.AddDays(1))
        {
            var (before, told) = (now.Values.Sum(), camps.Sum(camp => Between(counts[camp], day)));
            var parts = told > before ? Parts(roads, known, fought, day, camp =>
                opens[camp] > day
                ? 0
                : now[camp] >= capacity.GetValueOrDefault(camp, double.PositiveInfinity)
                ? new MovementRules().CrowdedPull.Value
                : 1, camps)
                : [];
            foreach (var camp in camps)
            {
                // Who came goes where the rules say. Where fewer are counted every camp loses the same part.
                now[camp] += told > before ? (told - before) * parts[camp]
                    : before > 0 ? (told - before) * now[camp] / before : 0;
                forecast[camp][day] = now[camp];
            }
        }

        return DailyArd.Of(
            forecast.ToDictionary(
                static camp => camp.Key, static camp => (IReadOnlyDictionary<DateOnly, double>)camp.Value),
            camps.ToDictionary(
                static camp => camp, camp => (IReadOnlyList<(DateOnly, double)>)counts[camp]))!;
    }

    /// <summary>
    /// The part of those who come on a day that each camp takes; evenly over those that are open where no way leads to
    /// any.
    /// </summary>
    static Dictionary<string, double> Parts(
        Roads roads, Situation known, IReadOnlyDictionary<PlaceId, (int From, int Until)> fought, DateOnly day,
        Func<string, double> pull, List<string> camps)
    {
        var (parts, all) = (camps.ToDictionary(static camp => camp, static _ => 0.0), 0.0);
        foreach (var (home, _) in fought.Where(home => home.Value.From <= day.DayNumber))
        {
            var people = known.FindPlace(home)?.Value.Population?.Count ?? 0;
            var weights = camps.ConvertAll(camp =>
                pull(camp) / (new MovementRules().Softening.Value + roads.Km(home, camp, day)));
            var sum = weights.Sum();
            if (people == 0 || sum <= 0) continue;
            for (var at = 0; at < camps.Count; at++) parts[camps[at]] += people * weights[at] / sum;
            all += people;
        }

        var open = camps.Sum(pull);
        return camps.ToDictionary(
            static camp => camp,
            camp => all > 0 ? parts[camp] / all : open > 0 ? pull(camp) / open : 1.0 / camps.Count);
    }

    /// <summary>How many each camp takes, as Flee is told: mostly the peak of later counts.</summary>
    static Dictionary<string, double> Capacities(string sites)
    {
        const int InFlee = 4;
        var capacities = new Dictionary<string, double>();
        foreach (var cells in File.ReadLines(sites).Skip(1).Select(static line => line.Split(',')))
        {
            if (double.TryParse(cells[InFlee], CultureInfo.InvariantCulture, out var people))
            {
                capacities[cells[0]] = people;
            }
        }

        return capacities;
    }

    /// <summary>
    /// The counts of each camp as Flee reads them: a camp of several files has days that all of them have.
    /// </summary>
    static Dictionary<string, List<(DateOnly, double)>> Counts(string sources)
    {
        var counts = new Dictionary<string, List<(DateOnly, double)>>();
        foreach (var line in File.ReadLines(Path.Combine(sources, "data_layout.csv")))
        {
            string[] cells =
                [.. line.Split(',').Select(static cell => cell.Trim()).Where(static cell => cell.Length > 0)];
            if (cells.Length < 2 || cells[0].StartsWith('#') || cells[0] is "total") continue;
            var files = cells[1..].Select(file => File.ReadLines(Path.Combine(sources, file))
                .Select(static row => row.Split(',')).Where(static row => row.Length > 1)
                .Select(static row => (
                    IsDay: DateOnly.TryParse(row[0], CultureInfo.InvariantCulture, out var day), Day: day,
                    IsCount: double.TryParse(row[1], CultureInfo.InvariantCulture, out var count), Count: count))
                .Where(static row => row.IsDay && row.IsCount)
                .GroupBy(static row => row.Day).ToDictionary(static same => same.Key, static same => same.Last().Count))
                .ToList();
            var days = files.Skip(1).Aggregate(
                files[0].Keys.ToHashSet(), static (all, file) => [.. all.Where(file.ContainsKey)]);
            if (days.Count == 0) continue;
            counts[cells[0]] = [.. days.Order().Select(day => (day, files.Sum(file => file[day])))];
        }

        return counts;
    }

    /// <summary>A count on a day, along straight lines; before the first report the first, as Flee takes it.</summary>
    static double Between(List<(DateOnly Day, double Count)> counts, DateOnly day)
    {
        var next = counts.FindIndex(count => count.Day >= day);
        if (next < 0) return counts[^1].Count;
        if (next == 0) return counts[0].Count;
        var (from, to) = (counts[next - 1], counts[next]);
        return from.Count + ((to.Count - from.Count) * (day.DayNumber - from.Day.DayNumber)
            / (to.Day.DayNumber - from.Day.DayNumber));
    }

    /// <summary>Shortest ways from the homes that are fought over, by the days on which ways are closed.</summary>
    sealed class Roads(Situation situation, PlaceId[] homes)
    {
        readonly DisplacementNetwork network =
            new ForecastModel(new(situation, [], [], new MovementRules()), default).Network;
        readonly Dictionary<(PlaceId, int), double[]> found = [];

        internal bool Has(string camp) => Array.IndexOf(network.Places, new PlaceId(camp)) >= 0;

        /// <summary>Kilometres; infinite where no way leads there.</summary>
        internal double Km(PlaceId home, string camp, DateOnly day)
        {
            var epoch = Array.FindLastIndex(network.Epochs, first => first <= day.DayNumber);
            if (!found.TryGetValue((home, epoch), out var km)) found[(home, epoch)] = km = From(home, day.DayNumber);
            return km[Array.IndexOf(network.Places, new PlaceId(camp))];
        }

        double[] From(PlaceId home, int day)
        {
            var km = new double[network.Count];
            Array.Fill(km, double.PositiveInfinity);
            var start = Array.IndexOf(network.Places, homes.Single(each => each == home));
            var open = new PriorityQueue<int, double>([(start, 0)]);
            km[start] = 0;
            while (open.TryDequeue(out var place, out var length))
            {
                if (length > km[place]) continue;
                for (var number = network.FirstWay[place]; number < network.FirstWay[place + 1]; number++)
                {
                    var way = network.Ways[number];
                    if (!way.IsOpen(day) || length + way.Km >= km[way.To]) continue;
                    km[way.To] = length + way.Km;
                    open.Enqueue(way.To, km[way.To]);
                }
            }

            return km;
        }
    }
}
