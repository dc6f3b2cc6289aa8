namespace Refuge.Storage.Rows;

/// <summary>A row as it is kept.</summary>
/// <param name="Row">Its place in the table, from 0.</param>
/// <param name="Cells">Its filled cells by column.</param>
sealed record KeptRow(int Row, IReadOnlyDictionary<string, string> Cells);

/// <summary>A thing with an identity as it stands: of each cell the one that was filled last.</summary>
/// <param name="Version">The place of the last row about it; it only ever rises.</param>
/// <param name="Cells">Its filled cells by column.</param>
sealed record Thing(int Version, IReadOnlyDictionary<string, string> Cells);

/// <summary>Cells of a thing to fill anew.</summary>
/// <param name="Crisis">The crisis.</param>
/// <param name="File">The file of the table.</param>
/// <param name="Id">The identity of the thing.</param>
/// <param name="Version">The version that whoever edits had before them.</param>
/// <param name="Cells">The cells by column.</param>
sealed record ThingEdit(
    string Crisis, string File, string Id, int Version, IReadOnlyDictionary<string, string> Cells);

/// <summary>A cell that two people filled otherwise.</summary>
/// <param name="Column">The column.</param>
/// <param name="Before">What it said in the version that the second one had before them. Null where it was
/// empty.</param>
/// <param name="Theirs">What it says now.</param>
/// <param name="Yours">What the second one would have it say.</param>
sealed record CellConflict(string Column, string? Before, string? Theirs, string Yours);

/// <summary>What came of an edit.</summary>
/// <param name="Thing">The thing as it stands after it. Null when the edit could not be kept.</param>
/// <param name="Conflicts">The cells that somebody else has filled otherwise since; nothing is then kept.</param>
/// <param name="Problems">What kept it out, or is worth knowing.</param>
sealed record EditOutcome(
    Thing? Thing, IReadOnlyList<CellConflict> Conflicts, IReadOnlyList<Problem> Problems);
