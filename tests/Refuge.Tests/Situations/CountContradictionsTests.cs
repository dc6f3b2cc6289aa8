using Refuge.Reports.Claims;
using Refuge.Situations;
using static Refuge.Tests.Situations.ClaimBuilder;

namespace Refuge.Tests.Situations;

/// <summary>Counts that fall too fast to be believed without a word.</summary>
public class CountContradictionsTests
{
    [Theory]
    [InlineData(10_000, 4_900, 7, true)]
    [InlineData(10_000, 5_000, 7, false)]
    [InlineData(10_000, 4_900, 8, false)]
    public void A_count_that_falls_by_more_than_half_within_a_week_is_told(int before, int after, int days, bool told)
    {
        var record = Stocks((Day.AddDays(-days), before), (Day, after));

        var situation = SituationBuilder.AsOf(record, Refuge.Situations.ReportedClaims.None, Day);

        Assert.Equal(
            told,
            situation.Contradictions.Any(
                static contradiction => contradiction.Detail.Contains("more than half", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ReviewState.Accepted)]
    [InlineData(ReviewState.Unreviewed)]
    public void A_report_that_counts_less_than_half_of_a_count_of_that_week_is_told(ReviewState review)
    {
        var record = Stocks((Day.AddDays(-3), 9_000));

        var situation =
            SituationBuilder.AsOf(
                record, ReportedClaims(Read("The camp near Alma holds 1,000 people.", review: review)), Day);

        Assert.Contains(
            situation.Contradictions,
            static contradiction => contradiction.B is QuoteEvidence
            && contradiction.Detail.Contains("more than half", StringComparison.Ordinal));
    }

    static SituationRecord Stocks(params (DateOnly Day, int People)[] counts) => Valley() with
    {
        Series = new(
            [Row(
                new Series(
                    new("p"), "People", null, CountKind.Stock, Counted.Present, [Camp], CountedPopulation.InCamp, null,
                    null, null), "series.csv")]),
        Observations = new(
            counts.Select(
                count =>
                    Row(
                        new Observation(count.Day, null, Camp, new("p"), new Stated(count.People), null, null, false),
                        "observations.csv"))),
    };
}
