using Refuge.Reports.Claims;
using Refuge.Situations;

namespace Refuge.Displacement;

/// <summary>Assumptions of a population that a row of places.csv has replaced, since it became known later.</summary>
static class OverruledAssumptions
{
    /// <summary>One statement beside the other, for each assumption that no member draws from any more.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="assumptions">What is assumed, as known.</param>
    internal static IEnumerable<Contradiction> Of(
        Situation situation, IReadOnlyList<Recorded<Assumption>> assumptions) =>
        from assumed in assumptions
        where assumed.Value is { What: "population", Subject: not null }
        let place = situation.FindPlace(new(assumed.Value.Subject!))
        where place is not null && ResidentsAtHome.IsNewer(place, assumed.KnownOn)
        select new Contradiction(
            assumed.Evidence[0], place.Evidence[^1], "assumption", Verdict.Superseded,
            FormattableString.Invariant(
                $"{assumed.Value.Low} to {assumed.Value.High} people are assumed at {place.Value.Id}, ")
                + FormattableString.Invariant(
                    $"known on {assumed.KnownOn:yyyy-MM-dd}; its row, known on {place.KnownOn:yyyy-MM-dd}, holds."));
}
