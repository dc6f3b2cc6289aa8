using Refuge.Flee.Engines;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Engines;

/// <summary>What experiments with Flee showed, faults and all, repeated on both engines.</summary>
public class FleeReferenceTests
{
    public static TheoryData<FleeEngine> Engines => [FleeEngine.Cohort, FleeEngine.People];

    [Theory, MemberData(nameof(Engines))]
    public void On_one_day_people_cover_two_links_and_turn_back_by_length(FleeEngine engine)
    {
        var world = new FleeWorld().With("Alpha", start: 1_000).With("Beta").With("Gamma", FleePlaceKind.Camp)
            .Road("Alpha", "Beta", 150).Road("Beta", "Gamma", 190);

        var back = Enumerable.Range(0, 50).Average(seed => world.After(engine, "Alpha", seed));

        // (1 / 160) / (1 / 160 + 1 / 200) of them; Flee's one run had 563. The mean of 50 runs strays by 2.2.
        Assert.Equal(555.6, back, 8.0);
        Assert.Equal(1_000, world.After(engine, "Alpha") + world.After(engine, "Gamma"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_link_as_long_as_a_days_journey_takes_two_days(FleeEngine engine)
    {
        var world = new FleeWorld
        {
            Days = 2,
        }.With("Alpha", start: 10).With("Beta", FleePlaceKind.Camp).Road("Alpha", "Beta", 200);

        Assert.Equal(0, world.After(engine, "Beta", day: 1));
        Assert.Equal(0, world.After(engine, "Alpha", day: 1));
        Assert.Equal(10, world.After(engine, "Beta", day: 2));
    }

    [Theory, InlineData(-1, 10), InlineData(0, 0), InlineData(1, 10)]
    public void Awareness_of_nothing_freezes_people_and_minus_one_is_one(int awareness, int moved)
    {
        foreach (var engine in new[] { FleeEngine.Cohort, FleeEngine.People })
        {
            var world = new FleeWorld { Settings = new() { AwarenessLevel = awareness, DefaultMoveChance = 1 } }
                .With("Alpha", start: 10).With("Beta", FleePlaceKind.Camp).Road("Alpha", "Beta", 100);

            Assert.Equal(moved, world.After(engine, "Beta"));
        }
    }

    [Theory, InlineData("Alpha", "Beta", true, true), InlineData("A", "B", true, false)]
    public void A_link_closure_does_nothing_but_for_names_of_one_letter(
        string first, string second, bool thereOpen, bool backOpen)
    {
        var course = new FleeWorld().With(first).With(second).Road(first, second, 10)
            .Closed(FleeClosureKind.Link, first, second, 0, -1).Course();

        Assert.Equal([thereOpen, backOpen], course.Conditions[0].IsOpen);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_forced_redirection_forces_nobody(FleeEngine engine)
    {
        var world = new FleeWorld().With("Alpha", start: 10_000).With("Beta", FleePlaceKind.Camp)
            .With("Gamma", FleePlaceKind.Camp)
            .Road("Beta", "Alpha", 100, forced: 2).Road("Alpha", "Gamma", 100);

        Assert.InRange(world.After(engine, "Beta"), 4_800, 5_200);
    }

    [Theory, InlineData(0, 2), InlineData(1, 4), InlineData(2, 2)]
    public void A_route_of_value_1_is_two_pairs_of_links(int forced, int links) =>
        Assert.Equal(
            links,
            new FleeWorld().With("Alpha").With("Beta").Road("Alpha", "Beta", 10, forced).Course().Map.Links.Length);

    [Theory, MemberData(nameof(Engines))]
    public void All_who_decide_on_one_day_overshoot_a_camp_and_stay(FleeEngine engine)
    {
        var world = new FleeWorld { Days = 2, Settings = new() { DefaultMoveChance = 1, CampMoveChance = 0 } }
            .With("Alpha", start: 1_000).With("Beta", FleePlaceKind.Camp, capacity: 100).Road("Alpha", "Beta", 100);

        Assert.Equal(1_000, world.After(engine, "Beta", day: 1));
        Assert.Equal(1_000, world.After(engine, "Beta", day: 2));
    }

    [Theory, MemberData(nameof(Engines))]
    public void The_first_days_count_is_put_in_the_camp_and_taken_off_its_capacity(FleeEngine engine)
    {
        var world = new FleeWorld().With("Alpha").With("Beta", FleePlaceKind.Camp, capacity: 150).Counted("Beta", 100);

        Assert.Equal(50, world.Course().Capacity(0)[1]);
        Assert.Equal(100, world.After(engine, "Beta"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Where_nothing_is_fought_over_the_newly_displaced_wait(FleeEngine engine)
    {
        var scenario = new FleeWorld
        {
            Days = 3,
        }.With("Alpha").With("Beta", FleePlaceKind.Camp).Counted("Beta", 0, 70, 100).Scenario();

        var member = new FleeSimulation(scenario).RunMember(engine, 1, 0);

        Assert.Equal(100, member.Unplaced);
        Assert.Equal(0, member.Displaced(2));
    }

    [Fact]
    public void A_change_of_intensity_goes_unheard_while_the_fight_goes_on()
    {
        var course = new FleeWorld { Days = 4 }.With("Alpha").Fighting("Alpha", 0.3, 0.9, 0, 0.5).Course();

        Assert.Equal([0.3, 0.3, 0, 0.5], course.Intensity.Select(day => day[0]));
    }

    [Fact]
    public void People_who_left_are_a_debt_that_later_arrivals_pay_first()
    {
        var arrivals = new FleeWorld
        {
            Days = 6,
        }.With("Camp", FleePlaceKind.Camp).Counted("Camp", 100, 80, 60, 110, 160).Course().Arrivals;

        Assert.Equal([0, 0, 0, 10, 50, 0], arrivals.New);
        Assert.Equal([0, 20, 40, 0, 0, 0], arrivals.Debt);
    }

    [Theory, MemberData(nameof(Engines))]
    public void Each_conflict_zone_displaces_its_number_a_day(FleeEngine engine)
    {
        var world = new FleeWorld { Days = 10, Settings = new() { Spawning = new(FleeSpawnMode.Constant, 100) } }
            .With("Alpha").With("Beta", FleePlaceKind.Camp).Road("Alpha", "Beta", 10).Fighting("Alpha", 1);

        Assert.Equal(1_000, world.DisplacedAfter(engine));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_zone_that_calms_displaces_fewer_once_the_fault_is_mended(FleeEngine engine)
    {
        var world = new FleeWorld
        {
            Days = 4,
            Faults = FleeFaults.Mended,
            Settings = new() { Spawning = new(FleeSpawnMode.Constant, 100) },
        }
            .With("Alpha").With("Beta").With("Gamma").Fighting("Alpha", 1).Fighting("Beta", 1, 1, 0)
                .Fighting("Gamma", 1, 1, 0.5);

        Assert.Equal(900, world.DisplacedAfter(engine));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Camps_that_are_sinks_empty(FleeEngine engine)
    {
        var world = new FleeWorld { Days = 3, Settings = new() { DefaultMoveChance = 1, CampsAreSinks = true } }
            .With("Alpha", start: 100).With("Beta", FleePlaceKind.Camp, deactivation: 1).Road("Alpha", "Beta", 10);

        Assert.Equal(0, world.DisplacedAfter(engine));
    }

    [Fact]
    public void Weights_far_below_the_best_are_pruned()
    {
        double[] first = [1, 8, 4, 12], second = [1, 8, 9, 12], third = [1, 8, 9, 12];

        FleeChoice.Prune(first, 2);
        FleeChoice.Prune(second, 1.1);
        FleeChoice.Prune(third, 1);

        Assert.Equal([0, 8, 0, 12], first);
        Assert.Equal([0, 0, 0, 12], second);
        Assert.Equal([1, 8, 9, 12], third);
    }

    [Theory, MemberData(nameof(Engines))]
    public void Places_abroad_without_weight_get_nobody(FleeEngine engine)
    {
        var world = new FleeWorld { Days = 10, Settings = new() { ForeignWeight = 0 } }
            .With("Alpha", start: 1_000).With("Beta").With("Camp", FleePlaceKind.Camp, country: "Abroad")
                .Road("Alpha", "Camp", 10).Road("Alpha", "Beta", 10);

        Assert.Equal(0, world.After(engine, "Camp"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void After_the_road_is_closed_nobody_reaches_the_camp(FleeEngine engine)
    {
        var world = new FleeWorld
        {
            Days = 100,
            Settings = new() { ConflictMoveChance = 1, CampMoveChance = 0, Spawning = new(FleeSpawnMode.Constant, 1) },
        }
            .With("Alpha").With("Beta", FleePlaceKind.Camp).Road("Alpha", "Beta", 5).Fighting("Alpha", 1)
            .Closed(FleeClosureKind.Location, "Beta", "", 3, -1);

        Assert.Equal(3, world.After(engine, "Beta"));
        Assert.Equal(97, world.After(engine, "Alpha"));
    }

    [Fact]
    public void A_capacity_that_grows_grows_each_day()
    {
        var course = new FleeWorld
        {
            Days = 10,
        }.With("Camp", FleePlaceKind.Camp, capacity: 100, capacityPerDay: 10_000).Course();

        Assert.Equal(100 + 10_000, course.Capacity(0)[0]);
        Assert.Equal(100 + 100_000, course.Capacity(9)[0]);
    }

    [Fact]
    public void A_place_turns_into_a_camp_on_its_day()
    {
        var course = new FleeWorld { Days = 3 }.With("Alpha").Turning("Alpha", FleePlaceKind.IdpCamp, 2).Course();

        Assert.False(course.Conditions[1].IsCamp[0]);
        Assert.True(course.Conditions[2].IsCamp[0]);
        Assert.Equal(0.1, course.Conditions[2].MoveChance[0]);
    }

    [Fact]
    public void Two_hops_of_awareness_reach_two_hops_and_markers_are_free()
    {
        var map = new FleeWorld { Settings = new() { AwarenessLevel = 2 } }
            .With("A").With("B").With("C").With("D").With("E").With("Bend", FleePlaceKind.Marker)
            .Road("A", "B", 10).Road("A", "C", 10).Road("B", "D", 10).Road("D", "E", 10).Road("A", "Bend", 1)
                .Road("Bend", "D", 10).Course().Map;

        var fromA = map.Paths.Where(path => path.From == 0).ToList();

        // B, C, B-D, Bend-D, Bend-D-B and Bend-D-E; E is out of reach over B, and the bend is no end.
        Assert.Equal(6, fromA.Count);
        Assert.DoesNotContain(fromA, path => path.Destination == 5);
    }

    [Theory, MemberData(nameof(Engines))]
    public void People_who_stay_close_to_home_do_not_go_far(FleeEngine engine)
    {
        var settings = new FleeSettings { StayCloseToHome = true, HomeDistancePower = 5, DefaultMoveChance = 0.3 };
        var world = new FleeWorld
        {
            Days = 20,
            Settings = settings,
        }.With("Alpha", start: 100).With("Near", FleePlaceKind.Camp);
        for (var between = 0; between < 20; between++) world.With($"Marker {between}", FleePlaceKind.Marker);
        world.With("Far", FleePlaceKind.Camp).Road("Alpha", "Near", 10).Road("Alpha", "Far", 10);

        Assert.InRange(world.After(engine, "Far"), 0, 1);
    }

    [Theory, InlineData(FleeEngine.Cohort, false, 7_800, 8_200), InlineData(FleeEngine.Cohort, true, 9_990, 10_000),
        InlineData(FleeEngine.People, false, 7_800, 8_200), InlineData(FleeEngine.People, true, 9_990, 10_000)]
    public void On_fixed_routes_only_the_best_way_to_a_place_is_known(
        FleeEngine engine, bool fixedRoutes, int fewest, int most)
    {
        var settings = new FleeSettings
        {
            FixedRoutes = fixedRoutes,
            AwarenessLevel = 2,
            DefaultMoveChance = 1,
            CampMoveChance = 0,
            MaxMoveSpeed = 110,
            CampWeight = 1_000_000,
            Softening = 0,
        };
        var world = new FleeWorld
        {
            Days = 4,
            Settings = settings,
        }.With("Alpha", start: 10_000).With("Short").With("Long").With("Camp", FleePlaceKind.Camp)
            .Road("Alpha", "Short", 100).Road("Short", "Camp", 100).Road("Alpha", "Long", 400)
                .Road("Long", "Camp", 400);

        // Two ways of 200 and 800 km pull as 4 to 1; on the long one nobody has arrived yet.
        Assert.InRange(world.After(engine, "Camp"), fewest, most);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_major_route_makes_a_place_beyond_awareness_known(FleeEngine engine)
    {
        int InCamp(bool hasMajorRoute)
        {
            var settings = new FleeSettings
            {
                FixedRoutes = true,
                AwarenessLevel = 1,
                DefaultMoveChance = 1,
                CampMoveChance = 0,
                MaxMoveSpeed = 110,
                CampWeight = 1_000_000,
            };
            var world = new FleeWorld
            {
                Days = 3,
                Settings = settings,
            }.With("Alpha", start: 10_000).With("Beta").With("Gamma").With("Camp", FleePlaceKind.Camp)
                .Road("Alpha", "Beta", 100).Road("Beta", "Camp", 100).Road("Alpha", "Gamma", 100);
            if (hasMajorRoute) world.MajorRoutes.Add(["Alpha", "Beta", "Camp"]);
            return world.After(engine, "Camp");
        }

        Assert.InRange(InCamp(hasMajorRoute: true), 9_990, 10_000);
        Assert.InRange(InCamp(hasMajorRoute: false), 8_000, 9_200);
    }
}
