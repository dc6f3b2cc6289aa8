namespace Refuge.Formats.Crises;

/// <summary>
/// The days of one row of a crisis: what a database keeps in columns of its own to answer "as of" without reading
/// cells.
/// </summary>
/// <param name="File">The file of the table.</param>
/// <param name="Row">The place of the row in its table, from 0.</param>
/// <param name="Key">The identity of what the row states; rows with one key are versions of one another.</param>
/// <param name="Known">When it became known, by <see cref="KnownOnRule"/>.</param>
/// <param name="Shows">From when on anything of it shows.</param>
/// <param name="ValidFrom">The first day for which it states something. Null where it has none.</param>
/// <param name="ValidTo">The last day for which it states something. Null where it is open.</param>
/// <param name="Place">The place it is about. Null where it is about none.</param>
sealed record FactDays(
    string File, int Row, string Key, KnownOn Known, KnownOn Shows, DateOnly? ValidFrom, DateOnly? ValidTo,
    string? Place);
