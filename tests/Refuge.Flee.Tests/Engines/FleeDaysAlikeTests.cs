using Refuge.Flee.Engines;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Engines;

public class FleeDaysAlikeTests
{
    [Fact]
    public void A_fight_changes_how_people_divide_and_leaves_the_roads_as_they_were()
    {
        var alike = World().Course().Alike;

        Assert.Equal([0, 0, 1, 1, 0], Enumerable.Range(0, 5).Select(alike.Roads));
        // B is fought over from day 1: its own people leave sooner, and those of A and Camp look at it.
        Assert.Equal([0, 1, 2], alike.Changed(1).ToArray());
        Assert.Empty(alike.Changed(3).ToArray());
    }

    [Fact]
    public void A_road_that_closes_concerns_those_at_its_ends()
    {
        Assert.Equal([1, 2], World().Course().Alike.Changed(2).ToArray());
    }

    [Fact]
    public void A_member_is_the_same_whatever_ran_before_it_in_the_same_workspace()
    {
        var course = World().Course();
        var (fresh, used) = (new FleeTrack(course), new FleeTrack(course));
        var workspace = new FleeCohorts(course);
        for (var member = 0; member < 3; member++) workspace.Run(1, member, used);

        workspace.Run(1, 3, used);
        new FleeCohorts(course).Run(1, 3, fresh);

        Assert.Equal(fresh.Present.ToArray(), used.Present.ToArray());
    }

    static FleeWorld World() =>
        new FleeWorld { Days = 5, Faults = FleeFaults.Mended, Settings = new() { MaxMoveSpeed = 120 } }
            .With("A", start: 500).With("B").With("Camp", FleePlaceKind.Camp, capacity: 200).With("Far")
            .Road("A", "B", 60).Road("B", "Camp", 90).Road("A", "Far", 70)
            .Fighting("B", 0, 1, 1, 1, 1)
            .Closed(FleeClosureKind.Link, "B", "Camp", 2, 4);
}
