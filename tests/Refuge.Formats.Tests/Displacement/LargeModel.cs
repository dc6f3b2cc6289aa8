using Refuge.Cycle;
using Refuge.Displacement.Blocks;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Formats.Tests.Building;
using Refuge.Situations;

namespace Refuge.Formats.Tests.Displacement;

/// <summary>The model of a crisis of thousands of places.</summary>
static class LargeModel
{
    /// <summary>The model of a <see cref="LargeFolder"/>, read from disk.</summary>
    internal static ForecastModel Of(int places, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        LargeFolder.Write(folder.Place, places);
        var crisis = CrisisFolder.Read(folder.Place, null, TestContext.Current.CancellationToken).Crisis!;
        var asOf = LargeFolder.AsOf;
        var situation = SituationBuilder.AsOf(
            crisis.Situation, ForecastCycle.Read(
                crisis, crisis.Reports.AsOf(asOf), asOf, new Extractions(ShippedReader.Knowledge)), asOf);
        return new(new(situation, crisis.Assumptions.AsOf(asOf), crisis.Allocations.AsOf(asOf), new()), cancellation);
    }
}
