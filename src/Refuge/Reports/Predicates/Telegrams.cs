using System.Collections.Frozen;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Predicates;

/// <summary>
/// Finds facts told without a verb, as radio notes, lists and brackets tell them: "Transit centre Alma 16,300", "Boro
/// crossing today 1,640 persons", "the hall (capacity 2,500, now 2,380)", "Road to Cade not passable".
/// </summary>
sealed class Telegrams(PredicateTable table)
{
    /// <summary>A name with its kind of site has so many words at most.</summary>
    const int LongestName = 8;

    /// <summary>A bracket about a site has so many words at most.</summary>
    const int LongestBracket = 14;

    static readonly FrozenSet<string> SiteWords = Units.Words(
        "camp camps site sites centre centres center centers shelter shelters school schools settlements families");

    static readonly FrozenSet<string> Sites = Units.Words(
        "camp camps site sites centre centres center centers shelter shelters school schools settlement settlements "
        + "stadium hall gymnasium compound church mosque college university");

    static readonly FrozenSet<string> NoStay = Units.Words(
        "health medical nutrition feeding trade trading shopping call training youth community logistics operations");

    static readonly FrozenSet<string> Crossings = Units.Words("crossing border checkpoint arrivals");

    static readonly FrozenSet<string> Ways = Units.Words(
        "road roads bridge route highway track crossing border airport airstrip runway way");

    static readonly FrozenSet<string> Closed = Units.Words(
        "impassable closed blocked inaccessible unreachable cut");

    static readonly FrozenSet<string> Open = Units.Words("passable accessible open");

    static readonly FrozenSet<string> Now = Units.Words("now currently presently today hosting hosts holding occupied");

    static readonly FrozenSet<string> Made = Units.Words("built made meant designed planned intended laid");

    /// <summary>Adds the facts of a sentence that are told so.</summary>
    internal void Add(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, List<Found> found)
    {
        if (OfRecord(tokens, tags) is { } record) found.Add(record);
        Bracketed(tokens, tags, clauses, found);
        if (HasVerb(tokens, tags)) return;
        if (OfSite(tokens, tags) is { } site) found.Add(site);
        if (OfSites(tokens) is { } sites) found.Add(sites);
        if (OfRest(tokens, tags) is { } rest) found.Add(rest);
        if (OfSiege(tokens) is { } besieged) found.Add(besieged);
        OfCrossing(tokens, found);
        if (OfWay(tokens) is { } way) found.Add(way);
        if (OfWater(tokens) is { } water) found.Add(water);
    }

    static bool HasVerb(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (VerbClauses.IsVerb(tags[at]) && !Crossings.Contains(tokens[at].Lower)
                && !Closed.Contains(tokens[at].Lower) && !tokens[at].Capital)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Alma site: 1,830 people (366 families)": a name and the number of people there.</summary>
    Found? OfRecord(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        var colon = 0;
        while (colon < Math.Min(tokens.Length, LongestName) && !tokens[colon].Is(":")) colon++;
        if (colon == 0 || colon + 2 >= tokens.Length || !tokens[colon].Is(":") || !tokens[0].Capital
            || !tokens[colon - 1].IsWord || !(tokens[colon + 1].IsNumber || tags[colon + 1] is WordTag.Number)
            || !ClauseArguments.Any(tokens, colon + 2, colon + 3, table.People))
        {
            return null;
        }
        // "Displaced: 900 people" tells what befell them, and no place.
        // "In evacuation centres: 7,215 people": where they are.
        var isOfSites = SiteWords.Contains(tokens[colon - 1].Lower);
        for (var at = 0; at < colon && !isOfSites; at++)
        {
            if (CountedFacts.IsFate(tokens[at].Lower) || VerbClauses.IsVerb(tags[at])
                || (tokens[at].IsNumber && !tokens[Math.Max(0, at - 1)].Capital)
                || !table.OfNoun(tokens[at].Lower).IsEmpty)
            {
                return null;
            }
        }
        var end = colon + 3;
        while (end < tokens.Length && !(tokens[end].Lower is "," or ";" or ".")) end++;
        return new(new("population", "present"), new(0, end), colon + 2, 0, true);
    }

    /// <summary>"Transit centre Alma 16,300": a site with a name, and the number of those who are there.</summary>
    Found? OfSite(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        var end = tokens.Length;
        while (end > 0 && tokens[end - 1].Kind == TokenKind.Mark) end--;
        var number = end - 1;
        if (number > 0 && ClauseArguments.Any(tokens, number, end, table.People) && !tokens[number].IsNumber) number--;
        var start = Beginning(tokens);
        if (number - start is < 2 or > LongestName || !IsCount(tokens[number]) || !tokens[number - 1].IsWord)
        {
            return null;
        }
        var (isSite, isNamed) = (false, false);
        for (var at = start; at < number; at++)
        {
            // "Camp 4": a number behind a name is its own; anything but a name and its kind says something else.
            if (tokens[at].IsNumber || tokens[at].Kind == TokenKind.Mark || NoStay.Contains(tokens[at].Lower)
                || tags[at] is WordTag.Preposition && !(tokens[at].Lower is "in" or "at" or "of")
                || CountedFacts.IsFate(tokens[at].Lower) || Made.Contains(tokens[at].Lower))
            {
                return null;
            }
            isSite |= Sites.Contains(tokens[at].Lower) && !IsSeveral(tokens[at].Lower);
            isNamed |= tokens[at].Capital && at > start && !Sites.Contains(tokens[at].Lower);
            isNamed |= tokens[at].Capital && at == start && !Sites.Contains(tokens[at].Lower)
                && Sites.Contains(tokens[Math.Min(at + 1, number)].Lower);
        }

        return isSite && isNamed
            ? new(new("camp", "population"), new(start, end), number, 0, true)
            : null;
    }

    /// <summary>"Alma camps: 229,649": names with their kind of site, and the number of those who are there.</summary>
    static Found? OfSites(ReadOnlySpan<Token> tokens)
    {
        var colon = 0;
        while (colon < Math.Min(tokens.Length, LongestName) && !tokens[colon].Is(":")) colon++;
        if (colon < 2 || colon + 1 >= tokens.Length || !tokens[colon].Is(":") || !tokens[0].Capital
            || !(tokens[colon - 1].Lower is "camp" or "camps") || !IsCount(tokens[colon + 1])
            || (colon + 2 < tokens.Length && tokens[colon + 2].IsWord))
        {
            return null;
        }
        return new(new("camp", "population"), new(0, colon + 2), colon + 1, 0, true);
    }

    /// <summary>"Another 1,390 in the school of Alma": who else is somewhere, told without a verb.</summary>
    Found? OfRest(ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags)
    {
        var at = Beginning(tokens);
        if (at < tokens.Length && tokens[at].Lower is "and") at++;
        var start = at;
        if (at < tokens.Length && tokens[at].Is("a")) at++;
        if (at + 3 >= tokens.Length || tokens[at].Lower is not ("another" or "further" or "some")) return null;
        var number = at + 1;
        if (!IsCount(tokens[number])) return null;
        at = number + 1;
        if (ClauseArguments.Any(tokens, at, at + 1, table.People) && !tokens[at].IsNumber) at++;
        if (at + 1 >= tokens.Length || !(tokens[at].Lower is "in" or "at" or "inside" or "with" or "under")
            || tokens[at + 1].IsNumber || tags[at + 1] is WordTag.Mark)
        {
            return null;
        }
        var end = tokens.Length;
        while (end > 0 && tokens[end - 1].Kind == TokenKind.Mark) end--;
        return new(new("population", "present"), new(start, end), number, 0, true);
    }

    /// <summary>"85,000 inside a siege", "some 12,000 people in the besieged town": people who cannot leave.</summary>
    Found? OfSiege(ReadOnlySpan<Token> tokens)
    {
        const int Words = 3;
        var at = Beginning(tokens);
        while (at < tokens.Length
            && tokens[at].Lower is "some" or "about" or "around" or "nearly" or "almost" or "over")
        {
            at++;
        }
        var start = at;
        if (at >= tokens.Length || !IsCount(tokens[at++])) return null;
        if (at < tokens.Length && ClauseArguments.Any(tokens, at, at + 1, table.People)) at++;
        if (at >= tokens.Length
            || tokens[at].Lower is not ("inside" or "under" or "in" or "within" or "behind"))
        {
            return null;
        }
        for (var word = at + 1; word < Math.Min(tokens.Length, at + 1 + Words); word++)
        {
            if (tokens[word].Lower is not ("siege" or "besieged" or "blockade")) continue;
            var end = tokens.Length;
            while (end > word + 1 && tokens[end - 1].Kind == TokenKind.Mark) end--;
            return new(new("population", "trapped"), new(start, end), start, 0, true);
        }

        return null;
    }

    static bool IsSeveral(string word) => word.EndsWith('s');

    /// <summary>The first word behind the number or the mark of a list: "2. Transit centre", "• Camp".</summary>
    static int Beginning(ReadOnlySpan<Token> tokens)
    {
        var start = 0;
        if (tokens.Length > 2 && tokens[0].IsNumber && tokens[1].Lower is "." or ")") start = 2;
        while (start < tokens.Length && tokens[start].Kind == TokenKind.Mark) start++;
        return start;
    }

    /// <summary>"Boro crossing today 1,640 persons, yesterday 1,210": who came on which day.</summary>
    static void OfCrossing(ReadOnlySpan<Token> tokens, List<Found> found)
    {
        var isCrossing = false;
        var start = Beginning(tokens);
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            isCrossing |= Crossings.Contains(tokens[at].Lower);
            if (!isCrossing || tokens[at].Lower is not ("today" or "yesterday")) continue;
            var number = tokens[at + 1].Is(":") ? at + 2 : at + 1;
            if (number >= tokens.Length || !tokens[number].IsNumber) continue;
            var end = number + 1;
            while (end < tokens.Length && tokens[end].IsWord) end++;
            found.Add(new(new("displacement", "arrival"), new(start, end), number, 0, true));
            start = end < tokens.Length && tokens[end].Is(",") ? end + 1 : end;
        }
    }

    /// <summary>"Water: 11 litres per person and day".</summary>
    static Found? OfWater(ReadOnlySpan<Token> tokens)
    {
        for (var at = 1; at + 2 < tokens.Length; at++)
        {
            if (tokens[at].Lower is "litres" or "liters" or "litre" or "liter" or "l" && tokens[at - 1].IsNumber
                && tokens[at + 1].Lower is "per" or "a" or "/" && tokens[at + 2].Lower is "person" or "head" or "capita")
            {
                var end = at + 3;
                while (end < tokens.Length && tokens[end].Lower is not (";" or "." or ",")) end++;
                return new(new("camp", "water"), new(at - 1, end), at - 1, 0, true);
            }
        }

        return null;
    }

    /// <summary>"Road to Cade not passable since the rain", "bridge at Boro blocked".</summary>
    static Found? OfWay(ReadOnlySpan<Token> tokens)
    {
        var way = -1;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (Ways.Contains(tokens[at].Lower))
            {
                way = way < 0 ? at : way;
            }
            else if (way >= 0 && tokens[at].Kind == TokenKind.Mark && tokens[at].Lower is ";" or ".")
            {
                way = -1;
            }
            else if (way >= 0 && at - way < LongestName
                && (Closed.Contains(tokens[at].Lower) || Open.Contains(tokens[at].Lower) && tokens[at - 1].Is("not"))
                && !tokens[at - 1].Is("not") == Closed.Contains(tokens[at].Lower))
            {
                var end = at + 1;
                while (end < tokens.Length && tokens[end].Lower is not (";" or "." or ",")) end++;
                return new(new("access", "closed"), new(way, end), at, 0, false);
            }
        }

        return null;
    }

    /// <summary>"The hall (capacity 2,500, now 2,380)": the room of a site and those who are in it.</summary>
    static void Bracketed(
        ReadOnlySpan<Token> tokens, ReadOnlySpan<WordTag> tags, List<VerbClause> clauses, List<Found> found)
    {
        for (var at = 1; at + 2 < tokens.Length; at++)
        {
            if (!tokens[at].Is("(") || !SpeaksOfSite(tokens, at)) continue;
            for (var word = at + 1; word + 1 < Math.Min(tokens.Length, at + LongestBracket); word++)
            {
                if (tokens[word].Is(")")) break;
                var number = word + 1;
                while (number < tokens.Length && tokens[number].Lower is "of" or ":" or "for" or "about" or "is")
                {
                    number++;
                }
                if (number >= tokens.Length || !IsCount(tokens[number])) continue;
                var isRoom = tokens[word].Is("capacity")
                    || Made.Contains(tokens[word].Lower) && tokens[word + 1].Is("for");
                if (!isRoom && !(Now.Contains(tokens[word].Lower) && number == word + 1)) continue;
                var end = number + 1;
                while (end < tokens.Length && tokens[end].IsWord && VerbClauses.IsNoun(tags[end])) end++;
                found.RemoveAll(
                    other => other.Type.Family is "camp" or "population" && other.Clause.Start <= number
                        && number < other.Clause.End);
                found.Add(
                    new(
                        isRoom ? new("camp", "capacity") : new("camp", "population"), new(word, end), number,
                        ClauseAt(clauses, word), true));
            }
        }
    }

    static bool SpeaksOfSite(ReadOnlySpan<Token> tokens, int end)
    {
        for (var at = Math.Max(0, end - LongestName); at < end; at++)
        {
            if (Sites.Contains(tokens[at].Lower)) return true;
        }

        return false;
    }

    static int ClauseAt(List<VerbClause> clauses, int token)
    {
        var at = clauses.Count - 1;
        while (at > 0 && clauses[at].Start > token) at--;
        return at;
    }

    /// <summary>A number of ten and more that is no year.</summary>
    static bool IsCount(in Token token) =>
        token is { IsNumber: true, Length: > 1 }
            && !(token.Length == 4 && (token.Lower.StartsWith("19", StringComparison.Ordinal)
                || token.Lower.StartsWith("20", StringComparison.Ordinal)));
}
