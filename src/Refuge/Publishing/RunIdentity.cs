using System.Security.Cryptography;
using System.Text;

namespace Refuge.Publishing;

/// <summary>
/// The identity of a run as an audience outside the own folder sees it: a hash of that audience's own tables.
/// </summary>
/// <remarks>
/// Of nothing else: an identity made from findings or inputs would change when something changes that the audience may
/// not see, and would confirm a guess at it (folder contract, "Tiers").
/// </remarks>
static class RunIdentity
{
    /// <summary>
    /// 16 hexadecimal digits: the first eight bytes of SHA-256 over the names and bytes of the tables, in their order.
    /// </summary>
    internal static string Of(IEnumerable<Document> tables)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in tables)
        {
            using var text = new StringWriter { NewLine = "\n" };
            table.Write(text);
            hash.AppendData(Encoding.UTF8.GetBytes($"{table.Name}\n{text}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes));
    }

    const int Bytes = 8;
}
