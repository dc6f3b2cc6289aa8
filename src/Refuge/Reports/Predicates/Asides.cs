using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Tells what a sentence mentions only in passing: who is meant, to what end, why and since when something is told,
/// without a number of its own. An analyst would note none of it.
/// </summary>
static class Asides
{
    static readonly FrozenSet<string> Wishing = Units.Words("""
        want wants wanted wish wishes wished hope hopes hoped hoping try tries tried trying wait waits waited waiting able afraid ready refuse refuses refused
        """);

    static readonly FrozenSet<string> Crowds = Units.Words("""
        people persons families those residents refugees civilians communities households individuals villagers women children citizens everyone anyone many
        """);

    static readonly FrozenSet<string> Telling = Units.Words(
        "report reports reported say says said tell told describe described recount recounted speak spoke");

    static readonly FrozenSet<string> Mostly = Units.Words("mainly mostly largely predominantly primarily all only");

    static readonly FrozenSet<string> Beginning = Units.Words(
        "began begun begins started starts broke erupted erupts resumed ended ends");

    static readonly FrozenSet<string> Watching = Units.Words("""
        monitor monitors monitored monitoring watch watches watched watching track tracks tracked tracking
        """);

    static readonly FrozenSet<string> Bodies = Units.Words("""
        department agency ministry commission committee office organisation organization council directorate authority fund programme program unit force board society cluster network service services
        """);

    static readonly FrozenSet<string> Meeting = Units.Words("""
        meet address assess evaluate cover identify determine gauge understand review analyse analyze discuss
        """);

    static readonly FrozenSet<string> Vehicles = Units.Words(
        "bus buses car cars vehicle vehicles truck trucks plane aircraft helicopter train");

    /// <summary>Whether a claim is only mentioned.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="tags">[tokens] What its words are.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="found">The predicate.</param>
    /// <param name="isCounted">Whether the claim has a number of people.</param>
    internal static bool IsOne(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, in Found found,
        bool isCounted)
    {
        var clause = clauses[found.Of];
        if (IsPartOfName(tokens, tags, found)
            || (found.Type.Family is not "casualties" && IsNumberUntold(tokens, tags, found.Clause)))
        {
            return true;
        }
        return found.Type.Family switch
        {
            "displacement" or "population" => IsOfAnimals(tokens, clause)
                || OtherCrowds.IsOfRescued(tokens, found) || OtherCrowds.IsCutShort(tokens, clause, found)
                || (!isCounted && found.Type.Kind is not ("trapped" or "evacuation")
                    && (IsMovement(tokens, tags, clause, found) || IsOfWhom(tokens, tags, clause))),
            "conflict" or "attack" => (!isCounted && IsOnlyFeared(tokens, tags, clause))
                || (IsBackground(tokens, clause, found) && (found.Type.Family is "conflict" || found.IsNoun)),
            "hazard" => OtherCrowds.IsWorstHit(tokens, clause) || (!isCounted && IsCause(tokens, found))
                || IsNoHazard(tokens, tags, clauses, clause, found) || (!isCounted && IsOfThose(tokens, clause)),
            "casualties" => !isCounted && IsNoCasualty(tokens, tags, found),
            "response" => IsGeneral(tokens, clause) || (!isCounted && IsUrged(tokens, clause)) || !isCounted && clause.HasVerb && clause.Start == clause.Group && clause.Governor < 0
                && tags[clause.Group] is WordTag.VerbIng && !ClauseArguments.HasNumber(tokens, tags, clause)
                && HasFinite(tokens, tags, clause.Group),
            "health" => OtherCrowds.IsCaseOfPeople(tokens, found),
            "needs" => IsToMeet(tokens, tags, clause, found.Trigger),
            "operation" => clause.IsReduced && clause.Start < tokens.Length && tokens[clause.Start].Is("while"),
            _ => false,
        };
    }

    /// <summary>"Afraid of being attacked", "the risk of being caught up in fighting": nothing has happened.</summary>
    internal static bool IsOnlyFeared(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause) =>
        clause.HasVerb && tags[clause.Group] is WordTag.VerbIng && clause.Group > 1
            && tokens[clause.Group - 1].Lower is "of" or "about" or "from"
            && Dreading.Contains(tokens[clause.Group - 2].Lower);

    static readonly FrozenSet<string> Dreading = Units.Words("""
        afraid fear fears fearful scared terrified frightened risk risks danger dangers threat threats worried concerned possibility prospect
        """);

    /// <summary>"According to the agency, the number of displaced": the number stands elsewhere, or nowhere.</summary>
    static bool IsNumberUntold(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, Stretch told)
    {
        var isNumber = false;
        for (var at = told.Start; at < told.End; at++)
        {
            if (tokens[at].IsNumber || tags[at] is WordTag.Number) return false;
            isNumber |= at + 1 < told.End && tokens[at].Is("number") && tokens[at + 1].Is("of")
                && !(at > 0 && tokens[at - 1].Lower is "a" or "large" or "small" or "growing" or "significant");
        }

        return isNumber;
    }

    /// <summary>"The Relief and Resettlement Department": the noun is part of the name of a body.</summary>
    static bool IsPartOfName(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, in Found found)
    {
        const int Reach = 5;
        if (!found.IsNoun || found.Trigger == 0 || !tokens[found.Trigger].Capital) return false;
        for (var at = found.Trigger + 1; at < Math.Min(tokens.Length, found.Trigger + Reach); at++)
        {
            if (tokens[at].Capital && Bodies.Contains(tokens[at].Lower)) return true;
            if (!tokens[at].Capital && tags[at] is not WordTag.Conjunction && !tokens[at].Is("of")) return false;
        }

        return false;
    }

    /// <summary>Movements and stays that only say which people are meant, or what somebody wants.</summary>
    static bool IsMovement(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, in Found found)
    {
        if (found.IsNoun) return IsOfArrivals(tokens, clause, found.Trigger);
        if (!clause.HasVerb) return false;
        // "Residents live in fear of": how they live, and not where.
        if (found.Type is { Family: "population", Kind: "present" } && clause.Head + 2 < tokens.Length
            && tokens[clause.Head + 1].Lower is "in" or "with" or "under"
            && Conditions.Contains(tokens[clause.Head + 2].Lower))
        {
            return true;
        }
        // "Helping residents fleeing both countries", "prevent people from fleeing".
        if (clause.IsReduced && tags[clause.Head] is WordTag.VerbIng && clause.Group > 1
            && (tokens[clause.Group - 1].Is("from")
                || (Crowds.Contains(tokens[clause.Group - 1].Lower) && !IsIncluded(tokens, clause.Group - 1)
                    && HasFinite(tokens, tags, clause.Group))))
        {
            return true;
        }
        // "The welfare of others forced to flee is of concern": who is meant.
        if (clause.IsReduced && tokens[clause.Head].Lower is "forced" or "driven" or "compelled" && clause.Group > 0
            && (Crowds.Contains(tokens[clause.Group - 1].Lower) || tokens[clause.Group - 1].Is("others"))
            && !IsIncluded(tokens, clause.Group - 1) && HasFinite(tokens, tags, clause.Group))
        {
            return true;
        }
        // "Sites for the displaced": who they are.
        if (tokens[clause.Head].Is("displaced") && clause.Head == clause.Group && clause.Group > 0
            && tokens[clause.Group - 1].Is("the"))
        {
            return true;
        }
        // "Drowned while crossing the river": what else those of whom something is told were doing.
        if (tags[clause.Group] is WordTag.VerbIng && clause.Group > 0
            && (tokens[clause.Start].Is("while") || tokens[clause.Group - 1].Is("while")))
        {
            return true;
        }
        // "Before being able to reach Alma", "if more come", "they tried to flee".
        var isDenied = false;
        for (var at = clause.Start; at < clause.Head; at++)
        {
            isDenied |= tokens[at].Lower is "not" or "n't" or "never" or "don't" or "doesn't" or "didn't";
            if (tokens[at].Lower is "before" or "if" or "without" && at < clause.Group) return true;
            if (at >= clause.Group - 1 && !isDenied && Wishing.Contains(tokens[at].Lower)) return true;
        }

        if (!isDenied && Wishing.Contains(tokens[clause.Head].Lower)) return true;
        // "The wounded are transported to health centres", "men got out of the bus".
        if (tokens[clause.Head].Lower is "transported" or "taken" or "brought" or "transferred" or "referred" or "rushed"
            or "admitted")
        {
            for (var at = clause.Head + 1; at < clause.End; at++)
            {
                if (tokens[at].Lower is "hospital" or "hospitals" or "clinic" or "clinics" or "health" or "medical")
                {
                    return true;
                }
            }
        }
        if (tokens[clause.Head].Lower is "cross" or "crossed" or "crossing"
            && ClauseArguments.Any(tokens, clause.Head + 1, clause.End, Barriers))
        {
            return true;
        }

        return IsOfThose(tokens, clause);
    }

    static readonly FrozenSet<string> Conditions = Units.Words("fear poverty peace misery terror danger dignity anxiety");

    static readonly FrozenSet<string> Barriers = Units.Words("roadblock roadblocks checkpoint checkpoints");

    /// <summary>"For those displaced by the war", "the needs of people affected": who is meant.</summary>
    static bool IsOfThose(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (!clause.IsReduced || clause.Group < 2 || !Crowds.Contains(tokens[clause.Group - 1].Lower)) return false;
        return tokens[clause.Group - 2].Lower is "for" or "of" or "to" or "among" or "with" or "by";
    }

    /// <summary>"New arrivals report that", "most arrivals are women": those who came, and not that they did.</summary>
    static bool IsOfArrivals(ReadOnlySpan<Token> tokens, VerbClause clause, int trigger)
    {
        if (tokens[trigger].Lower is not ("arrivals" or "arrival")) return false;
        for (var at = trigger + 1; at < clause.End; at++)
        {
            if (Telling.Contains(tokens[at].Lower)) return true;
            if (tokens[at].Lower is "are" or "were" && at + 2 < clause.End && Mostly.Contains(tokens[at + 1].Lower)
                && tokens[at + 2].Lower is "women" or "children" or "men" or "elderly" or "older" or "young")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Including people fleeing to Alma" adds them to what is told.</summary>
    static bool IsIncluded(ReadOnlySpan<Token> tokens, int at) => at > 0 && tokens[at - 1].Is("including");

    /// <summary>
    /// Whether a verb with a subject stands before a word: a line without one tells by its participle.
    /// </summary>
    static bool HasFinite(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int end)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (at != end
                && tags[at] is WordTag.VerbPast or WordTag.VerbPresent or WordTag.VerbPresentS or WordTag.Modal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Since the fighting began", "due to violence": since when and why, and no news of fighting.</summary>
    static bool IsBackground(ReadOnlySpan<Token> tokens, VerbClause clause, in Found found)
    {
        var at = found.IsNoun ? found.Trigger : clause.Group;
        if (tokens[clause.Start].Lower is "after" or "before" or "since" or "until" or "when" && clause.HasVerb
            && Beginning.Contains(tokens[clause.Head].Lower) && !ClauseArguments.Any(tokens, at, clause.End, Between))
        {
            return true;
        }
        if (!found.IsNoun) return false;
        // "Most previous attacks", "the victims of the violence".
        if (at > 0 && tokens[at - 1].Lower is "previous" or "past" or "earlier" or "former") return true;
        for (var back = at - 1; back > Math.Max(0, at - 3); back--)
        {
            if (tokens[back].Is("of") && tokens[back - 1].Lower is "victims" or "survivors" or "veterans" or "memories") return true;
            if (tokens[back].Is("by") && tokens[back - 1].Is("affected")) return true;
            if (tokens[back].Is("to") && tokens[back - 1].Is("due")) return true;
            if (tokens[back].Is("of") && tokens[back - 1].Is("because")) return true;
        }

        return false;
    }

    /// <summary>"Following the heavy rain": why something else is told.</summary>
    static bool IsCause(ReadOnlySpan<Token> tokens, in Found found)
    {
        const int Words = 4;
        if (!found.IsNoun) return false;
        for (var back = found.Trigger - 1; back >= Math.Max(0, found.Trigger - Words); back--)
        {
            if (tokens[back].Is("following")) return true;
            if (tokens[back].Kind == TokenKind.Mark) return false;
        }

        return false;
    }

    /// <summary>"400 cattle fled".</summary>
    static bool IsOfAnimals(ReadOnlySpan<Token> tokens, VerbClause clause) =>
        clause.HasVerb && CountedFacts.CountsAnimals(tokens, clause.Start, clause.Group)
            && !ClauseArguments.Any(tokens, clause.Start, clause.Group, Crowds);

    /// <summary>"All refugees who arrived in Alma get food": which people are meant.</summary>
    static bool IsOfWhom(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause)
    {
        if (!clause.HasVerb
            || !(tokens[clause.Start].Is("who") || (clause.Start > 0 && tokens[clause.Start - 1].Is("who"))))
        {
            return false;
        }
        var who = tokens[clause.Start].Is("who") ? clause.Start : clause.Start - 1;
        return who > 0 && Crowds.Contains(tokens[who - 1].Lower)
            && (who == 1 || tokens[who - 2].Lower is "all" or "those" or "the" or "for" or "of" or "to" or "any")
            && HasFinite(tokens, tags, clause.Group);
    }

    static readonly FrozenSet<string> Between = Units.Words("between");

    /// <summary>
    /// "A surge in cases", "authorities monitor storms", "measuring 6.9", "the river forms the border": no news of a
    /// hazard.
    /// </summary>
    static bool IsNoHazard(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, VerbClause clause,
        in Found found)
    {
        // "The wave of attacks that began in May": the noun stands before the clause.
        const int Before = 5;
        for (var at = Math.Max(0, found.Clause.Start - Before); at + 1 < found.Clause.End; at++)
        {
            // "A fresh wave of refugees".
            if (tokens[at].Lower is "wave" or "waves" && tokens[at + 1].Is("of")
                && ClauseArguments.Any(tokens, at + 2, found.Clause.End, Moved))
            {
                return true;
            }
            if (at >= found.Clause.Start && tokens[at].Lower is "surge" && tokens[at + 1].Lower is "in" or "of"
                && !(at > 0 && tokens[at - 1].Lower is "storm" or "tidal" or "sea" or "water")
                && (found.Trigger == at || clause.Head < 0 || at > clause.Group))
            {
                return true;
            }
        }

        if (!clause.HasVerb) return false;
        var head = tokens[clause.Head].Lower;
        if (Watching.Contains(head)) return true;
        if (head is "form" or "forms" or "mark" or "marks" && Names(tokens, clause, "border")) return true;
        if (head is "last" or "lasted" or "lasts") return true;
        return clause.IsReduced && head is "measuring" or "registering" && clauses.Count > 1
            && tags[clause.Head] is WordTag.VerbIng;
    }

    static readonly FrozenSet<string> Moved = Units.Words(
        "refugees people displaced migrants returnees arrivals attacks violence arrests protests strikes evacuees families");

    static bool Names(ReadOnlySpan<Token> tokens, VerbClause clause, string word)
    {
        for (var at = clause.Head; at < clause.End; at++)
        {
            if (tokens[at].Is(word)) return true;
        }

        return false;
    }

    /// <summary>"The sick and wounded", "wounded people who came": who they are, and not that they were hurt.</summary>
    static bool IsNoCasualty(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, in Found found)
    {
        var at = found.Trigger;
        if (at < 1 || found.Type.Kind is not "injured" || tokens[at].Lower is not ("wounded" or "injured")) return false;
        return tokens[at - 1].Lower is "the" or "critically" or "seriously" or "severely" or "sick"
            || (tokens[at - 1].Is("and") && at > 1 && tokens[at - 2].Is("sick"))
            || (at + 1 < tokens.Length && VerbClauses.IsNoun(tags[at + 1]) && tags[at - 1] is WordTag.Conjunction);
    }

    /// <summary>"To meet immediate needs", "to evaluate the food needs": an aim, whatever is needed.</summary>
    static bool IsToMeet(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, VerbClause clause, int trigger)
    {
        if (clause.HasVerb && trigger != clause.Head && Meeting.Contains(tokens[clause.Head].Lower)
            && tags[clause.Group] is WordTag.To)
        {
            return true;
        }
        for (var at = trigger - 1; at > Math.Max(0, trigger - 6); at--)
        {
            if (Meeting.Contains(tokens[at].Lower)) return tags[at - 1] is WordTag.To || tokens[at - 1].Is("to");
        }

        return false;
    }

    /// <summary>"It is easier to distribute aid in a camp", "the aid that you need to give": so it is always.</summary>
    static bool IsGeneral(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        if (!clause.HasVerb) return false;
        if (clause.Start < clause.Group && tokens[clause.Start].Is("you")) return true;
        var to = tokens[clause.Group].Is("to") ? clause.Group : clause.Group - 1;
        return to > 0 && tokens[to].Is("to") && Judging.Contains(tokens[to - 1].Lower);
    }

    static readonly FrozenSet<string> Judging = Units.Words(
        "easier effective important better harder difficult necessary vital essential impossible crucial critical");

    /// <summary>"Urging the authorities to “urgently provide aid”": what is asked of them, and nothing given.</summary>
    static bool IsUrged(ReadOnlySpan<Token> tokens, VerbClause clause)
    {
        const int Words = 5;
        if (!clause.HasVerb) return false;
        var at = clause.Group - (tokens[clause.Group].Is("to") ? 0 : 1);
        while (at > 0 && (tokens[at].Kind == TokenKind.Mark || tokens[at].Lower.EndsWith("ly", StringComparison.Ordinal)))
        {
            at--;
        }
        if (at < 1 || !tokens[at].Is("to")) return false;
        for (var back = at - 1; back >= Math.Max(0, at - Words); back--)
        {
            if (tokens[back].Lower is "urge" or "urged" or "urges" or "urging" or "called" or "calls" or "calling"
                or "appealed" or "appeals" or "asked" or "asks" or "asking" or "demanded" or "demands")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Men got out of the bus": nobody left a place.</summary>
    internal static bool IsOfVehicle(ReadOnlySpan<Token> tokens, Stretch told)
    {
        for (var at = told.Start; at + 3 < told.End; at++)
        {
            if (tokens[at].Lower is "got" or "get" or "getting" or "climbed" or "stepped" && tokens[at + 1].Lower is "out" or "off"
                && (Vehicles.Contains(tokens[Math.Min(told.End - 1, at + 4)].Lower)
                    || Vehicles.Contains(tokens[at + 3].Lower)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Plans were under way to evacuate 500 people": nobody has gone.</summary>
    internal static bool IsOfPlan(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, int index)
    {
        const int Reach = 6;
        var clause = clauses[index];
        if (!clause.HasVerb || tags[clause.Group] is not WordTag.To) return false;
        for (var at = clause.Group - 1; at >= Math.Max(0, clause.Group - Reach); at--)
        {
            if (tokens[at].Lower is "plan" or "plans" or "preparations" or "efforts" or "talks") return true;
            if (tokens[at].Kind == TokenKind.Mark) return false;
        }

        return false;
    }
}
