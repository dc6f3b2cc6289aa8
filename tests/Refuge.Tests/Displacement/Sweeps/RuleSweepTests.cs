using CsCheck;
using Refuge.Displacement;
using Refuge.Displacement.Model;
using Refuge.Displacement.Sweeps;
using Refuge.Situations;
using Refuge.Tests.Building;

namespace Refuge.Tests.Displacement.Sweeps;

public class RuleSweepTests
{
    static RuleSweep Front(
        int members = 30, int days = 40,
        params (
            string Id, string What, string? Subject, double Low, double Best, double High,
        string Unit)[] assumptions) => new(
        new InventedSituation().WithTown("Alma", 20_000).WithTown("Boro", 5_000, kind: PlaceKind.City)
        .WithSite("Camp", capacity: 2_000).WithRoute("Alma", "Boro", 12).WithRoute("Boro", "Camp", 8)
            .WithControl("Alma", ControlStatus.Contested, daysAgo: 1).WithControl("Boro", ControlStatus.Calm).Build(),
        [.. assumptions.Select(
            row =>
                new Recorded<Assumption>(
                    new(row.Id, row.What, row.Subject, row.Low, row.Best, row.High, row.Unit, null), A.Day, null,
                    [new RowEvidence("assumptions.csv", row.Id, A.Day, [])]))],
        [], new MovementRules(), new EnsembleSize(days, members, 1));

    static SweepDesign Points(RuleSweep sweep, string parameter, params double[] values) =>
        new([sweep.Parameters.Find(parameter)!], [.. values.Select(value => new[] { value })]);

    static double Total(IEnumerable<SweepRow> rows) =>
        rows.Last(row => row.Measure == SweepMeasure.DisplacedTotal).Mean!.Value;

    [Fact]
    public void Any_number_of_threads_gives_the_same_rows()
    {
        var sweep = Front();
        var design = SweepDesign.OfHypercube(sweep.Drawn(CancellationToken.None), 3, 5);

        for (var point = 0; point < 3; point++)
        {
            Assert.Equal(
                sweep.Run(design, point, 1, CancellationToken.None),
                sweep.Run(design, point, 2, CancellationToken.None));
        }
    }

    [Fact]
    public void The_more_leave_a_fight_the_more_are_displaced()
    {
        var sweep = Front();
        var design = Points(sweep, "leave_share", 0, 0.2, 0.5, 0.9, 1);

        var totals =
            Enumerable.Range(0, 5).Select(point => Total(sweep.Run(design, point, 1, CancellationToken.None))).ToList();

        Assert.Equal(0, totals[0]);
        Assert.Equal(totals.Order(), totals);
        Assert.Equal(5, totals.Distinct().Count());
    }

    [Fact]
    public void A_value_that_no_member_could_otherwise_have_is_held_to_the_last_bit()
    {
        // 60 days over a logarithm and back would be 59.999…, and cut to 59.
        var sweep = Front(assumptions: ("delay", "return_delay_days", null, 30, 60, 120, "days"));
        var settings = sweep.Parameters.Find("delay")!.Hold(
            new([.. Assumption("delay", "return_delay_days", 30, 60, 120, "days")], new()), 60);

        var prior = new Priors(settings.Assumptions, settings.Rules).For(Parameters.ReturnDelayDays).Prior;

        Gen.Double[0, 1].Sample(level => prior.At(level) == 60);
    }

    [Fact]
    public void What_is_not_held_is_drawn_as_without_the_sweep()
    {
        var sweep = Front();
        var held = sweep.Parameters.Find("rule:camp_share")!.Hold(new([], new()), 0.3);
        var (with, without) = (Drivers(held), Drivers(new([], new())));

        Assert.Equal(0.3, with.Single(driver => driver.Id == "rule:camp_share").Low);
        Assert.Equal(0.3, with.Single(driver => driver.Id == "rule:camp_share").High);
        Assert.Equal(
            without.Where(driver => driver.Id != "rule:camp_share"),
            with.Where(driver => driver.Id != "rule:camp_share"));
    }

    [Fact]
    public void A_level_follows_the_curve_of_the_prior_and_a_number_of_the_rules_its_range() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((one, other) =>
        {
            var (low, high) = (Math.Min(one, other), Math.Max(one, other));
            foreach (var parameter in Front().Parameters.All)
            {
                Assert.Equal(parameter.Low, parameter.At(0));
                Assert.Equal(parameter.High, parameter.At(1));
                Assert.InRange(parameter.At(low), parameter.Low, parameter.At(high));
                Assert.True(parameter.Takes(parameter.At(low)));
            }
        }, iter: 50);

    [Fact]
    public void Halfway_between_the_quantiles_of_a_prior_lies_its_median()
    {
        var share = Front().Parameters.Find("leave_share")!;

        Assert.Equal(0.5, share.At(0.5), 1e-9);
        Assert.Equal(Parameters.LeaveShare.Default.Best, share.At(0.5), 1e-9);
    }

    [Fact]
    public void A_parameter_is_found_by_its_name_its_rule_and_the_only_assumption_of_its_quantity()
    {
        var sweep = Front(
            assumptions: [
                ("walk", "walk_km_per_day", null, 8, 18, 32, "km/day"),
                ("of Alma", "leave_share", "Alma", 0.1, 0.2, 0.3, "share"),
                ("heat", "mean_temperature", "1", 5, 7, 9, "degC")]);

        Assert.Equal("walk", sweep.Parameters.Find("walk")!.Name);
        Assert.Equal("walk", sweep.Parameters.Find("walk_km_per_day")!.Name);
        Assert.Equal("rule:softening", sweep.Parameters.Find("softening")!.Name);
        Assert.Equal("rule:leave_share", sweep.Parameters.Find("leave_share")!.Name);
        Assert.Null(sweep.Parameters.Find("heat"));
        Assert.Null(sweep.Parameters.Find("nothing"));
    }

    [Fact]
    public void Every_number_of_the_rules_can_be_held_and_nothing_else_changes()
    {
        var rules = new MovementRules();
        var numbers = typeof(MovementRules).GetProperties()
            .Where(property => property.PropertyType != typeof(string) && property.PropertyType.IsValueType).ToList();
        var swept = Front().Parameters.All.OfType<NumberOfRules>().ToList();

        foreach (var parameter in swept)
        {
            var held = parameter.With(rules, parameter.Most);
            var changed = numbers.Where(number => !Equals(number.GetValue(rules), number.GetValue(held)))
                .Select(number => number.Name);
            Assert.Equal(
                [parameter.What.Replace("_", "", StringComparison.Ordinal)],
                changed.Select(name => name.ToLowerInvariant()));
        }

        Assert.Equal(numbers.Count, swept.Count);
    }

    [Fact]
    public void An_overflow_has_a_day_and_a_chance_and_the_day_is_not_reached_where_it_does_not_come()
    {
        var sweep = Front();
        var design = Points(sweep, "leave_share", 0, 1);

        var (nobody, everybody) =
            (sweep.Run(design, 0, 1, CancellationToken.None), sweep.Run(design, 1, 1, CancellationToken.None));

        Assert.Null(nobody.Single(row => row.Measure == SweepMeasure.OverflowDay).P90);
        Assert.Equal(0, nobody.Single(row => row.Measure == SweepMeasure.OverflowChance).Mean);
        Assert.InRange(everybody.Single(row => row.Measure == SweepMeasure.OverflowChance).Mean!.Value, 0.01, 1);
    }

    [Fact]
    public void A_design_refuses_a_value_that_cannot_be_taken()
    {
        var sweep = Front();

        Assert.Throws<ArgumentException>(() => Points(sweep, "leave_share", 1.5));
        Assert.Throws<ArgumentException>(() => Points(sweep, "return_window", 60.5));
        Assert.Throws<ArgumentException>(() => sweep.Parameters.Find("softening")!.Between(20, 10));
    }

    static IReadOnlyList<Recorded<Assumption>> Assumption(
        string id, string what, double low, double best, double high, string unit) =>
        [new(
            new(id, what, null, low, best, high, unit, null), A.Day, null,
            [new RowEvidence("assumptions.csv", id, A.Day, [])])];

    static IReadOnlyList<Driver> Drivers(RuleSettings settings) => Forecaster.Run(
        new InventedSituation().WithTown("Alma", 20_000).WithTown("Boro", 5_000).WithRoute("Alma", "Boro", 12)
        .WithControl("Alma", ControlStatus.Contested, daysAgo: 1).WithControl("Boro", ControlStatus.Calm).Build(),
        settings.Assumptions, [], settings.Rules, new EnsembleSize(5, 20, 1), 1, null, CancellationToken.None).Drivers;
}
