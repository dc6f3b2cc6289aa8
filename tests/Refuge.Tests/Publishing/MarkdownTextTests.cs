using Refuge.Publishing;
using Refuge.Publishing.Bulletins;
using Refuge.Tests.Building;

namespace Refuge.Tests.Publishing;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("a`b", "a\\`b")]
    [InlineData("![x](http://a.b/c.png)", "\\!\\[x\\](http\\://a.b/c.png)")]
    [InlineData("[x](javascript:alert(1))", "\\[x\\](javascript\\:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("www.a.b", "www\\.a.b")]
    [InlineData("a@b.c", "a\\@b.c")]
    [InlineData("# head", "\\# head")]
    [InlineData("- item", "\\- item")]
    [InlineData("&lt;b&gt;", "&amp;lt;b&amp;gt;")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("a\u202Eb\u001B[2J", "a&lt;U+202E&gt;b&lt;U+001B&gt;\\[2J")]
    [InlineData("line\nline", "line line")]
    public void Nothing_in_a_text_is_markup(string text, string plain) => Assert.Equal(plain, MarkdownText.Of(text));

    [Fact]
    public void An_appeal_cannot_release_markup_into_the_bulletin()
    {
        var money = PublishedCrisis.Findings.Funding.Money[0];
        var findings = PublishedCrisis.Findings with
        {
            Funding = PublishedCrisis.Findings.Funding with
            {
                Money = [
                    money with
                    {
                        Flow = money.Flow with
                        {
                            Appeal = "a`<img src=x>` ![p](https://e.org/p.png) [l](javascript:x) \u202Eb",
                        },
                    }],
            },
        };

        var text = Opened.Make(findings, Audience.Partner, Wording.English);

        Assert.DoesNotContain("<img", text["bulletin.md"], StringComparison.Ordinal);
        Assert.DoesNotContain("<img", text["bulletin.html"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            "](", text["bulletin.md"].Replace("\\](", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", text["bulletin.md"], StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", text["bulletin.md"], StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", text["bulletin.html"], StringComparison.Ordinal);
    }
}
