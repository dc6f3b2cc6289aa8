using System.Security.Cryptography;
using System.Text;
using Refuge.Files;

namespace Refuge.Formats.Crises;

/// <summary>A file as found: how its bytes spell text, and their hash.</summary>
/// <param name="Source">Opens it from its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Encoding">How its bytes spell text.</param>
/// <param name="MarkLength">Bytes of byte-order mark before the text.</param>
/// <param name="Kind">What its bytes look like.</param>
sealed record InputFile(
    Func<Stream> Source, long Length, string Hash, Encoding Encoding, int MarkLength, InputKind Kind)
{
    const int ChunkBytes = 1 << 16;

    /// <summary>Reads a file on the disk once, from end to end, to find its hash and its encoding.</summary>
    internal static InputFile Inspect(string path, CancellationToken cancellation) =>
        Inspect(() => InputFiles.Open(path), cancellation);

    /// <summary>Reads the file once, from end to end, to find its hash and its encoding.</summary>
    /// <remarks>
    /// A byte-order mark decides. Without one: zero bytes in every second place are UTF-16; bytes that are valid UTF-8
    /// are UTF-8; all else is Windows-1252, which spells every byte.
    /// </remarks>
    internal static InputFile Inspect(Func<Stream> source, CancellationToken cancellation)
    {
        using var stream = source();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var characters = new char[ChunkBytes + 1];
        var chunk = new byte[ChunkBytes];
        byte[]? head = null;
        var valid = true;
        var length = 0L;
        int read;
        while ((read = stream.ReadAtLeast(chunk, ChunkBytes, throwOnEndOfStream: false)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            length += read;
            hash.AppendData(chunk, 0, read);
            head ??= chunk[..Math.Min(read, 4096)];
            valid = valid && IsUtf8(decoder, chunk.AsSpan(0, read), characters, flush: read < ChunkBytes);
        }

        var (encoding, mark, kind) = Judge(head ?? [], valid);
        return new(source, length, Convert.ToHexStringLower(hash.GetHashAndReset()), encoding, mark, kind);
    }

    /// <summary>The text, from behind the byte-order mark.</summary>
    internal StreamReader Open()
    {
        var stream = Source();
        if (stream.Length > 0) stream.Position = MarkLength;
        return new(stream, Encoding, detectEncodingFromByteOrderMarks: false, ChunkBytes);
    }

    static bool IsUtf8(Decoder decoder, ReadOnlySpan<byte> bytes, Span<char> characters, bool flush)
    {
        try
        {
            decoder.GetChars(bytes, characters, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    static (Encoding Encoding, int Mark, InputKind Kind) Judge(ReadOnlySpan<byte> head, bool validUtf8)
    {
        if (head.StartsWith([(byte)0xEF, (byte)0xBB, (byte)0xBF]) && validUtf8)
        {
            return (new UTF8Encoding(false), 3, InputKind.Utf8);
        }
        if (head.StartsWith([(byte)0xFF, (byte)0xFE, (byte)0, (byte)0]))
        {
            return (new UTF32Encoding(false, false), 4, InputKind.OtherUnicode);
        }
        if (head.StartsWith([(byte)0xFF, (byte)0xFE]))
        {
            return (new UnicodeEncoding(false, false), 2, InputKind.OtherUnicode);
        }
        if (head.StartsWith([(byte)0xFE, (byte)0xFF]))
        {
            return (new UnicodeEncoding(true, false), 2, InputKind.OtherUnicode);
        }
        if (head.StartsWith("PK\u0003\u0004"u8)) return (Encoding.Latin1, 0, InputKind.Workbook);
        if (head.StartsWith("%PDF"u8)) return (Encoding.Latin1, 0, InputKind.Binary);

        var (even, odd) = ZeroBytes(head);
        if (head.Length >= 4 && odd > head.Length / 4 && even == 0)
        {
            return (new UnicodeEncoding(false, false), 0, InputKind.OtherUnicode);
        }
        if (head.Length >= 4 && even > head.Length / 4 && odd == 0)
        {
            return (new UnicodeEncoding(true, false), 0, InputKind.OtherUnicode);
        }
        if (even + odd > 0) return (Encoding.Latin1, 0, InputKind.Binary);
        return validUtf8
            ? (new UTF8Encoding(false), 0, InputKind.Utf8)
            : (CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0, InputKind.Windows1252);
    }

    static (int Even, int Odd) ZeroBytes(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var index = 0; index < head.Length; index++)
        {
            if (head[index] != 0) continue;
            if (index % 2 == 0) even++;
            else odd++;
        }

        return (even, odd);
    }
}

/// <summary>What the bytes of a file look like.</summary>
enum InputKind
{
    /// <summary>UTF-8, as the contract asks.</summary>
    Utf8,

    /// <summary>UTF-16 or UTF-32.</summary>
    OtherUnicode,

    /// <summary>Not valid UTF-8, and read as Windows-1252.</summary>
    Windows1252,

    /// <summary>A zip file, as spreadsheets are.</summary>
    Workbook,

    /// <summary>No text.</summary>
    Binary,
}
