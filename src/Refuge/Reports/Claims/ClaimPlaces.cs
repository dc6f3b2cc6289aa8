using Refuge.Reports.Documents;
using Refuge.Reports.Language;
using Refuge.Reports.Places;

namespace Refuge.Reports.Claims;

/// <summary>
/// Tells where the claims of a report play: by their clause, by their sentence, else by what
/// <see cref="CarriedPlaces"/> remembers.
/// </summary>
sealed class ClaimPlaces
{
    readonly StoryMap map;
    readonly IReadOnlySet<string> wide;
    readonly CampContext camps;
    readonly ScenePlaces scenes;
    readonly CarriedPlaces earlier;

    /// <summary>Begins a report.</summary>
    /// <param name="map">The places of the report: which are wide, and in which countries it plays.</param>
    internal ClaimPlaces(StoryMap map)
    {
        this.map = map;
        wide = map.Wide;
        camps = new(map.Wide);
        scenes = new(map);
        earlier = new(map, scenes, camps);
    }

    /// <summary>Whether the text speaks of a camp.</summary>
    internal bool IsInCamp => camps.IsSpokenOf;

    /// <summary>Notes a sentence before its claims are made.</summary>
    internal void Begin(ReadSentence read)
    {
        camps.Note(read);
        earlier.Begin(read);
    }

    /// <summary>Follows where the report plays, after the claims of a sentence are made.</summary>
    internal void Follow(ReadSentence read, List<DraftClaim> claims) => earlier.Follow(read, claims);

    /// <summary>Whether a name is only that of a people: "British" is no place.</summary>
    internal bool IsAdjective(PlaceMention place) => scenes.IsAdjective(place);

    /// <summary>The place that a sentence without a name speaks of.</summary>
    internal PlaceMention? Meant(ReadSentence read) => earlier.Meant(read);

    /// <summary>
    /// The places named in the clause; else, where the claim needs one, the place last named, or the camp spoken of.
    /// </summary>
    internal PlaceMention[] Of(ReadSentence read, Stretch where, Stretch clause, ClaimType type)
    {
        if (read.Places.Any(place => Datelines.Holds(read.Sentence.Tokens, place)))
        {
            read = read with
            {
                Places = [.. read.Places.Where(place => !Datelines.Holds(read.Sentence.Tokens, place))],
            };
        }
        read = PlacesOfParts.Without(read, where);
        var tokens = read.Sentence.Tokens;
        // "Near the Congolese border" puts no camp into the middle of that country.
        var ground = read.Places.Any(IsAdjective)
            ? read with { Places = [.. read.Places.Where(place => !IsAdjective(place))] }
            : read;
        var sentence = read.Places.Where(
            place => !IsAdjective(place) && !PlaceRoles.IsOfSpeaker(tokens, place)
            && !PlaceRoles.IsOfMoney(tokens, place) && !PlaceRoles.IsOfPeople(tokens, place)
            && !((map.IsCountry(place.Id) || map.IsCapital(place.Id))
                && (ActingStates.IsActor(tokens, place)
                    || ((map.IsCapital(place.Id) || type.Family is "attack" or "conflict" or "operation" or "response"
                        or "funding") && ActingStates.IsPower(tokens, place))))
            && !map.IsOcean(place.Id) && !PlaceRoles.IsTowards(tokens, place)
            && !PlaceRoles.IsSideOf(tokens, place) && !PlaceRoles.IsCompared(tokens, place)
            && !(wide.Contains(place.Id ?? "") && PlaceRoles.IsFarReference(tokens, place, true))
            && !(type.Family is "hazard" or "damage" or "recovery" && PlaceHints.IsTarget(read, place))).ToList();
        // A country says nothing beside the town in it, unless no map shows the town.
        var towns = sentence.FindAll(place => !wide.Contains(place.Id ?? "") && PlaceHints.IsKnown(place));
        if (Capital(read) is { } seat)
        {
            if (where.Start <= seat.Start && seat.End <= where.End) return [seat];
            sentence.RemoveAll(place => map.IsCountry(place.Id));
            sentence.Add(seat);
        }
        sentence.RemoveAll(
            place => wide.Contains(place.Id ?? "") && towns.Exists(town => map.Holds(place.Id, town.Id)));
        // "Fighting in Vonaria's Tollan province": the province, and not the whole country.
        if (sentence.Find(place => wide.Contains(place.Id ?? "") && !map.IsCountry(place.Id)) is { } unit
            && sentence.Count(place => wide.Contains(place.Id ?? "")) == 2)
        {
            sentence.RemoveAll(
                place => map.IsCountry(place.Id) && place.Reference is ExactPlace { Country: { } land }
                    && unit.Reference is ExactPlace { Country: var of } && land == of);
        }
        var named = sentence.Where(place => where.Start <= place.Start && place.End <= where.End).ToArray();
        var scene = new Scene(read, ground, where, clause, type, sentence);
        return InClause(scene, Ordered(scene, named)) ?? Elsewhere(scene);
    }

    /// <summary>What is known of a claim whose place is looked for.</summary>
    /// <param name="Read">Its sentence, without a dateline.</param>
    /// <param name="Ground">Its sentence, without words for peoples either.</param>
    /// <param name="Where">Its stretch of the text.</param>
    /// <param name="Clause">Its stretch of the tokens.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Named">The places of its sentence at which it may play.</param>
    sealed record Scene(
        ReadSentence Read, ReadSentence Ground, Stretch Where, Stretch Clause, ClaimType Type,
        List<PlaceMention> Named);

    /// <summary>The places named in a clause, first the one at which its people are.</summary>
    PlaceMention[] Ordered(Scene scene, PlaceMention[] named)
    {
        var (read, where, type, sentence) = (scene.Read, scene.Where, scene.Type, scene.Named);
        var tokens = read.Sentence.Tokens;
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
        // "16 are missing, and 46 households took refuge at Alma camp": those missing are not in the camp.
        if (type.Family is "casualties" or "damage" or "other" or "hazard")
        {
            sentence.RemoveAll(place => CampContext.IsSite(place) && place.Start > where.End);
        }
        if (type.Family is "casualties" && named.Length > 0
            && named.All(place => map.IsCountry(place.Id) && MereReferences.IsOfTroops(tokens, place)))
        {
            sentence.RemoveAll(place => MereReferences.IsOfTroops(tokens, place));
            named = [];
        }
        // "Village of Cade: elders say 450 came from Alma": they are in Cade.
        if (type is { Family: "displacement", Kind: "arrival" } && named.Length > 0
            && named.All(place => PlaceRoles.IsOrigin(tokens, place))
            && sentence.FindLast(
                place => place.End <= where.Start && !PlaceRoles.IsOrigin(tokens, place)
                    && !map.IsCountry(place.Id)) is { } host)
        {
            return [host, .. named];
        }
        // "Refugees from Alma have arrived": wherever they are, it is not there.
        if (named.Length > 0
            && named.All(place => PlaceRoles.IsOrigin(tokens, place) || PlaceRoles.IsListedOrigin(tokens, place))
            && !sentence.Exists(place => place.Start > where.End && PlaceRoles.IsReached(tokens, place))
            && (type is { Family: "displacement", Kind: "arrival" or "ongoing" } or { Family: "population" or "camp" }
                // "Returned home from Alma": out of a country; who is home in a town of their own came from it.
                || (type is { Family: "displacement", Kind: "return" } && named.All(place => map.IsCountry(place.Id))))
            // Who is moved from a town leaves it.
            && !Array.Exists(
                tokens[scene.Clause.Start..scene.Clause.End], static token => PlaceRoles.IsMoved(token.Lower)))
        {
            sentence.RemoveAll(
                place => PlaceRoles.IsOrigin(tokens, place) || PlaceRoles.IsListedOrigin(tokens, place));
            return [];
        }
        // "From Alma and Boro to Cade": those who came are in Cade.
        if (type is { Family: "displacement", Kind: "arrival" } && named.Length > 0
            && named.All(place => PlaceRoles.IsOrigin(tokens, place))
            && sentence.Find(place => place.Start > where.End && PlaceRoles.IsReached(tokens, place)) is { } goal)
        {
            named = [goal, .. named];
        }
        // "Villagers of Alma crossed at dawn into Boro": they are in Boro.
        if (type is { Family: "displacement", Kind: "arrival" } && named.Length > 0
            && !named.Any(place => PlaceRoles.IsReached(tokens, place))
            && sentence.Find(place => place.Start > where.End && PlaceRoles.IsReached(tokens, place)) is { } reach)
        {
            named = [reach, .. named];
        }
        if (type is { Family: "displacement", Kind: "arrival" } && named.Length > 1
            && Array.FindIndex(named, place => PlaceRoles.IsReached(tokens, place)) is > 0 and var reached)
        {
            named = [named[reached], .. named.Where((_, index) => index != reached)];
        }

        return named;
    }

    /// <summary>
    /// The camp of which a clause tells, else the places that it names. Null where it leaves its place to other words.
    /// </summary>
    PlaceMention[]? InClause(Scene scene, PlaceMention[] named)
    {
        var (ground, clause, type) = (scene.Ground, scene.Clause, scene.Type);
        var tokens = scene.Read.Sentence.Tokens;
        // "Alma: 2,100 people, 20 latrines": a line that begins with its place.
        if (type.Family is "camp" or "population"
            && PlaceHints.Headed(tokens, scene.Read.Places, wide) is { } headed)
        {
            return [headed];
        }
        if (named.Length == 0 && type is { Family: "camp", Kind: "population" or "capacity" }
            && PlaceHints.NamesUnknown(tokens, scene.Where, scene.Read.Places))
        {
            return [];
        }
        if (named.Length == 0 && Pointed(scene) is { } told) return told;
        if (type.Family is "camp" && camps.IsSpokenOf && camps.Of(ground, clause, named) is { } camp) return [camp];
        if (camps.IsSpokenOf && PlaceHints.IsOfCamp(type) && !named.Any(CampContext.IsSite)
            && camps.Beside(ground, clause, named) is { } beside)
        {
            return [beside];
        }
        if (type is { Family: "displacement", Kind: "departure" or "evacuation" } && named.Length > 0
            && named.All(place => PlaceRoles.IsBoundFor(tokens, place)))
        {
            scene.Named.RemoveAll(place => PlaceRoles.IsBoundFor(tokens, place));
            return Elsewhere(scene) is { Length: > 0 } left && left[0].Start != named[0].Start
                ? [.. left, .. named]
                : named;
        }
        if (named.Length > 0 || type.Family is "provenance") return named;
        // "Stormed in the north-western Alma", which no map shows: at no place told of before.
        if (type.Family is not ("funding" or "camp" or "population" or "displacement")
            && PlaceHints.NamesUnknown(tokens, scene.Where, scene.Read.Places))
        {
            return earlier.Land is { } land ? [land] : [];
        }
        // "4,000 are waiting in Alma", which no map shows: at no place told of before.
        if (type.Family is "camp" or "population" or "displacement"
            && PlaceHints.NamesUnknown(tokens, scene.Where, scene.Read.Places))
        {
            return [];
        }
        // Who gives stands in the sentence; what is given goes to the country that the report is about.
        if (type.Family is "funding")
        {
            var given = (map.IsCountry(earlier.Section?.Id) ? earlier.Section : map.Home)
                ?? earlier.Of(scene.Read);
            // An appeal is for no single camp.
            if (given is not null && CampContext.IsSite(given)) given = earlier.LastUnit;
            return given is null ? [] : [given];
        }
        if (camps.IsSpokenOf
            && (PlaceHints.IsOfCamp(type) || CampContext.IsNamed(tokens, clause)
                && type.Family is "displacement" or "casualties" or "health")
            && camps.Of(ground, clause, []) is { } there)
        {
            return [there];
        }

        return null;
    }

    /// <summary>
    /// The place to which the words of a clause point without naming it: "Alma, where a camp", "the camp there"; none
    /// where they point to one that no map shows. Null where they point nowhere.
    /// </summary>
    PlaceMention[]? Pointed(Scene scene)
    {
        var (clause, tokens) = (scene.Clause, scene.Read.Sentence.Tokens);
        var places = scene.Read.Places;
        var place = PointingWords.WhereOf(tokens, clause, scene.Named);
        if (place is null && PointingWords.IsWhereOfUnknown(tokens, clause, places)) return [];
        if (place is null && scene.Read.Sentence.Ended && PlaceHints.BeginsElsewhere(tokens, places)) return [];
        if (place is null && PointingWords.SaysThere(tokens, clause))
        {
            place = scene.Named.FindLast(
                named => named.End <= scene.Where.Start && !PlaceRoles.IsOrigin(tokens, named)) ?? earlier.LastPlace;
        }
        return place is null ? null : [scene.Type.Family is "camp" ? camps.At(place) : place];
    }

    /// <summary>Where a clause plays that names no place: by its sentence, else by what was told before.</summary>
    PlaceMention[] Elsewhere(Scene scene)
    {
        var (read, where, clause, type, sentence) = (scene.Read, scene.Where, scene.Clause, scene.Type, scene.Named);
        var tokens = read.Sentence.Tokens;
        if (!read.Sentence.Ended && type.Family is "displacement"
            && PlaceRoles.NamesElsewhere(tokens, where, read.Places))
        {
            return [];
        }
        if (read.Sentence.Ended && PlaceHints.BeginsElsewhere(tokens, read.Places)) return [];
        // "3,400 displaced since 11 October, the district chairman said": of the district, and of no town in it.
        if (sentence.Count == 0 && type.Family is "displacement" or "casualties" or "hazard" or "population"
            && PlaceHints.IsToldOfUnit(tokens) && earlier.Of(read) is { Id: { } told } && !wide.Contains(told))
        {
            if (earlier.LastUnit is not { } of || !map.Holds(of.Id, told)) return [];
            if (earlier.IsParagraphOpen) earlier.Hold(of);
            return [of];
        }
        if (sentence.Count == 0 && earlier.LastUnit is not null && PlaceRoles.UnitNamed(tokens) is { } kind
            && (kind is "region" || !map.IsCountry(earlier.LastUnit.Id)))
        {
            return [earlier.LastUnit];
        }
        if (type.Family is "displacement" or "population" && PlaceRoles.NamesUnit(tokens, clause)) return [];
        if (type is { Family: "damage", Kind: "buildings" } && SpreadPlaces.IsOfTheirHomes(tokens, clause))
        {
            return sentence.Find(place => PlaceRoles.IsOrigin(tokens, place)) is { } origin ? [origin] : [];
        }
        if (PlaceRoles.NamesCountry(tokens, clause) && Country(read) is { } country) return [country];
        if (sentence.Count == 0 && SpreadPlaces.NamesDirection(tokens, clause)) return [];
        if (sentence.Exists(place => !PlaceRoles.IsOrigin(tokens, place)) && type.Family is not "displacement")
        {
            sentence.RemoveAll(place => PlaceRoles.IsOrigin(tokens, place));
        }
        // Powers abroad speak and send; what happened did so where the report plays.
        if (earlier.LastPlace is not null)
        {
            sentence.RemoveAll(place => !map.IsInStory(place.Id) && !map.IsCountry(place.Id));
        }
        // "The bridge fell and the road to Alma is cut": the bridge is not told to be at Alma.
        if (type is { Kind: "bridge" }) sentence.RemoveAll(place => place.Start > where.End);
        // "The city can still be reached from Alma": the city named before.
        if (type.Family is not "displacement" && PlaceHints.NamesTown(read)
            && sentence.TrueForAll(place => PlaceRoles.IsOrigin(tokens, place)))
        {
            sentence.Clear();
        }
        if (sentence.Count > 0) return [PlaceHints.Nearest(sentence, where)];
        // A bridge stands where the text says, and nowhere else: the town last named need not lie on the river.
        if (type is { Family: "infrastructure" } or { Family: "attack", Kind: "failed" } or
            {
                Family: "damage",
                Kind: "bridge",
            })
        {
            return [];
        }
        if (sentence.Count == 0 && OwnLand(read, clause) is { } own) return [own];
        if (earlier.Of(read) is not { } carried) return [];
        if (CampContext.IsSite(carried) && PlaceHints.IsOfNoSite(read, clause, type, earlier.IsParagraphOpen))
        {
            return [];
        }
        // A sum of many districts is of no town in one of them.
        if (!wide.Contains(carried.Id ?? "") && !CampContext.IsSite(carried)
            && (SpreadPlaces.IsSpread(tokens, clause)
                || (SpreadPlaces.IsSum(tokens, clause) && earlier.IsParagraphOpen && !earlier.IsOfOneTown(carried))))
        {
            if (earlier.AroundOf(carried) is not { } around) return [];
            if (earlier.IsParagraphOpen) earlier.Hold(around);
            return [around];
        }
        // No map shows the town last named: its country says at least where on the map the story plays.
        return carried.Reference is UnresolvedPlace && earlier.LastCountry is not null
            && type.Family is not ("camp" or "population" or "displacement" or "territory")
            ? [carried, earlier.LastCountry]
            : earlier.ListOf(carried);
    }

    /// <summary>"Alma's disaster agency said it was sheltering 83,000": in its own country.</summary>
    PlaceMention? OwnLand(ReadSentence read, Stretch clause)
    {
        var tokens = read.Sentence.Tokens;
        if (!Array.Exists(tokens[clause.Start..clause.End], static token => token.Lower is "it")) return null;
        foreach (var place in read.Places)
        {
            var at = tokens.FirstFrom(place.End);
            if (map.IsCountry(place.Id) && at >= 0 && at < clause.End && ActingStates.IsActor(tokens, place))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>"In South Sudan's capital": the capital, where the report names it.</summary>
    PlaceMention? Capital(ReadSentence read)
    {
        var tokens = read.Sentence.Tokens;
        foreach (var place in read.Places)
        {
            if (!map.IsCountry(place.Id)) continue;
            var at = tokens.FirstFrom(place.End);
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
        read.Places.LastOrDefault(
            place => map.IsCountry(place.Id) && !PlaceRoles.IsFarReference(read.Sentence.Tokens, place, true))
            ?? earlier.Land ?? earlier.LastCountry;
}
