using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>What holds on the very day that a row names, and what is enough to the cent and to the unit.</summary>
public class ToTheDayTests
{
    [Theory]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(-9, 0, true)]
    [InlineData(-9, -1, false)]
    public void Money_is_there_from_its_first_day_until_its_last_is_over(int from, int? to, bool isThere) =>
        Assert.Equal(isThere, Here(Fund(500) with
        {
            From = A.Day.AddDays(from),
            To = to is { } last ? A.Day.AddDays(last) : null,
        }).FindMoney(ChannelKind.AgencyReserve, "toilet", "WASH", new(500, "USD")) is not null);

    [Theory]
    [InlineData(500, true)]
    [InlineData(500.01, false)]
    public void A_balance_is_enough_for_what_costs_as_much(double cost, bool isEnough) => Assert.Equal(
        isEnough, Here(Fund(500)).FindMoney(
            ChannelKind.AgencyReserve, "toilet", "WASH", new((decimal)cost, "USD")) is not null);

    [Fact]
    public void What_was_taken_is_gone_and_an_empty_balance_pays_for_nothing_whose_price_nobody_knows()
    {
        var here = Here(Fund(500));
        var money = here.FindMoney(ChannelKind.AgencyReserve, "toilet", "WASH", null);
        var copy = here.Copy();
        here.Take(money, new(200, "USD"), null, 0);

        Assert.Equal((300m, 500m), (here.LeftOf("fund")!.Amount, copy.LeftOf("fund")!.Amount));

        here.Take(money, new(300, "USD"), null, 0);

        Assert.Equal(0, here.LeftOf("fund")!.Amount);
        Assert.Null(here.FindMoney(ChannelKind.AgencyReserve, "toilet", "WASH", null));
    }

    [Theory]
    [InlineData(0, 30, true)]
    [InlineData(1, 30, false)]
    [InlineData(0, 31, false)]
    public void A_stock_is_there_on_the_day_of_its_count_for_as_many_as_it_has(int counted, int units, bool isThere)
    {
        var stock = new HeldStock(
            "slabs", "toilet", null, null, null, 30, A.Day.AddDays(counted), Procurement.Stock, null, null);

        Assert.Equal(isThere, new MeansHere(new([], [Row(stock)]), Dollars, A.Day).FindStock(
            Procurement.Stock, "toilet", units, "toilets") is not null);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 100)]
    public void A_rate_counts_from_its_day_on(int day, int dollars) => Assert.Equal(
        new(dollars, "USD"),
        new Prices("USD", [Rate(-5, 10), Rate(day, 20)], A.Day).Of(new(1_000, "IQD")).Price);

    [Fact]
    public void How_an_appeal_filled_is_told_from_the_day_of_its_publication()
    {
        DateOnly first = default;
        for (var day = new DateOnly(2005, 1, 1); first == default; day = day.AddDays(1))
        {
            if (AppealPace.Near(61, day).Count > 0) first = day;
        }

        Assert.All(AppealPace.Near(61, first), pace => Assert.Equal(first, pace.Standard.Published));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public void What_stands_on_the_day_of_its_need_is_in_time(int needed, bool isInTime) => Assert.Equal(
        (20.0, isInTime ? InTime.Yes : InTime.No), (Toilets(needed).LeadDays!.Value, Toilets(needed).Means!.InTime));

    [Theory]
    [InlineData(10, 2)]
    [InlineData(9, 1)]
    public void Ten_latrines_are_an_order_of_their_own_and_nine_are_not(int later, int orders)
    {
        var lines = Lines((day, _) => day <= 30 ? 1_000 : 1_000 + (50 * later));

        Assert.Equal((orders, 20.0 + later), (lines.Count, lines.Sum(static line => line.Quantity!.Value)));
    }

    [Theory]
    [InlineData(20, 2)]
    [InlineData(19, 1)]
    public void A_tenth_of_all_is_an_order_of_its_own_and_less_is_not(int later, int orders) =>
        // 180 by D+30 and 20 more are 200 in all.
        Assert.Equal(orders, Lines((day, _) => day <= 30 ? 9_000 : 9_000 + (50 * later)).Count);

    [Fact]
    public void A_need_of_the_first_day_is_ordered_for_it()
    {
        var line = Assert.Single(Lines(static (day, _) => day >= 1 ? 50 : 0));

        Assert.Equal((1.0, A.Day.AddDays(1), A.Day.AddDays(1 - 20)), (line.Quantity, line.NeededBy, line.ReleaseBy));
    }

    [Fact]
    public void Nothing_is_ordered_where_as_much_stands_as_is_needed() =>
        Assert.Empty(Lines(static (_, _) => 500, stand: 10));

    static FundingLine Toilets(int needed) => Assert.Single(Lines((day, _) => day >= needed ? 500 : 0));

    static List<FundingLine> Lines(Func<int, int, int> people, int stand = 0)
    {
        var basis = new NeedsBasis
        {
            Situation = A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(stand)).Build(),
            Forecast = A.Forecast(60, 3).Present("camp", people).Build(),
        };
        return [.. Planner.Plan(
            basis, NeedsAssessor.Assess(basis), [A.Action("toilet", "toilets")], [], [], new(),
            new([Row(Fund(1_000_000))], [])).Lines.Where(static line => line.Item == "toilet")];
    }

    static Prices Dollars => new("USD", [], A.Day);

    static MeansHere Here(MoneyChannel channel) => new(new([Row(channel)], []), Dollars, A.Day);

    static MoneyChannel Fund(decimal balance) =>
        new("fund", ChannelKind.AgencyReserve, null, balance, "USD", A.Day, null, null, [], null);

    static Recorded<ExchangeRate> Rate(int day, decimal perUsd) =>
        Row(new ExchangeRate(A.Day.AddDays(day), "IQD", perUsd));

    static Recorded<T> Row<T>(T value)
        where T : notnull => new(value, A.Day, null, [new RowEvidence("channels.csv", "row", A.Day, [])]);
}
