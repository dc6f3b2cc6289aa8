using System.Diagnostics;

namespace Refuge.Publishing.Bulletins;

/// <summary>Lays the pieces of a page on a terminal, line by line.</summary>
/// <param name="width">Columns of the terminal.</param>
sealed class ScreenBlocks(int width)
{
    /// <summary>The title over everything, and for whom the page is.</summary>
    internal IEnumerable<ScreenLine> Title(string title, string mark) =>
        [.. Wrapped(title, 0, 0, ScreenTone.Head), .. Wrapped(mark, Indent, Indent, ScreenTone.Lead)];

    /// <summary>The lines of a section, the last of them empty.</summary>
    internal IEnumerable<ScreenLine> Lines(PageSection section) =>
    [
        .. Wrapped(section.Title.ToUpperInvariant(), 0, 0, ScreenTone.Head),
        .. section.Blocks.SelectMany(Lines),
        Empty,
    ];

    /// <summary>The lines of a piece.</summary>
    internal IEnumerable<ScreenLine> Lines(Block block) => block switch
    {
        Note note => Wrapped(Joined(note.Line), Indent, Indent, ScreenTone.Plain),
        Items items => items.All.SelectMany(Lines),
        Grid grid => Lines(grid),
        Picture => [],
        Fold fold => Wrapped($"({fold.Summary}: bulletin.html)", Indent, Indent, ScreenTone.Soft),
        _ => throw new UnreachableException(),
    };

    IEnumerable<ScreenLine> Lines(Item item)
    {
        var tone = item.Tone switch
        {
            Tone.Urgent => ScreenTone.Urgent,
            Tone.Decide => ScreenTone.Lead,
            _ => ScreenTone.Plain,
        };
        var mark = item.Tone == Tone.Urgent ? "! " : "";
        var (lead, text) = (item.Head.Lead, item.Head.Text);
        if (item.Tone == Tone.Plain) (lead, text) = (Joined(item.Head), "");
        return
        [
            .. Wrapped($"{mark}{lead}", Indent, 2 * Indent, tone),
            .. Wrapped(text, 2 * Indent, 2 * Indent, ScreenTone.Plain),
            .. item.Below.SelectMany(line => Wrapped(Joined(line), 2 * Indent, 2 * Indent, ScreenTone.Soft)),
        ];
    }

    IEnumerable<ScreenLine> Lines(Grid grid)
    {
        int[] widths =
        [
            .. grid.Columns.Select((column, index) => grid.Rows.Select(row => row.Cells[index].Length)
                .Append(column.Head.Length).Max()),
        ];
        var room = width - Indent - (Gap * (widths.Length - 1));
        widths[0] = Math.Min(widths[0], Math.Max(Narrowest, room - widths[1..].Sum()));
        if (widths.Sum() > room) return grid.Rows.SelectMany(row => Told(grid, row));

        return
        [
            .. Wrapped(grid.Caption, Indent, Indent, ScreenTone.Soft),
            new(Laid(grid, widths, [.. grid.Columns.Select(column => column.Head)]), ScreenTone.Soft),
            .. grid.Rows.Select(row => new ScreenLine(Laid(grid, widths, row.Cells), ScreenTone.Plain)),
        ];
    }

    /// <summary>A row of a table that is too wide, as a sentence.</summary>
    IEnumerable<ScreenLine> Told(Grid grid, GridRow row)
    {
        var cells = row.Cells.Skip(1).Select((cell, index) => $"{grid.Columns[index + 1].Head}: {cell}");
        return Wrapped($"{row.Cells[0]}. {string.Join("; ", cells)}", Indent, 2 * Indent, ScreenTone.Plain);
    }

    static string Laid(Grid grid, int[] widths, IReadOnlyList<string> cells) => new string(' ', Indent)
        + string.Join(new string(' ', Gap), cells.Select((cell, index) =>
        {
            var fitted = cell.Length > widths[index] ? $"{cell[..(widths[index] - 1)]}…" : cell;
            return grid.Columns[index].Kind == ColumnKind.Number
                ? fitted.PadLeft(widths[index])
                : fitted.PadRight(widths[index]);
        })).TrimEnd();

    static string Joined(Line line) =>
        line.Lead.Length > 0 && line.Text.Length > 0 ? $"{line.Lead} {line.Text}" : $"{line.Lead}{line.Text}";

    /// <summary>A text over as many lines as it needs; a word that is longer than a line is broken.</summary>
    IEnumerable<ScreenLine> Wrapped(string text, int first, int next, ScreenTone tone)
    {
        if (text.Length == 0) yield break;
        var line = new string(' ', first);
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Broken))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return new(line, tone);
                (line, isEmpty) = (new string(' ', next), true);
            }

            (line, isEmpty) = (isEmpty ? line + word : $"{line} {word}", false);
        }

        yield return new(line, tone);
    }

    IEnumerable<string> Broken(string word) =>
        word.Chunk(width - (2 * Indent)).Select(static letters => new string(letters));

    static ScreenLine Empty { get; } = new("", ScreenTone.Plain);

    const int Indent = 2;
    const int Gap = 2;
    const int Narrowest = 12;
}
