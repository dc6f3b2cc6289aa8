using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Refuge.Cluster;

/// <summary>
/// The files of a crisis as they stood when a job was asked for, in one archive: facts added later do not reach the
/// job.
/// </summary>
static class FrozenCrisis
{
    const string NameOfFolder = ".name";

    /// <summary>Any moment will do: equal files have equal archives.</summary>
    static readonly DateTimeOffset Moment = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The archive of files.</summary>
    /// <param name="name">The name of their folder.</param>
    /// <param name="files">The bytes of each file by its name.</param>
    internal static byte[] Pack(string name, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, NameOfFolder, Encoding.UTF8.GetBytes(name));
            foreach (var (file, content) in InOrder(files)) Add(archive, file, content.Span);
        }

        return bytes.ToArray();
    }

    /// <summary>The files of an archive, and the name of their folder.</summary>
    internal static (string Name, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files) Unpack(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var files = archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
        var name = Encoding.UTF8.GetString(files[NameOfFolder].Span);
        files.Remove(NameOfFolder);
        return (name, files);
    }

    /// <summary>A fingerprint of an order and of the files it is made from, 32 hexadecimal digits.</summary>
    internal static string Fingerprint(string order, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(order)));
        foreach (var (file, content) in InOrder(files))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file)));
            hash.AppendData(SHA256.HashData(content.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> InOrder(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) =>
        files.OrderBy(file => file.Key, StringComparer.Ordinal);

    static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Moment;
        using var stream = entry.Open();
        stream.Write(content);
    }

    static ReadOnlyMemory<byte> Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
