using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// A report about a camp near a town that no gazetteer knows: the camp is counted and supplied all the same.
/// </summary>
public class UnknownTownTests
{
    const string Report = """
        Tawira, North Darfur, 6 May 2025

        About 7,500 people who fled last month are now living in the open at a makeshift camp near Tawira. There are 15 latrines for everyone, aid workers said, and two water points.

        Doctors have seen nine children with suspected measles since Sunday.

        The Sudan Humanitarian Fund has set aside 4 million dollars.
        """;

    static readonly DateOnly Day = new(2025, 5, 6);

    [Fact]
    public void The_town_is_a_place_of_the_folder_without_a_point_on_the_map()
    {
        using var temporary = new TemporaryFolder();
        AcceptedReport.Run(temporary.Place, "unknown", Report, Day);

        var places = File.ReadAllLines(Path.Combine(temporary.Place.FullName, "places.csv"));

        Assert.Contains("tawira,Tawira,,village,,,SD,", places);
    }

    [Fact]
    public void An_unknown_district_is_a_district_and_an_unknown_province_no_place_of_the_crisis()
    {
        const string Lands = """
            Floods in Equateur, 12 May 2034

            In Lukora district, 2,500 people arrived. In Sambora province 9,000 people are displaced. In Mbandaka 300 people arrived.
            """;
        using var temporary = new TemporaryFolder();
        AcceptedReport.Run(temporary.Place, "lands", Lands, new(2034, 5, 12));

        var places = File.ReadAllLines(Path.Combine(temporary.Place.FullName, "places.csv"));

        Assert.Contains("lukora_district,Lukora district,,district,,,CD,", places);
        Assert.DoesNotContain(places, static row => row.Contains("sambora", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Its_camp_lacks_toilets_and_its_measles_raise_an_alert()
    {
        using var temporary = new TemporaryFolder();
        var findings = AcceptedReport.Run(temporary.Place, "unknown", Report, Day);

        var toilets = Assert.Single(
            findings.Needs.Today, static need => need is { Indicator: "toilet", Phase: "emergency", Amount: not null });
        Assert.Equal((150, 15, 135), (
            toilets.Amount!.Value.Median, toilets.Have!.Value.Value, toilets.Gap!.Value.Median));
        Assert.Contains("tawira", toilets.Place.Code, StringComparison.Ordinal);
        Assert.Contains(
            findings.Situation.Facts,
            static fact => fact is { Aspect: "facility:water_point", Value: "2" });
        Assert.Contains(
            findings.Needs.Alerts, alert => alert.Place == toilets.Place && alert.Kind.Contains(
                "measles", StringComparison.Ordinal));
    }
}
