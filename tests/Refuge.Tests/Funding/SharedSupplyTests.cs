using CsCheck;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>
/// Groups who share what stands at a place are measured against it once, and the plan asks for what they lack together.
/// </summary>
public class SharedSupplyTests
{
    [Fact]
    public void Two_groups_who_drink_from_one_well_lack_what_they_need_less_what_it_gives()
    {
        var basis = Basis(hosted: 1_000, residents: 9_000, water: 10);

        var needs = NeedsAssessor.Assess(basis);

        // 7.5 litres a day for each of 10,000 people are 75 m³; ten stand.
        Assert.Equal(65, Lacking(needs).Sum(need => need.Uncovered!.Value), 9);
        Assert.Equal([1.0, 9], Lacking(needs).Select(need => need.Have!.Value.Value));
        Assert.Equal(65, Assert.Single(Water(basis, needs), line => line.IsShortToday).Quantity!.Value);
    }

    [Fact]
    public void A_well_shared_with_people_nobody_counted_leaves_a_gap_of_at_least_so_much()
    {
        var basis = Basis(hosted: 1_000, residents: null, water: 5);

        var hosted =
            Lacking(NeedsAssessor.Assess(basis)).Single(need => need.Caseload is Caseload.DisplacedOutsideSites);

        Assert.Equal((2.5, Bound.AtLeast), (hosted.Uncovered, hosted.GapBound));
    }

    [Fact]
    public void The_quantities_of_the_plan_are_the_uncovered_needs_that_they_answer() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 20_000], Gen.Double[0, 300], Gen.Double[0, 100].Nullable())
            .Sample((hosted, residents, water, coming) =>
        {
            var basis = Basis(hosted, residents, water, coming);

            var needs = NeedsAssessor.Assess(basis);

            var asked = Water(basis, needs).Where(line => line.IsShortToday).Sum(line => line.Quantity!.Value);
            Assert.Equal(Math.Ceiling(Lacking(needs).Sum(need => need.Uncovered!.Value) - 1e-6), asked);
            Assert.Equal(
                Math.Max(0, ((hosted + residents) * 0.0075) - water - (coming ?? 0)),
                Lacking(needs).Sum(need => need.Uncovered!.Value), 1e-6);
        }, iter: Check.Iter / 4);

    [Fact]
    public void Later_gaps_of_groups_add_up_as_todays_do() =>
        Gen.Select(Gen.Int[1, 20_000], Gen.Int[1, 20_000], Gen.Double[0, 300]).Sample((hosted, residents, water) =>
        {
            var later = NeedsAssessor.Assess(Basis(hosted, residents, water)).Forecast
                .Where(
                    need => need is { Indicator: "water_quantity", Phase: "emergency" }
                    && need.Date == A.Day.AddDays(3)).ToList();

            Assert.Equal(2, later.Count);
            Assert.Equal(
                Math.Max(0, ((hosted + residents) * 0.0075) - water), later.Sum(need => need.Uncovered!.Value), 1e-6);
            Assert.Equal(water, later.Sum(need => need.Have!.Value.Value), 1e-6);
        });

    [Fact]
    public void More_that_stands_never_raises_a_gap_and_a_stricter_standard_never_lowers_one() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 20_000], Gen.Double[0, 300], Gen.Double[0, 300], Gen.Double[1, 40])
            .Sample((hosted, residents, water, more, litres) =>
        {
            var usual = Lacking(NeedsAssessor.Assess(Basis(hosted, residents, water)));
            var richer = Lacking(NeedsAssessor.Assess(Basis(hosted, residents, water + more)));
            var stricter =
                Lacking(
                    NeedsAssessor.Assess(Basis(hosted, residents, water) with { Standards = Asking(7.5 + litres) }));

            Assert.All(usual.Zip(richer), pair => Assert.True(pair.Second.Uncovered <= pair.First.Uncovered + 1e-9));
            Assert.All(usual.Zip(stricter), pair => Assert.True(pair.Second.Uncovered >= pair.First.Uncovered - 1e-9));
        });

    [Fact]
    public void A_funded_response_never_raises_what_is_asked() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 20_000], Gen.Double[0, 300], Gen.Double[0, 100])
            .Sample((hosted, residents, water, coming) =>
        {
            var (with, without) = (Basis(hosted, residents, water, coming), Basis(hosted, residents, water));

            Assert.True(
                Water(with, NeedsAssessor.Assess(with)).Sum(line => line.Quantity ?? 0)
                    <= Water(without, NeedsAssessor.Assess(without)).Sum(line => line.Quantity ?? 0));
        }, iter: Check.Iter / 4);

    [Fact]
    public void One_line_of_a_standard_at_most_holds_for_a_group_an_item_a_phase_and_a_season() =>
        Assert.All(StandardSet.ShippedIds, set => Assert.All(
            from line in StandardSet.Find(set)!.Measured
            where line.HasAmount
            from caseload in line.Caseloads
            group line.Code by (line.Item, line.Phase, line.Season, caseload),
            lines => Assert.Single(lines)));

    static StandardSet Asking(double litres) => new("strict", StandardSet.Default.Indicators.Select(line =>
        line is { Item: "water_quantity", Phase: "emergency" } ? line with { Value = litres, High = null } : line));

    /// <summary>A retaken town with guests: both groups drink from what stands there.</summary>
    static NeedsBasis Basis(int hosted, int? residents, double water, double? coming = null) => new()
    {
        Situation = A.Situation().WithTown("karsa", residents).WithControl("karsa", ControlStatus.Taken)
            .WithDisplaced("karsa", new(hosted)).WithFacility("karsa", "water_quantity", new(water)).Build(),
        Forecast =
            A.Forecast(5, 4).Present("karsa", (_, _) => hosted).Residents("karsa", (_, _) => residents ?? 0).Build(),
        Responses = coming is { } amount ? [A.Response("karsa", "water_quantity", amount, ResponseStatus.Funded)] : [],
    };

    static List<Need> Lacking(NeedsAssessment needs) =>
        [.. needs.Today.Where(need => need is { Indicator: "water_quantity", Phase: "emergency" })];

    static List<FundingLine> Water(NeedsBasis basis, NeedsAssessment needs) =>
        [.. Planner.Plan(
            basis, needs, [A.Action("water_quantity", "m3/day")], [], [], new()).Lines.Where(
                line => line.Item == "water_quantity")];
}
