using Refuge.Reports.Claims;

namespace Refuge.Tests.Reports.Claims;

/// <summary>
/// Days that a text counts from another day, or that hold for a list. The report is of Sunday, 1 September 2030.
/// </summary>
public class CountedDaysTests
{
    [Theory]
    [InlineData("Soldiers took Boro on 5 August. Two days later, 500 people fled Alma.", "2030-08-07")]
    [InlineData("Some 90 families were moved from Boro on 5 August. The night before, 500 people fled Alma.", "2030-08-04")]
    [InlineData("Three days after the floods of 5 August, 500 people fled Alma.", "2030-08-08")]
    public void Days_are_counted_from_the_day_last_spoken_of(string text, string day) =>
        Assert.Equal(Days(day, day), Fled(text).Date);

    [Theory]
    [InlineData("In the week to 25 August, 500 people fled Alma.", "2030-08-19", "2030-08-25")]
    [InlineData("In the three days to 7 August, 500 people fled Alma.", "2030-08-05", "2030-08-07")]
    [InlineData("In the first week of August, 500 people fled Alma.", "2030-08-01", "2030-08-07")]
    [InlineData("In the last two weeks of July, 500 people fled Alma.", "2030-07-18", "2030-07-31")]
    [InlineData("In the second half of July, 500 people fled Alma.", "2030-07-16", "2030-07-31")]
    [InlineData("In the past 48 hours, 500 people fled Alma.", "2030-08-30", "2030-09-01")]
    [InlineData("Since the fighting began in July, 500 people have fled Alma.", "2030-07-01", "2030-09-01")]
    [InlineData("Since Wednesday, 500 people could have fled Alma.", "2030-08-28", "2030-09-01")]
    public void A_stretch_is_as_long_as_it_is_told(string text, string first, string last) =>
        Assert.Equal(Days(first, last), Fled(text).Date);

    [Theory]
    [InlineData("As of 28 August:\n\n• 500 people are in Alma camp.\n\n• 900 people are in Boro camp.")]
    [InlineData(
        "Rain fell on the town.\n\nFood is short.\n\nMost are tired.\n\n"
        + "People in camps (as of 28 August 2030)\n\nAlma camp: 500 people\n\nBoro camp: 900 people")]
    public void The_day_of_a_heading_holds_for_the_list_below_it(string text)
    {
        var claims = A.Reading(text).Claims.Where(static claim => claim.Type.Family is "camp").ToList();

        Assert.NotEmpty(claims);
        Assert.All(claims, static claim => Assert.Equal(new(2030, 8, 28), claim.Date?.Last));
    }

    [Fact]
    public void The_day_of_the_figures_holds_for_their_paragraph_and_not_for_the_next()
    {
        var claims = A.Reading(
            "As of 28 August, 120 people had arrived in Alma. Boro camp hosts 900 people.\n\nAlma camp hosts 300 people.")
            .Claims.Where(static claim => claim.Type.Family is "camp").ToList();

        Assert.Equal([new DateOnly(2030, 8, 28), new DateOnly(2030, 9, 1)], claims.Select(claim => claim.Date?.Last));
    }

    [Fact]
    public void What_a_weekly_report_counts_is_of_its_week()
    {
        var claim = A.Reading(
            "Cholera in Alma, week 34 (19-25 August 2030)\n\nAlma reported 120 new cases and Boro 4.")
            .Claims.First(static claim => claim.Type.Family is "health");

        Assert.Equal(Days("2030-08-19", "2030-08-25"), claim.Date);
    }

    static Claim Fled(string text) => A.Reading(text).Claims.Last(
        static claim => claim.Type.Family is "displacement"
            && claim.Quantities.Any(static quantity => quantity.Value == 500));

    static ClaimDate Days(string first, string last) => new(
        DateOnly.ParseExact(first, "yyyy-MM-dd"), DateOnly.ParseExact(last, "yyyy-MM-dd"));
}
