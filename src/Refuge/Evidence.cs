namespace Refuge;

/// <summary>What a fact rests on, precise enough that a reader can look it up.</summary>
/// <remarks>
/// Citations name content, never a line number: a row that becomes known later, above or below, changes no citation.
/// </remarks>
abstract record Evidence
{
    private protected Evidence()
    {
    }

    /// <summary>
    /// The text that stands in an <c>evidence</c> column and resolves to a row, a quote or a standard.
    /// </summary>
    public abstract string Citation { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Citation;
}

/// <summary>A row of the crisis folder.</summary>
/// <param name="File">The file, such as <c>facilities.csv</c>.</param>
/// <param name="Key">The cells that identify the row, joined by slashes, such as <c>camp/2016-08-28/toilet</c>.</param>
/// <param name="KnownOn">The day on which the row became known. Null when that cannot be said.</param>
/// <param name="Sources">The sources the row cites. Empty when it cites none.</param>
/// <param name="Sensitivity">The class that the row itself states; null when it states none.</param>
sealed record RowEvidence(
    string File, string Key, DateOnly? KnownOn, IReadOnlyList<SourceId> Sources, string? Sensitivity = null) : Evidence
{
    /// <inheritdoc/>
    public override string Citation
    {
        get
        {
            var known = KnownOn is { } day ? FormattableString.Invariant($"@{day:yyyy-MM-dd}") : "";
            var sources = Sources.Count == 0 ? "" : $" ({string.Join(';', Sources)})";
            return $"{File}#{Key}{known}{sources}";
        }
    }

    /// <summary>Rows are the same evidence when every part is the same, sources included.</summary>
    public bool Equals(RowEvidence? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Key == other.Key && File == other.File && KnownOn == other.KnownOn
            && Sensitivity == other.Sensitivity && Sources.SequenceEqual(other.Sources));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Key, KnownOn);
}

/// <summary>Many rows of one table that together say one thing, such as how many people live where.</summary>
/// <param name="File">The file, such as <c>places.csv</c>.</param>
/// <param name="Rows">The rows.</param>
sealed record TableEvidence(string File, IReadOnlyList<RowEvidence> Rows) : Evidence
{
    /// <summary>
    /// From so many rows of one table on, the table is cited and not each row: nobody reads so long a list, and a
    /// forecast of a thousand places would cite a thousand rows in each of a million cells (judgement).
    /// </summary>
    internal const int LeastRows = 200;

    /// <inheritdoc/>
    public override string Citation => $"{File}#*";

    /// <summary>The same evidence, each table that gives many rows as a whole.</summary>
    internal static IEnumerable<Evidence> Gathered(IReadOnlyList<Evidence> evidence)
    {
        var many = evidence.OfType<RowEvidence>().GroupBy(static row => row.File)
            .Where(static rows => rows.Count() >= LeastRows)
            .ToDictionary(static rows => rows.Key, static rows => rows.ToList(), StringComparer.Ordinal);
        return many.Values.Select(static rows => (Evidence)new TableEvidence(rows[0].File, rows))
            .Concat(evidence.Where(each => each is not RowEvidence row || !many.ContainsKey(row.File)));
    }

    /// <inheritdoc/>
    public bool Equals(TableEvidence? other) =>
        other is not null && File == other.File
        && (ReferenceEquals(Rows, other.Rows) || Rows.SequenceEqual(other.Rows));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Rows.Count);
}

/// <summary>Words of a report, found again by slicing the report as received.</summary>
/// <param name="Report">The report's file in the folder, such as <c>reports/2016-08-28-qayyarah.md</c>.</param>
/// <param name="Start">Where the words begin, in UTF-16 units of the decoded text as received.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Quote">The words: exactly that slice.</param>
sealed record QuoteEvidence(string Report, int Start, int End, string Quote) : Evidence
{
    /// <inheritdoc/>
    public override string Citation => FormattableString.Invariant($"{Report}:{Start}-{End}");
}

/// <summary>A line of a published standard, unit price or lead time shipped with Refuge.</summary>
/// <param name="Code">Its code in the shipped tables, such as <c>SAN01</c>.</param>
/// <param name="Publication">Publisher and edition, such as <c>Sphere Handbook 2018</c>.</param>
/// <param name="Published">The last day of the edition's date. Null when the edition is undated.</param>
sealed record StandardEvidence(string Code, string Publication, DateOnly? Published) : Evidence
{
    /// <inheritdoc/>
    public override string Citation => $"standard:{Code}";
}
