using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Reports;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>All that a crisis folder holds: every row in every version, nothing filtered by day.</summary>
/// <remarks>
/// Each stage gets its own part, seen as of a day, from <see cref="ForecastCycle"/>; no stage sees this whole.
/// </remarks>
public sealed record Crisis
{
    /// <summary>What the crisis is and how it is counted.</summary>
    public required CrisisIdentity Identity { get; init; }

    /// <summary>The sources, by identity.</summary>
    internal IReadOnlyDictionary<SourceId, Source> Sources { get; init; } = new Dictionary<SourceId, Source>();

    /// <summary>The reports as received.</summary>
    internal History<Report> Reports { get; init; } = new([]);

    /// <summary>What analysts made of them.</summary>
    internal History<Review> Reviews { get; init; } = new([]);

    /// <summary>What was recorded of the world.</summary>
    internal SituationRecord Situation { get; init; } = new();

    /// <summary>Priors that members draw from.</summary>
    internal History<Assumption> Assumptions { get; init; } = new([]);

    /// <summary>Where authorities send people.</summary>
    internal History<Allocation> Allocations { get; init; } = new([]);

    /// <summary>What planners expected.</summary>
    internal History<PlannedFigure> Plans { get; init; } = new([]);

    /// <summary>What organisations bring.</summary>
    internal History<Response> Responses { get; init; } = new([]);

    /// <summary>What can be bought or built.</summary>
    internal History<PricedAction> Actions { get; init; } = new([]);

    /// <summary>Money that exists here and can be asked for.</summary>
    internal History<MoneyChannel> Channels { get; init; } = new([]);

    /// <summary>Goods in stock, and contracts that can be called on.</summary>
    internal History<HeldStock> Stocks { get; init; } = new([]);

    /// <summary>Money in its states.</summary>
    internal History<MoneyFlow> MoneyFlows { get; init; } = new([]);

    /// <summary>Exchange rates.</summary>
    internal History<ExchangeRate> Rates { get; init; } = new([]);

    /// <summary>What people decided.</summary>
    internal History<Decision> Decisions { get; init; } = new([]);

    /// <summary>What was agreed to pay if a forecast says so.</summary>
    internal History<Trigger> Triggers { get; init; } = new([]);

    /// <summary>What stands in columns that are not of the contract: kept, never used.</summary>
    internal IReadOnlyList<ExtraCell> ExtraCells { get; init; } = [];

    /// <summary>SHA-256 of each input file in lower-case hexadecimal, by name relative to the folder.</summary>
    public IReadOnlyDictionary<string, string> InputHashes { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The last day on which anything in the folder became known: the default as-of day. Null in an empty folder.
    /// </summary>
    public DateOnly? LastKnownOn { get; init; }
}

/// <summary>What a crisis is and how it is counted: <c>crisis.yml</c>.</summary>
/// <param name="Id">Its identity, also the name of the output folder.</param>
/// <param name="Title">Its title.</param>
/// <param name="FirstDay">The day from which it is told.</param>
/// <param name="Currency">The currency in which plans are printed, as its ISO 4217 code.</param>
/// <param name="HouseholdSize">People in a household, as planners count.</param>
/// <param name="StandardSet">The set of standards that needs are measured against.</param>
/// <param name="Languages">The languages of its readers, as IETF tags, the first being the default.</param>
/// <param name="MovementRules">The named set of movement rules, <c>refuge</c> or <c>flee</c>.</param>
/// <param name="Thresholds">Counts whose passing day matters.</param>
public sealed record CrisisIdentity(
    string Id,
    string Title,
    DateOnly FirstDay,
    string Currency,
    double HouseholdSize,
    string StandardSet,
    IReadOnlyList<string> Languages,
    string MovementRules,
    IReadOnlyList<CountThreshold> Thresholds);

/// <summary>What stands in a column that is not of the contract.</summary>
/// <param name="File">The file.</param>
/// <param name="Key">The identity of the row.</param>
/// <param name="KnownOn">The day at whose end the row was known. Null when that cannot be said.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">The cell as text.</param>
sealed record ExtraCell(string File, string Key, DateOnly? KnownOn, string Column, string Value);
