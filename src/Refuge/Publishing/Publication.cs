using Refuge.Publishing.Bulletins;
using Refuge.Publishing.Tables;

namespace Refuge.Publishing;

/// <summary>Makes the documents of a publication from what the stages found, for one audience.</summary>
public static class Publication
{
    /// <summary>The documents in English: tables, <c>run.json</c>, <c>bulletin.html</c>, <c>bulletin.md</c>.</summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of the documents.</param>
    public static IReadOnlyList<Document> Compose(Findings findings, Audience audience) => Compose(findings, audience, Wording.English);

    /// <summary>The documents with a map without ground.</summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of the documents.</param>
    /// <param name="wording">The language of the bulletin.</param>
    public static IReadOnlyList<Document> Compose(Findings findings, Audience audience, Wording wording) => Compose(findings, audience, wording, GroundMap.None);

    /// <summary>The documents with the bulletin in the words of <paramref name="wording"/>; tables have one language.</summary>
    /// <param name="findings">What the stages found. For the public, computed as of seven days before.</param>
    /// <param name="audience">For whom. What it may not see is in none of the documents.</param>
    /// <param name="wording">The language of the bulletin.</param>
    /// <param name="ground">What lies under the map.</param>
    /// <exception cref="ArgumentException">The findings were made for a narrower audience.</exception>
    public static IReadOnlyList<Document> Compose(Findings findings, Audience audience, Wording wording, GroundMap ground)
    {
        Check(findings, audience);
        var shown = Disclosing.To(audience, findings);
        return
        [
            .. DisclosedTables.Of(shown),
            RunJson.Of(shown),
            HtmlBulletin.Of(shown, wording, ground),
            MarkdownBulletin.Of(shown, wording),
        ];
    }

    /// <summary>Refuses findings in which rows figure that the audience may not see figures of.</summary>
    internal static void Check(Findings findings, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.MadeFor < audience)
        {
            throw new ArgumentException(
                $"These findings were made for {Words.Of(findings.MadeFor.Value)} and hold figures that {Words.Of(audience)} may not see. Ask the cycle for findings for that audience.",
                nameof(audience));
        }
    }
}
