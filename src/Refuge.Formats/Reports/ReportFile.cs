using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Refuge.Reports;
using Refuge.Reports.Documents;

namespace Refuge.Formats.Reports;

/// <summary>Makes reports of bytes: finds the encoding and the markup.</summary>
/// <remarks>
/// A byte-order mark decides; else UTF-8 where the bytes are valid; else the encoding that an HTML page names in its
/// head; else windows-1256 where the bytes look Arabic, and windows-1252. Bytes that stand for nothing become U+FFFD.
/// </remarks>
static class ReportFile
{
    const int HeadLength = 2_048;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static readonly SearchValues<char> NameEnds = SearchValues.Create("\"'; >\r\n/");

    /// <summary>The report that a file of this name and these bytes is.</summary>
    /// <param name="name">The name it is read under; its extension tells the markup.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="published">The day it was published. Null when unknown.</param>
    public static Report Of(string name, byte[] bytes, DateOnly? published) => Read(name, bytes, published).Report;

    /// <summary>The report that a file of this name and these bytes is, and what of it cannot be read.</summary>
    /// <param name="name">The name it is read under; its extension tells the markup.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="published">The day it was published. Null when unknown.</param>
    public static (Report Report, IReadOnlyList<Problem> Problems) Read(string name, byte[] bytes, DateOnly? published)
    {
        var decoded = Decode(bytes);
        var format = Format(name, decoded);
        var (text, problems) = format == ReportFormat.Email ? EmailMessage.Open(name, decoded) : (decoded, []);
        return (
            new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), text, format, null, published, null, null),
            problems);
    }

    /// <summary>The report that a text without a file is, such as a line of a data set.</summary>
    public static Report OfText(string name, string text, DateOnly? published) =>
        new(
            name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text,
            IsMarkedUp(text) ? ReportFormat.Html : ReportFormat.Text, null, published, null, null);

    /// <summary>The text of the bytes; a byte-order mark is no part of it, line ends stay as received.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xef, 0xbb, 0xbf, ..]) return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        if (bytes is [0xff, 0xfe, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xfe, 0xff, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        if (LooksWide(bytes, 1)) return Encoding.Unicode.GetString(bytes);
        if (LooksWide(bytes, 0)) return Encoding.BigEndianUnicode.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Legacy(bytes).GetString(bytes);
        }
    }

    /// <summary>How a text of this name is marked up.</summary>
    public static ReportFormat Format(string name, string text) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".XHTML" => ReportFormat.Html,
        ".MD" or ".MARKDOWN" => ReportFormat.Markdown,
        ".EML" => ReportFormat.Email,
        _ =>
            text.AsSpan(0, Math.Min(text.Length, HeadLength)).TrimStart()
                .StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || IsMarkedUp(text)
                ? ReportFormat.Html
                : ReportFormat.Text,
    };

    /// <summary>
    /// Whether a text is a part of a page, saved without its head: its beginning closes several paragraphs, lines or
    /// cells.
    /// </summary>
    static bool IsMarkedUp(string text)
    {
        const int Fewest = 3;
        var found = 0;
        var head = text.AsSpan(0, Math.Min(text.Length, MarkupReach));
        while (found < Fewest)
        {
            var at = head.IndexOfAny(Markup);
            if (at < 0) return false;
            found++;
            head = head[(at + 3)..];
        }

        return true;
    }

    /// <summary>How far into a text its markup is looked for.</summary>
    const int MarkupReach = 20_000;

    static readonly SearchValues<string> Markup = SearchValues.Create(
        ["</p>", "</div>", "</span>", "</li>", "</td>", "</tr>", "<br>", "<br/>", "<br />"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>UTF-16 without a mark: in Latin text every second byte is zero.</summary>
    static bool LooksWide(byte[] bytes, int zeroAt)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0) return false;
        var (zeros, length) = (0, Math.Min(bytes.Length, 400));
        for (var index = zeroAt; index < length; index += 2) zeros += bytes[index] == 0 ? 1 : 0;
        return zeros * 4 > length;
    }

    static Encoding Legacy(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, HeadLength));
        var named = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        var provider = CodePagesEncodingProvider.Instance;
        if (named >= 0)
        {
            var name = head[(named + 8)..].TrimStart('"', '\'');
            var end = name.AsSpan().IndexOfAny(NameEnds);
            if (end > 0 && provider.GetEncoding(name[..end]) is { } encoding) return encoding;
        }

        // Windows-1256 puts the Arabic letters where windows-1252 has accented ones; nobody writes whole words of
        // those.
        var (high, run, longest) = (0, 0, 0);
        foreach (var value in bytes.AsSpan(0, Math.Min(bytes.Length, 20_000)))
        {
            run = value >= 0xc0 ? run + 1 : 0;
            longest = Math.Max(longest, run);
            if (value >= 0xc0) high++;
        }

        return provider.GetEncoding(longest >= 4 && high > 20 ? 1256 : 1252)!;
    }
}
