using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Situations;

/// <summary>What closes a way, for whom and on which days: one answer for people and for aid.</summary>
public class WayClosuresTests
{
    [Theory]
    [InlineData(ClosedTo.All, true, true)]
    [InlineData(ClosedTo.People, true, false)]
    [InlineData(ClosedTo.Aid, false, true)]
    public void A_closure_stops_those_it_names(ClosedTo appliesTo, bool people, bool aid)
    {
        var situation = Valley().WithClosure(new ClosedRoute(new("alma-boro")), appliesTo).Build();

        Assert.Equal((people, aid), (IsClosed(situation, Traveller.People), IsClosed(situation, Traveller.Aid)));
    }

    [Fact]
    public void A_closed_place_closes_every_way_into_it() => Assert.Multiple(
        () => Assert.True(IsClosed(Valley().WithClosure(new ClosedPlace(new("boro"))).Build(), Traveller.People)),
        () =>
            Assert.False(
                IsClosed(
                    Valley().WithTown("cora").WithClosure(new ClosedPlace(new("cora"))).Build(), Traveller.People)));

    [Theory]
    [InlineData("Valley", "Plain", true)]
    [InlineData("Plain", "Valley", true)]
    [InlineData("Valley", "Hills", false)]
    public void A_closed_border_closes_the_ways_between_its_two_countries(string one, string other, bool isClosed)
    {
        var situation = A.Situation().WithTown("alma").WithTown("boro", country: "Plain").WithRoute("alma", "boro", 10)
            .WithClosure(new ClosedBorder(one, other)).Build();

        Assert.Equal(isClosed, IsClosed(situation, Traveller.Aid));
    }

    [Fact]
    public void A_closure_holds_from_its_first_day_to_its_last_and_without_a_last_day_for_good()
    {
        var closed =
            new Closure(new ClosedPlace(new("boro")), ClosedTo.All, new(2030, 5, 2), new(2030, 5, 4), null, null);

        Assert.Equal(
            [false, true, true, true, false],
            Enumerable.Range(1, 5).Select(day => closed.IsInForce(new(2030, 5, day))));
        Assert.True((closed with { To = null }).IsInForce(new(2031, 1, 1)));
    }

    [Fact]
    public void Aid_cannot_pass_a_way_that_will_close_for_good() =>
        Assert.Equal(
            7,
            new Refuge.Funding.Access(Valley().WithClosedRoute("alma", "boro", firstDay: 4, lastDay: null).Build())
            .CutDays(new("boro"), 10).Days);

    static bool IsClosed(Situation situation, Traveller traveller) =>
        new WayClosures(situation, traveller).Of(Assert.Single(situation.Routes).Value).Count > 0;

    static InventedSituation Valley() => A.Situation().WithTown("alma").WithTown("boro").WithRoute("alma", "boro", 10);
}
