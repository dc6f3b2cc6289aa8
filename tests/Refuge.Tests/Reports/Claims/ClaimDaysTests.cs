using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>On which days a claim holds. The report is of Sunday, 1 September 2030.</summary>
public class ClaimDaysTests
{
    [Theory]
    [InlineData("Between 24 and 26 August, 7,500 people were evacuated from Alma.", "2030-08-24", "2030-08-26")]
    [InlineData("Clashes continued in Alma from 22 August to 25 August.", "2030-08-22", "2030-08-25")]
    [InlineData("Some 300 people fled Alma in July and August.", "2030-07-01", "2030-08-31")]
    public void Two_ends_of_a_stretch_are_one_stretch(string text, string first, string last) =>
        Assert.Equal(Days(first, last), Assert.Single(A.Reading(text).Claims).Date);

    [Fact]
    public void A_season_that_is_not_over_lasts_to_the_day_of_the_report()
    {
        var claim = Claim("The rains of August to October have displaced 900 people in Alma.", "displacement");

        Assert.Equal(Days("2030-08-01", "2030-09-01"), claim.Date);
    }

    [Fact]
    public void The_day_on_which_somebody_spoke_is_not_the_day_of_the_deed()
    {
        var claim = Claim("Witnesses said on Thursday that gunmen attacked Alma on Tuesday.", "attack");

        Assert.Equal(Days("2030-08-27", "2030-08-27"), claim.Date);
    }

    [Fact]
    public void The_deadliest_attack_since_a_year_did_not_begin_in_that_year()
    {
        var claim = Claim("Gunmen killed 30 people in Alma in the deadliest attack since 2021.", "casualties");

        Assert.NotEqual(new DateOnly(2021, 1, 1), claim.Date?.First);
    }

    [Fact]
    public void A_lead_takes_the_day_that_the_story_tells_below()
    {
        var claim = Claim(
            "Four people have been killed in Alma.\n\nGunmen attacked the town on Tuesday, residents said.", "casualties");

        Assert.Equal(Days("2030-08-27", "2030-08-27"), claim.Date);
    }

    [Fact]
    public void What_a_periodic_report_tells_without_a_day_happened_in_its_period()
    {
        var claim = Claim("1-31 August 2030: Report on Alma.\n\nSome 4,600 people arrived in Alma.", "displacement");

        Assert.Equal(Days("2030-08-01", "2030-08-31"), claim.Date);
    }

    [Fact]
    public void What_remains_so_is_so_on_the_day_of_the_report()
    {
        var claim = Claim("Many roads in Alma remain blocked.", "access");

        Assert.Equal(Days("2030-09-01", "2030-09-01"), claim.Date);
    }

    static Claim Claim(string text, string family) =>
        A.Reading(text).Claims.First(claim => claim.Type.Family == family);

    static ClaimDate Days(string first, string last) => new(
        DateOnly.ParseExact(first, "O", null), DateOnly.ParseExact(last, "O", null));
}
