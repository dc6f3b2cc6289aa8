using Refuge.Flee.Engines;
using Refuge.Flee.Tests.Building;

namespace Refuge.Flee.Tests.Engines;

/// <summary>People who come to one place on one day, over several roads and at several hours.</summary>
public class FleeInflowsTests
{
    [Fact]
    public void People_who_come_over_two_roads_are_drawn_together()
    {
        var (course, layout) = TwoRoads();
        var (inflows, onTheWay) = Coming(course, layout, ("A", 30, 5), ("B", 10, 20));

        Assert.Equal(1, inflows.Length);
        Assert.Equal(40, inflows[0].Count);
        Assert.Equal(2, onTheWay.Length);
    }

    [Fact]
    public void Nobody_is_lost_among_the_atoms_of_a_group()
    {
        var (course, layout) = TwoRoads();
        var (inflows, _) = Coming(
            course, layout,
            [.. Enumerable.Range(0, FleeHours.Bins).Select(hour => ("A", 1 + (100 * (hour % 2)), hour))]);

        var people = 0f;
        foreach (var atom in inflows[0].Atoms) people += atom.Weight;

        Assert.Equal(inflows[0].Count, people, 1e-2f);
    }

    [Fact]
    public void Few_people_are_put_with_those_who_come_next_and_keep_the_mean_of_their_hours()
    {
        var (course, layout) = TwoRoads();
        var (inflows, _) = Coming(course, layout, ("A", 1, 2), ("A", 999, 6));

        var atom = Assert.Single(inflows[0].Atoms.ToArray());
        Assert.Equal(6, atom.Row);
        Assert.Equal(1_000, atom.Weight, 1e-2f);
    }

    [Fact]
    public void Who_set_out_in_the_morning_comes_at_the_exact_moment()
    {
        var (course, layout) = TwoRoads();
        var (inflows, _) = Coming(course, layout, ("A", 100, FleeHours.Morning));

        var atom = Assert.Single(inflows[0].Atoms.ToArray());
        // 250 km at 200 km a day: a quarter of the second day.
        Assert.Equal(0.25, course.Hours.Moment(inflows[0].Inflow, atom.Row).DayUsed, 1e-12);
    }

    [Fact]
    public void The_next_day_begins_with_nobody()
    {
        var (course, layout) = TwoRoads();
        var (inflows, _) = Coming(course, layout, ("A", 30, 5));
        inflows.Clear();

        inflows.Add(new(PathFrom(course, "A"), false, 1), 0, 5, FleeMoments.Of(0, 5));

        Assert.Equal(1, inflows.Length);
        Assert.Equal(5, inflows[0].Count);
    }

    static (FleeCourse Course, FleeCohortLayout Layout) TwoRoads()
    {
        var course = new FleeWorld { Faults = FleeFaults.Mended, Settings = new() { MaxMoveSpeed = 200 } }
            .With("A", start: 10).With("B", start: 10).With("Hub", FleePlaceKind.Forward)
            .With("Camp", FleePlaceKind.Camp)
            .Road("A", "Hub", 250).Road("B", "Hub", 330).Road("Hub", "Camp", 90).Course();
        return (course, new(course));
    }

    static int PathFrom(FleeCourse course, string place) =>
        Array.FindIndex(
            course.Map.Paths,
            path => path.From == course.Map.PlaceNumber[place]
                && course.Map.Links[path.FirstLink].To == course.Map.PlaceNumber["Hub"]
                && path.Rest == FleeMap.None);

    static (FleeInflows Inflows, FleeCohortList OnTheWay) Coming(
        FleeCourse course, FleeCohortLayout layout, params (string From, int People, int Hour)[] groups)
    {
        var (inflows, list) = (new FleeInflows(course), new FleeCohortList(layout.WayCells, 1, course.Hours.OnLink));
        foreach (var (from, people, hour) in groups)
        {
            list.Add(layout.OnTheWay(PathFrom(course, from), false, 1, 0), people).Add(0, hour, people, 0);
        }

        for (var group = 0; group < list.Length; group++)
        {
            inflows.Add(layout.OnTheWay(list.Cell[group]).Way, 0, list.Count[group], FleeMoments.Of(0, 100));
        }
        for (var group = 0; group < list.Length; group++)
        {
            inflows.Divide(layout.OnTheWay(list.Cell[group]).Way, 0, list.Count[group], list.Shares(group));
        }

        return (inflows, list);
    }
}
