using Refuge.Flee.Engines;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Engines;

/// <summary>What holds of both engines under any rules.</summary>
public class FleeLawTests
{
    public static TheoryData<FleeEngine> Engines => FleeReferenceTests.Engines;

    [Theory, InlineData(FleeFaults.Kept), InlineData(FleeFaults.Mended)]
    public void People_are_neither_made_nor_lost(FleeFaults faults)
    {
        var course = Busy(faults).Course();
        var engine = new FleeCohorts(course);
        engine.Start(3, 0);

        var expected = 1_000;
        for (var day = 0; day < course.Days; day++)
        {
            engine.RunDay(day);

            expected += course.Arrivals.New[day];
            Assert.Equal(expected, engine.Displaced);
            Assert.Equal(expected, engine.Travelling + engine.Present.ToArray().Sum());
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public void The_same_seed_gives_the_same_member_and_another_another(FleeEngine engine)
    {
        int[] Run(long seed, int member)
        {
            var run = new FleeSimulation(Busy(FleeFaults.Kept).Scenario()).RunMember(engine, seed, member);
            return [
                .. Enumerable.Range(0, 20)
                .SelectMany(day => Enumerable.Range(0, 5).Select(place => run.Present(place, day)))];
        }

        Assert.Equal(Run(1, 2), Run(1, 2));
        Assert.NotEqual(Run(1, 2), Run(1, 3));
        Assert.NotEqual(Run(1, 2), Run(2, 2));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Mended_people_go_no_farther_in_a_day_than_a_days_journey(FleeEngine engine)
    {
        var world = new FleeWorld { Faults = FleeFaults.Mended }
            .With("Alpha", start: 1_000).With("Beta").With("Gamma", FleePlaceKind.Camp).Road("Alpha", "Beta", 150)
                .Road("Beta", "Gamma", 190);

        Assert.Equal(0, world.After(engine, "Gamma"));
        Assert.Equal(0, world.After(engine, "Alpha"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_mended_link_closure_closes_both_ways(FleeEngine engine)
    {
        var world = new FleeWorld
        {
            Days = 5,
            Faults = FleeFaults.Mended,
        }.With("Alpha", start: 10).With("Beta", FleePlaceKind.Camp)
            .Road("Alpha", "Beta", 10).Closed(FleeClosureKind.Link, "Alpha", "Beta", 0, 2);

        Assert.Equal(0, world.After(engine, "Beta", day: 2));
        Assert.Equal(10, world.After(engine, "Beta", day: 3));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_mended_forced_redirection_forces_everybody_until_it_is_removed(FleeEngine engine)
    {
        var staysInCamp = new FleeSettings { DefaultMoveChance = 1, CampMoveChance = 0, MaxMoveSpeed = 200 };
        var world = new FleeWorld
        {
            Faults = FleeFaults.Mended,
            Settings = staysInCamp,
        }.With("Alpha", start: 100).With("Beta", FleePlaceKind.Camp).With("Gamma", FleePlaceKind.Camp)
            .Road("Beta", "Alpha", 100, forced: 1).Road("Alpha", "Gamma", 100);

        Assert.Equal(100, world.After(engine, "Beta"));
        Assert.NotEqual(
            100, world.Closed(FleeClosureKind.ForcedRedirection, "Alpha", "Beta", 0, -1).After(engine, "Beta"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void People_on_a_link_that_closes_turn_back(FleeEngine engine)
    {
        var world = new FleeWorld
        {
            Days = 2,
            Settings = new() { DefaultMoveChance = 1, MaxMoveSpeed = 60 },
        }.With("Alpha", start: 10).With("Beta", FleePlaceKind.Camp, country: "Abroad")
            .Road("Alpha", "Beta", 100).Closed(FleeClosureKind.Country, "Home", "Abroad", 1, -1);

        Assert.Equal(10, world.After(engine, "Alpha"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Walkers_take_days_on_their_first_link_only(FleeEngine engine)
    {
        var settings = new FleeSettings
        {
            DefaultMoveChance = 1,
            StartOnFoot = true,
            MaxWalkSpeed = 35,
            MaxMoveSpeed = 360,
        };
        var world = new FleeWorld
        {
            Days = 4,
            Settings = settings,
        }.With("Alpha", start: 10).With("Beta", FleePlaceKind.Camp).Road("Alpha", "Beta", 120);

        Assert.Equal(0, world.After(engine, "Beta", day: 3));
        Assert.Equal(10, world.After(engine, "Beta", day: 4));
    }

    [Theory, MemberData(nameof(Engines))]
    public void People_whose_plan_leads_through_a_full_camp_spend_the_night_there(FleeEngine engine)
    {
        var settings = new FleeSettings
        {
            DefaultMoveChance = 1,
            CampMoveChance = 0,
            MaxMoveSpeed = 200,
            AwarenessLevel = 2,
        };
        var world = new FleeWorld
        {
            Settings = settings,
        }.With("Start", start: 100).With("Hub", FleePlaceKind.Forward).With(
            "Full", FleePlaceKind.Camp, start: 20, capacity: 10).With("Far", FleePlaceKind.Camp)
            .Road("Start", "Hub", 50).Road("Hub", "Full", 160).Road("Full", "Far", 100);

        Assert.InRange(world.After(engine, "Full"), 21, 120);
        Assert.Equal(120, world.DisplacedAfter(engine));
    }

    [Fact]
    public void Closing_a_route_changes_nothing_in_places_that_cannot_reach_it()
    {
        int[] Far(bool closed)
        {
            var world = Busy(FleeFaults.Kept).With("Away", start: 500)
                .With("Camp away", FleePlaceKind.Camp, capacity: 200).With("Other away").Road("Away", "Camp away", 90)
                .Road("Away", "Other away", 300);
            if (closed) world.Closed(FleeClosureKind.Location, "Second", "", 2, 9);
            var member = new FleeSimulation(world.Scenario()).RunMember(FleeEngine.Cohort, 1, 0);
            return [
                .. Enumerable.Range(0, 20)
                .SelectMany(day => Enumerable.Range(5, 3).Select(place => member.Present(place, day)))];
        }

        Assert.Equal(Far(closed: false), Far(closed: true));
    }

    [Fact]
    public void The_day_loop_of_the_cohorts_allocates_nothing()
    {
        var course = Busy(FleeFaults.Kept).Course();
        var engine = new FleeCohorts(course);
        for (var member = 0; member < 3; member++) engine.Run(1, member, new(course));

        engine.Start(1, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var day = 0; day < course.Days; day++) engine.RunDay(day);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    internal static FleeWorld Busy(FleeFaults faults)
    {
        var world = new FleeWorld
        {
            Days = 20,
            Faults = faults,
            Settings = new()
            {
                DefaultMoveChance = 0.5,
                MaxMoveSpeed = 200,
                AvoidShortStints = true,
                StartOnFoot = true,
                MaxWalkSpeed = 60,
                AwarenessLevel = 2,
                CapacityScaling = 1.1,
            },
        };
        return world.With("Town", population: 5_000).With("Second", start: 1_000, population: 3_000)
            .With("Hub", FleePlaceKind.Forward)
            .With("Small camp", FleePlaceKind.Camp, capacity: 300, country: "Abroad")
                .With("Large camp", FleePlaceKind.Camp, capacity: 5_000, country: "Abroad")
            .Road("Town", "Second", 80).Road("Second", "Hub", 130).Road("Hub", "Small camp", 60)
                .Road("Town", "Large camp", 310).Road("Hub", "Large camp", 150)
            .Fighting("Town", 1).Fighting("Second", 1, 1, 1, 0, 0, 0, 1)
                .Counted("Large camp", 0, 100, 300, 300, 700, 1_000);
    }
}
