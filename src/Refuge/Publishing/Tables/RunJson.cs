using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Refuge.Publishing.Tables;

/// <summary><c>run.json</c>: what is needed to make a publication again, in an order that never changes.</summary>
static class RunJson
{
    /// <summary>The file.</summary>
    internal static Document Of(Disclosure shown) => new("run.json", writer => writer.Write(Text(shown)));

    static string Text(Disclosure shown)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", FormatVersion);
            json.WriteString("run", shown.Run.Identity);
            json.WriteString("version", shown.Run.Version);
            json.WriteString("crisis", shown.CrisisId);
            json.WriteString("title", shown.Title);
            json.WriteString("as_of", Dates.Iso(shown.AsOf));
            json.WriteString("audience", Word.Of(shown.Audience));
            json.WriteString("status", shown.IsDecided ? "decided" : "draft, computed, not decided");
            json.WriteNumber("days", shown.Run.Size.Days);
            json.WriteNumber("members", shown.Run.Size.Members);
            json.WriteNumber("seed", shown.Run.Size.Seed);
            WriteText(json, "scenario", shown.Run.Scenario);
            json.WriteString("movement_rules", shown.Rules);
            WriteDifferences(json, shown);
            WriteInputs(json, shown.Run);
            WriteReference(json, shown);
            json.WriteStartArray("ancestry");
            foreach (var parent in shown.Run.Parents) json.WriteStringValue(parent);
            json.WriteEndArray();
            json.WriteString("repeat", shown.Run.Command);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>What the scenario changes, in full digits; nothing without one.</summary>
    static void WriteDifferences(Utf8JsonWriter json, Disclosure shown)
    {
        if (shown.Differences.Count == 0) return;
        json.WriteStartArray("scenario_changes");
        foreach (var row in shown.Differences)
        {
            json.WriteStartObject();
            json.WriteString("place", row.Place?.Code ?? Measures.Everywhere);
            json.WriteString("date", Dates.Iso(shown.AsOf.AddDays(row.Day)));
            json.WriteNumber("mean_without", row.MeanWithout);
            json.WriteNumber("mean_change", row.Mean);
            if (row.StandardError is { } error) json.WriteNumber("standard_error", error);
            else json.WriteNull("standard_error");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteInputs(Utf8JsonWriter json, RunRecord run)
    {
        json.WriteStartObject("inputs_sha256");
        foreach (var (file, hash) in run.InputHashes.OrderBy(input => input.Key, StringComparer.Ordinal)) json.WriteString(file, hash);
        json.WriteEndObject();
    }

    /// <summary>Standards, prices and lead times; what was published after the as-of date carries the dagger.</summary>
    static void WriteReference(Utf8JsonWriter json, Disclosure shown)
    {
        json.WriteStartArray("reference");
        foreach (var reference in shown.Run.Reference.OrderBy(reference => reference.Code, StringComparer.Ordinal))
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
