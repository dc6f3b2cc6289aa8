using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Refuge.Publishing.Tables;

/// <summary><c>run.json</c>: what is needed to make a publication again, in an order that never changes.</summary>
/// <remarks>
/// Outside the own folder it names versions, rules, seed and the identity of the run, and nothing of the inputs: who
/// guesses what a small file holds finds the guess confirmed by its hash, and a hash that changes tells that something
/// happened.
/// </remarks>
static class RunJson
{
    /// <summary>The file.</summary>
    internal static Document Of(Disclosure shown) => new("run.json", writer => writer.Write(Text(shown)));

    static string Text(Disclosure shown)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(
            buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", FormatVersion);
            json.WriteString("run", shown.Identity);
            json.WriteString("version", shown.Run.Version);
            if (shown.Inputs is not null) json.WriteString("crisis", shown.Inputs.Crisis);
            json.WriteString("title", shown.Title.Raw);
            json.WriteString("as_of", Dates.Iso(shown.AsOf));
            json.WriteString("audience", Word.Of(shown.Audience));
            json.WriteString("status", StatusOf(shown));
            json.WriteNumber("days", shown.Run.Size.Days);
            json.WriteNumber("members", shown.Run.Size.Members);
            json.WriteNumber("seed", shown.Run.Size.Seed);
            if (shown.Inputs is not null) WriteText(json, "scenario", shown.Inputs.Scenario);
            json.WriteString("movement_rules", shown.Rules);
            WriteDifferences(json, shown);
            if (shown.Inputs is not null) WriteInputs(json, shown.Inputs);
            WriteReference(json, shown);
            if (shown.Inputs is not null) WriteOrigin(json, shown.Inputs);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>
    /// The runs it descends from, and the command that makes it again: both name what lies in the own folder.
    /// </summary>
    static void WriteOrigin(Utf8JsonWriter json, RunInputs inputs)
    {
        json.WriteStartArray("ancestry");
        foreach (var parent in inputs.Parents) json.WriteStringValue(parent);
        json.WriteEndArray();
        json.WriteString("repeat", inputs.Command);
    }

    static string StatusOf(Disclosure shown) => shown switch
    {
        { IsSigned: true } => "computed, signed for publication",
        { IsDecided: true } => "decided",
        _ => "draft, computed, not decided",
    };

    /// <summary>What the scenario changes, in full digits; nothing without one.</summary>
    static void WriteDifferences(Utf8JsonWriter json, Disclosure shown)
    {
        if (shown.Differences.Count == 0) return;
        json.WriteStartArray("scenario_changes");
        foreach (var row in shown.Differences)
        {
            json.WriteStartObject();
            json.WriteString("place", (row.Place ?? Shown.Everywhere).Raw);
            json.WriteString("date", Dates.Iso(shown.AsOf.AddDays(row.Day)));
            json.WriteNumber("mean_without", row.MeanWithout);
            json.WriteNumber("mean_change", row.Mean);
            if (row.StandardError is { } error) json.WriteNumber("standard_error", error);
            else json.WriteNull("standard_error");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteInputs(Utf8JsonWriter json, RunInputs inputs)
    {
        json.WriteStartObject("inputs_sha256");
        foreach (var (file, hash) in inputs.Hashes.OrderBy(input => input.Key, StringComparer.Ordinal))
        {
            json.WriteString(file, hash);
        }
        json.WriteEndObject();
    }

    /// <summary>Standards, prices and lead times; what was published after the as-of date carries the dagger.</summary>
    static void WriteReference(Utf8JsonWriter json, Disclosure shown)
    {
        json.WriteStartArray("reference");
        foreach (var reference in shown.Reference.OrderBy(reference => reference.Code, StringComparer.Ordinal))
        {
            var later = reference.Published > shown.AsOf;
            json.WriteStartObject();
            json.WriteString("code", later ? $"{reference.Code}{LearnedLater}" : reference.Code);
            json.WriteString("publication", reference.Publication);
            WriteText(json, "published", reference.Published is { } day ? Dates.Iso(day) : null);
            json.WriteBoolean("learned_later", later);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null) json.WriteNull(name);
        else json.WriteString(name, text);
    }

    /// <summary>Marks a figure that rests on knowledge published after the as-of date.</summary>
    internal const string LearnedLater = "†";

    /// <summary>The version of the folder contract that the files follow.</summary>
    const int FormatVersion = 1;
}
