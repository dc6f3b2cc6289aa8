using CsCheck;
using Refuge.Publishing;
using Refuge.Publishing.Tables;
using Refuge.Tests.Building;
using Refuge.Tests.Shared;

namespace Refuge.Tests.Publishing;

public class CsvTests
{
    static readonly Tier OwnFolder = new(PublishedCrisis.Findings, Audience.Restricted);

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["=+-@'\t\r\n\",a1 ＝＋－＠"], 0, 12]).Sample(text =>
        {
            using var writer = new StringWriter { NewLine = "\n" };

            Csv.Write(writer, ["text", "end"], [[Shown.OfOwnFolder(OwnFolder, text), 1]]);

            var cells = CsvText.Cells(writer.ToString());
            return Csv.Rearm(cells[1][0]) == text && cells[1][1] == "1";
        });

    [Theory, InlineData("=1+1"), InlineData("+44"), InlineData("-2"), InlineData("@sum"), InlineData("\t=1"),
        InlineData("'=1"), InlineData(" =1"), InlineData("\n=1"), InlineData("＝1"), InlineData("＠SUM(1)")]
    public void Text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(string text) =>
        Assert.Equal($"'{text}", Csv.Text(text));

    [Fact]
    public void A_row_with_a_cell_too_few_is_refused() =>
        Assert.Throws<ArgumentException>(() => Csv.Write(TextWriter.Null, ["a", "b"], [[1]]));
}
