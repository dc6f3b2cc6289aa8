using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>What holds on the very day that a row names, and for the last person that it counts.</summary>
public class LastDayTests
{
    [Fact]
    public void A_zero_of_the_as_of_date_closes_an_alert() => Assert.Empty(NeedsAssessor.Assess(new()
    {
        Situation = A.Situation().WithSite("camp").WithHealth("camp", HealthCondition.WaterIllness, daysAgo: 9)
            .WithHealth("camp", HealthCondition.WaterIllness, cases: new(0), daysAgo: 0).Build(),
        Forecast = A.Forecast(1, 1).Build(),
    }).Alerts);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void A_response_is_overdue_until_its_last_day_is_over(int lastDay, bool isOverdue)
    {
        var response = A.Response("camp", "toilet", 10, ResponseStatus.Funded, A.Day.AddDays(-5)).Value with
        {
            To = A.Day.AddDays(lastDay),
        };

        Assert.Equal(isOverdue, ResponseChances.IsOverdue(response, A.Day));
    }

    [Fact]
    public void What_comes_on_a_day_is_under_way_until_the_day_before()
    {
        var line = new Supply(
            A.Situation().WithSite("camp", 1_000).Build(),
            [A.Response("camp", "capacity", 700, ResponseStatus.UnderWay, A.Day.AddDays(10), unit: "people")], 6)
            .Of(new("camp"), "capacity", "places");

        Assert.Equal((700.0, A.Day.AddDays(10)), line.UnderWay(A.Day.AddDays(9)));
        Assert.Equal((null, null), line.UnderWay(A.Day.AddDays(10)));
        Assert.Null(line.Coming(A.Day.AddDays(9)));
        Assert.Equal(700, line.Coming(A.Day.AddDays(10)));
    }

    [Fact]
    public void Where_half_of_the_futures_need_nothing_a_supply_is_parted_by_those_that_do()
    {
        var part = SupplyPart.Between(new(0, 0, 10), [new(0, 0, 30)]);

        Assert.Equal((10.0, 40.0), (part.Own, part.All));
        Assert.Equal(5, part.Of(20.0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 60)]
    [InlineData(-3, 60)]
    public void Works_stand_on_their_day_while_it_is_to_come_and_else_after_the_usual_time(int stated, int stands) =>
        Assert.Equal(
            A.Day.AddDays(stands),
            WorksUnderWay.At(
                [A.Response("camp", "capacity", 700, ResponseStatus.UnderWay, A.Day.AddDays(stated))],
                A.Day)[new("camp")]);

    [Theory]
    [InlineData(-59, 1)]
    [InlineData(-60, 1)]
    [InlineData(-10, 50)]
    public void Works_that_should_stand_already_stand_tomorrow(int known, int stands) => Assert.Equal(
        A.Day.AddDays(stands),
        WorksUnderWay.At(
            [A.Response("camp", "capacity", 700, ResponseStatus.UnderWay) with { KnownOn = A.Day.AddDays(known) }],
            A.Day)[new("camp")]);

    [Theory]
    [InlineData(0, null, 500, null)]
    [InlineData(1, null, null, 500)]
    [InlineData(-9, 0, 500, null)]
    [InlineData(-9, -1, null, null)]
    public void What_is_stated_of_all_sites_stands_from_its_first_day_until_its_last_is_over(
        int from, int? to, int? stands, int? comes)
    {
        var row = A.Response("camp", "capacity", 500, ResponseStatus.Funded, A.Day.AddDays(from), unit: "people");
        var rows = NeedsAssessor.Assess(new()
        {
            Situation = A.Situation().WithSite("camp").Build(),
            Forecast = A.Forecast(1, 2).Present("camp", static (_, _) => 900).Build(),
            Responses = [row with
            {
                Value = row.Value with { Place = null, To = to is { } last ? A.Day.AddDays(last) : null },
            }],
        }).Ledger!.Over(static _ => true).ToList();

        var stated = rows.Single(static each => each is { Place: null, IsTotal: false });
        Assert.Equal((stands, comes), ((int?)stated.Standing, (int?)stated.UnderWay));
        // Nobody stays in places that are short: none is free, and 400 lack one.
        var total = rows.Single(static each => each.IsTotal);
        Assert.Equal((stands is null ? null : 0, stands is null ? null : 400), ((int?)total.Free, (int?)total.Short));
    }

    [Fact]
    public void One_person_at_no_known_place_is_told() => Assert.Equal(
        1, PeopleAtNoPlace.Of(
            A.Situation().WithSeries("arrived", CountKind.Cumulative, Counted.Arrivals).WithCount("arrived", null, 1_001)
                .WithSite("camp").WithPresent("camp", new(1_000)).Build())!.People.Value);

    [Fact]
    public void A_site_stands_on_the_day_on_which_it_opens()
    {
        var rows = NeedsAssessor.Assess(new()
        {
            Situation = A.Situation().WithSite("camp", 1_000, opens: A.Day.AddDays(7)).Build(),
            Forecast = A.Forecast(7, 2).Present("camp", (_, _) => 10).Build(),
        }).Ledger!.Over(static _ => true).Where(static row => row.Place is not null).ToList();

        Assert.Equal((0.0, 1_000.0), (rows[0].Standing!.Value, rows[0].UnderWay!.Value));
        Assert.Equal((1_000.0, null), (rows[1].Standing!.Value, rows[1].UnderWay));
    }
}
