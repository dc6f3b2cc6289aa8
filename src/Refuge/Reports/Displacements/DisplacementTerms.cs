using Refuge.Reports.Language;

namespace Refuge.Reports.Displacements;

/// <summary>
/// The terms in which the Internal Displacement Monitoring Centre files figures, and the words that tell each.
/// </summary>
/// <remarks>
/// A word that names the act tells most. One that names only its pressure ("forced"), its place ("shelter") or a
/// lighter harm ("affected") is slack: it counts as if it stood that many words further away. Cues in French, Spanish
/// and Portuguese are without accents.
/// </remarks>
static class DisplacementTerms
{
    internal const string Displaced = "Displaced";
    internal const string Evacuated = "Evacuated";
    internal const string ForcedToFlee = "Forced to Flee";
    internal const string Homeless = "Homeless";
    internal const string InReliefCamp = "In Relief Camp";
    internal const string Sheltered = "Sheltered";
    internal const string Relocated = "Relocated";
    internal const string DestroyedHousing = "Destroyed Housing";
    internal const string PartiallyDestroyedHousing = "Partially Destroyed Housing";
    internal const string UninhabitableHousing = "Uninhabitable Housing";

    const int Letters = 'z' - 'a' + 1;

    static readonly Cue[] Cues =
    [
        .. Of(Displaced, 0, "displac* uprooted idps idp pdi pdis desplaz* deplace* deslocad* desaloj*"),
        .. Of(Displaced, 3, "sont_arrives sont_arrivees llegaron han_llegado rentres rentrees regresado regresaron retornaron refugies refugiados nouveaux_arrivants rapatries"),
        .. Of(ForcedToFlee, 2, "traverse traversent traversee franchi franchissent cruzaron cruzado quitte quittent abandonaron abandonne abandonado"),
        .. Of(ForcedToFlee, 0, "a_fuir de_fuir fuir"),
        .. Of(Sheltered, 1, "refugiees refugiaron refugiadas refugie accueille acoge acogen trouve_refuge"),
        .. Of(Homeless, 2, "belle_etoile"),
        .. Of(Evacuated, 0, "evacu*"),
        .. Of(Evacuated, 3, "rescued rescatad* resgatad* secouru*"),
        .. Of(
            ForcedToFlee, 0,
            "fled flee fleeing huyer* huido* fugi* fugiram ont_fui a_fui avaient_fui fuient fuyant han_huido"),
        .. Of(
            ForcedToFlee, 2,
            "forced_to_flee forced_to_leave left_their abandoned_their escape* driven_from driven_out abandonar_sus "
            + "dejar_sus abandonar_suas deixar_suas quitter_leurs abandonner_leurs"),
        .. Of(
            ForcedToFlee, 5,
            "forced* out_of_their from_their_homes from_their_villages forzad* obligad* forcada* forcado* contraint*"),
        .. Of(
            Homeless, 0,
            "homeless lost_their_homes lost_their_houses lost_their_home sin_hogar sin_hogares sin_techo sans_abri "
            + "sans_abris sans_logis sans_toit damnific* sinistre sinistres sinistrado* desabrigad* sem_teto "
            + "sem_casa perdieron_sus_casas perdieron_sus_viviendas perdu_leurs_maisons perderam_suas_casas "
            + "without_homes without_shelter roofless"),
        .. Of(
            InReliefCamp, 0,
            "relief_camp relief_camps relief_centre relief_centres relief_center relief_centers evacuation_center "
            + "evacuation_centre evacuation_centers evacuation_centres"),
        .. Of(Sheltered, 1, "shelter* accommodat* housed hosted refuge alberg* abrigad* alojad* heberge* accueilli*"),
        .. Of(Sheltered, 3, "camps camp staying"),
        .. Of(
            Relocated, 0,
            "relocat* relocalis* resettl* moved_to_safe moved_to_safer shifted_to_safe shifted_to_safer reubic* reasent* "
            + "realoj* reloge* reinstall*"),
        .. Of(Relocated, 2, "moved transferred shifted trasladad* transferid* transfere*"),
        .. Of(
            DestroyedHousing, 0,
            "destroy* destruct* destru* detrui* burn* buried razed collaps* demolish* washed_away swept_away gutted "
            + "torched flattened completely_damaged totally_damaged fully_damaged levelled leveled derrumb* "
            + "desplom* arrasad* quemad* queimad* effondr* ecroule* brule* soterrad* desabaram"),
        .. Of(
            PartiallyDestroyedHousing, 0,
            "damag* dano danos danad* danific* averiad* endommag* inundat* inundad* inonde* alagad* flooded submerged"),
        .. Of(PartiallyDestroyedHousing, 3, "partially partly affected affect* afectad* afetad* touchees"),
        .. Of(UninhabitableHousing, 0, "uninhabitable unlivable inhabitable* inhabitables inabitave*"),
    ];

    /// <summary>A word of a term in a sentence.</summary>
    /// <param name="At">The index of its first token.</param>
    /// <param name="Next">The index of the token after it.</param>
    /// <param name="Term">What it tells.</param>
    /// <param name="Slack">How many words further away it counts.</param>
    internal readonly record struct Hit(int At, int Next, string Term, int Slack);

    /// <summary>
    /// [first letter × second letter] The cues that begin so, in the order of the table: most words begin none.
    /// </summary>
    static readonly Cue[][] ByLetters = [
        .. Enumerable.Range(0, Letters * Letters)
        .Select(static pair => Cues.Where(cue => Pair(cue.Words[0]) == pair).ToArray())];

    /// <summary>Every word of a term in <paramref name="tokens"/>, in their order.</summary>
    internal static List<Hit> In(ReadOnlySpan<Token> tokens)
    {
        var hits = new List<Hit>();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].IsWord && ArabicTerms.Of(tokens[at].Lower) is { } arabic)
            {
                hits.Add(new(at, at + 1, arabic.Term, arabic.Slack));
            }
            if (!tokens[at].IsWord || Pair(Word(tokens[at])) is not (>= 0 and var pair)) continue;
            foreach (var cue in ByLetters[pair])
            {
                if (cue.Matches(tokens, at)) hits.Add(new(at, at + cue.Words.Length, cue.Term, cue.Slack));
            }
        }

        return hits;
    }

    /// <summary>The number of a word's first two letters; −1 when it does not begin with two.</summary>
    static int Pair(string word) =>
        word.Length > 1 && char.IsAsciiLetterLower(word[0]) && char.IsAsciiLetterLower(word[1])
            ? ((word[0] - 'a') * Letters) + word[1] - 'a'
            : -1;

    static string Word(in Token token) => token.IsWord ? RomanceWords.Plain(token.Lower) : token.Lower;

    /// <summary>Whether a term is about homes rather than about those who lived in them.</summary>
    internal static bool IsHousing(string term) =>
        term is DestroyedHousing or PartiallyDestroyedHousing or UninhabitableHousing;

    /// <summary>
    /// People who moved come before homes destroyed, and those before homes damaged: the order in which figures are
    /// filed.
    /// </summary>
    internal static double Weight(string term, bool isHome) => term switch
    {
        PartiallyDestroyedHousing => -1,
        DestroyedHousing => -.3,
        Sheltered or InReliefCamp => isHome ? .2 : 0,
        _ => .4,
    };

    static IEnumerable<Cue> Of(string term, int slack, string words) =>
        words.Split(' ').Select(word => new Cue(term, slack, word.Split('_')));

    sealed record Cue(string Term, int Slack, string[] Words)
    {
        internal bool Matches(ReadOnlySpan<Token> tokens, int at)
        {
            if (at + Words.Length > tokens.Length) return false;
            for (var index = 0; index < Words.Length; index++)
            {
                if (!Meets(Word(tokens[at + index]), Words[index])) return false;
            }

            return true;
        }

        static bool Meets(string word, string cue) =>
            cue[^1] == '*'
                ? word.AsSpan().StartsWith(cue.AsSpan(0, cue.Length - 1), StringComparison.Ordinal)
                : string.Equals(word, cue, StringComparison.Ordinal);
    }
}
