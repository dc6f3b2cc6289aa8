using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Refuge.Cycle;
using Refuge.Reports;
using Refuge.Reports.Claims;

namespace Refuge.Web.Pages.Inbox;

/// <summary>The text of a report as received, the words of each claim marked; the markup of a web page is left
/// out.</summary>
static partial class OriginalText
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
        var hidden = report.Report.Format == ReportFormat.Html ? Markup().Matches(text) : null;
        var isFirst = true;
        return Html.Join(cuts.Zip(cuts.Skip(1)).Select(piece =>
        {
            var (start, end) = piece;
            var words = hidden is null ? text[start..end] : Visible(text, start, end, hidden);
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

    /// <summary>What a reader of the web page sees of a stretch of it.</summary>
    static string Visible(string text, int start, int end, MatchCollection hidden)
    {
        var (seen, at) = (new StringBuilder(), start);
        foreach (var tag in hidden.Where(tag => tag.Index < end && tag.Index + tag.Length > start))
        {
            if (tag.Index > at) seen.Append(WebUtility.HtmlDecode(text[at..tag.Index]));
            if (Breaks().IsMatch(tag.Value)) seen.Append('\n');
            at = Math.Min(end, tag.Index + tag.Length);
        }

        if (at < end) seen.Append(WebUtility.HtmlDecode(text[at..end]));
        return Lines().Replace(seen.ToString(), "\n\n");
    }

    [GeneratedRegex(
        "<!--.*?-->|<(script|style|head)\\b.*?</\\1\\s*>|<[^<>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Markup();

    [GeneratedRegex("^</?(p|br|div|li|ul|ol|h[1-6]|tr|table|article|section)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex("\\s*\\n\\s*\\n\\s*")]
    private static partial Regex Lines();
}
