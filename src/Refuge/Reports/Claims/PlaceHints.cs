using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>What the words of one sentence say of where its claims play; nothing is remembered.</summary>
static class PlaceHints
{
    /// <summary>A river that no map shows, and a road, is no ground for later sentences.</summary>
    internal static bool IsLandform(PlaceMention place) =>
        Facilities.IsNoSettlement(place.Quote) && (place.Id is null || Facilities.IsWay(place.Quote));

    /// <summary>"A site is to be opened at Alma": nothing stands there yet.</summary>
    internal static bool IsOnlyPlanned(List<DraftClaim> claims, PlaceMention place)
    {
        var isPlanned = false;
        foreach (var claim in claims)
        {
            if (!claim.Places.Any(other => other.Start == place.Start)) continue;
            if (!CampContext.IsPlanned(claim)) return false;
            isPlanned = true;
        }

        return isPlanned;
    }

    /// <summary>The place with which a line begins, before a colon. Null where it begins otherwise.</summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="places">Its places.</param>
    /// <param name="wide">Identities of countries, provinces and the like.</param>
    internal static PlaceMention? Headed(
        Token[] tokens, IReadOnlyList<PlaceMention> places, IReadOnlySet<string> wide)
    {
        if (places.Count == 0 || places[0].Start != tokens[0].Start || wide.Contains(places[0].Id ?? "")) return null;
        var next = tokens.FirstFrom(places[0].End);
        return next > 0 && tokens[next].Is(":") ? places[0] : null;
    }

    /// <summary>
    /// Whether a claim tells of no site told of before: "families in the villages host 1,500", and what a paragraph of
    /// its own tells of the ill, the dead and aid.
    /// </summary>
    /// <param name="read">Its sentence.</param>
    /// <param name="clause">[tokens] Its words.</param>
    /// <param name="type">Its type.</param>
    /// <param name="begins">Whether nothing in its paragraph named a place before.</param>
    internal static bool IsOfNoSite(ReadSentence read, Stretch clause, ClaimType type, bool begins)
    {
        var tokens = read.Sentence.Tokens;
        if (type.Family is "population" or "displacement")
        {
            for (var at = clause.Start + 1; at < clause.End; at++)
            {
                if (tokens[at].Lower is "host" or "hosts" or "hosting" && tokens[at - 1].Lower is "families" or "villages"
                        or "communities" or "households" or "relatives"
                    || tokens[at].Lower is "villages" or "relatives" or "hosts"
                        && tokens[at - 1].Lower is "the" or "with" or "their" or "nearby" or "local" or "surrounding")
                {
                    return true;
                }
            }

            return false;
        }

        return begins && type.Family is "response" or "health" or "casualties"
            && !CampContext.IsNamed(tokens, clause);
    }

    /// <summary>Whether claims of a type tell of the camp that a report speaks of, where they name no place.</summary>
    internal static bool IsOfCamp(ClaimType type) =>
        type is { Family: "displacement", Kind: "arrival" or "ongoing" } or { Family: "population", Kind: "present" };

    internal static bool IsKnown(PlaceMention place) =>
        place.Id is not null || place.Reference is NearPlace or NamedSite;

    /// <summary>
    /// The place named last before a claim in its sentence, one on the map first; else the first behind it.
    /// </summary>
    internal static PlaceMention Nearest(List<PlaceMention> sentence, Stretch where) =>
        sentence.FindLast(place => place.End <= where.Start && IsKnown(place))
            ?? sentence.Find(IsKnown) ?? sentence.FindLast(place => place.End <= where.Start) ?? sentence[0];

    /// <summary>"In the town", "the besieged city": the town named last.</summary>
    internal static bool NamesTown(ReadSentence read)
    {
        var tokens = read.Sentence.Tokens;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (tokens[at].Lower is "town" or "city" or "village"
                && (tokens[at - 1].Is("the") || (at > 1 && tokens[at - 2].Is("the") && !tokens[at - 1].Capital)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"operations against Mosul": where an operation is aimed, not where mines lie or pylons fell.</summary>
    internal static bool IsTarget(ReadSentence read, PlaceMention place)
    {
        var before = read.Sentence.Tokens.LastUntil(place.Start);
        return before >= 0
            && read.Sentence.Tokens[before].Lower is "against" or "eying" or "eyeing" or "targeting";
    }

    /// <summary>
    /// "The district chairman said", "provincial officials reported": who counts a unit, and no town in it.
    /// </summary>
    internal static bool IsToldOfUnit(Token[] tokens)
    {
        const int Words = 4;
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            // "According to the governor": of the province.
            if (at > 0 && tokens[at].Is("governor") && tokens[at - 1].Is("the") && !tokens[at + 1].Is("of"))
            {
                return true;
            }
            if (tokens[at].Lower is not ("district" or "provincial" or "province" or "county" or "regional" or "state"
                or "governorate"))
            {
                continue;
            }
            for (var next = at + 1; next < Math.Min(tokens.Length, at + Words) && tokens[next].IsWord; next++)
            {
                if (Heads.Contains(tokens[next].Lower)) return true;
            }
        }

        return false;
    }

    static readonly FrozenSet<string> Heads = Units.Words("""
        chairman chairwoman chair chairperson commissioner commissioners official officials administrator governor authorities council prefect secretary spokesman spokeswoman spokesperson
        """);

    /// <summary>"In Tanin, one camp hosts 2,067": a place at the head that no map shows.</summary>
    internal static bool BeginsElsewhere(Token[] tokens, IReadOnlyList<PlaceMention> places)
    {
        const int Longest = 5;
        if (tokens.Length < 4 || !(tokens[0].Lower is "in" or "at") || tokens[1] is not { IsWord: true, Capital: true })
        {
            return false;
        }
        var end = 1;
        while (end < Math.Min(tokens.Length, Longest) && tokens[end] is { IsWord: true, Capital: true }) end++;
        return end < tokens.Length && tokens[end].Is(",") && !OfTime.Contains(tokens[1].Lower)
            && !places.Any(place => place.Start < tokens[end].Start);
    }

    static readonly FrozenSet<string> OfTime = Units.Words("""
        january february march april may june july august september october november december ramadan easter christmas monday tuesday wednesday thursday friday saturday sunday response addition
        """);

    /// <summary>
    /// "4,000 are waiting in Alma", "the three schools of Alma", "Alma camps: 2,300": a name that no map shows and that
    /// must be a place by the words before it.
    /// </summary>
    internal static bool NamesUnknown(Token[] tokens, Stretch where, IReadOnlyList<PlaceMention> places)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Start < where.Start || tokens[at].End > where.End
                || tokens[at] is not { IsWord: true, Capital: true, Length: > 3 } || Held(places, tokens[at]))
            {
                continue;
            }
            var isPlace = at > 0
                ? tokens[at - 1].Lower is "in" or "at" or "near"
                    || IsBehindSide(tokens, at)
                    || (at > 1 && tokens[at - 1].Is("of") && Grounds.Contains(tokens[at - 2].Lower))
                : tokens.Length > 2 && tokens[1].Lower is "camp" or "camps" && tokens[2].Is(":");
            if (isPlace && !OfTime.Contains(tokens[at].Lower) && !SpeakerNames.Names(tokens[at].Lower)
                && !(at + 1 < tokens.Length && tokens[at + 1].Capital
                    && (SpeakerNames.Names(tokens[at + 1].Lower) || Held(places, tokens[at + 1]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"In the north-western Alma", "in eastern Boro".</summary>
    static bool IsBehindSide(Token[] tokens, int at)
    {
        var before = at - 1;
        while (before > 0 && (IsSideWord(tokens[before].Lower) || tokens[before].Lower is "-" or "north" or "south"))
        {
            before--;
        }
        if (before == at - 1 || before < 0) return false;
        if (before > 0 && tokens[before].Is("the")) before--;
        return tokens[before].Is("in");
    }

    /// <summary>"Northern", "south-western".</summary>
    static bool IsSideWord(string word) =>
        word.EndsWith("ern", StringComparison.Ordinal)
            && (word.StartsWith("north", StringComparison.Ordinal) || word.StartsWith("south", StringComparison.Ordinal)
                || word.StartsWith("east", StringComparison.Ordinal) || word.StartsWith("west", StringComparison.Ordinal));

    static bool Held(IReadOnlyList<PlaceMention> places, Token token) =>
        places.Any(place => place.Start <= token.Start && token.End <= place.End);

    static readonly FrozenSet<string> Grounds = Units.Words("""
        capital suburb neighbourhood neighborhood city province region outskirts school schools village villages town camp camps site sites centre center settlement settlements hospital stadium church mosque district sub-district
        """);
}
