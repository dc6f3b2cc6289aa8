using Refuge.Reports;
using Refuge.Reports.Places;

namespace Refuge.Tests.Reports;

/// <summary>Reports and places for tests of reading. Places are invented.</summary>
static class A
{
    /// <summary>A Sunday.</summary>
    internal static readonly DateOnly Sunday = new(2030, 9, 1);

    internal static PlaceNames Valley { get; } = new(
    [
        Town("alma", "Alma", 12_000, 35, 43, "Al-Alma", "ألما"),
        Town("boro", "Boro", 900, 35.5, 43),
    ]);

    internal static Report Report(string text, ReportFormat format = ReportFormat.Text) =>
        new("story.txt", "h1", text, format, null, Sunday, "en", null);

    internal static Reading Reading(string text, ReportFormat format = ReportFormat.Text) =>
        ReportReader.Read(Report(text, format), Valley);

    static NamedPlace Town(
        string id, string name, long people, double latitude, double longitude, params string[] aliases) =>
        new(id, name, aliases, NamedPlaceKind.Settlement, "XX", null, people, latitude, longitude)
        {
            IsOfFolder = true,
        };
}
