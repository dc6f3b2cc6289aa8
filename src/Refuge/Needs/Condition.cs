using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>The state of what has no amount: water that makes people ill, a diet without fat.</summary>
static class Condition
{
    /// <summary>
    /// The state of <paramref name="item"/> at a place, <c>failing</c>, <c>met</c>, <c>suspect</c> or <c>unknown</c>,
    /// and what says so.
    /// </summary>
    internal static (string State, IReadOnlyList<Evidence> Evidence) Of(
        Situation situation, PlaceId place, string item) => item switch
        {
            "water_quality" => WaterQuality(situation, place),
            "food_fat" => Fat(situation, place),
            _ => Stated(situation, place, item),
        };

    /// <summary>Illness put down to the water outweighs any test: it fails until shown otherwise.</summary>
    static (string, IReadOnlyList<Evidence>) WaterQuality(Situation situation, PlaceId place)
    {
        var illness = AlertRules.Open(situation).LastOrDefault(
            row => row.Value.Place == place && row.Value.Condition is HealthCondition.WaterIllness);
        var (state, evidence) = Stated(situation, place, "water_quality");
        if (illness is not null && !(state is Met && IsTestedSince(situation, place, illness.Value.Date)))
        {
            return (Failing, illness.Evidence);
        }

        if (state != Unknown) return (state, evidence);

        var source = situation.StandingFacilities.LastOrDefault(
            row => row.Value.Place == place && row.Value is { Item: "water_point", State: FacilityCondition.Unsound });
        return source is null ? (Unknown, []) : (Failing, source.Evidence);
    }

    /// <summary>Whether a test is so much newer than an illness that its water may be another.</summary>
    static bool IsTestedSince(Situation situation, PlaceId place, DateOnly illness) => situation.StandingFacilities.Any(
        row => row.Value.Place == place && row.Value is { Item: "water_quality", State: FacilityCondition.Sound }
        && row.Value.Date > illness.AddDays(Incubation));

    static (string, IReadOnlyList<Evidence>) Fat(Situation situation, PlaceId place)
    {
        var diet = situation.StandingFacilities.LastOrDefault(
            row => row.Value.Place == place && (row.Value.Item is "food_energy" or "food_fat")
            && row.Value.Condition is not null);
        return diet is null || ConditionWords.NamesFat(diet.Value.Condition)
            ? (Unknown, diet?.Evidence ?? [])
            : ("suspect", diet.Evidence);
    }

    static (string, IReadOnlyList<Evidence>) Stated(Situation situation, PlaceId place, string item)
    {
        var row = situation.StandingFacilities.LastOrDefault(
            row => row.Value.Place == place && row.Value.Item == item && row.Value.Condition is not null);
        if (row is null) return (Unknown, []);
        var state = row.Value.State switch
        {
            FacilityCondition.Unsound => Failing,
            FacilityCondition.Sound => Met,
            _ => Unknown,
        };
        return (state, row.Evidence);
    }

    /// <summary>Days after which an outbreak counts as over without a new case (cholera: GTFCC 2017).</summary>
    const int Incubation = 28;

    const string Failing = "failing", Met = "met", Unknown = "unknown";
}
