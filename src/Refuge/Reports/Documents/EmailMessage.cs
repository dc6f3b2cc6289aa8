using System.Globalization;
using System.Text;

namespace Refuge.Reports.Documents;

/// <summary>
/// Undoes the transfer encodings of an e-mail message (RFC 2045, 6): what is read and quoted is the text as its writer
/// wrote it.
/// </summary>
/// <remarks>
/// The opened message is what a relay would hand on that needs no encoding: the words of each text part as they are,
/// its field <c>Content-Transfer-Encoding</c> saying <c>8bit</c>, all else letter by letter. Opening it again changes
/// nothing (decision 0018).
/// </remarks>
static class EmailMessage
{
    const string Field = "content-transfer-encoding";

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The message with its text parts decoded, and what could not be.</summary>
    /// <param name="file">The file it was received in.</param>
    /// <param name="message">The message as received.</param>
    public static (string Text, IReadOnlyList<Problem> Problems) Open(string file, string message)
    {
        var (opened, kept, problems) = (new StringBuilder(message.Length), 0, new List<Problem>());
        foreach (var part in EmailPart.Of(message))
        {
            if (!part.Headers.IsText || !part.Headers.Fields.TryGetValue(Field, out var named)) continue;
            if (Decoded(part) is not { } words) continue;
            if (words.Text is null)
            {
                problems.Add(Unread(file, message, part, words.Reason));
                continue;
            }

            // The line break before a marker is the marker's (RFC 2046, 5.1.1).
            var end = part.Markers.Count == 0 ? part.Body.End : WithoutLineBreak(message, part.Body);
            opened.Append(message, kept, named.Start - kept).Append("8bit")
                .Append(message, named.End, part.Body.Start - named.End).Append(words.Text);
            kept = end;
        }

        return (kept == 0 ? message : opened.Append(message, kept, message.Length - kept).ToString(), problems);
    }

    /// <summary>The words of a part, or why they cannot be told. Null when they stand there as they are.</summary>
    static (string? Text, string Reason)? Decoded(EmailPart part)
    {
        var body = part.Headers.Message.AsSpan(part.Body.Start, part.Body.Length);
        string text;
        if (part.Headers.IsEncodedIn("quoted-printable")) text = Unquoted(body, part.Headers.Parameter("charset="));
        else if (!part.Headers.IsEncodedIn("base64")) return null;
        else if (Bytes(body) is { } bytes) text = Text(bytes, part.Headers.Parameter("charset="));
        else return (null, "is no base64");
        return part.Markers.Any(marker => text.Contains(marker, StringComparison.Ordinal))
            ? (null, "holds the marker that would end it")
            : (text, "");
    }

    /// <summary>
    /// The bytes that base64 stands for; white space is passed over. Null when it is malformed: then no byte of it can
    /// be trusted.
    /// </summary>
    static byte[]? Bytes(ReadOnlySpan<char> body)
    {
        var bytes = new byte[(body.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(body, bytes, out var written) ? bytes[..written] : null;
    }

    /// <summary>
    /// The text that quoted-printable stands for. A sign that is no encoding stays as it is (RFC 2045, 6.7, notes).
    /// </summary>
    static string Unquoted(ReadOnlySpan<char> body, string? charset)
    {
        var (text, bytes) = (new StringBuilder(body.Length), new List<byte>());
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] == '=' && at + 2 < body.Length
                && byte.TryParse(
                    body.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else if (body[at] == '=' && SoftBreak(body[at..]) is > 0 and var length)
            {
                at += length - 1;
            }
            else
            {
                Flush(text, bytes, charset);
                text.Append(body[at]);
            }
        }

        Flush(text, bytes, charset);
        return text.ToString();
    }

    static void Flush(StringBuilder text, List<byte> bytes, string? charset)
    {
        if (bytes.Count == 0) return;
        text.Append(Text([.. bytes], charset));
        bytes.Clear();
    }

    /// <summary>
    /// How long the soft line break is that begins with this sign, white space added on the way included; 0 when it is
    /// none.
    /// </summary>
    static int SoftBreak(ReadOnlySpan<char> rest)
    {
        var end = 1;
        while (end < rest.Length && rest[end] is ' ' or '\t') end++;
        if (end < rest.Length && rest[end] == '\r') end++;
        return end < rest.Length && rest[end] == '\n' ? end + 1 : end == rest.Length ? end : 0;
    }

    /// <summary>
    /// The text of bytes in a named encoding; in UTF-8 where they are valid, else in windows-1252, when none is named
    /// or known.
    /// </summary>
    static string Text(byte[] bytes, string? charset)
    {
        if (charset is not null && Named(charset) is { } encoding) return encoding.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    static Encoding? Named(string charset)
    {
        if (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        if (charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)) return null;
        // Mail and pages that say ISO 8859-1 mean windows-1252 (WHATWG Encoding Standard, 4.2).
        return CodePagesEncodingProvider.Instance.GetEncoding(
            charset.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? "windows-1252" : charset);
    }

    static int WithoutLineBreak(string message, Stretch body)
    {
        var end = body.End;
        if (end > body.Start && message[end - 1] == '\n') end--;
        if (end > body.Start && message[end - 1] == '\r') end--;
        return end;
    }

    static Problem Unread(string file, string message, EmailPart part, string reason)
    {
        var line = message.AsSpan(0, part.Body.Start).Count('\n') + 1;
        return new(
            Severity.RowLeftOut, new(file, line),
            $"The text part of the e-mail that begins here {reason}; it is kept as it stands and not read.",
            "Save the message anew, or its text as .txt.");
    }
}
