using Refuge.Files;
using Refuge.Flee.Engines;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Refuge.Flee.Folders;

/// <summary>
/// Reads Flee's <c>simsetting.yml</c>. Every key is implemented, of no effect in Flee too and said to be so, or refused
/// by name.
/// </summary>
sealed class FleeSettingsFile
{
    readonly FleeFaults faults;
    readonly string file;
    readonly List<Problem> problems;

    FleeSettingsFile(string file, FleeFaults faults, List<Problem> problems) =>
        (this.file, this.faults, this.problems) = (file, faults, problems);

    /// <summary>
    /// The settings file of a run: the one that is named, else the one beside the input folder, else none.
    /// </summary>
    internal static string? Find(FleeRequest request)
    {
        var beside = Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(request.InputFolder.TrimEnd('/', '\\'))) ?? ".", "simsetting.yml");
        return request.SettingsFile ?? (File.Exists(beside) ? beside : null);
    }

    /// <summary>The settings of a run; Flee's defaults when there is no file.</summary>
    internal static FleeSettings Read(FleeRequest request, List<Problem> problems)
    {
        if (Find(request) is not { } path)
        {
            problems.Add(
                new(
                    Severity.Note, new("simsetting.yml"), "There is no settings file; Flee's defaults hold.",
                    "Give one with --settings."));
            return new();
        }

        var file = new FleeSettingsFile(Path.GetFileName(path), request.Faults, problems);
        try
        {
            if (IsTooDeep(path))
            {
                problems.Add(
                    new(
                        Severity.Fatal, new(file.file), "The file is nested too deeply.",
                        "Write sections of keys and values."));
                return new();
            }

            using var text = new StreamReader(InputFiles.Open(path));
            var yaml = new YamlStream();
            yaml.Load(text);
            var settings = yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode root
                ? file.Read(root)
                : new();
            return file.Checked(settings);
        }
        catch (InvalidOperationException)
        {
            // The parser gives up in this way on some texts that it cannot even name the fault of.
            problems.Add(new(Severity.Fatal, new(file.file), "The file is not YAML.", "Mend it."));
            return new();
        }
        catch (YamlException error)
        {
            problems.Add(
                new(
                    Severity.Fatal, new(file.file, (int)error.Start.Line), $"The file is not YAML: {error.Message}",
                    "Mend the line."));
            return new();
        }
    }

    /// <summary>Flee's own settings are three deep; a parser that follows any depth can be made to fall over.</summary>
    static bool IsTooDeep(string path)
    {
        const int Deepest = 16;
        using var text = new StreamReader(InputFiles.Open(path));
        var parser = new Parser(text);
        for (var depth = 0; parser.MoveNext(); depth += parser.Current?.NestingIncrease ?? 0)
        {
            if (depth > Deepest) return true;
        }

        return false;
    }

    FleeSettings Read(YamlMappingNode root)
    {
        var settings = new FleeSettings();
        var first = root.Children.Where(IsSection("move_rules"))
            .SelectMany(section => ((YamlMappingNode)section.Value).Children)
            .Where(entry => Key(entry) == "use_v1_rules");
        foreach (var entry in root.Children)
        {
            switch (Key(entry))
            {
                case "log_levels": Idle(entry.Key, "It only writes logs."); break;
                case "number_of_steps" or "conflict_input_file" or "flood_level_input_file":
                    Idle(entry.Key, "Flee reads it and does nothing with it.");
                    break;
                case "default_conflict_intensity":
                    settings = settings with { DefaultConflictIntensity = Number(entry) };
                    break;
                case "optimisations": settings = Section(entry, settings, Optimisation); break;
                case "spawn_rules": settings = Section(entry, settings, SpawnRule); break;
                case "move_rules": settings = Section(entry, settings, MoveRule); break;
                default: Unknown(entry.Key); break;
            }
        }

        return first.Any(IsTrue)
            ? settings with
            {
                MaxMoveSpeed = 200,
                CampWeight = 2,
                ConflictWeight = 0.25,
                StartOnFoot = false,
                AvoidShortStints = false,
            }
            : settings;
    }

    FleeSettings Section(
        KeyValuePair<YamlNode, YamlNode> section, FleeSettings settings,
        Func<KeyValuePair<YamlNode, YamlNode>, FleeSettings, FleeSettings> read)
    {
        if (section.Value is YamlMappingNode entries)
        {
            return entries.Children.Aggregate(settings, (sofar, entry) => read(entry, sofar));
        }
        if (section.Value is not YamlScalarNode { Value: "" or "null" or "~" })
        {
            Refuse(section.Key, "It should hold keys and values.");
        }
        return settings;
    }

    FleeSettings Optimisation(KeyValuePair<YamlNode, YamlNode> entry, FleeSettings settings)
    {
        if (Key(entry) == "hasten") return settings with { Hasten = (int)Number(entry) };
        Unknown(entry.Key);
        return settings;
    }

    FleeSettings SpawnRule(KeyValuePair<YamlNode, YamlNode> entry, FleeSettings settings)
    {
        switch (Key(entry))
        {
            case "take_from_population": return settings with { TakeFromPopulation = IsTrue(entry) };
            case "insert_day0": return settings with { InsertDay0 = IsTrue(entry) };
            case "empty_camps_on_day0": return settings with { EmptyCampsOnDay0 = IsTrue(entry) };
            case "conflict_zone_spawning_only":
                Idle(entry.Key, "Places without fighting displace nobody in Flee either way."); return settings;
            case "sum_from_camps": return settings with { SumFromCamps = IsTrue(entry) };
            // Flee reads the first under a misspelt key; with its faults kept only the misspelt one works.
            case "camps_are_sinks" when faults == FleeFaults.Kept:
                Idle(entry.Key, "Flee reads it under the name camps_are_sicks."); return settings;
            case "camps_are_sinks" or "camps_are_sicks": return settings with { CampsAreSinks = IsTrue(entry) };
            case "conflict_spawn_decay": return settings with { ConflictDecay = Numbers(entry) };
            case "conflict_spawn_decay_interval": return settings with { ConflictDecayInterval = Number(entry) };
            case "average_social_connectivity":
                Idle(entry.Key, "Only two-system decision making reads it."); return settings;
            case "conflict_driven_spawning": return settings with { Spawning = ConflictDriven(entry) };
            case "flood_zone_spawning_only" or "starvation_driven_spawning" or "read_from_agents_csv_file":
                RefuseIfTrue(entry); return settings;
            case "flood_driven_spawning" or "flood_driven_spawn_mode":
                Refuse(entry.Key, "Flood rules are not implemented."); return settings;
            default: Unknown(entry.Key); return settings;
        }
    }

    FleeSettings MoveRule(KeyValuePair<YamlNode, YamlNode> entry, FleeSettings settings)
    {
        switch (Key(entry))
        {
            case "max_move_speed": return settings with { MaxMoveSpeed = Number(entry) };
            case "max_walk_speed": return settings with { MaxWalkSpeed = Number(entry) };
            case "foreign_weight": return settings with { ForeignWeight = Number(entry) };
            case "camp_weight": return settings with { CampWeight = Number(entry) };
            case "conflict_weight": return settings with { ConflictWeight = Number(entry) };
            case "conflict_movechance": return settings with { ConflictMoveChance = Number(entry) };
            case "camp_movechance": return settings with { CampMoveChance = Number(entry) };
            case "idpcamp_movechance": return settings with { IdpCampMoveChance = Number(entry) };
            case "default_movechance": return settings with { DefaultMoveChance = Number(entry) };
            case "awareness_level": return settings with { AwarenessLevel = (int)Number(entry) };
            case "capacity_buffer": return settings with { CapacityBuffer = Number(entry) };
            case "capacity_scaling": return settings with { CapacityScaling = Number(entry) };
            case "avoid_short_stints": return settings with { AvoidShortStints = IsTrue(entry) };
            case "start_on_foot": return settings with { StartOnFoot = IsTrue(entry) };
            case "softening": return settings with { Softening = Number(entry) };
            case "weight_softening": return settings with { WeightSoftening = Number(entry) };
            case "weight_power": return settings with { WeightPower = Number(entry) };
            case "distance_power": return settings with { DistancePower = Number(entry) };
            case "stay_close_to_home": return settings with { StayCloseToHome = IsTrue(entry) };
            case "home_distance_power": return settings with { HomeDistancePower = Number(entry) };
            case "use_pop_for_loc_weight": return settings with { UsePopulationForWeight = IsTrue(entry) };
            case "pop_power_for_loc_weight": return settings with { PopulationPower = Number(entry) };
            case "movechance_pop_base": return settings with { MoveChancePopulationBase = Number(entry) };
            case "movechance_pop_scale_factor": return settings with { MoveChancePopulationScale = Number(entry) };
            case "pruning_threshold": return settings with { PruningThreshold = Number(entry) };
            case "children_avoid_hazards" or "ChildrenAvoidHazards":
                return settings with { ChildrenAvoidHazards = IsTrue(entry) };
            case "boys_take_risk" or "BoysTakeRisk": return settings with { BoysTakeRisk = IsTrue(entry) };
            case "women_avoid_hazards" or "WomenAvoidHazards":
                return settings with { WomenAvoidHazards = IsTrue(entry) };
            case "elderly_avoid_hazards" or "ElderlyAvoidHazards":
                return settings with { ElderlyAvoidHazards = IsTrue(entry) };
            case "fixed_routes": return settings with { FixedRoutes = IsTrue(entry) };
            case "use_v1_rules": return settings;
            case "max_crossing_speed" or "avg_religion_fraction":
                Idle(entry.Key, "No implemented rule reads it."); return settings;
            case "two_system_decision_making" when faults == FleeFaults.Kept:
                Idle(entry.Key, "In Flee it has no effect from a file."); return settings;
            case "two_system_decision_making" or "use_economic_pull" or "flee_when_starving" or "avoid_food_deprived_locations":
                RefuseIfTrue(entry); return settings;
            case "match_camp_religion" or "match_camp_ethnicity" or "match_town_ethnicity" or "match_conflict_ethnicity":
                RefuseIfTrue(entry); return settings;
            case "MatchCampReligion" or "MatchCampEthnicity" or "MatchTownEthnicity" or "MatchConflictEthnicity":
                RefuseIfTrue(entry); return settings;
            case "harvest_months" when entry.Value is YamlSequenceNode { Children.Count: 0 }: return settings;
            case "flood_rules" or "harvest_months": Refuse(entry.Key, "It is not implemented."); return settings;
            default: Unknown(entry.Key); return settings;
        }
    }

    FleeSpawning ConflictDriven(KeyValuePair<YamlNode, YamlNode> entry)
    {
        const double PeoplePerDay = 500; // Flee's defaults.
        const double PartPerDay = 0.01;
        if (entry.Value is not YamlMappingNode inner) return new();
        var mode = FleeSpawnMode.Constant;
        double? perDay = null;
        foreach (var setting in inner.Children)
        {
            switch (Key(setting), setting.Value.ToString())
            {
                case ("spawn_mode", "constant"): mode = FleeSpawnMode.Constant; break;
                case ("spawn_mode", "pop_ratio"): mode = FleeSpawnMode.PopulationRatio; break;
                case ("spawn_mode", "poisson" or "Poisson"): mode = FleeSpawnMode.Poisson; break;
                case ("displaced_per_conflict_day", _): perDay = Number(setting); break;
                default: Unknown(setting.Key); break;
            }
        }

        return new(mode, perDay ?? (mode == FleeSpawnMode.PopulationRatio ? PartPerDay : PeoplePerDay));
    }

    FleeSettings Checked(FleeSettings settings)
    {
        void Must(bool holds, string key, string what)
        {
            if (!holds) problems.Add(new(Severity.Fatal, new(file, null, key), what, "Correct the value."));
        }

        Must(settings.Hasten >= 1, "hasten", "Hasten divides, so it is 1 or more.");
        Must(settings.MaxMoveSpeed > 0 && settings.MaxWalkSpeed > 0, "max_move_speed", "A speed is above zero.");
        Must(settings.Softening >= 0, "softening", "Softening is zero or more.");
        Must(
            settings.CapacityBuffer is >= 0 and <= 1, "capacity_buffer",
            "The buffer is a part of the capacity, 0 to 1.");
        Must(settings.AwarenessLevel is >= -1 and <= 10, "awareness_level", "Awareness is −1 to 10 hops.");
        Must(
            settings is { StayCloseToHome: false } || faults == FleeFaults.Kept, "stay_close_to_home",
            "Flee measures from where people are, not from home; it is implemented only as Flee does it, with "
            + "--flee-bugs.");
        return settings;
    }

    static Func<KeyValuePair<YamlNode, YamlNode>, bool> IsSection(string name) =>
        entry => Key(entry) == name && entry.Value is YamlMappingNode;

    static string Key(KeyValuePair<YamlNode, YamlNode> entry) => entry.Key.ToString();

    static bool IsTrue(KeyValuePair<YamlNode, YamlNode> entry) =>
        entry.Value.ToString().ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1" or "1.0";

    double Number(KeyValuePair<YamlNode, YamlNode> entry)
    {
        if (FleeRows.Number(entry.Value.ToString()) is { } number) return number;
        Refuse(entry.Key, $"\"{entry.Value}\" is no number.");
        return 1;
    }

    double[] Numbers(KeyValuePair<YamlNode, YamlNode> entry) => entry.Value is YamlSequenceNode list
        ? [.. list.Children.Select(item => Number(new(entry.Key, item)))]
        : [];

    void RefuseIfTrue(KeyValuePair<YamlNode, YamlNode> entry)
    {
        if (IsTrue(entry)) Refuse(entry.Key, "It is not implemented.");
    }

    void Refuse(YamlNode key, string what) =>
        problems.Add(
            new(
                Severity.Fatal, new(file, (int)key.Start.Line, key.ToString()), $"{key}: {what}",
                "Remove the key, or run this folder with Flee."));

    void Unknown(YamlNode key) => Refuse(key, "Flee's settings have no such key.");

    void Idle(YamlNode key, string why) =>
        problems.Add(
            new(
                Severity.Note, new(file, (int)key.Start.Line, key.ToString()), $"{key} changes nothing. {why}",
                "Nothing needs to be done."));
}
