using Refuge.Situations;

namespace Refuge.Displacement.Model;

/// <summary>What past operations say of one place, where they may speak for a judgement.</summary>
/// <param name="Place">The place.</param>
/// <param name="What">The quantity it stands for.</param>
/// <param name="Class">The operations behind it. Null where a planners' bound is (<see cref="PlannedShares"/>).</param>
/// <param name="Quantiles">What they say.</param>
sealed record ClassPrior(PlaceId Place, Parameter What, OperationClass? Class, PriorQuantiles Quantiles);

/// <summary>
/// Where the share of people who leave a city comes from past operations: where nobody assumed it, the city is of a
/// size that they cover, and a rolling test on them says that they score better than the judgement of the rules.
/// </summary>
/// <remarks>
/// Towns keep their judgement: on the same operations it scores better than the class (CRPS of the share .153 against
/// .171).
/// </remarks>
static class ClassPriors
{
    /// <summary>What the class of the as-of date says of each city or district of known size.</summary>
    /// <param name="situation">The picture as known.</param>
    /// <param name="rules">How people move: a rule that somebody changed is meant, and stands.</param>
    internal static IReadOnlyList<ClassPrior> Of(Situation situation, MovementRules rules)
    {
        var what = Parameters.LeaveShareCity;
        var judged = rules.Parameters[what];
        if (judged != what.Default || OperationClass.AsOf(situation.AsOf, WholeFight) is not { } known) return [];

        var judgement = new Prior(judged.Low, judged.Best, judged.High, PriorScale.LogOdds);
        if (!OperationScores.IsBetterThan(judgement, situation.AsOf, WholeFight)) return [];
        return
        [
            .. from place in situation.Places
               where place.Value.Kind is PlaceKind.City or PlaceKind.District
               let people = SizeOf(place.Value)
               where people > 0 && known.Covers(people)
               let share = known.ShareOf(people)
               select new ClassPrior(
                   place.Value.Id, what, known, new(share.Low, share.Best, share.High, what.Unit)),
        ];
    }

    /// <summary>The people of a place, of a range its geometric mean; 0 where nobody says.</summary>
    internal static double SizeOf(Place place) => place.Population?.Count
        ?? (
            place is { PopulationLow: { } low, PopulationHigh: { } high }
            ? Math.Sqrt((double)low.Count * high.Count)
            : 0);

    /// <summary>The share that had left by day 90 stands for that of the whole fight.</summary>
    const int WholeFight = 90;
}
