using Refuge.Cycle;
using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Web.Pages.Inbox;

/// <summary>The text of a report as received, the words of each claim marked; the markup of a web page is left
/// out.</summary>
static class OriginalText
{
    /// <summary>The text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="current">The claim that one looks at. Null when none.</param>
    /// <param name="addressOf">Where a claim is looked at.</param>
    internal static Html Draw(InboxReport report, Claim? current, Func<Claim, string> addressOf)
    {
        var text = report.Report.Text;
        int[] cuts =
        [
            .. report.Claims.SelectMany(static claim => (int[])[claim.Quote.Start, claim.Quote.End]).Append(0)
                .Append(text.Length).Where(cut => cut >= 0 && cut <= text.Length).Distinct().Order(),
        ];
        var page = report.Report.Format == ReportFormat.Html ? new VisiblePage(text) : null;
        var isFirst = true;
        return Html.Join(cuts.Zip(cuts.Skip(1)).Select(piece =>
        {
            var (start, end) = piece;
            var words = page?.Words(start, end) ?? text[start..end];
            var isCurrent = current is not null && Holds(current, start, end);
            var claim = isCurrent ? current : report.Claims.Where(each => Holds(each, start, end))
                .OrderBy(static each => each.Quote.End - each.Quote.Start).FirstOrDefault();
            words = words.Replace("\r", "", StringComparison.Ordinal);
            if (claim is null || words.Length == 0) return Html.Text(words);
            var (mark, state) = (isFirst && isCurrent, Words.Of(claim.Review));
            if (isCurrent) isFirst = false;
            return Html.Of(
                $"<a tabindex=\"-1\" href=\"{addressOf(claim)}\"><mark class=\"{(isCurrent ? "current" : state)}\"{Html.When(mark, $" id=\"words\"")}>{words}</mark></a>");
        }));
    }

    static bool Holds(Claim claim, int start, int end) => claim.Quote.Start <= start && end <= claim.Quote.End;
}
