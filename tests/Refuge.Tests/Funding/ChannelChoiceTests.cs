using CsCheck;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>Which money and which procurement a line is planned by, and what is left of them.</summary>
public class ChannelChoiceTests
{
    [Fact]
    public void Without_a_row_nothing_is_confirmed_and_somebody_is_named_to_ask()
    {
        var line = Toilets(MeansRows.None, stand: 0, people: 500);

        Assert.Equal(InTime.NotKnown, line.Means!.InTime);
        Assert.Equal((ChannelKind.AgencyReserve, Procurement.Stock), (line.Means.Channel, line.Means.Modality));
        Assert.NotEmpty(line.Means.Ask);
    }

    [Fact]
    public void What_is_needed_today_is_planned_by_the_quickest_way_that_is_there()
    {
        var line = Toilets(
            new([Money("fund", ChannelKind.PooledReserve), Money("own", ChannelKind.AgencyReserve)], []), stand: 0,
            people: 500);

        Assert.Equal((ChannelKind.AgencyReserve, Procurement.Tender), (line.Means!.Channel, line.Means.Modality));
        Assert.Equal(InTime.No, line.Means.InTime);
    }

    [Fact]
    public void Slabs_in_stock_make_the_stock_a_way_that_is_there()
    {
        var line = Toilets(new([Money("own", ChannelKind.AgencyReserve)], [Stock("slabs", Procurement.Stock, 100)]),
            stand: 0, people: 500);

        Assert.Equal(Procurement.Stock, line.Means!.Modality);
        Assert.Contains(line.Evidence, evidence => evidence is RowEvidence { File: "stocks.csv" });
    }

    [Fact]
    public void Where_there_is_time_the_cheapest_way_is_taken_and_the_quick_means_are_kept()
    {
        var means = new MeansRows([Money("own", ChannelKind.AgencyReserve), Money("donor", ChannelKind.Bilateral)],
            [Stock("slabs", Procurement.Stock, 100)]);

        var line = Toilets(means, stand: 0, people: 500, from: 180);

        Assert.Equal((ChannelKind.Bilateral, Procurement.Tender, InTime.Yes),
            (line.Means!.Channel, line.Means.Modality, line.Means.InTime));
        Assert.Empty(line.Means.Instead);
    }

    [Fact]
    public void A_fund_that_keeps_a_levy_comes_after_one_that_keeps_none()
    {
        var means = new MeansRows([Money("fund", ChannelKind.PooledAllocation), Money("donor", ChannelKind.Bilateral)],
            []);

        Assert.Equal(ChannelKind.Bilateral, Toilets(means, stand: 0, people: 500, from: 180).Means!.Channel);
    }

    [Fact]
    public void What_would_still_be_in_time_is_named_where_what_is_there_is_too_slow()
    {
        var line = Toilets(new([Money("appeal", ChannelKind.Appeal)], []), stand: 0, people: 500, from: 40);

        Assert.Equal(InTime.No, line.Means!.InTime);
        Assert.NotEmpty(line.Means.Instead);
        Assert.All(line.Means.Instead, way => Assert.True(way.Days <= 40 && way.Ask.Count > 0));
    }

    [Fact]
    public void Money_that_may_not_pay_for_the_sector_is_not_there() => Assert.Equal(
        InTime.NotKnown,
        Toilets(new([Money("food", ChannelKind.AgencyReserve, covers: "Food")], []), stand: 0, people: 500)
            .Means!.InTime);

    [Fact]
    public void Days_that_a_reader_stated_win_over_those_that_ship()
    {
        var line = Toilets(new([Money("own", ChannelKind.AgencyReserve)], []), stand: 0, people: 500,
            actions: [A.Action("toilet", "toilets", lead: 33)]);

        Assert.Equal(33, line.LeadDays);
        Assert.Null(line.Means!.Modality);
        Assert.Equal(InTime.No, line.Means.InTime);
    }

    [Fact]
    public void Two_lots_take_from_a_stock_what_each_of_them_buys_and_no_more()
    {
        var means = new MeansRows([Money("own", ChannelKind.AgencyReserve)], [Stock("slabs", Procurement.Stock, 30)]);

        var lots = Plan(
            A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(0)),
            A.Forecast(60, 5).Present("camp", static (day, _) => day <= 30 ? 1_000 : 1_500).Build(), means, [Priced])
            .Where(static line => line.Item == "toilet").ToList();

        Assert.Equal([20.0, 10], lots.Select(static line => line.Quantity));
        Assert.All(lots, static line => Assert.Contains(
            line.Evidence, static each => each is RowEvidence { File: "stocks.csv" }));
    }

    [Fact]
    public void What_a_newer_row_of_money_leaves_empty_stays()
    {
        var older = Money("fund", ChannelKind.Bilateral, 500, "WASH").Value;
        var newer = older with { Balance = null, Covers = [], AsOf = A.Day.AddDays(9) };

        var revised = older.RevisedBy(newer);

        Assert.Equal((500, A.Day.AddDays(9)), (revised.Balance, revised.AsOf));
        Assert.Equal(["WASH"], revised.Covers);
        Assert.Equal(["Food"], older.RevisedBy(newer with { Covers = ["Food"] }).Covers);
    }

    [Fact]
    public void What_a_channel_pays_for_and_what_is_left_of_it_add_up_to_its_balance_to_the_cent() =>
        Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 3_000], Gen.Int[0, 3_000]).Sample((cents, one, other) =>
        {
            var balance = cents / 100m;
            var means = new MeansRows([Money("own", ChannelKind.AgencyReserve, balance)],
                [Stock("slabs", Procurement.Stock, 10_000)]);

            var paid = Lines(means, one, other)
                .Where(line => line.Means?.Evidence.OfType<RowEvidence>()
                .Any(row => row.File is "channels.csv") is true)
                .Sum(line => line.Cost!.Amount);

            Assert.True(paid <= balance);
        }, iter: Check.Iter / 4);

    [Fact]
    public void More_money_never_makes_a_line_later() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Int[0, 200_000], Gen.Int[0, 200_000]).Sample((people, less, more) =>
        {
            int? Days(decimal balance) =>
                (int?)Toilets(
                new([Money("own", ChannelKind.AgencyReserve, balance), Money("appeal", ChannelKind.Appeal)], []), 0,
                people)?.LeadDays;

            Assert.True(!(Days(less + more) > Days(less)));
        }, iter: Check.Iter / 4);

    static FundingLine Toilets(MeansRows means, double stand, int people, int from = 0,
        IReadOnlyList<Recorded<PricedAction>>? actions = null)
    {
        var situation = A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(stand));
        if (from == 0) situation = situation.WithPresent("camp", new(people));
        return Plan(situation, A.Forecast(200, 5).Present("camp", (day, _) => day >= from ? people : 0).Build(), means,
            actions ?? [Priced])
            .FirstOrDefault(line => line.Item == "toilet")!;
    }

    static IEnumerable<FundingLine> Lines(MeansRows means, int one, int other)
    {
        var situation = A.Situation().WithSite("one").WithFacility("one", "toilet", new(0)).WithPresent("one", new(one))
            .WithSite("other").WithFacility("other", "toilet", new(0)).WithPresent("other", new(other));
        return Plan(situation, A.Forecast(30, 3).Present("one", (_, _) => one).Present("other", (_, _) => other)
            .Build(), means, [Priced]);
    }

    static IReadOnlyList<FundingLine> Plan(
        InventedSituation situation, Refuge.Displacement.Forecast forecast, MeansRows means,
            IReadOnlyList<Recorded<PricedAction>> actions)
    {
        var basis = new NeedsBasis { Situation = situation.Build(), Forecast = forecast };
        return Planner.Plan(basis, NeedsAssessor.Assess(basis), actions, [], [], new(), means).Lines;
    }

    /// <summary>A price without days: then the shipped steps tell how long it takes.</summary>
    static Recorded<PricedAction> Priced { get; } = A.Action("toilet", "toilets", cost: 99.99m, lead: null,
        kind: ActionKind.Works);

    static Recorded<MoneyChannel> Money(string id, ChannelKind kind, decimal? balance = 10_000_000,
        string? covers = null) =>
        Row(new MoneyChannel(id, kind, null, balance, "USD", A.Day, null, null, covers is null ? [] : [covers], null),
            "channels.csv", id);

    static Recorded<HeldStock> Stock(string id, Procurement modality, double free) =>
        Row(new HeldStock(id, "toilet", null, null, null, free, A.Day, modality, null, null), "stocks.csv", id);

    static Recorded<T> Row<T>(T value, string file, string key)
        where T : notnull => new(value, A.Day, null, [new RowEvidence(file, key, A.Day, [])]);
}
