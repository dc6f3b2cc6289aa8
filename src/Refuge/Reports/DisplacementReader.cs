
namespace Refuge.Reports;

/// <summary>Finds figures of people who had to move, and of homes lost, with the term for what befell them.</summary>
/// <remarks>The terms are those in which the Internal Displacement Monitoring Centre files figures.</remarks>
static class DisplacementReader
{
    static readonly (string Term, ClaimCue Cue)[] Terms =
    [
        ("Displaced", new("displac* uprooted desplaz* déplac* deplac* desloc* desaloj* idps idp displacement displacements")),
        ("Evacuated", new("evacuat* evacuad* évacu* moved_to_safe moved_to_safer rescued relocated_to_safety")),
        ("Forced to Flee", new("fled flee fleeing forced_to_flee forced_to_leave left_their abandoned_their escape* driven_from driven_out out_of_their from_their_homes from_their_villages forced*")),
        ("Homeless", new("homeless lost_their_homes lost_their_houses sin_hogar sans_abri sans_abris damnific* lost_their_home without_homes without_shelter roofless")),
        ("In Relief Camp", new("relief_camp relief_camps relief_centre relief_centres relief_center relief_centers evacuation_center evacuation_centre evacuation_centers evacuation_centres")),
        ("Sheltered", new("shelter* accommodat* housed hosted camps camp refuge staying")),
        ("Relocated", new("relocat* resettl* moved transferred")),
        ("Destroyed Housing", new("destroy* destruction destru* détrui* burn* razed collaps* demolish* washed_away swept_away gutted torched flattened completely_damaged totally_damaged fully_damaged levelled leveled")),
        ("Partially Destroyed Housing", new("damag* daños partially partly affected affect* inundat* flooded submerged")),
        ("Uninhabitable Housing", new("uninhabitable unlivable inundat* flooded submerged")),
    ];

    const int Reach = 22;

    /// <summary>The figures of a report; the one that fits best first.</summary>
    internal static List<DisplacementFigure> Read(string text, IReadOnlyList<ReadSentence> sentences)
    {
        var found = new List<(DisplacementFigure Figure, double Score)>();
        foreach (var read in sentences)
        {
            foreach (var quantity in read.Quantities)
            {
                if (Figure(text, read, quantity) is { } scored) found.Add(scored);
            }
        }

        return [.. found.OrderByDescending(static scored => scored.Score).ThenBy(static scored => scored.Figure.Start).Select(static scored => scored.Figure)];
    }

    static (DisplacementFigure Figure, double Score)? Figure(string text, ReadSentence read, Quantity quantity)
    {
        if ((quantity.Value ?? quantity.Low) is not { } value || value < 1) return null;
        var counted = quantity.Counted ?? "";
        var isHome = Foreign.Contains(quantity.Unit ?? "") || quantity.Unit is "family" or "household" or "home" or "house" or "dwelling" or "tent" or "hut" or "building" or "apartment" or "shelter" || counted.Contains("famil", StringComparison.Ordinal) || counted.Contains("household", StringComparison.Ordinal);
        if (!isHome && quantity.Unit is not ("people" or null)) return null;
        var tokens = read.Sentence.Tokens.AsSpan();
        var at = Index(tokens, quantity.Start);
        var end = Index(tokens, quantity.End);
        (string Term, int Distance)? best = null;
        foreach (var (term, cue) in Terms)
        {
            if (term is "Destroyed Housing" or "Partially Destroyed Housing" or "Uninhabitable Housing" && !isHome) continue;
            if (cue.Distance(tokens, at, end, Reach) is { } distance && (best is null || distance < best.Value.Distance)) best = (term, distance);
        }

        if (best is not { } chosen) return null;
        var isDwelling = quantity.Unit is "home" or "house" or "dwelling" or "building" or "hut" or "apartment";
        if (isDwelling && chosen.Term is "Displaced" or "Forced to Flee") chosen = ("Destroyed Housing", chosen.Distance);
        var score = (quantity.Unit is null ? 0 : 2) - (chosen.Distance / 8.0) + (value > 20 ? .5 : 0) + Weight(chosen.Term, isHome)
            - (quantity.Value is null ? 1 : 0) - (IsUncertain(tokens, at, end) ? 1 : 0);
        return (new(quantity.Start, quantity.End, text[quantity.Start..quantity.End], value, isHome ? DisplacementUnit.Households : DisplacementUnit.People, chosen.Term), score);
    }

    static readonly System.Collections.Frozen.FrozenSet<string> Foreign = Units.Words("familia famille família hogare vivienda casa maison ménage");

    /// <summary>People who moved come before homes destroyed, and those before homes damaged: the order in which figures are filed.</summary>
    static double Weight(string term, bool isHome) => term switch
    {
        "Partially Destroyed Housing" => -1,
        "Destroyed Housing" => -.3,
        "Sheltered" or "In Relief Camp" => isHome ? .2 : 0,
        _ => .4,
    };

    static bool IsUncertain(ReadOnlySpan<Token> tokens, int at, int end)
    {
        for (var near = Math.Max(0, at - 2); near < Math.Min(tokens.Length, end + 3); near++)
        {
            if (tokens[near].Lower is "might" or "may" or "could" or "would" && !tokens[near].Capital) return true;
        }

        return false;
    }

    static int Index(ReadOnlySpan<Token> tokens, int position)
    {
        var at = 0;
        while (at < tokens.Length && tokens[at].Start < position) at++;
        return at;
    }

    /// <summary>Words of a term, with how near they stand.</summary>
    sealed class ClaimCue(string words)
    {
        readonly string[][] phrases = [.. words.Split(' ').Select(static word => word.Split('_'))];

        internal int? Distance(ReadOnlySpan<Token> tokens, int start, int end, int reach)
        {
            for (var distance = 0; distance <= reach; distance++)
            {
                if (end + distance < tokens.Length && Matches(tokens, end + distance)) return distance;
                if (distance < end - start && Matches(tokens, end - 1 - distance)) return 0;
                if (start - 1 - distance >= 0 && Matches(tokens, start - 1 - distance)) return distance + 1;
            }

            return null;
        }

        bool Matches(ReadOnlySpan<Token> tokens, int at)
        {
            foreach (var phrase in phrases)
            {
                var index = 0;
                while (index < phrase.Length && at + index < tokens.Length && Meets(tokens[at + index].Lower, phrase[index])) index++;
                if (index == phrase.Length) return true;
            }

            return false;
        }

        static bool Meets(string word, string cue) => cue.EndsWith('*') ? word.StartsWith(cue.AsSpan(0, cue.Length - 1), StringComparison.Ordinal) : string.Equals(word, cue, StringComparison.Ordinal);
    }
}
