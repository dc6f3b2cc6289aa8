using System.Globalization;
using System.Text;
using Refuge.Displacement.Hindcasts;
using Refuge.Displacement.Trends;
using Refuge.Flee.Folders;
using Refuge.Formats.Crises;
using Refuge.Situations;
using Refuge.Tests.Shared;

namespace Refuge.Flee.Tests.Hindcasts;

/// <summary>The trend and its rivals on real camp counts, beside the reference implementations in plain
/// Python.</summary>
public class HindcastOracleTests
{
    const string AskTheTrend = """
        import json, sys
        sys.path.insert(0, sys.argv[1])
        from jump_tempered_trend import growth, quantiles
        for line in sys.stdin:
            q = json.loads(line)
            h = [tuple(x) for x in q['history']]
            print(repr(growth(h, q['origin'])), *map(repr, quantiles(h, q['origin'], q['day'], q['k'], q['m'])))
        """;

    public static TheoryData<string> EveryFolder =>
        ["burundi", "burundi2015", "car", "car2013", "mali", "mali2012", "ssudan", "ssudan2013", "syria", "syria2013"];

    [Theory, MemberData(nameof(EveryFolder))]
    public async Task The_trend_equals_its_reference_implementation_on_every_camp(string name)
    {
        var (observations, firstDay, days) = Read(name);
        var asked = new List<(CountHistory History, int Origin, int Day, TrendCalibration Calibration)>();
        for (var offset = 30; offset < days; offset += 30)
        {
            var origin = firstDay.AddDays(offset);
            var known = KnownCounts.Histories(observations, origin);
            var calibration = TrendCalibration.Learn([.. known.Values], origin.DayNumber);
            foreach (var history in known.Values)
            {
                foreach (var ahead in (int[])[1, 30, 90])
                {
                    asked.Add((history, origin.DayNumber, origin.DayNumber
                    + ahead, calibration));
                }
            }
        }

        var answers = await Python.RunOrSkipAsync(string
            .Concat(asked.Select(static ask => Json(ask.History, ask.Origin, ask.Day, ask.Calibration))), "-c",
                AskTheTrend, SharedData.PathOrSkip("tools"));

        Assert.Equal(asked.Count, answers.Length);
        foreach (var (ask, answer) in asked.Zip(answers))
        {
            var expected = answer.Split(' ')
                .Select(static text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            var reference = ask.Calibration with { Restated = 0 };
            var trend = new JumpTemperedTrend(ask.History, ask.Origin, YoungCounts.HabitAlone);
            double[] ours = [trend.Growth, .. trend.On(ask.Day, reference).Values];
            foreach (var (one, other) in expected.Order().Zip(ours.Order()))
            {
                Assert.Equal(one, other,
                1e-9 * Math.Max(1, Math.Abs(one)));
            }

            // A count of five reports and two months has a habit: what is forecast is the reference.
            var span = ask.History.Last.Day - ask.History.Reports[0].Day;
            if (ask.History.Reports.Count < 5 || span <= 60) continue;
            Assert.Equal(
                trend.On(ask.Day, reference).Values,
                new JumpTemperedTrend(ask.History, ask.Origin).On(ask.Day, reference).Values);
        }
    }

    [Theory, MemberData(nameof(EveryFolder))]
    public async Task The_rivals_score_what_an_independent_script_finds(string name)
    {
        var (observations, firstDay, days) = Read(name);
        var origins = Enumerable.Range(1, (days - 1) / 30).Select(month => firstDay.AddDays(30 * month)).ToList();
        var rows = new Hindcast(observations, new([]), new TrendForecaster(static _ => false))
            .Run(origins, 90, firstDay.AddDays(days),
            TestContext.Current.CancellationToken);

        using var placed = new PlacedCamps(SharedData.PathOrSkip($"data/flee/{name}"));
        var printed = (await Python.RunOrSkipAsync("", SharedData.PathOrSkip("tools/naive_rivals.py"),
            placed.Folder))[0];

        var ours = string.Join(" | ", ((int[])[30, 90]).Select(window =>
        {
            var within = rows.Where(row => row.LeadDays <= window).ToList();
            string Ard(Rival rival) => (within.Sum(row => Math.Abs(row.Expected[(int)rival] - row.Observed)) / within
                .Sum(static row => row.Observed)).ToString("0.000", CultureInfo.InvariantCulture);
            return string.Create(CultureInfo.InvariantCulture,
                $"{window} d ({within.Count}) persistence {Ard(Rival.Persistence)} trend {Ard(Rival.Trend)} damped "
                + $"{Ard(Rival.DampedTrend)}");
        }));
        Assert.Equal(printed[(printed.IndexOf("30 d", StringComparison.Ordinal))..], ours);
    }

    /// <summary>The counts of the camps as they were first published, which the scripts read too.</summary>
    static (History<Observation> Observations, DateOnly FirstDay, int Days) Read(string name)
    {
        var folder = SharedData.PathOrSkip($"data/flee/{name}");
        var made = Directory.CreateTempSubdirectory("refuge-hindcast-");
        try
        {
            FleeImport.Write(Path.Combine(folder, "input_csv"), Path.Combine(folder, "source_data"), made.FullName,
                "flee");
            var crisis = CrisisFolder.Read(made, null, TestContext.Current.CancellationToken).Crisis!;
            var rows = crisis.Situation.Observations.Rows
                .Where(static row => row.Value.Place is not null && row.KnownOn == row.Value.Date);
            var days = FleeFolder.Period(new(Path.Combine(folder, "input_csv"), ""), [])!.Value.Days;
            return (new(rows), crisis.Identity.FirstDay, days);
        }
        finally
        {
            made.Delete(recursive: true);
        }
    }

    static string Json(CountHistory history, int origin, int day, TrendCalibration calibration)
    {
        var reports = new StringBuilder().AppendJoin(", ", history.Reports
            .Select(static report => string.Create(CultureInfo.InvariantCulture, $"[{report.Day}, {report.Count:R}]")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"history": [{{reports}}], "origin": {{origin}}, "day": {{day}}, "k": {{calibration.GrowthFactor:R}}, "m": {{calibration.SpreadFactor:R}}}""") + "\n";
    }

    /// <summary>A copy of a Flee folder without the camps that no place stands for: one folder counts such a camp,
    /// which cannot be imported.</summary>
    sealed class PlacedCamps : IDisposable
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-placed-");

        public PlacedCamps(string original)
        {
            foreach (var part in (string[])["input_csv", "source_data"])
            {
                Directory.CreateDirectory(Path.Combine(Folder, part));
                foreach (var file in Directory.EnumerateFiles(Path.Combine(original, part)))
                {
                    File.Copy(file,
                    Path.Combine(Folder, part, Path.GetFileName(file)));
                }
            }

            var places = File.ReadLines(Path.Combine(Folder, "input_csv/locations.csv"))
                .Select(static line => line.Split(',')[0].Trim(' ', '"')).ToHashSet(StringComparer.Ordinal);
            var layout = Path.Combine(Folder, "source_data/data_layout.csv");
            File.WriteAllLines(layout, File.ReadAllLines(layout)
                .Where(line => places.Contains(line.Split(',')[0].Trim(' ', '"'))));
        }

        public string Folder => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
