using System.Globalization;

namespace Refuge.Publishing.Bulletins;

/// <summary><c>bulletin.md</c>: the bulletin for chat, mail and machines without pictures.</summary>
static class MarkdownBulletin
{
    /// <summary>The file.</summary>
    internal static Document Of(Disclosure shown, Wording words, GroundMap ground) => new("bulletin.md", writer =>
    {
        foreach (var line in Lines(new(shown, words, new(words)), ground))
        {
            writer.Write(line);
            writer.Write('\n');
        }
    });

    static IEnumerable<string> Lines(Page page, GroundMap ground)
    {
        var blocks = new MarkdownBlocks(page);
        return
        [
            $"# {Plain(page.Shown.Title.ToString())}", "",
            $"**{Plain(OpeningSection.Mark(page))} · {Plain(OpeningSection.Stamp(page))}**", "",
            .. OpeningSection.Lines(page).SelectMany(line => new[] { blocks.Statement(line), "" }),
            .. BulletinOrder.Of(page).Concat(BulletinOrder.Behind(page, ground)).SelectMany(blocks.Lines),
            .. Evidence(page),
        ];
    }

    static IEnumerable<string> Evidence(Page page)
    {
        yield return $"## {page.Words["Evidence"]}";
        yield return "";
        foreach (var (index, reference) in page.Notes.All.Index())
        {
            var quote = reference.Quote is { } words ? $" “{Plain(words.ToString())}”" : "";
            var edition = reference.Standard is { } standard ? $" {Plain(standard.ToString())}." : "";
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            yield return $"{number}. {Plain(reference.Citation.ToString())}{edition}{quote}";
        }

        yield return "";
        foreach (var line in EvidenceSection.Run(page)) yield return $"{Plain(line)}\n";
    }

    static string Plain(string text) => MarkdownText.Of(text);
}
