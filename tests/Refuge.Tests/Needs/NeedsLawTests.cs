using CsCheck;
using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Needs;

/// <summary>What holds in every crisis, whatever the numbers.</summary>
public class NeedsLawTests
{
    static readonly Gen<int[]> Counts = Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 5_000], Gen.Int[0, 1_500_000]).Array[5];

    [Fact]
    public void Quantiles_of_people_need_and_gap_do_not_cross() =>
        Gen.Select(Counts, Gen.Int[0, 5_000]).Sample((people, have) =>
        {
            var needs = Needs(people, have);

            Assert.Equal(people.Max() > 0, needs.Count > 0);
            Assert.All(needs, static need =>
            {
                Assert.NotNull(need.Gap);
                Assert.True(Ascends(need.People) && Ascends(need.Amount) && Ascends(need.Gap));
            });
        });

    [Fact]
    public void The_need_of_a_quantile_of_people_is_that_quantile_of_the_need() =>
        Counts.Sample(people =>
        {
            foreach (var need in Needs(people, 0))
            {
                var line = StandardSet.Default.FindLine(need.Standard.Code)!;
                var amounts = people.Select(each => line.AmountFor(each, 6)).Order().ToArray();
                Assert.Equal(amounts[2], need.Amount!.Value.Median, 1e-9);
            }
        });

    [Fact]
    public void More_that_stands_never_means_more_that_is_uncovered() =>
        Gen.Select(Counts, Gen.Int[0, 5_000], Gen.Int[0, 5_000]).Sample((people, have, more) =>
            Assert.All(
                Needs(people, have + more).Zip(Needs(people, have)),
                pair => Assert.True(!(pair.First.Uncovered > pair.Second.Uncovered))));

    [Fact]
    public void Unknown_never_becomes_zero() =>
        Counts.Sample(people =>
        {
            var needs = Needs(people, have: null);

            Assert.Equal(people.Max() > 0, needs.Count > 0);
            Assert.All(needs, need =>
            {
                Assert.Null(need.Have);
                Assert.Null(need.Gap);
                Assert.Null(need.Uncovered);
            });
        });

    [Theory]
    [InlineData(ResponseStatus.Funded)]
    [InlineData(ResponseStatus.UnderWay)]
    [InlineData(ResponseStatus.Delivered)]
    public void An_added_response_that_is_paid_for_never_raises_what_is_asked(ResponseStatus status) =>
        Gen.Select(Counts, Gen.Int[0, 500], Gen.Double[0, 500], Gen.Int[-10, 60].Nullable())
            .Sample((people, have, quantity, from) =>
        {
            var added = A.Response("camp", "toilet", quantity, status, from is { } day ? A.Day.AddDays(day) : null);

            Assert.True(Asked(people, have, [added]) <= Asked(people, have, []));
        });

    [Theory]
    [InlineData(ResponseStatus.Stopped)]
    [InlineData(ResponseStatus.Planned)]
    public void A_response_that_was_stopped_or_only_planned_never_lowers_what_is_asked(ResponseStatus status) =>
        Gen.Select(Counts, Gen.Int[0, 500], Gen.Double[0, 500]).Sample((people, have, quantity) =>
            Assert.Equal(
                Asked(people, have, []), Asked(people, have, [A.Response("camp", "toilet", quantity, status)])));

    [Fact]
    public void Selected_quantiles_are_those_of_the_sorted_members() =>
        Gen.OneOf(Gen.Int[0, 5].Array[1, 60], Gen.Int[0, 1_000_000].Array[1, 600]).Sample(members =>
        {
            var sorted = members.Order().ToArray();

            var band = Selection.Band(members);

            Assert.Equal(
                new Band(At(sorted, 0.1), At(sorted, 0.5), At(sorted, 0.9)), band);
        });

    static double At(int[] sorted, double level) => Quantiles.OfSorted<int>(sorted, level);

    static bool Ascends(Band? band) =>
        band is not { } known || (known.Low <= known.Median && known.Median <= known.High);

    static List<Need> Needs(int[] people, int? have)
    {
        var situation = A.Situation().WithSite("camp", have);
        if (have is { } toilets) situation.WithFacility("camp", "toilet", new(toilets));
        var basis = new NeedsBasis
        {
            Situation = situation.Build(),
            Forecast = A.Forecast(1, 5).Present("camp", (_, member) => people[member]).Build(),
        };
        return [.. NeedsAssessor.Assess(basis).Forecast.Where(static need => need.Indicator is "toilet" or "capacity")];
    }

    static double Asked(int[] people, int have, IReadOnlyList<Recorded<Response>> responses)
    {
        var basis = new NeedsBasis
        {
            Situation = A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(have))
                .WithPresent("camp", new(people[0])).Build(),
            Forecast = A.Forecast(40, 5).Present("camp", (day, member) => people[member] / 40 * day).Build(),
            Responses = responses,
        };
        return Planner.Plan(
            basis, NeedsAssessor.Assess(basis), [A.Action("toilet", "toilets")], [], [], new()).Lines.Sum(
                static line => line.Quantity ?? 0);
    }
}
