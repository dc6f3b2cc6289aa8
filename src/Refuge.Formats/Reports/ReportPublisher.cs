using System.Text.RegularExpressions;

namespace Refuge.Formats.Reports;

/// <summary>Who published a report, where its head names one organisation that publishes such reports.</summary>
static partial class ReportPublisher
{
    /// <summary>
    /// The publisher: the one named behind "produced by" and its like, else the only one that the head or the name of
    /// the file names. Null where none or several may be meant: then whoever starts the crisis says so.
    /// </summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="text">The text of the report.</param>
    internal static string? Find(string file, string text)
    {
        var head = text[..Math.Min(text.Length, HeadLength)];
        if (Said().Match(head) is { Success: true } said) return said.Groups["name"].Value;

        var named = Named().Matches($"{Path.GetFileNameWithoutExtension(file).Replace('_', ' ')}\n{head}")
            .Select(static match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        return named is [var only] ? only : null;
    }

    const int HeadLength = 600;

    const string Names = "OCHA|UNHCR|IOM DTM|DTM|IOM|UNICEF|WFP|WHO|UNRWA|UNDP|IFRC|ICRC|REACH|ACAPS|MSF|NRC|IRC|ACTED|"
        + "CARE|Oxfam|Save the Children|Norwegian Refugee Council|International Rescue Committee|"
        + "Médecins Sans Frontières|(?:CCCM|WASH|Shelter|Health|Protection|Logistics) "
            + "Cluster|INGC|INGD|AFAD|NDMA|NDRRMC";

    [GeneratedRegex($@"(?<![\w-])(?:{Names})(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(
        $@"(?:(?i:produced|issued|published|prepared|compiled)\s+by|(?i:source|publisher|from)\s*:)\s*(?:the\s+)?"
        + $@"(?<name>{Names})(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
