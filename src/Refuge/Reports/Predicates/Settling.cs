using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Mends tags of words that the table knows better than the treebank: news of war was a small part of what the tagger
/// learnt from.
/// </summary>
static class Settling
{
    static readonly FrozenSet<string> Be =
        Units.Words("be is are was were been being 's 're get got isn't aren't wasn't weren't");

    /// <summary>Mends the tags of a sentence in place.</summary>
    internal static void Settle(PredicateTable table, ReadOnlySpan<Token> tokens, Span<WordTag> tags)
    {
        UntaggedVerbs.Clear(table, tokens, tags);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!tokens[at].IsWord) continue;
            var word = tokens[at].Lower;
            if (IsGoal(tokens, tags, at))
            {
                tags[at] = tokens[at].Capital ? WordTag.Name : WordTag.Adjective;
                tags[at - 1] = WordTag.Preposition;
            }
            else if (word is "reporting" or "warning" && at > 0 && at + 1 < tokens.Length && tokens[at + 1].Is("that"))
            {
                tags[at] = WordTag.VerbIng;
            }
            else if (word is "hosts" or "houses" or "shelters" && at > 0 && at + 1 < tokens.Length
                && tokens[at - 1].Capital && tokens[at + 1].IsNumber)
            {
                tags[at] = WordTag.VerbPresentS;
            }
            // "Buses took 1,100 people": two verbs do not stand side by side at the head of a sentence.
            else if (at == 0 && at + 1 < tokens.Length && word.EndsWith('s')
                && tags[at] is WordTag.VerbPresentS or WordTag.VerbPresent
                && tags[at + 1] is WordTag.VerbPast or WordTag.Modal or WordTag.VerbPresent)
            {
                tags[at] = WordTag.Nouns;
            }
            // "A barge left for Alma": behind an article no verb stands before another.
            else if (word is "barge" or "dhow" or "ferry" && at > 0 && tags[at - 1] is WordTag.Determiner
                && tags[at] is not WordTag.Noun)
            {
                tags[at] = WordTag.Noun;
            }
            else if (word is "left" && at > 0 && at + 1 < tokens.Length && tokens[at + 1].Is("for")
                && VerbClauses.IsNoun(tags[at - 1]))
            {
                tags[at] = WordTag.VerbPast;
            }
            // "A food needs assessment": two nouns.
            else if (word is "needs" && at + 1 < tokens.Length && tokens[at + 1].Lower is "assessment" or "assessments")
            {
                (tags[at], tags[at + 1]) = (WordTag.Nouns, WordTag.Noun);
            }
            else if (word is "cannot" or "can't")
            {
                tags[at] = WordTag.Modal;
            }
            // "More may cross if": a verb behind "may", whatever else the word is.
            else if (at > 0 && tags[at - 1] is WordTag.Modal && tags[at] is WordTag.Noun or WordTag.Adjective
                && !table.OfVerb(word).IsEmpty)
            {
                tags[at] = WordTag.VerbBase;
            }
            // "Three schools of Alma shelter 1,450".
            else if (word is "host" or "house" or "shelter" or "sleep" && at > 0 && at + 1 < tokens.Length
                && !tokens[at].Capital && !VerbClauses.IsVerb(tags[at])
                && (word is "sleep"
                    ? tokens[at - 1].IsNumber && tokens[at + 1].Lower is "in" or "at" or "under" or "on" or "inside"
                    : tokens[at + 1].IsNumber && (tokens[at - 1].Capital || tags[at - 1] is WordTag.Nouns)))
            {
                tags[at] = WordTag.VerbPresent;
            }
            // "Sought shelter in schools": what they sought.
            else if (word is "shelter" or "refuge" && at > 0 && Seeking.Contains(tokens[at - 1].Lower))
            {
                tags[at] = WordTag.Noun;
            }
            // "An estimated 340,000 people face hunger".
            else if (word is "face" && at > 0 && Units.IsPerson(tokens[at - 1].Lower))
            {
                tags[at] = WordTag.VerbPresent;
            }
            // "At record high levels", "mostly with burns": no house is levelled or burnt.
            else if (word is "levels" or "burns" && at > 0 && VerbClauses.IsVerb(tags[at])
                && tags[at - 1] is WordTag.Adjective or WordTag.Preposition or WordTag.VerbParticiple)
            {
                tags[at] = WordTag.Nouns;
            }
            else if (word is "alive")
            {
                tags[at] = WordTag.Adjective;
            }
            else if (word is "who" && tokens[at].Capital && at > 0 && tokens[at - 1].Kind == TokenKind.Word)
            {
                tags[at] = WordTag.Name;
            }
            else if (at > 1 && tokens[at - 1].Is("to") && tokens[at - 2].Is("according")
                && (VerbClauses.IsVerb(tags[at]) || tags[at - 1] is WordTag.To))
            {
                tags[at - 1] = WordTag.Preposition;
                if (VerbClauses.IsVerb(tags[at])) tags[at] = WordTag.Noun;
            }
            else if (at > 2 && word is "reports" && tokens[at - 2].Is("to") && tokens[at - 3].Is("according"))
            {
                tags[at] = WordTag.Nouns;
            }
            else if (at + 1 < tokens.Length
                && word is "reports" or "accounts" or "estimates" or "witnesses" or "sources"
                && tokens[at + 1].Lower
                    is "say" or "said" or "suggest" or "suggested" or "indicate" or "indicated" or "of")
            {
                tags[at] = WordTag.Nouns;
            }
            else if (at > 0 && at + 1 < tokens.Length && word is "report" or "describe" && !VerbClauses.IsVerb(tags[at])
                && IsTold(tokens, tags, at))
            {
                tags[at] = WordTag.VerbPresent;
            }
            // "People sought shelter": they did, and were not sought.
            else if (word is "sought" && at > 0 && at + 1 < tokens.Length
                && tokens[at + 1].Lower is "shelter" or "refuge" or "safety" or "asylum"
                && !Be.Contains(tokens[at - 1].Lower) && !(tokens[at - 1].Lower is "have" or "has" or "had" or "having"))
            {
                tags[at] = WordTag.VerbPast;
            }
            else if (word is "reportedly" or "allegedly" or "already")
            {
                tags[at] = WordTag.Adverb;
            }
            else if (tags[at] is WordTag.VerbParticiple
                && (IsActive(tokens, tags, at) || HasObject(table, tokens, tags, at) || IsOnlyVerb(tokens, tags, at)))
            {
                tags[at] = WordTag.VerbPast;
            }
            else if (word is "thousands" or "hundreds" or "dozens" or "scores" or "tens" or "millions")
            {
                tags[at] = WordTag.Nouns;
            }
            else if (VerbClauses.IsVerb(tags[at]) && !table.OfNoun(word).IsEmpty && IsNoun(tokens, tags, at))
            {
                tags[at] = word.EndsWith('s') ? WordTag.Nouns : WordTag.Noun;
            }
            else if (!VerbClauses.IsVerb(tags[at]) && !table.OfVerb(word).IsEmpty)
            {
                AsVerb(tokens, tags, at);
            }
        }

        UntaggedVerbs.Supply(table, tokens, tags);
    }

    /// <summary>
    /// "Fled to Chad on Monday", "escaped to makeshift shelters": behind "to" stands where they went, and no verb.
    /// </summary>
    static bool IsGoal(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        if (at < 2 || !tokens[at - 1].Is("to") || !VerbClauses.IsVerb(tags[at])) return false;
        return tokens[at].Capital
            ? !tokens[at - 1].Capital && !tokens[at - 2].Capital && tokens[at - 2].IsWord
            : at + 1 < tokens.Length && WhereTo.Contains(tokens[at].Lower) && VerbClauses.IsNoun(tags[at + 1]);
    }

    static readonly FrozenSet<string> WhereTo = Units.Words(
        "makeshift safer higher lower nearby neighbouring neighboring temporary overcrowded crowded other");

    static readonly FrozenSet<string> Seeking = Units.Words(
        "seek seeks sought seeking take takes took taken taking find finds found finding");

    /// <summary>"New arrivals in Alma report that", "those fleeing report having been robbed".</summary>
    static bool IsTold(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at) =>
        tokens[at + 1].Lower is "that" or "having" or "being" or "widespread"
            || (tags[at - 1] is WordTag.Nouns or WordTag.Names && tags[at + 1] is WordTag.VerbIng);

    /// <summary>"Rebels cut off the town": a verb whose forms are alike, with a noun before it and an object.</summary>
    static bool IsActive(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        if (tokens[at].Lower is not ("cut" or "hit" or "shut" or "set" or "hurt" or "put" or "burst" or "sealed") || at == 0
            || !VerbClauses.IsNoun(tags[at - 1]))
        {
            return false;
        }
        var next = at + 1;
        if (next < tokens.Length && tokens[next].Lower is "off" or "down" or "up") next++;
        return next < tokens.Length
            && (tags[next] is WordTag.Determiner or WordTag.Possessive or WordTag.Number or WordTag.Pronoun
                || VerbClauses.IsNoun(tags[next]));
    }

    /// <summary>
    /// "People crossed the bay": a participle with a noun before it and an object behind it is no passive.
    /// </summary>
    static bool HasObject(
        PredicateTable table, ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        if (at == 0 || at + 1 >= tokens.Length || !VerbClauses.IsNoun(tags[at - 1]) || Giving.Contains(tokens[at].Lower)
            || !(tags[at + 1] is WordTag.Determiner or WordTag.Possessive or WordTag.Pronoun or WordTag.Name
                || (IsCounted(tokens, at + 1)
                    && (Acting.Contains(tokens[at - 1].Lower) || !table.OfNoun(tokens[at - 1].Lower).IsEmpty))))
        {
            return false;
        }
        for (var back = at - 2; back >= 0; back--)
        {
            if (tags[back] is WordTag.Mark or WordTag.Conjunction or WordTag.Relative) return true;
            if (VerbClauses.IsVerb(tags[back]) || tags[back] is WordTag.Modal) return false;
        }

        return true;
    }

    /// <summary>A number, or "approximately" and a number.</summary>
    static bool IsCounted(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].IsNumber || (at + 1 < tokens.Length && tokens[at + 1].IsNumber
            && tokens[at].Lower is "approximately" or "about" or "some" or "nearly" or "around" or "almost" or "over");

    /// <summary>
    /// "Some 2,400 people sought shelter.": the only verb of a sentence, with those who act before it.
    /// </summary>
    static bool IsOnlyVerb(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        if (at == 0 || !Moving.Contains(tokens[at].Lower) || !VerbClauses.IsNoun(tags[at - 1])
            || !tokens[^1].Is(".") || (at + 1 < tokens.Length && tokens[at + 1].Is("by")))
        {
            return false;
        }
        for (var other = 0; other < tokens.Length; other++)
        {
            if (tags[other] is WordTag.VerbPast or WordTag.VerbPresent or WordTag.VerbPresentS or WordTag.Modal)
            {
                return false;
            }
        }

        return true;
    }

    static readonly FrozenSet<string> Moving = Units.Words(
        "sought crossed arrived returned fled escaped gathered reached entered settled registered");

    /// <summary>Those who act and are seldom acted on: "rescuers pulled 19 people out".</summary>
    static readonly FrozenSet<string> Acting = Units.Words("""
        rescuers police army troops soldiers rebels militants gunmen teams crews volunteers agencies firefighters helicopters boats authorities officials medics doctors workers divers neighbours kits parcels rations meals tents blankets supplies
        """);

    /// <summary>Verbs whose passive keeps an object: "a town called Alma", "families given a tent".</summary>
    static readonly FrozenSet<string> Giving = Units.Words("""
        called named given sent paid offered granted denied handed made known considered declared promised shown taught told asked allowed left refused codenamed dubbed nicknamed awarded allocated assigned
        displaced
        """);

    /// <summary>"Airstrikes continue", "heavy shelling": a word for an event without an object of its own.</summary>
    static bool IsNoun(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, int at)
    {
        // "…, killing at least 86 people".
        if (tags[at] is WordTag.VerbIng && at > 0 && at + 2 < tokens.Length && tokens[at - 1].Lower is "," or "and"
            && (tokens[at + 2].IsNumber || tags[at + 2] is WordTag.Number
                || (tokens[at + 1].Is("at") && tokens[at + 2].Is("least")) || tokens[at + 2].Is("than")))
        {
            return false;
        }
        if (at > 0
            && (
                Be.Contains(tokens[at - 1].Lower)
                || tags[at - 1] is WordTag.To or WordTag.Modal or WordTag.Pronoun or WordTag.Relative))
        {
            return false;
        }
        if (at + 1 >= tokens.Length) return true;
        var next = tags[at + 1];
        // "The orchestra returns to the hall": a subject before it, and no verb behind it.
        if (at > 0 && VerbClauses.IsNoun(tags[at - 1]) && !VerbClauses.IsVerb(next) && next is not WordTag.Modal)
        {
            return false;
        }
        if (next is WordTag.Determiner or WordTag.Possessive or WordTag.Number or WordTag.Particle or WordTag.Pronoun)
        {
            return false;
        }
        if (tags[at] is WordTag.VerbIng) return !VerbClauses.IsNoun(next) && next is not WordTag.Adjective;
        if (at > 0 && VerbClauses.IsNoun(tags[at - 1]) && tags[at] is WordTag.VerbPast or WordTag.VerbParticiple)
        {
            return false;
        }
        return VerbClauses.IsVerb(next)
            || next is WordTag.Modal or WordTag.Preposition or WordTag.Mark or WordTag.Conjunction or WordTag.Adverb
            && (at == 0 || tags[at - 1] is not (WordTag.Nouns or WordTag.Name));
    }

    static void AsVerb(ReadOnlySpan<Token> tokens, Span<WordTag> tags, int at)
    {
        var word = tokens[at].Lower;
        var back = at - 1;
        while (back >= 0 && tags[back] is WordTag.Adverb && at - back < 3) back--;
        var isParticiple = word.EndsWith("ed", StringComparison.Ordinal)
            || word.EndsWith("en", StringComparison.Ordinal)
            || word is "hit" or "cut" or "shut" or "hurt" or "lost" or "held" or "struck" or "sunk" or "fled" or "shot";
        if (back >= 0 && isParticiple && Be.Contains(tokens[back].Lower)
            && tags[at] is WordTag.Adjective or WordTag.Noun or WordTag.Number)
        {
            tags[at] = WordTag.VerbParticiple;
        }
        else if (word is "burst" && back >= 0 && tags[at] is WordTag.Adverb or WordTag.Noun or WordTag.Adjective
            && (VerbClauses.IsNoun(tags[back]) || tokens[back].Lower is "had" or "has" or "have"))
        {
            tags[at] = VerbClauses.IsNoun(tags[back]) ? WordTag.VerbPast : WordTag.VerbParticiple;
        }
        // "A cyclone struck Alma": a past form before a name, taken for an adjective or a noun.
        else if (at > 0 && at + 1 < tokens.Length && word is "struck" or "hit" or "shook" or "swept" or "battered"
            && VerbClauses.IsNoun(tags[at - 1]) && tokens[at + 1] is { IsWord: true, Capital: true })
        {
            tags[at] = WordTag.VerbPast;
        }
        // "Had collapsed": a past form taken for a noun.
        else if (at > 0 && tokens[at - 1].Lower is "had" or "has" or "have" && tags[at] is WordTag.Noun
            && isParticiple
            && (
                at + 1 >= tokens.Length
                || tags[at + 1] is WordTag.Mark or WordTag.Preposition or WordTag.Conjunction or WordTag.Determiner))
        {
            tags[at] = WordTag.VerbParticiple;
        }
        // "Rebels enter northern town": a plural subject at the head, as headlines have it.
        else if (at == 1 && tokens.Length > 3 && tags[0] is WordTag.Nouns or WordTag.Names && !word.EndsWith('s')
            && tags[1] is WordTag.Noun or WordTag.Adjective or WordTag.Name
            && tags[2] is WordTag.Adjective or WordTag.Determiner or WordTag.Name or WordTag.Preposition)
        {
            tags[at] = WordTag.VerbPresent;
        }
        // "11,400 people shelter at the centre".
        else if (at > 0 && at + 1 < tokens.Length && !tokens[at].Capital && word is "shelter" or "camp" or "sleep" or "crowd" or "gather" or "cross"
            && (Units.IsPerson(tokens[at - 1].Lower) || Units.IsHome(tokens[at - 1].Lower))
            && tokens[at + 1].Lower is "at" or "in" or "under" or "inside" or "with" or "near" or "on" or "around"
                or "the" or "into")
        {
            tags[at] = WordTag.VerbPresent;
        }
        else if (at > 0 && at + 1 < tokens.Length && VerbClauses.IsNoun(tags[at - 1]) && tags[at] is WordTag.Noun
            && tokens[at + 1].Lower is "out" or "away" or "into" or "back")
        {
            tags[at] = WordTag.VerbPresent;
        }
        else if (at > 0 && at + 1 < tokens.Length && tags[at] is WordTag.Noun or WordTag.Nouns
            && (isParticiple || word.EndsWith('s'))
            && tags[at + 1] is WordTag.Determiner or WordTag.Possessive or WordTag.Number
            && VerbClauses.IsNoun(tags[at - 1]))
        {
            tags[at] = WordTag.VerbPast;
        }
    }
}
