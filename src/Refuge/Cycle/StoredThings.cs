namespace Refuge.Cycle;

/// <summary>Which view of a crisis to load.</summary>
/// <param name="Scenario">The scenario to lay over it. Null for the crisis as it stands.</param>
/// <param name="AsOf">
/// A day: rows that are not visible at its end may be left out, which changes nothing that a run as of that day or an
/// earlier one finds. Null for every row.
/// </param>
sealed record CrisisView(string? Scenario, DateOnly? AsOf)
{
    /// <summary>Every row, no scenario.</summary>
    public static CrisisView Whole { get; } = new(null, null);
}

/// <summary>A row as somebody states it, in the words of its table.</summary>
/// <param name="File">The file of the table in the folder, such as <c>reviews.csv</c> or
/// <c>scenarios/early/closures.csv</c>.</param>
/// <param name="Cells">The filled cells by column.</param>
sealed record StatedRow(string File, IReadOnlyDictionary<string, string> Cells);

/// <summary>A report as it was received.</summary>
/// <param name="File">Its name, such as <c>2016-08-28-qayyarah.md</c>; the ending says how it is marked up.</param>
/// <param name="Bytes">Its bytes, none changed.</param>
/// <param name="Index">What <c>reports/index.csv</c> says of it besides its file: source, published, language,
/// url.</param>
sealed record ReceivedReport(string File, ReadOnlyMemory<byte> Bytes, IReadOnlyDictionary<string, string> Index);

/// <summary>A report that is kept.</summary>
/// <param name="File">Its file relative to the folder, such as <c>reports/2016-08-28-qayyarah.md</c>.</param>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Length">Its length in bytes.</param>
sealed record KeptReport(string File, string Hash, long Length);

/// <summary>What came of adding rows.</summary>
/// <param name="Kept">How many rows were kept: all or none.</param>
/// <param name="Problems">What kept them out; where they were kept, what is worth knowing of them.</param>
sealed record AppendOutcome(int Kept, IReadOnlyList<Problem> Problems);

/// <summary>What a run published for one audience.</summary>
/// <param name="Identity">The identity of the run, 16 hexadecimal digits, as decisions cite it.</param>
/// <param name="Audience">For whom: restricted, partner or public.</param>
/// <param name="AsOf">The day at whose end the run looked.</param>
/// <param name="Outputs">The published files by name. Empty where runs are only listed.</param>
sealed record KeptRun(
    string Identity, string Audience, DateOnly AsOf, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Outputs);
