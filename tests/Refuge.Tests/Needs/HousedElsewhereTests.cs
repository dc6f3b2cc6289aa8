using CsCheck;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>
/// Laws of those who were counted and are at no known place: how many of them have a roof, who is fed, who needs a
/// place, whatever the numbers.
/// </summary>
public class HousedElsewhereTests
{
    static readonly Gen<int> People = Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 90_000], Gen.Int[1, 1_500_000]);

    static readonly int[] Days = [0, 4, 9];

    [Fact]
    public void Every_person_counted_is_in_one_crowd_today_and_on_every_day() =>
        Gen.Select(People, People, People).Sample((all, inCamps, withFamilies) =>
        {
            var situation = Counted(all, inCamps, withFamilies).Build();
            var nowhere = PeopleAtNoPlace.Of(situation)!;
            var forecast = A.Forecast(9, 3).Displaced((day, _) => all + day, (day, _) => all + day).Build();

            Assert.Equal(all, nowhere.Today.Sum(static crowd => crowd.People.Median), 1e-6);
            foreach (var day in Days)
            {
                Assert.Equal(Enumerable.Repeat(all, 3), Members(nowhere.AsCounted(forecast), day));
                Assert.Equal(Enumerable.Repeat(all + day, 3), Members(nowhere.AsForecast(forecast), day));
            }
        });

    [Fact]
    public void No_more_are_housed_than_are_at_no_place_and_those_without_a_roof_are_the_rest() =>
        Gen.Select(People, People, People).Sample((all, inCamps, withFamilies) =>
        {
            var nowhere = PeopleAtNoPlace.Of(Counted(all, inCamps, withFamilies).Build())!;

            Assert.Equal(Math.Min(all, (double)inCamps + withFamilies), nowhere.Housed);
            Assert.Equal(all - nowhere.Housed, nowhere.WithoutRoof);
            Assert.Equal(nowhere.Housed < all, nowhere.IsWithoutSites);
        });

    [Fact]
    public void Plots_are_asked_for_those_without_a_roof_and_for_nobody_else() =>
        Gen.Select(People, People).Sample((all, withFamilies) =>
        {
            var plan = Plan(Counted(all, null, withFamilies));
            var plots = plan.Open!.Over(static _ => false).Where(static line => line.Item == "capacity").ToList();

            // A plot for a household of six, and no plot in parts.
            var without = Math.Max(0, all - withFamilies);
            Assert.Equal(
                without == 0 ? [] : [Math.Ceiling(without / 6.0)], plots.Select(static line => line.Quantity!.Value));
        });

    [Fact]
    public void More_people_with_a_roof_never_raise_what_is_needed_and_never_change_the_food() =>
        Gen.Select(People, Gen.Int[0, 50_000], Gen.Int[0, 50_000]).Sample((all, housed, more) =>
        {
            var (few, many) = (Totals(Counted(all, housed, null)), Totals(Counted(all, housed + more, null)));

            // Facilities and kits are whole in each of two groups: one more may be needed than for all together.
            Assert.All(many, row => Assert.True(
                !few.TryGetValue(row.Key, out var before) || row.Value <= before + 1));
            Assert.Equal(few[("food_energy", "any")], many[("food_energy", "any")], 1e-6);
        });

    [Fact]
    public void Those_in_the_named_camps_are_taken_off_a_count_of_all_in_camps() =>
        Gen.Select(Gen.Int[1_000, 900_000], Gen.Int[1, 90], Gen.Int[1, 100_000]).Sample((all, here, inCamps) =>
        {
            var nowhere = PeopleAtNoPlace.Of(
                Counted(all, inCamps, null).WithSite("camp", 100).WithPresent("camp", new(here)).Build())!;

            IsToThreeDigits(Math.Min(nowhere.People.Value, Math.Max(0, inCamps - here)), nowhere.Housed);
        });

    [Fact]
    public void Those_hosted_at_named_towns_are_taken_off_a_count_of_all_with_families() =>
        Gen.Select(Gen.Int[100_000, 900_000], Gen.Int[1, 900], Gen.Int[1, 60_000]).Sample((all, here, withFamilies) =>
        {
            var nowhere = PeopleAtNoPlace.Of(
                Counted(all, null, withFamilies).WithTown("host").WithDisplaced("host", new(here)).Build())!;

            IsToThreeDigits(Math.Max(0, withFamilies - here), nowhere.Housed);
        });

    /// <summary>What is left of two counts is told to three digits.</summary>
    static void IsToThreeDigits(double exact, double told) => Assert.InRange(told, exact * 0.995, exact * 1.005);

    static InventedSituation Counted(int all, int? inCamps, int? withFamilies)
    {
        var situation = A.Situation()
            .WithSeries("all", CountKind.Stock, Refuge.Situations.Counted.Displaced).WithCount("all", null, all);
        if (inCamps is { } inside)
        {
            situation.WithSeries(
                "in", CountKind.Stock, Refuge.Situations.Counted.Present, CountedPopulation.InCamp)
                .WithCount("in", null, inside);
        }

        return withFamilies is not { } outside ? situation : situation.WithSeries(
            "out", CountKind.Stock, Refuge.Situations.Counted.Present, CountedPopulation.OutOfCamp)
            .WithCount("out", null, outside);
    }

    static int[] Members(IReadOnlyList<MemberCaseload> crowds, int day)
    {
        var sums = new int[3];
        foreach (var crowd in crowds)
        {
            var members = new int[3];
            crowd.On(day, members);
            for (var member = 0; member < 3; member++) sums[member] += members[member];
        }

        return sums;
    }

    static Dictionary<(string, string), double> Totals(InventedSituation situation) => NeedsAssessor
        .Assess(new() { Situation = situation.Build(), Forecast = A.Forecast(8, 2).Build() }).Totals!
        .Over(static _ => false).Where(static row => row.Date == A.Day && row.Need is not null)
        .ToDictionary(static row => (row.Indicator, row.Phase), static row => row.Need!.Value.Median);

    static FundingPlan Plan(InventedSituation situation)
    {
        var basis = new NeedsBasis { Situation = situation.Build(), Forecast = A.Forecast(28, 3).Build() };
        return Planner.Plan(basis, NeedsAssessor.Assess(basis), [], [], [], new());
    }
}
