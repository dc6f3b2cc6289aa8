using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>All that the five stages before have found: what a publication is made from.</summary>
/// <param name="Title">The title of the crisis.</param>
/// <param name="CrisisId">The identity of the crisis.</param>
/// <param name="Currency">The currency in which plans are printed.</param>
/// <param name="Situation">The picture as known.</param>
/// <param name="Forecast">Where people will be.</param>
/// <param name="Needs">What they need.</param>
/// <param name="Funding">What to decide by when.</param>
/// <param name="Sources">The sources, by identity.</param>
/// <param name="Thresholds">Counts whose passing day matters.</param>
/// <param name="Run">What is needed to make it again.</param>
public sealed record Findings(
    string Title,
    string CrisisId,
    string Currency,
    Situation Situation,
    Forecast Forecast,
    NeedsAssessment Needs,
    FundingPlan Funding,
    IReadOnlyDictionary<SourceId, Source> Sources,
    IReadOnlyList<CountThreshold> Thresholds,
    RunRecord Run)
{
    /// <summary>The source that each report is, by the report's file. A report that names none is not in it.</summary>
    public IReadOnlyDictionary<string, SourceId> ReportSources { get; init; } = new Dictionary<string, SourceId>();

    /// <summary>What binds the rows that all this was made from.</summary>
    internal Bindings Bindings { get; init; } = Bindings.None;

    /// <summary>Places of which a version states a class above the audience that the findings were made for.</summary>
    internal IReadOnlySet<PlaceId> HeldBack { get; init; } = new HashSet<PlaceId>();

    /// <summary>
    /// The widest audience that may see publications of these findings: rows of a higher class were laid aside before
    /// anything was computed. Null where nothing was, as in findings for the own folder.
    /// </summary>
    internal Audience? MadeFor { get; init; }

    /// <summary>
    /// What people decided, as known: a row that cites <see cref="RunRecord.Identity"/> lifts the stamp of a draft.
    /// </summary>
    public IReadOnlyList<Recorded<Decision>> Decisions { get; init; } = [];

    /// <summary>What is assumed where nobody knows, as known.</summary>
    internal IReadOnlyList<Recorded<Assumption>> Assumptions { get; init; } = [];

    /// <summary>What each series will count.</summary>
    public IReadOnlyList<SeriesForecast> SeriesForecasts { get; init; } = [];

    /// <summary>What the scenario changes against the same run without it. Empty without a scenario.</summary>
    public IReadOnlyList<ScenarioDifference> Differences { get; init; } = [];

    /// <summary>What the forecast says of the rules agreed beforehand.</summary>
    public IReadOnlyList<TriggerReading> Triggers { get; init; } = [];
}

/// <summary>What is needed to make a publication again: <c>run.json</c>.</summary>
/// <param name="Identity">What <c>decisions.csv</c> cites: 16 hexadecimal digits that follow from what was found, and
/// so change with nothing that became known later.</param>
/// <param name="Version">The version of Refuge.</param>
/// <param name="AsOf">The day at whose end the situation was known.</param>
/// <param name="Size">Days, members and seed.</param>
/// <param name="Scenario">The scenario laid over the folder. Null when none.</param>
/// <param name="InputHashes">SHA-256 of each input file, by name.</param>
/// <param name="Reference">Standards, prices and lead times used: code and publication.</param>
/// <param name="Parents">Identities of runs it descends from. Empty for a run from a folder.</param>
/// <param name="Command">The command that makes it again.</param>
public sealed record RunRecord(
    string Identity,
    string Version,
    DateOnly AsOf,
    EnsembleSize Size,
    string? Scenario,
    IReadOnlyDictionary<string, string> InputHashes,
    IReadOnlyList<StandardEvidence> Reference,
    IReadOnlyList<string> Parents,
    string Command);
