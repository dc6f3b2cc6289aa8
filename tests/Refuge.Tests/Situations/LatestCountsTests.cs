using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Situations;

/// <summary>How many were last counted here: one answer for every stage.</summary>
public class LatestCountsTests
{
    [Fact]
    public void The_newest_count_of_a_place_holds() =>
        Assert.Equal(
            160,
            Of(
                Valley().WithSeries("a", CountKind.Stock, Counted.Present).WithCount("a", "camp", 150, daysAgo: 9)
                .WithCount("a", "camp", 160, daysAgo: 2))
            .DisplacedAt(new("camp"))!.People.Value);

    [Fact]
    public void Of_one_day_the_most_reliable_series_holds_then_the_first_by_code()
    {
        var valley = Valley()
            .WithSeries("a", CountKind.Stock, Counted.Present, reliability: Reliability.C).WithCount("a", "camp", 1)
            .WithSeries("c", CountKind.Stock, Counted.Present, reliability: Reliability.B).WithCount("c", "camp", 3)
            .WithSeries("b", CountKind.Stock, Counted.Present, reliability: Reliability.B).WithCount("b", "camp", 2);

        Assert.Equal(2, Of(valley).DisplacedAt(new("camp"))!.People.Value);
    }

    [Fact]
    public void A_newer_count_of_a_poor_series_holds_over_an_older_one_of_a_good_series()
    {
        var valley = Valley()
            .WithSeries("good", CountKind.Stock, Counted.Present, reliability: Reliability.A)
                .WithCount("good", "camp", 1, daysAgo: 3)
            .WithSeries("poor", CountKind.Stock, Counted.Present, reliability: Reliability.E)
                .WithCount("poor", "camp", 2, daysAgo: 2);

        var count = Of(valley).DisplacedAt(new("camp"))!;

        Assert.Equal((2, 2, Reliability.E), ((int)count.People.Value, count.AgeDays, count.Reliability));
    }

    [Fact]
    public void A_count_announced_for_a_later_day_is_no_count() => Assert.Multiple(
        () => Assert.Equal(150, Of(Announced()).DisplacedAt(new("camp"))!.People.Value),
        () => Assert.Equal(150, Of(Announced()).Of(new("a"), new("camp"))!.People.Value));

    static InventedSituation Announced() =>
        Valley().WithSeries("a", CountKind.Stock, Counted.Present).WithCount("a", "camp", 150, daysAgo: 9)
            .WithCount("a", "camp", 900, daysAgo: -4);

    [Fact]
    public void Families_times_the_household_factor_are_people_and_the_series_says_so()
    {
        var valley = Valley().WithSeries("families", CountKind.Stock, Counted.Present, householdFactor: 5)
            .WithCount("families", "camp", new(200, Bound.AtLeast), low: 180, high: 240);

        var count = Of(valley).DisplacedAt(new("camp"))!;

        Assert.Equal(new Stated(1_000, Bound.AtLeast), count.People);
        Assert.Equal((900, 1_200), ((int)count.Low, (int)count.High));
        Assert.Equal(["observations.csv", "series.csv"], count.Evidence.Cast<RowEvidence>().Select(row => row.File));
    }

    [Theory]
    [InlineData(100, null, 100, Bound.AtLeast)]
    [InlineData(null, 300, 300, Bound.AtMost)]
    [InlineData(100, 300, 200, Bound.About)]
    public void A_range_without_a_value_is_a_count(int? low, int? high, double people, Bound bound) =>
        Assert.Equal(
            new Stated(people, bound),
            Of(Valley().WithSeries("a", CountKind.Stock, Counted.Present).WithCount("a", "camp", null, low, high))
            .DisplacedAt(new("camp"))!.People);

    [Fact]
    public void About_reaches_ten_percent_either_way()
    {
        var count = Of(
            Valley().WithSeries("a", CountKind.Stock, Counted.Present)
            .WithCount("a", "camp", new Stated(1_000, Bound.About))).DisplacedAt(new("camp"))!;

        Assert.Equal((900, 1_100), ((int)count.Low, (int)Math.Round(count.High)));
    }

    [Fact]
    public void Who_is_present_where_people_live_is_a_resident_and_elsewhere_displaced()
    {
        var counts = Of(
            Valley().WithSeries("a", CountKind.Stock, Counted.Present).WithCount("a", "alma", 8_000)
            .WithCount("a", "camp", 70).WithCount("a", "ground", 30));

        Assert.Multiple(
            () => Assert.Null(counts.DisplacedAt(new("alma"))),
            () => Assert.Equal(8_000, counts.ResidentsAt(new("alma"))!.People.Value),
            () => Assert.Equal(70, counts.DisplacedAt(new("camp"))!.People.Value),
            () => Assert.Equal(30, counts.DisplacedAt(new("ground"))!.People.Value));
    }

    [Fact]
    public void Residents_and_the_displaced_of_one_town_are_two_counts()
    {
        var counts = Of(Valley()
            .WithSeries("displaced", CountKind.Stock, Counted.Displaced).WithCount("displaced", "alma", 500, daysAgo: 3)
            .WithSeries("present", CountKind.Stock, Counted.Present).WithCount("present", "alma", 8_000));

        Assert.Equal(
            (500, 8_000),
            ((int)counts.DisplacedAt(new("alma"))!.People.Value, (int)counts.ResidentsAt(new("alma"))!.People.Value));
    }

    [Fact]
    public void A_count_of_the_area_of_one_place_is_a_count_of_that_place() =>
        Assert.Equal(
            70,
            Of(Valley().WithSeries("a", CountKind.Stock, Counted.Present, area: "camp").WithCount("a", null, 70))
            .DisplacedAt(new("camp"))!.People.Value);

    [Fact]
    public void Several_places_counted_together_are_counted_at_none_of_them()
    {
        var counts = Of(Valley()
            .WithSeries("both", CountKind.Stock, Counted.Displaced, area: ["camp", "alma"]).WithCount("both", null, 900)
            .WithSeries("older", CountKind.Stock, Counted.Displaced, area: ["alma", "camp"])
                .WithCount("older", null, 700, daysAgo: 5)
            .WithSeries("all", CountKind.Stock, Counted.Displaced).WithCount("all", null, 4_000));

        Assert.Multiple(
            () => Assert.Equal(900, Assert.Single(counts.Groups).Count.People.Value),
            () => Assert.Equal(4_000, counts.Everywhere!.People.Value),
            () => Assert.Null(counts.DisplacedAt(new("camp"))));
    }

    [Theory]
    [InlineData(CountedPopulation.InCamp, "alma", 1)]
    [InlineData(CountedPopulation.All, "ground", 1)]
    [InlineData(CountedPopulation.All, "alma", 0)]
    public void People_present_at_several_places_are_displaced_in_camps_and_where_nobody_lives(
        CountedPopulation population, string beside, int groups)
    {
        var counts = Of(Valley()
            .WithSeries("both", CountKind.Stock, Counted.Present, population, area: ["camp", beside])
            .WithCount("both", null, 900));

        Assert.Equal(groups, counts.Groups.Count);
    }

    [Fact]
    public void A_flow_and_a_running_total_count_nobody_who_is_there()
    {
        var counts = Of(Valley()
            .WithSeries("in", CountKind.Flow, Counted.Arrivals).WithCount("in", "camp", 20)
            .WithSeries("ever", CountKind.Cumulative, Counted.Displaced).WithCount("ever", null, 9_000));

        Assert.Multiple(
            () => Assert.Null(counts.DisplacedAt(new("camp"))), () => Assert.Null(counts.Everywhere),
            () => Assert.Equal(20, counts.Of(new("in"), new("camp"))!.People.Value));
    }

    static LatestCounts Of(InventedSituation valley)
    {
        var situation = valley.Build();
        return new(situation, new(situation));
    }

    static InventedSituation Valley() =>
        A.Situation().WithTown("alma", 10_000).WithSite("camp").WithSite("ground", kind: SiteKind.Candidate);
}
