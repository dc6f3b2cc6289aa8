using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Refuge.Displacement;
using Refuge.Displacement.Sweeps;

namespace Refuge.Formats.Sweeps;

/// <summary>
/// All that decides what a sweep finds: what <c>sweep.json</c> holds, and what a later run must share to go on from it.
/// </summary>
/// <param name="Crisis">The identity of the crisis.</param>
/// <param name="AsOf">The as-of date.</param>
/// <param name="Size">Days, members and seed.</param>
/// <param name="Scenario">The scenario that was laid over the folder. Null when none.</param>
/// <param name="Design">The points.</param>
/// <param name="Plan">How the points were chosen, such as <c>latin_hypercube</c> or <c>list</c>.</param>
/// <param name="InputHashes">SHA-256 of every input file, by name.</param>
/// <param name="Version">The version of Refuge.</param>
/// <param name="Build">What tells builds of one version apart: other code may find something else.</param>
sealed record SweepRecord(
    string Crisis, DateOnly AsOf, EnsembleSize Size, string? Scenario, SweepDesign Design, string Plan,
    IReadOnlyDictionary<string, string> InputHashes, string Version, string Build)
{
    /// <summary>Points of a Latin hypercube, as <see cref="Plan"/> calls them.</summary>
    internal const string Hypercube = "latin_hypercube";

    /// <summary>What tells this build apart: the identity that the compiler gives an assembly.</summary>
    internal static string CurrentBuild { get; } = $"{typeof(RuleSweep).Module.ModuleVersionId:N}";

    /// <summary>The record as JSON in UTF-8, always the same bytes.</summary>
    internal byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("command", "sweep");
            json.WriteString("audience", "restricted");
            json.WriteString("version", Version);
            json.WriteString("build", Build);
            json.WriteString("crisis", Crisis);
            json.WriteString("as_of", AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteNumber("days", Size.Days);
            json.WriteNumber("members", Size.Members);
            json.WriteNumber("seed", Size.Seed);
            json.WriteString("scenario", Scenario);
            json.WriteString("design", Plan);
            json.WriteNumber("points", Design.Points.Count);
            json.WriteString("points_sha256", HashOfPoints());
            json.WriteStartArray("parameters");
            foreach (var parameter in Design.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", parameter.Name);
                json.WriteString("unit", parameter.Unit);
                json.WriteNumber("low", parameter.Low);
                json.WriteNumber("high", parameter.High);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("inputs_sha256");
            foreach (var (file, hash) in InputHashes.OrderBy(input => input.Key, StringComparer.Ordinal))
            {
                json.WriteString(file, hash);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. bytes.ToArray(), (byte)'\n'];
    }

    /// <summary>
    /// The names of what differs between two records, such as <c>members</c>; a record that cannot be read differs as a
    /// whole.
    /// </summary>
    internal static IReadOnlyList<string> Differences(byte[] one, byte[] other)
    {
        try
        {
            using var first = JsonDocument.Parse(one);
            using var second = JsonDocument.Parse(other);
            var names = first.RootElement.EnumerateObject().Concat(second.RootElement.EnumerateObject())
                .Select(property => property.Name).Distinct();
            return [.. names.Where(name => Text(first, name) != Text(second, name))];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return ["the whole record"];
        }
    }

    static string? Text(JsonDocument record, string name) =>
        record.RootElement.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    string HashOfPoints()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var point in Design.Points)
        {
            hash.AppendData(
                Encoding.UTF8.GetBytes(
                    string.Join(',', point.Select(value => value.ToString("R", CultureInfo.InvariantCulture))) + "\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
