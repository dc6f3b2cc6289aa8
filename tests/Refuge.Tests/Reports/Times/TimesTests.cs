using Refuge.Reports;

namespace Refuge.Tests.Reports.Times;

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
    [InlineData("They left on Thursday and returned that day.", "that day", "2030-08-29")]
    [InlineData("They left on Thursday and returned the next morning.", "the next morning", "2030-08-30TMO")]
    [InlineData("They fled in June 2028 and returned later that year.", "later that year", "2028")]
    [InlineData("They drew lots at Christmas.", "Christmas", "2029-12-25")]
    [InlineData("They expect to return by next Christmas Day.", "next Christmas Day", "2030-12-25")]
    [InlineData("They met on Easter Sunday.", "Easter Sunday", "2030-04-21")]
    [InlineData("They returned for Eid al-Fitr.", "Eid al-Fitr", "2030-02-04")]
    [InlineData("The dam was built in the 20th century.", "20th century", "19")]
    [InlineData("It grew through the nineties.", "nineties", "199")]
    [InlineData("The wells dried up over the summer.", "the summer", "2030-SU")]
    [InlineData("Rations were cut in the winter of 2028.", "the winter of 2028", "2028-WI")]
    [InlineData("The hearing is in the week of 6 August 2030.", "the week of 6 August 2030", "2030-W32")]
    [InlineData("It rained from 12 to 15 March 2030.", "12", "2030-03-12")]
    [InlineData("It rained on March 12-15, 2028.", "15, 2028", "2028-03-15")]
    [InlineData("They met on 6, 7 and 8 August.", "6", "2030-08-06")]
    [InlineData("Shelling began at 4 in the morning.", "4 in the morning", "2030-09-01T04:00")]
    [InlineData("They marched for a minute and a half.", "a minute and a half", "PT1M30S")]
    [InlineData("The month-long siege ended.", "month-long", "P1M")]
    [InlineData("They had until Thursday, they had thought.", "Thursday", "2030-08-29")]
    [InlineData("The market opens each July.", "each July", "XXXX-07")]
    [InlineData("وصلوا يوم الخميس", "يوم الخميس", "2030-08-29")]
    [InlineData("نزحوا الشهر الماضي", "الشهر الماضي", "2030-08")]
    [InlineData("غادروا قبل يومين", "قبل يومين", "2030-08-30")]
    public void A_time_is_counted_from_the_day_of_the_report(string text, string quote, string value)
    {
        var time = A.Reading(text).Dates.Single(time => time.Quote == quote);

        Assert.Equal(value, time.Value);
    }

    [Fact]
    public void A_weekend_told_of_on_a_working_day_is_the_last_one()
    {
        var report = A.Report("They came over the weekend.") with { Published = A.Sunday.AddDays(2) };

        var time = Assert.Single(ReportReader.Read(report, A.Valley).Dates);

        Assert.Equal("2030-W35-WE", time.Value);
    }

    [Theory]
    [InlineData("The troops were previously posted there.")]
    [InlineData("They soon became hungry.")]
    [InlineData("He spoke on the show ''60 Minutes'' of the war.")]
    [InlineData("She walked at the head of the March for Bread.")]
    public void Words_that_only_order_or_name_are_no_times(string text) => Assert.Empty(A.Reading(text).Dates);

    [Theory]
    [InlineData("On June 3 and 12 people died.")]
    [InlineData("Between 5 and 8 March 40 people died.")]
    public void A_count_after_a_day_stays_a_count(string text) =>
        Assert.Contains(A.Reading(text).Quantities, static quantity => quantity.Unit == "people");

    [Fact]
    public void An_age_is_no_time() => Assert.Empty(A.Reading("A 24-year-old man waited.").Dates);
}
