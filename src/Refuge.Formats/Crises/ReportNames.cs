using Refuge.Cycle;

namespace Refuge.Formats.Crises;

/// <summary>Names under which reports are received, and the row that the index has of each.</summary>
static class ReportNames
{
    const int LongestName = 100;

    /// <summary>Why a report cannot be kept under a name. Null when it can.</summary>
    /// <param name="name">The name, without a folder.</param>
    public static Problem? FindFault(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isPlain = name.Length is > 0 and <= LongestName && name[0] != '.'
            && name.All(
                static letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ' or '(' or ')');
        if (!isPlain)
        {
            return Fault(
                "Letters, digits, spaces, dots, hyphens and brackets make the name of a report; this one has "
                + "others, or begins with a dot.");
        }
        return Path.GetExtension(name).ToLowerInvariant() is ".txt" or ".md" or ".html" or ".htm" or ".eml"
            ? null
            : Fault("The ending of the name does not say how the report is written.");
    }

    /// <summary>What is wrong when another report has that name already.</summary>
    /// <param name="name">The name.</param>
    public static Problem Taken(string name) => new(
        Severity.RowLeftOut, new(name), "Another report is kept under that name.",
        "Receive this one under another name; reports are never replaced.");

    /// <summary>The row of <c>reports/index.csv</c>.</summary>
    /// <param name="report">The report.</param>
    public static StatedRow Row(ReceivedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(
            CrisisTables.Reports.File,
            new Dictionary<string, string>(report.Index, StringComparer.Ordinal) { ["file"] = report.File });
    }

    static Problem Fault(string what) =>
        new(Severity.RowLeftOut, new("reports"), what, "Name it such as 2016-08-28-qayyarah.md.");
}
