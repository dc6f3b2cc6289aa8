namespace Refuge.Tests.Reports;

public class TimesTests
{
    [Theory]
    [InlineData("The town was retaken on Thursday.", "Thursday", "2030-08-29")]
    [InlineData("The town was retaken on Sunday.", "Sunday", "2030-09-01")]
    [InlineData("The council will meet on Thursday.", "Thursday", "2030-09-05")]
    [InlineData("They arrived last month.", "last month", "2030-08")]
    [InlineData("It was seized two years ago.", "two years ago", "2028")]
    [InlineData("The bridge stood for several weeks.", "several weeks", "PXW")]
    [InlineData("Over the last four months they pressed north.", "the last four months", "P4M")]
    [InlineData("They want it by the end of the year.", "the end of the year", "2030")]
    [InlineData("Fighting began on 28 August 2030.", "28 August 2030", "2030-08-28")]
    [InlineData("Fighting began on August 28, 2030.", "August 28, 2030", "2030-08-28")]
    [InlineData("Fighting began on 2030-08-28.", "2030-08-28", "2030-08-28")]
    [InlineData("It began in April.", "April", "2030-04")]
    [InlineData("In December they fled.", "December", "2029-12")]
    [InlineData("They left three days ago.", "three days ago", "2030-08-29")]
    [InlineData("They left yesterday.", "yesterday", "2030-08-31")]
    [InlineData("Water comes every day.", "every day", "P1D")]
    [InlineData("Officials put off until Tuesday any ruling on the case.", "Tuesday", "2030-09-03")]
    [InlineData("The envoy asked to leave as early as Thursday.", "Thursday", "2030-09-05")]
    [InlineData("In this year's second quarter it lost money.", "this year's second quarter", "2030-Q2")]
    [InlineData("Exports grew through Aug. 19, the ministry said.", "Aug. 19", "2030-08-19")]
    [InlineData("وصلوا يوم الخميس", "يوم الخميس", "2030-08-29")]
    [InlineData("نزحوا الشهر الماضي", "الشهر الماضي", "2030-08")]
    [InlineData("غادروا قبل يومين", "قبل يومين", "2030-08-30")]
    public void A_time_is_counted_from_the_day_of_the_report(string text, string quote, string value)
    {
        var time = A.Reading(text).Dates.Single(time => time.Quote == quote);

        Assert.Equal(value, time.Value);
    }

    [Fact]
    public void An_age_is_no_time() => Assert.Empty(A.Reading("A 24-year-old man waited.").Dates);
}
