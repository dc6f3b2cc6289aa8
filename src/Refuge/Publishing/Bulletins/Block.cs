using System.Xml.Linq;

namespace Refuge.Publishing.Bulletins;

/// <summary>A piece of a section. HTML, Markdown and the screen draw the same pieces, so they tell the same
/// facts.</summary>
abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A paragraph.</summary>
sealed record Note(Line Line) : Block;

/// <summary>A list of statements.</summary>
sealed record Items(IReadOnlyList<Item> All) : Block
{
    /// <summary>The statements one by one, without anything below them.</summary>
    internal static Items Of(IEnumerable<Line> lines) => new([.. lines.Select(line => new Item(line, [], Tone.Plain))]);
}

/// <summary>A statement of a list, and what is said below it.</summary>
/// <param name="Head">The statement.</param>
/// <param name="Below">What is said below it, each on a line of its own.</param>
/// <param name="Tone">How loudly it speaks.</param>
sealed record Item(Line Head, IReadOnlyList<Line> Below, Tone Tone);

/// <summary>How loudly a statement speaks. The words say the same: a reader without colours loses nothing.</summary>
enum Tone
{
    /// <summary>As the text around it.</summary>
    Plain,

    /// <summary>Somebody must decide.</summary>
    Decide,

    /// <summary>Somebody must act today.</summary>
    Urgent,
}

/// <summary>A table.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Columns">Its columns: the first names the row.</param>
/// <param name="Rows">Its rows.</param>
sealed record Grid(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<GridRow> Rows) : Block
{
    /// <summary>A class of the style sheet. Empty where the table needs none.</summary>
    internal string Class { get; init; } = "";
}

/// <summary>A column of a table.</summary>
/// <param name="Head">Its head.</param>
/// <param name="Kind">What its cells hold.</param>
sealed record Column(string Head, ColumnKind Kind)
{
    /// <summary>A column of words.</summary>
    internal static Column Words(string head) => new(head, ColumnKind.Words);

    /// <summary>A column of numbers.</summary>
    internal static Column Number(string head) => new(head, ColumnKind.Number);
}

/// <summary>What the cells of a column hold.</summary>
enum ColumnKind
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>Numbers, which stand under one another.</summary>
    Number,
}

/// <summary>A row of a table.</summary>
/// <param name="Cells">Its cells, as many as there are columns.</param>
/// <param name="Evidence">What it rests on. Empty where the run alone says it.</param>
sealed record GridRow(IReadOnlyList<string> Cells, IReadOnlyList<Reference> Evidence)
{
    /// <summary>Where its figures come from: rows of a table beside the page, or the run.</summary>
    internal string From { get; init; } = Line.Run;
}

/// <summary>A picture, which only HTML can show: what it shows is also said in words or in a table.</summary>
sealed record Picture(XElement Html) : Block;

/// <summary>
/// What a reader asks for seldom: folded away in HTML, below a head of its own in Markdown, named on the screen.
/// </summary>
/// <param name="Summary">What is in it.</param>
/// <param name="Inside">What is folded away.</param>
sealed record Fold(string Summary, IReadOnlyList<Block> Inside) : Block;

/// <summary>A section of the page.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">Its head.</param>
/// <param name="Blocks">What it says.</param>
sealed record PageSection(string Id, string Title, IReadOnlyList<Block> Blocks);
