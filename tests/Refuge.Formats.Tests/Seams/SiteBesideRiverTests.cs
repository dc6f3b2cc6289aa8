using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Seams;

/// <summary>
/// A report of a flood whose first unknown name is a river's, and whose camp lies near a village that no gazetteer
/// knows either.
/// </summary>
public class SiteBesideRiverTests
{
    const string Report = """
        Flood update, Beledweyne, Somalia, 12 May 2023

        The Shabeelo river burst its banks on 9 May and flooded homes in Beledweyne. Families left their homes along the Shabeelo river.

        Some 6,200 people are sheltering in a camp near Zubrowal. The camp has 40 latrines and three boreholes. Health workers reported 31 suspected cholera cases and two deaths in the camp.
        """;

    static readonly DateOnly Day = new(2023, 5, 12);

    [Fact]
    public void Its_camp_is_counted_supplied_and_warned_of_near_the_village()
    {
        using var temporary = new TemporaryFolder();

        var findings = AcceptedReport.Run(temporary.Place, "river", Report, Day);

        var places = File.ReadAllLines(Path.Combine(temporary.Place.FullName, "places.csv"));
        Assert.Contains(places, static line => line.StartsWith("zubrowal,", StringComparison.Ordinal));
        Assert.DoesNotContain(places, static line => line.Contains("river", StringComparison.OrdinalIgnoreCase));
        var toilets = Assert.Single(
            findings.Needs.Today, static need => need is { Indicator: "toilet", Phase: "emergency", Amount: not null });
        Assert.Contains("zubrowal", toilets.Place.Code, StringComparison.Ordinal);
        Assert.Equal((124, 40), (toilets.Amount!.Value.Median, toilets.Have!.Value.Value));
        Assert.Contains(
            findings.Situation.Facts, static fact => fact is { Aspect: "facility:water_point", Value: "3" });
        Assert.Contains(
            findings.Needs.Alerts, alert => alert.Place == toilets.Place && alert.Kind.Contains(
                "cholera", StringComparison.Ordinal));
    }
}
