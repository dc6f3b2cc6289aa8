namespace Refuge.Cycle;

/// <summary>What came of reading a crisis: from a folder, or from a database that keeps the rows of one.</summary>
/// <param name="Crisis">What was read. Null when a problem is fatal.</param>
/// <param name="Problems">Everything that is wrong, by file and line; a database names the file and the row.</param>
/// <param name="Scenarios">The scenarios that the folder offers.</param>
public sealed record CrisisReading(Crisis? Crisis, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Scenarios);
