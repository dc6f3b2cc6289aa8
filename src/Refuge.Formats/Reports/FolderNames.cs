using Refuge.Cycle;
using Refuge.Reports.Places;

namespace Refuge.Formats.Reports;

/// <summary>The places of a crisis folder as names that reports may use.</summary>
static class FolderNames
{
    /// <summary>The names and aliases of every place of <paramref name="crisis"/>.</summary>
    public static PlaceNames Of(Crisis crisis) =>
        new(crisis.Situation.Places.Rows.Select(static row => ForecastCycle.Named(row.Value)));
}
