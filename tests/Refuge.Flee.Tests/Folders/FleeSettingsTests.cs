using Refuge.Flee.Folders;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Folders;

/// <summary>
/// Every key that Flee's own reader knows changes a setting, is said to change nothing, or is refused by name.
/// </summary>
public sealed class FleeSettingsTests : IDisposable
{
    readonly FleeFolderOnDisk folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Keys with a value that is not Flee's default.</summary>
    public static TheoryData<string, string, string> Implemented =>
        new()
        {
            { "", "default_conflict_intensity", "0.5" },
            { "optimisations", "hasten", "7" },
            { "spawn_rules", "take_from_population", "true" },
            { "spawn_rules", "insert_day0", "false" },
            { "spawn_rules", "empty_camps_on_day0", "true" },
            { "spawn_rules", "sum_from_camps", "false" },
            { "spawn_rules", "camps_are_sinks", "true" },
            { "spawn_rules", "conflict_spawn_decay", "[1.0, 0.5]" },
            { "spawn_rules", "conflict_spawn_decay_interval", "60" },
            { "spawn_rules", "conflict_driven_spawning", "{ spawn_mode: poisson, displaced_per_conflict_day: 9 }" },
            { "move_rules", "max_move_speed", "200" },
            { "move_rules", "max_walk_speed", "20" },
            { "move_rules", "foreign_weight", "2" },
            { "move_rules", "camp_weight", "2" },
            { "move_rules", "conflict_weight", "0.5" },
            { "move_rules", "conflict_movechance", "0.9" },
            { "move_rules", "camp_movechance", "0.2" },
            { "move_rules", "idpcamp_movechance", "0.2" },
            { "move_rules", "default_movechance", "0.2" },
            { "move_rules", "awareness_level", "3" },
            { "move_rules", "capacity_buffer", "0.8" },
            { "move_rules", "capacity_scaling", "2" },
            { "move_rules", "avoid_short_stints", "true" },
            { "move_rules", "start_on_foot", "true" },
            { "move_rules", "softening", "20" },
            { "move_rules", "weight_softening", "0.1" },
            { "move_rules", "weight_power", "2" },
            { "move_rules", "distance_power", "2" },
            { "move_rules", "home_distance_power", "2" },
            { "move_rules", "use_pop_for_loc_weight", "true" },
            { "move_rules", "pop_power_for_loc_weight", "0.2" },
            { "move_rules", "movechance_pop_base", "5000" },
            { "move_rules", "movechance_pop_scale_factor", "0.1" },
            { "move_rules", "pruning_threshold", "2" },
            { "move_rules", "children_avoid_hazards", "true" },
            { "move_rules", "boys_take_risk", "true" },
            { "move_rules", "women_avoid_hazards", "true" },
            { "move_rules", "elderly_avoid_hazards", "true" },
            { "move_rules", "fixed_routes", "true" },
            { "move_rules", "use_v1_rules", "true" },
        };

    public static TheoryData<string, string, string> Idle =>
        new()
        {
            { "", "log_levels", "{ agent: 1 }" },
            { "", "number_of_steps", "7" },
            { "", "conflict_input_file", "x.csv" },
            { "", "flood_level_input_file", "x.csv" },
            { "spawn_rules", "conflict_zone_spawning_only", "true" },
            { "spawn_rules", "average_social_connectivity", "3" },
            { "move_rules", "max_crossing_speed", "20" },
            { "move_rules", "avg_religion_fraction", "0.5" },
        };

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            { "spawn_rules", "flood_zone_spawning_only", "true" },
            { "spawn_rules", "starvation_driven_spawning", "true" },
            { "spawn_rules", "read_from_agents_csv_file", "true" },
            { "spawn_rules", "flood_driven_spawning", "{ flood_spawn_mode: constant }" },
            { "move_rules", "two_system_decision_making", "true" },
            { "move_rules", "use_economic_pull", "true" },
            { "move_rules", "flee_when_starving", "true" },
            { "move_rules", "avoid_food_deprived_locations", "true" },
            { "move_rules", "match_camp_religion", "true" },
            { "move_rules", "match_camp_ethnicity", "true" },
            { "move_rules", "match_town_ethnicity", "true" },
            { "move_rules", "match_conflict_ethnicity", "true" },
            { "move_rules", "flood_rules", "{ max_flood_level: 4 }" },
            { "move_rules", "stay_close_to_home", "true" },
            { "move_rules", "harvest_months", "[3]" },
            { "move_rules", "no_such_key", "1" },
            { "spawn_rules", "no_such_key", "1" },
            { "optimisations", "no_such_key", "1" },
            { "", "no_such_key", "1" },
        };

    [Theory, MemberData(nameof(Implemented))]
    public void A_key_that_is_implemented_changes_the_settings_and_nothing_is_said(
        string section,
        string key,
        string value
    )
    {
        var before = Read("", "", "").Scenario!.Settings;

        var reading = Read(section, key, value);

        Assert.DoesNotContain(reading.Problems, problem => problem.Where.Column == key);
        Assert.NotEqual(before, reading.Scenario!.Settings);
    }

    [Theory, MemberData(nameof(Idle))]
    public void A_key_that_changes_nothing_is_said_to_change_nothing(string section, string key, string value)
    {
        var before = Read("", "", "").Scenario!.Settings;

        var reading = Read(section, key, value);

        Assert.Contains(reading.Problems, problem => problem.Severity == Severity.Note && problem.Where.Column == key);
        Assert.Equal(before, reading.Scenario!.Settings);
    }

    [Theory, MemberData(nameof(Refused))]
    public void A_key_that_is_not_implemented_stops_the_run_by_name(string section, string key, string value)
    {
        var reading = Read(section, key, value);

        Assert.Null(reading.Scenario);
        Assert.Contains(
            reading.Problems,
            problem => problem.Severity == Severity.Fatal && problem.Where.Column == key && problem.Remedy.Length > 0
        );
    }

    FleeReading Read(string section, string key, string value)
    {
        folder.Write(
            "simsetting.yml",
            key.Length == 0 ? ""
                : section.Length == 0 ? $"{key}: {value}\n"
                : $"{section}:\n  {key}: {value}\n"
        );
        return FleeFolder.Read(new(folder.Input, folder.Source));
    }
}
