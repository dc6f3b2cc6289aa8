using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Refuge.Files;

/// <summary>
/// What Refuge wrote into a folder: the file <c>manifest.json</c>, by which it knows its own files again.
/// </summary>
/// <remarks>
/// It names each file with the SHA-256 of its bytes, and the crisis by a hash of its identity. It tells nothing of the
/// inputs. A folder with a file that is not named, or whose bytes are others, holds somebody's work and is never
/// replaced.
/// </remarks>
/// <param name="Owner">SHA-256 of the crisis's identity, in lower-case hexadecimal.</param>
/// <param name="Files">The hashes that a file may have, by its name: one, or two while it is being replaced.</param>
sealed record OutputManifest(string Owner, IReadOnlyDictionary<string, IReadOnlyList<string>> Files)
{
    /// <summary>The file.</summary>
    internal const string File = "manifest.json";

    /// <summary>The manifest of nothing yet.</summary>
    /// <param name="crisis">The identity of the crisis.</param>
    internal static OutputManifest Of(string crisis) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"refuge output of {crisis}"))),
        new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>This manifest with the files of a folder as they now are.</summary>
    internal OutputManifest With(string folder, IEnumerable<string> names) => this with
    {
        Files = names.ToDictionary(
            static name => name, name => (IReadOnlyList<string>)[HashOf(Path.Combine(folder, name))],
            StringComparer.Ordinal),
    };

    /// <summary>The manifest of a folder; null when it has none that can be read.</summary>
    internal static OutputManifest? Find(string folder)
    {
        var path = Path.Combine(folder, File);
        if (InputFiles.FindObstacleWithin(path, File, FileLimits.SettingsBytes) is not null) return null;
        try
        {
            using var json =
                JsonDocument.Parse(InputFiles.ReadAll(path, FileLimits.SettingsBytes, CancellationToken.None));
            var root = json.RootElement;
            if (root.GetProperty("format").GetInt32() != 1 || root.GetProperty("for").GetString() is not { } owner)
            {
                return null;
            }
            var files = root.GetProperty("files").EnumerateObject().ToDictionary(
                static file => file.Name,
                static file =>
                    (IReadOnlyList<string>)[
                        .. file.Value.EnumerateArray().Select(static hash => hash.GetString() ?? "")],
                StringComparer.Ordinal);
            // A name that leads out of the folder was not written by us: what is named here is deleted one day.
            return files.Keys.All(PlainName.Fits) ? new(owner, files) : null;
        }
        catch (Exception unreadable) when (
            unreadable
            is JsonException or InvalidOperationException or KeyNotFoundException or FormatException
                or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Why a file is not the one that was written; null when it is.</summary>
    internal string? Difference(string folder, string name)
    {
        if (!Files.TryGetValue(name, out var hashes)) return $"\"{name}\" was not written by Refuge";
        var path = Path.Combine(folder, name);
        if (Entry.At(path).Kind != EntryKind.OrdinaryFile) return $"\"{name}\" is no ordinary file";
        return hashes.Contains(HashOf(path), StringComparer.Ordinal)
            ? null
            : $"\"{name}\" was changed since Refuge wrote it";
    }

    /// <summary>Writes the manifest.</summary>
    internal void Write(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        Write(file);
    }

    /// <summary>Writes the manifest to a stream.</summary>
    internal void Write(Stream file)
    {
        using (var json = new Utf8JsonWriter(file, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("for", Owner);
            json.WriteStartObject("files");
            foreach (var (name, hashes) in Files.OrderBy(static file => file.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(name);
                foreach (var hash in hashes) json.WriteStringValue(hash);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    /// <summary>SHA-256 of a file's bytes, in lower-case hexadecimal.</summary>
    internal static string HashOf(string path)
    {
        using var bytes = InputFiles.Open(path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
