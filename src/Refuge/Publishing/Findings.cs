using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Publishing;

/// <summary>All that the five stages before have found: what a publication is made from.</summary>
/// <remarks>
/// Read through <see cref="Publication"/>, which shows an audience what it may see; the parts are the library's own.
/// </remarks>
public sealed record Findings
{
    internal Findings(
        string title,
        string crisisId,
        string currency,
        Situation situation,
        Forecast forecast,
        NeedsAssessment needs,
        FundingPlan funding,
        IReadOnlyDictionary<SourceId, Source> sources,
        IReadOnlyList<CountThreshold> thresholds,
        RunRecord run) =>
        (Title, CrisisId, Currency, Situation, Forecast, Needs, Funding, Sources, Thresholds, Run) =
            (title, crisisId, currency, situation, forecast, needs, funding, sources, thresholds, run);

    /// <summary>The title of the crisis.</summary>
    public string Title { get; internal init; }

    /// <summary>The identity of the crisis.</summary>
    public string CrisisId { get; internal init; }

    /// <summary>The currency in which plans are printed.</summary>
    public string Currency { get; internal init; }

    /// <summary>The picture as known.</summary>
    internal Situation Situation { get; init; }

    /// <summary>Where people will be.</summary>
    internal Forecast Forecast { get; init; }

    /// <summary>What they need.</summary>
    internal NeedsAssessment Needs { get; init; }

    /// <summary>What to decide by when.</summary>
    internal FundingPlan Funding { get; init; }

    /// <summary>The sources, by identity.</summary>
    internal IReadOnlyDictionary<SourceId, Source> Sources { get; init; }

    /// <summary>Counts whose passing day matters.</summary>
    internal IReadOnlyList<CountThreshold> Thresholds { get; init; }

    /// <summary>What is needed to make it again.</summary>
    internal RunRecord Run { get; init; }

    /// <summary>The source that each report is, by the report's file. A report that names none is not in it.</summary>
    internal IReadOnlyDictionary<string, SourceId> ReportSources { get; init; } = new Dictionary<string, SourceId>();

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
    internal IReadOnlyList<Recorded<Decision>> Decisions { get; init; } = [];

    /// <summary>What is assumed where nobody knows, as known.</summary>
    internal IReadOnlyList<Recorded<Assumption>> Assumptions { get; init; } = [];

    /// <summary>People in a household, as the crisis counts. Null where findings were put together by hand.</summary>
    internal double? Household { get; init; }

    /// <summary>What each series will count.</summary>
    internal IReadOnlyList<SeriesForecast> SeriesForecasts { get; init; } = [];

    /// <summary>What the scenario changes against the same run without it. Empty without a scenario.</summary>
    internal IReadOnlyList<ScenarioDifference> Differences { get; init; } = [];

    /// <summary>What the forecast says of the rules agreed beforehand.</summary>
    internal IReadOnlyList<TriggerReading> Triggers { get; init; } = [];
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
sealed record RunRecord(
    string Identity,
    string Version,
    DateOnly AsOf,
    EnsembleSize Size,
    string? Scenario,
    IReadOnlyDictionary<string, string> InputHashes,
    IReadOnlyList<StandardEvidence> Reference,
    IReadOnlyList<string> Parents,
    string Command);
