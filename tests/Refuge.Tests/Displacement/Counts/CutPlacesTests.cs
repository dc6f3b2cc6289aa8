using Refuge.Displacement.Counts;

namespace Refuge.Tests.Displacement.Counts;

public class CutPlacesTests
{
    const int AsOf = 100;

    /// <summary>A home, a town and a camp on one road, whose last stretch is closed from day 110 to day 112.</summary>
    static CutPlaces Road(params (int, int)[] alsoClosed) => CutPlaces.Of(
        [[new(1, 10, false, alsoClosed)], [new(2, 10, false, [(110, 112)])], []], [-1, -1, -1], [0], AsOf);

    [Fact]
    public void A_camp_is_cut_off_on_the_days_on_which_its_only_way_is_closed()
    {
        var cut = Road();

        Assert.Equal([110, 111, 112], Enumerable.Range(AsOf, 30).Where(day => cut.AreCut([2], day)));
        Assert.DoesNotContain(Enumerable.Range(AsOf, 30), day => cut.AreCut([1], day));
    }

    [Fact]
    public void Places_counted_together_are_cut_off_only_when_all_of_them_are() =>
        Assert.False(Road().AreCut([1, 2], 111));

    [Fact]
    public void Who_waited_is_counted_from_the_last_day_on_which_the_way_was_open()
    {
        var cut = Road();

        Assert.Equal(109, cut.LastReached([2], 113));
        Assert.Equal(113, cut.LastReached([2], 114));
        Assert.Equal(AsOf, cut.LastReached([2], AsOf + 1));
    }

    [Fact]
    public void What_nobody_can_reach_today_is_not_cut_off_tomorrow() =>
        Assert.False(Road((90, 120)).AreCut([2], 111));
}
