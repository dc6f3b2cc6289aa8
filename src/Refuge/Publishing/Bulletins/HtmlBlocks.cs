using System.Diagnostics;
using System.Xml.Linq;
using static Refuge.Publishing.Bulletins.Markup;

namespace Refuge.Publishing.Bulletins;

/// <summary>Draws the pieces of a page as HTML.</summary>
static class HtmlBlocks
{
    /// <summary>A section.</summary>
    internal static XElement Draw(Page page, PageSection section) => Tag(
        "section", With("id", section.Id), Tag("h2", From(Line.Run), section.Title),
        section.Blocks.Select(block => Draw(page, block)));

    static XElement Draw(Page page, Block block) => block switch
    {
        Note note => Statement(page, "p", note.Line),
        Items items => Tag("ul", Class("items"), items.All.Select(item => Draw(page, item))),
        Grid grid => Draw(page, grid),
        Picture picture => picture.Html,
        Fold fold => Tag(
            "details", Tag("summary", From(Line.Run), fold.Summary), fold.Inside.Select(inside => Draw(page, inside))),
        _ => throw new UnreachableException(),
    };

    static XElement Draw(Page page, Item item) => Tag(
        "li", Class(item.Tone switch { Tone.Urgent => "urgent", Tone.Decide => "decide", _ => "plain" }),
        Statement(page, "p", item.Head),
        item.Below.Select(line => Statement(page, "p", line, "small")));

    static XElement Statement(Page page, string tag, Line line, string name = "") => Tag(
        tag, name.Length == 0 ? null : Class(name), Origin(page, line.From, line.Evidence),
        line.Lead.Length == 0 ? null : Tag("strong", line.Lead),
        line.Lead.Length > 0 && line.Text.Length > 0 ? " " : null,
        line.Text,
        page.Notes.Cite(line.Evidence));

    static XElement Draw(Page page, Grid grid) => Tag(
        "div", Class("scroll"),
        Tag(
            "table", grid.Class.Length == 0 ? null : Class(grid.Class),
            Tag("caption", From(Line.Run), grid.Caption),
            Tag(
                "thead", From(Line.Run),
                Tag(
                    "tr",
                    grid.Columns.Select(
                        column => Tag("th", With("scope", "col"), NumberClass(column.Kind), column.Head)))),
            Tag("tbody", grid.Rows.Select(row => Draw(page, grid, row)))));

    static XElement Draw(Page page, Grid grid, GridRow row) => Tag(
        "tr", Origin(page, row.From, row.Evidence),
        row.Cells.Select((cell, index) => index == 0
            ? Tag("th", With("scope", "row"), Tag("bdi", cell), page.Notes.Cite(row.Evidence))
            : Tag("td", NumberClass(grid.Columns[index].Kind), Tag("bdi", cell))));

    static XAttribute? NumberClass(ColumnKind kind) => kind == ColumnKind.Number ? Class("number") : null;

    /// <summary>Where figures come from; of what the run computed also on which evidence.</summary>
    static object[] Origin(Page page, string from, IReadOnlyList<Reference> evidence) =>
        evidence.Count == 0 ? [From(from)] : [From(from), RestsOn(page, evidence)];
}
