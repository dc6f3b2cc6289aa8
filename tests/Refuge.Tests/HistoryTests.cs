using Refuge.Situations;

namespace Refuge.Tests;

public class HistoryTests
{
    static readonly DateOnly Monday = new(2016, 8, 1);

    [Fact]
    public void Of_two_versions_of_a_row_the_newest_known_counts()
    {
        var history = new History<Facility>([Toilets(8, knownOn: 5), Toilets(2, knownOn: 1)]);

        var seen = Assert.Single(history.AsOf(Monday.AddDays(9)));

        Assert.Equal(8, seen.Value.Quantity!.Value.Value);
    }

    [Fact]
    public void A_row_known_later_leaves_no_trace()
    {
        var history = new History<Facility>([Toilets(2, knownOn: 1), Toilets(8, knownOn: 5)]);

        var seen = Assert.Single(history.AsOf(Monday.AddDays(4)));

        Assert.Equal(
            new History<Facility>([Toilets(2, knownOn: 1)]).AsOf(Monday.AddDays(4)).Single().Value, seen.Value);
    }

    [Fact]
    public void A_row_without_a_known_day_is_never_visible()
    {
        var history = new History<Facility>([Toilets(2, knownOn: null)]);

        Assert.Empty(history.AsOf(DateOnly.MaxValue));
    }

    static Recorded<Facility> Toilets(double count, int? knownOn) => new(
        new(new("camp"), Monday, "toilet", new(count), null),
        knownOn is { } day ? Monday.AddDays(day) : null,
        null,
        [new RowEvidence("facilities.csv", "camp/2016-08-01/toilet", null, [])]);
}
