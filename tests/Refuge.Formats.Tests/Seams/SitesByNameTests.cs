using Refuge.Formats.Tests.Building;
using Refuge.Funding;
using Refuge.Publishing;
using Refuge.Situations;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// What a site is by its name, from the report to the page: nobody lays plots out in a school or at a transit centre.
/// Every site is invented.
/// </summary>
public class SitesByNameTests
{
    const string Report = """
        Northern Province: situation report 2
        Garoua, 12 September 2024

        At the Alma primary school 1,450 people are staying; there are 6 latrines. The Boro transit centre holds 900 people. In the Cade stadium 2,300 people sleep on the ground. Another 2,000 live in Dima camp, which has 20 latrines.

        The agencies appeal for 15 million dollars for the next six months.
        """;

    [Theory]
    [InlineData("alma_primary_school", SiteKind.CollectiveCentre)]
    [InlineData("boro_transit_centre", SiteKind.Transit)]
    [InlineData("cade_stadium", SiteKind.CollectiveCentre)]
    [InlineData("dima_camp", SiteKind.Camp)]
    public void A_site_of_which_only_a_report_tells_is_what_its_name_says(string place, SiteKind kind) =>
        Assert.Equal(kind, Findings().Situation.FindSite(new(place))!.Value.Kind);

    [Fact]
    public void No_plot_is_ordered_for_a_school_a_stadium_or_a_transit_centre()
    {
        var funding = Findings().Funding;

        var plots = funding.Lines.Concat(funding.Open!.Over(static _ => true))
            .Where(static line => line.Unit == "plots" && line.Quantity > 0)
            .SelectMany(static line => line.Places.Count > 0 ? line.Places : [line.Place]);

        Assert.DoesNotContain(plots, static place => place.Code is not "dima_camp");
    }

    [Fact]
    public void Who_was_counted_at_a_transit_centre_is_told_where_people_pass_through()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Publication.Compose(Findings(), Audience.Restricted).Single(static document => document.Name == "bulletin.md")
            .Write(writer);

        Assert.Contains("Passing through Boro transit centre:", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("900 there, counted today.", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_asked_for_for_six_months_is_asked_for_on_the_day_of_the_report() =>
        Assert.Equal(
            [(MoneyState.Requested, new DateOnly(2024, 9, 12))],
            Findings().Funding.Money.Select(static row => (row.Flow.State, row.Flow.Date)));

    static Findings Findings()
    {
        using var temporary = new TemporaryFolder();
        return AcceptedReport.Run(temporary.Place, "sites", Report, new(2024, 9, 12));
    }
}
