using System.Globalization;
using System.Text;
using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Displacement.Random;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Situations;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>
/// Invented crises whose course is drawn from the very priors that the forecast draws from: bands must hold what they
/// promise. A part of the forecast from counts is in it too: one camp was counted once to three times.
/// </summary>
static class Invented
{
    /// <summary>Two tables: how often bands hold, and how often what had a chance came.</summary>
    /// <param name="crises">How many crises.</param>
    internal static IEnumerable<string> Lines(int crises)
    {
        var found = Enumerable.Range(0, crises).AsParallel().AsOrdered().Select(Run).ToList();
        yield return "| days ahead | forecasts | 80 % band holds | 50 % band holds |";
        yield return "| --- | --- | --- | --- |";
        foreach (var day in Days)
        {
            var bands = found.SelectMany(static one => one.Bands).Where(band => band.Day == day).ToList();
            yield return Row($"| {day} | {bands.Count} | {Held(bands, 0.1):0%} | {Held(bands, 0.25):0%} |");
        }

        var all = found.SelectMany(static one => one.Bands).ToList();
        yield return Row($"| all | {all.Count} | {Held(all, 0.1):0%} | {Held(all, 0.25):0%} |");
        yield return "";
        yield return "| chance told | forecasts | mean chance | came |";
        yield return "| --- | --- | --- | --- |";
        var chances = found.SelectMany(static one => one.Chances).ToList();
        for (var bin = 0; bin < 10; bin++)
        {
            var within = chances.Where(chance => Math.Min(9, (int)(10 * chance.Told)) == bin).ToList();
            if (within.Count == 0) continue;
            var (told, came) = (
                within.Average(static chance => chance.Told), within.Average(static chance => chance.Came ? 1.0 : 0));
            yield return Row($"| {bin * 10}–{(bin * 10) + 10} % | {within.Count} | {told:0%} | {came:0%} |");
        }
    }

    static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The part of the bands that held what came: bands between the quantiles at a level and at one less that level.
    /// </summary>
    static double Held(IReadOnlyCollection<Band> bands, double tail) =>
        bands.Average(band => band.Rank >= tail && band.Rank <= 1 - tail ? 1.0 : 0);

    static Found Run(int number)
    {
        var made = Directory.CreateTempSubdirectory("refuge-invented-");
        try
        {
            var draw = new Draws(4711, number).Once(Purpose.Assumption, 1);
            Write(made.FullName, ref draw);
            var crisis = CrisisFolder.Read(made, null, default).Crisis!;
            var asOf = crisis.LastKnownOn!.Value;
            var situation =
                SituationBuilder.AsOf(
                    crisis.Situation,
                    ForecastCycle.Read(crisis, crisis.Reports.AsOf(asOf), asOf, new(ShippedReader.Knowledge)), asOf);
            var input =
                new ForecastInput(situation, crisis.Assumptions.AsOf(asOf), [], new MovementRules());
            var truth = Forecaster.Run(input, new(Days[^1], 1, 900_000 + number), 1, null, default);
            var forecast = Forecaster.Run(input, new(Days[^1], Members, 1), 1, null, default);
            return Compare(forecast, truth, ref draw);
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    static Found Compare(Forecast forecast, Forecast truth, ref DrawStream draw)
    {
        var (bands, chances) = (new List<Band>(), new List<Chance>());
        foreach (var day in Days)
        {
            Add(forecast.DisplacedNow.On(day), truth.DisplacedNow.On(day)[0], ref draw);
            foreach (var place in forecast.Present.Places)
            {
                Add(forecast.Present.On(place, day), truth.Present.On(place, day)[0], ref draw);
            }

            void Add(ReadOnlySpan<int> members, int came, ref DrawStream draw)
            {
                var (below, equal) = (0, 0);
                foreach (var member in members)
                {
                    if (member < came) below++;
                    else if (member == came) equal++;
                }

                // Of those who say exactly what came a part that is drawn lies below: many say "nobody".
                bands.Add(new(day, (below + (draw.NextDouble() * (equal + 1))) / (members.Length + 1)));
                var threshold = members[(int)(draw.NextDouble() * members.Length)] * (0.5 + draw.NextDouble());
                var above = 0;
                foreach (var member in members) above += member > threshold ? 1 : 0;
                chances.Add(new((double)above / members.Length, came > threshold));
            }
        }

        return new(bands, chances);
    }

    /// <summary>
    /// Towns on a line, some held, a front, two or three camps, an offensive to come; all numbers drawn.
    /// </summary>
    static void Write(string folder, ref DrawStream draw)
    {
        var towns = 3 + (int)(4 * draw.NextDouble());
        var (places, routes, control, sites) = (new StringBuilder(), new StringBuilder(), new StringBuilder(),
            new StringBuilder());
        for (var town = 0; town < towns; town++)
        {
            var people = (int)Math.Exp(8 + (5 * draw.NextDouble()));
            var kind = people > 100_000 ? "city" : "town";
            places.Append(
                CultureInfo.InvariantCulture, $"t{town},T{town},{kind},{35 + (0.2 * town)},43,{people},2029-12-31,S\n");
            if (town > 0)
            {
                routes.Append(
                    CultureInfo.InvariantCulture,
                    $"r{town},t{town - 1},t{town},{10 + (int)(30 * draw.NextDouble())},road,S\n");
            }

            var status = town == 0 ? "calm" : draw.NextDouble() < 0.3 ? "contested" : "held";
            control.Append(CultureInfo.InvariantCulture, $"t{town},whole,2030-01-10,{status},S\n");
        }

        var camps = 2 + (int)(2 * draw.NextDouble());
        for (var camp = 0; camp < camps; camp++)
        {
            places.Append(CultureInfo.InvariantCulture, $"c{camp},C{camp},site,{34.8 - (0.1 * camp)},43,,,S\n");
            routes.Append(
                CultureInfo.InvariantCulture, $"q{camp},t0,c{camp},{5 + (int)(40 * draw.NextDouble())},road,S\n");
            sites.Append(
                CultureInfo.InvariantCulture, $"c{camp},camp,{5_000 + (int)(40_000 * draw.NextDouble())},S\n");
        }

        void File(string name, string text) => System.IO.File.WriteAllText(Path.Combine(folder, name), text);
        File(
            "crisis.yml",
            "id: invented\ntitle: Invented\nfirst_day: 2030-01-01\ncurrency: USD\nhousehold_size: 5\n"
            + "movement_rules: refuge\n");
        File("sources.csv", "id,title,publisher,published,url,reliability,licence\nS,S,S,2030-01-10,,A,\n");
        File("places.csv", "id,name,kind,lat,lon,population,population_date,source\n" + places);
        File("routes.csv", "id,from,to,km,mode,source\n" + routes);
        File("control.csv", "place,part,date,status,source\n" + control);
        File("sites.csv", "place,kind,capacity_people,source\n" + sites);
        File(
            "assumptions.csv",
            "id,what,subject,low,best,high,unit,basis,reported\no,offensive_day,,5,20,60,days,judgement,2030-01-10\n");
        File("series.csv", "id,title,what,of,area,population,source\np,P,stock,present,*,in_camp,S\n");
        var weeks = new StringBuilder("date,place,series,value,source,reported\n");
        var people0 = 500 + (5_000 * draw.NextDouble());
        for (var week = 0; week < 1 + (int)(3 * draw.NextDouble()); week++)
        {
            people0 *= 0.9 + (0.5 * draw.NextDouble());
            weeks.Append(
                CultureInfo.InvariantCulture, $"2030-01-{5 + (week * 2):00},c0,p,{(int)people0},S,2030-01-10\n");
        }

        File("observations.csv", weeks.ToString());
    }

    static readonly int[] Days = [7, 30, 60];

    const int Members = 200;

    sealed record Found(List<Band> Bands, List<Chance> Chances);

    readonly record struct Band(int Day, double Rank);

    readonly record struct Chance(double Told, bool Came);
}
