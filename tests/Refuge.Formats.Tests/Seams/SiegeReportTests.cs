using Refuge.Formats.Tests.Building;
using Refuge.Publishing;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// A note about a siege and the camps around it, from its words to the picture: what is told of one place is not said
/// of another. The camps and the village are invented.
/// </summary>
public class SiegeReportTests
{
    const string Report = """
        Access note 7
        Nyala, Sudan, 3 May 2025

        Around 46,000 people have fled Gozara camp since 11 April; most went to Tombera, 60 km to the west, where 28,000 new arrivals sleep in the open. Tombera has 300 latrines and trucks bring 200 cubic metres of water a day.

        Camp 12 has 120 latrines. The Village 8 settlement hosts 9,600 people, without latrines. Kurgala camp, 70 km from the border, opened on 13 April.

        WFP has food for 60,000 people for one month in Nyala.
        """;

    [Theory]
    [InlineData("tombera", "facility:toilet", "300")]
    [InlineData("camp_12", "facility:toilet", "120")]
    [InlineData("village_8_settlement", "count", "9600")]
    public void What_is_told_of_a_place_stands_at_it(string place, string aspect, string value) => Assert.Equal(
        [value],
        Findings.Situation.Facts
            .Where(fact => fact.Place?.Code == place && fact.Aspect.Split(":reports")[0] == aspect)
            .Select(static fact => fact.Value));

    [Fact]
    public void Nobody_is_counted_where_food_lies_for_them_nor_in_the_camp_that_they_fled() => Assert.DoesNotContain(
        Findings.Situation.Facts,
        static fact => fact.Aspect.StartsWith("count", StringComparison.Ordinal) && fact.Value is "60000" or "46000"
            && fact.Place?.Code is not null and not "tombera");

    [Fact]
    public void A_camp_that_opened_is_no_road() => Assert.DoesNotContain(
        Findings.Situation.Facts, static fact => fact.Aspect.StartsWith("access", StringComparison.Ordinal)
            || fact.Aspect.StartsWith("route", StringComparison.Ordinal));

    static Findings Findings => Made.Value;

    static readonly Lazy<Findings> Made = new(static () =>
    {
        using var temporary = new TemporaryFolder();
        return AcceptedReport.Run(temporary.Place, "siege", Report, new(2025, 5, 3));
    });
}
