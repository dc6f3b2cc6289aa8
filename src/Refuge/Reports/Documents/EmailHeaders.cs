namespace Refuge.Reports.Documents;

/// <summary>The header fields of a message or of one of its parts (RFC 5322, 2.2).</summary>
/// <param name="Message">The message.</param>
/// <param name="Fields">Where the value of each field stands, by its name.</param>
/// <param name="End">Where the body begins.</param>
sealed record EmailHeaders(string Message, Dictionary<string, Stretch> Fields, int End)
{
    /// <summary>
    /// The header that begins at <paramref name="start"/>; the body goes on to <paramref name="end"/>.
    /// </summary>
    internal static EmailHeaders Read(string message, int start, int end)
    {
        var fields = new Dictionary<string, Stretch>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        while (start < end)
        {
            var lineEnd = message.IndexOf('\n', start, end - start);
            if (lineEnd < 0) lineEnd = end;
            var text = message.AsSpan(start, lineEnd - start).TrimEnd('\r');
            if (text.Length == 0) return new(message, fields, Math.Min(end, lineEnd + 1));
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
                return new(message, fields, start);
            }

            start = lineEnd + 1;
        }

        return new(message, fields, end);
    }

    /// <summary>Whether the value of a field begins with <paramref name="value"/>, in any case.</summary>
    internal bool Is(string field, string value) =>
        Fields.TryGetValue(field, out var where)
            && Message.AsSpan(where.Start, where.Length).TrimStart()
            .StartsWith(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the body is encoded in <paramref name="encoding"/> for its transfer.</summary>
    internal bool IsEncodedIn(string encoding) => Is("content-transfer-encoding", encoding);

    /// <summary>Whether the body is text: said so, or nothing else said (RFC 2045, 5.2).</summary>
    internal bool IsText => !Fields.ContainsKey("content-type") || Is("content-type", "text/");

    /// <summary>What stands before each part of a multipart body. Null when the body is no multipart.</summary>
    internal string? Marker =>
        Is("content-type", "multipart/") && Parameter("boundary=") is { } boundary ? $"--{boundary}" : null;

    /// <summary>A parameter of the content type, such as <c>charset=</c>. Null when it is not given.</summary>
    internal string? Parameter(string name)
    {
        if (!Fields.TryGetValue("content-type", out var where)) return null;
        var text = Message.AsSpan(where.Start, where.Length);
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var value = text[(at + name.Length)..].Trim().TrimStart('"');
        var end = value.IndexOfAny("\";\r\n ");
        return (end < 0 ? value : value[..end]).ToString() is { Length: > 0 } found ? found : null;
    }
}
