using Refuge.Formats.Reports;

namespace Refuge.Formats.Tests.Reports;

public class ReportPublisherTests
{
    [Theory]
    [InlineData(
        "r.txt", "VALLEY: floods\nThis Situation Report is produced by OCHA with partners and the WHO.", "OCHA")]
    [InlineData("unhcr-flash.txt", "Flash update 3\nPeople go on crossing.", null)]
    [InlineData("UNHCR_flash_3.txt", "Flash update 3\nPeople go on crossing.", "UNHCR")]
    [InlineData("r.md", "# IOM DTM, round 4\n12,000 people were counted.", "IOM DTM")]
    [InlineData("r.txt", "UNICEF and WFP reached the town.", null)]
    [InlineData("r.txt", "A letter from a village. Who can help us?", null)]
    public void The_publisher_is_taken_from_the_head_where_it_names_one_and_else_left_open(
        string file, string text, string? publisher) => Assert.Equal(publisher, ReportPublisher.Find(file, text));
}
