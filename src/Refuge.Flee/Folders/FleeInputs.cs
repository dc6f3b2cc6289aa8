using System.Security.Cryptography;
using Refuge.Files;

namespace Refuge.Flee.Folders;

/// <summary>The files that a Flee run rests on, each with its hash.</summary>
public static class FleeInputs
{
    /// <summary>
    /// The SHA-256 of every file of both folders and of the settings, as 64 hexadecimal digits, by path in ordinal
    /// order.
    /// </summary>
    /// <remarks>
    /// Paths begin with <c>input_csv/</c> and <c>source_data/</c> whatever the folders are called, so that a renamed
    /// copy has the same record.
    /// </remarks>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static IReadOnlyDictionary<string, string> Hashes(FleeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (
            prefix, folder) in new[] { ("input_csv", request.InputFolder), ("source_data", request.SourceFolder) })
        {
            foreach (var file in FleeFiles.Find(folder, static _ => { }, CancellationToken.None))
            {
                hashes[$"{prefix}/{file.Name}"] = Hash(file.Path);
            }
        }

        if (FleeSettingsFile.Find(request) is { } settings) hashes["simsetting.yml"] = Hash(settings);
        return hashes;
    }

    static string Hash(string file)
    {
        using var bytes = InputFiles.Open(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
