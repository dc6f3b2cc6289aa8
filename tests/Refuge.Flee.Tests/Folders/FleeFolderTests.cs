using Refuge.Flee.Engines;
using Refuge.Flee.Folders;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Folders;

public sealed class FleeFolderTests : IDisposable
{
    readonly FleeFolderOnDisk folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_is_read_with_its_settings_and_counts()
    {
        var reading = Read("move_rules:\n  max_move_speed: 200\noptimisations:\n  hasten: 10\n");

        var scenario = reading.Scenario!;
        Assert.Equal(200, scenario.Settings.MaxMoveSpeed);
        Assert.Equal(3, scenario.Days);
        Assert.Equal([100, 15], scenario.Places.Select(place => Math.Max(place.Population, place.Capacity)));
        Assert.Equal([1, 2, 3, 3], scenario.CampCounts[0].ByDay);
        // The first day adds the total to the camps, as Flee prints it.
        Assert.Equal([3, 4, 5], reading.Counts.Raw);
    }

    [Fact]
    public void Counts_out_of_order_and_two_of_one_day_are_named_and_taken_by_date()
    {
        folder.Write("source_data/camp.csv", "2030-01-03,30\n2030-01-01,10\n2030-01-02,20\n2030-01-02,26\n");

        var mended = Read("");
        var kept = Read("", FleeFaults.Kept);

        Assert.Equal([10, 26, 30, 30], mended.Scenario!.CampCounts[0].ByDay);
        Assert.Equal(
            [("camp.csv:2", Severity.Note), ("camp.csv:3", Severity.Note), ("camp.csv:4", Severity.Note),
            ("camp.csv:3", Severity.RowLeftOut)],
            mended.Problems.Select(problem => (problem.Where.ToString(), problem.Severity)));
        Assert.Equal(30, kept.Scenario!.CampCounts[0].ByDay[0]);
        Assert.Equal(mended.Problems.Select(problem => problem.Where), kept.Problems.Select(problem => problem.Where));
    }

    [Fact]
    public void A_long_span_without_a_count_is_named()
    {
        folder.Write("source_data/camp.csv", "2030-01-01,10\n2030-03-01,30\n");

        Assert.Contains("2030-01-01 and 2030-03-01, 59 days", Assert.Single(Read("").Problems).What,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_period_of_an_older_folder_is_read_and_told()
    {
        File.Move(folder.At("input_csv/sim_period.csv"), folder.At("input_csv/conflict_period.csv"));

        var reading = Read("");

        Assert.Equal(3, reading.Scenario!.Days);
        Assert.Equal("conflict_period.csv", Assert.Single(reading.Problems).Where.File);
    }

    [Theory, InlineData("move_rules:\n  flood_rules:\n    max_flood_level: 4\n", "flood_rules"),
        InlineData("move_rules:\n  awarenes_level: 2\n", "awarenes_level"),
        InlineData("spawn_rules:\n  starvation_driven_spawning: true\n", "starvation_driven_spawning"),
        InlineData("move_rules:\n  match_camp_religion: true\n", "match_camp_religion"),
        InlineData("move_rules:\n  stay_close_to_home: true\n", "stay_close_to_home"),
        InlineData("move_rules:\n  max_move_speed: fast\n", "max_move_speed")]
    public void A_setting_that_is_not_implemented_is_refused_by_name(string settings, string name)
    {
        var reading = Read(settings);

        Assert.Null(reading.Scenario);
        Assert.Contains(
            reading.Problems, problem => problem.Severity == Severity.Fatal && problem.Where.Column == name);
    }

    [Fact]
    public void A_setting_without_effect_is_named()
    {
        var reading = Read("log_levels:\n  agent: 1\nnumber_of_steps: 7\n");

        Assert.NotNull(reading.Scenario);
        Assert.Equal(["log_levels", "number_of_steps"], reading.Problems.Select(problem => problem.Where.Column));
    }

    [Fact]
    public void What_would_crash_Flee_is_a_problem()
    {
        folder.Write("input_csv/routes.csv", "#name1,name2,distance\nAlpha,Nowhere,10\nAlpha,Camp,100\n");
        folder.Write("input_csv/registration_corrections.csv", "Camp,2030-01-09\n");
        folder.Write("input_csv/conflicts.csv", "#Day,Alpha,Atlantis\n0,1,1\n");

        var reading = Read("");

        Assert.Single(reading.Scenario!.Roads);
        Assert.Contains(reading.Problems, problem => problem.Where.File == "routes.csv");
        Assert.Contains(reading.Problems, problem => problem.Where.File == "registration_corrections.csv");
        Assert.Equal(2, reading.Problems.Count(problem => problem.Where.File == "conflicts.csv"));
    }

    [Fact]
    public void A_run_as_Flee_prints_it_has_its_columns_and_dates()
    {
        var reading = Read("optimisations:\n  hasten: 10\n", FleeFaults.Kept);
        var simulation = new FleeSimulation(reading.Scenario!);
        using var output = new StringWriter();

        FleeOutputFile.WriteAsFleePrints(
            output, simulation, simulation.RunMember(FleeEngine.Cohort, 1, 0), reading.Counts);

        var lines = output.ToString().Split('\n');
        Assert.Equal(
            "Day,Date,Camp sim,Camp data,Camp error,Total error,refugees in camps (UNHCR),total refugees "
            + "(simulation),raw UNHCR refugee count,refugees in camps (simulation),refugee_debt", lines[0]);
        Assert.Equal("0,2030-01-02,1,1,0.0,0.0,1,1,3,1,0", lines[1]);
    }

    FleeReading Read(string settings, FleeFaults faults = FleeFaults.Mended)
    {
        folder.Write("simsetting.yml", settings);
        return FleeFolder.Read(new(folder.Input, folder.Source, Faults: faults));
    }
}
