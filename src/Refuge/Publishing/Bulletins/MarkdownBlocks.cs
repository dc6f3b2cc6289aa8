using System.Diagnostics;

namespace Refuge.Publishing.Bulletins;

/// <summary>Writes the pieces of a page as Markdown.</summary>
/// <param name="page">What they cite.</param>
sealed class MarkdownBlocks(Page page)
{
    /// <summary>The lines of a section, the last of them empty.</summary>
    internal IEnumerable<string> Lines(PageSection section)
    {
        yield return $"## {Plain(section.Title)}";
        yield return "";
        foreach (var line in section.Blocks.SelectMany(block => Lines(block, "###"))) yield return line;
    }

    IEnumerable<string> Lines(Block block, string head) => block switch
    {
        Note note => [Statement(note.Line), ""],
        Items items => [.. items.All.SelectMany(Lines), ""],
        Grid grid => [.. Lines(grid), ""],
        Picture => [],
        Fold fold => [
            $"{head} {Plain(fold.Summary)}", "", .. fold.Inside.SelectMany(inside => Lines(inside, $"{head}#"))],
        _ => throw new UnreachableException(),
    };

    IEnumerable<string> Lines(Item item) =>
        [$"- {Statement(item.Head)}", .. item.Below.Select(line => $"  - {Statement(line)}")];

    IEnumerable<string> Lines(Grid grid)
    {
        yield return $"**{Plain(grid.Caption)}**";
        yield return "";
        yield return Row([.. grid.Columns.Select(column => Plain(column.Head))]);
        yield return $"|{string.Concat(
            grid.Columns.Select(column => column.Kind == ColumnKind.Number ? "---:|" : "---|"))}";
        foreach (var row in grid.Rows)
        {
            var cells = row.Cells.Select(Plain).ToList();
            cells[0] += Cited(row.Evidence);
            yield return Row(cells);
        }
    }

    static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>A statement on one line.</summary>
    internal string Statement(Line line)
    {
        var lead = line.Lead.Length == 0 ? "" : $"**{Plain(line.Lead)}**";
        var between = line.Lead.Length > 0 && line.Text.Length > 0 ? " " : "";
        return $"{lead}{between}{Plain(line.Text)}{Cited(line.Evidence)}";
    }

    /// <summary>The numbers of the evidence at the end, in brackets: they read as they are in mail and chat.</summary>
    string Cited(IReadOnlyList<Reference> evidence)
    {
        var numbers = evidence.Select(page.Notes.Number).Order().ToList();
        if (numbers.Count == 0) return "";
        var more = numbers.Count > Footnotes.MostMarks ? " …" : "";
        return $" [{string.Join(", ", numbers.Take(Footnotes.MostMarks))}{more}]";
    }

    static string Plain(string text) => MarkdownText.Of(text);
}
