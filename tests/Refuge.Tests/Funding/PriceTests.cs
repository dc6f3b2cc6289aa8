using System.Globalization;
using CsCheck;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Tests.Building;

namespace Refuge.Tests.Funding;

/// <summary>Currencies meet through the rate of the day, and no cent is made or lost.</summary>
public class PriceTests
{
    [Fact]
    public void A_price_in_another_currency_is_turned_into_that_of_the_plan_at_the_newest_rate_known()
    {
        var line = Assert.Single(
            Lines(18, new(1_180_000, "IQD"), "USD", Rate("IQD", 1_000, daysAgo: 40), Rate("IQD", 1_180, daysAgo: 3)));

        Assert.Equal(new(18_000, "USD"), line.Cost);
        Assert.Contains(
            line.Evidence,
            evidence => evidence is RowEvidence { File: "rates.csv", Key: var key } && key == $"{Day(3)}/IQD");
    }

    [Fact]
    public void A_rate_of_the_as_of_date_is_known_and_one_of_tomorrow_is_not() => Assert.Equal(
        new(18_000, "USD"),
        Assert.Single(Lines(18, new(1_180_000, "IQD"), "USD", Rate("IQD", 1_180, 0), Rate("IQD", 1_000, -1))).Cost);

    [Fact]
    public void Two_currencies_meet_through_the_dollar() =>
        Assert.Equal(
            new(18 * 590_000, "IQD"),
            Assert.Single(
                Lines(18, new(450, "EUR"), "IQD", Rate("IQD", 1_180, daysAgo: 3), Rate("EUR", 0.9m, daysAgo: 3))).Cost);

    [Fact]
    public void Without_a_rate_a_price_stays_in_its_own_currency() =>
        Assert.Equal(
            new(18 * 1_000, "IQD"),
            Assert.Single(Lines(18, new(1_000, "IQD"), "USD", Rate("EUR", 0.9m, daysAgo: 3))).Cost);

    [Fact]
    public void The_tranches_of_an_action_cost_together_what_the_whole_costs_to_the_cent() =>
        Gen.Select(Gen.Int[1, 3_000], Gen.Int[0, 60_000], Gen.Int[1, 1_000_000]).Sample((perDay, today, cents) =>
        {
            var price = new Money(cents / 1_000m, "USD");
            var basis = new NeedsBasis
            {
                Situation = A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(0))
                    .WithPresent("camp", new(today)).Build(),
                Forecast = A.Forecast(90, 2).Present("camp", (day, _) => today + (day * perDay)).Build(),
            };

            var lines = Planned(basis, price, "USD");

            var units = (decimal)lines.Sum(line => line.Quantity!.Value);
            Assert.Equal(
                decimal.Round(units * price.Amount, 2, MidpointRounding.ToEven), lines.Sum(line => line.Cost!.Amount));
            Assert.All(lines, line => Assert.Equal(line.Cost!.Amount, decimal.Round(line.Cost.Amount, 2)));
        }, iter: Check.Iter / 4);

    [Theory]
    [InlineData("BD", true)]
    [InlineData("AM", true)]
    [InlineData(null, true)]
    [InlineData("IQ", false)]
    [InlineData("irq", false)]
    [InlineData("Iraq", false)]
    public void A_price_is_of_another_country_unless_somebody_said_that_it_is_the_same(string? country, bool isOther) =>
        Assert.Equal(isOther, new ResponseCatalogue(Basis, []).FindFor("capacity")!.PriceOrigin!.IsOfAnother(country));

    [Fact]
    public void A_price_of_the_folder_itself_and_one_that_is_judged_are_of_no_other_country()
    {
        var own = new ResponseCatalogue(Basis, [A.Action("toilet", "toilets", cost: 90)]);

        Assert.False(own.FindFor("toilet")!.PriceOrigin!.IsOfAnother("BD"));
        Assert.False(own.FindFor("washing")!.PriceOrigin!.IsOfAnother("BD"));
    }

    static NeedsBasis Basis => new() { Situation = A.Situation().Build(), Forecast = A.Forecast(1, 1).Build() };

    static IReadOnlyList<FundingLine> Lines(
        int toilets, Money price, string currency, params Recorded<ExchangeRate>[] rates) => Planned(
        new()
        {
            Situation = A.Situation().WithSite("camp").WithFacility("camp", "toilet", new(0))
                .WithPresent("camp", new(toilets * 50)).Build(),
            Forecast = A.Forecast(5, 2).Build(),
        },
        price, currency, rates);

    static IReadOnlyList<FundingLine> Planned(
        NeedsBasis basis, Money price, string currency, params Recorded<ExchangeRate>[] rates)
    {
        var action = A.Action("toilet", "toilets");
        var priced = action with { Value = action.Value with { UnitCost = price.Amount, Currency = price.Currency } };
        return [
            .. Planner.Plan(
                basis, NeedsAssessor.Assess(basis), [priced], rates, [], new() { Currency = currency }).Lines.Where(
                    line => line.Item == "toilet")];
    }

    static Recorded<ExchangeRate> Rate(string currency, decimal perUsd, int daysAgo)
    {
        var rate = new ExchangeRate(A.Day.AddDays(-daysAgo), currency, perUsd);
        return new(rate, rate.Date, null, [new RowEvidence("rates.csv", rate.Key, rate.Date, [])]);
    }

    static string Day(int daysAgo) => A.Day.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
