using Refuge.Reports.Documents;
using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>Tells where the claims of a report play, and remembers the place that later sentences speak of.</summary>
/// <param name="map">The places of the report: which are wide, and in which countries it plays.</param>
sealed class ClaimPlaces(StoryMap map)
{
    readonly CampContext camps = new(map.Wide);
    readonly IReadOnlySet<string> wide = map.Wide;
    PlaceMention? lastCountry;
    PlaceMention? lastPlace;
    PlaceMention? lastTown;
    PlaceMention? ofParagraph;
    PlaceMention? first;
    PlaceMention? focus;
    PlaceMention? section;
    readonly Dictionary<string, int> mentioned = new(StringComparer.Ordinal);
    int paragraph = -1;

    /// <summary>Whether the text speaks of a camp.</summary>
    internal bool IsInCamp => camps.IsSpokenOf;

    /// <summary>Notes a sentence before its claims are made.</summary>
    internal void Begin(ReadSentence read)
    {
        camps.Note(read);
        if (paragraph == read.Sentence.Paragraph) return;
        (paragraph, ofParagraph) = (read.Sentence.Paragraph, null);
    }

    /// <summary>Follows where the report plays, after the claims of a sentence are made.</summary>
    internal void Follow(ReadSentence read, List<DraftClaim> claims)
    {
        if (Sections.Begins(read) is { } begun && !IsAdjective(begun))
        {
            (section, lastPlace, lastTown, focus) = (begun, null, null, null);
            mentioned.Clear();
            if (map.IsCountry(begun.Id)) lastCountry = begun;
            return;
        }

        camps.Follow(read, claims, place => IsPlace(read, place));
        foreach (var place in read.Places)
        {
            if (place.Id is not { } id || wide.Contains(id) || place.Latitude is null || !IsPlace(read, place))
            {
                continue;
            }
            var count = mentioned[id] = mentioned.GetValueOrDefault(id) + 1;
            if (focus?.Id is not { } known || count > mentioned[known]) focus = place;
        }

        lastCountry = read.Places.LastOrDefault(place => map.IsCountry(place.Id)) ?? lastCountry;
        ofParagraph ??= read.Places.FirstOrDefault(place => IsScene(read, place) && place.Latitude is not null);
        first ??= ofParagraph;
        // A country is too wide to be where the next sentence plays.
        if (read.Places.FirstOrDefault(
            place => IsScene(read, place) && !wide.Contains(place.Id ?? "") && !IsLandform(place) && !claims.Exists(
            claim => claim.Type is { Family: "place", Kind: "distance" }
            && claim.Where.End == place.End)) is not { } named)
        {
            return;
        }

        lastPlace = named;
        // A river of the folder is a place without a point.
        if (!Facilities.IsOne(named.Quote) && (named.Id is null || named.Latitude is not null)) lastTown = named;
    }

    /// <summary>A river that no map shows is no ground for later sentences.</summary>
    static bool IsLandform(PlaceMention place) => place.Id is null && Facilities.IsNoSettlement(place.Quote);

    bool IsPlace(ReadSentence read, PlaceMention place) =>
        !IsAdjective(place) && !IsTarget(read, place) && !IsDateline(read, place)
            && !PlaceRoles.IsOfMoney(read.Sentence.Tokens, place)
            && !PlaceRoles.IsOfPeople(read.Sentence.Tokens, place);

    /// <summary>
    /// Whether later sentences may play at a place: it lies in a country of the story, and people did not only go there
    /// or speak there.
    /// </summary>
    bool IsScene(ReadSentence read, PlaceMention place) =>
        IsPlace(read, place) && map.IsInStory(place.Id)
            && !((map.IsCountry(place.Id) || map.IsCapital(place.Id))
                && PlaceRoles.IsActor(read.Sentence.Tokens, place))
                && !PlaceRoles.IsOfSpeaker(read.Sentence.Tokens, place)
            && !PlaceRoles.IsDestination(read.Sentence.Tokens, place, read.Places);

    /// <summary>
    /// "British" is no place, though it leads to one, nor is "Iraqi". "The refinery at Alma" holds the first word of
    /// its name.
    /// </summary>
    internal bool IsAdjective(PlaceMention place)
    {
        if (place.Name is not { } name || place.Quote.Length <= 3
            || string.Equals(name, place.Quote, StringComparison.Ordinal))
        {
            return false;
        }
        if (wide.Contains(place.Id ?? "") && PlaceRoles.IsDemonym(place.Quote, name)) return true;
        Span<char> key = stackalloc char[PlaceKey.LongestKey];
        Span<char> quoted = stackalloc char[PlaceKey.LongestKey];
        // Sebha and Sabha are one town; what a country's people are called keeps two letters of its name.
        var beginning = quoted[..Math.Min(map.IsCountry(place.Id) ? 2 : 1, PlaceKey.Of(place.Quote, quoted))];
        var space = name.AsSpan().IndexOf(' ');
        return !key[..PlaceKey.Of(name, key)].StartsWith(beginning, StringComparison.Ordinal) &&
            !place.Quote.AsSpan()
                .Contains(space < 0 ? name : name.AsSpan(0, space), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The places named in the clause; else, where the claim needs one, the place last named, or the camp spoken of.
    /// </summary>
    internal PlaceMention[] Of(ReadSentence read, Stretch where, Stretch clause, ClaimType type)
    {
        var tokens = read.Sentence.Tokens;
        var sentence = read.Places.Where(
            place => !IsAdjective(place) && !IsDateline(read, place) && !PlaceRoles.IsOfSpeaker(tokens, place)
            && !PlaceRoles.IsOfMoney(tokens, place) && !PlaceRoles.IsOfPeople(tokens, place)
            && !((map.IsCountry(place.Id) || map.IsCapital(place.Id)) && PlaceRoles.IsActor(tokens, place))
            && !(type.Family is "hazard" or "damage" or "recovery" && IsTarget(read, place))).ToList();
        // A country says nothing beside the town in it, unless no map shows the town.
        var towns = sentence.FindAll(place => !wide.Contains(place.Id ?? "") && IsKnown(place));
        if (Capital(read, where) is { } seat) return [seat];
        sentence.RemoveAll(
            place => wide.Contains(place.Id ?? "") && towns.Exists(town => map.Holds(place.Id, town.Id)));
        var named = sentence.Where(place => where.Start <= place.Start && place.End <= where.End).ToArray();
        if (type.Family is "camp" or "population" or "displacement" or "health" or "casualties" && named.Length > 1
            && CampContext.SitesOf(read, named) is [var site, ..] && type.Kind is not "departure")
        {
            named = [site, .. named.Where(place => place != site)];
        }
        // "Fighting drove 4,200 people into Alma camp": the camp is not where they fought.
        if (type.Family is "conflict" or "attack" or "hazard")
        {
            named = [.. named.Where(place => !CampContext.IsSite(place) || !PlaceRoles.IsReached(tokens, place))];
            sentence.RemoveAll(place => CampContext.IsSite(place) && PlaceRoles.IsReached(tokens, place));
        }
        // "From Alma and Boro to Cade": those who came are in Cade.
        if (type is { Family: "displacement", Kind: "arrival" } && named.Length > 0
            && named.All(place => PlaceRoles.IsOrigin(tokens, place))
            && sentence.Find(place => place.Start > where.End && PlaceRoles.IsReached(tokens, place)) is { } goal)
        {
            named = [goal, .. named];
        }
        if (type is { Family: "displacement", Kind: "arrival" } && named.Length > 1
            && Array.FindIndex(named, place => PlaceRoles.IsReached(tokens, place)) is > 0 and var reached)
        {
            named = [named[reached], .. named.Where((_, index) => index != reached)];
        }
        if (type.Family is "camp" && camps.IsSpokenOf && camps.Of(read, clause, named) is { } camp) return [camp];
        if (camps.IsSpokenOf && IsOfCamp(type) && !named.Any(CampContext.IsSite)
            && camps.Beside(read, clause, named) is { } beside)
        {
            return [beside];
        }
        if (named.Length > 0 || type.Family is "provenance" or "funding") return named;
        if (camps.IsSpokenOf
            && (IsOfCamp(type) || CampContext.IsNamed(tokens, clause)
                && type.Family is "displacement" or "casualties" or "health")
            && camps.Of(read, clause, []) is { } there)
        {
            return [there];
        }
        if (!read.Sentence.Ended && type.Family is "displacement"
            && PlaceRoles.NamesElsewhere(tokens, where, read.Places))
        {
            return [];
        }
        if (type.Family is "displacement" or "population" && PlaceRoles.NamesUnit(tokens, clause)) return [];
        if (PlaceRoles.NamesCountry(tokens, clause) && Country(read) is { } country) return [country];
        if (sentence.Exists(place => !PlaceRoles.IsOrigin(tokens, place)) && type.Family is not "displacement")
        {
            sentence.RemoveAll(place => PlaceRoles.IsOrigin(tokens, place));
        }
        if (sentence.Count > 0) return [Nearest(sentence, where)];
        // A bridge stands where the text says, and nowhere else: the town last named need not lie on the river.
        if (type is { Family: "infrastructure" } or { Family: "attack", Kind: "failed" } or
            {
                Family: "damage",
                Kind: "bridge",
            })
        {
            return [];
        }
        if (Carried(read) is not { } carried) return [];
        // No map shows the town last named: its country says at least where on the map the story plays.
        return carried.Reference is UnresolvedPlace && lastCountry is not null
            && type.Family is not ("camp" or "population" or "displacement" or "territory")
            ? [carried, lastCountry]
            : [carried];
    }

    /// <summary>Whether claims of a type tell of the camp that a report speaks of, where they name no place.</summary>
    static bool IsOfCamp(ClaimType type) =>
        type is { Family: "displacement", Kind: "arrival" or "ongoing" } or { Family: "population", Kind: "present" };

    static bool IsKnown(PlaceMention place) =>
        place.Id is not null || place.Reference is NearPlace or NamedSite;

    /// <summary>"In South Sudan's capital": the capital, where the report names it.</summary>
    PlaceMention? Capital(ReadSentence read, Stretch where)
    {
        var tokens = read.Sentence.Tokens;
        foreach (var place in read.Places)
        {
            if (!map.IsCountry(place.Id) || place.Start < where.Start || place.End > where.End) continue;
            var at = Array.FindIndex(tokens, token => token.Start >= place.End);
            if (at >= 0 && at + 1 < tokens.Length && tokens[at].Lower is "'s" or "’s" && tokens[at + 1].Is("capital")
                && map.CapitalOf(place) is { } capital)
            {
                return capital;
            }
        }

        return null;
    }

    /// <summary>The country that a sentence names, by itself or by its people; else the one named last.</summary>
    PlaceMention? Country(ReadSentence read) =>
        read.Places.LastOrDefault(place => map.IsCountry(place.Id)) ?? lastCountry;

    /// <summary>
    /// The place named last before a claim in its sentence, one on the map first; else the first behind it.
    /// </summary>
    static PlaceMention Nearest(List<PlaceMention> sentence, Stretch where) =>
        sentence.FindLast(place => place.End <= where.Start && IsKnown(place))
            ?? sentence.Find(IsKnown) ?? sentence.FindLast(place => place.End <= where.Start) ?? sentence[0];

    /// <summary>
    /// Where a sentence without a name plays: the place of its paragraph, the one meant, the one told of most.
    /// </summary>
    PlaceMention? Carried(ReadSentence read)
    {
        if (ofParagraph is not null && !wide.Contains(ofParagraph.Id ?? "")) return ofParagraph;
        var meant = Meant(read);
        // A paragraph that begins with another country plays there, and not in the town of the paragraph before.
        if (ofParagraph is { Id: { } land } && map.IsCountry(land) && meant?.Id is { } town && !map.Holds(land, town))
        {
            return ofParagraph;
        }
        // What no gazetteer shows is no ground for later sentences where the report has one.
        if (meant is { Latitude: null, Id: null, Reference: not NamedSite } && focus is not null) meant = focus;
        return meant ?? section ?? first;
    }

    /// <summary>
    /// The place that a sentence without a name speaks of: the one last named; the town last named where it says "the
    /// town".
    /// </summary>
    internal PlaceMention? Meant(ReadSentence read)
    {
        var tokens = read.Sentence.Tokens;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (tokens[at].Lower is "town" or "city" or "village" && tokens[at - 1].Is("the"))
            {
                return lastTown ?? lastPlace;
            }
        }

        return lastPlace;
    }

    /// <summary>"operations against Mosul": where an operation is aimed, not where mines lie or pylons fell.</summary>
    static bool IsTarget(ReadSentence read, PlaceMention place)
    {
        var before = Array.FindLastIndex(read.Sentence.Tokens, token => token.End <= place.Start);
        return before >= 0
            && read.Sentence.Tokens[before].Lower is "against" or "eying" or "eyeing" or "targeting";
    }

    /// <summary>The names of a dateline begin within so many letters.</summary>
    const int DatelineLetters = 30;

    /// <summary>"BEIRUT —", "Goma, 5 March (Reuters) -": where a story was written is not where it plays.</summary>
    static bool IsDateline(ReadSentence read, PlaceMention place)
    {
        var tokens = read.Sentence.Tokens;
        if (tokens.Length == 0 || place.Start > tokens[0].Start + DatelineLetters) return false;
        var at = Array.FindIndex(tokens, token => token.Start >= place.End);
        if (at < 0) return false;
        for (var before = 0; before < at; before++)
        {
            if (tokens[before].IsWord && !tokens[before].Capital) return false;
        }
        // "JUBA Renewed fighting": in capitals, with the sentence behind it.
        if (place.Start == tokens[0].Start && place.Quote.Length > 2 && tokens[at] is { IsWord: true, Capital: true }
            && !place.Quote.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            return true;
        }
        const int LongestDateline = 14;
        for (var mark = at; mark < Math.Min(tokens.Length, at + LongestDateline); mark++)
        {
            if (tokens[mark].Lower is "—" or "–" || (tokens[mark].Is("-") && tokens[mark].Start > tokens[mark - 1].End))
            {
                return true;
            }
            if (tokens[mark].IsWord && !tokens[mark].Capital) return false;
        }

        return false;
    }
}
