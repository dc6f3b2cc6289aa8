using System.Globalization;

namespace Refuge.Reports.Documents;

/// <summary>
/// Takes the readable text out of an e-mail message (RFC 5322, RFC 2045): subject, then the first readable part.
/// </summary>
/// <remarks>
/// The message is opened before (<see cref="EmailMessage"/>): a text part that is encoded still could not be decoded
/// and is left out.
/// </remarks>
static class EmailCleaning
{
    internal static CleanText Clean(string message)
    {
        var builder = new CleanTextBuilder(message);
        var headers = EmailHeaders.Read(message, 0, message.Length);
        if (headers.Fields.TryGetValue("subject", out var subject))
        {
            builder.Keep(subject.Start, subject.End);
            builder.BreakParagraph(subject.End, subject.End);
        }

        if (headers.Fields.TryGetValue("date", out var date)) builder.Dated = Day(message[date.Start..date.End]);
        var parts = EmailPart.Of(message)
            .FindAll(
                static part => !part.Headers.IsEncodedIn("base64") && !part.Headers.Is("content-type", "multipart/"));
        if (parts.Find(static part => !IsHtml(part)) is { } plain) KeepUnquoted(builder, message, plain.Body);
        else if (parts is [var html, ..]) HtmlCleaning.CleanInto(builder, message, html.Body.Start, html.Body.End);
        return builder.Build();
    }

    static bool IsHtml(EmailPart part) => part.Headers.Is("content-type", "text/html");

    /// <summary>
    /// Keeps the lines; a line quoted from an earlier message is furniture: its words were reported before.
    /// </summary>
    static void KeepUnquoted(CleanTextBuilder builder, string message, Stretch body)
    {
        for (var line = body.Start; line < body.End;)
        {
            var from = builder.Length;
            if (Forwarded(message, line, body.End) is { } forwarded)
            {
                builder.Keep(line, forwarded.End);
                builder.MarkFurniture(from);
                if (forwarded.Day is { } day) builder.Redate(day);
                line = forwarded.End;
                continue;
            }

            var end = LineEnd(message, line, body.End);
            builder.Keep(line, end);
            if (message[line] == '>') builder.MarkFurniture(from);
            line = end;
        }
    }

    static int LineEnd(string message, int line, int bodyEnd)
    {
        var end = message.IndexOf('\n', line, bodyEnd - line);
        return end < 0 ? bodyEnd : end + 1;
    }

    /// <summary>
    /// The header of a message within the message, with the day it was sent. Null when none begins here.
    /// </summary>
    static (int End, DateOnly? Day)? Forwarded(string message, int line, int bodyEnd)
    {
        const int MostFields = 8;
        if (!message.AsSpan(line, bodyEnd - line).StartsWith("From:", StringComparison.OrdinalIgnoreCase)) return null;
        DateOnly? day = null;
        var (at, isDated) = (line, false);
        for (var field = 0; field < MostFields && at < bodyEnd; field++)
        {
            var end = LineEnd(message, at, bodyEnd);
            var text = message.AsSpan(at, end - at).Trim();
            var colon = text.IndexOf(':');
            if (colon is < 1 or > 10 || text[..colon].ContainsAnyExceptInRange('A', 'z')) break;
            if (text[..colon] is "Sent" or "Date" or "sent" or "date")
            {
                isDated = true;
                day = SentOn(text[(colon + 1)..].ToString());
            }

            at = end;
        }

        return isDated ? (at, day) : null;
    }

    /// <summary>The day of "Tuesday, 2 March 2021 17:45" or "Tue, Mar 2, 2021 at 5:45 PM".</summary>
    static DateOnly? SentOn(string text)
    {
        var words = text.Split((char[])[' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at + 2 < words.Length; at++)
        {
            foreach (var form in (string[])["d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy"])
            {
                if (DateOnly.TryParseExact(
                    $"{words[at]} {words[at + 1]} {words[at + 2]}", form, CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out var day))
                {
                    return day;
                }
            }
        }

        return null;
    }

    static DateOnly? Day(string date)
    {
        var text = date.AsSpan(date.IndexOf(',', StringComparison.Ordinal) + 1).Trim();
        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 3 && DateOnly.TryParseExact(
            $"{words[0]} {words[1]} {words[2]}", "d MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? day
            : null;
    }
}
