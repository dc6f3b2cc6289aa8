using System.Security.Cryptography;
using System.Text;

namespace Refuge.Web.Doors;

/// <summary>
/// A list of passwords that were broken elsewhere: SHA-1 in hexadecimal, one a line in their order, each with a colon
/// and how often it was found, or without. Have I Been Pwned gives its list so (Pwned Passwords, ordered by hash).
/// </summary>
/// <remarks>
/// It is looked through by halves where it lies: 40 GB take some 36 readings, and no memory. SHA-1 is what the list is
/// made of, and protects nothing here.
/// </remarks>
sealed class BrokenPasswordFile
{
    /// <summary>Letters of a hash.</summary>
    const int Letters = 2 * SHA1.HashSizeInBytes;

    /// <summary>No line is longer, in bytes.</summary>
    const int LongestLine = 80;

    readonly string file;

    BrokenPasswordFile(string file) => this.file = file;

    /// <summary>The list in a file. Null where there is none, or its first line is no hash.</summary>
    internal static BrokenPasswordFile? Find(string file)
    {
        try
        {
            using var lines = File.OpenText(file);
            var start = new char[Letters];
            return lines.ReadBlock(start) == Letters && start.All(char.IsAsciiHexDigit) ? new(file) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a password stands in it.</summary>
    internal bool Holds(string password)
    {
#pragma warning disable CA5350 // The list is made of SHA-1.
        var wanted = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var lines = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        // The line that is sought begins at or behind low, and before high.
        var (low, high) = (0L, lines.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var (start, hash) = LineFrom(lines, middle);
            if (hash is null || start >= high)
            {
                high = middle;
                continue;
            }

            var order = string.Compare(hash, wanted, StringComparison.OrdinalIgnoreCase);
            if (order == 0) return true;
            if (order < 0) low = start + 1;
            else high = middle;
        }

        return false;
    }

    /// <summary>The first line that begins at a place or behind it. Null where none does.</summary>
    static (long Start, string? Hash) LineFrom(FileStream lines, long place)
    {
        Span<byte> bytes = stackalloc byte[2 * LongestLine];
        // The byte before tells whether a line begins at the place itself.
        lines.Position = Math.Max(0, place - 1);
        var held = bytes[..lines.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        var at = place == 0 ? 0 : held.IndexOf((byte)'\n') + 1;
        return (place > 0 && at == 0) || at + Letters > held.Length
            ? (place, null)
            : (Math.Max(0, place - 1) + at, Encoding.ASCII.GetString(held.Slice(at, Letters)));
    }
}
