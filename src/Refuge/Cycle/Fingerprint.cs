using System.Globalization;
using System.Security.Cryptography;
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
/// run would make it another run. Later needs follow from the members, what stands and what is asked, and need no line.
/// </remarks>
static class Fingerprint
{
    /// <summary>16 hexadecimal digits: the first eight bytes of SHA-256 over one line for each finding.</summary>
    internal static string Of(
        CycleRequest request, string crisis, Situation situation, Forecast forecast, NeedsAssessment needs,
        FundingPlan funding, IReadOnlyList<TriggerReading> triggers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(
            $"{crisis}|{request.Version}|{request.AsOf:yyyy-MM-dd}|{request.Size.Days}|{request.Size.Members}|{request.Size.Seed}|{request.Scenario}");
        foreach (var fact in situation.Facts)
        {
            Append($"{fact.Place}|{fact.Part}|{fact.Aspect}|{fact.Value}|{string.Join(';', fact.Evidence)}");
        }
        for (var day = 0; day <= forecast.Size.Days; day++)
        {
            Append(
                $"{Quantiles.Of(forecast.DisplacedNow.On(day)).Mean:R}|{Quantiles.Of(forecast.DisplacedTotal.On(day)).Mean:R}");
        }

        foreach (var need in needs.Today)
        {
            Append(
                $"{need.Place}|{need.Indicator}|{need.Phase}|{need.Amount?.Median:R}|{need.Have?.Value:R}|{need.Uncovered:R}");
        }
        foreach (var line in funding.Lines)
        {
            Append($"{line.Action}|{line.Place}|{line.Quantity:R}|{line.Cost?.Amount}|{line.ReleaseBy:yyyy-MM-dd}");
        }
        foreach (var reading in triggers)
        {
            Append(
                $"{reading.Trigger.Value.Id}|{string.Join(';', reading.Cases.Select(each => FormattableString.Invariant($"{each.Place} {each.People:R} {each.Chance?.Value:R}")))}");
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));

        void Append(FormattableString line) =>
            hash.AppendData(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n"));
    }
}
