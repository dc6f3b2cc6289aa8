using CsCheck;
using Refuge.Displacement;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>What is paid for comes, or does not: what counts is what comes in half of the cases.</summary>
public class ResponseChanceTests
{
    [Theory]
    [InlineData(ResponseStatus.Planned, 5, 0)]
    [InlineData(ResponseStatus.Funded, 5, 0.8)]
    [InlineData(ResponseStatus.UnderWay, 5, 0.9)]
    [InlineData(ResponseStatus.Funded, -5, 0.6)]
    [InlineData(ResponseStatus.UnderWay, -5, 0.6)]
    [InlineData(ResponseStatus.Funded, 0, 0.6)]
    [InlineData(ResponseStatus.Funded, 1, 0.8)]
    [InlineData(ResponseStatus.Delivered, -5, 1)]
    [InlineData(ResponseStatus.Stopped, 5, 0)]
    public void The_nearer_it_is_the_surer_it_comes_and_what_is_overdue_is_less_sure(
        ResponseStatus status, int from, double chance) => Assert.Equal(
            chance, new ResponseChances().Of(
                A.Response("camp", "toilet", 10, status, A.Day.AddDays(from)).Value, A.Day));

    [Fact]
    public void A_folder_states_its_own_chances() => Assert.Equal(
        new ResponseChances(Funded: 0.3),
        ResponseChances.Of(
            [new(new Assumption("a", "comes_funded", null, 0.2, 0.3, 0.4, "chance", null), A.Day, null, [])]));

    [Fact]
    public void One_likely_response_counts_whole_an_unlikely_one_not_at_all()
    {
        Assert.Equal(100, ResponseChances.Median([(100, 0.8)]));
        Assert.Equal(0, ResponseChances.Median([(100, 0.4)]));
    }

    [Fact]
    public void Of_four_likely_responses_three_come() =>
        // All four: 0.8 to the fourth, 0.41. At least three: 0.82.
        Assert.Equal(300, ResponseChances.Median([(100, 0.8), (100, 0.8), (100, 0.8), (100, 0.8)]));

    [Fact]
    public void What_is_sure_counts_whole_and_beyond_sixteen_open_ones_the_rest_counts_at_its_mean()
    {
        Assert.Equal(107, ResponseChances.Median([(100, 1), (7, 0.5)]));
        // Eight of sixteen come in six of ten cases, nine in four; two more come to one in the mean.
        Assert.Equal(9, ResponseChances.Median([.. Enumerable.Repeat((1.0, 0.5), 18)]), 1e-9);
    }

    [Fact]
    public void A_further_response_never_lowers_what_comes() => Gen.Select(
        Gen.Select(Gen.Double[0, 1_000], Gen.Double[0, 1]).Array[0, 14], Gen.Double[0, 1_000], Gen.Double[0, 1])
        .Sample((amounts, amount, chance) => Assert.True(
            ResponseChances.Median([.. amounts, (amount, chance)]) >= ResponseChances.Median(amounts) - 1e-6));

    [Fact]
    public void What_comes_is_between_nothing_and_all() =>
        Gen.Select(Gen.Double[0, 1_000], Gen.Double[0, 1]).Array[0, 20]
        .Sample(amounts => Assert.InRange(
            ResponseChances.Median(amounts), 0, amounts.Sum(static each => each.Item1) + 1e-6));

    [Fact]
    public void What_is_overdue_is_named_the_longest_first()
    {
        var needs = NeedsAssessor.Assess(new()
        {
            Situation = A.Situation().WithSite("camp").Build(),
            Forecast = A.Forecast(7, 2).Build(),
            Responses =
            [
                A.Response("camp", "toilet", 10, ResponseStatus.Funded, A.Day.AddDays(-2), id: "late"),
                A.Response("camp", "toilet", 10, ResponseStatus.UnderWay, A.Day.AddDays(-9), id: "later"),
                A.Response("camp", "toilet", 10, ResponseStatus.Funded, A.Day.AddDays(2), id: "coming"),
                A.Response("camp", "toilet", 10, ResponseStatus.Delivered, A.Day.AddDays(-3), id: "there"),
            ],
        });

        Assert.Equal(["later", "late"], needs.Overdue.Select(static row => row.Value.Id));
    }

    [Fact]
    public void What_is_brought_to_no_place_closes_a_part_of_the_whole_gap_and_of_no_places()
    {
        var situation = A.Situation().WithSite("alma").WithPresent("alma", new(1_000))
            .WithFacility("alma", "toilet", new(2));
        var named = A.Response("alma", "toilet", 5, ResponseStatus.Delivered);
        var needs = NeedsAssessor.Assess(new()
        {
            Situation = situation.Build(),
            Forecast = A.Forecast(7, 2).Present("alma", (_, _) => 1_000).Build(),
            Responses = [named with { Value = named.Value with { Place = null } }],
        });

        // Twenty for a thousand people, two stand, five come somewhere.
        var total = needs.Totals!.Over(static _ => true)
            .First(static row => row is { Indicator: "toilet", Phase: "emergency" });
        Assert.Equal((5.0, 13.0), (total.Coming!.Value, total.Uncovered!.Value));
        Assert.Equal(
            18, needs.Today.Single(static need => need is { Indicator: "toilet", Phase: "emergency" }).Uncovered);
    }

    [Fact]
    public void A_ration_for_a_month_is_eaten_after_a_month()
    {
        var supply = new Supply(
            A.Situation().WithSite("camp").Build(),
            [
                A.Response(
                    "camp", "food_energy", 1_000, ResponseStatus.Delivered, A.Day.AddDays(-5), unit: "person-months"),
            ], 6);

        var line = supply.Of(new("camp"), "food_energy", "Mkcal/day");
        Assert.Equal(2.1, line.Coming(A.Day.AddDays(24))!.Value, 9);
        Assert.Null(line.Coming(A.Day.AddDays(25)));
    }
}
