using Refuge.Displacement.Trends;
using Refuge.Situations;

namespace Refuge.Tests.Displacement.Trends;

public class WholeCountTests
{
    static readonly DateOnly First = new(2030, 1, 1);

    static double WidthOf(string? place, int reports)
    {
        var key = new CountKey(new SeriesId("s"), place is null ? null : new PlaceId(place));
        var history = CountHistory.Of(Enumerable.Range(0, reports)
            .Select(static at => new CountReport(First.DayNumber + (10 * at), 10_000 + (300 * at))))!;
        var origin = DateOnly.FromDayNumber(history.Last.Day);
        var trends = new SeriesTrends(
            new Dictionary<CountKey, CountHistory> { [key] = history }, origin, static _ => false);
        var spread = trends.FindOn(key, origin.AddDays(30))!;
        return spread.At(0.9) - spread.At(0.5);
    }

    [Fact]
    public void The_total_of_a_young_crisis_is_doubted_more_than_a_place_with_the_same_counts() =>
        Assert.InRange(WidthOf(null, 9) / WidthOf("camp", 9), 1.9, 2.1);

    [Fact]
    public void The_total_of_an_old_crisis_is_doubted_like_a_place() =>
        // But for the small part that an ebbing influx has in the median of a total.
        Assert.InRange(WidthOf(null, 20) / WidthOf("camp", 20), 0.95, 1.05);
}
