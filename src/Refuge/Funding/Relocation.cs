using Refuge.Needs;
using Refuge.Situations;

namespace Refuge.Funding;

/// <summary>
/// People who live beyond the room of their site today, and for whom another site along the same direction has room.
/// </summary>
/// <param name="From">The site that is too full.</param>
/// <param name="To">The site with free places.</param>
/// <param name="People">How many. Above zero.</param>
/// <param name="Evidence">The counts and capacities of both.</param>
sealed record Relocation(PlaceId From, PlaceId To, double People, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>
    /// Who could move today: from the fullest site to the emptiest along the same direction, in the same country.
    /// Nothing is said of sites whose people or room nobody stated, nor of those held, besieged or fought over.
    /// </summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="needs">What people need today: places are one of the things.</param>
    internal static IReadOnlyList<Relocation> Of(Situation situation, NeedsAssessment needs)
    {
        var (states, home) = (new PlaceStates(situation), PlacesLedger.HomeOf(situation));
        var rooms = needs.Today
            .Where(need => need is
            {
                Indicator: Supply.Capacity, Caseload: Caseload.DisplacedInSites, Amount: not null, Gap: not null,
            } && !states[need.Place].IsBeyondReach)
            .Select(need => new Room(
                need, situation.FindPlace(need.Place)?.Value,
                (need.Have is { } have ? have.Value - need.Amount!.Value.Median : -need.Gap!.Value.Median)
                    + (need.Coming ?? 0)))
            .Where(room => room.Place?.Axis is not null
                && (room.Place.Country is null || home is null || room.Place.Country == home))
            .ToList();
        List<Relocation> moves = [];
        foreach (var axis in rooms.GroupBy(static room => room.Place!.Axis, StringComparer.Ordinal))
        {
            var free = axis.Where(static room => room.Free >= 1)
                .OrderByDescending(static room => room.Free).ThenBy(static room => room.Need.Place).ToList();
            var left = free.ConvertAll(static room => Math.Floor(room.Free));
            foreach (var full in axis.Where(static room => room.Free <= -1)
                .OrderBy(static room => room.Free).ThenBy(static room => room.Need.Place))
            {
                var over = Math.Ceiling(-full.Free);
                for (var index = 0; index < free.Count && over > 0; index++)
                {
                    var people = Math.Min(over, left[index]);
                    if (people <= 0) continue;

                    (over, left[index]) = (over - people, left[index] - people);
                    moves.Add(new(
                        full.Need.Place, free[index].Need.Place, people,
                        [.. full.Need.Evidence.Concat(free[index].Need.Evidence).Distinct()]));
                }
            }
        }

        return [.. moves.OrderByDescending(static move => move.People).ThenBy(static move => move.From)
            .ThenBy(static move => move.To)];
    }

    sealed record Room(Need Need, Place? Place, double Free);
}
