using System.Text;
using AngleSharp.Html.Parser;
using Refuge.Formats.Reports;
using Refuge.Reports.Documents;

namespace Refuge.Formats.Tests.Reports;

public class ReportFileTests
{
    [Fact]
    public void Encodings_are_told_apart()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

        Assert.Equal("“Alma” – café", ReportFile.Decode(windows.GetBytes("“Alma” – café")));
        Assert.Equal("Alma – ألما", ReportFile.Decode(Encoding.UTF8.GetBytes("Alma – ألما")));
        Assert.Equal("Alma", ReportFile.Decode([0xef, 0xbb, 0xbf, .. "Alma"u8]));
        Assert.Equal("Alma", ReportFile.Decode([0xff, 0xfe, .. Encoding.Unicode.GetBytes("Alma")]));
        Assert.Equal("Alma fled", ReportFile.Decode(Encoding.Unicode.GetBytes("Alma fled")));
        Assert.Equal(
            "نزح المدنيون من المدينة القديمة أمس",
            ReportFile.Decode(
                CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes("نزح المدنيون من المدينة القديمة أمس")));
    }

    [Theory]
    [InlineData("<p>At least 300 people fled <b>Alma</b> &amp; Boro.</p><p>It&nbsp;rained.</p>")]
    [InlineData("<div><h1>Alma</h1>Text <!-- hidden > --> more<br>line<ul><li>one<li>two</ul></div>")]
    [InlineData("<script>var a = '<p>';</script><p>Only &#x41;lma &eacute; &unknown; 3 < 4.</p>")]
    public void The_readable_words_are_those_that_a_tree_builder_sees(string body)
    {
        var html = $"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>";
        var document = new HtmlParser().ParseDocument(html);
        foreach (var script in document.QuerySelectorAll("script")) script.Remove();

        var words = CleanText.Of(ReportFile.Of("page.html", Encoding.UTF8.GetBytes(html), null)).Text;

        Assert.Equal(Letters(document.Body!.TextContent), Letters(words));
    }

    static string Letters(string text) => string.Concat(text.Where(static letter => !char.IsWhiteSpace(letter)));
}
