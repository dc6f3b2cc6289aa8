using Refuge.Situations;

namespace Refuge.Needs;

/// <summary>Judges what is said in words: water that makes people ill, a diet without fat.</summary>
static class Condition
{
    /// <summary>Words for something that stands but does not serve, as they occur in situation reports.</summary>
    static readonly string[] BadWords = ["unsafe", "contaminat", "fail", "broken", "ill", "sick", "dirty", "polluted", "saline", "brackish", "dry"];

    /// <summary>Words for water that was found good.</summary>
    static readonly string[] GoodWords = ["safe", "met", "clean", "chlorinated", "potable", "working"];

    /// <summary>Foods that bring fat: where a stated diet names none of them, fat and micronutrients are suspect.</summary>
    static readonly string[] FatWords = ["oil", "ghee", "butter", "meat", "fish", "milk", "cheese", "egg", "nuts", "ration", "csb"];

    /// <summary>Whether the words say that something does not serve.</summary>
    internal static bool IsBad(string? words) => Says(words, BadWords) || Denies(words, GoodWords);

    /// <summary>The state of <paramref name="item"/> at a place, <c>failing</c>, <c>met</c>, <c>suspect</c> or <c>unknown</c>, and what says so.</summary>
    internal static (string State, IReadOnlyList<Evidence> Evidence) Of(Situation situation, PlaceId place, string item) => item switch
    {
        "water_quality" => WaterQuality(situation, place),
        "food_fat" => Fat(situation, place),
        _ => Stated(situation, place, item),
    };

    /// <summary>Illness put down to the water outweighs any test: it fails until shown otherwise.</summary>
    static (string, IReadOnlyList<Evidence>) WaterQuality(Situation situation, PlaceId place)
    {
        var illness = situation.Health.LastOrDefault(row => row.Value.Place == place && row.Value.Condition is HealthCondition.WaterIllness && AlertRules.IsRecent(row.Value, situation.AsOf));
        if (illness is not null) return (Failing, illness.Evidence);

        var (state, evidence) = Stated(situation, place, "water_quality");
        if (state != Unknown) return (state, evidence);

        var source = situation.Facilities.LastOrDefault(row => row.Value.Place == place && row.Value.Item is "water_point" && IsBad(row.Value.Condition));
        return source is null ? (Unknown, []) : (Failing, source.Evidence);
    }

    static (string, IReadOnlyList<Evidence>) Fat(Situation situation, PlaceId place)
    {
        var diet = situation.Facilities.LastOrDefault(row => row.Value.Place == place && (row.Value.Item is "food_energy" or "food_fat") && row.Value.Condition is not null);
        return diet is null || Says(diet.Value.Condition, FatWords) ? (Unknown, diet?.Evidence ?? []) : ("suspect", diet.Evidence);
    }

    static (string, IReadOnlyList<Evidence>) Stated(Situation situation, PlaceId place, string item)
    {
        var row = situation.Facilities.LastOrDefault(row => row.Value.Place == place && row.Value.Item == item && row.Value.Condition is not null);
        if (row is null) return (Unknown, []);
        return IsBad(row.Value.Condition) ? (Failing, row.Evidence) : Says(row.Value.Condition, GoodWords) ? (Met, row.Evidence) : (Unknown, row.Evidence);
    }

    static bool Says(string? words, string[] vocabulary) => Found(words, vocabulary).Contains(false);

    static bool Denies(string? words, string[] vocabulary) => Found(words, vocabulary).Contains(true);

    /// <summary>For each word of the vocabulary that occurs, whether the word before it denies it.</summary>
    static IEnumerable<bool> Found(string? words, string[] vocabulary)
    {
        var said = (words ?? "").Split([' ', ',', ';', '.', '/', '-'], StringSplitOptions.RemoveEmptyEntries);
        return said.Index()
            .Where(word => vocabulary.Any(known => word.Item.StartsWith(known, StringComparison.OrdinalIgnoreCase)))
            .Select(word => word.Index > 0 && (said[word.Index - 1] is "no" or "not" or "without" or "never"));
    }

    const string Failing = "failing", Met = "met", Unknown = "unknown";
}
