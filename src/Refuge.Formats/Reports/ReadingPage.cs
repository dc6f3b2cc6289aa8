using System.Globalization;
using System.Text;
using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Formats.Reports;

/// <summary>A reading for people: each claim with its words in their surroundings, on 80 columns.</summary>
static class ReadingPage
{
    const int Columns = 80;
    const int Surroundings = 90;

    /// <summary>The page of one document; the quoted words stand between <paramref name="mark"/>'s two signs.</summary>
    public static string Of(string id, Reading reading, (string Open, string Close) mark)
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"{id}, read as of {reading.Reference?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no known day"}: {reading.Claims.Count} claims\n");
        foreach (var claim in reading.Claims)
        {
            page.Append('\n').Append(Head(claim)).Append('\n');
            var (start, end) = (claim.Quote.Start, claim.Quote.End);
            var text = reading.Report.Text;
            Wrap(
                page,
                $"{text[Math.Max(0, start - Surroundings)..start]}{mark.Open}{text[start..end]}{mark.Close}{text[end..Math.Min(text.Length, end + Surroundings)]}");
        }

        foreach (var link in reading.Contradictions)
        {
            Wrap(
                page.Append('\n'),
                $"{link.Kind}, {link.Verdict}: {link.Detail} ({link.A.Citation}; {link.B.Citation})");
        }
        foreach (var notice in reading.Notices.Where(static notice => notice.Kind == NoticeKind.Copy))
        {
            Wrap(page.Append('\n'), $"Copy notice: {notice.Target ?? "a site that is not named"}");
        }
        return page.ToString();
    }

    static string Head(Claim claim)
    {
        string?[] parts =
        [
            claim.Id,
            claim.Type.ToString(),
            claim.Happened ? null : "did not happen",
            claim.Modality == Modality.Asserted ? null : claim.Modality.ToString(),
            Days(claim.Date),
            string.Join(", ", claim.Places.Select(static place => place.Name ?? place.Reason).Distinct()),
            string.Join(", ", claim.Quantities.Select(static quantity => quantity.Quote)),
            claim.Attribution.Source
            ?? (
                claim.Attribution.Kind == AttributionKind.Unattributed
                ? "the report itself"
                : claim.Attribution.Kind.ToString()),
            claim.Review == ReviewState.Unreviewed ? null : claim.Review.ToString(),
            claim.SameAs is { } same ? $"same as {same}" : null,
        ];
        var wrapped = new StringBuilder();
        Wrap(wrapped, string.Join(" | ", parts.Where(static part => !string.IsNullOrEmpty(part))));
        return wrapped.ToString().TrimEnd('\n');
    }

    static string? Days(ClaimDate? date) => date switch
    {
        null => null,
        { First: { } first, Last: { } last } when first == last => Day(first),
        _ => $"{Day(date.First)} to {Day(date.Last)}",
    };

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";

    static void Wrap(StringBuilder page, string text)
    {
        var column = 0;
        foreach (var word in text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Columns)
            {
                page.Append('\n');
                column = 0;
            }

            if (column > 0) page.Append(' ');
            page.Append(word);
            column += word.Length + (column > 0 ? 1 : 0);
        }

        page.Append('\n');
    }
}
