using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement.Counts;

public class MovedPeopleTests
{
    const int Days = 28;

    /// <summary>A month after a flood: people go from the schools of one town to another, and the total stands
    /// still.</summary>
    static InventedSituation AfterTheFlood(bool isTotalCounted)
    {
        var situation = A.Situation().WithTown("alma", 120_000).WithTown("boro", 90_000).WithRoute("alma", "boro", 45)
            .WithSiteRow("alma", SiteKind.Host).WithSiteRow("boro", SiteKind.Host)
            .WithSeries("places", CountKind.Stock, Counted.Displaced, area: ["alma", "boro"])
            .WithSeries("total", CountKind.Stock, Counted.Displaced);
        for (var week = 0; week < 5; week++)
        {
            situation.WithCount("places", "alma", 30_000 - (3_000 * week), daysAgo: 28 - (7 * week));
            situation.WithCount("places", "boro", 12_000 + (3_000 * week), daysAgo: 28 - (7 * week));
            if (isTotalCounted) situation.WithCount("total", null, 42_000, daysAgo: 28 - (7 * week));
        }

        return situation;
    }

    static Forecast Run(InventedSituation situation) => Forecaster.Run(
        situation.Build(), [], [], new(), new(Days, 200, 1), threads: 2, null, TestContext.Current.CancellationToken);

    static double NewPeople(Forecast forecast) => Quantiles.Of(forecast.DisplacedTotal.On(Days)).At(0.5);

    [Fact]
    public void Who_is_counted_elsewhere_while_the_total_stands_still_is_hardly_anybody_new()
    {
        var (counted, alone) = (Run(AfterTheFlood(isTotalCounted: true)), Run(AfterTheFlood(isTotalCounted: false)));

        // Of more than ten thousand who come to the second town nearly all were in the first one.
        Assert.True(Quantiles.Of(counted.Present.On(new("boro"), Days)).At(0.5) > 30_000);
        Assert.InRange(NewPeople(counted), 0, 0.5 * NewPeople(alone));
    }
}
