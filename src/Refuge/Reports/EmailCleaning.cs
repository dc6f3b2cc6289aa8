using System.Globalization;
using System.Text;

namespace Refuge.Reports;

/// <summary>Takes the readable text out of an e-mail message (RFC 5322, RFC 2045): subject, then the first readable part.</summary>
/// <remarks>Quoted-printable text is decoded; a part in base64 has no words to quote as received and is left out.</remarks>
static class EmailCleaning
{
    internal static CleanText Clean(string message)
    {
        var builder = new CleanTextBuilder(message);
        var headers = Headers(message, 0, message.Length);
        if (headers.Fields.TryGetValue("subject", out var subject))
        {
            builder.Keep(subject.Start, subject.End);
            builder.BreakParagraph(subject.End, subject.End);
        }

        if (headers.Fields.TryGetValue("date", out var date)) builder.Dated = Day(message[date.Start..date.End]);
        var (body, part) = ReadablePart(message, headers);
        KeepBody(builder, message, body, part);
        return builder.Build();
    }

    static (Stretch Body, HeaderBlock Headers) ReadablePart(string message, HeaderBlock headers)
    {
        var whole = new Stretch(headers.End, message.Length);
        var boundary = Parameter(message, headers, "content-type", "boundary=");
        if (boundary is null) return (whole, headers);
        var marker = $"--{boundary}";
        var at = message.IndexOf(marker, headers.End, StringComparison.Ordinal);
        (Stretch, HeaderBlock)? fallback = null;
        while (at >= 0)
        {
            var lineEnd = message.IndexOf('\n', at);
            if (lineEnd < 0) break;
            var next = message.IndexOf(marker, lineEnd, StringComparison.Ordinal);
            var end = next < 0 ? message.Length : next;
            var part = Headers(message, lineEnd + 1, end);
            var candidate = (new Stretch(part.End, end), part);
            if (!IsBase64(message, part))
            {
                if (!Is(message, part, "content-type", "text/html") && !Is(message, part, "content-type", "multipart/")) return candidate;
                fallback ??= candidate;
            }

            at = next;
        }

        return fallback ?? (new Stretch(message.Length, message.Length), headers);
    }

    static void KeepBody(CleanTextBuilder builder, string message, Stretch body, HeaderBlock part)
    {
        if (IsBase64(message, part)) return;
        if (Is(message, part, "content-type", "text/html")) HtmlCleaning.CleanInto(builder, message, body.Start, body.End);
        else if (Is(message, part, "content-transfer-encoding", "quoted-printable")) KeepQuotedPrintable(builder, message, body);
        else KeepUnquoted(builder, message, body);
    }

    /// <summary>Keeps the lines; a line quoted from an earlier message is furniture: its words were reported before.</summary>
    static void KeepUnquoted(CleanTextBuilder builder, string message, Stretch body)
    {
        for (var line = body.Start; line < body.End;)
        {
            var end = message.IndexOf('\n', line, body.End - line);
            end = end < 0 ? body.End : end + 1;
            var from = builder.Length;
            builder.Keep(line, end);
            if (message[line] == '>') builder.MarkFurniture(from);
            line = end;
        }
    }

    static void KeepQuotedPrintable(CleanTextBuilder builder, string message, Stretch body)
    {
        var bytes = new List<byte>();
        var from = body.Start;
        for (var at = body.Start; at < body.End; at++)
        {
            if (message[at] != '=') continue;
            builder.Keep(from, at);
            var start = at;
            bytes.Clear();
            while (at + 2 < body.End && message[at] == '=' && byte.TryParse(message.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                at += 3;
            }

            if (bytes.Count > 0) builder.Replace(start, at, Encoding.UTF8.GetString([.. bytes]));
            else at = SoftBreakEnd(message, at, body.End);
            from = at;
            at--;
        }

        builder.Keep(from, body.End);
    }

    static int SoftBreakEnd(string message, int at, int end)
    {
        var next = at + 1;
        if (next < end && message[next] == '\r') next++;
        return next < end && message[next] == '\n' ? next + 1 : at + 1;
    }

    static HeaderBlock Headers(string message, int start, int end)
    {
        var fields = new Dictionary<string, Stretch>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        while (start < end)
        {
            var lineEnd = message.IndexOf('\n', start, end - start);
            if (lineEnd < 0) lineEnd = end;
            var text = message.AsSpan(start, lineEnd - start).TrimEnd('\r');
            if (text.Length == 0) return new(fields, Math.Min(end, lineEnd + 1));
            var colon = text.IndexOf(':');
            if (char.IsWhiteSpace(text[0]) && last.Length > 0)
            {
                fields[last] = fields[last] with { End = start + text.Length };
            }
            else if (colon > 0 && !text[..colon].Contains(' '))
            {
                last = text[..colon].ToString();
                var value = start + colon + 1;
                while (value < start + text.Length && message[value] == ' ') value++;
                fields[last] = new(value, start + text.Length);
            }
            else if (fields.Count == 0)
            {
                return new(fields, start);
            }

            start = lineEnd + 1;
        }

        return new(fields, end);
    }

    static bool IsBase64(string message, HeaderBlock part) => Is(message, part, "content-transfer-encoding", "base64");

    static bool Is(string message, HeaderBlock headers, string field, string value) =>
        headers.Fields.TryGetValue(field, out var where) &&
        message.AsSpan(where.Start, where.Length).TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase);

    static string? Parameter(string message, HeaderBlock headers, string field, string name)
    {
        if (!headers.Fields.TryGetValue(field, out var where)) return null;
        var text = message.AsSpan(where.Start, where.Length);
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var value = text[(at + name.Length)..].Trim().TrimStart('"');
        var end = value.IndexOfAny('"', ';', '\r');
        return (end < 0 ? value : value[..end]).ToString() is { Length: > 0 } found ? found : null;
    }

    static DateOnly? Day(string date)
    {
        var text = date.AsSpan(date.IndexOf(',', StringComparison.Ordinal) + 1).Trim();
        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 3 && DateOnly.TryParseExact(
            $"{words[0]} {words[1]} {words[2]}", "d MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    sealed record HeaderBlock(Dictionary<string, Stretch> Fields, int End);
}
