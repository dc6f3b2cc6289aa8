using Refuge.Flee.Engines;

namespace Refuge.Flee.Tests.Engines;

/// <summary>Who goes through a day together.</summary>
public class FleeMoversTests
{
    static FleeMover Mover(int law, int hour = 0, ulong part = 0) =>
        new(Journey: 0, law, hour, Hazard: 0, Identity: 7, part);

    [Fact]
    public void People_under_one_law_are_one_group_with_their_mean()
    {
        var movers = new FleeMovers();
        movers.Add(Mover(law: 3, part: 0), 30, 0.2);

        movers.Add(Mover(law: 3, part: 1), 10, 0.6);

        var group = Assert.Single(movers.Items.ToArray());
        Assert.Equal((40, 0UL), (group.Left, group.Part));
        Assert.Equal(0.3, group.Recent, 1e-12);
    }

    [Fact]
    public void People_who_moved_exactly_as_much_keep_it_exactly()
    {
        var movers = new FleeMovers();
        for (var group = 0; group < 10; group++) movers.Add(Mover(law: 0), 7, 0.1);

        Assert.Equal(0.1, movers.Items[0].Recent);
    }

    [Fact]
    public void Another_hour_or_another_law_is_another_group()
    {
        var movers = new FleeMovers();
        movers.Add(Mover(law: 3), 1, 0);
        movers.Add(Mover(law: 3, hour: 1), 1, 0);
        movers.Add(Mover(law: 200), 1, 0);

        Assert.Equal(3, movers.Length);
    }

    [Fact]
    public void The_next_day_begins_with_nobody()
    {
        var movers = new FleeMovers();
        movers.Add(Mover(law: 3), 30, 0);
        movers.Clear();

        movers.Add(Mover(law: 3), 5, 0);

        Assert.Equal(5, Assert.Single(movers.Items.ToArray()).Left);
    }
}
