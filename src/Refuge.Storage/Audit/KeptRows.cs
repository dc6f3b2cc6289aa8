using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Refuge.Storage.Audit;

/// <summary>Rows that were kept together, by their place in the table and a hash of what they say.</summary>
/// <param name="File">The file of the table.</param>
/// <param name="First">The place of the first, from 0.</param>
/// <param name="Count">How many.</param>
/// <param name="Sha256">SHA-256 of their cells, one row after the other.</param>
sealed record KeptRows(string File, int First, int Count, string Sha256)
{
    /// <summary>The rows from a place on.</summary>
    internal static KeptRows Of(string file, int first, IReadOnlyList<string> cells) =>
        OfHashes(file, first, [.. cells.Select(HashOf)]);

    /// <summary>The same, by the hashes of what they say: of a row that was redacted, what it said.</summary>
    internal static KeptRows OfHashes(string file, int first, IReadOnlyList<byte[]> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows) hash.AppendData(row);
        return new(file, first, rows.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>The hash of what a row says.</summary>
    internal static byte[] HashOf(string cells) => SHA256.HashData(Encoding.UTF8.GetBytes(cells));

    /// <summary>What a line of the audit log says of them.</summary>
    internal static string Write(IReadOnlyList<KeptRows> rows) => JsonSerializer.Serialize(new Told(rows));

    /// <summary>The rows that a line tells of. Empty where it tells of none.</summary>
    internal static IReadOnlyList<KeptRows> Parse(string details) =>
        JsonSerializer.Deserialize<Told>(details)?.Rows ?? [];

    sealed record Told(IReadOnlyList<KeptRows>? Rows);
}
