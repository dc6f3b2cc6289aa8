using System.Text.Json;
using System.Text.Json.Serialization;
using Refuge.Cycle;

namespace Refuge.Formats.Tests.Building;

/// <summary>All that was read of a folder, printed, so that two readings can be compared.</summary>
static class EverythingRead
{
    /// <summary>"At least" has no upper end, and JSON no word for that by itself.</summary>
    static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Of(Crisis crisis)
    {
        var situation = crisis.Situation;
        return string.Join('\n', (string[])
        [
            Print(crisis.Identity), Print(crisis.Sources.Values), $"{crisis.LastKnownOn:O}",
            Of(crisis.Reports), Of(crisis.Reviews), Of(crisis.Assumptions), Of(crisis.Allocations), Of(crisis.Plans),
            Of(crisis.Responses), Of(crisis.Actions), Of(crisis.Channels), Of(crisis.Stocks),
            Of(crisis.MoneyFlows), Of(crisis.Rates), Of(crisis.Decisions), Of(crisis.Triggers), Of(situation.Places),
            Of(situation.Routes), Of(situation.Sites), Of(situation.Facilities),
            Of(situation.Controls), Of(situation.Hazards), Of(situation.Services), Of(situation.Health),
            Of(situation.Closures), Of(situation.ConflictEvents),
            Of(situation.Series), Of(situation.Observations), Of(situation.Feedback),
        ]);
    }

    /// <summary>The rows in their order, with all that is known of them.</summary>
    public static string Of<T>(History<T> history)
        where T : class, IVersioned<T> =>
        string.Join(
            '\n',
            history.Rows.Select(
                row =>
                    $"{Print(row.Value)} {row.KnownOn:O} {row.Announced:O} {row.HiddenUntil:O} "
                        + $"{string.Join(' ', row.Evidence)}"));

    static string Print<T>(T value) => JsonSerializer.Serialize(value, Options);
}
