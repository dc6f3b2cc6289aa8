using Refuge.Cycle;
using Refuge.Reports;
using Refuge.Reports.Places;

namespace Refuge.Formats.Reports;

/// <summary>
/// The reader with the gazetteer and the weights that ship with Refuge: what every command and page uses.
/// </summary>
public static class ShippedReader
{
    /// <summary>What it knows beside a report and the places of a crisis.</summary>
    public static ReaderKnowledge Knowledge { get; } = new(
        typeof(ShippedReader).Module.ModuleVersionId.ToString("N"), static () => Gazetteer.Names,
        static () => TrainedModels.Shipped);

    /// <summary>Reads reports by the names of every place of a crisis, whenever its row became known.</summary>
    /// <param name="crisis">The crisis.</param>
    internal static Func<Report, Reading> Of(Crisis crisis)
    {
        var names = new Lazy<PlaceNames>(() => Knowledge.NamesOver(FolderNames.Of(crisis)));
        return report => Knowledge.Read(report, names.Value);
    }

    /// <summary>Reads a report of which no crisis is known.</summary>
    /// <param name="report">The report.</param>
    internal static Reading Read(Report report) => Knowledge.Read(report, Gazetteer.Names);
}
