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
            var end = message.IndexOf('\n', line, body.End - line);
            end = end < 0 ? body.End : end + 1;
            var from = builder.Length;
            builder.Keep(line, end);
            if (message[line] == '>') builder.MarkFurniture(from);
            line = end;
        }
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
