namespace Refuge.Cycle;

/// <summary>Where one crisis is kept: a folder of files, or a database that a team shares.</summary>
/// <remarks>
/// Facts are only ever added: a correction is a new row that becomes known later. Every method either does the whole of
/// what it says or nothing, and returns only once what it kept is safe on the disk. Wherever the crisis is kept, the
/// same rows load as the same <see cref="Crisis"/>, so that a plan is the same to the byte (its <c>run.json</c> apart).
/// </remarks>
interface ICrisisStore
{
    /// <summary>Loads the crisis.</summary>
    /// <param name="view">Which scenario to lay over it, and whether rows that are not visible by a day may be left
    /// out.</param>
    /// <param name="cancellation">Stops the loading.</param>
    /// <returns>What was read, and every problem found. The crisis is null when one of them is fatal.</returns>
    Task<CrisisReading> LoadAsync(CrisisView view, CancellationToken cancellation);

    /// <summary>Adds rows: facts, reviews, decisions, anything that has a table.</summary>
    /// <param name="rows">The rows, of one table or of several.</param>
    /// <param name="enteredBy">The role of whoever enters them; never the name of a person.</param>
    /// <param name="cancellation">Stops the adding; nothing is then kept.</param>
    /// <returns>All rows kept, or none and the problems that kept them out.</returns>
    Task<AppendOutcome> AppendAsync(IReadOnlyList<StatedRow> rows, string enteredBy, CancellationToken cancellation);

    /// <summary>Keeps a report as received, with its row in the index of reports.</summary>
    /// <param name="report">The report.</param>
    /// <param name="enteredBy">The role of whoever enters it; never the name of a person.</param>
    /// <param name="cancellation">Stops the keeping; nothing is then kept.</param>
    /// <returns>The report kept, or the problems that kept it out. One that is kept already is kept once.</returns>
    Task<AppendOutcome> ReceiveAsync(ReceivedReport report, string enteredBy, CancellationToken cancellation);

    /// <summary>The reports that are kept, in the order of their files.</summary>
    /// <param name="cancellation">Stops the listing.</param>
    Task<IReadOnlyList<KeptReport>> ListReportsAsync(CancellationToken cancellation);

    /// <summary>The bytes of a report as received. Null when no report of that hash is kept.</summary>
    /// <param name="hash">SHA-256 of the bytes, in lower-case hexadecimal.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<ReadOnlyMemory<byte>?> FindReportAsync(string hash, CancellationToken cancellation);

    /// <summary>Those of the extractions asked for that are kept.</summary>
    /// <param name="keys">Which extractions.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<IReadOnlyList<Extraction>> FindExtractionsAsync(
        IReadOnlyCollection<ExtractionKey> keys, CancellationToken cancellation);

    /// <summary>Keeps extractions; a newer one takes the seat of an older one under the same key.</summary>
    /// <param name="extractions">The extractions.</param>
    /// <param name="cancellation">Stops the keeping; nothing is then kept.</param>
    Task KeepExtractionsAsync(IReadOnlyList<Extraction> extractions, CancellationToken cancellation);

    /// <summary>Keeps what a run published for one audience. A run that is kept already is left as it is.</summary>
    /// <param name="run">The run and its outputs.</param>
    /// <param name="cancellation">Stops the keeping; nothing is then kept.</param>
    Task KeepRunAsync(KeptRun run, CancellationToken cancellation);

    /// <summary>
    /// The runs that are kept, without their outputs, in the order of as-of day, identity and audience.
    /// </summary>
    /// <param name="cancellation">Stops the listing.</param>
    Task<IReadOnlyList<KeptRun>> ListRunsAsync(CancellationToken cancellation);

    /// <summary>A run with its outputs. Null when it is not kept.</summary>
    /// <param name="identity">The identity of the run, 16 hexadecimal digits, as decisions cite it.</param>
    /// <param name="audience">The audience it was published for.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<KeptRun?> FindRunAsync(string identity, string audience, CancellationToken cancellation);
}
