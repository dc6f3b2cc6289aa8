using System.Collections.Concurrent;

namespace Refuge.Publishing;

/// <summary>
/// What binds the rows of a folder: their own <c>sensitivity</c>, that of the sources they cite, and that of those
/// sources' reports.
/// </summary>
/// <remarks>
/// The strictest binds (folder contract, "The crisis folder"). A source that does not stand in <c>sources.csv</c> may
/// be any of those that do, under a misspelt name: the strictest of them all binds.
/// </remarks>
sealed class Bindings
{
    readonly Dictionary<SourceId, EvidenceClass> sources = [];
    readonly Dictionary<string, EvidenceClass> reports = new(StringComparer.Ordinal);
    readonly EvidenceClass strictestSource;

    /// <summary>The strictest class of the rows of each table that is cited as a whole, found once.</summary>
    readonly ConcurrentDictionary<TableEvidence, EvidenceClass> tables = [];

    /// <summary>Gathers what binds.</summary>
    /// <param name="sources">The sources of the folder.</param>
    /// <param name="reports">For each row of <c>reports/index.csv</c> the report's file, its source and what the row
    /// states of itself.</param>
    internal Bindings(
        IEnumerable<Source> sources, IEnumerable<(string File, SourceId? Source, string? Sensitivity)> reports)
    {
        foreach (var source in sources) this.sources[source.Id] = OfWord(source.Sensitivity);
        var rows = reports.ToList();
        foreach (var (_, source, sensitivity) in rows)
        {
            if (source is not null)
            {
                this.sources[source] = Stricter(OfWord(sensitivity), this.sources.GetValueOrDefault(source));
            }
        }

        foreach (var (file, source, sensitivity) in rows)
        {
            var bound = source is null ? OfWord(sensitivity) : this.sources[source];
            this.reports[file] = Stricter(bound, this.reports.GetValueOrDefault(file));
        }

        strictestSource = this.sources.Values.Append(EvidenceClass.Public).Max();
    }

    /// <summary>Nothing binds.</summary>
    internal static Bindings None { get; } = new([], []);

    /// <summary>The class that binds whatever is made from a row.</summary>
    internal EvidenceClass Of(RowEvidence row) =>
        row.Sources.Select(source => sources.GetValueOrDefault(source, strictestSource)).Append(OfWord(row.Sensitivity))
            .Max();

    /// <summary>The class that binds whatever is made from a piece of evidence: a standard binds nothing.</summary>
    internal EvidenceClass Of(Evidence evidence) => evidence switch
    {
        RowEvidence row => Of(row),
        QuoteEvidence quote => OfReport(quote.Report),
        TableEvidence table => tables.GetOrAdd(table, static (each, all) => each.Rows.Max(all.Of), this),
        _ => EvidenceClass.Public,
    };

    /// <summary>The class that binds whatever a report says.</summary>
    internal EvidenceClass OfReport(string file) => reports.GetValueOrDefault(file);

    /// <summary>The class of a source itself.</summary>
    internal EvidenceClass Of(Source source) => sources.GetValueOrDefault(source.Id);

    /// <summary>
    /// The class that a <c>sensitivity</c> cell asks for; an unknown word asks for the strictest, an empty cell for
    /// none.
    /// </summary>
    internal static EvidenceClass OfWord(string? sensitivity) => sensitivity?.Trim().ToLowerInvariant() switch
    {
        null or "" or "public" => EvidenceClass.Public,
        "partner" => EvidenceClass.Partner,
        _ => EvidenceClass.Restricted,
    };

    static EvidenceClass Stricter(EvidenceClass left, EvidenceClass right) => left > right ? left : right;
}
