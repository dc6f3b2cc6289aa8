using CsCheck;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>People move to free places before anybody builds.</summary>
public class RelocationTests
{
    [Fact]
    public void Who_is_beyond_the_room_of_a_site_moves_to_free_places_along_the_same_direction()
    {
        var move = Assert.Single(Plan(14_000, 4_500, 6_360, 9_540).Relocations);

        Assert.Equal((new PlaceId("full"), new PlaceId("free"), 3_180.0), (move.From, move.To, move.People));
    }

    [Fact]
    public void Plots_are_asked_for_those_whom_no_free_place_takes()
    {
        var plots = Plan(14_000, 4_500, 6_360, 9_540)
            .Lines.Where(line => line is { Item: "capacity", IsShortToday: true });

        // 9,500 have no place, 3,180 move: plots for 6,320 people, six to a household.
        Assert.Equal(Math.Ceiling(6_320 / 6.0), Assert.Single(plots).Quantity);
    }

    [Fact]
    public void Nobody_moves_where_nobody_counted_or_nobody_stated_the_room()
    {
        var situation = A.Situation().WithSite("full", 100, axis: "south").WithSite("free", 9_000, axis: "south")
            .WithPresent("full", new(500));

        Assert.Empty(Plan(situation).Relocations);
    }

    [Fact]
    public void One_person_moves_to_one_free_place_and_nobody_where_nobody_is_too_many()
    {
        Assert.Equal(1, Assert.Single(Plan(101, 100, 99, 100).Relocations).People);
        Assert.Empty(Plan(100, 100, 99, 100).Relocations);
        Assert.Empty(Plan(101, 100, 100, 100).Relocations);
    }

    [Fact]
    public void The_fullest_move_first_and_no_free_place_is_given_twice()
    {
        var situation = A.Situation().WithSite("a", 100, axis: "south").WithSite("b", 100, axis: "south")
            .WithSite("c", 500, axis: "south").WithSite("d", 150, axis: "south").WithPresent("a", new(300))
            .WithPresent("b", new(450)).WithPresent("c", new(100)).WithPresent("d", new(50));

        // 350 and 200 are too many; 400 and 100 places are free.
        Assert.Equal(
            [("b", "c", 350.0), ("a", "d", 100), ("a", "c", 50)],
            Plan(situation).Relocations.Select(static move => (move.From.Code, move.To.Code, move.People)));
    }

    [Fact]
    public void Moves_make_and_lose_no_place() =>
        Gen.Select(Gen.Int[0, 9_000], Gen.Int[0, 9_000], Gen.Int[0, 9_000], Gen.Int[0, 9_000])
            .Sample((one, room, other, more) =>
        {
            var moves = Plan(one, room, other, more).Relocations;

            Assert.All(moves, move => Assert.True(move.People > 0));
            Assert.True(moves.Sum(move => move.People) <= Math.Max(0, Math.Max(one - room, other - more)));
            Assert.True(moves.Sum(move => move.People) <= Math.Max(0, Math.Max(room - one, more - other)));
        }, iter: Check.Iter / 4);

    static FundingPlan Plan(int full, int room, int other, int otherRoom) => Plan(
        A.Situation().WithSite("full", room, axis: "south").WithSite("free", otherRoom, axis: "south")
            .WithPresent("full", new(full)).WithPresent("free", new(other)));

    static FundingPlan Plan(InventedSituation situation)
    {
        var basis = new NeedsBasis { Situation = situation.Build(), Forecast = A.Forecast(3, 2).Build() };
        return Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new());
    }
}
