using System.Globalization;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary><c>hindcast</c> as a user meets it, on an invented crisis whose camps were counted for half a
/// year.</summary>
public sealed class HindcastTests : IDisposable
{
    static readonly DateOnly FirstDay = new(2031, 1, 1);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("refuge-hindcast-");

    public HindcastTests()
    {
        Directory.CreateDirectory(Crisis);
        Write(
            "crisis.yml",
            "id: alma\ntitle: Alma\nfirst_day: 2031-01-01\ncurrency: USD\nhousehold_size: 5\nmovement_rules: "
            + "refuge\nthresholds:\n  - place: east\n    series: sites\n    count: 9000\n");
        Write("sources.csv", "id,title,publisher,published\nS1,Counts,Somebody,\n");
        Write(
            "places.csv",
            "id,name,kind,lat,lon,reported\ntown,Town,town,1,1,2031-01-01\neast,East,site,1,2,2031-01-01\nwest,West,site,1,0,2031-01-01\n");
        Write(
            "routes.csv",
            "id,from,to,km,reported\ntown--east,town,east,60,2031-01-01\ntown--west,town,west,60,2031-01-01\n");
        Write(
            "sites.csv",
            "place,kind,opens,capacity_people,reported\neast,camp,2031-01-01,12000,2031-01-01\nwest,camp,2031-01-01,4000,2031-01-01\n");
        Write(
            "closures.csv",
            "kind,subject,applies_to,from,to,reported\nroute,town--east,people,2031-05-01,2031-05-20,2031-05-01\nroute,town--west,people,2031-06-01,,2031-06-01\n");
        Write(
            "series.csv",
            "id,title,publisher,what,of,area,population,reported\nsites,People at "
            + "sites,Somebody,stock,present,*,in_camp,2031-01-01\n");
        Write("observations.csv", "date,place,series,value,reported\n" + string.Concat(Counts()));
    }

    string Crisis => At("alma");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task An_independent_script_finds_the_scores_that_are_written()
    {
        await HindcastAsync("out");

        var recomputed = (await Python.RunOrSkipAsync("", Path.Combine(Repository.Root, "tests/recompute_scores.py"),
            At("out")))
            .Select(static line => line.Split(','))
                .ToDictionary(static cells => string.Join('/', cells[..3]), static cells => cells[3..]);

        var written = (
            await File.ReadAllLinesAsync(At("out/hindcast_scores.csv"), TestContext.Current.CancellationToken)).Skip(
                1).Select(static line => line.Split(','))
            .ToList();
        Assert.Equal(recomputed.Keys.Order(StringComparer.Ordinal), written
            .Select(static cells => string.Join('/', cells[..3])).Order(StringComparer.Ordinal));
        foreach (var cells in written)
        {
            var again = recomputed[string.Join('/', cells[..3])];
            Assert.Equal(again[0], cells[3]);
            foreach (var (expected, actual) in (((int, int)[])[(1, 4), (2, 5), (3, 7), (4, 10)])
                .Select(at => (again[at.Item1], cells[at.Item2])))
            {
                Assert.Equal(expected.Length == 0, actual.Length == 0);
                if (expected.Length > 0)
                {
                    Assert.Equal(Number(expected), Number(actual),
                    1e-9 * (1 + Math.Abs(Number(expected))));
                }
            }
        }
    }

    [Fact]
    public async Task Capacities_and_later_closures_change_no_byte_of_a_hindcast()
    {
        await HindcastAsync("before");
        Write(
            "sites.csv",
            "place,kind,opens,capacity_people,reported\neast,camp,2031-01-01,120000,2031-01-01\nwest,camp,2031-01-01,40000,2031-01-01\n");
        Write(
            "closures.csv",
            "kind,subject,applies_to,from,to,reported\nroute,town--west,people,2031-05-01,2031-05-20,2031-05-01\nroute,town--east,people,2031-06-01,,2031-06-01\n");

        await HindcastAsync("after");

        foreach (var file in (string[])["hindcast.csv", "hindcast_rivals.csv", "hindcast_scores.csv",
            "hindcast_passing.csv", "hindcast.html"])
        {
            Assert.Equal(
                await File.ReadAllTextAsync(At($"before/{file}"), TestContext.Current.CancellationToken),
                await File.ReadAllTextAsync(At($"after/{file}"), TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Counts_that_became_known_later_change_nothing_that_was_forecast_before()
    {
        await HindcastAsync("before");
        var later = Counts().Select(static line => line.Split(','))
            .Select(static cells => string.CompareOrdinal(cells[0], "2031-04-30") <= 0 ? cells
                : [.. cells[..3], "77", cells[4]]);
        Write("observations.csv", "date,place,series,value,reported\n" + string
            .Concat(later.Select(static cells => string.Join(',', cells).TrimEnd('\n') + "\n")));

        await HindcastAsync("after");

        // Forecasts made up to 1 April: everything but what was counted later, which the observed column and the oracle
        // show.
        static IEnumerable<string> Forecasts(string file) => File.ReadLines(file).Skip(1)
            .Select(static line => line.Split(','))
            .Where(static cells => string.CompareOrdinal(cells[0], "2031-04-30") <= 0)
                .Select(static cells => string.Join(',', [.. cells[..5], .. cells[6..19]]));
        Assert.Equal(Forecasts(At("before/hindcast.csv")), Forecasts(At("after/hindcast.csv")));
        Assert.NotEmpty(Forecasts(At("after/hindcast.csv")));
    }

    [Fact]
    public async Task A_hindcast_has_the_columns_of_the_contract_and_a_page_that_needs_no_network()
    {
        var outcome = await HindcastAsync("out");

        Assert.Equal(
            "origin,date,place,series,measure,observed,mean,p025,p05,p10,p25,p50,p75,p90,p95,p975,persistence,trend,damped_trend,known_total_share,flee,planner",
            (await File.ReadAllLinesAsync(At("out/hindcast.csv"), TestContext.Current.CancellationToken))[0]);
        Assert.Equal("origin,date,place,series,rival,p025,p05,p10,p25,p50,p75,p90,p95,p975",
            (await File.ReadAllLinesAsync(At("out/hindcast_rivals.csv"), TestContext.Current.CancellationToken))[0]);
        var page = await File.ReadAllTextAsync(At("out/hindcast.html"), TestContext.Current.CancellationToken);
        Assert.Equal(2, page.Split("<svg").Length - 1);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains("refuge", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Passing days", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_no_count_the_rules_alone_are_scored_against_the_same_counts_and_rivals()
    {
        await HindcastAsync("counts");

        var outcome =
            await RefugeProgram.RunHereAsync("hindcast", Crisis, "--start", "nothing", "--out", At("nothing"));

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        static string[][] Cells(string file) =>
            [.. File.ReadLines(file).Skip(1).Select(static line => line.Split(','))];
        var (counts, nothing) = (Cells(At("counts/hindcast.csv")), Cells(At("nothing/hindcast.csv")));
        Assert.Equal(counts.Select(static row => row[5]), nothing.Select(static row => row[5]));
        Assert.Equal(counts.Select(static row => row[16]), nothing.Select(static row => row[16]));
        Assert.NotEqual(counts.Select(static row => row[11]), nothing.Select(static row => row[11]));
        Assert.Equal(
            await File.ReadAllTextAsync(At("counts/hindcast_rivals.csv"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(At("nothing/hindcast_rivals.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fighting_that_came_changes_no_forecast_that_starts_from_counts_and_the_user_is_told_so()
    {
        await HindcastAsync("forecast");

        var told = await RefugeProgram.RunHereAsync("hindcast", Crisis, "--fighting", "known", "--out", At("known"));

        Assert.True(told.ExitCode == 0, told.Errors);
        Assert.Contains("Add --start nothing", told.Errors, StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllTextAsync(At("forecast/hindcast.csv"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(At("known/hindcast.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Told_the_fighting_that_came_the_rules_alone_move_people_who_they_would_not_have_moved()
    {
        Write(
            "places.csv",
            "id,name,kind,lat,lon,population,population_date,reported\n"
            + "town,Town,town,1,1,40000,2030-12-31,2031-01-01\n"
            + "east,East,site,1,2,,,2031-01-01\nwest,West,site,1,0,,,2031-01-01\n");
        Write(
            "control.csv",
            "place,part,date,status,reported\ntown,whole,2031-01-01,calm,2031-01-01\n"
            + "town,whole,2031-02-10,contested,2031-02-10\n");
        async Task<double[]> MediansAsync(string name, params string[] more)
        {
            var outcome = await RefugeProgram.RunHereAsync(
                [
                    "hindcast", Crisis, "--from", "2031-01-31", "--to", "2031-01-31", "--start", "nothing", "--out",
                    At(name), .. more,
                ]);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            return
            [
                .. (await File.ReadAllLinesAsync(At(name + "/hindcast.csv"), TestContext.Current.CancellationToken))
                    .Skip(1).Select(static line => Number(line.Split(',')[11])),
            ];
        }

        var (forecast, known) = (await MediansAsync("forecast"), await MediansAsync("known", "--fighting", "known"));

        Assert.All(forecast, static median => Assert.Equal(0, median));
        Assert.True(known.Max() > 2_000);
    }

    [Fact]
    public async Task Where_the_rows_of_all_counts_are_faulty_the_user_is_told_which_and_where_to_look()
    {
        Write("observations.csv", "date,place,series,value,reported\n2031-02-30,east,sites,500,2031-03-01\n");

        var outcome = await HindcastAsync("out");

        Assert.Contains("Nothing to score", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("refuge check", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("observations.csv:2:date", outcome.Errors, StringComparison.Ordinal);
    }

    async Task<Outcome> HindcastAsync(string name)
    {
        var outcome = await RefugeProgram.RunHereAsync("hindcast", Crisis, "--out", At(name));
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome;
    }

    /// <summary>A camp that grows and a camp that fills at once, counted about every nine days.</summary>
    static IEnumerable<string> Counts()
    {
        for (var day = 3; day < 200; day += 9)
        {
            var date = FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var (east, west) = (2_000 + (day * 60) - (day * day / 8), day < 60 ? 400 + day : 3_100 + (day % 7 * 10));
            yield return string.Create(CultureInfo.InvariantCulture, $"{date},east,sites,{east},{date}\n");
            yield return string.Create(CultureInfo.InvariantCulture, $"{date},west,sites,{west},{date}\n");
        }
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    string At(string relative) => Path.Combine(folder.FullName, relative);

    void Write(string file, string text) => File.WriteAllText(Path.Combine(Crisis, file), text);
}
