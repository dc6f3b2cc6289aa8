using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Numbers;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Language;

/// <summary>Cuts a sentence into clauses: the stretches an analyst would quote for one statement.</summary>
static class Clauses
{
    static readonly FrozenSet<string> Openers = Units.Words(
        "and but or while as when where who which that whether after before until because since if though although "
        + "so than whom whose once nor");

    static readonly FrozenSet<string> Present = Units.Words("""
        is are am be being 's 're 'm has have 've had do does will 'll would can could may might must should says say said remain remains need needs want wants live lives flee flees
        continue continues stand stands hold holds sit lie lies blast stick sticks repeat repeats wait waits face faces become becomes begin begins go goes come comes take takes
        happens happen reaches reach believe think thinks know knows see sees fear fears warn warns expect expects suffer suffers lack lacks rely relies flood floods pour stream arrive arrives
        report reports sense senses wonder use uses control controls clutch clutches holding make makes get gets give gives run runs keep keeps show shows leave leaves
        drink drinks eat eats sleep sleeps share shares cook cooks cope bring brings
        """);

    static readonly FrozenSet<string> Speech = Units.Words(
        "said says say told tells added adds announced according reported stated warned confirmed explained repeats "
        + "claimed insisted noted acknowledged");

    /// <summary>The clauses of a sentence, as stretches of token indices, without what joins them.</summary>
    internal static List<Stretch> Of(Token[] tokens)
    {
        var clauses = new List<Stretch>();
        var start = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!IsBoundary(tokens, start, at)) continue;
            Add(clauses, tokens, start, at);
            start = at;
        }

        Add(clauses, tokens, start, tokens.Length);
        return clauses;
    }

    /// <summary>Whether a word can be the verb of a clause.</summary>
    internal static bool IsVerb(in Token token) =>
        token.IsWord && !token.Capital && (Present.Contains(token.Lower) || Tenses.IsPast(token.Lower));

    static bool IsBoundary(Token[] tokens, int start, int at)
    {
        if (at <= start) return false;
        var token = tokens[at];
        if (token.Lower is ";" or "—" or "–" or ":" && token.Start > tokens[at - 1].End - 1
            && !(token.Is("–") && tokens[at - 1].IsNumber))
        {
            return true;
        }
        if (token.Lower is "\"" or "“" or "”" or "?" or "!") return true;
        if (token.Is("-") && at + 1 < tokens.Length && token.Start > tokens[at - 1].End
            && tokens[at + 1].Start > token.End)
        {
            return true;
        }
        if (token.Is("."))
        {
            return at + 1 < tokens.Length && tokens[at + 1].Start > token.End
                && !(tokens[at - 1].Length <= 4 && tokens[at - 1].Capital);
        }

        if (token.Is(",")) return CommaParts(tokens, start, at);
        if (NoneParts(tokens, start, at)) return true;
        if (Openers.Contains(token.Lower) && token.IsWord) return OpenerParts(tokens, start, at);
        return IsReduced(tokens, at) && HasVerb(tokens, start, at);
    }

    /// <summary>
    /// "Has six latrines | and no running water", "has no running water | and six latrines": what is there and what is
    /// not are two statements, and the denial holds for its own.
    /// </summary>
    static bool NoneParts(Token[] tokens, int start, int at)
    {
        if (at - start < 2 || at + 2 >= tokens.Length || !(tokens[at].Lower is "and" or "but" or "with")) return false;
        var next = at + 1;
        if (tokens[next].Lower is "still" or "almost" or "has" or "have" or "had" or "there" or "is") next++;
        if (IsNone(tokens, next)) return IsCounted(tokens, start, at) && !DeniesAny(tokens, start, at);
        return tokens[at].Lower is "and" or "but" && NumberReader.At(tokens, at + 1) is not null
            && DeniesAny(tokens, start, at);
    }

    /// <summary>"No water" and "neither": but not "no longer", "no fewer than".</summary>
    static bool IsNone(Token[] tokens, int at) =>
        at + 1 < tokens.Length && tokens[at].Is("no") && tokens[at + 1].IsWord
            && !(tokens[at + 1].Lower is "longer" or "more" or "less" or "fewer" or "one" or "doubt");

    static bool DeniesAny(Token[] tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (IsNone(tokens, at) || tokens[at].Is("without")) return true;
        }

        return false;
    }

    static bool IsCounted(Token[] tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (tokens[at].IsNumber || (tokens[at].IsWord && NumberReader.At(tokens, at) is not null)) return true;
        }

        return false;
    }

    /// <summary>A comma parts clauses when a verb stands on both sides, or when speech follows.</summary>
    static bool CommaParts(Token[] tokens, int start, int at)
    {
        if (at + 1 >= tokens.Length || (tokens[at - 1].IsNumber && tokens[at + 1].IsNumber)) return false;
        if (Speech.Contains(tokens[at + 1].Lower)) return true;
        // "Alma camp hosts 9,700 people, without latrines".
        if (tokens[at + 1].Is("without")) return HasVerb(tokens, start, at);
        // "Six latrines, no running water".
        if (IsNone(tokens, at + 1) && IsCounted(tokens, start, at) && !DeniesAny(tokens, start, at)) return true;
        if (IsAfterthought(tokens, at + 1)) return false;
        var after = VerbBefore(tokens, at + 1, NextComma(tokens, at + 1));
        var before = HasVerb(tokens, start, at);
        return before ? after || IsApposition(tokens, at) : after && at - start > 2;
    }

    /// <summary>
    /// "We saw babies, listless and dehydrated": two participles at the end say how those before them are.
    /// </summary>
    static bool IsAfterthought(Token[] tokens, int at)
    {
        var end = at;
        while (end < tokens.Length && tokens[end].IsWord && !tokens[end].Capital) end++;
        return end - at == 3 && (end == tokens.Length || tokens[end].Lower is ".")
            && tokens[at + 1].Lower is "and" or "or" &&
            !Present.Contains(tokens[at].Lower) && tokens[end - 1].Lower.EndsWith("ed", StringComparison.Ordinal);
    }

    static bool IsApposition(Token[] tokens, int at) =>
        at + 2 < tokens.Length
            && (tokens[at + 1].Lower is "a" or "an" or "the" or "which" or "who" or "where" || tokens[at + 2].Is("'s"))
            && NextComma(tokens, at + 1) - at > 2;

    static int NextComma(Token[] tokens, int at)
    {
        while (at < tokens.Length && tokens[at].Lower is not ("," or ";" or "—" or ":" or "\"" or "”")) at++;
        return at;
    }

    static bool OpenerParts(Token[] tokens, int start, int at)
    {
        if (at + 1 >= tokens.Length || !HasVerb(tokens, start, at)) return false;
        if (tokens[at].Lower is "as" && at > 0
            && tokens[at - 1].Lower is "such" or "well" or "known" or "far" or "many" or "much" or "twice")
        {
            return false;
        }
        if (tokens[at].Lower is "as" or "than" && !VerbBefore(tokens, at + 1, Math.Min(tokens.Length, at + 8)))
        {
            return false;
        }
        if (tokens[at].Is("that") && at > 0 && tokens[at - 1].Lower is "on" or "in" or "at" or "of") return false;
        if (tokens[at].Lower is "before" or "after" or "since" or "until"
            && !VerbBefore(tokens, at + 1, Math.Min(tokens.Length, at + 7)))
        {
            return false;
        }
        var end = NextBreak(tokens, at + 1);
        // "listless and dehydrated", "found and detonated", "beans and lentils to eat": two words of one statement.
        if (tokens[at].Lower is "and" or "or" && end - at <= 4 && !(end - at > 2 && IsSubject(tokens[at + 1])))
        {
            return false;
        }
        return VerbBefore(tokens, at + 1, end);
    }

    static bool IsSubject(in Token token) =>
        token.Lower is "it" or "they" or "he" or "she" or "we" or "the" or "its" or "their";

    static int NextBreak(Token[] tokens, int at)
    {
        while (at < tokens.Length
            && tokens[at].Lower is not ("," or ";" or "—" or ":" or "\"" or "”" or "and" or "but"))
        {
            at++;
        }
        return at;
    }

    /// <summary>
    /// "an organization known to use", "area seized by": a participle right after a noun opens a clause of its own.
    /// </summary>
    static bool IsReduced(Token[] tokens, int at) =>
        at > 1 && at + 1 < tokens.Length && tokens[at].IsWord && tokens[at - 1].IsWord && !IsVerb(tokens[at - 1]) &&
        (tokens[at].Is("known") && tokens[at + 1].Lower is "to" or "as" or "for" ||
            (tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal) && tokens[at + 1].Is("by")
            && tokens[at - 1].Lower is not ("be" or "been" or "being" or "also" or "not" or "already")) ||
            (tokens[at].Is("located") && tokens[at - 1].Lower is not "be"));

    static bool HasVerb(Token[] tokens, int start, int end) => VerbBefore(tokens, start, end);

    static bool VerbBefore(Token[] tokens, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (IsVerb(tokens[at])) return true;
        }

        return false;
    }

    static void Add(List<Stretch> clauses, Token[] tokens, int start, int end)
    {
        while (start < end
            && (
                tokens[start].Kind == TokenKind.Mark && tokens[start].Lower is not ("$" or "€" or "£" or "(")
                || (start > 0 && Openers.Contains(tokens[start].Lower))
                || (clauses.Count == 0 && tokens[start].Lower is "but" or "and")))
        {
            start++;
        }
        while (end > start && tokens[end - 1].Kind == TokenKind.Mark
            && tokens[end - 1].Lower is not (")" or "%" or "°"))
        {
            end--;
        }
        if (end > start) clauses.Add(new(start, end));
    }
}
