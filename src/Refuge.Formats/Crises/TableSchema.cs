namespace Refuge.Formats.Crises;

/// <summary>One table of the crisis folder: its file and its columns.</summary>
/// <param name="File">The file's name, such as <c>places.csv</c>.</param>
/// <param name="Columns">The columns of the contract, in its order.</param>
/// <param name="Required">Columns without which a row says nothing.</param>
/// <param name="OwnDay">Columns that hold the row's own date or start day, the first filled one counting.</param>
sealed record TableSchema(
    string File, IReadOnlyList<string> Columns, IReadOnlyList<string> Required, IReadOnlyList<string> OwnDay)
{
    /// <summary>Columns that every table may carry besides its own.</summary>
    public static IReadOnlyList<string> Everywhere { get; } = ["source", "reported", "announced", "sensitivity"];

    /// <summary>
    /// The columns whose cells together are the identity of a thing that may have several rows, its versions. Empty
    /// where rows are dated.
    /// </summary>
    public IReadOnlyList<string> Identity { get; init; } = [];

    /// <summary>Columns that count people, households or things: a dot in one parts thousands, or is a slip.</summary>
    internal IReadOnlyList<string> Counts { get; init; } = [];

    /// <summary>Whether the row may stand without a known-on day: geography, and reference knowledge.</summary>
    public bool IsTimeless { get; init; }

    /// <summary>Whether <paramref name="column"/> belongs to the table.</summary>
    internal bool Knows(string column) =>
        Columns.Contains(column, StringComparer.Ordinal) || Everywhere.Contains(column, StringComparer.Ordinal);
}
