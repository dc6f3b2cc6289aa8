using System.Globalization;
using System.Text;
using Refuge.Displacement;
using Refuge.Funding;
using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Cycle;

/// <summary>The identity of a run: a hash of what it found.</summary>
/// <remarks>
/// Not of its input files: a row that became known later changes those and no finding, and what was decided on a run
/// must still cite it. Threads and audience are no part of it either. Decisions are not: else the row that signs a
/// run would make it another run.
/// </remarks>
static class Fingerprint
{
    /// <summary>16 hexadecimal digits.</summary>
    internal static string Of(CycleRequest request, string crisis, Situation situation, Forecast forecast, NeedsAssessment needs, FundingPlan funding)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{crisis}|{request.Version}|{request.AsOf:yyyy-MM-dd}|{request.Size.Days}|{request.Size.Members}|{request.Size.Seed}|{request.Scenario}\n");
        foreach (var fact in situation.Facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{fact.Place}|{fact.Part}|{fact.Aspect}|{fact.Value}|{string.Join(';', fact.Evidence)}\n");
        }

        for (var day = 0; day <= forecast.Size.Days; day++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quantiles.Of(forecast.DisplacedNow.On(day)).Mean:R}|{Quantiles.Of(forecast.DisplacedTotal.On(day)).Mean:R}\n");
        }

        foreach (var need in needs.Today.Concat(needs.Forecast))
        {
            text.Append(CultureInfo.InvariantCulture, $"{need.Place}|{need.Indicator}|{need.Phase}|{need.Amount?.Median:R}|{need.Have?.Value:R}|{need.Uncovered:R}\n");
        }

        foreach (var line in funding.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Action}|{line.Place}|{line.Quantity:R}|{line.Cost?.Amount}|{line.ReleaseBy:yyyy-MM-dd}\n");
        }

        return StableHash.Of(text.ToString()).ToString("x16", CultureInfo.InvariantCulture);
    }
}
