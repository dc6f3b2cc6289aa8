using System.Globalization;
using System.Text.Json;

namespace Refuge.Web.Pages.Runs;

/// <summary>What a scenario changes in one count, as <c>run.json</c> of a plan tells it.</summary>
/// <param name="Place">The code of the place. Null for everybody displaced.</param>
/// <param name="Day">The day of the count.</param>
/// <param name="Mean">The mean change over the members, in people.</param>
/// <param name="Error">Its Monte-Carlo standard error, in people. Null with a single member.</param>
sealed record ScenarioChange(string? Place, DateOnly Day, double Mean, double? Error)
{
    /// <summary>More places than these nobody reads; <c>run.json</c> has them all.</summary>
    const int MostPlaces = 5;

    /// <summary>Whether it is more than twice its standard error (about 19 in 20).</summary>
    internal bool StandsOut => Error is { } error && Math.Abs(Mean) > 2 * error;

    /// <summary>The changes that a plan tells. Empty where it tells none.</summary>
    internal static IReadOnlyList<ScenarioChange> Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> documents)
    {
        if (!documents.TryGetValue("run.json", out var bytes)) return [];
        using var run = JsonDocument.Parse(bytes);
        return run.RootElement.TryGetProperty("scenario_changes", out var changes)
            ? [.. changes.EnumerateArray().Select(Of)]
            : [];
    }

    static ScenarioChange Of(JsonElement change) => new(
        change.GetProperty("place").GetString() is { } place && place != "*" ? place : null,
        DateOnly.ParseExact(change.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        change.GetProperty("mean_change").GetDouble(),
        change.GetProperty("standard_error") is { ValueKind: JsonValueKind.Number } error ? error.GetDouble() : null);

    /// <summary>Everybody displaced, then the places that change most, of those whose change stands out.</summary>
    internal static IEnumerable<ScenarioChange> Largest(IReadOnlyList<ScenarioChange> changes) =>
    [
        .. changes.Where(static change => change.Place is null),
        .. changes.Where(static change => change.Place is not null && change.StandsOut)
            .OrderByDescending(static change => Math.Abs(change.Mean))
            .ThenBy(static change => change.Place, StringComparer.Ordinal).Take(MostPlaces),
    ];
}
