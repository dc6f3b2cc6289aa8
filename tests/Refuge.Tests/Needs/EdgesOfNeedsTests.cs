using CsCheck;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>The edges of what people need: nobody, one person, as many as stand, the day of a publication.</summary>
public class EdgesOfNeedsTests
{
    [Fact]
    public void A_standard_is_known_from_the_day_of_its_publication_and_a_definition_always()
    {
        var line = StandardSet.Default.FindLine("SAN01")!;
        var published = line.Published!.Value;

        Assert.Equal(
            [true, false, false],
            ((int[])[-1, 0, 1]).Select(days => line.IsLearnedAfter(published.AddDays(days))));
        Assert.True((line with { Published = null }).IsLearnedAfter(published));
        Assert.False((line with { Verification = Verification.Definition }).IsLearnedAfter(published.AddDays(-1)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    public void One_person_more_than_a_toilet_serves_needs_another_toilet(int people, int toilets) =>
        Assert.Equal(toilets, StandardSet.Default.FindLine("SAN01")!.AmountFor(people, 6));

    [Fact]
    public void One_household_and_one_person_more_are_two_households()
    {
        var kit = StandardSet.Default.Measured.First(static line => line.Formula is Formula.PerHousehold);
        var one = kit.AmountFor(6, 6);

        Assert.Equal((one, 2 * one, 0.0), (kit.AmountFor(1, 6), kit.AmountFor(7, 6), kit.AmountFor(0, 6)));
    }

    [Fact]
    public void Those_who_pass_through_need_what_is_not_for_residents()
    {
        var (tent, water) = (Line("tent"), Line("water_quantity"));

        Assert.Equal(
            (true, !tent.IsForResidents, true, !water.IsForResidents),
            (tent.IsFor(Caseload.DisplacedInSites, false), tent.IsFor(Caseload.DisplacedInSites, true),
                water.IsFor(Caseload.DisplacedInSites, false), water.IsFor(Caseload.DisplacedInSites, true)));
        Assert.Contains(StandardSet.Default.Measured, static line => line.IsForResidents
            && !line.IsFor(Caseload.DisplacedInSites, true) && line.IsFor(Caseload.DisplacedInSites, false));
    }

    [Theory]
    [InlineData(25, 0)]
    [InlineData(20, 0)]
    [InlineData(19.9, 100)]
    [InlineData(15, 100)]
    [InlineData(14.9, 200)]
    [InlineData(-1, 500)]
    public void Each_five_degrees_below_twenty_or_part_of_them_ask_for_a_hundred_kilocalories(
        double mean, double extra) => Assert.Equal(extra, Of(mean).ExtraEnergyOn(A.Day));

    [Theory]
    [InlineData(14.9, Season.Cold)]
    [InlineData(15, Season.Warm)]
    public void Below_fifteen_degrees_people_heat(double mean, Season season) =>
        Assert.Equal(season, Of(mean).SeasonOn(A.Day));

    [Fact]
    public void Where_no_place_has_a_position_nobody_knows_whether_it_is_the_tropics() =>
        Assert.Null(Climate.Of([], []).SeasonOn(A.Day));

    [Fact]
    public void What_stands_for_as_many_as_there_are_leaves_no_gap_and_one_person_more_leaves_one()
    {
        Assert.Equal((0.0, 0.0), Toilets(people: 500, stand: 10));
        Assert.Equal((1.0, 1.0), Toilets(people: 501, stand: 10));
        Assert.Equal((0.0, 0.0), Toilets(people: 10, stand: 100));
    }

    [Fact]
    public void What_comes_covers_a_gap_and_never_more_than_it() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 200], Gen.Int[0, 200]).Sample((people, stand, coming) =>
        {
            var gap = Math.Max(0, Math.Ceiling(people / 50.0) - stand);

            Assert.Equal((gap, Math.Max(0, gap - coming)), Toilets(
                people, stand, A.Response("camp", "toilet", coming, ResponseStatus.Funded)));
        });

    [Fact]
    public void The_gaps_of_groups_that_share_a_well_are_the_gap_of_the_place() =>
        Gen.Select(Gen.Int[1, 9_000], Gen.Int[1, 9_000], Gen.Int[0, 200]).Sample((guests, residents, stands) =>
        {
            var parts = new[] { (guests, residents), (residents, guests) }
                .Select(each => SupplyPart.Between(Band.Of(each.Item1), [Band.Of(each.Item2)])).ToList();

            Assert.Equal(stands, parts.Sum(part => part.Of((double)stands)), 1e-9);
            Assert.Equal(stands, SupplyPart.Between(Band.Of(guests), [Band.Of(0)]).Of((double)stands));
            Assert.Equal(0, SupplyPart.Between(Band.Of(0), [Band.Of(guests)]).Of((double)stands));
            Assert.Equal(stands, SupplyPart.Between(Band.Of(0), [Band.Of(0)]).Of((double)stands));
        });

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_response_is_seen_from_the_day_on_which_it_became_known(int knownIn, bool isSeen) => Assert.Equal(
        isSeen, Of(ResponseStatus.Funded).SeenOn(A.Day, A.Day.AddDays(knownIn), null) is not null);

    [Fact]
    public void The_end_of_a_response_is_seen_once_it_lies_in_the_past_or_was_announced()
    {
        var response = Of(ResponseStatus.Funded) with { To = A.Day.AddDays(1) };
        DateOnly? EndOn(int day, DateOnly? announced) => response.SeenOn(A.Day.AddDays(day), A.Day, announced)!.To;

        Assert.Null(EndOn(0, null));
        Assert.Null(EndOn(0, A.Day.AddDays(1)));
        Assert.Equal(A.Day.AddDays(1), EndOn(0, A.Day));
        Assert.Equal(A.Day.AddDays(1), EndOn(1, null));
    }

    static Response Of(ResponseStatus status) => A.Response("camp", "toilet", 10, status).Value;

    static Indicator Line(string item) => StandardSet.Default.Measured.First(line => line.Item == item);

    static Climate Of(double mean)
    {
        var month = $"{A.Day.Month}";
        return Climate.Of(
            [new(new("t", "mean_temperature", month, mean, mean, mean, "degC", null), A.Day, null, [])], []);
    }

    static (double Gap, double Uncovered) Toilets(int people, int stand, params Recorded<Response>[] responses)
    {
        var need = NeedsAssessor.Assess(new()
        {
            Situation = A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(stand))
                .WithPresent("camp", new(people)).Build(),
            Forecast = A.Forecast(1, 2).Build(),
            Responses = responses,
        }).Today.Single(static need => need is { Indicator: "toilet", Phase: "emergency" });
        return (need.Gap!.Value.Median, need.Uncovered!.Value);
    }
}
