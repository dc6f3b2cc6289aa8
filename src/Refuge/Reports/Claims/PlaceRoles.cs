using System.Collections.Frozen;
using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Quantities;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells what a place named in a sentence is to its events: their ground, where people went, where somebody spoke.
/// </summary>
static class PlaceRoles
{
    /// <summary>How many words back a role is looked for.</summary>
    const int Reach = 10;

    static readonly FrozenSet<string> Offices = Units.Words("""
        ministry embassy office headquarters center centre agency institute commission government mayor governor ambassador spokesman spokeswoman spokesperson official officials journalists reporters conference briefing coordinator ordinator representative envoy correspondent director
        """);

    /// <summary>
    /// "The Ministry of Human Rights in Alma issued a statement", "told a news conference in Boro", "since meeting the
    /// mayor in Cade": a place of talk, not of what is talked about.
    /// </summary>
    internal static bool IsOfSpeaker(Token[] tokens, PlaceMention place)
    {
        if (IsOfMedium(tokens, place) || IsOfBody(tokens, place) || MereReferences.IsBacker(tokens, place)) return true;
        var at = tokens.LastUntil(place.Start);
        if (at > 0 && tokens[at].Is("the")) at--;
        if (at < 1 || !(tokens[at].Lower is "in" or "at")) return false;
        var next = tokens.FirstFrom(place.End);
        var isAlone = next >= 0 && (tokens[next].Is("alone") || tokens[next].IsNumber);
        for (var back = at - 1; back >= Math.Max(0, at - Reach); back--)
        {
            if (Offices.Contains(tokens[back].Lower)) return true;
            // "Said in Alma, the capital": but "said in Alma alone 300 died".
            if (Speaking.Contains(tokens[back].Lower)) return !isAlone;
            if (!tokens[back].IsWord || tokens[back].Lower is "who" or "that" or "which") return false;
            if (!tokens[back].Capital
                && tokens[back].Lower is not ("of" or "the" or "for" or "and" or "a" or "news" or "press" or "on"))
            {
                return false;
            }
        }

        return false;
    }

    static readonly FrozenSet<string> Speaking = Units.Words("said says speaking spoke told statement interview");

    /// <summary>
    /// "Families moved to Alma, Boro and Cade": people went there; what is told next happened elsewhere.
    /// </summary>
    internal static bool IsDestination(Token[] tokens, PlaceMention place, IReadOnlyList<PlaceMention> places)
    {
        var at = tokens.LastUntil(place.Start);
        for (var left = Reach; at >= 0 && left > 0; at--, left--)
        {
            if (tokens[at].Lower is "to" or "towards" or "toward" or "into") return HasMover(tokens, at);
            if (tokens[at].Lower is "and" or "," or "or" or "/" or "the" or "town" or "city" or "of" or "neighbourhoods"
                or "neighborhoods" or "districts" or "areas" or "villages")
            {
                continue;
            }
            var token = tokens[at];
            if (!places.Any(other => other.Start <= token.Start && token.End <= other.End)) return false;
        }

        return false;
    }

    /// <summary>"To Alma", "into the Boro camp": a place that people come to.</summary>
    internal static bool IsReached(Token[] tokens, PlaceMention place)
    {
        var at = tokens.LastUntil(place.Start);
        if (at > 0 && tokens[at].Is("the")) at--;
        return at >= 0 && tokens[at].Lower is "to" or "into" or "reached" or "entered";
    }

    /// <summary>"Far more than Alma, Boro and Cade": what another place is measured by.</summary>
    internal static bool IsCompared(Token[] tokens, PlaceMention place)
    {
        var at = tokens.LastUntil(place.Start);
        while (at > 0 && (tokens[at].Capital || tokens[at].Lower is "," or "and" or "or" or "in" or "the")) at--;
        return at >= 0 && tokens[at].Is("than");
    }

    /// <summary>"Buses leaving towards Alma": nobody is told to have come there.</summary>
    internal static bool IsTowards(Token[] tokens, PlaceMention place)
    {
        var at = tokens.LastUntil(place.Start);
        if (at > 0 && tokens[at].Is("the")) at--;
        return at >= 0 && tokens[at].Lower is "towards" or "toward";
    }

    /// <summary>"A barge left for Alma", "bound for Boro": where those who left have not come yet.</summary>
    internal static bool IsBoundFor(Token[] tokens, PlaceMention place)
    {
        var at = tokens.LastUntil(place.Start);
        return at > 0 && tokens[at].Is("for")
            && tokens[at - 1].Lower is "left" or "leave" or "leaves" or "leaving" or "departed" or "bound" or "headed"
                or "heading" or "sailed" or "set";
    }

    /// <summary>Verbs of which the people are the object: who is moved from a place leaves it.</summary>
    internal static bool IsMoved(string verb) => Moving.Contains(verb);

    static readonly FrozenSet<string> Moving = Units.Words("""
        move moved moving relocate relocated relocating transfer transferred transferring transport transported bused bussed
        """);

    /// <summary>"Expelled from Alma": where people came from is not where they are in need.</summary>
    internal static bool IsOrigin(Token[] tokens, PlaceMention place)
    {
        var at = tokens.LastUntil(place.Start);
        if (at > 0 && tokens[at].Is("the")) at--;
        return at >= 0 && (tokens[at].Is("from") || IsFledIn(tokens, at)
            || (at > 0 && tokens[at].Is("of") && tokens[at - 1].Is("out")));
    }

    /// <summary>"Most from west Alma and Boro": the second of a list of places that people came from.</summary>
    internal static bool IsListedOrigin(Token[] tokens, PlaceMention place)
    {
        for (var at = tokens.LastUntil(place.Start); at > 0; at--)
        {
            if (tokens[at].Is("from")) return true;
            if (!(tokens[at].Capital || tokens[at].Lower is "and" or "," or "the" || IsDirection(tokens[at].Lower))) return false;
        }

        return false;
    }

    /// <summary>"Fled violence in Alma", "fleeing fighting in neighbouring Boro": what people fled was there.</summary>
    static bool IsFledIn(Token[] tokens, int at)
    {
        const int Words = 6;
        if (tokens[at].Lower is "neighbouring" or "neighboring" or "nearby") at--;
        if (at < 0 || !tokens[at].Is("in")) return false;
        for (var back = at - 1; back >= Math.Max(0, at - Words); back--)
        {
            if (tokens[back].Lower is "fled" or "fleeing" or "flee" or "escaped" or "escaping") return back < at - 1;
            if (!tokens[back].IsWord || tokens[back].Capital) return false;
        }

        return false;
    }

    /// <summary>
    /// "400 kilometres north-east of the capital, Alma": a place so far off that it only says where another lies.
    /// </summary>
    /// <param name="tokens">[tokens] The sentence.</param>
    /// <param name="place">The mention.</param>
    /// <param name="isWide">Whether it is a country or province: "5 km from Cadia" lies outside it.</param>
    internal static bool IsFarReference(Token[] tokens, PlaceMention place, bool isWide)
    {
        const double NearKm = 50;
        var at = tokens.LastUntil(place.Start);
        // "Along the border with Cadia": what is told lies on this side of it.
        if (at > 0 && tokens[at].Is("with") && tokens[at - 1].Lower is "border" or "borders" or "frontier") return true;
        if (at >= 0 && tokens[at].Is("bordering")) return true;
        while (at > 0 && tokens[at].Lower is "the" or "capital" or "city" or "town" or "," or "of" or "from") at--;
        var hasUnit = false;
        for (var left = Reach; at >= 0 && left > 0; at--, left--)
        {
            var word = tokens[at].Lower;
            if (tokens[at].IsNumber && hasUnit)
            {
                return isWide
                    || (double.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var far)
                        && far > NearKm);
            }
            hasUnit |= word is "km" or "kilometers" or "kilometres" or "miles";
            if (!(hasUnit || word is "(" or ")" or "-" or "away" || IsDirection(word))) return false;
        }

        return false;
    }

    /// <summary>"Three villages north of the capital, Alma", with no distance told: they lie elsewhere.</summary>
    internal static bool IsSideOf(Token[] tokens, PlaceMention place)
    {
        var at = Array.FindLastIndex(tokens, token => token.End <= place.Start);
        var isOf = false;
        while (at > 0 && tokens[at].Lower is "the" or "capital" or "city" or "town" or "," or "of")
        {
            isOf |= tokens[at].Is("of");
            at--;
        }

        return isOf && at >= 0 && IsSide(tokens[at].Lower) && !HasDistance(tokens, at);
    }

    static bool IsSide(string word) =>
        IsDirection(word) && !word.EndsWith("ern", StringComparison.Ordinal);

    static bool HasDistance(Token[] tokens, int direction)
    {
        const int Words = 5;
        for (var at = direction - 1; at >= Math.Max(0, direction - Words); at--)
        {
            if (tokens[at].Lower is "km" or "kilometers" or "kilometres" or "kilometer" or "kilometre" or "miles" or "mile"
                or "just" or "immediately" or "outskirts")
            {
                return true;
            }
        }

        return false;
    }

    static bool IsDirection(string word) =>
        word.StartsWith("north", StringComparison.Ordinal) || word.StartsWith("south", StringComparison.Ordinal)
            || word.StartsWith("east", StringComparison.Ordinal) || word.StartsWith("west", StringComparison.Ordinal);

    /// <summary>
    /// "Members of the Tebu and Awlad Sanou communities", "the Alma rebel group": a name of people that no map shows.
    /// </summary>
    internal static bool IsOfPeople(Token[] tokens, PlaceMention place)
    {
        if (place.Id is not null) return false;
        var at = tokens.FirstFrom(place.End);
        for (var left = Reach / 2; at >= 0 && at < tokens.Length && left > 0; at++, left--)
        {
            if (Peoples.Contains(tokens[at].Lower)) return true;
            if (!tokens[at].Capital && tokens[at].Lower is not ("and" or "or" or "," or "al" or "-")) return false;
        }

        return false;
    }

    static readonly FrozenSet<string> Peoples = Units.Words("""
        communities community tribe tribes clan clans tribesmen clansmen herders pastoralists rebel rebels militia militias militiamen fighters gunmen insurgents speakers ethnic
        """);

    /// <summary>"US$ 120 million", "2 million Swiss francs": whose money it is.</summary>
    internal static bool IsOfMoney(Token[] tokens, PlaceMention place)
    {
        var at = tokens.FirstFrom(place.End);
        return at >= 0
            && tokens[at].Lower
                is "$" or "€" or "£" or "dollar" or "dollars" or "franc" or "francs" or "pound" or "pounds"
                or "rupee" or "rupees" or "shilling" or "shillings" or "dinar" or "dinars" or "lira" or "krona" or "kronor";
    }

    /// <summary>"45 families displaced to Alma": a row that names where, though no map shows it.</summary>
    internal static bool NamesElsewhere(Token[] tokens, Stretch where, IReadOnlyList<PlaceMention> places)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (tokens[at].Start >= where.Start && tokens[at].End <= where.End
                && tokens[at] is { IsWord: true, Capital: true } && tokens[at - 1].Lower is "to" or "in" or "from"
                && !places.Any(place => place.Start <= tokens[at].Start && tokens[at].End <= place.End))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The Alma Red Crescent", "the Boro Embassy": a place within the name of a body.</summary>
    static bool IsOfBody(Token[] tokens, PlaceMention place)
    {
        const int Words = 3;
        var at = tokens.FirstFrom(place.End);
        for (var left = Words; at >= 0 && at < tokens.Length && left > 0 && tokens[at].Capital; at++, left--)
        {
            if (tokens[at].Lower is "crescent" or "cross" or "embassy" or "society" or "ministry" or "parliament")
            {
                return true;
            }
        }

        return IsCalledBody(tokens, place);
    }

    /// <summary>"Hope Alma, a branch of the charity": what is called a body behind a comma is no place.</summary>
    static bool IsCalledBody(Token[] tokens, PlaceMention place)
    {
        const int Words = 4;
        var at = tokens.FirstFrom(place.End);
        if (at < 0 || at + 2 >= tokens.Length || !tokens[at].Is(",") || !(tokens[at + 1].Lower is "a" or "an"))
        {
            return false;
        }
        for (var next = at + 2; next < Math.Min(tokens.Length, at + 2 + Words) && tokens[next].IsWord; next++)
        {
            if (tokens[next].Lower is "branch" or "organisation" or "organization" or "charity" or "ngo" or "agency"
                or "network" or "company" or "foundation" or "association" or "newspaper" or "group")
            {
                return true;
            }
            if (tokens[next].Lower is "in" or "near" or "of" or "with" or "where") return false;
        }

        return false;
    }

    /// <summary>"Agence France-Presse", "the Alma Times": a place within the name of a medium.</summary>
    static bool IsOfMedium(Token[] tokens, PlaceMention place)
    {
        var at = tokens.FirstFrom(place.End);
        if (at >= 0 && at + 1 < tokens.Length && tokens[at].Is("-") && tokens[at + 1].Is("presse")) return true;
        var before = tokens.LastUntil(place.Start);
        // "State news agency Sana", "the newspaper Al Watan".
        if (before > 0 && tokens[before].Lower is "agency" or "newspaper" or "broadcaster" or "channel" or "daily"
            && tokens[before - 1].Lower is "news" or "state" or "the" or "local" or "television" or "tv")
        {
            return true;
        }
        // "Told The Alma on Sunday": a newspaper.
        if (before > 0 && tokens[before] is { Capital: true, Lower: "the" } && tokens[before - 1].Lower is "told" or "tell")
        {
            return true;
        }
        return at >= 0 && tokens[at].Capital
            && tokens[at].Lower
                is "times" or "post" or "herald" or "tribune" or "gazette" or "observer" or "television";
    }

    /// <summary>"Iraqi" of Iraq, "Syrian" of Syria, "Angolans" of Angola.</summary>
    internal static bool IsDemonym(string quote, string name)
    {
        if (quote.StartsWith("An ", StringComparison.Ordinal)) quote = quote[3..];
        else if (quote.StartsWith("A ", StringComparison.Ordinal)) quote = quote[2..];
        var space = quote.IndexOf(' ', StringComparison.Ordinal);
        // "Iraqi city" of Iraq.
        if (space > 0 && !name.Contains(' ', StringComparison.Ordinal) && char.IsLower(quote[^1])
            && char.IsLower(quote[space + 1]))
        {
            quote = quote[..space];
        }
        if (quote is "French" or "Dutch" or "Danish" or "Welsh" or "Scottish" or "Greek" or "Greeks" or "Swiss" or "Czech" or "Czechs" or "Thai" or "Thais" or "Uzbek" or "Kazakh"
            or "Tajik" or "Kyrgyz" or "Burkinabe" or "Kosovar" or "Kosovars" or "Uzbeks" or "Kazakhs" or "Tajiks" or "Serb" or "Serbs"
            or "Croat" or "Croats" or "Turks" or "Finns" or "Poles" or "Danes" or "Swedes")
        {
            return true;
        }
        var word = quote.EndsWith("ns", StringComparison.Ordinal) || quote.EndsWith("is", StringComparison.Ordinal)
            ? quote[..^1]
            : quote;
        return name.Length > 3 && quote.StartsWith(name[..3], StringComparison.Ordinal)
            && !string.Equals(quote, name, StringComparison.Ordinal)
            && (word.EndsWith('i') || word.EndsWith("an", StringComparison.Ordinal)
                || word.EndsWith("ese", StringComparison.Ordinal) || word.EndsWith("ish", StringComparison.Ordinal));
    }

    /// <summary>"According to Alma" brings nobody anywhere.</summary>
    static bool HasMover(Token[] tokens, int to)
    {
        for (var at = to - 1; at >= Math.Max(0, to - Reach * 2); at--)
        {
            if (tokens[at].Lower
                is "displaced" or "displacement" or "moved" or "fled" or "transferred" or "relocated" or "sent" or "taken" or "evacuated" or "travelled" or "well")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"In the province": a unit that other words name, and no camp or town in it.</summary>
    internal static bool NamesUnit(Token[] tokens, Stretch clause)
    {
        for (var at = clause.Start + 2; at < clause.End; at++)
        {
            if (tokens[at].Lower is "province" or "governorate" or "state" or "region" && tokens[at - 1].Is("the")
                && tokens[at - 2].Lower is "in" or "across" or "throughout")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word for a unit named before, as in "sent to the region". Null where a sentence has none.</summary>
    internal static string? UnitNamed(Token[] tokens)
    {
        for (var at = 2; at < tokens.Length; at++)
        {
            if (tokens[at].Lower is "province" or "governorate" or "state" or "region" && tokens[at - 1].Is("the")
                && tokens[at - 2].Lower is "in" or "across" or "throughout" or "to" or "from" or "within" or "into")
            {
                return tokens[at].Lower;
            }
        }

        return null;
    }

    /// <summary>"In the country", "in his country alone", "nationwide".</summary>
    internal static bool NamesCountry(Token[] tokens, Stretch clause)
    {
        for (var at = clause.Start; at < clause.End; at++)
        {
            if (tokens[at].Lower is "nationwide" or "countrywide" or "nationally") return true;
            if (tokens[at].Lower is "country" or "nation" && at > 0
                && !(at + 1 < tokens.Length && tokens[at + 1].Lower is "'s" or "’s")
                && tokens[at - 1].Lower is "the" or "his" or "her" or "their" or "its" or "our")
            {
                return true;
            }
        }

        return false;
    }
}
