using Refuge.Publishing.Bulletins;
using Refuge.Publishing.Tables;
using Refuge.Reports;

namespace Refuge.Publishing;

/// <summary>Makes the documents of a publication from what the stages found, for one audience.</summary>
public static class Publication
{
    /// <summary>The documents in English: tables, <c>run.json</c>, <c>bulletin.html</c>, <c>bulletin.md</c>.</summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of the documents.</param>
    public static IReadOnlyList<Document> Compose(Findings findings, Audience audience) =>
        Compose(findings, audience, Wording.English);

    /// <summary>The documents with a map without ground.</summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of the documents.</param>
    /// <param name="wording">The language of the bulletin.</param>
    public static IReadOnlyList<Document> Compose(Findings findings, Audience audience, Wording wording) =>
        Compose(findings, audience, wording, GroundMap.None);

    /// <summary>
    /// The documents with the bulletin in the words of <paramref name="wording"/>; tables have one language.
    /// </summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of the documents.</param>
    /// <param name="wording">The language of the bulletin.</param>
    /// <param name="ground">What lies under the map.</param>
    /// <exception cref="ArgumentException">The findings were made for a narrower audience.</exception>
    internal static IReadOnlyList<Document> Compose(
        Findings findings, Audience audience, Wording wording, GroundMap ground)
    {
        Check(findings, audience);
        return Documents(DisclosureBuilder.To(audience, findings), wording, ground);
    }

    /// <summary>The documents, and beside them the bulletin on a terminal, in English: the same facts without pictures
    /// and evidence.</summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of them.</param>
    /// <param name="wording">The language of the bulletin.</param>
    /// <param name="ground">What lies under the map.</param>
    /// <param name="width">Columns of the terminal, 40 or more.</param>
    /// <exception cref="ArgumentException">The findings were made for a narrower audience.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The terminal is too narrow.</exception>
    internal static (IReadOnlyList<Document> Documents, IReadOnlyList<ScreenLine> Screen) ComposeWithScreen(
        Findings findings, Audience audience, Wording wording, GroundMap ground, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestScreen);
        Check(findings, audience);
        var shown = DisclosureBuilder.To(audience, findings);
        return (Documents(shown, wording, ground), ScreenBulletin.Of(shown, Wording.English, width));
    }

    const int NarrowestScreen = 40;

    /// <summary>The documents and the page for a web site, and the bulletin that an approver may sign.</summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of it.</param>
    /// <param name="wording">The language of the page.</param>
    /// <param name="languages">The languages in which a bulletin is signed.</param>
    /// <param name="ground">What lies under the map.</param>
    /// <param name="addressOf">The address at which the site shows words in their report; asked for the own folder
    /// alone.</param>
    /// <exception cref="ArgumentException">The findings were made for a narrower audience.</exception>
    internal static SitePublication ComposeSite(
        Findings findings, Audience audience, Wording wording, IEnumerable<Wording> languages, GroundMap ground,
        Func<Passage, string> addressOf)
    {
        Check(findings, audience);
        var shown = DisclosureBuilder.To(audience, findings);
        var signed = shown with { IsSigned = true };
        return new(
            shown, Documents(shown, wording, ground),
            HtmlBulletin.Page(shown, wording, ground, addressOf) with
            {
                Crisis = shown.Title.ToString(),
                Board = PublishedBoard.Of(shown, wording),
                Map = PublishedMap.Of(shown, wording),
            },
            [
                .. languages.Select(each => new SignedBulletin(
                    each.Language, HtmlBulletin.Of(signed, each, ground), MarkdownBulletin.Of(signed, each, ground),
                    HtmlBulletin.Page(signed, each, ground, addressOf) with { Crisis = shown.Title.ToString() })),
            ],
            RunJson.Of(signed));
    }

    static IReadOnlyList<Document> Documents(Disclosure shown, Wording wording, GroundMap ground) =>
    [
        .. DisclosedTables.Of(shown),
        RunJson.Of(shown),
        HtmlBulletin.Of(shown, wording, ground),
        MarkdownBulletin.Of(shown, wording, ground),
    ];

    /// <summary>
    /// The text of a report as received, which nobody outside the own folder sees. Null for every other audience.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="audience">For whom.</param>
    internal static string? FindText(Report report, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(report);
        return audience == Audience.Restricted ? report.Text : null;
    }

    /// <summary>Refuses findings in which rows figure that the audience may not see figures of.</summary>
    internal static void Check(Findings findings, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.MadeFor < audience)
        {
            throw new ArgumentException(
                $"These findings were made for {Words.Of(findings.MadeFor.Value)} and hold figures that "
                + $"{Words.Of(audience)} may not see. Ask the cycle for findings for that audience.",
                nameof(audience));
        }
    }
}
