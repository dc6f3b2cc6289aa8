namespace Refuge.Reports.Claims;

/// <summary>Gives the rows of a table the source that a line below it names: "Source: IOM DTM".</summary>
static class SourceLines
{
    static readonly string[] Heads = ["Source:", "Sources:", "Data source:", "SOURCE:"];

    /// <summary>The name of a source is so long at most, and a line of a table too.</summary>
    const int LongestName = 80;
    const int LongestRow = 120;

    /// <summary>Names the sources in place.</summary>
    /// <param name="drafts">The claims of a report, in order.</param>
    /// <param name="text">The readable text.</param>
    internal static void Fill(List<DraftClaim> drafts, string text)
    {
        foreach (var head in Heads)
        {
            for (var at = text.IndexOf(head, StringComparison.Ordinal); at >= 0;
                at = text.IndexOf(head, at + head.Length, StringComparison.Ordinal))
            {
                if (at > 0 && text[at - 1] != '\n') continue;
                if (NameIn(text, at + head.Length) is { } name) Above(drafts, text, at, name);
            }
        }
    }

    static string? NameIn(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        var name = text[start..(end < 0 ? text.Length : end)].Trim().TrimEnd('.');
        return name.Length is > 1 and <= LongestName && char.IsUpper(name[0]) ? name : null;
    }

    /// <summary>The rows above a line, up to one that is empty or as long as a sentence.</summary>
    static void Above(List<DraftClaim> drafts, string text, int line, string name)
    {
        var from = line;
        while (from > 0)
        {
            var before = text.LastIndexOf('\n', Math.Max(0, from - 2)) + 1;
            var row = text.AsSpan(before, from - before).Trim();
            if (row.Length > LongestRow || (row.Length == 0 && from != line) || row.EndsWith(".")) break;
            from = before;
            if (before == 0) break;
        }

        for (var at = 0; at < drafts.Count; at++)
        {
            if (drafts[at].Where.Start >= from && drafts[at].Where.End <= line
                && drafts[at].Attribution.Kind is AttributionKind.Unattributed)
            {
                drafts[at] = drafts[at] with { Attribution = new(AttributionKind.Organisation, name) };
            }
        }
    }
}
