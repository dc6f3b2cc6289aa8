using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Refuge;

/// <summary>
/// A number that an identity keeps for ever: across runs, machines, versions and neighbours in the folder.
/// </summary>
/// <remarks>
/// The first eight bytes of SHA-256 (FIPS 180-4) over UTF-8, little endian. Computed once for each identity and never
/// in a loop over days, so strength is had for nothing: two identities of one crisis collide with a chance below 10⁻¹².
/// </remarks>
static class StableHash
{
    /// <summary>The number of <paramref name="identity"/>.</summary>
    public static ulong Of(string identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>The number of an ordered pair, such as the two ends of a route.</summary>
    public static ulong Of(string first, string second) => Of($"{first}\u001f{second}");
}
