using Refuge.Formats.Tests.Building;
using Refuge.Publishing;
using Refuge.Situations;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// Reports that say how many are displaced and name no camp: the number reaches the plan. What happens is invented.
/// </summary>
public class DisplacedTotalTests
{
    const string Flood = """
        Floods in Equateur, Democratic Republic of the Congo

        12 May 2034

        Some 41,000 people have been displaced in the province since 2 May, the governor said. About 4,000 displaced people are staying with families in Mbandaka. In Lukolela 2,500 people were displaced last week.

        OCHA said 120,000 people are affected.
        """;

    const string Quake = """
        SITUATION REPORT No. 4
        Earthquake, Namche district
        15 March 2034

        - Some 8,700 families (about 41,000 people) have lost their homes.
        - Another 2,300 houses are damaged but can be lived in.
        """;

    const string Parts = """
        Displacement in the hills, Uganda, 3 June 2034

        A total of 23,400 people have been displaced since April. Of these, 9,100 have been displaced by landslides. Some 12,300 people fled from Mbale on Monday.

        In the whole country 1.8 million people are displaced and 2.3 million have been displaced since 2030.
        """;

    const string Border = """
        Crossings at Adre, Chad, 18 June 2034

        Since 2 June an estimated 63,400 people have crossed from West Darfur into Chad. On 17 June 2,900 people crossed at Adre.

        More than 600,000 refugees live in Egypt.
        """;

    const string Background = """
        Fighting near Mbale, Uganda, 3 June 2034

        In South Sudan 1.8 million people are displaced. In Uganda 2.3 million people have been displaced since 2030.
        """;

    [Theory]
    [InlineData(Border, "2034-06-18", 63_400)]
    [InlineData(Flood, "2034-05-12", 41_000)]
    [InlineData(Quake, "2034-03-15", 41_000)]
    [InlineData(Parts, "2034-06-03", 23_400)]
    public void What_a_report_counts_in_all_is_how_many_are_displaced(string report, string day, int people)
    {
        var situation = FindingsOf(report, day).Situation;

        var counts = new LatestCounts(situation, new(situation));

        Assert.Equal(people, counts.Total!.People.Value);
    }

    [Fact]
    public void What_a_report_counts_of_a_whole_country_by_name_is_not_the_crisis()
    {
        var situation = FindingsOf(Background, "2034-06-03").Situation;

        Assert.Null(new LatestCounts(situation, new(situation)).Total);
    }

    [Fact]
    public void Displaced_people_with_families_are_counted_in_their_town()
    {
        var situation = FindingsOf(Flood, "2034-05-12").Situation;

        var counts = new LatestCounts(situation, new(situation));

        Assert.Equal(4_000, counts.DisplacedAt(new("mbandaka"))!.People.Value);
        Assert.Null(counts.DisplacedAt(new("lukolela")));
    }

    const string Town = """
        Flood in Mbandaka, Democratic Republic of the Congo

        6 June 2034

        Heavy rain on the night of 28 May 2034 flooded Mbandaka. At least 153 people died and 11 are missing. The emergency agency said that 3,018 people are displaced in Mbandaka town. Two bridges collapsed.

        1,450 people shelter at the Central Primary School in Mbandaka. The school has 6 latrines.
        """;

    [Fact]
    public void Who_is_displaced_in_a_town_is_counted_there_and_needs_food()
    {
        var findings = FindingsOf(Town, "2034-06-06");

        var counts = new LatestCounts(findings.Situation, new(findings.Situation));
        Assert.Equal(3_018, counts.DisplacedAt(new("mbandaka"))!.People.Value);
        var food = findings.Needs.Totals!.Over(static _ => true)
            .First(static total => total.Indicator == "food_energy" && total.Date == new DateOnly(2034, 6, 6))
            .Need!.Value.Median;
        Assert.InRange(food * 1e6 / 2_100, 3_017, 4_469);
    }

    [Fact]
    public void Who_fled_from_a_town_is_not_counted_there()
    {
        var situation = FindingsOf(Parts, "2034-06-03").Situation;

        Assert.DoesNotContain(situation.Observations, static row => row.Value.Place is not null);
    }

    [Fact]
    public void People_counted_in_all_need_food_and_a_place_though_nobody_said_where_they_stay()
    {
        var totals = FindingsOf(Flood, "2034-05-12").Needs.Totals!.Over(static _ => true)
            .Where(static total => total.Date == new DateOnly(2034, 5, 12)).ToList();

        // In millions of kilocalories a day, 2,100 for each person (FOO01).
        var food = totals.First(static total => total.Indicator == "food_energy").Need!.Value.Median;
        Assert.Equal(41_000, food * 1e6 / 2_100, 1.0);
    }

    static Findings FindingsOf(string report, string day)
    {
        using var temporary = new TemporaryFolder();
        return AcceptedReport.Run(temporary.Place, "total", report, DateOnly.ParseExact(day, "yyyy-MM-dd"));
    }
}
