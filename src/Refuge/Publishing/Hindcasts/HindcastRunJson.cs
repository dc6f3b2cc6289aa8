using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Refuge.Publishing.Hindcasts;

/// <summary><c>run.json</c> of a hindcast: what is needed to make it again.</summary>
static class HindcastRunJson
{
    /// <summary>The file.</summary>
    internal static Document Of(HindcastFindings findings) => new("run.json", writer => writer.Write(Text(findings)));

    static string Text(HindcastFindings findings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer,
            new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("version", findings.Run.Version);
            json.WriteString("crisis", findings.CrisisId);
            json.WriteString("audience", "restricted");
            json.WriteString("start", findings.Run.Start);
            json.WriteNumber("horizon_days", findings.Run.HorizonDays);
            json.WriteString("last_day", Dates.Iso(findings.Run.LastDay));
            json.WriteStartArray("origins");
            foreach (var origin in findings.Run.Origins) json.WriteStringValue(Dates.Iso(origin));
            json.WriteEndArray();
            json.WriteStartObject("inputs_sha256");
            foreach (var (file, hash) in findings.Run.InputHashes.OrderBy(
                static pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(file, hash);
            }

            json.WriteEndObject();
            json.WriteString("repeat", findings.Run.Command);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
