using Refuge.Cycle;
using Refuge.Formats.Reports;
using Refuge.Reports;
using Refuge.Reports.Places;
using Refuge.Web.Fetching;

namespace Refuge.Web.Mentions;

/// <summary>Whether a page tells over again what a report of a crisis tells.</summary>
static class CopyOfReport
{
    /// <summary>It is compared with so many reports, the newest first.</summary>
    const int MostReports = 500;

    /// <summary>Whether a page is a copy of a report, as the reading of reports finds copies of one story.</summary>
    internal static bool Is(Crisis crisis, FetchedPage page)
    {
        var linked = ReportReader.Read(ReportFile.Of("linked.html", page.Html, null), PlaceNames.None);
        return crisis.Reports.Rows.OrderByDescending(static row => row.KnownOn).Take(MostReports)
            .Select(row => ReportReader.Read(row.Value, PlaceNames.None))
            .Any(report => Copies.Origins([report, linked]) is [var one, var other] && one == other);
    }
}
