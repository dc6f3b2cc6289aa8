using Refuge.Funding;
using Refuge.Funding.Budgets;

namespace Refuge.Tests.Funding.Budgets;

/// <summary>What a plan comes to, worked by hand.</summary>
public class BudgetOutcomeTests
{
    const int Days = 10;

    // Members 0 and 1: 100 and 40 people go without from day 3 to day 10, eight days.
    static readonly UnservedPeople Unserved =
        UnservedPeople.From(Days, 2, static (day, member) => day < 3 ? 0 : member == 0 ? 100 : 40);

    [Fact]
    public void What_is_bought_serves_its_people_from_the_day_on_which_it_stands()
    {
        // Sixty places that stand on day 5: six days are left.
        var outcome = Outcome([new(0, 0, 0, 0, 60)]);

        Assert.Equal([800 - (60 * 6), 320 - (40 * 6)], outcome.Unmet);
        Assert.Equal([600.0, 600], outcome.Spent);
        var purchase = Assert.Single(outcome.Purchases);
        Assert.Equal(((60 * 6) + (40 * 6)) / 2.0, purchase.Served, 1e-9);
        Assert.Equal(((60 * 2) + (40 * 2)) / 2.0, purchase.Late, 1e-9);
        Assert.Equal(20 / 2.0, purchase.UnusedPeople, 1e-9);
    }

    [Fact]
    public void What_waits_for_a_sign_is_bought_only_where_the_sign_is_seen()
    {
        // Decided on day 4 in the first member alone, it stands on day 9: two days are left.
        var outcome = Outcome([new(0, 0, 0, 1, 60)]);

        Assert.Equal([800 - (60 * 2), 320.0], outcome.Unmet);
        Assert.Equal([600.0, 0], outcome.Spent);
        // Late from the day of the decision to the day before it stands: days 4 to 8.
        Assert.Equal(60 * 5 / 2.0, Assert.Single(outcome.Purchases).Late, 1e-9);
    }

    [Fact]
    public void Each_purchase_serves_those_above_what_was_bought_before_it()
    {
        // Thirty and thirty more: the second lot serves those from 31 to 60, of whom the second member has ten.
        var outcome = Outcome([new(0, 0, 0, 0, 30), new(0, 0, 0, 0, 30)]);

        Assert.Equal([(30 + 30) * 6 / 2.0, (30 + 10) * 6 / 2.0], outcome.Purchases.Select(static each => each.Served));
        Assert.Equal([0.0, 20 / 2.0], outcome.Purchases.Select(static each => each.UnusedPeople));
        Assert.Equal([800 - (60 * 6), 320 - (40 * 6)], outcome.Unmet);
    }

    [Fact]
    public void What_stands_days_earlier_serves_as_many_days_more() => Assert.Equal(
        [800 - (60 * 8), 320.0 - (40 * 8)],
        BudgetOutcome.Of(Problem(), new(PlannerKind.Greedy, [new(0, 0, 0, 0, 60)]), daysEarlier: 2).Unmet);

    [Fact]
    public void The_worst_fifth_counts_the_last_member_of_it_in_part()
    {
        Assert.Equal((10 + (9 * 0.4)) / 1.4, BudgetOutcome.MeanOfWorst([1, 2, 3, 9, 10, 4, 5]), 1e-9);
        Assert.Equal(10, BudgetOutcome.MeanOfWorst([1, 2, 10, 9, 3]), 1e-9);
        Assert.Equal(7, BudgetOutcome.MeanOfWorst([7, 1, 2]), 1e-9);
    }

    [Fact]
    public void A_part_of_a_unit_is_not_bought()
    {
        var problem = Problem() with { Needs = [Need() with { UnitsPerPerson = 1 / 20.0 }] };

        var bought = Assert.Single(WholeUnits.Of(problem, [new(0, 0, 0, 0, 59)]));

        Assert.Equal(40, bought.People, 1e-9);
        Assert.Empty(WholeUnits.Of(problem, [new(0, 0, 0, 0, 19)]));
        // Nothing is left of the second lot once the first has taken the only whole unit.
        Assert.Equal(
            20, Assert.Single(WholeUnits.Of(problem, [new(0, 0, 0, 0, 20), new(0, 1, 0, 0, 15)])).People, 1e-9);
    }

    [Fact]
    public void The_greedy_rule_buys_what_half_of_the_members_need_until_the_money_is_spent()
    {
        var purchases = new GreedyPlanner().Plan(Problem() with { Amount = 250 }, CancellationToken.None).Purchases;

        Assert.Equal(25, purchases.Sum(static each => each.People), 1e-9);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 0)]
    public void The_greedy_rule_keeps_the_quick_way_where_the_slow_one_stands_on_the_very_day(int due, int way)
    {
        SupplyWay Takes(int days, Procurement modality) => new(null, modality, [new(LeadTime.Exactly(days), Days)]);
        var need = Need() with
        {
            Layers = [new(0, 100, due, IsShortToday: false)],
            Ways = [Takes(1, Procurement.Stock), Takes(3, Procurement.Tender)],
        };

        var bought = new GreedyPlanner().Plan(Problem() with { Needs = [need] }, CancellationToken.None).Purchases;

        Assert.Equal(way, Assert.Single(bought).Way);
    }

    [Fact]
    public void Nothing_is_bought_with_no_money_and_no_more_than_a_limit_allows()
    {
        Assert.Empty(new GreedyPlanner().Plan(Problem() with { Amount = 0 }, CancellationToken.None).Purchases);

        var limited = Problem() with
        {
            Needs = [Need() with { Ways = [Need().Ways[0] with { Limits = [0] }] }],
            Limits = [new("slabs", LimitCounts.Units, 17)],
        };
        Assert.Equal(
            17, Assert.Single(new GreedyPlanner().Plan(limited, CancellationToken.None).Purchases).People, 1e-9);
    }

    static BudgetOutcome Outcome(IReadOnlyList<Purchase> purchases) =>
        BudgetOutcome.Of(Problem(), new(PlannerKind.Greedy, purchases));

    static BudgetProblem Problem() => new()
    {
        Needs = [Need()],
        Futures = [new(0, 0.5), new(1, 0.5)],
        Stages = [Stage.Now, new(4, new(50, [true, false]), IfAbove: true)],
        Members = 2,
        Days = Days,
        Amount = 10_000,
    };

    static UnmetNeed Need() => new()
    {
        Place = new("camp"),
        Item = "capacity",
        Action = "site-plot",
        Unit = "places",
        FromDay = 1,
        ToDay = Days,
        UnitsPerPerson = 1,
        UnitCost = 10,
        Unserved = Unserved,
        Layers = [new(0, 100, 3, IsShortToday: false)],
        Ways = [new(null, null, [new(LeadTime.Exactly(5), Days)])],
    };
}
