namespace Refuge.Reports.Documents;

/// <summary>A body within a message, with the header that tells what it is.</summary>
/// <param name="Headers">Its header.</param>
/// <param name="Body">Where it stands.</param>
/// <param name="Markers">What would end it: the markers of the multiparts that hold it.</param>
sealed record EmailPart(EmailHeaders Headers, Stretch Body, IReadOnlyList<string> Markers)
{
    /// <summary>Parts nested deeper than this are left out: no mail program writes them.</summary>
    const int Deepest = 12;

    /// <summary>
    /// The bodies of <paramref name="message"/> that are no multiparts themselves, in the order of the text.
    /// </summary>
    internal static List<EmailPart> Of(string message)
    {
        var parts = new List<EmailPart>();
        Add(parts, EmailHeaders.Read(message, 0, message.Length), message.Length, []);
        return parts;
    }

    static void Add(List<EmailPart> parts, EmailHeaders headers, int end, IReadOnlyList<string> markers)
    {
        if (headers.Marker is not { } marker || markers.Count >= Deepest)
        {
            parts.Add(new(headers, new(headers.End, end), markers));
            return;
        }

        var message = headers.Message;
        for (var at = Find(message, marker, headers.End, end); at >= 0;)
        {
            var lineEnd = message.IndexOf('\n', at, end - at);
            // Two hyphens behind the marker end the multipart.
            if (lineEnd < 0 || message.AsSpan(at + marker.Length).StartsWith("--", StringComparison.Ordinal)) break;
            var next = Find(message, marker, lineEnd, end);
            var partEnd = next < 0 ? end : next;
            Add(parts, EmailHeaders.Read(message, lineEnd + 1, partEnd), partEnd, [.. markers, marker]);
            at = next;
        }
    }

    /// <summary>Where a line is <paramref name="marker"/>; −1 when none is.</summary>
    static int Find(string message, string marker, int start, int end)
    {
        for (var at = message.IndexOf(
            marker, start, end - start, StringComparison.Ordinal); at >= 0; at = message.IndexOf(
                marker, at + 1, end - at - 1, StringComparison.Ordinal))
        {
            var after = at + marker.Length;
            // A boundary that goes on is that of another multipart.
            if ((at == 0 || message[at - 1] == '\n')
                && (after >= end || message[after] is '\r' or '\n' or ' ' or '\t' or '-'))
            {
                return at;
            }
        }

        return -1;
    }
}
