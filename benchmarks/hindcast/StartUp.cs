using Refuge.Cycle;
using Refuge.Displacement;
using Refuge.Displacement.Model;
using Refuge.Displacement.Scoring;
using Refuge.Flee.Folders;
using Refuge.Formats.Crises;
using Refuge.Situations;

namespace Refuge.Hindcast.Benchmarks;

/// <summary>
/// Start-up from nothing as Flee does it: from the first day with nobody displaced, told the total of each day, the
/// fighting, and when sites open. The movement rules say where people go.
/// </summary>
static class StartUp
{
    /// <summary>Flee's daily score of the rules on a Flee folder.</summary>
    /// <param name="folder">The folder with <c>input_csv</c> and <c>source_data</c>.</param>
    internal static DailyArd Score(string folder)
    {
        var made = Directory.CreateTempSubdirectory("refuge-startup-");
        try
        {
            FleeImport.Write(
                Path.Combine(folder, "input_csv"), Path.Combine(folder, "source_data"), made.FullName, "flee");
            return Score(
                CrisisFolder.Read(made, null, default).Crisis
                    ?? throw new InvalidDataException($"{folder} could not be imported."),
                CrisisCase.Length(folder));
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    static DailyArd Score(Crisis crisis, int days)
    {
        var first = crisis.Identity.FirstDay;
        var last = first.AddDays(days);
        var known = SituationBuilder.AsOf(
            crisis.Situation, ForecastCycle.Read(crisis, crisis.Reports.AsOf(last), last, new()), last);
        var camps = known.Observations.Where(static row => row.Value is { Place: not null, Series.Code: "camps" })
            .Select(static row => row.Value).ToLookup(static row => row.Place!);
        var total = Total(known);
        var arrivals = Arrivals(known with { AsOf = first, Observations = [], Controls = [] }, crisis, days, camps);
        var present = camps.ToDictionary(static camp => camp.Key.Code, static _ => new Dictionary<DateOnly, double>());
        var now = camps.ToDictionary(static camp => camp.Key, static _ => 0.0);
        for (var day = 0; day < days; day++)
        {
            // Who came since yesterday goes where the rules send people these days; who left leaves every site alike.
            var more = day == 0 ? 0 : total(first.AddDays(day)) - total(first.AddDays(day - 1));
            var all = now.Values.Sum();
            foreach (var camp in now.Keys.ToList())
            {
                now[camp] += more >= 0 ? more * arrivals[camp][day] : all > 0 ? more * now[camp] / all : 0;
                present[camp.Code][first.AddDays(day)] = now[camp];
            }
        }

        return DailyArd.Of(
            present.ToDictionary(
                static camp => camp.Key, static camp => (IReadOnlyDictionary<DateOnly, double>)camp.Value),
            camps.ToDictionary(
                static camp => camp.Key.Code,
                static camp => (IReadOnlyList<(DateOnly, double)>)[.. camp.OrderBy(static row => row.Date)
                    .Select(static row => (row.Date, (double)row.Value!.Value.Value))]))!;
    }

    /// <summary>[days] For each camp its part of those who arrive at camps within two weeks of a day.</summary>
    static Dictionary<PlaceId, double[]> Arrivals(
        Situation situation, Crisis crisis, int days, ILookup<PlaceId, Observation> camps)
    {
        // People leave for as long as a place is fought over, at the rate at which all of the total would have left by
        // the end.
        var rules = new MovementRules();
        rules = rules with
        {
            Parameters = rules.Parameters.With(Parameters.FightDaysTown, days, days + 1, days + 2)
                .With(Parameters.FightDaysCity, days, days + 1, days + 2),
        };
        var input = new ForecastInput(situation, [], [], rules)
        {
            Fighting =
                ToldFighting.From(crisis.Situation.Controls.Rows.Select(static row => row.Value), situation.AsOf),
        };
        var forecast = Forecaster.Run(input, new EnsembleSize(days, Members, 1), null, null, default);
        var mean = camps.ToDictionary(
            static camp => camp.Key,
            camp => Enumerable.Range(0, days + 1).Select(day => forecast.Arrivals.Has(camp.Key)
                ? forecast.Arrivals.On(camp.Key, day).ToArray().Average() : 0).ToArray());
        var parts = mean.ToDictionary(static camp => camp.Key, _ => new double[days]);
        for (var day = 0; day < days; day++)
        {
            var (from, until) = (Math.Max(0, day - Week), Math.Min(days, day + Week));
            var sums = mean.ToDictionary(static camp => camp.Key, camp => camp.Value[from..(until + 1)].Sum());
            var all = sums.Values.Sum();
            foreach (var (camp, sum) in sums) parts[camp][day] = all > 0 ? sum / all : 1.0 / sums.Count;
        }

        return parts;
    }

    /// <summary>The total between its counts, along straight lines, as Flee takes it.</summary>
    static Func<DateOnly, double> Total(Situation situation)
    {
        var counts = situation.Observations
            .Where(static row => row.Value is { Place: null, Series.Code: "total" }).Select(static row => row.Value)
            .OrderBy(static row => row.Date).Select(static row => (row.Date, Count: (double)row.Value!.Value.Value))
            .ToList();
        return day =>
        {
            var next = counts.FindIndex(count => count.Date >= day);
            if (next < 0) return counts[^1].Count;
            if (next == 0) return counts[0].Count;
            var (before, after) = (counts[next - 1], counts[next]);
            var part = (double)(day.DayNumber - before.Date.DayNumber) / (after.Date.DayNumber - before.Date.DayNumber);
            return before.Count + (part * (after.Count - before.Count));
        };
    }

    const int Members = 20;
    const int Week = 7;
}
