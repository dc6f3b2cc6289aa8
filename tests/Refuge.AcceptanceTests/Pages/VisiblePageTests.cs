using System.Diagnostics;
using Refuge.Web.Pages.Inbox;

namespace Refuge.AcceptanceTests.Pages;

/// <summary>What is shown of a report that came as a web page.</summary>
public class VisiblePageTests
{
    /// <summary>A page as large as the service takes one, about, in letters.</summary>
    const int Large = 8_000_000;

    /// <summary>Far more than it takes, and far less than patterns took that looked for each end anew.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string> Pages => new()
    {
        { "<p>Alma &amp; Boro</p><p>fled</p>", "\nAlma & Boro\n\nfled\n" },
        { "a<!-- <b>unseen</b> -->b", "ab" },
        { "a<!-- never closed", "a<!-- never closed" },
        { "<head><title>T</title></head >seen<SCRIPT>if (1<2) x</Script>", "seen" },
        { "<header>seen</header>", "seen" },
        { "<style>never closed", "never closed" },
        { "<script>a</scripted>b</script>c", "c" },
        { "1 < 2 and <b>3</b> > 2", "1 < 2 and 3 > 2" },
        { "one \n two \n\n\n three", "one \n two\n\nthree" },
        { "an end <", "an end <" },
    };

    /// <summary>Parts that a page is made of which is meant to be slow.</summary>
    public static TheoryData<string> Parts =>
        ["<script>", "<script ", "<!-- ", "<head></headed>", "<style></style ", " ", "<", "</script "];

    [Theory, MemberData(nameof(Pages))]
    public void What_a_reader_of_the_page_sees_is_shown(string source, string seen) =>
        Assert.Equal(seen, new VisiblePage(source).Words(0, source.Length));

    [Fact]
    public void A_stretch_that_begins_or_ends_within_a_tag_shows_nothing_of_the_tag()
    {
        const string Source = "<p class=\"a\">Alma</p>";

        Assert.Equal("\nAl", new VisiblePage(Source).Words(3, Source.IndexOf("ma", StringComparison.Ordinal)));
        Assert.Equal("ma\n", new VisiblePage(Source).Words(
            Source.IndexOf("ma", StringComparison.Ordinal), Source.Length - 2));
    }

    [Theory, MemberData(nameof(Parts))]
    public void A_page_that_is_made_to_be_slow_is_shown_all_the_same(string part)
    {
        var source = string.Concat(Enumerable.Repeat(part, Large / part.Length));
        var watch = Stopwatch.StartNew();

        new VisiblePage(source).Words(0, source.Length);

        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
    }
}
