using System.Globalization;
using System.Text.RegularExpressions;
using Refuge.Tests.Shared;

namespace Refuge.AcceptanceTests;

/// <summary>The page as people hold it in their hands: on a telephone, on a terminal, in a crisis of another
/// kind.</summary>
public sealed partial class PageTests(MosulPlan mosul) : IClassFixture<MosulPlan>
{
    /// <summary>A telephone of 390 by 844 points; decisions begin within two screens.</summary>
    internal const int Width = 390, TwoScreens = 2 * 844;

    [Theory]
    [InlineData("partner")]
    [InlineData("restricted")]
    public async Task Decisions_begin_within_two_screens_of_a_telephone(string audience)
    {
        var top = await TopOfAsync("decisions", mosul.Text(audience, "bulletin.html"));

        Assert.InRange(top, 1, TwoScreens);
    }

    /// <summary>Where a section begins, in points from the top of the page.</summary>
    internal static async Task<double> TopOfAsync(string section, string html)
    {
        var folder = Directory.CreateTempSubdirectory("refuge-page-");
        try
        {
            // The frame is as wide as the telephone; the page itself runs no script, so a page around it measures.
            var measured = html.Replace("default-src 'none'; style-src 'unsafe-inline'; img-src data:", "",
                StringComparison.Ordinal)
                .Replace(
                    "</body>",
                    "<script>document.title = "
                    + $"document.getElementById('{section}').getBoundingClientRect().top</script></body>",
                    StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), measured, Cancellation);
            var frame = Path.Combine(folder.FullName, "frame.html");
            await File.WriteAllTextAsync(
                frame,
                $"<iframe id=\"page\" src=\"page.html\" width=\"{Width}\" height=\"844\" style=\"border:0\"></iframe>"
                + "<script>document.getElementById('page').onload = () => document.title = "
                + "document.getElementById('page').contentDocument.title</script>",
                Cancellation);
            var page = await Chromium.ReadAsync(new(frame), "--allow-file-access-from-files", "--hide-scrollbars");
            return double.Parse(Title().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("restricted")]
    public void The_page_and_the_mail_have_the_same_sections_in_the_same_order(string audience)
    {
        var page = EvidenceWalk.Body(mosul.Text(audience, "bulletin.html"));
        var mail = mosul.Text(audience, "bulletin.md");

        var heads = page.Descendants("h2").Select(static head => head.Value).ToList();

        Assert.Equal(heads, Heads().Matches(mail).Select(static head => head.Groups[1].Value));
        Assert.Equal(
            ["Today", "Act today", "People beyond reach", "Residents of places that changed hands", "New people expected"],
            heads.Take(5));
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("restricted")]
    [InlineData("public")]
    public async Task A_crisis_at_a_border_is_told_without_a_word_of_war(string audience)
    {
        using var crisis = new BorderCrisis();

        var outcome = await RefugeProgram.RunHereAsync(
            "plan", crisis.Path, "--days", "60", "--members", "40", "--audience", audience, "--out", crisis.Out);

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        foreach (var text in (string[])[outcome.Output, .. Pages.Select(crisis.Read)])
        {
            Assert.DoesNotMatch(Warlike(),
            text);
        }

        Assert.Contains(audience == "public" ? "41,000" : "51,800", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("restricted")]
    [InlineData("public")]
    public async Task A_crisis_at_a_border_is_told_without_a_word_of_war_in_Arabic(string audience)
    {
        using var crisis = new BorderCrisis();

        var outcome = await RefugeProgram.RunHereAsync(
            "plan", crisis.Path, "--days", "60", "--members", "40", "--audience", audience, "--language", "ar",
            "--out", crisis.Out);

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        foreach (var text in (string[])[outcome.Output, .. Pages.Select(crisis.Read)])
        {
            Assert.DoesNotMatch(WarlikeInArabic(), text);
        }
    }

    static readonly string[] Pages = ["bulletin.html", "bulletin.md"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [GeneratedRegex("<title>([0-9.]+)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heads();

    /// <summary>The same words in Arabic: attack, front, retaken, screening, military; and the day D.</summary>
    [GeneratedRegex(@"هجوم|جبهة|المستعادة|استُعيد|تدقيق|عسكري|D[+-]\d+")]
    private static partial Regex WarlikeInArabic();

    /// <summary>Words that belong to a war: an offensive, its first day D, a front, retaken and held places,
    /// screening.</summary>
    [GeneratedRegex(
        @"\b(offensives?|fronts?|front line|D[+-]\d+|day D|retaken|screening|screened|military|control)\b",
            RegexOptions.IgnoreCase)]
    private static partial Regex Warlike();
}
