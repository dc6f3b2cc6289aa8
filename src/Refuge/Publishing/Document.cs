namespace Refuge.Publishing;

/// <summary>A file to be written, still without a place on any disk.</summary>
/// <param name="Name">Its name, such as <c>needs.csv</c>.</param>
/// <param name="Write">Writes its text: line feeds, no byte-order mark, invariant culture.</param>
public sealed record Document(string Name, Action<TextWriter> Write);
