using Refuge.Formats.Tests.Building;

namespace Refuge.Formats.Tests.Seams;

/// <summary>People whom a report tells of as injured reach the alerts once the claim is accepted.</summary>
public class InjuredTests
{
    static readonly DateOnly Day = new(2031, 2, 7);

    [Theory]
    [InlineData("Shells hit Talodi on 6 February. At least 43 civilians were wounded in Talodi.", 43.0)]
    [InlineData("The UN said on Tuesday that 120 people were injured in Talodi when a market burned.", 120.0)]
    [InlineData("A building fell in Talodi on 6 February. Dozens were injured in Talodi.", null)]
    public void The_injured_of_an_accepted_claim_are_an_alert(string report, double? people)
    {
        using var temporary = new TemporaryFolder();

        var findings =
            AcceptedReport.Run(temporary.Place, "injured", $"Talodi, Sudan, 7 February 2031\n\n{report}", Day);

        var alert = Assert.Single(findings.Needs.Alerts, static each => each.Kind == "injuries_reported");
        if (people is { } stated) Assert.Equal(stated, alert.Cases!.Value.Value);
    }

    [Theory]
    [InlineData("Clashes broke out near Talodi on 6 February. Seven soldiers were wounded in Talodi.")]
    [InlineData("The army attacked Talodi on 6 February. Some 30 militants were injured in Talodi.")]
    [InlineData("Nobody was injured in Talodi when a shell fell on 6 February.")]
    public void Fighters_and_those_who_were_not_injured_are_no_alert(string report)
    {
        using var temporary = new TemporaryFolder();

        var findings =
            AcceptedReport.Run(temporary.Place, "injured", $"Talodi, Sudan, 7 February 2031\n\n{report}", Day);

        Assert.DoesNotContain(findings.Needs.Alerts, static each => each.Kind == "injuries_reported");
    }
}
