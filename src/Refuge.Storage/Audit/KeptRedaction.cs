using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Refuge.Storage.Model;

namespace Refuge.Storage.Audit;

/// <summary>A redaction as a line of the audit log tells of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="File">The file.</param>
/// <param name="Row">The place of the row; -1 for a report.</param>
/// <param name="Original">SHA-256 of what was there.</param>
/// <param name="Tombstone">SHA-256 of what stands there now.</param>
/// <param name="Reason">Why.</param>
sealed record KeptRedaction(long Number, string File, int Row, string Original, string Tombstone, string Reason)
{
    internal static KeptRedaction Of(RedactionEntity entity) => new(
        entity.Number, entity.File, entity.Row, entity.Original,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entity.Tombstone))), entity.Reason);

    internal string Write() => JsonSerializer.Serialize(new Told(this));

    /// <summary>The redaction that a line tells of. Null where it tells of none.</summary>
    internal static KeptRedaction? Find(string details) => JsonSerializer.Deserialize<Told>(details)?.Redaction;

    sealed record Told(KeptRedaction? Redaction);
}
