using Refuge.Displacement;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement;

/// <summary>From which homes people can still come, which bounds what a count can come to.</summary>
public class WhoMayFleeTests
{
    [Fact]
    public void Where_all_homes_are_known_nobody_comes_from_elsewhere() =>
        Assert.Equal([new PlaceId("Alma")], Sources(Crisis(displaced: 20_000)));

    [Fact]
    public void Where_more_were_counted_as_gone_than_lived_there_somebody_came_from_elsewhere() =>
        Assert.Null(Sources(Crisis(displaced: 60_000)));

    [Fact]
    public void A_town_of_unknown_size_in_which_the_displaced_were_counted_is_no_home_that_more_could_come_from()
    {
        Assert.Null(Sources(Crisis(displaced: 20_000, town => town.WithTown("Boro"))));
        Assert.NotNull(Sources(Crisis(
            displaced: 20_000, town => town.WithTown("Boro").WithDisplaced("Boro", new(900)))));
    }

    static IReadOnlyList<PlaceId>? Sources(Situation situation) => Forecaster.Run(
        new ForecastInput(situation, [], [], new()), new(5, 4, 1), 1, null, TestContext.Current.CancellationToken)
        .Sources;

    /// <summary>A town of 50,000 that is held, and a running total of those who left it.</summary>
    static Situation Crisis(double displaced, Func<InventedSituation, InventedSituation>? with = null)
    {
        var invented = new InventedSituation().WithTown("Alma", 50_000).WithControl("Alma", ControlStatus.Held, 40)
            .WithSite("Camp").WithRoute("Alma", "Camp", 10)
            .WithSeries("left", CountKind.Cumulative, Counted.Displaced)
            .WithCount("left", null, 1_000, daysAgo: 14).WithCount("left", null, displaced);
        var situation = (with?.Invoke(invented) ?? invented).Build();
        return situation with
        {
            Places =
            [
                .. situation.Places.Select(static row => row with
                {
                    Value = row.Value with { PopulationDate = InventedSituation.AsOf.AddYears(-2) },
                }),
            ],
        };
    }
}
