using Refuge.Cycle;
using Refuge.Reports.Places;
using Refuge.Situations;

namespace Refuge.Formats.Reports;

/// <summary>The places of a crisis folder as names that reports may use.</summary>
static class FolderNames
{
    /// <summary>The names and aliases of every place of <paramref name="crisis"/>.</summary>
    public static PlaceNames Of(Crisis crisis) => new(crisis.Situation.Places.Rows.Select(static row => new NamedPlace(
        row.Value.Id.Code,
        row.Value.Name,
        row.Value.NameAr is { } arabic ? [.. row.Value.Aliases, arabic] : row.Value.Aliases,
        NamedPlaceKind.Settlement,
        row.Value.Country,
        row.Value.Admin1,
        row.Value.Population?.Count ?? 0,
        row.Value.Position?.Latitude,
        row.Value.Position?.Longitude)
    {
        IsOfFolder = true,
        IsSite = row.Value.Kind == PlaceKind.Site,
    }));
}
