namespace Refuge.Publishing;

/// <summary>
/// What to do first about an alert, in a sentence. The domain knows kinds of alerts and no sentences.
/// </summary>
static class FirstSteps
{
    /// <summary>Every sentence.</summary>
    internal static IEnumerable<string> All =>
        [.. ByKind.Values.Concat(OfOutbreaks.Values).Append(Otherwise).Append(Compare).Distinct()];

    /// <summary>The first step about an alert.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="cases">How many fell ill. Null when nobody said.</param>
    /// <param name="periodDays">In how many days. Null when nobody said.</param>
    internal static string Of(string kind, double? cases, int? periodDays) =>
        cases >= Many && OfOutbreaks.TryGetValue(kind, out var known) ? known
            : ByKind.TryGetValue(kind, out var step) ? step
            : cases is not null && periodDays is not null ? Compare : Otherwise;

    /// <summary>As many cases are no suspicion that a first team confirms: the outbreak is known. Judgement.</summary>
    const double Many = 100;

    static readonly Dictionary<string, string> OfOutbreaks = new(StringComparer.Ordinal)
    {
        ["suspected_cholera"] =
            "Ask today where the newest cases live: treat them there, chlorinate the water, and count the latrines.",
        ["suspected_measles"] =
            "Ask today where the newest cases live, and vaccinate all children there from six months to fifteen years.",
    };

    const string CallHealth =
        "Verify the deaths with the community today, find their causes, and call the health coordination together.";
    const string Confirm =
        "Send a team to confirm the disease and isolate the cases today, take samples, and tell the health authority.";

    const string Otherwise =
        "Ask how many fell ill, of how many people, in how many days, and compare with the week before.";

    const string Compare =
        "Ask for the number of the week before and of the days since, and whether those who are ill are treated.";

    static readonly Dictionary<string, string> ByKind = new(StringComparer.Ordinal)
    {
        ["suspected_cholera"] =
            "Send a team today to confirm cases by stool samples, isolate the ill, and set up oral rehydration points.",
        ["suspected_measles"] =
            "Confirm the case today and prepare to vaccinate all children from six months to fifteen years.",
        ["unusual_disease"] = Confirm,
        ["epidemic_disease"] = Confirm,
        ["deaths_above_threshold"] = CallHealth,
        ["deaths_under_five_above_threshold"] =
            "Verify the deaths with the community today, find their causes, and send a paediatric and nutrition team.",
        ["deaths_reported"] =
            "Ask how many died, of how many people, in how many days, and of what; compare with the week before.",
        ["injuries_reported"] =
            "Ask today which hospital still operates and how many wait for surgery; refer the wounded there, and send "
            + "a trauma team, dressings and blood where none does.",
        ["dehydrated_infants"] =
            "Give oral rehydration salts and refer the severely dehydrated today; bring safe drinking water for "
            + "infants and those who nurse them.",
        ["unsafe_water_with_illness"] =
            "Stop drinking from the source untreated today: truck in or chlorinate water, then test it.",
        ["dehydration"] = "Bring safe drinking water and oral rehydration salts today; find shade.",
    };
}
