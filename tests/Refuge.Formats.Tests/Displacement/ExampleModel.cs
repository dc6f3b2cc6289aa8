using Refuge.Cycle;
using Refuge.Displacement.Blocks;
using Refuge.Formats.Crises;
using Refuge.Formats.Reports;
using Refuge.Situations;
using Refuge.Tests.Shared;

namespace Refuge.Formats.Tests.Displacement;

/// <summary>
/// The model of an example folder, made as <c>plan</c> makes it: from its files, reports and reviews.
/// </summary>
static class ExampleModel
{
    internal static ForecastModel Of(string example) =>
        Of(example, example == "small-valley" ? new(2021, 4, 18) : new DateOnly(2016, 8, 28));

    internal static ForecastModel Of(string example, DateOnly asOf)
    {
        var crisis = CrisisFolder.Read(
            new(Path.Combine(Repository.Root, "examples", example)), null,
            TestContext.Current.CancellationToken).Crisis!;
        var situation = SituationBuilder.AsOf(
            crisis.Situation, ForecastCycle.Read(
                crisis, crisis.Reports.AsOf(asOf), asOf, new Extractions(ShippedReader.Knowledge)), asOf);
        return new(
            new(situation, crisis.Assumptions.AsOf(asOf), crisis.Allocations.AsOf(asOf), new()),
            TestContext.Current.CancellationToken);
    }
}
